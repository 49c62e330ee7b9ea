"""The log of one store: the only place that adds to it, and what witnesses that nobody rewrote it.

Decisions.
The chain in the store proves only that nobody changed an entry who did not compute it anew. So each
entry that is added is witnessed outside the store: its number and digest go into a file of the
account that did it. Whoever may write the store alone cannot change that file.
A line is only added, never taken away. A store that this account makes anew, where there was none,
is witnessed too: what was witnessed before is of another one, and a log that is older than that
moment was put in its place.
"""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from app.clock import now
from graph.ids import IdKey
from graph.model import AuditEntry, Value
from graph.stores import Store, open_store, store_file

EXPORT, BRIEFING, FORGET, LINK, MEND, REVEAL, SYNC = (
    *("export", "briefing", "forget", "link", "mend", "reveal", "sync"),
)
"""Actions of the log."""
MADE = 0
"""Number of a line that says that the store was made anew."""
_SUBJECTS_AN_ENTRY = 200


class Witnessed(Value, frozen=True):
    """One line of the witness file: the head of a store's log at a time."""

    store: str
    number: int
    digest: str
    at: str


def add_entry(
    store: Store, by: str, action: str, *, subject: str = "", reason: str = "", at: str = ""
) -> AuditEntry:
    """Add an entry to the log of a store, and witness it."""
    entry = store.append_audit(at or now(), by, action, subject=subject, reason=reason)
    _witness(Witnessed(store.place, entry.number, entry.digest, entry.at))
    return entry


def head_text(entry: AuditEntry) -> str:
    """The head of a log as a file shows it: the number of an entry, and its digest.

    >>> head_text(AuditEntry(number=7, at="", by="", action="", digest="3f9a"))
    '7:3f9a'
    """
    return f"{entry.number}:{entry.digest}"


def in_entries(subjects: Sequence[str]) -> Iterator[str]:
    """Subjects in as many texts as entries are to hold them."""
    for first in range(0, len(subjects), _SUBJECTS_AN_ENTRY):
        yield " ".join(subjects[first : first + _SUBJECTS_AN_ENTRY])


def open_logged(uri: str, *, create: bool = True, ids: IdKey | None = None) -> Store:
    """Open a store; that it was made, where there was none, is witnessed.

    `ids` is how a new one keys its ids.
    """
    file = store_file(uri)
    fresh = file is not None and not file.exists()
    store = open_store(uri, create=create, ids=ids)
    if fresh:
        _witness(Witnessed(store.place, MADE, "", now()))
    return store


def add_unwitnessed(store: Store, by: str, action: str, *, subject: str, reason: str) -> None:
    """Add an entry to a store that is not where it will be: `witness_restored` is called there."""
    store.append_audit(now(), by, action, subject=subject, reason=reason)


def witness_restored(store: Store, *, goes_on: bool) -> None:
    """Witness the log of a store that was put back from a backup, as it ends now.

    If it does not go on where the log before it ended, what was witnessed before counts as of
    another store: that it was put back stands in the log itself.
    """
    log = list(store.audit())
    if log and not goes_on:
        _witness(Witnessed(store.place, MADE, "", log[0].at))
    for entry in log[-1:]:
        _witness(Witnessed(store.place, entry.number, entry.digest, entry.at))


# ---- the witness


def witness_file() -> Path:
    """Where the account keeps what it witnessed: `XDG_STATE_HOME`, else `~/.local/state`.

    Raises OSError for an account without a home.
    """
    stated = Path(os.environ.get("XDG_STATE_HOME", ""))
    if stated.is_absolute():
        return stated / "simpul" / "witness.jsonl"
    try:
        return Path.home() / ".local" / "state" / "simpul" / "witness.jsonl"
    except RuntimeError as error:
        raise OSError(str(error)) from error


def check_witness() -> Path:
    """The witness file, which can be added to; raises OSError where it cannot."""
    path = witness_file()
    os.close(_open_witness(path))
    return path


def witnessed(place: str) -> list[Witnessed]:
    """What the account witnessed of the store at a place, in its order.

    If it made one anew there, that line comes first, and none from before: those are of another.
    Raises OSError where the file cannot be read.
    """
    found: list[Witnessed] = []
    path = witness_file()
    if not path.exists():
        return found
    quoted = json.dumps(place)
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if quoted not in line:
                continue
            try:
                one = msgspec.json.decode(line, type=Witnessed)
            except msgspec.MsgspecError:
                continue  # cut off in the middle of writing
            if one.store != place:
                continue
            if one.number == MADE:
                found.clear()
            found.append(one)

    return found


def _witness(line: Witnessed) -> None:
    """Add a line, in one write, to a file that its owner alone may read.

    Where none can be kept the work goes on: `doctor` says so.
    """
    written = json.dumps(msgspec.structs.asdict(line)) + "\n"
    try:
        file = _open_witness(witness_file())
    except OSError:
        return
    try:
        os.write(file, written.encode())
    finally:
        os.close(file)


def _open_witness(path: Path) -> int:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
