"""The command of accounts: who may sign in to the screens, as what, and who is."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.access.rights import Right
from app.accounts.directory import Directory
from app.cli import console
from app.cli.options import FORMAT, LANGUAGE, STORE, Common, takes, wrong_options
from app.cli.printing import store as printing
from app.operations.accounts import ManagedAccounts
from app.rows.accounts.listings import accounts_listing, sessions_listing
from app.wording.accounts.words import role_name
from app.workspace import Workspace
from graph.messages import message


class Act(StrEnum):
    """What is to be done."""

    LIST = "list"
    ADD = "add"
    ROLE = "role"
    DISABLE = "disable"
    ENABLE = "enable"
    PASSWORD = "password"  # noqa: S105 - the name of an act
    SESSIONS = "sessions"
    END = "end"


_OF_ONE = frozenset(Act) - {Act.LIST, Act.SESSIONS}
"""Acts that need a name."""


@takes(FORMAT, STORE, LANGUAGE)
def accounts(
    common: Common,
    act: Annotated[Act, typer.Argument(help="What to do.")] = Act.LIST,
    name: Annotated[
        str | None, typer.Argument(help="The account; for end also the id of a session.")
    ] = None,
    file: Annotated[Path, typer.Option("--accounts", help="The file of accounts.")] = Path(
        "accounts.db"
    ),
    role: Annotated[
        str | None, typer.Option(help="What it may do, see `simpul help accounts`.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="What to call the person on screens.")] = None,
    office: Annotated[str | None, typer.Option(help="Where the person works.")] = None,
) -> None:
    """List accounts, make and change them, and end sessions, at once and everywhere.

    Whoever gets a new account, or forgot a password, is handed the code that is printed, and sets a
    password with it. Another role or office, a new code, and disabling end all sessions of the
    account. Each change stands in the log of the store.

    Examples: simpul accounts add ani --role investigator --title "Ani Lestari" --office Kupang  |
    simpul accounts role ani --role analyst  |  simpul accounts disable ani  |  simpul accounts
    password ani  |  simpul accounts sessions  |  simpul accounts end s_0a1b2c3d4e
    """
    if act in _OF_ONE and name is None:
        raise wrong_options(message("name the account"))
    with common.workspace(Right.ACCOUNTS) as space:
        directory = Directory(file, create=act is Act.ADD)
        try:
            managed = ManagedAccounts(space, directory)
            if act is Act.LIST:
                found = accounts_listing(managed.all(), space.wording, managed.open_sessions())
                console.show(found, common.format)
            elif act is Act.SESSIONS:
                listed = sessions_listing(managed.sessions(name or ""), space.wording)
                console.show(listed, common.format)
            else:
                _change(space, managed, act, name or "", role, title, office)
        finally:
            directory.close()


def _change(
    space: Workspace,
    managed: ManagedAccounts,
    act: Act,
    name: str,
    role: str | None,
    title: str | None,
    office: str | None,
) -> None:
    """Do what was asked to one account, and say what came of it."""
    _ = space.wording.text
    if act is Act.ADD:
        if role is None:
            raise wrong_options(message("say what it may do: `--role`"))
        code = managed.add(name, role, title=title or "", office=office or "")
        printing.account_code(code, space.wording)
    elif act is Act.PASSWORD:
        printing.account_code(managed.new_code(name), space.wording)
    elif act is Act.ROLE:
        if role is None and title is None and office is None:
            raise wrong_options(message("say what is to change: `--role`, `--title`, `--office`"))
        account = managed.change(name, role=role, title=title, office=office)
        told = _("{account} is {role} now; its sessions have ended")
        called = role_name(account.role, space.wording)
        console.line(told.format(account=account.name, role=called))
    elif act is Act.DISABLE:
        account = managed.disable(name)
        told = _("{account} can sign in no more; its sessions have ended")
        console.line(told.format(account=account.name))
    elif act is Act.ENABLE:
        account = managed.enable(name)
        console.line(_("{account} can sign in again").format(account=account.name))
    else:
        ended = managed.end(name)
        told = space.wording.plural("{n} session was ended", "{n} sessions were ended", ended)
        console.line(told.format(n=space.wording.number(ended)))
