"""Sessions: which browsers are signed in to which account.

Decisions.
A session is a random id in a browser's cookie; its digest is kept, so who reads the file cannot
take one over. It ends after half an hour without an act, after twelve hours whatever is done, by
signing out, and at once when the account is disabled, gets another role, office or password, or a
new code.
Whoever asks reads the file: nothing is remembered between two questions, so an end holds
everywhere.
"""

import secrets
from collections.abc import Callable

from app.accounts.file import AccountsFile, Connection, digest_of
from app.accounts.model import Session
from graph.errors import AccessDenied, NotFound
from graph.messages import message

IDLE = 30 * 60.0
"""Seconds without an act after which a session ends."""
AGE = 12 * 3600.0
"""Seconds after which it ends whatever is done."""
_SEEN_EVERY = 20.0
"""Seconds within which a further act is not written down."""
_AHEAD = 60.0
"""Seconds that a clock may have been ahead when a session began."""
_SESSION = "SELECT digest, account, began, seen, address, browser FROM session"
_STANDS = "began <= ? AND began > ? AND seen > ?"


class Sessions:
    """All sessions of one file of accounts."""

    def __init__(self, file: AccountsFile, clock: Callable[[], float]) -> None:
        self._file = file
        self._clock = clock

    def begin(self, account: str, password: str = "", *, address: str, browser: str = "") -> str:
        """The id of a new session of an account; it is kept nowhere.

        `password` is what was kept of it when it was found to fit. Raises AccessDenied where it was
        changed meanwhile, or the account disabled.
        """
        made, now = secrets.token_urlsafe(32), self._clock()
        with self._file.transaction() as db:
            self._sweep(db)
            begun = db.execute(
                "INSERT INTO session SELECT ?, name, ?, ?, ?, ? FROM account"
                " WHERE name = ? AND password = ? AND NOT disabled",
                (digest_of(made), now, now, address, browser, account, password),
            )
        if begun.rowcount != 1:
            raise AccessDenied("the account was changed meanwhile: sign in again")
        return made

    def find(self, made: str) -> Session | None:
        """The session of an id that a browser gives, if it stands."""
        return self.with_digest(digest_of(made)) if made else None

    def with_digest(self, digest: str) -> Session | None:
        """The session with this digest, if it stands and its account may sign in."""
        now = self._clock()
        rows = self._file.rows(
            f"{_SESSION} WHERE digest = ? AND {_STANDS} AND EXISTS"
            " (SELECT 1 FROM account WHERE name = session.account AND NOT disabled)",
            digest,
            *_bounds(now),
        )
        return Session(*rows[0]) if rows else None

    def is_due(self, session: Session) -> bool:
        """Whether an act in a session is to be written down."""
        return self._clock() - session.seen >= _SEEN_EVERY

    def touch(self, session: Session) -> None:
        """Write down that somebody acts in a session."""
        now = self._clock()
        with self._file.transaction() as db:
            db.execute(
                "UPDATE session SET seen = max(seen, ?) WHERE digest = ?", (now, session.digest)
            )

    def standing(self, account: str = "") -> list[Session]:
        """Those that stand, of one account or of all, the last begun first."""
        mine = "account = ?" if account else "? = ''"
        rows = self._file.rows(
            f"{_SESSION} WHERE {_STANDS} AND {mine} ORDER BY began DESC, digest",
            *_bounds(self._clock()),
            account,
        )
        return [Session(*row) for row in rows]

    def end(self, number: str, *, account: str = "") -> Session:
        """End a session by its number, one of this account if one is named; raises NotFound."""
        for session in self.standing(account):
            if session.number == number:
                with self._file.transaction() as db:
                    db.execute("DELETE FROM session WHERE digest = ?", (session.digest,))
                return session
        raise NotFound(
            message(
                "no session {number!r}: it has ended, or never was; `simpul accounts sessions`"
                " lists them",
                number=number,
            )
        )

    def end_all(self, account: str = "", *, but: str = "") -> int:
        """End all sessions of an account, or of everybody, but the one with this digest."""
        mine = "account = ?" if account else "? = ''"
        with self._file.transaction() as db:
            ended = db.execute(f"DELETE FROM session WHERE {mine} AND digest <> ?", (account, but))
            return ended.rowcount

    def sign_out(self, made: str) -> None:
        """End the session of an id, whether it stands or not."""
        with self._file.transaction() as db:
            db.execute("DELETE FROM session WHERE digest = ?", (digest_of(made),))

    def _sweep(self, db: Connection) -> None:
        """Erase sessions that ended by themselves."""
        db.execute(f"DELETE FROM session WHERE NOT ({_STANDS})", _bounds(self._clock()))


def _bounds(now: float) -> tuple[float, float, float]:
    """What `_STANDS` compares with; a clock that was put back ends what began later."""
    return (now + _AHEAD, now - AGE, now - IDLE)
