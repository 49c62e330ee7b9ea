"""Passports and travel documents in lieu of one (SPLP): letters and digits, as printed."""

import re
import unicodedata

from graph.errors import InvalidValue
from graph.messages import message

_SHAPE = re.compile(r"[A-Z]{1,2}[0-9]{6,7}|(?=[A-Z0-9]*[0-9])[A-Z0-9]{6,12}")
_LABEL = re.compile(r"^(?:NO\b\.?\s*)?(?:PASPOR|PASSPORT|SPLP)\b[\s.:]*(?:NO\b\.?)?")


def normalize(text: str) -> str:
    """Upper case without blanks and punctuation.

    Indonesian ones are a letter or two and 6-7 digits.
    """
    plain = _plain(text)
    if not _SHAPE.fullmatch(plain):
        raise InvalidValue(
            message("{text}: not a passport number", text=text),
            "write it as printed, such as C1234567",
        )
    return plain


def is_valid(text: str) -> bool:
    """Whether it looks like a passport number of any country."""
    return bool(_SHAPE.fullmatch(_plain(text)))


def format(value: str) -> str:
    """As printed."""
    return value


def _plain(text: str) -> str:
    written = unicodedata.normalize("NFKC", text).strip().upper()
    return re.sub(r"[\s.\-/]", "", _LABEL.sub("", written))
