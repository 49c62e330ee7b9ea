"""Slow-down and lock-out at sign-in, by which nobody can lock everybody out.

Decisions.
Each failure makes the next try wait, twice as long every time, up to a quarter of an hour: for the
account, and, from more failures on, for the address it came from. Names that are no accounts are
counted alike, so that a wait tells nothing.
A browser that signed in to an account before holds a device mark of it (OWASP, "device cookies"):
its failures are counted for that mark alone, and no wait of account or address holds it up. So who
floods an account, or sits behind the address of a whole office, locks out neither its owner nor the
office.
A try is counted before its password is looked at, and taken back when it was right: a thousand
tries at once are a thousand.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from app.accounts.file import AccountsFile
from graph.errors import AccessDenied
from graph.messages import message

FREE = 4
"""Failures of an account, or of a device, before the next try has to wait."""
FREE_OF_ADDRESS = 20
"""The same of an address, which many people may share."""
LONGEST_WAIT = 900.0
"""Seconds."""
FORGOTTEN_AFTER = 3600.0
"""Seconds without a failure after which they are counted anew."""


class TooManyTries(AccessDenied):
    """The next try has to wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            message(
                "too many tries: wait {seconds} seconds, then try again", seconds=round(seconds + 1)
            )
        )


@dataclass(frozen=True, slots=True)
class Counter:
    """What failures are counted for."""

    subject: str
    """A digest: what was typed as a name is not kept."""
    free: int
    shared: bool = False
    """Whether it is of an address, which may be that of many people."""

    def wait(self, failures: int, last: float, now: float) -> float:
        """Seconds until the next try.

        >>> counter = Counter("", free=4)
        >>> [counter.wait(failures, 100, 100) for failures in (3, 4, 5, 9, 50)]
        [0.0, 1.0, 2.0, 32.0, 900.0]
        """
        if failures < self.free:
            return 0.0
        pause = min(LONGEST_WAIT, 2.0 ** min(failures - self.free, 20))
        return min(pause, max(0.0, last + pause - now))


class Tries:
    """Failed tries of one file of accounts."""

    def __init__(self, file: AccountsFile, clock: Callable[[], float]) -> None:
        self._file = file
        self._clock = clock

    def count(self, name: str | None, address: str, device: str = "") -> tuple[Counter, ...]:
        """Count a try as failed until it is forgiven; raises TooManyTries where it must wait.

        Without a name it counts for the address alone.
        """
        now = self._clock()
        counted = counters(name, address, device)
        with self._file.transaction() as db:
            db.execute("DELETE FROM failure WHERE last < ?", (now - FORGOTTEN_AFTER,))
            waits = []
            for counter in counted:
                failures, last = db.execute(
                    "SELECT failures, last FROM failure WHERE subject = ?", (counter.subject,)
                ).fetchone() or (0, now)
                waits.append(counter.wait(failures, last, now))
            if any(waits):
                raise TooManyTries(max(waits))
            for counter in counted:
                db.execute(
                    "INSERT INTO failure VALUES (?, 1, ?) ON CONFLICT DO UPDATE"
                    " SET failures = failures + 1, last = excluded.last",
                    (counter.subject, now),
                )
        return counted

    def forgive(self, counted: tuple[Counter, ...]) -> None:
        """Take a try back that was right; of an account no failure is left, of an address one less.

        Else who has one account could guess at all others without end.
        """
        with self._file.transaction() as db:
            for counter in counted:
                if counter.shared:
                    db.execute(
                        "UPDATE failure SET failures = max(0, failures - 1) WHERE subject = ?",
                        (counter.subject,),
                    )
                else:
                    db.execute("DELETE FROM failure WHERE subject = ?", (counter.subject,))


def counters(name: str | None, address: str, device: str) -> tuple[Counter, ...]:
    """What a try counts for; `device` is a mark that was given for this very account, or empty."""
    if device:
        return (Counter(_digest("device", device), FREE),)
    of_address = Counter(_digest("address", address), FREE_OF_ADDRESS, shared=True)
    if name is None:
        return (of_address,)
    return (Counter(_digest("account", name), FREE), of_address)


def _digest(kind: str, text: str) -> str:
    return hashlib.sha256(f"{kind}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()
