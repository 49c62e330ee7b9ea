"""Passports and travel documents in lieu of one (SPLP): letters and digits, as printed."""

import re

from graph.errors import InvalidValue

_SHAPE = re.compile(r"[A-Z]{1,2}\d{6,7}|(?=[A-Z0-9]*\d)[A-Z0-9]{6,12}")


def normalize(text: str) -> str:
    """Upper case without blanks and punctuation; Indonesian ones are a letter or two and 6-7 digits."""
    plain = re.sub(r"[\s.\-/]", "", text).upper()
    if not _SHAPE.fullmatch(plain):
        raise InvalidValue(f"{text}: not a passport number; write it as printed, such as C1234567")
    return plain


def is_valid(text: str) -> bool:
    """Whether it looks like a passport number of any country."""
    return bool(_SHAPE.fullmatch(re.sub(r"[\s.\-/]", "", text).upper()))


def format(value: str) -> str:
    """As printed."""
    return value
