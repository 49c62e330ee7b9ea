"""Managing accounts: each change asks for the right to it, and stands in the log of the store."""

from collections import Counter
from collections.abc import Mapping, Sequence

from app.access.rights import Right
from app.accounts.directory import Directory
from app.accounts.model import Account, Code, Session
from app.workspace import Workspace
from graph.errors import NotFound

ACCOUNT, END_SESSION = "account", "end session"
"""Actions of the log."""


class ManagedAccounts:
    """The accounts of a directory, as who works in a workspace may manage them."""

    def __init__(self, space: Workspace, directory: Directory) -> None:
        """Raises AccessDenied for who may not."""
        space.viewer.check(Right.ACCOUNTS)
        self._space = space
        self._directory = directory

    def all(self) -> Sequence[Account]:
        """All accounts, by name."""
        return self._directory.accounts()

    def open_sessions(self) -> Mapping[str, int]:
        """How many sessions of each account stand."""
        return Counter(session.account for session in self._directory.sessions.standing())

    def add(self, name: str, role: str, *, title: str = "", office: str = "") -> Code:
        """Make an account; the code that its owner sets a password with."""
        code = self._directory.add(name, role, title=title, office=office)
        self._note(ACCOUNT, f"add {code.account} {role}")
        return code

    def change(
        self,
        name: str,
        *,
        role: str | None = None,
        office: str | None = None,
        title: str | None = None,
    ) -> Account:
        """Give an account another role, office or title; its sessions end."""
        before = self._directory.get(name)
        after = self._directory.change(name, role=role, office=office, title=title)
        what = [
            f"{what} {old or '–'} > {new or '–'}"
            for what, old, new in (
                ("role", before.role, after.role),
                ("office", before.office, after.office),
            )
            if old != new
        ]
        self._note(ACCOUNT, f"change {after.name} {', '.join(what)}".strip())
        return after

    def disable(self, name: str) -> Account:
        """Let nobody sign in to an account any more; its sessions end."""
        account = self._directory.change(name, disabled=True)
        self._note(ACCOUNT, f"disable {account.name}")
        return account

    def enable(self, name: str) -> Account:
        """Let its owner sign in again."""
        account = self._directory.change(name, disabled=False)
        self._note(ACCOUNT, f"enable {account.name}")
        return account

    def new_code(self, name: str) -> Code:
        """A code to set another password with; the old one opens nothing, and sessions end."""
        code = self._directory.new_code(name)
        self._note(ACCOUNT, f"code {code.account}")
        return code

    def sessions(self, account: str = "") -> Sequence[Session]:
        """The sessions that stand, of one account or of all."""
        name = self._directory.get(account).name if account else ""
        return self._directory.sessions.standing(name)

    def end(self, what: str) -> int:
        """End one session by its number, or all of an account; how many ended."""
        if what.startswith("s_") and self._directory.find(what) is None:
            session = self._directory.sessions.end(what)
            self._note(END_SESSION, f"{session.number} {session.account}")
            return 1
        account = self._directory.get(what)
        ended = self._directory.sessions.end_all(account.name)
        self._note(END_SESSION, f"{ended} {account.name}")
        return ended

    def _note(self, action: str, subject: str) -> None:
        self._space.store.log(action, subject=subject)


class OwnSessions:
    """The sessions of who is signed in, which need no right."""

    def __init__(self, space: Workspace, directory: Directory, digest: str) -> None:
        """`digest` is of the session that asks; raises NotFound where it has ended."""
        account = directory.account_of(digest)
        if account is None:
            raise NotFound("your session has ended: open the page anew, and sign in")
        self.account = account
        self._space = space
        self._directory = directory
        self._digest = digest

    def all(self) -> Sequence[Session]:
        """Those that stand, the last begun first."""
        return self._directory.sessions.standing(self.account.name)

    def end(self, number: str) -> None:
        """End one of them."""
        session = self._directory.sessions.end(number, account=self.account.name)
        self._space.store.log(END_SESSION, subject=f"{session.number} {session.account}")

    def end_others(self) -> int:
        """End all but the one that asks; how many."""
        ended = self._directory.sessions.end_all(self.account.name, but=self._digest)
        self._space.store.log(END_SESSION, subject=f"{ended} {self.account.name}")
        return ended

    def sign_out(self) -> None:
        """End the one that asks."""
        self._space.store.log("sign out", subject=f"s_{self._digest[:10]}")
        session = self._directory.sessions.with_digest(self._digest)
        if session:
            self._directory.sessions.end(session.number, account=self.account.name)
