"""Hostile text made plain: what may stand in a label, an attribute or a cell."""

import json
import re
import unicodedata

from graph.errors import InvalidValue
from graph.messages import message

_INVISIBLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2065"
    r"\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""What takes no ink or turns the reading: marks, fillers, tags that smuggle text."""
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_STEERING = re.compile(
    rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff{_INVISIBLE}]"
)
_HALF = re.compile(r"[\ud800-\udfff]")
_PAGE = 500
"""Letters of one text that are shown where nobody asked for it whole."""
_KEPT = frozenset("\u200c\u200d")  # joiners that some scripts need


def plain(text: str) -> str:
    """The text on one line, without control characters, bidi overrides and half surrogates.

    >>> plain("Siti\\n\\x00 \\u202eNur")
    'Siti Nur'
    """
    seen = _UNSEEN.sub("", text)
    visible = (
        " " if character.isspace() else character for character in seen if _is_visible(character)
    )
    return " ".join("".join(visible).split())


def shorten(text: str, length: int = 28) -> str:
    """The plain text, cut with an ellipsis when it is longer."""
    short = plain(text)
    return short if len(short) <= length else f"{short[: length - 1].rstrip()}…"


def clipped(text: str) -> str:
    """The text; of one that would fill a page, its beginning and how many letters are left out.

    >>> clipped("Desa " + "Z" * 5000)[-12:]
    'ZZ… (+4,505)'
    """
    over = len(text) - _PAGE
    return text if over <= 0 else f"{text[:_PAGE]}… (+{over:,})"


def harmless(text: str) -> str:
    """The text as it is, lines and tabs too, without what would steer a terminal or turn the
    reading around.

    >>> harmless("Siti\\x1b[2J\\u202e\\n\\tNur")
    'Siti[2J\\n\\tNur'
    """
    return _STEERING.sub("", text)


def harmless_json(text: str) -> str:
    """JSON that says the same, with what would steer a terminal written as escapes.

    >>> harmless_json('"Nur\\u202e"')
    '"Nur\\\\u202e"'
    """
    return _STEERING.sub(_as_escape, text)


def whole(text: str) -> str:
    """The text itself; raises InvalidValue for one with half a character, which nothing can keep.

    Such a text comes from a terminal that uses another encoding, or was made to break something.
    """
    if _HALF.search(text):
        shown = plain(_HALF.sub("\ufffd", text))
        raise InvalidValue(
            message("{text}: there is half a character in it", text=shown),
            message("type it again"),
        )
    return text


def _as_escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code < 0x10000 else json.dumps(found[0])[1:-1]


def _is_visible(character: str) -> bool:
    if character.isspace() or character in _KEPT:
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
