"""Who may see a case: what an office decided of it, one after the other.

Decisions.
It is appended and never withdrawn: the last one holds, and the others say how it came to be. A case
of which nobody decided anything is open. Who is named is named by account.
Here it is only kept; whom it keeps a case from is decided in app/access/handling.
"""

from collections.abc import Iterable
from enum import StrEnum

from graph.model import Id, Value


class CaseHandling(StrEnum):
    """How far a case is known in the house."""

    OPEN = "open"
    """By everybody who may read cases."""
    RESTRICTED = "restricted"
    """By its office, those who are named, and the head."""
    SEALED = "sealed"
    """By those who are named alone."""


class Handling(Value, frozen=True, omit_defaults=True):
    """That somebody decided who may see a case."""

    id: Id
    case_id: Id
    state: CaseHandling
    by: str
    on: str
    """ISO date and time in UTC, given by the caller."""
    why: str = ""
    office: str = ""
    """Whose case it is."""
    named: tuple[str, ...] = ()
    """Accounts."""
    withdrawn_by: str = ""
    withdrawn_on: str | None = None
    withdrawn_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has withdrawn it."""
        return self.withdrawn_on is None


def last_of_each(handlings: Iterable[Handling]) -> dict[Id, Handling]:
    """By case, the handling that holds: the one decided last."""
    return {one.case_id: one for one in sorted(handlings, key=lambda one: (one.on, one.id))}
