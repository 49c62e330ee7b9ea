"""The directory: accounts, their codes and passwords, their sessions.

Decisions.
There is no default account and no password that somebody else chose: an account begins with a code,
shown once to who made it, with which its owner sets a password; a forgotten password is mended the
same way. The first code of all is printed where the server is started, and makes the first
administrator.
The last administrator who can sign in can neither be disabled nor get another role.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.accounts.file import AccountsFile, Connection, digest_of
from app.accounts.model import Account, Code
from app.accounts.names import account_name, known_role, new_password, one_line
from app.accounts.passwords import hash_password, is_outdated, is_password
from app.accounts.sessions import Sessions
from app.accounts.throttle import Tries
from graph.errors import AccessDenied, InvalidValue, NotFound
from graph.messages import message

ADMINISTRATOR = "administrator"
CODE_LASTS = 72 * 3600.0
FIRST_CODE_LASTS = 3600.0
"""Seconds for which the code of the first administrator is good; each start makes a new one."""
_ACCOUNT = """
SELECT name, title, role, office, disabled, made, issuer, password <> '' FROM account
"""


class WrongCredentials(AccessDenied):
    """Name, password or code do not fit; which of them is not told."""


class Directory:
    """All accounts of one file."""

    def __init__(
        self, path: Path, *, create: bool = False, clock: Callable[[], float] = time.time
    ) -> None:
        """Open the file of accounts; `clock` says the time in seconds since 1970."""
        self._file = AccountsFile(path, create=create)
        self._clock = clock
        self.tries = Tries(self._file, clock)
        self.sessions = Sessions(self._file, clock)

    def close(self) -> None:
        """Release the file."""
        self._file.close()

    # ---- accounts

    def accounts(self) -> list[Account]:
        """All accounts, by name."""
        return [_account(row) for row in self._file.rows(f"{_ACCOUNT} ORDER BY name")]

    def find(self, name: str) -> Account | None:
        """The account of this name."""
        rows = self._file.rows(f"{_ACCOUNT} WHERE name = ?", name.strip().lower())
        return _account(rows[0]) if rows else None

    def get(self, name: str) -> Account:
        """The account of this name; raises NotFound."""
        found = self.find(name)
        if found is None:
            raise NotFound(
                message("no account {name!r}: `simpul accounts list` lists them", name=name)
            )
        return found

    def account_of(self, digest: str) -> Account | None:
        """Whose the session with this digest is, if it stands."""
        session = self.sessions.with_digest(digest)
        return self.find(session.account) if session else None

    def has_administrator(self) -> bool:
        """Whether somebody can sign in as administrator, or has a code to begin with."""
        now = self._clock()
        with self._file.transaction() as db:
            return bool(_administrators(db, now))

    def add(self, name: str, role: str, *, title: str = "", office: str = "") -> Code:
        """Make an account, and the code with which its owner sets a password.

        Raises InvalidValue for a name that is taken or none.
        """
        kept = account_name(name)
        values = (kept, one_line(title), known_role(role), one_line(office), self._clock())
        with self._file.transaction() as db:
            if db.execute("SELECT 1 FROM account WHERE name = ?", (kept,)).fetchone():
                raise InvalidValue(
                    message("there is an account {name!r} already", name=kept), "take another name"
                )
            db.execute(
                "INSERT INTO account (name, title, role, office, made) VALUES (?, ?, ?, ?, ?)",
                values,
            )
            return self._new_code(db, kept, CODE_LASTS)

    def change(
        self,
        name: str,
        *,
        role: str | None = None,
        office: str | None = None,
        title: str | None = None,
        disabled: bool | None = None,
    ) -> Account:
        """Change an account, and end its sessions.

        Raises AccessDenied where nobody would be left who may manage accounts.
        """
        before = self.get(name)
        after = replace(
            before,
            role=before.role if role is None else known_role(role),
            office=before.office if office is None else one_line(office),
            title=before.title if title is None else one_line(title),
            disabled=before.disabled if disabled is None else disabled,
        )
        with self._file.transaction() as db:
            db.execute(
                "UPDATE account SET role = ?, office = ?, title = ?, disabled = ? WHERE name = ?",
                (after.role, after.office, after.title, after.disabled, before.name),
            )
            if before.role == ADMINISTRATOR:
                self._check_administered(db)
            db.execute("DELETE FROM session WHERE account = ?", (before.name,))
        return after

    def _check_administered(self, db: Connection) -> None:
        """Raise AccessDenied where no administrator would be left."""
        if not _administrators(db, self._clock()):
            raise AccessDenied(
                message("this is the last administrator who can sign in: make another one first")
            )

    # ---- codes and passwords

    def first_code(self) -> Code:
        """A code with which the first administrator is made; older ones open nothing any more.

        Raises AccessDenied where there is one.
        """
        with self._file.transaction() as db:
            if _administrators(db, self._clock()):
                raise AccessDenied("there is an administrator already: ask for an account")
            return self._new_code(db, "", FIRST_CODE_LASTS)

    def new_code(self, name: str) -> Code:
        """A code to set another password with: the old one opens nothing, and sessions end."""
        account = self.get(name)
        if account.issuer:
            raise AccessDenied(
                message(
                    "{name} signs in by {issuer}: a password is changed there",
                    name=account.name,
                    issuer=account.issuer,
                )
            )
        with self._file.transaction() as db:
            db.execute("UPDATE account SET password = '' WHERE name = ?", (account.name,))
            db.execute("DELETE FROM session WHERE account = ?", (account.name,))
            return self._new_code(db, account.name, CODE_LASTS)

    def _new_code(self, db: Connection, name: str, lasts: float) -> Code:
        text = "-".join(secrets.token_hex(3) for _part in range(4))
        until = self._clock() + lasts
        db.execute("DELETE FROM code WHERE account = ?", (name,))
        db.execute("INSERT INTO code VALUES (?, ?, ?)", (digest_of(text), name, until))
        return Code(name, text, until)

    def redeem(self, name: str, code: str, password: str, *, address: str = "") -> Account:
        """Set a password by a code, which opens nothing afterwards.

        Wrong ones count for the address alone: no number of tries finds 96 random bits, and nobody
        can keep the owner of a code from it. Raises WrongCredentials, TooManyTries, or InvalidValue
        for a password that may be none.
        """
        kept = account_name(name)
        counted = self.tries.count(None, address)
        digest = digest_of(code.strip().lower())
        found = self._file.rows(
            "SELECT account FROM code WHERE digest = ? AND until > ?", digest, self._clock()
        )
        if not found or found[0][0] not in {"", kept}:
            raise _wrong_code()
        self.tries.forgive(counted)
        hashed = hash_password(new_password(password, kept))
        with self._file.transaction() as db:
            if db.execute("DELETE FROM code WHERE digest = ?", (digest,)).rowcount != 1:
                raise _wrong_code()  # somebody else used it meanwhile
            if found[0][0] == "":
                self._make_first(db, kept)
            db.execute("UPDATE account SET password = ? WHERE name = ?", (hashed, kept))
            db.execute("DELETE FROM session WHERE account = ?", (kept,))
        return self.get(kept)

    def _make_first(self, db: Connection, name: str) -> None:
        """Make the first administrator."""
        if _administrators(db, self._clock()):
            raise _wrong_code()
        if db.execute("SELECT 1 FROM account WHERE name = ?", (name,)).fetchone():
            raise InvalidValue(
                message("there is an account {name!r} already", name=name), "take another name"
            )
        db.execute(
            "INSERT INTO account (name, title, role, office, made) VALUES (?, '', ?, '', ?)",
            (name, ADMINISTRATOR, self._clock()),
        )

    def change_password(
        self, name: str, old: str, new: str, *, address: str, device: str = ""
    ) -> None:
        """Set another password, by who knows the old one; all sessions end.

        Raises WrongCredentials, TooManyTries, or InvalidValue for a password that may be none.
        """
        account = self.get(name)
        self._check_password(account.name, old, address, self._device(account.name, device))
        hashed = hash_password(new_password(new, account.name))
        with self._file.transaction() as db:
            db.execute("UPDATE account SET password = ? WHERE name = ?", (hashed, account.name))
            db.execute("DELETE FROM session WHERE account = ?", (account.name,))

    # ---- signing in

    def sign_in(
        self, name: str, password: str, *, address: str, browser: str = "", device: str = ""
    ) -> tuple[str, Account]:
        """The id of a new session, and whose it is.

        `device` is the mark that this browser was given when it last signed in. Raises
        WrongCredentials or TooManyTries.
        """
        typed = name.strip().lower()
        account, kept = self._check_password(typed, password, address, self._device(typed, device))
        made = self.sessions.begin(account.name, kept, address=address, browser=browser)
        return made, account

    def _device(self, name: str, mark: str) -> str:
        """A mark that was given for this account, else nothing."""
        return mark if self.is_device_of(name, mark) else ""

    def _check_password(
        self, name: str, password: str, address: str, device: str
    ) -> tuple[Account, str]:
        """The enabled account that has this password, and what is kept of that.

        Raises WrongCredentials, TooManyTries.
        """
        counted = self.tries.count(name, address, device)
        rows = self._file.rows("SELECT password FROM account WHERE name = ?", name)
        kept = rows[0][0] if rows else ""
        fits = is_password(kept, password)
        account = self.find(name) if fits else None
        if account is None or account.disabled or account.issuer:
            raise WrongCredentials(message("name and password do not fit: type both again"))
        self.tries.forgive(counted)
        if is_outdated(kept):
            hashed = hash_password(password)
            with self._file.transaction() as db:
                db.execute(
                    "UPDATE account SET password = ? WHERE name = ? AND password = ?",
                    (hashed, name, kept),
                )
            kept = hashed
        return account, kept

    def device_mark(self, name: str) -> str:
        """What a browser is given that signed in to this account."""
        made = secrets.token_urlsafe(12)
        return f"{made}.{self._sign(made, name)}"

    def is_device_of(self, name: str, mark: str) -> bool:
        """Whether a mark was given for this account."""
        made, _, signed = mark.partition(".")
        expected = self._sign(made, name)
        return bool(signed) and hmac.compare_digest(signed.encode(), expected.encode())

    def _sign(self, made: str, name: str) -> str:
        ((key,),) = self._file.rows("SELECT key FROM secret WHERE purpose = 'device'")
        text = f"{made}\0{name}".encode("utf-8", "surrogatepass")
        return hmac.new(key, text, hashlib.sha256).hexdigest()

    def of_provider(
        self, issuer: str, subject: str, *, name: str, title: str, role: str, office: str
    ) -> Account:
        """The account of somebody whom a provider vouches for, made or brought up to what it says.

        Raises AccessDenied for one that is disabled here, or whose name is somebody else's. Where
        role or office differ from the last time, sessions that stand end.
        """
        kept = account_name(name)
        told = (one_line(title), known_role(role), one_line(office))
        with self._file.transaction() as db:
            found = db.execute(
                "SELECT name, role, office, disabled FROM account WHERE issuer = ? AND subject = ?",
                (issuer, subject),
            ).fetchone()
            taken = db.execute("SELECT 1 FROM account WHERE name = ?", (kept,)).fetchone()
            if found is None and taken:
                raise AccessDenied(
                    message("the account {name} is somebody else's: tell who keeps it", name=kept)
                )
            if found is None:
                db.execute(
                    "INSERT INTO account (name, title, role, office, made, issuer, subject)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (kept, *told, self._clock(), issuer, subject),
                )
                found = (kept, *told[1:], 0)
            if found[3]:
                raise AccessDenied("this account is disabled: ask an administrator")
            if found[1:3] != told[1:]:
                db.execute("DELETE FROM session WHERE account = ?", (found[0],))
            db.execute(
                "UPDATE account SET title = ?, role = ?, office = ? WHERE name = ?",
                (*told, found[0]),
            )
        return self.get(found[0])


def _administrators(db: Connection, now: float) -> int:
    """How many administrators can sign in, or have a code to begin with."""
    (count,) = db.execute(
        "SELECT count(*) FROM account WHERE role = ? AND NOT disabled AND (password <> ''"
        " OR issuer <> '' OR name IN (SELECT account FROM code WHERE until > ?))",
        (ADMINISTRATOR, now),
    ).fetchone()
    return int(count)


def _account(row: Any) -> Account:
    name, title, role, office, disabled, made, issuer, has_password = row
    return Account(name, title, role, office, bool(disabled), made, issuer, bool(has_password))


def _wrong_code() -> WrongCredentials:
    return WrongCredentials(
        message("name and code do not fit: type both again, or ask for a new code")
    )
