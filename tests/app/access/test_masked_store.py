"""One store as one viewer may see it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from time import sleep

import pytest
from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.access.revision_cache import RevisionCache
from app.access.viewer import Viewer
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import CaseNotFound, EntityNotFound
from graph.model import Entity
from graph.schema import Audience
from graph.stores import Store, open_store
from tests.offices.stored import batch, person, phone, resolved

SITI = person("e_siti", "Siti", protected=True)
BUDI = person("e_budi", "Budi")
NUMBER = replace(phone("i_1", "+6281234567890"), protected=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 's.db'}") as opened:
        opened.save_resolution(resolved(SITI, BUDI, NUMBER))
        yield opened


def pseudonym(entity: Entity) -> str:
    return f"person {entity.serial}"


def seen_by(store: Store, **facts: object) -> MaskedStore:
    return MaskedStore(store, Viewer(**{"role": "head", **facts}), pseudonym)


INSIDE = {"audience": Audience.INTERNAL}
REVEALING = {**INSIDE, "reveal": True, "reason": "house check"}


def test_protected_people_are_found_by_name_only_by_who_may_reveal(store):
    assert [hit.entity.id for hit in seen_by(store, **INSIDE).search("Siti")] == []
    assert [hit.entity.name for hit in seen_by(store, **REVEALING).search("Siti")] == ["Siti"]


def test_an_entity_is_masked_by_its_id(store):
    found = seen_by(store, **INSIDE).entities(["e_siti", "e_budi"])
    assert (found["e_siti"].name, found["e_budi"].name) == (pseudonym(SITI), "Budi")


def test_a_withheld_number_is_as_one_that_nobody_has(store):
    for asked in ("i_1", "i_2"):
        with pytest.raises(EntityNotFound, match=f"nothing found for '{asked}'"):
            seen_by(store, **INSIDE).find(asked)
    assert seen_by(store, **REVEALING).find("i_1").id == "i_1"


def test_a_case_that_is_not_there_is_said_so(store):
    with pytest.raises(CaseNotFound, match="check the number"):
        seen_by(store).case("007/2026")


def test_what_was_worked_out_is_kept_until_the_data_change(store):
    cache, made = RevisionCache(store), iter(range(9))
    assert [cache.get("key", lambda: next(made)) for _ in range(2)] == [0, 0]
    store.put(batch())
    store.save_resolution(resolved(BUDI))
    assert cache.get("key", lambda: next(made)) == 1


def test_what_several_ask_for_at_once_is_made_once(store):
    cache, made, together = RevisionCache(store), [], Barrier(4)

    def make() -> int:
        sleep(0.05)
        made.append(1)
        return len(made)

    def ask() -> int:
        together.wait()
        return cache.get("key", make)

    with ThreadPoolExecutor(4) as several:
        asking = [several.submit(ask) for _ in range(4)]
        assert [one.result() for one in asking] == [1, 1, 1, 1]


def test_who_reveals_nobody_finds_what_was_worked_out_for_them(store):
    looking = seen_by(store, **REVEALING)
    looking.without_revealing().cache.get("key", lambda: "of nobody revealed")
    assert looking.without_revealing().cache.get("key", lambda: "anew") == "of nobody revealed"
    assert looking.cache.get("key", lambda: "of all revealed") == "of all revealed"
    assert looking.seen_by_everybody().cache.get("key", lambda: "of all") == "of all"


def test_a_workspace_takes_a_store_that_is_open(store):
    with Workspace(Settings(store="sqlite:///nowhere.db", user="ani"), store=store) as space:
        assert space.store.unmasked is store
