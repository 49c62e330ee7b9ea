"""Accounts and sessions, as the directory hands them out; no secret stands in them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in."""

    name: str
    """What is typed at sign-in, and what the log names."""
    title: str
    """What to call the person on screens."""
    role: str
    office: str
    disabled: bool
    made: float
    issuer: str = ""
    """The provider that says who this is; empty for a local account."""
    has_password: bool = False
    """Whether a password was set; until then a code is needed."""


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is signed in."""

    digest: str = field(repr=False)
    """Of its id, which is kept nowhere."""
    account: str
    began: float
    seen: float
    address: str
    """Where it was begun from."""
    browser: str

    @property
    def number(self) -> str:
        """What to call it where it is listed or ended.

        >>> Session("0123456789abcdef", "ani", 0, 0, "", "").number
        's_0123456789'
        """
        return f"s_{self.digest[:10]}"


@dataclass(frozen=True, slots=True)
class Code:
    """What somebody sets a first password with, once."""

    account: str
    """Empty for the first administrator, who chooses a name with it."""
    text: str = field(repr=False)
    until: float
