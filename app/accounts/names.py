"""What may be the name of an account, and what may be a password.

Decisions.
Length is what protects a password; letters, digits and signs are asked of nobody (NIST SP 800-63B).
Refused are what is tried first: the name of the account, a row of the same few letters, and words
that everybody takes, with whatever digits behind them.
"""

import re
import unicodedata

from graph.errors import InvalidValue
from graph.messages import message
from graph.schema import VIEWER_ROLES

LEAST_PASSWORD = 12
MOST_PASSWORD = 256
"""Letters; what is longer would only keep the server busy."""
_LEAST_LETTERS = 5
"""Different letters of a password."""
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?")
_MOST_TITLE = 80
_TAKEN_BY_MANY = frozenset(
    """
    password passw0rd pass admin administrator letmein welcome login qwerty qwertyuiop asdfgh
    iloveyou monkey dragon simpul simpulsimpul indonesia jakarta bismillah alhamdulillah rahasia
    sayang sayangku cintaku merdeka katasandi sandi kemnaker bp2mi kp2mi kemenaker polri abcdefgh
    abcdefghijkl
    """.split()
)
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def account_name(text: str) -> str:
    """The name of an account as it is kept; raises InvalidValue for what cannot be one.

    >>> account_name(" Ani.Lestari ")
    'ani.lestari'
    """
    name = unicodedata.normalize("NFKC", text).strip().lower()
    if not _NAME.fullmatch(name):
        raise InvalidValue(
            message("{name!r} cannot be the name of an account", name=text),
            "use 1 to 64 of the letters a-z, digits, and . _ @ - between them",
        )
    return name


def one_line(text: str) -> str:
    """A title or an office as it is kept; raises InvalidValue for what is no short line."""
    told = " ".join(unicodedata.normalize("NFC", text).split())
    if len(told) > _MOST_TITLE or not told.isprintable():
        raise InvalidValue(
            message("{text!r} is no short line", text=text[:_MOST_TITLE]),
            message("use at most {most} letters", most=_MOST_TITLE),
        )
    return told


def known_role(text: str) -> str:
    """A role; raises InvalidValue for any other text."""
    if text not in VIEWER_ROLES:
        raise InvalidValue(
            message("role {role!r}: use one of {names}", role=text, names=", ".join(VIEWER_ROLES))
        )
    return text


def new_password(text: str, name: str) -> str:
    """A password as it is hashed, for the account of this name.

    Raises InvalidValue, which never holds what was typed.
    """
    password = typed_password(text)
    if len(password) < LEAST_PASSWORD:
        raise InvalidValue(
            "this password is too short",
            message("use at least {least} letters, say four words", least=LEAST_PASSWORD),
        )
    if len(password) > MOST_PASSWORD:
        raise InvalidValue(
            "this password is too long",
            message("use at most {most} letters", most=MOST_PASSWORD),
        )
    if is_guessed_first(password, name):
        raise InvalidValue(
            "this password is one that is guessed first",
            "take words that have nothing to do with you or with each other",
        )
    return password


def typed_password(text: str) -> str:
    """What was typed, one way of writing for each text (NFKC)."""
    return unicodedata.normalize("NFKC", text)


def is_guessed_first(password: str, name: str) -> bool:
    """Whether somebody who guesses would begin with it.

    >>> is_guessed_first("Indonesia2026!", "ani"), is_guessed_first("aaaaaaaaaaaaaa", "ani")
    (True, True)
    >>> is_guessed_first("ani.lestari12345", "ani.lestari")
    True
    >>> is_guessed_first("perahu kunyit jendela batu", "ani")
    False
    """
    folded = password.casefold()
    if len(set(folded)) < _LEAST_LETTERS:
        return True
    words = set(_NOT_LETTERS.sub(" ", folded).split())
    own = set(_NOT_LETTERS.sub(" ", name).split())
    return words <= _TAKEN_BY_MANY | own
