"""The log of one store: the only place that adds to it.

Decisions.
Each time something is added the head is witnessed outside the store (logbook/witness.py): the chain
in the store proves only that nobody changed an entry who did not compute it anew.
What each action is stands in logbook/operations.py, and how consultation is told in
logbook/consultations.py.
"""

from collections.abc import Iterator, Sequence

from app.access.logbook.witness import MADE, Witnessed, witness
from app.clock import now
from graph.ids import IdKey
from graph.model import AuditEntry
from graph.stores import Store, open_store, store_file
from graph.stores.shared.chain import Act

EXPORT, BRIEFING, FORGET, LINK, COMBINE, MEND, REVEAL, SYNC, GIVE = (
    *("export", "briefing", "forget", "link", "combine", "mend", "reveal", "sync", "give"),
)
"""Actions of the log."""
_SUBJECTS_AN_ENTRY = 200


def add_entry(
    store: Store, by: str, action: str, *, subject: str = "", reason: str = "", at: str = ""
) -> AuditEntry:
    """Add an entry to the log of a store, and witness it."""
    (entry,) = add_entries(store, [Act(at or now(), by, action, subject, reason)])
    return entry


def add_entries(store: Store, acts: Sequence[Act]) -> tuple[AuditEntry, ...]:
    """Add entries in one transaction, and witness the last: its digest is of all before it too."""
    entries = store.append_audit_all(acts)
    last = entries[-1]
    witness(Witnessed(store.place, last.number, last.digest, last.at))
    return entries


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
        witness(Witnessed(store.place, MADE, "", now()))
    return store


def add_unwitnessed(store: Store, by: str, action: str, *, subject: str, reason: str) -> None:
    """Add an entry to a store that is not where it will be: `witness_restored` is called there."""
    store.append_audit(now(), by, action, subject=subject, reason=reason)


def witness_restored(store: Store, *, goes_on: bool) -> None:
    """Witness the log of a store that was put back from a backup, as it ends now.

    If it does not go on where the log before it ended, what was witnessed before counts as of
    another store: that it was put back stands in the log itself.
    """
    last = store.audit_head()
    if last is None:
        return
    if not goes_on:
        first = next(iter(store.audit()))
        witness(Witnessed(store.place, MADE, "", first.at))
    witness(Witnessed(store.place, last.number, last.digest, last.at))
