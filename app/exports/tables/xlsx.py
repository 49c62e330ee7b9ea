"""One network as a workbook: a sheet for each table, one that says what it is, one of its columns.

Decisions.
Numbers, sums and whole days are typed, so that they sort and add up; everything else is a text: a
number of sixteen digits or with a leading zero stays what it is, and no cell is ever a formula or a
link. A partial date is a text.
A cell holds 32,767 letters; what is longer ends in an ellipsis, and is whole in the CSV. A sheet
holds 1,048,575 rows; more are refused. The same network writes the same bytes.
"""

import io
import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from app.exports.heading import Heading
from app.exports.tables.model import Cell, Column, ColumnKind, Table, text_of
from app.exports.tables.network import NetworkTables
from app.plain_text import harmless
from app.wording.wording import Wording
from graph.errors import InvalidValue
from graph.messages import message

_MADE_ON = datetime(1980, 1, 1)
_MOST_LETTERS = 32_767
_MOST_ROWS = 1_048_575
_WIDTH = 24
_WIDTHS: Mapping[ColumnKind, int] = {
    ColumnKind.ID: 22,
    ColumnKind.CODE: 16,
    ColumnKind.INTEGER: 10,
    ColumnKind.NUMBER: 12,
    ColumnKind.DATE: 12,
    ColumnKind.YES_NO: 10,
    ColumnKind.LIST: 40,
}
_FIRST_DAY = "1900-03-01"
"""Before it Excel counts a day too many."""
_WHOLE_DAY = 10
_A4 = 9
_ABOUT = 100
"""Letters that the first sheet has beside each other."""
_ROW = 15.0
NUMBERS = "0.######"
DAYS = "yyyy-mm-dd"


def xlsx_bytes(tables: NetworkTables, wording: Wording) -> bytes:
    """The workbook.

    The head of the log stands among its properties too. Raises InvalidValue for more rows than a
    sheet holds.
    """
    made = io.BytesIO()
    with new_book(made, tables.heading.log) as book:
        _fill_about(book, tables, wording)
        for table in (*tables.tables, tables.dictionary):
            _fill_table(book, table, tables.heading)
    return made.getvalue()


def new_book(file: io.BytesIO, log: str) -> Any:
    """A workbook none of whose texts is a formula; close it to write it into the file."""
    as_text = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, {"in_memory": True, **as_text})
    book.set_properties({"created": _MADE_ON, "comments": f"simpul-log {log}" if log else ""})
    return book


def fill_sheet(
    book: Any, name: str, rows: Sequence[Mapping[str, str]], headings: Sequence[str]
) -> None:
    """A sheet of rows of texts under these headings."""
    sheet = book.add_worksheet(name)
    _head(sheet, headings, [_WIDTH] * len(headings), book.add_format({"bold": True}))
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row.values()):
            sheet.write_string(number, column, _fitting(cell))


def _head(sheet: Any, headings: Sequence[str], widths: Sequence[int], bold: Any) -> None:
    sheet.freeze_panes(1, 0)
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, width)


def _fill_table(book: Any, table: Table, heading: Heading) -> None:
    """A sheet of typed cells with a filter on each column."""
    if len(table.rows) > _MOST_ROWS:
        raise InvalidValue(
            message(
                "{name} has {count:,} rows, more than a sheet holds",
                name=table.name,
                count=len(table.rows),
            ),
            message("export as csv, or a part of the network"),
        )
    sheet = book.add_worksheet(table.name)
    widths = [_WIDTHS.get(column.kind, _WIDTH) for column in table.columns]
    bold = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF4"})
    _head(sheet, [column.name for column in table.columns], widths, bold)
    looks = {
        ColumnKind.NUMBER: book.add_format({"num_format": NUMBERS}),
        ColumnKind.DATE: book.add_format({"num_format": DAYS, "align": "left"}),
    }
    for number, row in enumerate(table.rows, start=1):
        for place, column in enumerate(table.columns):
            _write_cell(sheet, number, place, column, row[column.name], looks.get(column.kind))
    _set_page(sheet, heading)
    last = (len(table.rows), len(table.columns) - 1)
    sheet.autofilter(0, 0, *last)
    # no green corner at every number that is meant to be a text
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(table.rows) + 1}"})


def _set_page(sheet: Any, heading: Heading) -> None:
    """Printed on A4 on its side, as wide as one sheet, its heading and handling on each."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    # an ampersand begins a code of the page, two are one
    told = f"{heading.for_whom} · {heading.handling}".replace("&", "&&")
    sheet.set_header(f"&L{told}&R&A", {"margin": 0.3})
    sheet.set_footer("&R&P / &N", {"margin": 0.3})


def _write_cell(sheet: Any, row: int, place: int, column: Column, cell: Cell, look: Any) -> None:
    """A cell of its column's kind; nothing where nothing is known."""
    if cell is None or cell in ("", ()):
        return
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        sheet.write_number(row, place, cell, look)
        return
    if column.kind is ColumnKind.DATE and (day := _day(str(cell))):
        sheet.write_datetime(row, place, day, look)
        return
    sheet.write_string(row, place, _fitting(text_of(cell)))


def _day(text: str) -> date | None:
    """A whole day; None for a partial date, or one that Excel cannot count."""
    if len(text) != _WHOLE_DAY or text < _FIRST_DAY:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _fill_about(book: Any, tables: NetworkTables, wording: Wording) -> None:
    """The first sheet: what this is, for whom, and how many rows each table has."""
    _ = wording.text
    sheet = book.add_worksheet("about")
    sheet.set_column(0, 0, _WIDTH)
    sheet.set_column(1, 1, _ABOUT)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, (label, text) in enumerate(_about(tables.heading, wording)):
        sheet.write_string(number, 0, label, bold)
        sheet.write_string(number, 1, _fitting(text), wrapped)
        # rows of a file that nobody has opened yet are of one height
        sheet.set_row(number, _ROW * math.ceil(len(text) / _ABOUT))
    first = len(_about(tables.heading, wording)) + 1
    for number, table in enumerate((*tables.tables, tables.dictionary), start=first):
        rows = wording.plural("{n} row", "{n} rows", len(table.rows))
        told = f"{rows.format(n=wording.number(len(table.rows)))}: {table.meaning}"
        sheet.write_string(number, 0, table.name, bold)
        sheet.write_string(number, 1, told, wrapped)


def _about(heading: Heading, wording: Wording) -> list[tuple[str, str]]:
    _ = wording.text
    lines = [
        (_("What"), heading.title),
        (_("Date"), wording.date(heading.date) if heading.date else ""),
        (_("Handling"), f"{heading.for_whom} · {heading.handling}"),
        (_("Note"), heading.notice),
        (_("Entry of the log"), heading.log),
    ]
    return [(label, text) for label, text in lines if text]


def _fitting(cell: str) -> str:
    clean = harmless(cell)
    return clean if len(clean) <= _MOST_LETTERS else f"{clean[: _MOST_LETTERS - 1]}…"
