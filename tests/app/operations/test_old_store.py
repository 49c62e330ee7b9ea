"""A store of before ids were keyed: opened by this version, its ids change once and all else lives
on.

The store and the files that it was filled from lie in tests/offices/store_of_0_5_1: version 0.5.1
loaded `register.csv` and the list of calls, linked them, was told a judgement and three watches,
then loaded `later.csv`.
"""

import re
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.operations.sync import sync_between
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import IdsDiffer
from graph.ids import neutral_name
from graph.model import (
    Assignment,
    AuditEntry,
    Batch,
    Case,
    Entity,
    Judgement,
    Mention,
    Relationship,
    Resolved,
    Source,
    Statement,
)
from graph.stores import Store, open_store
from graph.stores.shared.codec import decoder
from graph.stores.shared.snapshots import unpack
from graph.watches import Watch
from tests.offices.ids import IDS

FILES = Path(__file__).parents[2] / "offices" / "store_of_0_5_1"
ENGINES = ("sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j))
PLAIN = re.compile(rb"\b[a-z]{1,2}_[0-9a-f]{20}\b")
HEAD = {"role": "head", "reveal": True, "reason": "berkas tujuh dibaca", "language": "en"}


def old_file(folder: Path, name: str = "old.db") -> Path:
    """The store as version 0.5.1 left it."""
    path = folder / name
    with sqlite3.connect(path) as raw:
        raw.executescript((FILES / "store.sql").read_text(encoding="utf-8"))
    raw.close()
    return path


@pytest.fixture(params=ENGINES)
def old_uri(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where such a store lies, on either engine."""
    path = old_file(tmp_path)
    if request.param == "sqlite":
        return f"sqlite:///{path}"
    uri: str = request.getfixturevalue("neo4j_uri")
    driver = request.getfixturevalue("neo4j_driver")
    with open_store(uri, ids=IDS) as store:
        _fill_as_it_was(store, path)
    driver.execute_query("MATCH (m:Simpul) SET m.version = 5, m.id_key = null")
    return uri


def _fill_as_it_was(store: Store, path: Path) -> None:
    """Put what a file of version 0.5.1 holds into a store, under the ids of then."""
    with sqlite3.connect(path) as raw:

        def read(table: str, kind):
            rows = raw.execute(f"SELECT body FROM {table}")
            return tuple(decoder(kind)(body) for (body,) in rows)

        store.put(
            Batch(
                sources=read("source", Source),
                cases=read("reported_case", Case),
                mentions=read("mention", Mention),
                statements=read("statement", Statement),
            )
        )
        store.save_resolution(
            Resolved(
                assignments=read("assignment", Assignment),
                entities=read("entity", Entity),
                relationships=read("relationship", Relationship),
                redirects=dict(raw.execute("SELECT id, target FROM redirect")),
            )
        )
        for name, kind in (("judgement", Judgement), ("watch", Watch)):
            for value in read(name, kind):
                store.append(value)
        for (body,) in raw.execute("SELECT body FROM snapshot ORDER BY number"):
            store.append_snapshot(unpack(body))
        for (body,) in raw.execute("SELECT body FROM audit ORDER BY number"):
            entry = decoder(AuditEntry)(body)
            store.append_audit(
                entry.at, entry.by, entry.action, subject=entry.subject, reason=entry.reason
            )
    raw.close()


@pytest.fixture
def space(old_uri: str) -> Iterator[Workspace]:
    with Workspace(Settings(store=old_uri, user="ani", **HEAD)) as opened:
        yield opened


def load(space: Workspace, folder: Path, *names: str):
    plan = space.intake.plan([FILES / name for name in names])
    return space.intake.load(plan, rejects=folder / "rejected")


def without_ties(space: Workspace):
    """All that a store holds, but for which of several a mention fits best."""
    digests = dict(space.store.unmasked.digests())
    del digests["assignments"]
    shown = [replace(one, linked_to="") for one in space.store.unmasked.assignments()]
    return digests, shown


def test_no_plain_id_is_left_but_in_the_log(tmp_path):
    path = old_file(tmp_path)
    assert PLAIN.search(path.read_bytes())
    open_store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as raw:
        raw.executescript("DELETE FROM audit; VACUUM")
        bodies = [body for (body,) in raw.execute("SELECT body FROM snapshot")]
    raw.close()
    assert not PLAIN.search(path.read_bytes())
    assert bodies and not any(PLAIN.search(zlib.decompress(body)) for body in bodies)


def test_both_engines_are_brought_to_the_same(old_uri, tmp_path):
    other = old_file(tmp_path, "other.db")
    with (
        open_store(old_uri, ids=IDS) as store,
        open_store(f"sqlite:///{other}", ids=IDS) as file,
    ):
        assert store.digests() == file.digests()
        assert list(store.snapshots()) == list(file.snapshots())
        assert store.changed_cases().keys() == file.changed_cases().keys()
        assert store.known() == replace(file.known(), generation=store.known().generation)
        assert store.search("hasan") == file.search("hasan")


def test_the_same_files_loaded_again_change_nothing(space, tmp_path):
    before = space.store.unmasked.digests()
    report = load(space, tmp_path, "register.csv", "telepon Siti Rahasia.csv", "later.csv")
    counts = {kind: tally.unchanged for kind, tally in report.values.items()}
    assert report.tally.read == report.tally.unchanged
    assert counts == {kind: tally.read for kind, tally in report.values.items()}
    assert len(report.again) == 3
    assert space.store.unmasked.digests() == before


def test_linking_anew_leaves_everybody_who_they_were_and_again_changes_nothing(space):
    """Weights are those of now. Of two that fit a mention as well, the one of the lower id is
    named: that alone may differ.
    """
    known = space.store.unmasked.known().entity_of
    space.linker.link()
    assert space.store.unmasked.known().entity_of == known
    before = without_ties(space)
    space.linker.link()
    assert without_ties(space) == before


def test_nothing_changed_since_the_last_time_that_was_remembered(space):
    marks = space.snapshots.marks()
    assert len(marks) == 2
    space.linker.link()
    assert space.snapshots.marks() == marks
    assert space.changes.since(str(marks[0].revision)).changes == ()


def test_judgements_still_hold(space):
    (line,) = space.review.judgements()
    assert not line.moved and not line.contradicted
    names = {
        mention.name
        for mention in space.store.unmasked.mentions(
            ids=[line.judgement.left, line.judgement.right]
        )
    }
    assert names == {"Budi Wijaya", "Budi Wijaja"}
    space.review.withdraw(line.judgement.id, "berdua")
    assert space.review.judgements() == ()


def test_watches_still_watch(space, tmp_path):
    lines = {line.name or line.kind: line for line in space.watchlist.items().lines}
    assert lines["Hasan Lakoro"].known and lines["Hasan Lakoro"].networks
    assert [line.watch.identifier is not None for line in lines.values()].count(True) == 1
    assert lines["Network"].known
    (unknown,) = (line for line in lines.values() if line.watch.identifier is not None)
    assert not unknown.known
    file = tmp_path / "new.csv"
    head = (FILES / "later.csv").read_text(encoding="utf-8").partition("\n")[0]
    file.write_text(f"{head}\nK-9;01-06-2025;Joko Susilo;calo;;081266660006;Kab. Sigi;Malaysia\n")
    space.intake.load_and_link(space.intake.plan([file]), rejects=tmp_path / "rejected")
    (found,) = (line for line in space.watchlist.items().lines if line.watch.identifier is not None)
    assert found.known


def test_a_list_that_is_called_after_nobody_is_called_so_by_its_store_alone(space):
    (listed,) = (case for case in space.store.unmasked.cases() if case.number.startswith("daftar"))
    assert listed.number != neutral_name("daftar", "telepon Siti Rahasia.csv")
    assert space.store.find(listed.number).id == listed.id


def test_a_draft_holds_plain_ids_as_one_of_then_does_and_is_accepted_under_the_secret(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    uri = f"sqlite:///{old_file(tmp_path)}"
    with Workspace(
        Settings(store=uri, user="ani", drafts=str(tmp_path / "drafts"), **HEAD)
    ) as space:
        space.linker.link()
        before = without_ties(space)
        staged = space.intake.stage(space.intake.plan([FILES / "register.csv"]))
        (file,) = (tmp_path / "drafts").iterdir()
        assert PLAIN.search(file.read_bytes())
        accepted = space.intake.accept(staged.detail.draft.id)
        assert accepted.load.tally.unchanged == accepted.load.tally.read == 11
        assert without_ties(space) == before


def test_ids_change_once(old_uri):
    with open_store(old_uri) as store:
        first = (store.ids, store.digests())
    with open_store(old_uri) as store:
        assert (store.ids, store.digests()) == first


def test_a_copy_of_then_is_brought_under_the_secret_of_the_store_it_copies(tmp_path):
    here, there = (f"sqlite:///{old_file(tmp_path, name)}" for name in ("here.db", "there.db"))
    open_store(here).close()
    report = sync_between(Settings(user="ani", role="head"), here, there)
    assert (report.copied.written, report.copied.conflicts) == (0, ())
    with open_store(here) as one, open_store(there) as other:
        assert one.ids == other.ids
        assert one.known().entity_of == other.known().entity_of


def test_two_that_were_brought_up_apart_are_told_so(tmp_path):
    here, there = (f"sqlite:///{old_file(tmp_path, name)}" for name in ("here.db", "there.db"))
    for uri in (here, there):
        open_store(uri).close()
    with pytest.raises(IdsDiffer, match="sync into a new store"):
        sync_between(Settings(user="ani", role="head"), here, there)
