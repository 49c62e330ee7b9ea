"""The audit log's chain: each entry holds a digest of itself and of the one before."""

import hashlib
from collections.abc import Iterable

from msgspec.structs import replace

from graph.model import AuditEntry, Value


class Act(Value, frozen=True):
    """Something that was done, before it has its place in the log."""

    at: str
    by: str
    action: str
    subject: str = ""
    reason: str = ""


def act_of(entry: AuditEntry) -> Act:
    """What an entry says, without its place in the log."""
    return Act(entry.at, entry.by, entry.action, entry.subject, entry.reason)


def seal(entry: AuditEntry) -> str:
    """SHA-256, in hex, over an entry's content and the digest of the entry before it."""
    content = "\x1f".join(
        (
            str(entry.number),
            entry.at,
            entry.by,
            entry.action,
            entry.subject,
            entry.reason,
            entry.previous,
        )
    )
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def next_entries(before: AuditEntry | None, acts: Iterable[Act]) -> list[AuditEntry]:
    """The entries that follow another, or begin a log."""
    entries = []
    last = before
    for act in acts:
        entry = AuditEntry(
            number=last.number + 1 if last else 1,
            at=act.at,
            by=act.by,
            action=act.action,
            subject=act.subject,
            reason=act.reason,
            previous=last.digest if last else "",
        )
        last = replace(entry, digest=seal(entry))
        entries.append(last)
    return entries


def first_break(log: Iterable[AuditEntry]) -> int | None:
    """Number of the first entry that was altered, removed or put in later.

    None when the log is whole.
    """
    previous, expected = "", 1
    for entry in log:
        follows = entry.number == expected and entry.previous == previous
        if not follows or entry.digest != seal(entry):
            return expected
        previous = entry.digest
        expected += 1
    return None
