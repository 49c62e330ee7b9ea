"""Entries that wait in a file of the account until they are put into the log of their store.

Decisions.
What is read is told before it is shown, so telling must cost next to nothing, and must not wait
for somebody who is writing to the store: an entry is a line that is added to a file. The lines of
a page, or of a command, then come into the chain in one transaction.
Each process has a file of its own. What one that was killed left behind is taken over by the next
that opens the store, some time after it was last written to.
While lines are put into the log their file is called by the number that the log had: whoever finds
one so called looks whether they came in, and puts nothing in twice.
"""

import hashlib
import os
import re
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
_TAKEN = re.compile(r"\.after-(\d+)\.[0-9a-f]+$")


class Waiting:
    """What waits of one process for the log of one store."""

    def __init__(self, folder: Path | None, place: str) -> None:
        """Keep lines in a folder, None where there is none; `place` is where the store is."""
        self._folder = folder
        self._stem = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        self._file = f"{self._stem}-{uuid4().hex}{_ENDING}"
        self._lock = Lock()
        self.count = 0
        """Lines of this process that are not in the log yet."""

    def add(self, acts: Sequence[Act]) -> None:
        """Add lines in one write; raises OSError where no file can be kept."""
        lines = b"".join(msgspec.json.encode(act) + b"\n" for act in acts)
        if self._folder is None:
            raise OSError("the account has no home")
        with self._lock:
            file = _opened(self._folder / self._file)
            try:
                os.write(file, lines)
            finally:
                os.close(file)
            self.count += len(acts)

    def put_into(self, store: Store) -> int:
        """Put what waits into the log, what others left behind too, and say how much."""
        put = 0
        with self._lock:
            for path in self._files():
                put += _put(store, path)
            self.count = 0
        return put

    def _files(self) -> list[Path]:
        """The file of this process, and those that were left behind."""
        if self._folder is None or not self._folder.is_dir():
            return []
        found = []
        for path in sorted(self._folder.glob(f"{self._stem}-*")):
            with suppress(OSError):
                idle = time.time() - path.stat().st_mtime
                if path.name == self._file or idle > LEFT_SECONDS:
                    found.append(path)
        return found


def _put(store: Store, path: Path) -> int:
    """Put the lines of one file into the log, and take the file away."""
    begun = _begun(path)
    head = store.audit_head()
    number = (head.number if head else 0) if begun is None else begun
    mark = path.with_name(f"{_TAKEN.sub('', path.name)}.after-{number}.{uuid4().hex}")
    try:
        path.rename(mark)
    except FileNotFoundError:
        return 0  # somebody else took it over
    acts = read_acts(mark)
    try:
        if acts and (begun is None or not _is_in(store, acts[0], after=begun)):
            add_entries(store, acts)
    except BaseException:
        mark.rename(path)
        raise
    mark.unlink()
    return len(acts)


def read_acts(path: Path) -> list[Act]:
    """The whole lines of a file: one that was broken off in the middle was never shown."""
    acts = []
    for line in path.read_bytes().splitlines():
        with suppress(msgspec.MsgspecError):
            acts.append(msgspec.json.decode(line, type=Act))
    return acts


def _begun(path: Path) -> int | None:
    """The number of the log when somebody began to put this file into it; None for nobody did."""
    named = _TAKEN.search(path.name)
    return int(named[1]) if named else None


def _is_in(store: Store, act: Act, *, after: int) -> bool:
    """Whether this act stands in the log after an entry; its time tells it from any other."""
    return any(act_of(entry) == act for entry in store.audit(after=after, actions=[act.action]))


def _opened(path: Path) -> int:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    try:
        return os.open(path, flags, 0o600)
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.open(path, flags, 0o600)


def waiting_of(place: str) -> Waiting:
    """What waits for the store at a place, in the folder of the account if it has one."""
    try:
        return Waiting(account_folder() / "waiting", place)
    except OSError:
        return Waiting(None, place)
