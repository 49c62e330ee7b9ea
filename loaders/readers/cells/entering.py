"""The cells of every row as they enter, from whatever file or database, cleaned in one place.

Letters that nobody sees are dropped, blanks and hyphens of other kinds are plain ones, text that
was encoded twice is mended, and a word that a program writes for an empty cell is one.
"""

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from typing import Any

from graph.messages import Text, message
from loaders.tables import ERROR_CELL, ERROR_MEND, Row, Table
from loaders.vocabulary.nothing import LONGEST_EMPTY, begin_no_empty_word, is_empty_word

_UNSEEN = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062"
_UNSEEN_TOO = "\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
_BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_PLAIN = (
    dict.fromkeys(map(ord, _UNSEEN + _UNSEEN_TOO), None)
    | dict.fromkeys(map(ord, _BLANKS + "\u3000"), " ")
    | dict.fromkeys(map(ord, "\u2010\u2011\ufe63\uff0d"), "-")
)
_JOINERS = re.compile("(?:(?<=[\x00-\u024f])|^)[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f]|$)")
"""Joiners that join nothing: scripts that need them have their own letters on both sides."""
_TWICE = re.compile(
    "[\u00c2-\u00f4\u0192\u2030][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192"
    "\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a"
    "\u20ac\u2122]"
)
"""What UTF-8 looks like that was read as Windows-1252 and written as UTF-8 again."""


def entered(table: Table) -> Table:
    """The table with the cells of its rows cleaned."""
    rows = table.rows
    return replace(table, rows=lambda: _cleaned_rows(rows()))


def _cleaned_rows(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows cleaned; what they are read from is closed with them."""
    try:
        for row in rows:
            yield as_entered(row)
    finally:
        if isinstance(rows, Generator):
            rows.close()


def as_entered(row: Row) -> Row:
    """The row with its cells cleaned; the row itself where nothing is to be done."""
    changed: dict[str, Any] = {}
    notes = row.notes
    others = begin_no_empty_word()
    for column, cell in row.values.items():
        if not cell:
            continue
        if not isinstance(cell, str):
            if isinstance(cell, list) and (listed := _cleaned_list(cell)) != cell:
                changed[column] = listed
            continue
        if not cell.isascii():
            clean, twice = clean_text(cell)
            if clean != cell:
                changed[column] = clean
            if twice:
                notes = (*notes, _note_twice(column, cell, clean))
            cell = clean  # noqa: PLW2901 - the word behind the unseen letters is asked about next
        if len(cell) <= LONGEST_EMPTY and cell[:1] not in others and is_empty_word(cell):
            changed[column] = ""
            if "#" in cell:
                notes = (*notes, _error_note(column, cell))
    if not changed:
        return row
    return Row(row.number, {**row.values, **changed}, row.reason, row.mend, notes)


def _error_note(column: str, cell: str) -> tuple[str, str, Text, Text]:
    """That a cell holds the error of a formula, whose value is lost."""
    return (column, cell, ERROR_CELL, ERROR_MEND)


def clean_text(text: str) -> tuple[str, bool]:
    """A text without what nobody sees, and whether it had been encoded twice and was mended.

    >>> clean_text("\\u202a+62 812\\u20119870\\u202c"), clean_text("Ren\\u00c3\\u00a9e")
    (('+62 812-9870', False), ('Renée', True))
    """
    if text.isascii():
        return text, False
    mended = _decoded_once(text) if _TWICE.search(text) else text
    return _JOINERS.sub("", mended.translate(_PLAIN)), mended != text


def _decoded_once(text: str) -> str:
    """A text that looks encoded twice as it was meant; as it is where that is not sure."""
    import ftfy  # takes a tenth of a second, which few files need

    return ftfy.fix_encoding(text)


def _cleaned_list(items: list[Any]) -> list[Any]:
    """A list of texts or objects, each text in it cleaned and the empty ones left out."""
    cleaned = (_cleaned(item) for item in items)
    return [item for item in cleaned if item != ""]


def _cleaned(item: Any) -> Any:
    """A text, or the texts in a list or object."""
    match item:
        case str():
            text = clean_text(item)[0]
            return "" if len(text) <= LONGEST_EMPTY and is_empty_word(text) else text
        case list():
            return _cleaned_list(item)
        case Mapping():
            return {key: _cleaned(value) for key, value in item.items()}
        case _:
            return item


def _note_twice(column: str, cell: str, clean: str) -> tuple[str, str, Text, Text]:
    """That a text was encoded twice, and what it is read as."""
    reason = message("text that was encoded twice, mended")
    return (
        column,
        f"{cell[:100]} → {clean[:100]}",
        reason,
        message("export the file again as UTF-8"),
    )
