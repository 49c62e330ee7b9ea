"""Accounts and sessions as listings: the same for the terminal, for programs and for the screen."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from app.accounts.model import Account, Session
from app.rows.listing import Column, Listing
from app.wording.accounts.words import moment, role_name, state_of
from app.wording.wording import Wording

ACCOUNT_FIELDS = ("name", "title", "role", "office", "disabled", "has_password", "issuer", "made")
SESSION_FIELDS = ("number", "account", "began", "seen", "address", "browser")


def accounts_listing(
    accounts: Sequence[Account], wording: Wording, open_sessions: Mapping[str, int]
) -> Listing[Account]:
    """Who may sign in; `open_sessions` are how many sessions of each stand."""
    _ = wording.text
    title = wording.plural("{n} account", "{n} accounts", len(accounts))
    return Listing(
        title=title.format(n=wording.number(len(accounts))),
        items=accounts,
        columns=(
            Column(_("account"), lambda account: account.name),
            Column(_("name"), lambda account: account.title),
            Column(_("role"), lambda account: role_name(account.role, wording)),
            Column(_("office"), lambda account: account.office, optional=True),
            Column(_("how it stands"), lambda account: state_of(account, wording)),
            Column(_("sessions"), lambda account: open_sessions.get(account.name, 0)),
            Column(_("since"), lambda account: moment(account.made, wording)),
        ),
        none=_("There is no account yet: start `simpul serve --accounts FILE` for the first."),
        records=lambda: [_account_record(account) for account in accounts],
        fields=ACCOUNT_FIELDS,
    )


def sessions_listing(
    sessions: Sequence[Session], wording: Wording, *, own: str = ""
) -> Listing[Session]:
    """Which browsers are signed in; `own` is the digest of the session that looks."""
    _ = wording.text
    title = wording.plural("{n} session", "{n} sessions", len(sessions))

    def called(session: Session) -> str:
        this = _("this one") if session.digest == own else ""
        return ", ".join(part for part in (session.browser or _("unknown browser"), this) if part)

    return Listing(
        title=title.format(n=wording.number(len(sessions))),
        items=sessions,
        columns=(
            Column("id", lambda session: session.number),
            Column(_("account"), lambda session: session.account),
            Column(_("browser"), called),
            Column(_("from where"), lambda session: session.address),
            Column(_("signed in"), lambda session: moment(session.began, wording)),
            Column(_("last act"), lambda session: moment(session.seen, wording)),
        ),
        none=_("Nobody is signed in."),
        records=lambda: [_session_record(session) for session in sessions],
        fields=SESSION_FIELDS,
    )


def _account_record(account: Account) -> dict[str, Any]:
    made = _instant(account.made)
    plain = {name: getattr(account, name) for name in ACCOUNT_FIELDS}
    return {**plain, "made": made}


def _session_record(session: Session) -> dict[str, Any]:
    plain = {name: getattr(session, name) for name in SESSION_FIELDS}
    return {**plain, "began": _instant(session.began), "seen": _instant(session.seen)}


def _instant(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, tz=UTC).isoformat(timespec="seconds")
