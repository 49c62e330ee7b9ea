"""One network as a workbook: the tables of its CSV, a sheet each, every cell a text.

A spreadsheet opens it without asking how cells are parted, and runs none of them. A cell holds
32,767 letters; what is longer ends in an ellipsis, and is whole in the CSV. The same network writes
the same bytes.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from app.exports.tables.csv import Row, network_tables
from app.networks.material import NetworkMaterial
from app.plain_text import harmless
from app.wording.wording import Wording
from loaders.private_files import write_private

_MADE_ON = datetime(1980, 1, 1)
_MOST_LETTERS = 32_767
_WIDTH = 24


def xlsx_bytes(material: NetworkMaterial, wording: Wording, *, log: str = "") -> bytes:
    """The workbook as bytes, for a download.

    The head of the log stands among the properties of the workbook.
    """
    made = io.BytesIO()
    with new_book(made, log) as book:
        for name, rows in network_tables(material, wording).items():
            fill_sheet(book, name, rows, tuple(rows[0]) if rows else ())
    return made.getvalue()


def new_book(file: io.BytesIO, log: str) -> Any:
    """A workbook all of whose cells are texts; close it to write it into the file."""
    as_text = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, {"in_memory": True, **as_text})
    book.set_properties({"created": _MADE_ON, "comments": f"simpul-log {log}" if log else ""})
    return book


def fill_sheet(book: Any, name: str, rows: Sequence[Row], headings: Sequence[str]) -> None:
    """A sheet of rows under these headings."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    _write(sheet, rows, headings, book.add_format({"bold": True}))


def write_xlsx(material: NetworkMaterial, wording: Wording, path: Path, *, log: str = "") -> Path:
    """Write the workbook to a file and say where it is."""
    return write_private(path, xlsx_bytes(material, wording, log=log))


def _write(sheet: Any, rows: Sequence[Row], headings: Sequence[str], bold: Any) -> None:
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, _WIDTH)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row.values()):
            sheet.write_string(number, column, _fitting(harmless(cell)))


def _fitting(cell: str) -> str:
    return cell if len(cell) <= _MOST_LETTERS else f"{cell[: _MOST_LETTERS - 1]}…"
