"""What a load is asked to read: files and folders, or a query of a database."""

import re
from pathlib import Path

from graph.model import Value

_URL = re.compile(r"[a-z][a-z0-9+]*://", re.IGNORECASE)


class Login:
    """Who logs in to a database, and with what.

    No value, so that no JSON, message or log can hold it.
    """

    __slots__ = ("password", "user")

    def __init__(self, user: str = "", password: str = "") -> None:
        self.user, self.password = user, password

    def __repr__(self) -> str:
        return "Login(...)"


class Query(Value, frozen=True, omit_defaults=True):
    """One question to a database, whose answer is read as a table."""

    name: str
    """What issues and sources call it: the address without login and parameters, and the table."""
    dataset: str
    """The database: its tables share their case numbers."""
    address: str
    """The URL without login."""
    login: Login
    table: str = ""
    statement: str = ""
    """Empty for a whole table."""

    @property
    def path(self) -> Path:
        """What the patterns of a mapping are held against."""
        return Path(self.name)


Input = Path | Query


def is_database(text: str) -> bool:
    """Whether a text is a URL rather than a path."""
    return bool(_URL.match(text))
