"""Bytes in a cell that are no text of its encoding: mended where it is clear what they stand for.

A NUL is dropped and a Windows letter among others is read as that letter. A short cell of which a
letter stays unknown is set aside, because a name that lacks one is another name; a long text is
kept with the gap. The row is loaded in any case.
"""

import re
from collections.abc import Mapping
from typing import Any

from graph.messages import Text, message
from loaders.tables import STRAY

_ESCAPED = 0xDC00
"""What a byte that is no text is raised by when it stands as a surrogate (PEP 383)."""
_LONG_TEXT = 80
"""Letters from which a text is worth keeping though one of its letters is lost."""
_KEPT = 300

Notes = tuple[tuple[str, str, Text, Text], ...]


def mend_strays(values: Mapping[str, Any]) -> tuple[dict[str, Any], Notes]:
    """The cells of a row as text, and what to tell of those that had to be mended.

    >>> mend_strays({"Nama": "Ani\\x00"})[0], mend_strays({"Nama": "Andr\\udce9"})[0]
    ({'Nama': 'Ani'}, {'Nama': 'André'})
    """
    clean: dict[str, Any] = {}
    notes: list[tuple[str, str, Text, Text]] = []
    for column, value in values.items():
        if not isinstance(value, str) or not STRAY.search(value):
            clean[column] = value
            continue
        text = STRAY.sub(_mended_letter, value)
        reason = message("a byte of {column} is no text, mended", column=column)
        if "\ufffd" in text and len(text) < _LONG_TEXT:
            text, reason = "", message("a byte of {column} is no text, left aside", column=column)
        clean[column] = text
        shown = STRAY.sub("\ufffd", value)[:_KEPT]
        notes.append((column, shown, reason, message("type {column} again", column=column)))
    return clean, tuple(notes)


def _mended_letter(stray: re.Match[str]) -> str:
    """What a stray letter stands for: nothing for a NUL, else the Windows letter of its byte."""
    code = ord(stray[0])
    if code == 0:
        return ""
    if not _ESCAPED + 0x80 <= code <= _ESCAPED + 0xFF:
        return "\ufffd"
    return bytes([code - _ESCAPED]).decode("cp1252", "replace")
