"""Rights: what each role may do, and for whom.

Decisions.
One table; what does not stand in it is denied. Whatever writes, and whatever unmasks, is done
inside the house only. Who loads, judges, watches or forgets changes the graph with it, so each of
these roles may link.
A role may be taken in another's stead only if it may do nothing more.
"""

from collections.abc import Mapping
from enum import StrEnum

from graph.errors import AccessDenied
from graph.messages import Message, message
from graph.schema import VIEWER_ROLES, Audience


class Right(StrEnum):
    """Something that a role may do, or may not."""

    READ = "read"
    """What is masked, on screens and in the terminal."""
    REVEAL = "reveal"
    """Protected people by name, for a reason."""
    REVIEW = "review"
    """Say who is who: judge, split, withdraw."""
    LOAD = "load"
    """Load, stage, accept and discard; save mappings; read the databases that are allowed."""
    LINK = "link"
    """Say anew who is who, on top of what is known or from scratch."""
    WATCH = "watch"
    """Read and change the watchlist."""
    WORK = "work"
    """Write notes, tags, views, questions and investigations, for everybody inside to read."""
    EXPORT = "export"
    BRIEF = "brief"
    APPROVE = "approve"
    """Editions of briefings that somebody else made."""
    FORGET = "forget"
    SYNC = "sync"
    """Copy a store whole, unmasked."""
    MEND = "mend"
    """Make indexes again."""


_TABLE = """
           handler  investigator  analyst  briefing  head
    read   yes      yes           yes      yes       yes
    export yes      yes           yes      yes       yes
    brief  yes      yes           yes      yes       yes
    review yes      yes           yes      no        yes
    load   yes      yes           yes      no        yes
    link   yes      yes           yes      no        yes
    watch  yes      yes           yes      no        yes
    work   yes      yes           yes      no        yes
    reveal yes      yes           no       no        yes
    approve no      yes           no       no        yes
    forget no       yes           no       no        yes
    sync   no       yes           no       no        yes
    mend   no       yes           no       no        yes
"""
FOR_OTHERS = frozenset({Right.READ, Right.EXPORT, Right.BRIEF})
"""What may be done for partners and for the public; everything else is internal."""
_ACTS: Mapping[Right, Message] = {
    Right.READ: message("read this store"),
    Right.REVEAL: message("reveal protected people"),
    Right.REVIEW: message("review who is who"),
    Right.LOAD: message("load or stage cases"),
    Right.LINK: message("link cases anew"),
    Right.WATCH: message("use the watchlist"),
    Right.WORK: message("write notes, views and questions"),
    Right.EXPORT: message("export networks or cases"),
    Right.BRIEF: message("write a briefing"),
    Right.APPROVE: message("approve an edition"),
    Right.FORGET: message("forget a case"),
    Right.SYNC: message("copy a store"),
    Right.MEND: message("mend a store"),
}


def _read(table: str) -> dict[Right, frozenset[str]]:
    """The roles that have each right."""
    head, *lines = (line.split() for line in table.strip().splitlines())
    found = {}
    for right, *cells in lines:
        held = zip(head, cells, strict=True)
        found[Right(right)] = frozenset(role for role, cell in held if cell == "yes")

    return found


_ROLES_WITH = _read(_TABLE)


def roles_with(right: Right) -> frozenset[str]:
    """The roles that have a right."""
    return _ROLES_WITH.get(right, frozenset())


def rights_of(role: str) -> frozenset[Right]:
    """Everything that a role may do; nothing for one that is not known."""
    return frozenset(right for right in Right if role in roles_with(right))


def may_stand_for(role: str, own: str) -> bool:
    """Whether somebody whose own role is `own` may take this one: it may do nothing more.

    >>> may_stand_for("briefing", "analyst"), may_stand_for("head", "analyst")
    (True, False)
    """
    return role in VIEWER_ROLES and rights_of(role) <= rights_of(own)


def has_right(right: Right, role: str, audience: Audience) -> bool:
    """Whether this may be done in a role, for an audience."""
    inside = audience is Audience.INTERNAL
    return role in roles_with(right) and (inside or right in FOR_OTHERS)


def check_right(right: Right, role: str, audience: Audience) -> None:
    """Raise AccessDenied, which says who may, unless this may be done in a role, for an
    audience.
    """
    if role not in roles_with(right):
        able = [known for known in VIEWER_ROLES if known in roles_with(right)]
        raise AccessDenied(
            message(
                "the role {role} may not {act}: ask one of {names}",
                role=role or "–",
                act=_ACTS[right],
                names=", ".join(able),
            )
        )
    if not has_right(right, role, audience):
        raise AccessDenied(
            message(
                "for a {audience} audience nobody may {act}: use internal",
                act=_ACTS[right],
                audience=audience,
            )
        )
