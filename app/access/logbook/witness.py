"""What witnesses a store's log outside of it: lines with the number and digest of its head.

Decisions.
The chain in the store proves only that nobody changed an entry who did not compute it anew. So each
time the log grows its head is witnessed outside the store: its number and digest go into a file of
the account that did it. Whoever may write the store alone cannot change that file.
A line is only added, never taken away. A store that this account makes anew, where there was none,
is witnessed too: what was witnessed before is of another one, and a log that is older than that
moment was put in its place.
An office names a file or folder of its own beside that with `SIMPUL_WITNESS`: one where nobody who
works on the store may change what stands there.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from graph.model import Value

MADE = 0
"""Number of a line that says that the store was made anew."""
FILE = "witness.jsonl"
OFFICE = "SIMPUL_WITNESS"


class Witnessed(Value, frozen=True):
    """One line of the witness file: the head of a store's log at a time."""

    store: str
    number: int
    digest: str
    at: str


def witness(line: Witnessed) -> None:
    """Add a line to the file of the account, and to the office's where it names one.

    Where none can be kept the work goes on: `doctor` says so.
    """
    written = (json.dumps(msgspec.structs.asdict(line)) + "\n").encode()
    for path in witness_files():
        with suppress(OSError):
            _add(path, written)


def account_folder() -> Path:
    """Where the account keeps its state: `XDG_STATE_HOME`, else `~/.local/state`.

    Raises OSError for an account without a home.
    """
    stated = Path(os.environ.get("XDG_STATE_HOME", ""))
    if stated.is_absolute():
        return stated / "simpul"
    try:
        return Path.home() / ".local" / "state" / "simpul"
    except RuntimeError as error:
        raise OSError(str(error)) from error


def witness_file() -> Path:
    """Where the account keeps what it witnessed; raises OSError for one without a home."""
    return account_folder() / FILE


def office_file() -> Path | None:
    """Where the office keeps what all witness; None where it names nothing."""
    named = os.environ.get(OFFICE, "").strip()
    if not named:
        return None
    path = Path(named)
    return path / FILE if path.is_dir() else path


def witness_files() -> list[Path]:
    """Every file that a line is added to."""
    found = []
    with suppress(OSError):
        found.append(witness_file())
    office = office_file()
    return found if office is None else [*found, office]


def check_witness() -> Path:
    """The witness file of the account, which can be added to, as the office's can.

    Raises OSError where one cannot.
    """
    path = witness_file()
    for file in (path, office_file()):
        if file is not None:
            os.close(_opened(file))
    return path


def witnessed(place: str) -> list[Witnessed]:
    """What the account witnessed of the store at a place, in its order.

    If it made one anew there, that line comes first, and none from before: those are of another.
    Raises OSError where the file cannot be read.
    """
    path = witness_file()
    return read_witness(path, place) if path.exists() else []


def read_witness(path: Path, place: str = "") -> list[Witnessed]:
    """The lines of a witness file of the store at a place, or of all; raises OSError."""
    found: list[Witnessed] = []
    quoted = json.dumps(place)
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            one = _read(line) if not place or quoted in line else None
            if one is None or (place and one.store != place):
                continue
            if one.number == MADE and place:
                found.clear()
            found.append(one)

    return found


def _read(line: str) -> Witnessed | None:
    try:
        return msgspec.json.decode(line, type=Witnessed)
    except msgspec.MsgspecError:
        return None  # cut off in the middle of writing


def _add(path: Path, written: bytes) -> None:
    """Add in one write to a file that its owner alone may read."""
    file = _opened(path)
    try:
        os.write(file, written)
    finally:
        os.close(file)


def _opened(path: Path) -> int:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    try:
        return os.open(path, flags, 0o600)
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.open(path, flags, 0o600)
