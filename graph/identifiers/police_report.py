"""Numbers of police reports: `LP/B/65/III/2024/SPKT/Polda Sulteng`."""

import re

from graph.errors import InvalidValue

_SHAPE = re.compile(r"LP\s*/\s*(?:([AB])\s*/\s*)?(\d+)\s*/\s*([IVX]+)\s*/\s*(\d{4})((?:\s*/\s*[A-Z0-9.\- ]+)*)")


def normalize(text: str) -> str:
    """Upper case with evened-out slashes; raises InvalidValue.

    >>> normalize("lp / b / 65 / iii / 2024 / spkt / polda sulteng")
    'LP/B/65/III/2024/SPKT/POLDA SULTENG'
    """
    match = _SHAPE.search(" ".join(text.upper().split()))
    if not match:
        raise InvalidValue(f"{text}: not a police report number; write it as LP/B/65/III/2024/SPKT/Polda Sulteng")
    letter, serial, month, year, rest = match.groups()
    tail = "".join(f"/{part.strip()}" for part in rest.split("/") if part.strip())
    return "/".join(filter(None, ("LP", letter, str(int(serial)), month, year))) + tail


def is_valid(text: str) -> bool:
    """Whether a police report number stands in it."""
    return bool(_SHAPE.search(" ".join(text.upper().split())))


def format(value: str) -> str:
    """As normalised."""
    return value
