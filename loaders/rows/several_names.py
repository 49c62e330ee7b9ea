"""Several parties in one cell: lists are parted, what may be one name or two is asked about.

A numbered list, lines and semicolons are lists. A comma, a slash, an ampersand or "dan" between
names is not surely one: such a cell names nobody until a person has parted it, because two people
taken for one link strangers. Degrees, aliases and fathers belong to the name before them.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from graph.names import parse_organization, parse_person
from loaders.mapping.expressions import numbered_items
from loaders.vocabulary.nothing import is_no_name, points_above

_CONTINUES = re.compile(
    r"^(?:[(\[@]|(?:alias|als|a\.?k\.?a|bin|binti|bt|bte|alm|almh|dkk|d\.k\.k|umur|usia|nik|hp"
    r"|no|wa|tlp|telp|alamat|jl|jalan|dsn|dusun|desa|kec|kab|rt|rw|warga|asal|pekerjaan"
    r"|jabatan)\b)",
    re.IGNORECASE,
)
"""What begins a line that goes on with the name before it."""
_DEGREE = re.compile(
    r"^\s*(?:(?:[SMDA]\.?\s?(?:\w{1,5}\.?\s?){1,2})\.?|[Pp]h\.?\s?D\.?|MBA|MM|SE|SH|ST|Jr\.?|Sr\.?"
    r"|[SM]\.[\w.]{1,9}|Lc\.?|Ners|CPA|Tbk\.?|Ltd\.?|Inc\.?|Co\.?|Bhd\.?|Sdn\.?.*)\s*$"
)
"""What stands behind a comma and belongs to the name before it."""
_AGE = re.compile(r"^\s*(?:umur\s*|usia\s*)?\d{1,2}\s*(?:th|thn|tahun|yo|years?)?\.?\s*$", re.I)
_BETWEEN = re.compile(r"\s*,\s*|\s+(?:dan|and|serta|&|\+)\s+|\s*[&+]\s*|(?<=\w)\s*/\s*(?=\w)")
_LIST_MARKS = re.compile(r"[;\n\r]")
_ONE_NAME = re.compile(r"\b(?:[sd]/o|[ad]/n|a\.?k\.?a)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d[\s.\-]?){6}")


MAY_BE_SEVERAL = re.compile(
    r"[;\n\r|,/&+]|^\W*1|\b(?:dan|and|serta|idem|sda|sama)\b|^\W|above", re.IGNORECASE
)
"""What a cell has that names more than one party, or none for sure."""


class CellNames(NamedTuple):
    """The names of one cell."""

    names: tuple[str, ...]
    """In order; one that says nothing keeps its place, so that numbers stay with their names."""
    style: str = ""
    """How they are parted: `numbered`, `lines`, `semicolons`; empty for one name."""
    doubtful: frozenset[int] = frozenset()
    """Places of those that may be one name or several: nobody before a person has said."""


@lru_cache(maxsize=20_000)
def read_names(text: str) -> CellNames:
    """The names of a cell.

    >>> read_names("1. Darmo Suwito 2. Hj. Suryati").names
    ('Darmo Suwito', 'Hj. Suryati')
    >>> read_names("Darmo Suwito, S.H.").doubtful, read_names("Darmo dan Basuki").doubtful
    (frozenset(), frozenset({0}))
    """
    style, items = list_items(text)
    names = ["" if is_no_name(item) else item for item in items] if style else [text]
    doubtful = frozenset(
        place
        for place, name in enumerate(names)
        if _may_be_several(name) or points_above(name) or (style and _NUMBER.search(name))
    )
    return CellNames(tuple(names), style if len(names) > 1 else "", doubtful)


@lru_cache(maxsize=20_000)
def list_items(text: str) -> tuple[str, list[str]]:
    """How a cell parts the items of a list, and the items; no style for a cell that is none.

    >>> list_items("0812;0813"), list_items("0812, 0813")
    (('semicolons', ['0812', '0813']), ('', []))
    """
    if numbered := numbered_items(text):
        return "numbered", numbered
    if not _LIST_MARKS.search(text):
        return "", []
    pieces = [piece.strip(" \t,") for piece in _LIST_MARKS.split(text)]
    joined: list[str] = []
    for piece in filter(None, pieces):
        if joined and (_CONTINUES.match(piece) or _DEGREE.match(piece)):
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece.lstrip("-•*–· "))
    style = "lines" if "\n" in text or "\r" in text else "semicolons"
    return style, joined


def _may_be_several(text: str) -> bool:
    """Whether a text without list marks may name more than one person."""
    if not _BETWEEN.search(text) or _ONE_NAME.search(text):
        return False
    if parse_organization(text).form:
        return sum(bool(parse_organization(piece).form) for piece in _BETWEEN.split(text)) > 1
    if "/" in text and "://" in text:
        return False
    pieces = [piece for piece in _BETWEEN.split(_without_brackets(text)) if piece.strip()]
    others = [piece for piece in pieces[1:] if not _belongs(piece)]
    return bool(others) and all(parse_person(piece).tokens for piece in (pieces[0], *others))


def _belongs(piece: str) -> bool:
    """Whether what stands behind a comma belongs to the name before it."""
    return bool(_DEGREE.match(piece) or _AGE.match(piece) or _CONTINUES.match(piece.strip()))


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)", "", text)
