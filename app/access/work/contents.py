"""What a briefing says, as canonical JSON, without names and numbers of protected people.

Decisions.
What is written, previewed, frozen and read again passes here, so that all say the same, word for
word. A party keeps its name where Simpul itself writes it, also where somebody protected is called
so: that an accused is called like a victim tells nothing of her, and a gap in its place would tell
just that. In what people wrote or filled in nobody can say whom they meant: there the name goes.
"""

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import Any

import msgspec

from app.access.mask import Mask

_WRITTEN_BY_SIMPUL = frozenset({"sections", "annexes", "notes"})
_LABEL = re.compile(r'(?<=>)[^<>]+(?=<)|(?<=aria-label=")[^"]+(?=")')
"""Texts of a drawing; what stands between them are numbers of places, which name nobody."""


def told_content(content: str, mask: Mask, own: Sequence[str]) -> str:
    """The JSON of a document as it is told: the very content where nothing is withheld.

    `own` are the names of the parties that it is about.
    """
    if not content or mask.hides_nothing_written:
        return content
    before = msgspec.json.decode(content)
    after = before
    if isinstance(before, dict):
        after = {
            key: _told(value, mask, own if key in _WRITTEN_BY_SIMPUL else ())
            for key, value in before.items()
        }
    return content if after == before else msgspec.json.encode(after).decode()


def _told(value: Any, mask: Mask, own: Sequence[str]) -> Any:
    """A value with each of its texts as it is told."""
    match value:
        case str():
            return mask.text_beside(value, own)
        case list():
            return [_told(item, mask, own) for item in value]
        case dict():
            named = () if _is_written_by_people(value) else own
            return {
                key: _told_drawing(item, mask, named)
                if key == "svg"
                else _told(item, mask, named if key != "parts" else own)
                for key, item in value.items()
            }
        case _:
            return value


def _is_written_by_people(value: dict[str, Any]) -> bool:
    """Whether this is an opinion, or a question, in somebody's own words."""
    return bool(value.get("author")) or "question" in (value.get("kind"), value.get("code"))


def _told_drawing(svg: str, mask: Mask, own: Sequence[str]) -> str:
    """A drawing whose labels are told like texts; it stays a drawing."""

    def told(label: re.Match[str]) -> str:
        text = unescape(label[0])
        after = mask.text_beside(text, own)
        return label[0] if after == text else escape(after)

    return _LABEL.sub(told, svg)
