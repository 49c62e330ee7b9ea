"""Rows of workbooks (.xlsx, .xlsm, .xls, .ods): values only, never formulas or macros.

python-calamine holds a sheet as a full rectangle, so a file that claims cells far apart is refused before it is opened,
as is an archive that unpacks to too much.
"""

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from graph.errors import UnreadableFile
from loaders.header_rows import LOOK_AT, Header, find_header
from loaders.tables import (
    MAX_DOCUMENT_BYTES,
    MAX_SHEET_CELLS,
    MAX_UNPACKED_BYTES,
    Row,
    Table,
    cell_text,
    check_size,
    is_blank,
)

_MAX_PARTS = 10_000
_ROW_NUMBER = re.compile(rb'<(?:\w+:)?row [^>]*?\br="(\d{1,9})"')
_WIDE_COLUMN = re.compile(rb'\br="([A-Z]{2,3})\d')
_REPEATED_ROWS = re.compile(rb'number-rows-repeated="(\d+)"[^>]*>(?=[^/]*?office:value)')
_REPEATED_CELLS = re.compile(rb'number-columns-repeated="(\d+)"[^>]*office:value')
_CHUNK = 4 << 20


def read_workbook(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The tables of a workbook, one a sheet that has any; raises UnreadableFile."""
    check_size(path, MAX_DOCUMENT_BYTES)
    if zipfile.is_zipfile(path):
        _check_archive(path, name)
    try:
        book = CalamineWorkbook.from_path(path)
        sheets = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        for sheet in sheets:
            table = _read_sheet(book.get_sheet_by_name(sheet), name, known)
            if table is not None:
                yield table
    except CalamineError as error:
        raise UnreadableFile(
            f"{name} cannot be opened as a workbook ({error}); open it in a spreadsheet program and save it again, "
            "without a password"
        ) from error


def _read_sheet(sheet: CalamineSheet, name: str, known: Callable[[str], bool]) -> Table | None:
    if sheet.start is None:
        return None
    merges = sheet.merged_cell_ranges or []
    left = sheet.start[1]
    ranges = [((a[0], a[1] - left), (b[0], b[1] - left)) for a, b in merges]
    top = [[str(cell_text(cell)) for cell in row] for _, row in zip(range(LOOK_AT), sheet.iter_rows(), strict=False)]
    header = find_header(top, known, ranges)
    if header is None:
        return None
    tall = {(a[0], a[1]): b[0] for a, b in ranges if b[0] > a[0] >= header.below and a[1] == b[1]}

    def rows() -> Iterator[Row]:
        yield from _rows(sheet.iter_rows(), header, tall)

    return Table(name, sheet.name, header.columns, rows, header.names, header.notes, header.above)


def _rows(rows: Iterator[Sequence[Any]], header: Header, tall: dict[tuple[int, int], int]) -> Iterator[Row]:
    """Rows below the header; a cell merged downwards speaks for each row that it covers."""
    covering: dict[int, tuple[int, Any]] = {}
    for index, cells in enumerate(rows):
        if index < header.below:
            continue
        texts = [cell_text(cell) for cell in cells]
        if tall:
            for column, text in enumerate(texts):
                if (index, column) in tall:
                    covering[column] = (tall[index, column], text)
                elif column in covering and covering[column][0] >= index:
                    texts[column] = covering[column][1]
        if not all(is_blank(text) for text in texts):
            yield Row(index + 1, dict(zip(header.columns, texts, strict=False)))


def _check_archive(path: Path, name: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                raise UnreadableFile(f"{name} unpacks to more than is allowed; split it into smaller workbooks")
            for part in parts:
                _check_part(archive, part, name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableFile(f"{name} is damaged or has a password ({error}); save it again without one") from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    if "worksheets/" in part.filename and part.filename.endswith(".xml"):
        with archive.open(part) as content:
            cells = _claimed_cells(content)
    elif part.filename == "content.xml":
        with archive.open(part) as content:
            cells = _repeated_cells(content)
    else:
        return
    if cells > MAX_SHEET_CELLS:
        raise UnreadableFile(
            f"{name} has cells so far apart ({part.filename}) that its sheet would take {cells:,} cells; "
            "copy the table into a new workbook"
        )


def _claimed_cells(content: IO[bytes]) -> int:
    """Rows times columns up to the outermost cell that names its place."""
    last_row, widest = 1, 26
    for chunk in _chunks(content):
        last_row = max([last_row, *map(int, _ROW_NUMBER.findall(chunk))])
        widest = max([widest, *map(_column_number, set(_WIDE_COLUMN.findall(chunk)))])
    return last_row * widest


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _repeated_cells(content: IO[bytes]) -> int:
    rows, cells = 1, 1
    for chunk in _chunks(content):
        rows = max([rows, *map(int, _REPEATED_ROWS.findall(chunk))])
        cells = max([cells, *map(int, _REPEATED_CELLS.findall(chunk))])
    return rows * cells


def _chunks(content: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while block := content.read(_CHUNK):
        yield rest + block
        rest = block[-200:]
