"""A store whose file is encrypted: nobody reads it without its key, and nothing lies beside it."""

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.operations.backup import make_backup
from app.operations.doctor import examine
from app.operations.rekey import rekey
from app.operations.restore import check_file, opened_backup
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import (
    AccessDenied,
    BackupDamaged,
    DraftDamaged,
    DraftOfOtherStore,
    SettingsError,
    StoreBusy,
    StoreUnavailable,
)
from graph.model import Resolved
from graph.stores import Store, open_store
from graph.stores.sqlite import keys
from loaders.sample import write_sample
from tests.app.intake.test_drafts import GOOD, stage, write
from tests.app.operations.test_backup import everything, held
from tests.offices.ids import IDS
from tests.offices.stored import batch, mention

KEY, OTHER_KEY = "kunci lama yang panjang", "kunci baru yang panjang"
STRINGS = 10_000
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch, state: Path) -> None:
    monkeypatch.setenv(keys.VARIABLE, KEY)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is not encrypted, filled once."""
    folder: Path = tmp_path_factory.mktemp("plain")
    file = folder / "cases.db"
    write_sample(folder / "cases", cases=40, seed=5)
    open_store(f"sqlite:///{file}", ids=IDS).close()
    with Workspace(Settings(store=f"sqlite:///{file}", user="ani", role="head")) as space:
        space.intake.load(space.intake.plan([folder / "cases"]), rejects=folder / "rejected")
        space.linker.link()
    return file


@pytest.fixture
def file(plain: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(plain, tmp_path / "cases.db"))


@pytest.fixture
def was(file: Path) -> Settings:
    """The settings of the store as it was."""
    return Settings(store=f"sqlite:///{file}", user="ani", role="head", language="en")


@pytest.fixture
def settings(was: Settings) -> Settings:
    """The same store, encrypted."""
    return was.override(store=rekey(was, lambda: KEY))


def strings(store: Store) -> set[str]:
    """What could tell somebody of the store by its file alone."""
    found = set[str]()
    for said in store.mentions():
        found |= {*said.names, *(number.value for number in said.identifiers)}
    for case in store.cases():
        found |= {case.number, *case.narrative.split(), case.id}
    return {text for text in found if len(text) > 5}


def found_in(folder: Path, wanted: set[str]) -> list[str]:
    raw = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    return sorted(text for text in wanted if text.encode() in raw)


# ---- what lies on the disk


def known_in(folder: Path) -> int:
    """How many of the names that are put below lie in any file, by any part of each."""
    raw = b"".join(path.read_bytes() for path in folder.iterdir())
    return len(re.findall(rb"(?i)Xanthip|Qwertzu", raw))


def test_no_byte_of_ten_thousand_strings_lies_in_any_of_its_files(tmp_path):
    """Nor in its log, its journal, or anything else that lies beside it while it is written."""
    folder = tmp_path / "only"
    folder.mkdir()
    counted = {}
    for scheme in ("sqlite", "sqlite+encrypted"):
        with open_store(f"{scheme}:///{folder / 'cases.db'}") as store:
            for first in range(0, STRINGS, 2_000):
                numbers = range(first, first + 2_000)
                names = {n: f"Xanthippe{n} Qwertzuiop" for n in numbers}
                put = [mention(n, name, case=f"c_{n % 50}") for n, name in names.items()]
                store.put(batch(*put))
                assert (folder / "cases.db-wal").stat().st_size > 0
                counted[scheme, first] = known_in(folder)
            assert store.counts().mentions == STRINGS
        counted[scheme, STRINGS] = known_in(folder)
        assert (folder / "cases.db").read_bytes().startswith(b"SQLite") is (scheme == "sqlite")
        (folder / "cases.db").unlink()
    assert counted["sqlite", STRINGS] >= 2 * STRINGS, "the search itself finds nothing"
    found = {where: count for where, count in counted.items() if where[0] != "sqlite"}
    assert set(found.values()) == {0}


def test_while_a_graph_is_saved_nothing_spills_into_other_files(tmp_path, plain):
    folder = tmp_path / "only"
    folder.mkdir()
    shutil.copy(plain, folder / "cases.db")
    uri = rekey(
        Settings(store=f"sqlite:///{folder / 'cases.db'}", role="head", user="a"), lambda: KEY
    )
    before = set(opened_files())
    with open_store(uri) as store:
        wanted = strings(store)
        resolved = store.resolved()
        store.save_resolution(Resolved())
        store.save_resolution(resolved)
        store.rebuild_indexes()
        ours = set(opened_files()) - before
    assert {path.parent for path in ours if path.suffix != ".so"} == {folder}
    assert len(wanted) > 300
    assert found_in(folder, wanted) == []


def opened_files() -> Iterator[Path]:
    """What this process has open on a disk."""
    for number in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            path = number.readlink()
            if path.is_absolute() and not path.is_relative_to("/dev"):
                yield path


def test_encrypting_a_store_keeps_all_of_it_and_leaves_nothing_behind(was, file):
    before = held(was)
    with open_store(was.store) as store:
        wanted = strings(store)
    assert len(found_in(file.parent, wanted)) == len(wanted)
    link = file.with_name("other-name.db")
    os.link(file, link)  # what was in the old file can still be read by its other name
    uri = rekey(was, lambda: KEY)
    assert uri == f"sqlite+encrypted:///{file}"
    assert found_in(file.parent, wanted) == []
    assert set(link.read_bytes()) == {0}
    link.unlink()
    after = held(was.override(store=uri))
    assert [entry.action for entry in after["log"][len(before["log"]) :]] == ["rekey"]
    assert {**after, "log": before["log"]} == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with open_store(uri) as store:
        name = next(name for said in store.mentions() for name in said.names)
        assert store.search(name)


def test_an_encrypted_store_is_sound_to_the_doctor(settings):
    checks = {check.name: check for check in examine(settings)}
    assert all(check.good for check in checks.values())
    assert "no one reads without the key" in checks["encrypted"].found


# ---- keys


def test_a_wrong_key_is_one_clear_line(settings, monkeypatch, capfd):
    monkeypatch.setenv(keys.VARIABLE, "kunci yang salah sama sekali")
    with pytest.raises(StoreUnavailable, match="this key does not open"):
        open_store(settings.store)
    assert capfd.readouterr() == ("", "")
    monkeypatch.setenv(keys.VARIABLE, KEY)
    open_store(settings.store).close()


def test_a_missing_key_says_where_it_is_looked_for(settings, monkeypatch):
    monkeypatch.delenv(keys.VARIABLE)
    monkeypatch.setattr(keys._Typed, "keys", {})
    with pytest.raises(SettingsError, match="SIMPUL_STORE_KEY_FILE"):
        open_store(settings.store)


def test_a_key_that_is_typed_is_asked_for_once(settings, monkeypatch):
    monkeypatch.delenv(keys.VARIABLE)
    monkeypatch.setattr(keys._Typed, "keys", {})
    asked = []

    def typed(name: str) -> str:
        asked.append(name)
        return KEY if len(asked) > 1 else "salah sekali ini"

    monkeypatch.setattr(keys._Typed, "ask", staticmethod(typed))
    with pytest.raises(StoreUnavailable, match="does not open"):
        open_store(settings.store)
    for _ in range(3):
        open_store(settings.store).close()
    assert asked == ["cases.db", "cases.db"]


def test_a_key_stands_in_a_file_that_nobody_else_may_read(settings, monkeypatch, tmp_path):
    monkeypatch.delenv(keys.VARIABLE)
    file = tmp_path / "key.txt"
    file.write_text(f"{KEY}\n")
    file.chmod(0o640)
    monkeypatch.setenv(keys.FILE_VARIABLE, str(file))
    with pytest.raises(SettingsError, match="others may read"):
        open_store(settings.store)
    file.chmod(0o600)
    open_store(settings.store).close()
    file.write_text("\n")
    with pytest.raises(SettingsError, match="holds no key"):
        open_store(settings.store)


def test_a_short_key_locks_nothing(was, tmp_path, monkeypatch):
    with pytest.raises(SettingsError, match="fewer than 12"):
        rekey(was, lambda: "pendek")
    open_store(was.store).close()
    monkeypatch.setenv(keys.VARIABLE, "pendek")
    with pytest.raises(SettingsError, match="12"):
        open_store(f"sqlite+encrypted:///{tmp_path / 'new.db'}")


def test_an_address_that_says_otherwise_than_the_file_is_refused(was, settings, tmp_path):
    with pytest.raises(StoreUnavailable, match="is encrypted"):
        open_store(was.store)
    other = tmp_path / "plain.db"
    open_store(f"sqlite:///{other}").close()
    with pytest.raises(SettingsError, match="is not encrypted"):
        open_store(f"sqlite+encrypted:///{other}")


def test_the_file_opens_without_simpul_by_the_key_alone(settings, file):
    from sqlcipher3 import dbapi2

    db = dbapi2.connect(str(file))
    db.execute(f"PRAGMA key = '{KEY}'")
    db.execute("PRAGMA cipher_page_size = 8192")
    (number,) = db.execute("SELECT count(*) FROM reported_case").fetchone()
    db.close()
    assert number == 40


def test_the_key_stands_neither_in_what_is_said_nor_in_the_log(settings):
    with open_store(settings.store) as store:
        assert KEY not in repr(vars(store))
        assert KEY not in str(list(store.audit()))
        assert KEY not in f"{store.uri} {store.place}"


# ---- changed


def test_after_a_change_only_the_new_key_opens_it(settings, monkeypatch, file):
    before = held(settings)
    assert rekey(settings, lambda: OTHER_KEY) == settings.store
    with pytest.raises(StoreUnavailable, match="does not open"):
        open_store(settings.store)
    monkeypatch.setenv(keys.VARIABLE, OTHER_KEY)
    after = held(settings)
    assert {**after, "log": before["log"]} == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_store_that_somebody_has_open_keeps_its_key(settings):
    code = (
        "import sys; from graph.stores import open_store\n"
        "with open_store(sys.argv[1]) as store:\n"
        "    store.counts(); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, settings.store],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreBusy, match="is open elsewhere"):
            rekey(settings, lambda: OTHER_KEY)
        other.stdin.close()
        other.wait()
    open_store(settings.store).close()
    rekey(settings, lambda: OTHER_KEY)


def test_whoever_may_not_back_up_may_not_change_the_key(settings):
    with pytest.raises(AccessDenied):
        rekey(settings.override(role="handler"), lambda: OTHER_KEY)


# ---- backups


def test_a_backup_of_it_is_encrypted_too(settings, tmp_path):
    report = make_backup(settings, tmp_path / "b.backup")
    assert report.encrypted
    raw = Path(report.file).read_bytes()
    with open_store(settings.store) as store:
        wanted = strings(store)
        before = everything(store)
    assert not [text for text in wanted if text.encode() in raw]
    assert not raw.startswith(b"SQLite")
    with opened_backup(settings, Path(report.file)) as found:
        kept = Path(found.put_back().kept)
    assert not kept.read_bytes().startswith(b"SQLite")
    assert {**held(settings), "log": before["log"]} == before
    assert all(check.good for check in examine(settings))


def test_a_backup_from_before_the_key_was_changed_comes_back_under_the_new_one(
    settings, tmp_path, monkeypatch
):
    saved = Path(make_backup(settings, tmp_path / "b.backup").file)
    before = held(settings)
    rekey(settings, lambda: OTHER_KEY)
    monkeypatch.setenv(keys.VARIABLE, OTHER_KEY)
    with pytest.raises(BackupDamaged):
        check_file(settings, saved)
    old = tmp_path / "old-key.txt"
    old.write_text(KEY)
    old.chmod(0o600)
    with opened_backup(settings, saved, key_file=old) as found:
        found.put_back()
    after = held(settings)
    assert {**after, "log": before["log"]} == before
    assert [entry.action for entry in after["log"]][-2:] == ["rekey", "restore"]


def test_a_plain_backup_comes_back_encrypted_and_never_the_other_way(was, file, tmp_path):
    plain_backup = Path(make_backup(was, tmp_path / "plain.backup").file)
    settings = was.override(store=rekey(was, lambda: KEY))
    encrypted_backup = Path(make_backup(settings, tmp_path / "encrypted.backup").file)
    with open_store(settings.store) as store:
        wanted = strings(store)
    with opened_backup(settings, plain_backup) as found:
        found.put_back()
    plain_backup.unlink()
    assert found_in(file.parent, wanted) == []
    with pytest.raises(BackupDamaged, match="encrypted store"):
        check_file(was.override(store=f"sqlite:///{tmp_path / 'x.db'}"), encrypted_backup)


# ---- drafts


@pytest.fixture
def space(settings: Settings, tmp_path: Path) -> Iterator[Workspace]:
    with Workspace(settings.override(drafts=str(tmp_path / "drafts"))) as opened:
        yield opened


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return write(tmp_path / "a.csv", GOOD)


def test_a_draft_of_it_tells_nothing_and_is_accepted_as_any(space, register, tmp_path):
    before = space.store.counts().cases
    draft = stage(space, register).detail.draft.id
    (path,) = (tmp_path / "drafts").iterdir()
    raw = path.read_bytes()
    told = {cell for row in GOOD for cell in row if len(cell) > 4} | {register.name}
    assert not [text for text in told if text.encode() in raw]
    assert [one.id for one in space.intake.drafts()] == [draft]
    space.intake.accept(draft)
    assert space.store.counts().cases == before + len({row[0] for row in GOOD})
    assert space.store.search("Ani Lestari")


@pytest.mark.parametrize("at", [0.01, 0.3, 0.6, 0.95])
def test_a_sealed_draft_that_was_changed_can_only_be_discarded(space, register, tmp_path, at):
    draft = stage(space, register).detail.draft.id
    (path,) = (tmp_path / "drafts").iterdir()
    raw = bytearray(path.read_bytes())
    place = raw.index(b" ") + 1 + int(at * (len(raw) - raw.index(b" ") - 1))
    raw[place] = ord("A") if raw[place] != ord("A") else ord("B")
    path.write_bytes(raw)
    with pytest.raises((DraftDamaged, DraftOfOtherStore)):
        space.intake.accept(draft)


def test_another_store_takes_a_sealed_draft_for_none_of_its_own(space, register, tmp_path):
    draft = stage(space, register).detail.draft.id
    other = Settings(
        store=f"sqlite:///{tmp_path / 'other.db'}", role="head", drafts=str(tmp_path / "drafts")
    )
    with Workspace(other) as there:
        assert there.intake.drafts() == []
        with pytest.raises(DraftOfOtherStore, match="another store"):
            there.intake.accept(draft)


def test_a_draft_outlives_a_change_of_the_key(settings, register, tmp_path, monkeypatch):
    drafts = settings.override(drafts=str(tmp_path / "drafts"))
    with Workspace(drafts) as space:
        draft = stage(space, register).detail.draft.id
    rekey(settings, lambda: OTHER_KEY)
    monkeypatch.setenv(keys.VARIABLE, OTHER_KEY)
    with Workspace(drafts) as space:
        space.intake.accept(draft)
        assert space.store.search("Ani Lestari")
