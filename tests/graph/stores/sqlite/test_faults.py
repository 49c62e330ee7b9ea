"""What may go wrong with a file: kills, strangers' files, missing folders, newer versions, other
writers.
"""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from graph.errors import SchemaMismatch, SettingsError, StoreBusy, StoreUnavailable
from graph.model import Judgement
from graph.snapshots import Snapshot
from graph.stores import open_store
from graph.stores.shared.codec import encode
from graph.stores.sqlite import connection as engine
from graph.stores.sqlite.schema import VERSION
from graph.watches import Watch
from tests.offices.stored import batch, judgement, mention

LOADER = """
import sys
from graph.snapshots import Snapshot
from graph.stores import open_store
from tests.offices.stored import batch, mention
with open_store(sys.argv[1]) as store:
    for number in range(100_000):
        case = f"c_{number}"
        mentions = [mention(number * 50 + n, f"Budi {n}", case=case) for n in range(50)]
        store.put(batch(*mentions))
        print(number, flush=True)
"""


def uri_of(path: Path) -> str:
    return f"sqlite:///{path}"


def test_a_kill_in_the_middle_of_a_load_keeps_every_committed_batch_whole(tmp_path: Path):
    uri = uri_of(tmp_path / "s.db")
    process = subprocess.Popen(
        [sys.executable, "-c", LOADER, uri], stdout=subprocess.PIPE, text=True
    )
    committed = -1
    for line in process.stdout:
        committed = int(line)
        if committed >= 20:
            break
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with open_store(uri) as store:
        counts = store.counts()
        assert counts.cases >= committed + 1
        assert counts.mentions == counts.cases * 50
        store.put(batch(mention(1, "Ani", case="c_after")))
        assert store.counts().cases == counts.cases + 1
    with sqlite3.connect(tmp_path / "s.db") as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()


def test_only_its_owner_can_read_the_file(tmp_path: Path):
    with open_store(uri_of(tmp_path / "s.db")):
        assert stat.S_IMODE((tmp_path / "s.db").stat().st_mode) == 0o600


def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path: Path):
    text = tmp_path / "notes.db"
    text.write_text("these are my notes, not a database at all " * 50)
    with pytest.raises(StoreUnavailable, match="not a Simpul database"):
        open_store(uri_of(text))
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as raw:
        raw.execute("CREATE TABLE cake (id)")
    raw.close()
    with pytest.raises(StoreUnavailable, match="something else"):
        open_store(uri_of(other))
    assert text.read_text().startswith("these are my notes")


@pytest.mark.parametrize("table", ["mention", "reported_case", "audit", "appended", "meta"])
def test_a_table_that_is_damaged_where_it_begins_is_found_when_the_store_is_opened(tmp_path, table):
    path = tmp_path / "s.db"
    with open_store(uri_of(path)) as store:
        store.put(batch(*(mention(number, "Budi", case=f"c_{number}") for number in range(300))))
    with sqlite3.connect(path) as raw:
        root = "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema"
        page, size = raw.execute(f"{root} WHERE name = ?", (table,)).fetchone()
    raw.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: (page - 1) * size] + bytes(size) + whole[page * size :])
    with pytest.raises(StoreUnavailable, match="damaged"):
        open_store(uri_of(path))


def test_a_file_that_was_cut_off_is_found_when_the_store_is_opened(tmp_path):
    path = tmp_path / "s.db"
    with open_store(uri_of(path)) as store:
        store.put(batch(*(mention(number, "Budi", case=f"c_{number}") for number in range(300))))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(StoreUnavailable, match="damaged"):
        open_store(uri_of(path))


def test_a_missing_folder_says_what_to_do(tmp_path: Path):
    with pytest.raises(StoreUnavailable, match="make it"):
        open_store(uri_of(tmp_path / "none" / "s.db"))


def test_a_newer_schema_is_refused(tmp_path: Path):
    path = tmp_path / "s.db"
    open_store(uri_of(path)).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(SchemaMismatch, match="update Simpul"):
        open_store(uri_of(path))


def test_an_unknown_scheme_says_what_there_is():
    with pytest.raises(SettingsError, match="sqlite:///"):
        open_store("postgres://localhost/x")


def test_a_closed_store_never_looks_empty(tmp_path: Path):
    store = open_store(uri_of(tmp_path / "s.db"))
    store.close()
    store.close()
    with pytest.raises(StoreUnavailable):
        store.counts()
    with pytest.raises(StoreUnavailable):
        list(store.mentions())


def test_a_writer_waits_for_another_and_then_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(engine, "BUSY_MS", 200)
    path = tmp_path / "s.db"
    with open_store(uri_of(path)) as store:
        raw = sqlite3.connect(path, isolation_level=None)
        raw.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        with pytest.raises(StoreBusy, match="try again"):
            store.put(batch(mention(1, "Budi")))
        assert time.monotonic() - started >= 0.15
        raw.execute("ROLLBACK")
        raw.close()
        store.put(batch(mention(1, "Budi")))
        assert store.counts().mentions == 1


def test_a_forgotten_name_is_in_no_byte_of_the_files(tmp_path: Path):
    from graph.resolution.resolver import resolve

    path = tmp_path / "s.db"
    secret = "Xanthippe Qwertzuiop"
    with open_store(uri_of(path)) as store:
        store.put(batch(mention(1, secret, case="c_1"), mention(2, "Budi", case="c_2")))
        store.save_resolution(
            resolve(store.ids, store.cases(), store.mentions(), store.statements()).resolved
        )
        assert store.search("xanthippe")
        store.forget_case("c_1")
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    content = b"".join(file.read_bytes() for file in tmp_path.iterdir()).lower()
    assert b"budi" in content
    for part in (b"xanthippe", b"qwertzuiop"):
        assert part not in content


# What the first version made, so that files of that time can be tried.
FIRST_WORDS = (
    "CREATE VIRTUAL TABLE words USING fts5(terms, exact, tokenize = 'unicode61 remove_diacritics"
    " 0', prefix = '2 3')"
)


def filled(path: Path):
    """A file with two resolved cases: its digests, and what a search finds in it."""
    from graph.resolution.resolver import resolve

    with open_store(uri_of(path)) as store:
        store.put(batch(mention(1, "José Ramírez", case="c_1"), mention(2, "Budi", case="c_2")))
        store.save_resolution(
            resolve(store.ids, store.cases(), store.mentions(), store.statements()).resolved
        )
        return store.digests(), store.search("jose")


# The tables of judgements and watches that files had up to version 3.
JUDGEMENT_TABLE = """CREATE TABLE judgement (
  id TEXT PRIMARY KEY, made TEXT NOT NULL, left_id TEXT NOT NULL, right_id TEXT NOT NULL,
  stands INTEGER NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;"""
WATCH_TABLE = """CREATE TABLE watch (
  id TEXT PRIMARY KEY, made TEXT NOT NULL, stands INTEGER NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;"""


def test_a_file_of_the_first_version_is_brought_up(tmp_path: Path):
    path = tmp_path / "s.db"
    before, hits = filled(path)
    with sqlite3.connect(path) as raw:
        raw.executescript(
            "DROP TABLE working; DROP TABLE secret; DROP TABLE case_change; DELETE FROM meta WHERE key = 'generation'; DROP TABLE words;"
            f"{FIRST_WORDS};DROP TABLE snapshot; DROP TABLE appended; {JUDGEMENT_TABLE}"
            "PRAGMA user_version = 1"
        )
    raw.close()
    with open_store(uri_of(path)) as store:
        assert store.digests() == before
        assert store.search("jose") == hits
        assert store.changed_cases() == {"c_1": False, "c_2": False}
        assert store.known().generation == 0
        assert store.health().schema == VERSION


def test_a_file_from_before_snapshots_is_brought_up_and_finds_the_same(tmp_path: Path):
    path = tmp_path / "s.db"
    before, hits = filled(path)
    with sqlite3.connect(path) as raw:
        raw.executescript(
            f"DROP TABLE working; DROP TABLE secret; DROP TABLE snapshot; DROP TABLE appended; {JUDGEMENT_TABLE} PRAGMA user_version = 2"
        )
    raw.close()
    with open_store(uri_of(path)) as store:
        assert (store.digests(), store.search("jose")) == (before, hits)
        assert (store.snapshot_marks(), list(store.appended(Watch, standing=False))) == ((), [])
        assert store.append_snapshot(Snapshot(at="2026-01-01", revision=store.revision()))
        assert store.health().schema == VERSION


def test_judgements_and_watches_of_an_older_file_are_kept(tmp_path: Path):
    path = tmp_path / "s.db"
    stands = judgement(1, "m_1", "m_2")
    taken_back = replace(judgement(2, "m_3", "m_4"), withdrawn_by="budi", withdrawn_on="2026-02-01")
    watch = Watch(id="w_1", what="e_1", by="ani", on="2026-01-03")
    filled(path)
    with sqlite3.connect(path) as raw:
        raw.executescript(
            f"DROP TABLE working; DROP TABLE secret; DROP TABLE appended; {JUDGEMENT_TABLE} {WATCH_TABLE} PRAGMA user_version = 3"
        )
        for old in (taken_back, stands):
            row = (old.id, old.on, old.left, old.right, old.stands, encode(old))
            raw.execute("INSERT INTO judgement VALUES (?, ?, ?, ?, ?, ?)", row)
        raw.execute(
            "INSERT INTO watch VALUES (?, ?, ?, ?)", (watch.id, watch.on, True, encode(watch))
        )
    raw.close()
    with open_store(uri_of(path)) as store:
        assert list(store.appended(Judgement)) == [stands]
        assert list(store.appended(Judgement, standing=False)) == [stands, taken_back]
        assert list(store.appended(Watch)) == [watch]
        assert store.counts().judgements == 2
        assert store.withdraw(Judgement, "j_1", by="ani", on="2026-03-01").stands is False
        assert store.health().schema == VERSION


def test_a_kind_of_a_newer_version_stops_a_case_from_being_forgotten_by_halves(tmp_path: Path):
    path = tmp_path / "s.db"
    filled(path)
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO appended VALUES ('memo', 'o_1', '2026-01-01', 1, '{}')")
    raw.close()
    with open_store(uri_of(path)) as store:
        with pytest.raises(SchemaMismatch, match="update Simpul"):
            store.forget_case("c_1")
        assert {case.id for case in store.cases()} == {"c_1", "c_2"}


def test_a_missing_index_is_told_and_made_again(tmp_path: Path):
    path = tmp_path / "s.db"
    open_store(uri_of(path)).close()
    with sqlite3.connect(path) as raw:
        raw.execute("DROP INDEX mention_case")
    raw.close()
    with open_store(uri_of(path)) as store:
        assert store.health().indexes["mention_case"] == "missing"
        store.rebuild_indexes()
        assert set(store.health().indexes.values()) == {"online"}


def test_threads_that_have_ended_leave_no_file_open(tmp_path: Path):
    opened = Path("/proc/self/fd")
    if not opened.exists():
        pytest.skip("this system has no /proc to look into")
    path = tmp_path / "simpul.db"

    def held() -> int:
        targets = [link.readlink() for link in opened.iterdir() if link.is_symlink()]
        return sum(str(target).startswith(str(path)) for target in targets)

    with open_store(f"sqlite:///{path}") as store:
        store.put(batch(mention(1, "Budi")))

        def read() -> None:
            assert store.revision() > 0

        for _page in range(3):
            read_in_a_thread(read)
        before = held()
        for _page in range(30):
            read_in_a_thread(read)
        assert held() == before


def read_in_a_thread(read: Callable[[], None]) -> None:
    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
