"""What a company's licences were worth on the day of a case: a fact beside its part in the case.

A placement company needs a licence in force (UU 18/2017 art. 54); one that no list holds may hold
one all the same, so `unlisted` says what the loaded lists say and no more. Bounds that are partial
dates are taken whole: a licence until "2024" is in force to the end of that year.
"""

from collections.abc import Sequence

from graph.model import Value
from graph.schema import Role, RoleGroup

NEEDS_LICENCE = frozenset({RoleGroup.RECRUITER, RoleGroup.SPONSOR, RoleGroup.FACILITATOR})
_ABROAD = frozenset({"agensi_ln"})
WITHDRAWN = ("revoked", "suspended")
"""Gravest first. A list says that a licence was withdrawn, not when: it may have been in force on
an earlier day.
"""
STANDING = frozenset({"", "active", "expired"})


class Held(Value, frozen=True, omit_defaults=True):
    """One licence as a list has it.

    `status` is `active`, `expired`, `revoked`, `suspended`, or as written.
    """

    since: str | None = None
    until: str | None = None
    status: str = ""


def needs_licence(role: Role) -> bool:
    """Whether an organisation in this role should hold a licence in Indonesia."""
    return role.group in NEEDS_LICENCE and role.code not in _ABROAD


def licence_status(held: Sequence[Held], day: str | None) -> str:
    """`valid`, `expired`, `not_yet`, `revoked` or `suspended`; `unlisted` without a licence.

    `listed` where more cannot be said: the case has no day, or the list has a status that is not
    known.

    >>> licence_status([Held(since="2020-01-01", until="2024")], "2024-06-30")
    'valid'
    >>> licence_status([], "2024-06-30")
    'unlisted'
    """
    if not held:
        return "unlisted"
    standing = [licence for licence in held if licence.status in STANDING]
    if not day or (not standing and not all(licence.status in WITHDRAWN for licence in held)):
        return "listed"
    if any(_from(held, day) and _to(held, day) for held in standing):
        return "valid"
    over = [licence for licence in held if not _to(licence, day)]
    if len(over) == len(held):
        return "expired"
    if not any(_from(licence, day) for licence in held):
        return "not_yet"
    if standing:
        return "expired" if any(_from(held, day) for held in standing) else "not_yet"
    said = {licence.status for licence in held}
    return next(status for status in WITHDRAWN if status in said)


def _from(held: Held, day: str) -> bool:
    """Whether it was issued by that day, as far as both dates go."""
    return not held.since or held.since[: len(day)] <= day[: len(held.since)]


def _to(held: Held, day: str) -> bool:
    if not held.until:
        return held.status != "expired"
    return day[: len(held.until)] <= held.until[: len(day)]
