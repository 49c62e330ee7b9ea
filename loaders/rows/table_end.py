"""Which rows under a header are no records: where a table ends, and what stands between its rows.

A register is signed, totalled, headed again on each page and followed by other tables; none of that
is a complaint. What the numbers of its cases look like is learnt from its own rows, so that a line
is told from a record by its shape and by how little of it is filled, and by words that offices put
under their tables (footers.yaml). A row that may be a record is never left aside in silence.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from graph.messages import Text, message
from loaders.mapping.expressions import Getter, Values, list_text
from loaders.tables import is_blank
from loaders.vocabulary.codes import code_key
from loaders.vocabulary.headers import is_known_header

_RUNS = ((re.compile(r"[^\W\d_]+"), "A"), (re.compile(r"\d+"), "9"), (re.compile(r"\s+"), " "))
_NUMBERING = re.compile(r"^[(\[]?(\d{1,3})[)\].]?(?:\s*=.*)?$")
_PLACE_AND_DAY = re.compile(
    r"^[^\W\d_][^\d,]{1,40},\s*(?:(?:tanggal|tgl)\b\.?\s*)?(?:\d{1,2}|[._…\s]+)"
    r"\s*[-/ ]?\s*(?:[^\W\d_]{3,10}|\d{1,2}|[._…]+)\s*[-/ ]?\s*(?:\d{4}|\d{2}|[._…\s]*)$"
)
"""Where and when a document was signed: "Jember, 30 Maret 2025"."""
_SUM = re.compile(r"^(?:rp\.?\s*)?[\d.,]+\s*(?:%|[^\W\d_]+)?$", re.IGNORECASE)
"""A sum, such as "3" or "2 kasus"."""
_COUNT = re.compile(r"^\d{1,6}(?:[.,]\d{1,2})?\s*%?$")
_NUMBER_ASIDE = re.compile(r"\s\(\d+\)$")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_FEW = 2
_MOST_HEADERS = 3


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    text = files("loaders.vocabulary").joinpath("footers.yaml").read_text(encoding="utf-8")
    lists: Mapping[str, Sequence[str]] = YAML(typ="safe", pure=True).load(text)
    found = {}
    for name, words in lists.items():
        either = "|".join(sorted(words, key=len, reverse=True))
        found[name] = re.compile(rf"^\W*(?:{either})(?![\w/-])", re.IGNORECASE)
    return found


class Aside:
    """Why a line is left aside, and what to do about it."""

    HEADER = message("the header again, not a record, left aside")
    NUMBERING = message("a row that numbers the columns, not a record, left aside")
    TOTAL = message("a total, not a record, left aside")
    BELOW = message("a line below the table (note or signature), not a record, left aside")
    TITLE = message("a line between the records, not a record, left aside")
    OTHER_TABLE = message("a row of another table below this one, left aside")
    MEND = message("nothing, or give it a number like those of the others if it is a complaint")
    MEND_TABLE = message("copy that table to a sheet or file of its own and load it")


class TableEnd:
    """Tells records from other lines while the rows of one table pass."""

    def __init__(
        self, number: Getter, columns: Sequence[str], numbering: Collection[str] = ()
    ) -> None:
        """`number` gives the number of the case that a row is of, `numbering` only counts rows."""
        self._number = number
        self._columns = columns
        self._numbering = numbering
        self._names = {column: _header_keys(column) for column in columns}
        self._shapes: set[str] = set()
        self._filled = 0
        self._below: Text = ""

    def why_aside(self, values: Values) -> Text:
        """Why a row is no record; empty where it may be one."""
        number = self._number(values)
        shape = _shape(number)
        if (
            shape in self._shapes
            and not self._below
            and not self._may_be_counted(shape, number, values)
        ):
            return ""
        cells = {column: text for column in self._columns if (text := _text(values.get(column)))}
        reason = self._reason(number, shape, cells)
        if reason:
            return reason
        if number and len(cells) > 1:
            if "9" in shape or not any("9" in known for known in self._shapes):
                self._shapes.add(shape)
            self._filled = max(self._filled, len(cells))
        return ""

    def _may_be_counted(self, shape: str, number: str, values: Values) -> bool:
        """Whether a bare number may be that of a column, or a sum behind a word such as "Total"."""
        if shape != "9":
            return False
        first = _text(values.get(self._columns[0])) if self._columns else ""
        return number in ("1", "2") or _patterns()["totals"].match(first) is not None

    def _reason(self, number: str, shape: str, cells: Mapping[str, str]) -> Text:
        """Why a row of unknown shape is no record."""
        if not cells:
            return ""
        texts = list(cells.values())
        if self._is_header(cells):
            self._below = ""
            return Aside.HEADER
        if _numbers_columns(texts):
            return Aside.NUMBERING
        if _patterns()["totals"].match(texts[0]):
            sums = len(texts) > 1 and all(map(_SUM.match, texts[1:]))
            if sums or not self._is_full(cells):
                return Aside.TOTAL
        if not number and all(map(_COUNT.match, texts)):
            return Aside.TOTAL if cells.keys() - set(self._numbering) else ""
        if self._is_other_header(number, texts):
            self._below = Aside.OTHER_TABLE
            return Aside.OTHER_TABLE
        if self._begins_below(number, cells):
            self._below = self._below or Aside.BELOW
            return self._below
        if self._below:
            return self._of_what_is_below(number, shape, cells)
        return Aside.TITLE if self._is_title(number, cells) else ""

    def _is_header(self, cells: Mapping[str, str]) -> bool:
        """Whether most cells repeat the header that they stand under."""
        same = sum(code_key(text) in self._names[column] for column, text in cells.items())
        return same >= _FEW and same * 5 >= len(cells) * 3

    def _is_other_header(self, number: str, texts: Sequence[str]) -> bool:
        """Whether a row below records is the header of another table."""
        if not self._shapes or any(char.isdigit() for char in number) or len(texts) < _FEW:
            return False
        short = all(len(text) < 40 and not text.isdecimal() for text in texts)
        known = sum(is_known_header(text) for text in texts)
        return short and known >= _FEW and known * 2 >= len(texts)

    def _begins_below(self, number: str, cells: Mapping[str, str]) -> bool:
        """Whether a row begins what stands below a table: notes, place and day, signatures."""
        if self._is_full(cells) and any(char.isdigit() for char in "".join(cells.values())):
            return False
        looked_at = [number] if number else list(cells.values())
        return any(
            _patterns()["below"].match(text) or _PLACE_AND_DAY.match(text) for text in looked_at
        )

    def _of_what_is_below(self, number: str, shape: str, cells: Mapping[str, str]) -> Text:
        """A row after such a beginning: a record only if its number is like those of the others."""
        digits = any(char.isdigit() for char in number)
        words = any(char.isalpha() for char in "".join(cells.values()))
        if shape in self._shapes and len(cells) > 1 and self._below is not Aside.OTHER_TABLE:
            self._below = ""
            return ""
        if digits and words and self._is_full(cells) and self._below is not Aside.OTHER_TABLE:
            self._below = ""
            return ""
        return self._below

    def _is_title(self, number: str, cells: Mapping[str, str]) -> bool:
        """Whether a row is a heading or a name: thin, and its number like none of the others."""
        if not number:
            return False
        if len(cells) == 1:
            words = len(number.split()) > 1 or not any(char.isdigit() for char in number)
            return bool(self._shapes) or words or number.isdecimal()
        has_digits = all("9" in shape for shape in self._shapes)
        thin = len(cells) <= _FEW or len(cells) * 2 < self._filled
        odd = not any(char.isdigit() for char in number)
        return bool(self._shapes) and has_digits and odd and thin and not self._is_full(cells)

    def _is_full(self, cells: Mapping[str, str]) -> bool:
        """Whether a row fills so many cells as records do, and more than a signature does."""
        usual = self._filled or len(self._columns) // 2
        return len(cells) > _FEW and len(cells) * 3 >= usual * 2


def _text(cell: Any) -> str:
    if is_blank(cell):
        return ""
    return list_text(cell) if isinstance(cell, list) else str(cell).strip()


def _shape(number: str) -> str:
    """What a number looks like: letters as A, digits as 9, runs of each as one.

    >>> _shape("001/PMI/2025"), _shape("Jember, 30 Maret 2025")
    ('9/A/9', 'A, 9 A 9')
    """
    for run, sign in _RUNS:
        number = run.sub(sign, number)
    return number


def _header_keys(column: str) -> frozenset[str]:
    """A header, and the parts of one that was put together of two rows."""
    name = _NUMBER_ASIDE.sub("", column)
    return frozenset(map(code_key, (name, *name.split(" - "))))


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Whether the cells count the columns: (1) (2) (3)."""
    if len(texts) < _MOST_HEADERS:
        return False
    letters = "".join(text.strip("()[]. ").casefold() for text in texts)
    if len(letters) == len(texts) and letters == _ALPHABET[: len(texts)]:
        return True
    marks = [_NUMBERING.match(text) for text in texts]
    if not all(marks):
        return False
    numbers = [int(mark[1]) for mark in marks if mark]
    return numbers[0] <= _FEW and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
