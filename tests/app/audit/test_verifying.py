"""The log compared with its witnesses: whatever was done to it is found."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.access.log import add_entries, head_text, open_logged
from app.access.logbook.witness import witness_file
from app.operations.log_checks import verify, verify_log
from app.operations.sync import sync_between
from app.packs.making import PackOrder, make_pack
from app.settings import Settings
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.model import AuditEntry
from graph.stores import open_store
from graph.stores.shared.chain import Act, act_of, first_break, next_entries, seal
from graph.stores.shared.codec import encode
from tests.offices import alike

ENTRIES = 10_000
TIMES = 100
A_TRANSACTION = 100
Change = Callable[[list[AuditEntry], random.Random], list[AuditEntry]]

pytestmark = pytest.mark.usefixtures("state")
ENGLISH = Wording("en")


def acts(count: int) -> list[Act]:
    return [
        Act(f"2126-01-01T00:00:00.{number:06}+00:00", "ani", "view", f"e_{number}", "opened=1")
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> tuple[Path, list[AuditEntry]]:
    """A store with a long log, and what witnessed it."""
    folder = tmp_path_factory.mktemp("office")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        with open_logged(f"sqlite:///{folder / 's.db'}") as store:
            every = acts(ENTRIES)
            for first in range(0, ENTRIES, A_TRANSACTION):
                add_entries(store, every[first : first + A_TRANSACTION])
            shutil.copy(witness_file(), folder / "witness.jsonl")
            return folder, list(store.audit())


def rechained(log: list[AuditEntry]) -> list[AuditEntry]:
    """Every number and digest computed anew, as who holds the store can."""
    return next_entries(None, map(act_of, log))


def flip(log: list[AuditEntry], dice: random.Random) -> list[AuditEntry]:
    place = dice.randrange(len(log))
    field = dice.choice(("at", "by", "action", "subject", "reason", "previous", "digest"))
    text = getattr(log[place], field) or "0"
    letter = dice.randrange(len(text))
    changed = text[:letter] + chr(ord(text[letter]) ^ 1) + text[letter + 1 :]
    return [*log[:place], replace(log[place], **{field: changed}), *log[place + 1 :]]


def delete(log: list[AuditEntry], dice: random.Random) -> list[AuditEntry]:
    place = dice.randrange(len(log) - 1)
    return [*log[:place], *log[place + 1 :]]


def swap(log: list[AuditEntry], dice: random.Random) -> list[AuditEntry]:
    one, other = sorted(dice.sample(range(len(log)), 2))
    moved = list(log)
    moved[one] = replace(log[other], number=log[one].number)
    moved[other] = replace(log[one], number=log[other].number)
    return moved


def cut(log: list[AuditEntry], dice: random.Random) -> list[AuditEntry]:
    return log[: dice.randrange(len(log))]


def rewrite(log: list[AuditEntry], dice: random.Random) -> list[AuditEntry]:
    return rechained([replace(entry, by="eko") if entry.by == "ani" else entry for entry in log])


def rewrite_one(log: list[AuditEntry], dice: random.Random) -> list[AuditEntry]:
    place = dice.randrange(len(log))
    return rechained([*log[:place], replace(log[place], subject="e_0a"), *log[place + 1 :]])


def leave_one_out(log: list[AuditEntry], dice: random.Random) -> list[AuditEntry]:
    place = dice.randrange(len(log))
    return rechained([*log[:place], *log[place + 1 :]])


def put_one_in(log: list[AuditEntry], dice: random.Random) -> list[AuditEntry]:
    place = dice.randrange(len(log))
    return rechained([*log[:place], log[place], *log[place:]])


def found(folder: Path, log: list[AuditEntry]) -> tuple[bool, bool]:
    """Whether the chain sees that this log is not as it was, and whether the witness does."""
    from app.access.logbook.witness import read_witness
    from app.operations.log_checks import chain_check, compared

    known = read_witness(folder / "witness.jsonl", str(folder / "s.db"))
    witnessed = compared("witness", known, log, ENGLISH, kept_in="witness.jsonl")
    return not chain_check(log, ENGLISH).good, not witnessed.good


@pytest.mark.parametrize("change", [flip, delete, swap])
def test_the_chain_finds_each_change_of_an_entry(office, change: Change):
    folder, log = office
    dice = random.Random(1)
    assert sum(found(folder, change(log, dice))[0] for _time in range(TIMES)) == TIMES


@pytest.mark.parametrize("change", [cut, rewrite, rewrite_one, leave_one_out, put_one_in])
def test_the_witness_finds_each_log_that_was_cut_or_computed_anew(office, change: Change):
    folder, log = office
    dice = random.Random(2)
    seen = [found(folder, change(log, dice)) for _time in range(TIMES)]
    assert sum(by_witness for _by_chain, by_witness in seen) == TIMES
    assert not any(by_chain for by_chain, _by_witness in seen), "the chain alone sees nothing"


def test_a_log_that_stands_as_it_was_is_found_well(office):
    folder, log = office
    assert (len(log), found(folder, log)) == (ENTRIES, (False, False))
    assert all(entry.digest == seal(entry) for entry in log)


def put_back(uri: str, log: list[AuditEntry]) -> None:
    with sqlite3.connect(uri.removeprefix("sqlite:///")) as database:
        database.execute("DELETE FROM audit")
        rows = [(entry.number, encode(entry)) for entry in log]
        database.executemany("INSERT INTO audit VALUES (?, ?)", rows)


def filled(uri: str) -> Workspace:
    space = Workspace(Settings(store=uri, user="ani", role="head", language="en"))
    alike.fill(space)
    return space


def good(checks) -> dict[str, bool]:
    return {check.name: check.good for check in checks}


def checked(uri: str, **named: object) -> dict[str, bool]:
    with open_store(uri) as store:
        return good(verify(store, Settings(store=store.uri, language="en", role="head"), **named))


def forge(uri: str) -> None:
    """Write the whole log anew, as who holds the store can, with nothing in it to see."""
    with open_store(uri) as store:
        log = list(store.audit())
    forged = rechained([replace(entry, by="nobody") for entry in log])
    put_back(uri, forged)
    assert first_break(forged) is None


def test_an_office_s_own_file_witnesses_what_every_account_did(tmp_path, monkeypatch):
    uri, office = f"sqlite:///{tmp_path / 's.db'}", tmp_path / "office"
    office.mkdir()
    monkeypatch.setenv("SIMPUL_WITNESS", str(office))
    for account in ("ani", "eko"):
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / account))
        with open_logged(uri) as store:
            add_entries(store, [Act("2126-01-01", account, "judge", "j_1")])
    witness = str(office / "witness.jsonl")
    assert checked(uri, witnesses=[witness]) == dict.fromkeys(
        ("log", "witness", "witness witness.jsonl"), True
    )
    forge(uri)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "somebody_else"))
    monkeypatch.delenv("SIMPUL_WITNESS")
    assert checked(uri)["witness"], "this account witnessed nothing"
    assert not checked(uri, witnesses=[witness])["witness witness.jsonl"]


def test_a_pack_and_a_head_that_was_printed_are_witnesses(tmp_path):
    uri, pack = f"sqlite:///{tmp_path / 's.db'}", tmp_path / "p.zip"
    with filled(uri) as space:
        network = space.networks.all()[0].id
        make_pack(space, network, pack, PackOrder(purpose="a trial", date="2026-03-15", kinds=()))
        head = head_text(space.store.unmasked.audit_head())
    asked = {"witnesses": [str(pack)], "heads": [head]}
    assert set(checked(uri, **asked).values()) == {True}
    forge(uri)
    after = checked(uri, **asked)
    assert (after["witness p.zip"], after["handed out"]) == (False, False)


def test_each_store_of_a_sync_witnesses_the_other(tmp_path):
    uri, other = (f"sqlite:///{tmp_path / name}" for name in ("s.db", "other.db"))
    filled(uri).close()
    settings = Settings(store=uri, language="en", role="head")
    sync_between(settings, uri, other)
    sync_between(settings, uri, other)
    for one, peer in ((uri, other), (other, uri)):
        assert checked(one, witnesses=[peer])[f"witness {peer}"]
    forge(uri)
    assert not checked(uri, witnesses=[other])[f"witness {other}"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"\xff\xfe", b"[1, 2]\n"])
def test_what_is_no_witness_of_this_store_is_said_so(tmp_path, content):
    uri, file = f"sqlite:///{tmp_path / 's.db'}", tmp_path / "file"
    filled(uri).close()
    file.write_bytes(content)
    for named in (file, tmp_path / "missing"):
        with open_store(uri) as store:
            *_others, check = verify(
                store, Settings(store=store.uri, language="en", role="head"), witnesses=[str(named)]
            )
        assert (check.good, bool(check.mend)) == (False, True)


def test_that_the_log_is_verified_is_logged(tmp_path):
    with filled(f"sqlite:///{tmp_path / 's.db'}") as space:
        assert set(good(verify_log(space)).values()) == {True}
        assert space.store.unmasked.audit_head().action == "read log"
