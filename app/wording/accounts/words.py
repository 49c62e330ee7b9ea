"""What is said of accounts and sessions."""

from datetime import datetime

from babel.dates import format_datetime

from app.accounts.model import Account
from app.wording.wording import Wording


def role_name(code: str, wording: Wording) -> str:
    """What the role of an account is called."""
    _ = wording.text
    names = {
        "handler": _("complaint handler"),
        "investigator": _("investigator"),
        "analyst": _("analyst"),
        "briefing": _("briefing team"),
        "head": _("head of office"),
        "approver": _("approver"),
        "auditor": _("auditor"),
        "administrator": _("administrator"),
    }
    return names.get(code, code)


def state_of(account: Account, wording: Wording) -> str:
    """Whether somebody can sign in to an account, and if not why."""
    _ = wording.text
    if account.disabled:
        return _("disabled")
    if account.issuer:
        return _("signs in by {provider}").format(provider=account.issuer)
    return _("can sign in") if account.has_password else _("has no password yet")


def moment(seconds: float, wording: Wording) -> str:
    """A time of day, where this machine is.

    >>> len(moment(1_800_000_000, Wording("en"))) > 10
    True
    """
    return format_datetime(
        datetime.fromtimestamp(seconds), "d MMM y HH:mm", locale=wording.language
    )
