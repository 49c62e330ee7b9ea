"""Who is at work, and in which role: the account of the operating system, looked up in a policy
file that others cannot write.

Decisions.
What somebody says of himself counts for nothing: a role is given by a policy file, and the
environment and options can only lower it. The file lies beside the store's file
(`cases.db.policy.toml`), written by the owner of that file or by root; else it is the one of the
whole machine, written by root. None of it is found by way of the environment.
Without a policy file the owner of the store's file is the head of its office, who reads the log and
keeps accounts too, and nobody else is anything; a store that is not there yet belongs to who makes
it. A server has no file: who holds its password is the head.
A file that anybody else could have written is refused, and so is all work, until it is mended:
taking the next file instead might give more than the owner meant.
"""

import os
import stat
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.access.audiences.own import find_audience
from app.access.rights import may_stand_for
from app.access.viewer import Viewer, check_viewer
from app.settings import Settings
from graph.errors import AccessDenied, SettingsError
from graph.messages import message
from graph.schema import VIEWER_ROLES
from graph.stores import shown, store_file

OWNERS_ROLE = "head"
"""Role of the owner of a store that has no policy file."""
SUFFIX = ".policy.toml"
"""What follows the name of the store's file in that of its policy."""
MACHINE = Path("/etc/simpul/policy.toml")
"""The policy of the whole machine."""
_ROOT = 0
_WRITTEN_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_MOST_BYTES = 1 << 20
_POSIX = os.name == "posix"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the operating system."""

    name: str
    number: int | None = None
    """Its user id; None where there are none (Windows)."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a policy says of one account."""

    role: str
    name: str = ""
    """What to call the person on screens."""
    office: str = ""
    """Where the person works, by which restricted cases are seen."""


def current_account() -> Account:
    """The account that this process runs for, whatever the environment says."""
    if sys.platform == "win32":
        return Account(os.getlogin())  # asks the system, not the environment
    import pwd

    number = os.geteuid()
    try:
        return Account(pwd.getpwuid(number).pw_name, number)
    except KeyError:  # a container may run for a number that has no name
        return Account(str(number), number)


def admit(settings: Settings) -> Settings:
    """The settings with the account and role of who is at work on their store.

    A role that they name is taken if it may do nothing more than the account's own. Raises
    AccessDenied for whom the policy does not know, for a role that would raise, and for a policy
    that others could have written.
    """
    account = current_account()
    grant = _granted(account, settings.store)
    wanted = settings.role or grant.role
    if wanted not in VIEWER_ROLES or not may_stand_for(wanted, grant.role):
        raise AccessDenied(
            message(
                "the account {account} is {own} here and may not be {role}: leave SIMPUL_ROLE out,"
                " or name a role that may do less",
                account=account.name,
                own=grant.role,
                role=wanted,
            )
        )
    return settings.override(
        role=wanted, user=account.name, called=grant.name, office=grant.office, admitted=True
    )


def viewer_of(settings: Settings) -> Viewer:
    """Who looks by these settings.

    Raises AccessDenied when they ask for more than role, audience and reason allow, and for
    settings that nobody was admitted by.
    """
    named = find_audience(settings.named, settings.audiences) if settings.named else None
    return check_viewer(
        Viewer(
            role=settings.role if settings.admitted else "",
            audience=named.base if named else settings.audience,
            named=named,
            reveal=settings.reveal,
            reason=settings.reason,
            user=settings.user if settings.admitted else "",
            office=settings.office if settings.admitted else "",
        )
    )


def _granted(account: Account, uri: str) -> Grant:
    """What the account may be at a store."""
    file = store_file(uri)
    owner = _owner(file) if file else None
    beside = file.with_name(file.name + SUFFIX) if file else None
    allowed = {_ROOT, account.number if owner is None else owner}
    policy = read_policy(beside, allowed) if beside else None
    if policy is None:
        beside = MACHINE
        policy = read_policy(MACHINE, {_ROOT})
    if policy is None:
        if owner is None or owner == account.number:
            return Grant(OWNERS_ROLE)
        raise AccessDenied(
            message(
                "{store} belongs to another account, and no policy file gives {account} a role:"
                " ask its owner for one (`simpul help settings`)",
                store=shown(uri),
                account=account.name,
            )
        )
    if account.name not in policy:
        raise AccessDenied(
            message(
                "the account {account} has no role in {path}: ask who keeps that file",
                account=account.name,
                path=beside,
            )
        )
    return policy[account.name]


def _owner(file: Path) -> int | None:
    """The account that owns a store's file; None where it is not there yet, or none is told."""
    try:
        found = file.stat().st_uid
    except FileNotFoundError:
        return None
    except OSError as error:
        raise AccessDenied(
            message("{path} may not be looked at: ask its owner", path=file)
        ) from error
    return found if _POSIX else None


def read_policy(path: Path, owners: set[int | None]) -> Mapping[str, Grant] | None:
    """Who is what by a policy file; None where there is none.

    Raises AccessDenied for one that others than these owners could have written, and
    SettingsError for one that does not say what it must.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        opened = os.open(path, flags)
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return None
    except OSError as error:
        raise AccessDenied(
            message("{path} cannot be read as a plain file: ask who keeps it", path=path)
        ) from error
    try:
        _check_kept(path, os.fstat(opened), owners)
        written = os.read(opened, _MOST_BYTES)
    finally:
        os.close(opened)
    try:
        return _grants(tomllib.loads(written.decode()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(
            message(
                "{path} is no policy ({error}): see `simpul help settings`", path=path, error=error
            )
        ) from error


def _check_kept(path: Path, file: os.stat_result, owners: set[int | None]) -> None:
    """Raise AccessDenied where others could have written a policy file, or put it there."""
    if not stat.S_ISREG(file.st_mode):
        raise AccessDenied(message("{path} is no plain file: write the policy anew", path=path))
    if not _POSIX:
        return
    for place, found in ((path, file), (path.parent, path.parent.stat())):
        if found.st_uid not in owners:
            raise AccessDenied(
                message(
                    "{place} belongs to somebody else than the owner of the store or root: no role"
                    " is taken from it",
                    place=place,
                )
            )
        if found.st_mode & _WRITTEN_BY_OTHERS:
            raise AccessDenied(
                message(
                    "others may write {place}, so no role is taken from it: chmod go-w {place}",
                    place=place,
                )
            )


def _grants(said: Mapping[str, Any]) -> dict[str, Grant]:
    """What a policy says, account by account; raises ValueError for anything that is not known."""
    if set(said) != {"accounts"}:
        raise ValueError("it has a table [accounts.NAME] for each account, and nothing else")
    grants = {}
    for account, facts in said["accounts"].items():
        grant = Grant(**facts)
        if grant.role not in VIEWER_ROLES:
            raise ValueError(f"role of {account}: one of {', '.join(VIEWER_ROLES)}")
        if not isinstance(grant.name, str) or not isinstance(grant.office, str):
            raise ValueError(f"name and office of {account}: a text each")
        grants[account] = grant

    return grants
