"""Indonesian vehicle plates (TNKB): region letters, number, series."""

import re

from graph.errors import InvalidValue
from graph.messages import message

_SHAPE = re.compile(r"([A-Z]{1,2})[\s.\-]*0*([0-9]{1,4})[\s.\-]*([A-Z]{0,3})")


def normalize(text: str) -> str:
    """`DN 1234 AB`; raises InvalidValue.

    >>> normalize("dn1234ab")
    'DN 1234 AB'
    """
    match = _SHAPE.fullmatch(text.strip().upper())
    if not match or match[2] == "0":
        raise InvalidValue(message("{text}: not a plate", text=text), "write it as DN 1234 AB")
    return " ".join(part for part in match.groups() if part)


def is_valid(text: str) -> bool:
    """Whether it has a plate's shape."""
    try:
        return bool(normalize(text))
    except InvalidValue:
        return False


def format(value: str) -> str:
    """As normalised."""
    return value
