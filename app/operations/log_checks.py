"""Whether the log is as it was: its chain, and everything outside of it that witnessed it.

Decisions.
A chain that somebody computed anew is as whole as the true one. So it is compared with what the
account witnessed, with the file of the office, with the heads that packs, briefings and other
stores hold. Each of these finds an entry that was changed, taken out, put in, or cut off up to
the number that it names; what was added after that no witness can speak of.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from app.access.log import SYNC, head_text
from app.access.logbook.consultations import read_facts
from app.access.logbook.witness import (
    MADE,
    Witnessed,
    check_witness,
    office_file,
    read_witness,
    witnessed,
)
from app.access.policy import admit, viewer_of
from app.access.rights import Right
from app.audit.reading import READ_LOG
from app.settings import Settings
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.errors import SimpulError, UnreadableFile
from graph.messages import message
from graph.model import AuditEntry, Value
from graph.stores import Store, open_store
from graph.stores.shared.chain import first_break

_MANIFEST = "manifest.json"
_MOST_BYTES = 4 << 20
_ZIP = b"PK\x03\x04"


class Check(Value, frozen=True):
    """One thing looked at."""

    name: str
    good: bool
    found: str
    mend: str = ""
    """What to do when it is not good."""


class _Manifest(Value, frozen=True):
    """What of a pack's manifest is read here."""

    log: str = ""


def verify(
    store: Store,
    settings: Settings,
    *,
    witnesses: Sequence[str] = (),
    heads: Sequence[str] = (),
) -> list[Check]:
    """Every check of a log, by what is at hand and by what is named.

    A witness is a file of lines, a pack, or the address of a store that was synced with this one;
    a head is what a briefing, a pack or an export prints: NUMBER:DIGEST. Raises AccessDenied for
    who may not read the log of that other store.
    """
    wording = Wording(settings.language)
    for witness in witnesses:
        if _is_store(witness):
            peer = admit(settings.override(store=witness, reveal=False))
            viewer_of(peer).check(Right.AUDIT)
    log = list(store.audit())
    checks = [chain_check(log, wording), account_check(store.place, log, wording)]
    if (office := office_file()) is not None:
        checks.append(_file_check(str(office), store, log, wording))
    checks += [_file_check(witness, store, log, wording) for witness in witnesses]
    checks += [head_check(head, log, wording) for head in heads if head.strip()]
    return [replace(check, mend="") if check.good else check for check in checks]


def verify_log(
    space: Workspace, *, witnesses: Sequence[str] = (), heads: Sequence[str] = ()
) -> list[Check]:
    """Verify the log of a workspace, which is logged; raises AccessDenied for who may not."""
    space.store.viewer.check(Right.AUDIT)
    space.store.log(READ_LOG, reason="verify")
    store = space.store.writing(Right.AUDIT)
    return verify(store, space.settings, witnesses=witnesses, heads=heads)


def chain_check(log: Sequence[AuditEntry], wording: Wording, *, is_counted: bool = True) -> Check:
    """Whether each entry follows the one before.

    How many there are tells how much was done and combined: they are `is_counted` where the log is
    read, and nowhere else.
    """
    _ = wording.text
    broken = first_break(log)
    found = _("whole")
    if broken is not None:
        found = _("broken at entry {number}").format(number=broken)
    elif is_counted:
        found = _("whole, {count} entries").format(count=wording.number(len(log)))
    return Check(
        name=_("log"),
        good=broken is None,
        found=found,
        mend=_(
            "somebody changed the log: keep a copy of the store and tell the data protection"
            " officer"
        ),
    )


def head_check(head: str, log: Sequence[AuditEntry], wording: Wording) -> Check:
    """Whether an entry that a file names stands in the log."""
    _ = wording.text
    return Check(
        name=_("handed out"),
        good=head.split(maxsplit=1)[0] in map(head_text, log),
        found=head.strip(),
        mend=_(
            "the log has no such entry: it was written anew or cut after the file was made, or"
            " the file is of another store"
        ),
    )


def account_check(place: str, log: Sequence[AuditEntry], wording: Wording) -> Check:
    """Whether every entry that this account witnessed still stands in the log as it was."""
    _ = wording.text
    name = _("witness")
    try:
        file = check_witness()
        known = witnessed(place)
    except OSError as error:
        return Check(
            name=name,
            good=False,
            found=_("none can be kept: {error}").format(error=error),
            mend=_(
                "set XDG_STATE_HOME, and SIMPUL_WITNESS where the office names one, to a place that"
                " this account may write"
            ),
        )
    return compared(name, known, log, wording, kept_in=str(file))


def compared(
    name: str,
    known: Sequence[Witnessed],
    log: Sequence[AuditEntry],
    wording: Wording,
    *,
    kept_in: str,
) -> Check:
    """Whether each line of a witness stands in the log as it was."""
    _ = wording.text
    digests = {entry.number: entry.digest for entry in log}
    changed = [line for line in known if line.number and digests.get(line.number) != line.digest]
    made = next((line for line in known if line.number == MADE), None)
    older = made is not None and bool(log) and log[0].at < made.at
    if not (changed or older):
        count = sum(line.number != MADE for line in known)
        text = _("{count} entries of the log witnessed, all as they were")
        return Check(name=name, good=True, found=text.format(count=wording.number(count)))
    first = known[0] if older else min(changed, key=lambda line: line.number)
    text = _("entry {number}, witnessed on {day}, is missing; {count} such entries")
    if older:
        text = _("the log is older than the store that was made here on {day}")
    elif first.number in digests:
        text = _("entry {number}, witnessed on {day}, was written anew; {count} such entries")
    return Check(
        name=name,
        good=False,
        found=text.format(
            number=first.number,
            day=wording.date(first.at[:10]),
            count=wording.number(len(changed)),
        ),
        mend=_(
            "somebody wrote the log anew or cut it, or an older copy of the store was put back:"
            " keep a copy of the store and of {file}, and tell the data protection officer"
        ).format(file=kept_in),
    )


# ---- what else witnessed it


def _file_check(witness: str, store: Store, log: Sequence[AuditEntry], wording: Wording) -> Check:
    """What one witness says of the log; that it says nothing is told, and is not good."""
    _ = wording.text
    name = _("witness {name}").format(name=witness if _is_store(witness) else Path(witness).name)
    try:
        known = list(_lines_of(witness, store.place))
    except SimpulError as error:
        return Check(
            name=name,
            good=False,
            found=wording.message(error.message),
            mend=_("name a witness file, a pack, or the address of a store that was synced"),
        )
    if not known:
        return Check(
            name=name,
            good=False,
            found=_("says nothing of this store"),
            mend=_("name the witness of this store, as the store is named in it"),
        )
    return compared(name, known, log, wording, kept_in=witness)


def _lines_of(witness: str, place: str) -> Iterator[Witnessed]:
    """What a witness file, a pack or another store says of the store at a place."""
    if _is_store(witness):
        yield from _heads_of_peer(witness, place)
        return
    path = Path(witness)
    path = path / "witness.jsonl" if path.is_dir() else path
    try:
        with path.open("rb") as file:
            begun = file.read(len(_ZIP))
        if begun == _ZIP:
            yield from _head_of_pack(path, place)
        else:
            yield from _of_store(read_witness(path), place)
    except OSError as error:
        raise UnreadableFile(
            message("{path} cannot be read ({reason})", path=path.name, reason=str(error))
        ) from error


def _is_store(witness: str) -> bool:
    return "://" in witness


def _of_store(lines: Sequence[Witnessed], place: str) -> list[Witnessed]:
    """Lines of the store at a place; of another name where all lines are of one store.

    The office may have moved it, or call it otherwise from elsewhere.
    """
    own = [line for line in lines if line.store == place]
    if not own and len({line.store for line in lines}) == 1:
        own = list(lines)
    for last in range(len(own) - 1, -1, -1):
        if own[last].number == MADE:
            return own[last:]
    return own


def _head_of_pack(path: Path, place: str) -> Iterator[Witnessed]:
    """The head that the manifest of a pack names."""
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as pack:
            if pack.getinfo(_MANIFEST).file_size > _MOST_BYTES:
                raise UnreadableFile(message("{path} is no pack", path=path.name))
            manifest = msgspec.json.decode(pack.read(_MANIFEST), type=_Manifest)
    except (zipfile.BadZipFile, KeyError, msgspec.MsgspecError, json.JSONDecodeError) as error:
        raise UnreadableFile(message("{path} is no pack", path=path.name)) from error
    yield from _line(manifest.log, place)


def _heads_of_peer(uri: str, place: str) -> Iterator[Witnessed]:
    """The heads that another store was told when the two were synced."""
    with open_store(uri, create=False) as peer:
        for entry in peer.audit(actions=[SYNC]):
            facts = read_facts(entry.reason)
            if facts.get("peer") == place and place in entry.subject:
                yield from _line(facts.get("head", ""), place, at=entry.at)


def _line(head: str, place: str, at: str = "") -> Iterator[Witnessed]:
    number, _, digest = head.partition(" ")[0].partition(":")
    if number.isdecimal() and digest:
        yield Witnessed(store=place, number=int(number), digest=digest, at=at)
