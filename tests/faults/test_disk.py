"""A disk that is full or may only be read, a clock that jumps back, and two who work at once."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.access.log import add_entry
from app.operations.doctor import examine
from graph.errors import SimpulError
from graph.stores import open_store
from graph.stores.shared.chain import first_break
from graph.stores.sqlite.keys import VARIABLE
from tests.faults.disk import ROOT, files_of_at_most, may_mount, with_mounts
from tests.faults.work import KEY, STORE, WORK, Work, damage_of, opened, settings, state, uri_of

ROOM = 100_000
"""Bytes that fit into a file on the disk that is full: the beginning of a store, not its end."""
KINDS = {work.name: work for work in WORK if work.name != "migrate"}
"""That an older store is not changed where it cannot be backed up is held in test_backup."""

needs_mounts = pytest.mark.skipif(not may_mount(), reason="needs disks of its own (unshare)")


@pytest.fixture(scope="module", autouse=True)
def witness(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is witnessed here is of stores of this file alone."""
    before = os.environ.copy()
    state_home = str(tmp_path_factory.mktemp("state"))
    os.environ.update({"XDG_STATE_HOME": state_home, VARIABLE: KEY})
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that is filled and linked."""
    folder: Path = tmp_path_factory.mktemp("linked")
    KINDS["link"].begin(folder)
    KINDS["link"].do(folder)
    return folder


@pytest.fixture
def folder(linked: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(linked, tmp_path / "work"))


def content(folder: Path, work: Work) -> object:
    with open_store(uri_of(folder / work.store)) as store:
        return state(store)


def bytes_of(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


# ---- a disk that is full


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_a_full_disk_stops_the_work_with_one_clear_line_and_loses_nothing(name, tmp_path):
    work = KINDS[name]
    before, done = tmp_path / "before", tmp_path / "done"
    before.mkdir()
    work.begin(before)
    shutil.copytree(before, done)
    work.do(done)
    with files_of_at_most(ROOM), pytest.raises(SimpulError) as caught:
        work.do(before)
    assert "disk" in str(caught.value)
    assert damage_of(before) == []
    work.do(before)
    assert content(before, work) == content(done, work)
    assert list(before.glob("*.part")) == []


FILLED = """
import sys
from pathlib import Path
from app.operations.backup import make_backup
from graph.errors import SimpulError
from graph.stores import open_store
from tests.faults.work import KEY, STORE, WORK, Work, damage_of, opened, settings, state, uri_of
from tests.offices.stored import batch, mention

disk, filler = Path(sys.argv[1]), Path(sys.argv[1]) / "filler"
with filler.open("wb", 0) as file:
    try:
        while True:
            file.write(bytes(1 << 12))
    except OSError:
        file.truncate(file.tell() - 300_000)  # what opening a store takes
with open_store(f"sqlite:///{disk / 'cases.db'}") as store:
    before = state(store)
    people = [mention(number, "Budi", case=f"c_{number}") for number in range(3_000)]
    for work in (
        lambda: store.put(batch(*people)),
        lambda: make_backup(settings(disk), disk / "b.backup"),
    ):
        try:
            work()
            print("nothing was said")
        except SimpulError as error:
            print(type(error).__name__, error)
    assert state(store) == before
    filler.unlink()
    store.put(batch(*people))
    make_backup(settings(disk), disk / "b.backup")
    print(damage_of(disk), store.counts().mentions >= 3_000)
"""


@needs_mounts
def test_a_disk_without_room_is_said_and_works_again_with_room(folder):
    shutil.rmtree(folder / "given")
    printed = with_mounts(
        'cp -a "$1" "$1.copy"; mount -t tmpfs -o size=40m disk "$1"; cp -a "$1.copy/." "$1"',
        FILLED,
        folder,
    )
    put, backup, after = printed.splitlines()
    assert put.startswith("StoreUnavailable")
    assert "full" in put
    assert backup.startswith("StoreUnavailable")
    assert after == "[] True"


# ---- a disk that may only be read


READ_ONLY = """
import sys
from pathlib import Path
from app.operations.backup import make_backup
from graph.errors import SimpulError
from graph.stores import open_store
from tests.faults.work import KEY, STORE, WORK, Work, damage_of, opened, settings, state, uri_of

folder = Path(sys.argv[1])
for work in WORK:
    if work.name in ("restore", "migrate"):
        continue
    try:
        work.do(folder)
        print("nothing was said")
    except SimpulError as error:
        print(type(error).__name__, error)
"""


@needs_mounts
def test_a_disk_that_may_only_be_read_is_said_and_left_as_it_is(folder):
    before = bytes_of(folder)
    printed = with_mounts(
        'mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"', READ_ONLY, folder
    ).splitlines()
    assert len(printed) == len(KINDS) - 1
    for line in printed:
        assert line.startswith(("StoreReadOnly", "StoreUnavailable")), line
        assert ": check" in line or "disk" in line, line
    assert bytes_of(folder) == before


# ---- a clock that jumps back


def test_a_clock_that_jumps_back_breaks_no_log_and_hides_no_edit(folder, monkeypatch):
    begun = datetime(2026, 5, 1, 12, tzinfo=UTC)
    times = iter(begun - timedelta(hours=number) for number in range(1_000))

    def jumping() -> str:
        return next(times).isoformat(timespec="microseconds")

    with opened(folder) as space:
        space.notes._clock = jumping
        party = space.networks.all()[0].parties[0]
        note = space.notes.write(about=(party,), text="pertama")
        for text in ("kedua", "ketiga"):
            note = space.notes.edit(note, text=text).latest
        (kept,) = (one for one in space.notes.all() if one.id == note.lineage)
        assert kept.latest.text == "ketiga"
    with open_store(f"sqlite:///{folder / STORE}") as store:
        for _ in range(5):
            add_entry(store, "ani", "export", at=jumping())
        assert first_break(store.audit()) is None
    assert [check.name for check in examine(settings(folder)) if not check.good] == []


# ---- two who work at once


AT_ONCE = """
import sys
from pathlib import Path
from graph.stores import open_store
from app.access.log import add_entry
from tests.offices.stored import batch, mention

uri, mine, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open_store(uri) as store:
    for at in range(number):
        people = [mention(at * 10 + n, f"{mine} {n}", case=f"{mine}_{at}") for n in range(10)]
        store.put(batch(*people))
        add_entry(store, mine, "load", subject=f"{mine}_{at}")
"""


def test_two_who_write_at_once_lose_nothing_and_keep_one_log(tmp_path):
    uri, number = f"sqlite:///{tmp_path / STORE}", 60
    open_store(uri).close()
    writers = [
        subprocess.Popen([sys.executable, "-c", AT_ONCE, uri, name, str(number)], cwd=ROOT)
        for name in ("ani", "budi")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    with open_store(uri) as store:
        assert store.counts().cases == 2 * number
        log = list(store.audit())
        assert first_break(log) is None
        assert sorted(entry.by for entry in log) == ["ani"] * number + ["budi"] * number
        assert {entry.subject for entry in log} == {case.id for case in store.cases()}
    assert damage_of(tmp_path) == []
