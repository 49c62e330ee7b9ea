"""Rights: what each role may do, and for whom.

Decisions.
One table, rights.toml, to be read by who answers for the office: what is done, to what kind of
thing, by whom. What does not stand in it is denied, and a table that leaves a right out, or names
one twice, is refused. Whatever writes, and whatever unmasks, is done inside the house only. Who
loads, judges, watches or forgets changes the graph with it, so each of these roles may link.
A role may be taken in another's stead only if it may do nothing more. Who keeps accounts, and who
reads the log, has no right to read: cases, people and networks are refused to them.
"""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from graph.errors import AccessDenied
from graph.messages import Message, message
from graph.schema import VIEWER_ROLES, Audience

TABLE = Path(__file__).parent / "rights.toml"


class Right(StrEnum):
    """Something that a role may do, or may not."""

    READ = "read"
    """What is masked, on screens and in the terminal: cases, people and networks."""
    REVEAL = "reveal"
    """Protected people of one case, or one of them, by name, for a reason."""
    REVEAL_ALL = "reveal_all"
    """All protected people by name, for a reason."""
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
    """Editions of briefings and disclosures that somebody else made."""
    DISCLOSE = "disclose"
    """Prepare and hand over what others are told."""
    OVERRIDE = "override"
    """Disclose what a victim did not agree to, for a reason; she stays masked."""
    HANDLE = "handle"
    """Say who may see a case: everybody here, its office, or those who are named."""
    RETAIN = "retain"
    """How long is kept what; lists of what is due; what persons ask about themselves."""
    FORGET = "forget"
    SYNC = "sync"
    """Copy a store whole, unmasked."""
    MEND = "mend"
    """Make indexes again."""
    BACKUP = "backup"
    """Back up a store and put it back."""
    EXAMINE = "examine"
    """How a store is: engine, size, whether its log is whole. It tells of no case."""
    ACCOUNTS = "accounts"
    """Accounts and sessions: who may come in, as what."""
    AUDIT = "audit"
    """Read and verify the log."""


FOR_OTHERS = frozenset({Right.READ, Right.EXPORT, Right.BRIEF, Right.EXAMINE})
"""What may be done for partners and for the public; everything else is internal."""
_ACTS: Mapping[Right, Message] = {
    Right.READ: message("read this store"),
    Right.REVEAL: message("reveal protected people"),
    Right.REVEAL_ALL: message("reveal all protected people at once"),
    Right.REVIEW: message("review who is who"),
    Right.LOAD: message("load or stage cases"),
    Right.LINK: message("link cases anew"),
    Right.WATCH: message("use the watchlist"),
    Right.WORK: message("write notes, views and questions"),
    Right.EXPORT: message("export networks or cases"),
    Right.BRIEF: message("write a briefing"),
    Right.APPROVE: message("approve an edition"),
    Right.DISCLOSE: message("disclose anything to others"),
    Right.OVERRIDE: message("disclose what a victim did not agree to"),
    Right.HANDLE: message("say who may see a case"),
    Right.RETAIN: message("keep rules of retention and requests of persons"),
    Right.FORGET: message("forget a case"),
    Right.SYNC: message("copy a store"),
    Right.MEND: message("mend a store"),
    Right.BACKUP: message("back up or restore a store"),
    Right.EXAMINE: message("examine a store"),
    Right.ACCOUNTS: message("manage accounts and sessions"),
    Right.AUDIT: message("read the log"),
}


def read_table(text: str) -> Mapping[Right, frozenset[str]]:
    """The roles that have each right, by a table.

    Raises ValueError for one that does not say of every right, once, what every role may.
    """
    found: dict[Right, frozenset[str]] = {}
    for lines in tomllib.loads(text).values():
        for name, cells in lines.items():
            right = Right(name)
            if right in found or not set(cells) <= {"yes", "no"}:
                raise ValueError(f"{name}: say once, by yes or no, who may")
            answers = zip(VIEWER_ROLES, cells, strict=True)
            found[right] = frozenset(role for role, cell in answers if cell == "yes")

    if set(found) != set(Right):
        raise ValueError(f"nothing says who may {', '.join(sorted(set(Right) - set(found)))}")
    return found


_ROLES_WITH = read_table(TABLE.read_text(encoding="utf-8"))


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
