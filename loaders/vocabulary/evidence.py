"""What headers of evidence files mean (evidence.yaml), and facts in the lines above a table."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from loaders.tables import Table
from loaders.vocabulary.codes import code_key

_FACT = re.compile(r"^\s*(?P<label>[^:=]{2,40}?)\s*[:=]\s*(?P<value>.*\S)\s*$")
_ASIDE = re.compile(r"\((?:rp|idr|usd|s|sec|detik|hh:?mm:?ss)\.?\)", re.IGNORECASE)

_WORD = re.compile(r"[^\W_]+")
_IN_FULL = {
    **dict.fromkeys(("tgl", "tggl", "tg"), "tanggal"),
    **dict.fromkeys(("no", "nomer", "nmr"), "nomor"),
    **dict.fromkeys(("rek", "rekg"), "rekening"),
    **dict.fromkeys(("telp", "tlp", "telpon", "hp", "handphone", "ponsel"), "telepon"),
    "norek": "nomor rekening",
    "nohp": "nomor telepon",
}
_ITEM = re.compile(r"^\d{1,2}(?:\.\d{1,2}\.?|\.)\s+(?=[^\W\d])")
"""The number of a field of a form: "5. Family name", "1.1 Name of ship"."""
_OF_DATABASE = re.compile(
    r"(?::(?:int|long|float|double|string|boolean|date|datetime|byte|short|char)(?:\[\])?"
    r"|(?<=ID)\([^)]*\)(?:\{[^}]*\})?)$"
)
"""The type of a column, or the space of its ids, as neo4j-admin writes them behind its name."""
_SECTIONS = ("calls", "payments", "trips", "licences")


@cache
def _lists() -> Mapping[str, Mapping[str, Sequence[Any]]]:
    text = files("loaders.vocabulary").joinpath("evidence.yaml").read_text(encoding="utf-8")
    lists: Mapping[str, Mapping[str, Sequence[Any]]] = YAML(typ="safe", pure=True).load(text)
    return lists


@cache
def words(section: str, *, plain: bool = False) -> Mapping[str, str]:
    """What each word of a section of the list means, by code_key, or `plain` as it stands there.

    A word of two meanings has the first.
    """
    found: dict[str, str] = {}
    for meaning, spellings in _lists()[section].items():
        for spelling in spellings:
            found.setdefault(str(spelling) if plain else _key(str(spelling)), meaning)
    return found


@lru_cache(maxsize=10_000)
def _key(text: str) -> str:
    """Letters and digits of a header, its abbreviations written out and its unit left aside."""
    text = _ITEM.sub("", _OF_DATABASE.sub("", text.strip()))
    words = _WORD.findall(_ASIDE.sub("", text).casefold())
    if len(words) < 2:
        return code_key(text)
    return code_key(" ".join(_IN_FULL.get(word, word) for word in words))


def columns_by_field(columns: Iterable[str], section: str) -> dict[str, str]:
    """The first column of each field that a header names.

    >>> columns_by_field(["No", "A-Number", "B Number", "Start Time"], "calls")
    {'a': 'A-Number', 'b': 'B Number', 'start': 'Start Time'}
    """
    known = words(section)
    found: dict[str, str] = {}
    for column in columns:
        field = known.get(_key(column))
        if field:
            found.setdefault(field, column)
    return found


@lru_cache(maxsize=10_000)
def meaning_of(header: str, section: str) -> str:
    """The field of a section that one header names; empty for none."""
    return words(section).get(_key(header), "")


def is_aside(column: str, section: str) -> bool:
    """Whether a header is one that such tables have and nothing is read of."""
    return words(section).get(_key(column)) == "aside"


def are_all_of(columns: Iterable[str], section: str) -> bool:
    """Whether every one of some headers is one of a section."""
    known = words(section)
    return all(_key(column) in known for column in columns)


def is_evidence_header(text: str) -> bool:
    """Whether a text is a header of some kind of evidence file."""
    key = _key(text) if len(text) < 40 else ""
    return any(key in words(section) for section in _SECTIONS) or _names_an_end(key)


def _names_an_end(key: str) -> bool:
    """Whether a header surely names one end of a tie: "Source", "Entity 1 Type"."""
    meaning = words("edges").get(key, "")
    of_end = meaning in ("a", "b") or meaning.startswith(("a_", "b_"))
    return of_end and (key in ("source", "target") or any(letter.isdigit() for letter in key))


def facts_above(table: Table, section: str) -> dict[str, str]:
    """Facts above a table by field.

    "No. Rekening : 123" in one cell, or the label beside its value.
    """
    known = words(section)
    found: dict[str, str] = {}
    for cells in table.above:
        for label, value in _labelled(cells):
            field = known.get(_key(label))
            if field:
                found.setdefault(field, value)
    return found


def is_fact(cell: str) -> bool:
    """Whether a cell above a table is a labelled fact and no title."""
    return _FACT.match(cell) is not None


def _labelled(row: Sequence[str]) -> Iterable[tuple[str, str]]:
    cells = [cell for cell in row if cell.strip(" :=")]
    for index, cell in enumerate(cells):
        match = _FACT.match(cell)
        if match:
            yield match["label"], match["value"]
        elif index + 1 < len(cells):
            yield cell.rstrip(" :="), cells[index + 1].lstrip(" :=")


def title(table: Table) -> str:
    """Everything that stands above a table in one line."""
    return " | ".join(" ".join(cells) for cells in table.above)
