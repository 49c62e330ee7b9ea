"""A backup is of one moment and whole, or it is refused; what was forgotten does not come back."""

import os
import resource
import shutil
import signal
import sqlite3
import stat
import threading
from collections.abc import Collection, Iterator
from pathlib import Path

import pyrage
import pytest

from app.access.log import FORGET
from app.operations.backup import make_backup
from app.operations.doctor import examine
from app.operations.restore import RESTORE, RestoreReport, check_file, opened_backup
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import (
    AccessDenied,
    BackupDamaged,
    IdsDiffer,
    SettingsError,
    SimpulError,
    StoreChanged,
    StoreUnavailable,
    UnreadableFile,
)
from graph.schema import EntityKind
from graph.stores import Store, open_store
from graph.stores.backups import kept_beside
from graph.stores.forgetting_people import forget_person
from graph.stores.sqlite.schema import VERSION
from graph.work.working import WorkingCanvas
from tests.app.operations.test_old_store import old_file
from tests.app.operations.test_sync import fill
from tests.offices.logs import acts
from tests.offices.stored import batch, mention

CANVAS = WorkingCanvas(owner="ani", id="cv_1", on="2026-01-02T00:00:00Z", name="uji")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store's file, filled once."""
    folder: Path = tmp_path_factory.mktemp("made")
    file = folder / "cases.db"
    fill(f"sqlite:///{file}", folder / "cases", cases=60, seed=5)
    with open_store(f"sqlite:///{file}") as store:
        store.keep_working(CANVAS)
        store.append_audit("2026-01-01T00:00:00Z", "ani", "export", subject="n_1")
    return file


@pytest.fixture
def file(made: Path, tmp_path: Path, state: Path) -> Path:
    """A store of this test alone."""
    return Path(shutil.copy(made, tmp_path / "cases.db"))


@pytest.fixture
def settings(file: Path) -> Settings:
    return Settings(store=f"sqlite:///{file}", user="ani", role="head", language="en")


@pytest.fixture
def saved(settings: Settings, tmp_path: Path) -> Path:
    """A backup of it."""
    return Path(make_backup(settings, tmp_path / "b.backup").file)


def put_back(settings: Settings, saved: Path, *keys: Path) -> RestoreReport:
    with opened_backup(settings, saved, identities=keys) as found:
        return found.put_back()


def everything(store: Store) -> dict[str, object]:
    """What a store holds, of every kind."""
    return {
        **store.digests(),
        "log": acts(store.audit()),
        "snapshots": list(store.snapshots()),
        "working": list(store.all_working()),
        "forgotten": store.forgotten_cases(),
        "ids": store.ids.secret(),
    }


def held(settings: Settings) -> dict[str, object]:
    with open_store(settings.store, create=False) as store:
        return everything(store)


def some_case(settings: Settings) -> tuple[str, list[str]]:
    """The id of a case, and the names of its people that stand in no other."""
    with open_store(settings.store) as store:
        for case in store.cases():
            names = {name for said in store.mentions(case_ids=[case.id]) for name in said.names}
            others = {
                name for said in store.mentions() if said.case_id != case.id for name in said.names
            }
            if names - others:
                return case.id, sorted(names - others)
    raise AssertionError("every name stands in two cases")


def good(settings: Settings) -> list[str]:
    """The checks of the doctor that fail."""
    return [f"{check.name}: {check.found}" for check in examine(settings) if not check.good]


# ---- there and back


def test_what_comes_back_is_all_that_was_there(settings, file, saved):
    before = held(settings)
    file.unlink()
    put_back(settings, saved)
    after = held(settings)
    (entry,) = after["log"][len(before["log"]) :]
    assert {**after, "log": before["log"]} == before
    assert (entry.action, entry.by) == ("restore", "ani")
    assert entry.subject == f"{len(before['log'])}:{before['log'][-1].digest}"
    assert not good(settings)


def test_a_backup_names_the_head_of_a_log_that_tells_of_it(settings, saved):
    manifest = check_file(settings, saved)
    with open_store(settings.store) as store:
        last = acts(store.audit())[-1]
    assert (last.action, last.by) == ("backup", "ani")
    assert (manifest.entries, manifest.head) == (last.number, last.digest)
    assert not good(settings)


def test_a_backup_is_of_one_moment_while_others_write(settings, tmp_path):
    ended = threading.Event()

    def write() -> None:
        with open_store(settings.store) as store:
            for number in range(10_000):
                if ended.is_set():
                    return
                # a case and who is in it come together or not at all
                store.put(batch(mention(number, "Budi", case=f"k_{number}")))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        taken = [make_backup(settings, tmp_path / f"{number}.backup") for number in range(5)]
    finally:
        ended.set()
        writer.join()
    for report in taken:
        other = settings.override(store=f"sqlite:///{tmp_path / 'other.db'}")
        put_back(other, Path(report.file))
        with open_store(other.store) as store:
            cases = {case.id for case in store.cases() if case.id.startswith("k_")}
            assert cases == {said.case_id for said in store.mentions(case_ids=cases)}
        (tmp_path / "other.db").unlink()
    grown = [report.manifest.revision for report in taken]
    assert grown == sorted(grown)
    assert grown[-1] > grown[0], "nothing was written meanwhile"


# ---- who may read it


@pytest.fixture
def keys(tmp_path: Path) -> tuple[str, Path]:
    """The public key of a recipient, and the file of the private one."""
    identity = pyrage.x25519.Identity.generate()
    private = tmp_path / "key.txt"
    private.write_text(f"# of the office\n{identity}\n")
    return str(identity.to_public()), private


def test_a_locked_backup_tells_nothing_without_its_key(settings, tmp_path, keys):
    public, private = keys
    report = make_backup(settings, tmp_path / "b.age", recipients=[public])
    raw = Path(report.file).read_bytes()
    with open_store(settings.store) as store:
        names = [name for said in store.mentions() for name in said.names]
    assert len(names) > 100
    assert not [name for name in names if name.encode() in raw]
    with pytest.raises(UnreadableFile, match="it is locked"):
        check_file(settings, Path(report.file))
    other = tmp_path / "other.txt"
    other.write_text(str(pyrage.x25519.Identity.generate()))
    with pytest.raises(UnreadableFile, match="none of these keys"):
        check_file(settings, Path(report.file), identities=[other])
    before = held(settings)
    put_back(settings, Path(report.file), private)
    assert {**held(settings), "log": before["log"]} == before


def test_the_log_names_recipients_by_a_digest(settings, tmp_path, keys):
    public, _ = keys
    make_backup(settings, tmp_path / "b.age", recipients=[public])
    with open_store(settings.store) as store:
        last = acts(store.audit())[-1]
    assert last.subject
    assert public not in last.subject


def test_whoever_may_not_back_up_may_not_put_back(settings, saved, tmp_path):
    handler = settings.override(role="handler")
    with pytest.raises(AccessDenied):
        make_backup(handler, tmp_path / "other.backup")
    with pytest.raises(AccessDenied):
        put_back(handler, saved)
    with pytest.raises(AccessDenied):
        check_file(handler, saved)
    assert not (tmp_path / "other.backup").exists()


def test_every_file_is_its_owners_alone_and_none_is_left(settings, file, saved):
    put_back(settings, saved)
    there = sorted(file.parent.iterdir())
    assert [path.name for path in there] == [
        "b.backup",
        "cases.db",
        "cases.db.before-restore.backup",
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in there} == {0o600}


# ---- nothing is lost by it


def test_no_file_is_written_over(settings, saved):
    before = saved.read_bytes()
    with pytest.raises(SettingsError, match="is there already"):
        make_backup(settings, saved)
    assert saved.read_bytes() == before


def test_what_was_replaced_can_be_put_back_too(settings, file, saved):
    with open_store(settings.store) as store:
        store.put(batch(mention(90_001, "Budi", case="k_new")))
    before = held(settings)
    report = put_back(settings, saved)
    assert held(settings)["cases"] != before["cases"]
    assert [report.kept] == [str(path) for path in kept_beside(file)]
    put_back(settings, Path(report.kept))
    assert held(settings)["cases"] == before["cases"]
    assert len(kept_beside(file)) == 2


def test_the_log_goes_on_as_if_nothing_had_been(settings, saved):
    with open_store(settings.store) as store:
        store.append_audit("2026-02-01T00:00:00Z", "budi", "export", subject="n_2")
        before = acts(store.audit())
    report = put_back(settings, saved)
    log = held(settings)["log"]
    assert log[: len(before)] == before
    assert [entry.action for entry in log[len(before) :]] == ["restore"]
    assert report.carried == 1
    assert not good(settings)


def test_who_has_the_store_open_sees_what_was_put_back(settings, saved):
    with open_store(settings.store) as other:
        other.put(batch(mention(90_001, "Budi", case="k_new")))
        seen, grown = other.counts(), other.revision()
        put_back(settings, saved)
        assert other.counts() != seen
        assert other.revision() > grown, "what others remember of a revision would be stale"
        assert other.changed_cases(grown).keys() == {case.id for case in other.cases()}
        other.put(batch(mention(90_001, "Budi", case="k_new")))
    assert not good(settings)


def test_what_others_write_meanwhile_is_not_lost(settings, saved):
    with opened_backup(settings, saved) as found:
        with open_store(settings.store) as other:
            other.put(batch(mention(90_001, "Budi", case="k_new")))
            before = everything(other)
        with pytest.raises(StoreChanged, match="changed meanwhile"):
            found.put_back()
    assert held(settings) == before


def test_a_store_with_pages_of_another_size_is_replaced_too(settings, file, saved):
    db = sqlite3.connect(file)
    db.execute("PRAGMA journal_mode=DELETE")
    db.execute("PRAGMA page_size=4096")
    db.execute("VACUUM")
    db.close()
    before = held(settings)
    put_back(settings, saved)
    assert {**held(settings), "log": before["log"]} == before


# ---- what is forgotten stays forgotten


def test_what_was_forgotten_since_is_erased_again(settings, file, saved):
    case, names = some_case(settings)
    with Workspace(settings) as space:
        space.linker.forget_case(case)
    report = put_back(settings, saved)
    assert report.cases_again == 1
    assert report.forgotten_known
    with open_store(settings.store) as store:
        assert not list(store.cases(ids=[case]))
        assert case in store.forgotten_cases()
        assert [entry.action for entry in acts(store.audit())][-2:] == [RESTORE, FORGET]
    raw = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    assert not [name for name in names if name.encode() in raw]


def numbers_of(store: Store, mentions: Collection[str]) -> set[str]:
    """The numbers that only these mentions hold."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for said in store.mentions():
        found[said.id in mentions].update(number.value for number in said.identifiers)
    return found[True] - found[False]


def test_a_person_forgotten_since_is_erased_again(settings, file, saved):
    with open_store(settings.store) as store:
        person = max(
            (one for one in store.entities() if one.kind is EntityKind.PERSON),
            key=lambda one: one.cases,
        )
        numbers = numbers_of(store, person.mentions)
        forget_person(store, person.id, by="ani", on="2026-03-01")
    report = put_back(settings, saved)
    assert (report.cases_again, report.people_again) == (0, 1)
    after = held(settings)
    assert not any(person.name in str(after[kind]) for kind in ("log", "snapshots", "working"))
    raw = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    kept = b"".join(path.read_bytes() for path in kept_beside(file))
    assert numbers
    assert not [word for word in numbers if word.encode() in raw + kept]


def test_a_backup_made_afterwards_holds_nothing_of_it(settings, tmp_path):
    case, names = some_case(settings)
    with Workspace(settings) as space:
        space.linker.forget_case(case)
    raw = Path(make_backup(settings, tmp_path / "after.backup").file).read_bytes()
    assert not [name for name in names if name.encode() in raw]


def test_a_case_forgotten_that_the_backup_never_held_stays_forgotten(settings, saved):
    with open_store(settings.store) as store:
        store.put(batch(mention(90_001, "Budi", case="k_new")))
        store.forget_case("k_new")
    report = put_back(settings, saved)
    assert report.cases_again == 0
    assert "k_new" in held(settings)["forgotten"]


def test_it_is_said_where_nobody_can_know_what_was_forgotten(settings, file, saved):
    file.unlink()
    assert not put_back(settings, saved).forgotten_known


# ---- what cannot be relied on


def places(size: int) -> Iterator[int]:
    return iter(range(100, size, size // 60))


def test_a_backup_with_a_byte_changed_is_refused_or_the_same(settings, saved, tmp_path):
    """Bytes that hold nothing, such as the rest of a page, may change; nothing else may."""
    whole, before = saved.read_bytes(), held(settings)
    manifest = check_file(settings, saved)
    damaged = tmp_path / "damaged.backup"
    refused = 0
    for at in places(len(whole)):
        damaged.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            assert check_file(settings, damaged) == manifest
        except BackupDamaged:
            refused += 1
            with pytest.raises(BackupDamaged):
                put_back(settings, damaged)
    assert refused > 20
    assert held(settings) == before


def test_a_locked_backup_with_a_byte_changed_is_refused(settings, tmp_path, keys):
    public, private = keys
    saved = Path(make_backup(settings, tmp_path / "b.age", recipients=[public]).file)
    whole = saved.read_bytes()
    damaged = tmp_path / "damaged.age"
    for at in places(len(whole)):
        damaged.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        with pytest.raises(SimpulError):
            check_file(settings, damaged, identities=[private])


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_backup_that_was_cut_off_is_refused(settings, saved, tmp_path, share):
    cut = tmp_path / "cut.backup"
    cut.write_bytes(saved.read_bytes()[: int(saved.stat().st_size * share)])
    before = held(settings)
    with pytest.raises(BackupDamaged):
        put_back(settings, cut)
    assert held(settings) == before


def test_what_is_no_backup_is_said_to_be_none(settings, tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("kasus" * 1_000)
    with pytest.raises(BackupDamaged):
        check_file(settings, other)
    with pytest.raises(BackupDamaged, match="no backup of Simpul"):
        check_file(settings, Path(settings.store.removeprefix("sqlite:///")))
    with pytest.raises(UnreadableFile, match="cannot be read"):
        check_file(settings, tmp_path / "nothing")


def test_a_backup_of_another_store_replaces_nothing(settings, tmp_path, saved):
    other = settings.override(store=f"sqlite:///{tmp_path / 'other.db'}")
    with open_store(other.store) as store:
        store.put(batch(mention(1, "Budi")))
    before = held(other)
    with pytest.raises(IdsDiffer, match="another store"):
        put_back(other, saved)
    assert held(other) == before


def test_a_damaged_store_is_set_aside_and_kept(settings, file, saved):
    before = held(settings)
    raw = bytearray(file.read_bytes())
    raw[20_000 : len(raw) // 2] = os.urandom(len(raw) // 2 - 20_000)
    file.write_bytes(raw)
    with opened_backup(settings, saved) as found:
        assert found.offer.damage
        report = found.put_back()
    assert Path(report.kept).read_bytes()[20_000:] == raw[20_000:]
    assert {**held(settings), "log": before["log"]} == before
    assert not good(settings)


def test_a_file_that_is_no_store_any_more_is_set_aside(settings, file, saved):
    file.write_bytes(b"\x00" * 50_000)
    with pytest.raises(StoreUnavailable):
        open_store(settings.store)
    report = put_back(settings, saved)
    assert Path(report.kept).read_bytes() == b"\x00" * 50_000
    assert not report.forgotten_known
    assert not good(settings)


# ---- an older store


def test_a_store_is_backed_up_before_it_is_brought_up_to_a_new_schema(tmp_path, state):
    file = old_file(tmp_path)
    settings = Settings(store=f"sqlite:///{file}", user="ani", role="head", language="en")
    with sqlite3.connect(file) as raw:
        before = raw.execute("SELECT body FROM mention ORDER BY id").fetchall()
    raw.close()
    open_store(settings.store).close()
    (kept,) = kept_beside(file)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with sqlite3.connect(kept) as raw:
        assert raw.execute("SELECT body FROM mention ORDER BY id").fetchall() == before
    raw.close()
    assert check_file(settings, kept).schema < VERSION
    again = settings.override(store=f"sqlite:///{tmp_path / 'again.db'}")
    put_back(again, kept)
    with open_store(again.store) as store:
        assert store.counts().mentions == len(before)
    open_store(settings.store).close()
    assert kept_beside(file) == [kept]


def test_a_store_that_cannot_be_backed_up_is_not_changed(tmp_path):
    file = old_file(tmp_path)
    before = file.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, limits[1]))
    try:
        with pytest.raises(StoreUnavailable):
            open_store(f"sqlite:///{file}")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert sqlite_version(file) < VERSION
    open_store(f"sqlite:///{file}").close()
    assert sqlite_version(file) == VERSION


def sqlite_version(file: Path) -> int:
    with sqlite3.connect(file) as raw:
        (version,) = raw.execute("PRAGMA user_version").fetchone()
    raw.close()
    return int(version)


# ---- servers


@pytest.mark.neo4j
def test_a_server_is_backed_up_into_the_same_kind_of_file(file, tmp_path, neo4j_uri):
    from graph.stores.everything import copy_everything

    server = Settings(store=neo4j_uri, user="ani", role="head")
    with open_store(f"sqlite:///{file}") as here, open_store(neo4j_uri, ids=here.ids) as there:
        case = next(iter(here.cases())).id
        here.forget_case(case)
        copy_everything(here, there, lambda _count: None)
    before = held(server)
    assert before["forgotten"] == {case}
    assert before["working"] == [CANVAS]
    saved = Path(make_backup(server, tmp_path / "server.backup").file)
    again = Settings(store=f"sqlite:///{tmp_path / 'again.db'}", user="ani", role="head")
    put_back(again, saved)
    after = held(again)
    assert [entry.action for entry in after["log"][-2:]] == ["backup", "restore"]
    assert {**after, "log": before["log"]} == before
    with pytest.raises(SettingsError, match="is not empty"):
        put_back(server, saved)


@pytest.mark.neo4j
def test_a_server_is_filled_from_a_backup(settings, saved, neo4j_uri):
    server = settings.override(store=neo4j_uri)
    put_back(server, saved)
    before, after = held(settings), held(server)
    assert [entry.action for entry in after["log"]][-1] == "restore"
    assert {**after, "log": before["log"]} == before
    assert not good(server)
