"""Tables as readers give them.

Columns, rows with their place, and the limits that hold for every format.
"""

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import UnreadableFile
from graph.messages import Advice, Text, message

MAX_FILE_BYTES = 4 << 30
MAX_DOCUMENT_BYTES = 512 << 20
"""For formats that must be read whole: workbooks and JSON arrays."""
MAX_UNPACKED_BYTES = 2 << 30
MAX_ROWS = 20_000_000
MAX_COLUMNS = 16_384
MAX_SHEET_CELLS = 60_000_000
MAX_CELL_CHARACTERS = 1_000_000

ROW_NUMBER, FILE_NAME = "(row)", "(file)"
"""Columns that every table has for a mapping that asks for them: where rows name no case, one can
be made of these.
"""

_EXCEL_DIGITS = 10**15
_EXACT_INTEGERS = 2**53


@dataclass(slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and text by column.

    `reason` says why it could not be read.
    """

    number: int
    values: Mapping[str, Any]
    reason: Text = ""
    mend: Text = ""
    notes: tuple[tuple[str, str, Text, Text], ...] = ()
    """What was found odd in it though it can be read: column, value, reason and mend."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a delimited text file is written, for who reads it in columns."""

    encoding: str
    delimiter: str
    above: int
    """Lines above the first row."""
    first_row: int
    """Number of the first row, as a spreadsheet shows it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet or file with its columns.

    `rows` is opened anew by each call and skips rows that are wholly blank.
    """

    file: str
    sheet: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]
    names: Mapping[str, str] = field(default_factory=dict)
    """Column by field name, when the table has a row of field names beside its headers."""
    notes: tuple[Advice, ...] = ()
    """What is odd about the table; it can be read all the same."""
    above: tuple[tuple[str, ...], ...] = ()
    """The filled cells of each row above the header: titles, and facts such as whose account a
    statement is of.
    """
    layout: Layout | None = None
    """How its file is written, when it is delimited text."""
    on_paper: bool = False
    """Whether it is laid out in lines as on paper, so that titles, totals and signatures may stand
    among its rows.
    """
    first_serial: int = 0
    """Days to add to its day numbers: workbooks of old Macintoshes count them from 1904."""


def cell_text(cell: Any) -> Any:
    """A cell of a workbook as text.

    A number of more than 15 digits that Excel has cut stays in scientific notation.

    >>> cell_text(1.0), cell_text(dt.date(2024, 3, 1))
    ('1', '2024-03-01')
    >>> cell_text(7271010101900001.0), cell_text(7271010101900000.0)
    ('7271010101900001', '7.27101010190000e+15')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return _number_text(cell)
    if isinstance(cell, dt.datetime):
        midnight = not (cell.hour or cell.minute or cell.second)
        return cell.date().isoformat() if midnight else cell.isoformat(timespec="seconds")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, dt.time):
        return cell.isoformat(timespec="minutes")
    return "" if cell is None else (cell if isinstance(cell, list) else str(cell))


def _number_text(number: float) -> str:
    if not math.isfinite(number) or number != int(number):
        return repr(number)
    whole = int(number)
    if abs(whole) < _EXCEL_DIGITS or (abs(whole) <= _EXACT_INTEGERS and whole % 10):
        return str(whole)
    return f"{number:.14e}"


ERROR_CELL = message("an error of the spreadsheet stands here instead of a value, left aside")
ERROR_MEND = message("mend the formula, or type the value")

STRAY = re.compile("[\ud800-\udfff\x00\ufffd]")
"""What is no text in a file's encoding, as reading leaves it."""

SCIENTIFIC = re.compile(r"^[+-]?\d+([.,]\d+)?[eE]\+?\d+$")
"""A number that a spreadsheet shortened: digits of an identifier are lost."""


def is_blank(cell: Any) -> bool:
    """Whether a cell holds nothing to be read."""
    return not cell or (isinstance(cell, str) and not cell.strip())


def is_panic(error: BaseException) -> bool:
    """Whether a library written in Rust broke down over its input.

    Such an error is no Exception.
    """
    return type(error).__name__ == "PanicException"


def beyond_rows(number: int) -> Row:
    """The row after the last that is read."""
    return Row(
        number,
        {"text": "…"},
        f"more than {MAX_ROWS:,} rows; the rest is not read",
        "split the file",
    )


def check_size(path: Path, limit: int) -> None:
    """Refuse a file larger than the limit; raises UnreadableFile."""
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFile(
            message("{name} is empty; check that it was saved or copied whole", name=path.name)
        )
    if size > limit:
        raise UnreadableFile(
            message(
                "{name} has {value} MiB, more than the {value_2} MiB allowed; split it",
                name=path.name,
                value=size >> 20,
                value_2=limit >> 20,
            )
        )


def unique_columns(headers: Sequence[str]) -> tuple[str, ...]:
    """Header texts as column names.

    Blanks collapsed, nameless ones by their letter, repeated ones numbered.

    >>> unique_columns(["Nama", "", "Nama"])
    ('Nama', '(B)', 'Nama (2)')
    """
    seen: dict[str, int] = {}
    names = []
    for index, header in enumerate(headers):
        name = " ".join(header.split()) or f"({column_letter(index)})"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def column_letter(index: int) -> str:
    """The letters a spreadsheet gives to the column with this number, counted from 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
