"""The audit log's chain: each entry holds a digest of itself and of the one before."""

import hashlib
from collections.abc import Iterable

from msgspec.structs import replace

from graph.model import AuditEntry


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


def next_entry(
    before: AuditEntry | None, *, at: str, by: str, action: str, subject: str = "", reason: str = ""
) -> AuditEntry:
    """The entry that follows another, or the first one."""
    entry = AuditEntry(
        number=before.number + 1 if before else 1,
        at=at,
        by=by,
        action=action,
        subject=subject,
        reason=reason,
        previous=before.digest if before else "",
    )
    return replace(entry, digest=seal(entry))


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
