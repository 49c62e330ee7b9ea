"""From whom which cases are withheld: the one place where it is decided.

Decisions.
A restricted case is known to the accounts of its office, to those who are named, and to the head; a
sealed one to those who are named alone, whatever their role. Neither is told to anybody outside the
house, whoever makes what they are told. What no line allows is withheld.
"""

from collections.abc import Iterable

from app.access.viewer import Viewer
from graph.handlings import CaseHandling, Handling, last_of_each
from graph.model import Case, Id
from graph.schema import Audience

_SEES_RESTRICTED = "head"


def withheld_from(viewer: Viewer, handlings: Iterable[Handling]) -> frozenset[Id]:
    """The cases that a viewer may not know of."""
    held = last_of_each(handlings)
    return frozenset(case for case, one in held.items() if not may_know(viewer, one))


def withheld_from_some(handlings: Iterable[Handling]) -> frozenset[Id]:
    """The cases that not everybody in the house may know of."""
    held = last_of_each(handlings)
    return frozenset(case for case, one in held.items() if one.state is not CaseHandling.OPEN)


def may_know(viewer: Viewer, handling: Handling) -> bool:
    """Whether a viewer may know of the case that is so handled."""
    if handling.state is CaseHandling.OPEN:
        return True
    if viewer.audience is not Audience.INTERNAL:
        return False
    if viewer.user and viewer.user in handling.named:
        return True
    if handling.state is not CaseHandling.RESTRICTED:
        return False
    return viewer.role == _SEES_RESTRICTED or same_office(viewer.office, handling.office)


def handles(viewer: Viewer, case: Case, handling: Handling | None) -> bool:
    """Whether a viewer is one of those who handle a case: named with it, or of its office."""
    if handling is not None and viewer.user and viewer.user in handling.named:
        return True
    office = handling.office if handling is not None else case.office
    return same_office(viewer.office, office)


def same_office(one: str, other: str) -> bool:
    """Whether two names are of one office.

    >>> same_office("BP3MI Sintang", " bp3mi  sintang"), same_office("", "")
    (True, False)
    """
    words = one.casefold().split()
    return bool(words) and words == other.casefold().split()
