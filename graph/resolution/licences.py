"""What a company's licences were worth on the day of a case: a fact beside its part in the case.

A placement company needs a licence in force (UU 18/2017 art. 54); one that no list holds may hold one all the same, so
`unlisted` says what the loaded lists say and no more. Bounds that are partial dates are taken whole: a licence until
"2024" is in force to the end of that year.
"""

from collections.abc import Sequence

from graph.model import Value
from graph.schema import Role, RoleGroup

NEEDS_LICENCE = frozenset({RoleGroup.RECRUITER, RoleGroup.SPONSOR, RoleGroup.FACILITATOR})
_ABROAD = frozenset({"agensi_ln"})
WITHDRAWN = ("revoked", "suspended")


class Held(Value, frozen=True, omit_defaults=True):
    """One licence as a list has it; `status` is `active`, `expired`, `revoked`, `suspended`, or as written."""

    since: str | None = None
    until: str | None = None
    status: str = ""


def needs_licence(role: Role) -> bool:
    """Whether an organisation in this role should hold a licence in Indonesia."""
    return role.group in NEEDS_LICENCE and role.code not in _ABROAD


def licence_status(held: Sequence[Held], day: str | None) -> str:
    """`valid`, `expired`, `not_yet`, `revoked` or `suspended` on a day; `unlisted` without a licence.

    Without a day it is `listed` at least.

    >>> licence_status([Held(since="2020-01-01", until="2024")], "2024-06-30"), licence_status([], "2024-06-30")
    ('valid', 'unlisted')
    """
    if not held:
        return "unlisted"
    for status in WITHDRAWN:
        if all(each.status == status for each in held):
            return status
    standing = [each for each in held if each.status not in WITHDRAWN]
    if not day:
        return "listed"
    if any(_from(each, day) and _to(each, day) for each in standing):
        return "valid"
    return "not_yet" if not any(_from(each, day) for each in standing) else "expired"


def _from(held: Held, day: str) -> bool:
    return not held.since or held.since <= day[: len(held.since)]


def _to(held: Held, day: str) -> bool:
    if not held.until:
        return held.status != "expired"
    return day[: len(held.until)] <= held.until
