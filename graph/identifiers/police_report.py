"""Numbers of police reports: `LP/B/65/III/2024/SPKT/Polda Sulteng`."""

import re

from graph.errors import InvalidValue
from graph.messages import message

_SHAPE = re.compile(
    r"\bLP\s*(?:[/\-.]\s*([AB])|([AB]))?\s*/\s*([0-9]+)"
    r"\s*/\s*(I{1,3}|IV|VI{0,3}|IX|XI{0,2})\s*/\s*([0-9]{4})"
    r"((?:\s*/\s*[A-Z0-9.\- ]+)*)"
)
_AFTER = re.compile(r"\s*\b(?:TANGGAL|TGL|TERTANGGAL)\b.*|[\s.\-]+$")


def normalize(text: str) -> str:
    """Upper case with evened-out slashes; raises InvalidValue.

    >>> normalize("lp / b / 65 / iii / 2024 / spkt / polda sulteng")
    'LP/B/65/III/2024/SPKT/POLDA SULTENG'
    """
    match = _SHAPE.search(" ".join(text.upper().split()))
    if not match:
        raise InvalidValue(
            message("{text}: not a police report number", text=text),
            "write it as LP/B/65/III/2024/SPKT/Polda Sulteng",
        )
    letter, joined, serial, month, year, rest = match.groups()
    parts = [_AFTER.sub("", part).strip() for part in rest.split("/")]
    tail = "".join(f"/{part}" for part in parts if part)
    letter = letter or joined
    return "/".join(filter(None, ("LP", letter, str(int(serial)), month, year))) + tail


def is_valid(text: str) -> bool:
    """Whether a police report number stands in it."""
    return bool(_SHAPE.search(" ".join(text.upper().split())))


def format(value: str) -> str:
    """As normalised."""
    return value
