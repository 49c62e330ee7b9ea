"""KK: the 16 digits of an Indonesian family card.

Region and date of issue stand where a NIK has birth.
"""

from graph.errors import InvalidValue
from graph.identifiers.nik import digits_of, format
from graph.messages import message
from graph.places import region

__all__ = ["format", "is_valid", "normalize"]


def normalize(text: str) -> str:
    """The 16 digits; raises InvalidValue for an unknown province or a day of issue above 31."""
    plain = digits_of(text)
    if region(plain[:2]) is None:
        raise InvalidValue(
            message("{text}: no province has code {plain}", text=text, plain=plain[:2]),
            "check the first two digits",
        )
    if not 1 <= int(plain[6:8]) <= 31:
        raise InvalidValue(
            message(
                "{text}: a family card's day of issue is 01-31, this has {plain}",
                text=text,
                plain=plain[6:8],
            ),
            "is it a NIK?",
        )
    if not 1 <= int(plain[8:10]) <= 12:
        raise InvalidValue(
            message(
                "{text}: a family card's month of issue is 01-12, this has {plain}",
                text=text,
                plain=plain[8:10],
            ),
            "check the card",
        )
    return plain


def is_valid(text: str) -> bool:
    """Whether it is a possible family card number."""
    try:
        return bool(normalize(text))
    except InvalidValue:
        return False
