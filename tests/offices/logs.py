"""The log in a test: what was done, without who looked at what and what was given."""

from collections.abc import Iterable

from graph.model import AuditEntry

LOOKING = frozenset({"view", "search", "give"})


def acts(entries: Iterable[AuditEntry]) -> list[AuditEntry]:
    """The entries of what was done, besides looking."""
    return [entry for entry in entries if entry.action not in LOOKING]
