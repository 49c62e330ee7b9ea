"""The log, and what witnesses outside the store that nobody wrote it anew."""

import json
import os
import sqlite3
import stat
from collections.abc import Callable

import neo4j
import pytest
from msgspec.structs import replace

from app.access.log import add_entry, open_logged
from app.access.logbook.witness import witness_file, witnessed
from app.operations.doctor import Check, examine
from app.settings import Settings
from app.workspace import Workspace
from graph.model import AuditEntry
from graph.stores import Store, open_store
from graph.stores.neo4j.rows import audit_row
from graph.stores.shared.chain import Act, first_break, next_entries
from graph.stores.shared.codec import encode
from tests.app.access.twins.asking import standing_clock
from tests.offices.people import mention
from tests.offices.stored import batch

Rewrite = Callable[[list[AuditEntry]], None]


pytestmark = pytest.mark.usefixtures("state")


@pytest.fixture(params=("sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)))
def uri(request, tmp_path) -> str:
    if request.param == "neo4j":
        return request.getfixturevalue("neo4j_uri")
    return f"sqlite:///{tmp_path / 's.db'}"


@pytest.fixture
def rewrite(request, uri) -> Rewrite:
    """Puts other entries in place of the whole log, as who holds the database can."""

    def in_sqlite(entries: list[AuditEntry]) -> None:
        with sqlite3.connect(uri.removeprefix("sqlite:///")) as database:
            database.execute("DELETE FROM audit")
            rows = [(entry.number, encode(entry)) for entry in entries]
            database.executemany("INSERT INTO audit VALUES (?, ?)", rows)

    def in_neo4j(entries: list[AuditEntry]) -> None:
        driver: neo4j.Driver = request.getfixturevalue("neo4j_driver")
        driver.execute_query("MATCH (a:AuditEntry) WHERE a.number > 0 DELETE a")
        for entry in entries:
            driver.execute_query("CREATE (a:AuditEntry) SET a = $row", row=audit_row(entry))

    return in_sqlite if uri.startswith("sqlite") else in_neo4j


def worked(uri: str, times: int = 4) -> list[AuditEntry]:
    """The log after so many acts."""
    with open_logged(uri) as store:
        for number in range(times):
            add_entry(store, "ani", "judge", subject=f"j_{number}")
        return list(store.audit())


def forged(log: list[AuditEntry], change: Callable[[AuditEntry], AuditEntry]) -> list[AuditEntry]:
    """The same log with something changed, each digest computed anew."""
    chain: list[AuditEntry] = []
    for entry in map(change, log):
        before = chain[-1] if chain else None
        act = Act(entry.at, entry.by, entry.action, entry.subject)
        chain += next_entries(before, [act])
    return chain


def checked(uri: str, name: str, **options: object) -> Check:
    checks = examine(Settings(store=uri, language="en", role="investigator"), **options)
    (found,) = [check for check in checks if check.name == name]
    return found


def log_of(uri: str) -> list[AuditEntry]:
    with open_store(uri) as store:
        return list(store.audit())


def test_a_log_that_stands_as_it_was_is_well(uri):
    worked(uri)
    assert checked(uri, "witness").good
    assert "4 entries" in checked(uri, "witness").found


def test_a_log_written_anew_as_a_whole_is_found(uri, rewrite):
    log = worked(uri)
    rewrite(forged(log, lambda entry: replace(entry, by="budi") if entry.number == 2 else entry))
    assert first_break(log_of(uri)) is None, "the chain alone sees nothing"
    assert checked(uri, "log").good
    found = checked(uri, "witness")
    assert not found.good
    assert "entry 2" in found.found
    assert "written anew; 3 such" in found.found
    assert "data protection officer" in found.mend


def test_a_log_that_was_cut_is_found(uri, rewrite):
    log = worked(uri)
    rewrite(log[:-1])
    assert checked(uri, "log").good
    found = checked(uri, "witness")
    assert (found.good, "entry 4" in found.found, "missing" in found.found) == (False, True, True)


def test_a_log_that_was_emptied_is_found(uri, rewrite):
    worked(uri)
    rewrite([])
    assert checked(uri, "log").good
    assert "entry 1" in checked(uri, "witness").found


def test_who_works_on_after_a_log_was_cut_hides_nothing(uri, rewrite):
    log = worked(uri)
    rewrite(log[:2])
    worked(uri)
    found = checked(uri, "witness")
    assert (found.good, "entry 3" in found.found) == (False, True)


def test_a_store_put_in_the_place_of_another_is_found(tmp_path):
    uri = f"sqlite:///{tmp_path / 's.db'}"
    worked(uri)
    with open_store(f"sqlite:///{tmp_path / 'other.db'}") as other:
        other.append_audit("2026-01-01T00:00:00+00:00", "ani", "judge", subject="j_0")
    (tmp_path / "other.db").replace(tmp_path / "s.db")
    assert not checked(uri, "witness").good


def test_a_store_that_is_made_anew_where_one_was_taken_away_is_well(tmp_path):
    uri = f"sqlite:///{tmp_path / 's.db'}"
    worked(uri)
    for file in tmp_path.glob("s.db*"):
        file.unlink()
    worked(uri, times=1)
    assert checked(uri, "witness").good


def test_a_log_put_back_after_the_store_was_taken_away_and_made_anew_is_found(tmp_path):
    """Whoever may move the file cannot make the account witness a new one, and then forge the old."""
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with standing_clock(1):
        worked(uri)
    for file in tmp_path.glob("s.db-*"):
        file.unlink()
    (tmp_path / "s.db").rename(tmp_path / "taken.db")
    with standing_clock(2):
        open_logged(uri).close()
    assert checked(uri, "witness").good
    (tmp_path / "taken.db").replace(tmp_path / "s.db")
    found = checked(uri, "witness")
    assert (found.good, "older than the store" in found.found) == (False, True)


def test_stores_do_not_witness_for_each_other(tmp_path):
    uris = [f"sqlite:///{tmp_path / name}" for name in ("s.db", "s.db2")]
    for uri in uris:
        worked(uri)
    assert [len(witnessed(uri.removeprefix("sqlite:///"))) for uri in uris] == [5, 5]


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_the_witness_is_its_accounts_alone_and_names_nobody(tmp_path):
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with open_logged(uri) as store:
        add_entry(store, "ani", "watch", subject="wl_1", reason="Ratna Wulandari")
    file = witness_file()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert [line["number"] for line in lines] == [0, 1]
    assert "Ratna" not in file.read_text()


def test_a_line_that_was_broken_off_takes_nothing_else_with_it(uri):
    worked(uri, times=1)
    with witness_file().open("a") as file:
        file.write('{"store": "half\n')
    worked(uri, times=1)
    assert "2 entries" in checked(uri, "witness").found


def test_where_no_witness_can_be_kept_the_work_goes_on(state, uri):
    state.write_text("a file, where a folder would have to be made")
    assert len(worked(uri)) == 4
    assert "none can be kept" in checked(uri, "witness").found


def test_an_entry_that_a_file_names_is_looked_for(uri, rewrite):
    log = worked(uri)
    head = f"{log[1].number}:{log[1].digest}"
    assert checked(uri, "handed out", head=head).good
    rewrite(forged(log, lambda entry: replace(entry, subject="j_9")))
    assert not checked(uri, "handed out", head=head).good


def test_what_people_do_is_in_the_log(tmp_path):
    uri = f"sqlite:///{tmp_path / 's.db'}"
    given = batch(mention(1, "Budi", case="c_1"), mention(1, "Ani", case="c_2"))
    with Workspace(Settings(store=uri, user="ani", role="investigator")) as space:
        _put(space.store.unmasked, given)
        space.linker.relink()
        space.watchlist.watch("081234567890", "on a poster")
        space.linker.forget_case("c_1")
    examine(Settings(store=uri, user="ani", role="investigator"), mend=True)
    log = log_of(uri)
    assert [entry.action for entry in log] == ["link", "watch", "forget", "mend"]
    assert (log[2].subject, log[2].reason) == ("c_1", "")
    assert {entry.by for entry in log} == {"ani"}


def _put(store: Store, given) -> None:
    store.put(given)
