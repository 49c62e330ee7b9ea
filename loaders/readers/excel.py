"""Rows of workbooks (.xlsx, .xlsm, .xls, .ods): values only, never formulas or macros.

python-calamine holds a sheet as a full rectangle, so a file that claims cells far apart is refused
before it is opened, as is an archive that unpacks to too much. A formula is read as the value that
was saved with it. There is no deadline: the limits bound the work (the worst workbook they let
through takes minutes, as does loading that many rows), while a clock would refuse on a slow machine
what it reads on a fast one.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from graph.errors import UnreadableFile
from graph.messages import Advice, message
from loaders.readers.header_rows import LOOK_AT, Header, find_header
from loaders.readers.limits.archive import check_archive
from loaders.readers.limits.xls import check_xls
from loaders.readers.passwords import Passwords, decrypt, no_passwords
from loaders.tables import (
    MAX_COLUMNS,
    MAX_DOCUMENT_BYTES,
    Row,
    Table,
    cell_text,
    check_size,
    is_blank,
    is_panic,
)

_OLD = ".xls"
_CONTAINER = b"\xd0\xcf\x11\xe0"


def read_workbook(
    path: Path, name: str, known: Callable[[str], bool], passwords: Passwords = no_passwords
) -> Iterator[Table]:
    """The tables of a workbook, one a sheet that has any; raises UnreadableFile."""
    check_size(path, MAX_DOCUMENT_BYTES)
    plain = decrypt(path, name, passwords)
    notes = _check(path, plain, name)
    with _translated(name):
        book = (
            CalamineWorkbook.from_path(path)
            if plain is None
            else CalamineWorkbook.from_filelike(plain)
        )
        sheets = [
            sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet
        ]
    found = False
    for sheet in sheets:
        with _translated(name):
            table = _read_sheet(book.get_sheet_by_name(sheet), name, known, notes)
        if table is not None:
            found = True
            yield table
            notes = ()
    if not found:
        raise UnreadableFile(
            message("{name} has no rows; check that it was saved whole", name=name)
        )


@contextmanager
def _translated(name: str) -> Iterator[None]:
    """Give the errors of the reader as UnreadableFile, with what to do."""
    try:
        yield
    except CalamineError as error:
        raise UnreadableFile(
            message(
                "{name} cannot be opened as a workbook ({error}); open it in a spreadsheet program"
                " and save it again, without a password",
                name=name,
                error=error,
            )
        ) from error
    except BaseException as error:
        if not is_panic(error):
            raise
        raise UnreadableFile(
            message(
                "{name} cannot be opened as a workbook; open it in a spreadsheet program and save"
                " it again",
                name=name,
            )
        ) from error


def _check(path: Path, plain: IO[bytes] | None, name: str) -> tuple[Advice, ...]:
    """Refuse what would take too much to open; what is odd about its formulas."""
    if plain is not None:
        return _look(plain, name)
    with path.open("rb") as file:
        old = file.read(4) == _CONTAINER
        if old != (path.suffix.lower() == _OLD):
            raise UnreadableFile(
                message(
                    "{name} is no workbook of that kind inside; open it and save it again as .xlsx",
                    name=name,
                )
            )
        return _look(file, name)


def _look(content: IO[bytes], name: str) -> tuple[Advice, ...]:
    content.seek(0)
    old = content.read(4) == _CONTAINER
    content.seek(0)
    if old:
        check_xls(content, name)
        unsaved = 0
    else:
        unsaved = check_archive(content, name)
    content.seek(0)
    if not unsaved:
        return ()
    reason = message("{count} formulas have no saved value and are read as blank", count=unsaved)
    return (Advice(reason, "open the workbook, save it, and load it again"),)


def _read_sheet(
    sheet: CalamineSheet, name: str, known: Callable[[str], bool], notes: tuple[Advice, ...]
) -> Table | None:
    """A sheet as a table; None for one that is blank."""
    if sheet.start is None:
        return None
    if sheet.width > MAX_COLUMNS:
        raise UnreadableFile(
            message(
                "{name} has more than {max_columns:,} columns; copy the table into a new workbook",
                name=name,
                max_columns=MAX_COLUMNS,
            )
        )
    merges = sheet.merged_cell_ranges or []
    left = sheet.start[1]
    ranges = [((a[0], a[1] - left), (b[0], b[1] - left)) for a, b in merges]
    top = [
        [str(cell_text(cell)) for cell in row]
        for _, row in zip(range(LOOK_AT), sheet.iter_rows(), strict=False)
    ]
    header = find_header(top, known, ranges)
    if header is None:
        return None
    tall = {(a[0], a[1]): b[0] for a, b in ranges if b[0] > a[0] >= header.below and a[1] == b[1]}

    def rows() -> Iterator[Row]:
        with _translated(name):
            yield from _rows(sheet.iter_rows(), header, tall)

    notes = (*notes, *header.notes)
    return Table(name, sheet.name, header.columns, rows, header.names, notes, header.above)


def _rows(
    rows: Iterator[Sequence[Any]], header: Header, tall: dict[tuple[int, int], int]
) -> Iterator[Row]:
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
