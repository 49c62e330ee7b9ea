"""Entries that wait in a file of the account until they are put into the log of their store.

Decisions.
What is read is told before it is shown, so telling must cost next to nothing, and must not wait
for somebody who is writing to the store: an entry is a line that is added to a file. The lines of
a page, or of a command, then come into the chain in one transaction, and a line says that they did:
to empty the file each time takes longer than all the rest.
Each process has a file of its own. What one that was killed left behind is taken over by the next
that looks, some time after it was last written to.
Before lines are put into the log the number that it ends with is added to them: whoever finds a
file with such a number looks whether its lines came in, and puts nothing in twice.
"""

import hashlib
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from uuid import uuid4

import msgspec

from app.access.log import add_entries
from app.access.logbook.witness import account_folder
from graph.stores import Store
from graph.stores.shared.chain import Act, act_of

LEFT_SECONDS = 60.0
"""A file that nobody added to for so long is of a process that is gone, or of a store in which
nobody could write: whoever comes puts it into the log.
"""
_ENDING = ".jsonl"
_MOST_LINES = 2_000
"""After which a file is taken away, when all in it are in the log."""
_IN = b'{"in":true}\n'
"""That the lines before are in the log."""


class Waiting:
    """What waits of one process for the log of one store."""

    def __init__(self, folder: Path | None, place: str) -> None:
        """Keep lines in a folder, None where there is none; `place` is where the store is."""
        self._folder = folder
        self._stem = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        self._file = f"{self._stem}-{uuid4().hex}{_ENDING}"
        self._lock = Lock()
        self._acts: list[Act] = []
        """Those of this process that are not in the log yet, as they stand in its file."""
        self._written = 0
        """How many lines stand in the file."""
        self._looked = -LEFT_SECONDS

    def add(self, acts: Sequence[Act]) -> None:
        """Add lines in one write; raises OSError where no file can be kept."""
        with self._lock:
            _add(self._path(), b"".join(msgspec.json.encode(act) + b"\n" for act in acts))
            self._acts += acts
            self._written += len(acts)

    def put_into(self, store: Store) -> None:
        """Put what waits into the log; now and then what others left behind, too."""
        if self._folder is None:
            return
        with self._lock:
            if self._acts:
                _put(store, self._path(), self._acts)
                self._acts = []
                self._begin_anew()
            if time.monotonic() - self._looked > LEFT_SECONDS:
                for path in self._left_behind(self._folder):
                    self._take_over(store, path)
                self._looked = time.monotonic()

    def close(self) -> None:
        """Take the file away unless something waits in it."""
        with self._lock, suppress(OSError):
            if not self._acts:
                self._path().unlink(missing_ok=True)

    def _begin_anew(self) -> None:
        """Take the file away, all of which is in the log, when it has become long."""
        if self._written > _MOST_LINES:
            self._path().unlink(missing_ok=True)
            self._written = 0

    def _path(self) -> Path:
        if self._folder is None:
            raise OSError("the account has no home")
        return self._folder / self._file

    def _left_behind(self, folder: Path) -> list[Path]:
        found = []
        for path in sorted(folder.glob(f"{self._stem}-*{_ENDING}")):
            with suppress(OSError):
                idle = time.time() - path.stat().st_mtime
                if path.name != self._file and idle > LEFT_SECONDS:
                    found.append(path)
        return found

    def _take_over(self, store: Store, left: Path) -> None:
        """Put the lines of a file that was left behind into the log, and take it away."""
        mine = left.with_name(f"{self._stem}-{uuid4().hex}{_ENDING}")
        try:
            os.utime(left)  # or under its new name it would be taken for left behind again
            left.rename(mine)
        except FileNotFoundError:
            return  # somebody else took it over
        acts, begun = read_waiting(mine)
        if acts and (begun is None or not _is_in(store, acts[0], after=begun)):
            _put(store, mine, acts)
        mine.unlink(missing_ok=True)


def read_waiting(path: Path) -> tuple[list[Act], int | None]:
    """The lines of a file that nobody said to be in the log, and the number after them, if any.

    A line that was broken off in the middle is of what was never shown.
    """
    acts: list[Act] = []
    begun: int | None = None
    for line in path.read_bytes().splitlines(keepends=True):
        with suppress(msgspec.MsgspecError):
            if line == _IN:
                acts, begun = [], None
                continue
            found = msgspec.json.decode(line, type=dict[str, str | int])
            if "after" in found:
                begun = int(found["after"])
            else:
                acts.append(msgspec.convert(found, Act))
    return acts, begun


def waiting_of(place: str) -> Waiting:
    """What waits for the store at a place, in the folder of the account if it has one."""
    try:
        return Waiting(account_folder() / "waiting", place)
    except OSError:
        return Waiting(None, place)


def _put(store: Store, path: Path, acts: Sequence[Act]) -> None:
    """Put lines into the log, and say so in their file."""
    head = store.audit_head()
    _add(path, b'{"after":%d}\n' % (head.number if head else 0))
    add_entries(store, acts)
    _add(path, _IN)


def _add(path: Path, written: bytes) -> None:
    """Add in one write to a file that its owner alone may read."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    try:
        file = os.open(path, flags, 0o600)
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(path, flags, 0o600)
    try:
        os.write(file, written)
    finally:
        os.close(file)


def _is_in(store: Store, act: Act, *, after: int) -> bool:
    """Whether this act stands in the log after an entry; its time tells it from any other."""
    return any(act_of(entry) == act for entry in store.audit(after=after, actions=[act.action]))
