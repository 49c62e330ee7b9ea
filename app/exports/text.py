"""Hostile text made plain: what may stand in a label, an attribute or a cell."""

import unicodedata

_KEPT = frozenset("\u200c\u200d")  # joiners that some scripts need


def plain(text: str) -> str:
    """The text on one line, without control characters, bidi overrides and half surrogates.

    >>> plain("Siti\\n\\x00 \\u202eNur")
    'Siti Nur'
    """
    visible = (" " if character.isspace() else character for character in text if _is_visible(character))
    return " ".join("".join(visible).split())


def shorten(text: str, length: int = 28) -> str:
    """The plain text, cut with an ellipsis when it is longer."""
    short = plain(text)
    return short if len(short) <= length else f"{short[: length - 1].rstrip()}…"


def _is_visible(character: str) -> bool:
    if character.isspace() or character in _KEPT:
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
