"""One store into another and back: the same to the byte, resumed after a kill, proven at
the end.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.operations.sync import sync, sync_between
from app.resolution.linking import link_store
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import SettingsError, StoreUnavailable, SyncIncomplete
from graph.model import Judgement
from graph.stores import Store, open_store
from loaders.sample import write_sample
from tests.offices.commands import ACCOUNT
from tests.offices.ids import IDS
from tests.offices.logs import acts
from tests.offices.stored import batch, judgement, mention

ENGINES = ("sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j))


def fill(uri: str, files: Path, **sample: int) -> None:
    write_sample(files, **sample)
    open_store(uri, ids=IDS).close()
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([files]), rejects=files / "rejected")
        space.linker.link()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("filled")
    uri = f"sqlite:///{folder / 's.db'}"
    fill(uri, folder / "cases", cases=120, seed=5)
    return uri


@pytest.fixture
def here(filled: str) -> Iterator[Store]:
    with open_store(filled) as store:
        yield store


@pytest.fixture(params=ENGINES)
def there_uri(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return (
        request.getfixturevalue("neo4j_uri")
        if request.param == "neo4j"
        else f"sqlite:///{tmp_path / 'there.db'}"
    )


@pytest.fixture
def there(there_uri: str) -> Iterator[Store]:
    """A new store that keys its ids as `here`, as one does that began as a copy."""
    with open_store(there_uri, ids=IDS) as store:
        yield store


def test_there_and_back_is_the_identity(here, there, tmp_path):
    report = sync(here, there)
    assert report.same
    assert report.digests == here.digests() == there.digests()
    assert there.counts() == here.counts()
    with open_store(f"sqlite:///{tmp_path / 'back.db'}") as back:
        sync(there, back)
        assert back.digests() == here.digests()
        assert back.search("siti") == here.search("siti")


def test_a_second_sync_writes_nothing(here, there):
    first = sync(here, there)
    revision = there.revision()
    again = sync(here, there)
    assert (first.copied.written, again.copied.written) == (first.copied.compared, 0)
    assert there.revision() == revision


def test_only_what_is_new_since(here, there, tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'own.db'}", ids=IDS) as own:
        sync(here, own)
        seen = sync(own, there).revision
        own.put(batch(mention(1, "Budi", case="c_new")))
        report = sync(own, there, since=seen)
        assert (report.copied.compared, report.copied.written) == (1, 1)
        assert "c_new" in there.changed_cases(0)
        with pytest.raises(SettingsError, match="earlier"):
            sync(own, there, since=own.revision() + 1)


def test_a_store_that_knows_more_is_linked_anew_and_ids_stay(here, there):
    there.put(batch(mention(1, "Xaverius Own", case="c_own")))
    report = sync(here, there)
    assert not report.same
    assert report.copied.differ == ()
    assert there.known().entity_of.items() >= here.known().entity_of.items()
    assert there.search("xaverius")


def test_one_network_alone(filled, there_uri):
    with Workspace(Settings(store=filled, user="test")) as space:
        network = space.networks.all()[0]
    report = sync_between(Settings(role="investigator"), filled, there_uri, network=network.id)
    assert report.copied.compared == len(network.cases)
    with Workspace(Settings(store=there_uri, user="test")) as space:
        assert sorted(space.networks.all()[0].cases) == sorted(network.cases)
        assert set(network.parties) <= set(space.networks.all()[0].parties)


def test_both_logs_say_who_copied(filled, there_uri):
    sync_between(Settings(role="investigator"), filled, there_uri)
    for uri in (filled, there_uri):
        with open_store(uri) as store:
            last = acts(store.audit())[-1]
            assert (last.by, last.action) == (ACCOUNT, "sync")
            assert "->" in last.subject


def test_what_a_sync_finds_is_remembered_there(filled, there_uri):
    sync_between(Settings(role="investigator"), filled, there_uri)
    with Workspace(Settings(store=there_uri, user="test")) as space:
        (mark,) = space.snapshots.marks()
        assert mark.revision == space.store.revision()
        assert space.changes.since(str(mark.revision)).changes == ()


def test_a_store_is_not_synced_into_itself_however_it_is_written(filled, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    open_store("sqlite:///s.db").close()
    for uri, other in ((filled, filled), ("sqlite:///s.db", f"sqlite:///{tmp_path / 's.db'}")):
        with pytest.raises(SettingsError, match="itself"):
            sync_between(Settings(role="investigator"), uri, other)


@pytest.mark.parametrize("network", [None, "n_0a"])
def test_a_store_that_is_not_there_is_neither_made_nor_called_equal(network, there_uri, tmp_path):
    with pytest.raises(StoreUnavailable, match="no store"):
        sync_between(
            Settings(role="investigator"),
            f"sqlite:///{tmp_path / 'typo.db'}",
            there_uri,
            network=network,
        )
    assert not (tmp_path / "typo.db").exists()


def test_somebody_who_writes_meanwhile_is_noticed(here, there, tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'own.db'}", ids=IDS) as own:
        own.put(batch(mention(1, "Budi", case="c_1"), mention(1, "Ani", case="c_2")))
        link_store(own)

        def disturb(step: str, count: int, total: int | None = None) -> None:
            if step == "cases":
                there.put(batch(mention(1, "Somebody else", case="c_1")))

        with pytest.raises(SyncIncomplete, match="c_1 first"):
            sync(own, there, progress=disturb)
        assert sync(own, there).same


def test_a_judgement_withdrawn_there_stays_withdrawn(there, tmp_path):
    """The wrong merge that was undone at the shared store does not come back from a laptop."""
    with open_store(f"sqlite:///{tmp_path / 'own.db'}", ids=IDS) as own:
        one, two = mention(1, "Budi", case="c_1"), mention(1, "Budi S", case="c_2")
        own.put(batch(one, two))
        own.append(judgement(1, one.id, two.id))
        link_store(own)
        assert sync(own, there).same
        there.withdraw(Judgement, "j_1", by="ani", on="2026-03-01", why="two people")
        link_store(there)
        report = sync(own, there)
        assert not report.same
        assert len({assignment.entity_id for assignment in there.assignments()}) == 2


def test_a_case_forgotten_there_does_not_come_back_in_the_graph(there, tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'own.db'}", ids=IDS) as own:
        own.put(batch(mention(1, "Siti Korban", case="c_1"), mention(1, "Ani", case="c_2")))
        link_store(own)
        sync(own, there)
        there.forget_case("c_1")
        there.put(batch(mention(1, "Eko", case="c_3")))
        report = sync(own, there)
        assert report.copied.refused == ("c_1",)
        assert there.search("korban") == []
        assert there.find_entity("c_1") is None


@pytest.mark.parametrize("linked_before", [True, False])
def test_a_graph_that_is_not_up_to_date_replaces_no_better_one(linked_before, there, tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'own.db'}", ids=IDS) as own:
        own.put(batch(mention(1, "Budi", case="c_1")))
        if linked_before:
            link_store(own)
        own.put(batch(mention(1, "Eko", case="c_2")))
        there.put(batch(mention(1, "Budi", case="c_1"), mention(1, "Eko", case="c_2")))
        link_store(there)
        sync(own, there)
        assert there.search("eko")
        assert there.search("budi")


def test_ids_that_the_other_store_gave_live_on(there, tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'own.db'}", ids=IDS) as own:
        one, two = mention(1, "Budi", case="c_1"), mention(1, "Budi S", case="c_2")
        for store, order in ((own, (one, two)), (there, (two, one))):
            store.put(batch(order[0]))
            link_store(store)
            store.put(batch(order[1]))
            store.append(judgement(1, one.id, two.id))
            link_store(store)
        before = [entity.id for entity in there.entities()]
        sync(own, there)
        assert all(there.find_entity(each) for each in before)


@pytest.mark.slow
def test_a_killed_sync_goes_on_where_it_was(filled, there_uri, here):
    code = f"""
import graph.stores.copying as copying
copying.CASES_A_BATCH = 4
import sys
from app.settings import Settings
from app.operations.sync import sync_between
def told(step, count, total=None):
    print(step, count, flush=True)
sync_between(Settings(role="investigator"), {filled!r}, {there_uri!r}, progress=told)
"""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    lines = []
    for line in process.stdout:
        lines.append(line)
        if len(lines) == 5:
            break
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    time.sleep(0.5)
    with open_store(there_uri) as there:
        held = there.counts().cases
        assert 0 < held < here.counts().cases
        report = sync(here, there)
        assert report.copied.written <= report.copied.compared - held
        assert there.digests() == here.digests()
