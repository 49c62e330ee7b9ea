"""Rows of workbooks (.xlsx, .xlsm, .xls, .ods): values only, never formulas or macros.

python-calamine holds a sheet as a full rectangle, so a file that claims cells far apart is refused
before it is opened, as is an archive that unpacks to too much. A formula is read as the value that
was saved with it. There is no deadline: the limits bound the work (the worst workbook they let
through takes minutes, as does loading that many rows), while a clock would refuse on a slow machine
what it reads on a fast one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from graph.errors import UnreadableFile
from graph.messages import Advice, Text, message
from loaders.readers.forms import form_table
from loaders.readers.header_rows import LOOK_AT, find_header
from loaders.readers.limits.archive import check_archive
from loaders.readers.limits.xls import check_xls
from loaders.readers.passwords import Passwords, decrypt, no_passwords
from loaders.readers.sheet_marks import SheetMarks, count_within, counts_from_1904, read_marks
from loaders.readers.table_width import Header
from loaders.tables import (
    ERROR_CELL,
    ERROR_MEND,
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
_LOOK = message("look whether it is meant to be read, and delete in the workbook what is not")
_DAYS_TO_1904 = 1_462
_CONTAINER = b"\xd0\xcf\x11\xe0"


def read_workbook(
    path: Path, name: str, known: Callable[[str], bool], passwords: Passwords = no_passwords
) -> Iterator[Table]:
    """The tables of a workbook, one a sheet that has any; raises UnreadableFile."""
    check_size(path, MAX_DOCUMENT_BYTES)
    plain = decrypt(path, name, passwords)
    look = _check(path, plain, name)
    notes = look.notes
    with _translated(name):
        book = (
            CalamineWorkbook.from_path(path)
            if plain is None
            else CalamineWorkbook.from_filelike(plain)
        )
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    found = False
    for sheet in sheets:
        marks = look.marks.get(sheet.name, SheetMarks())
        odd = (*notes, *_hidden_sheet(sheet))
        with _translated(name):
            table = _read_sheet(book.get_sheet_by_name(sheet.name), name, known, odd, marks)
        if table is not None:
            table = replace(table, first_serial=look.first_serial, on_paper=True)
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


@dataclass(frozen=True, slots=True)
class _BookLook:
    """What is to be known of a workbook besides its values."""

    notes: tuple[Advice, ...] = ()
    marks: Mapping[str, SheetMarks] = field(default_factory=dict)
    """By the name of the sheet."""
    first_serial: int = 0


def _check(path: Path, plain: IO[bytes] | None, name: str) -> _BookLook:
    """Refuse what would take too much to open; what is odd about the rest."""
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


def _look(content: IO[bytes], name: str) -> _BookLook:
    """The marks and oddities of a workbook, which is refused where it would take too much."""
    content.seek(0)
    old = content.read(4) == _CONTAINER
    content.seek(0)
    if old:
        check_xls(content, name)
        content.seek(0)
        return _BookLook()
    archive = check_archive(content, name)
    marks = read_marks(content, archive.marked) if archive.marked else {}
    from_1904 = counts_from_1904(content)
    content.seek(0)
    notes = []
    if archive.unsaved:
        reason = message(
            "{count} formulas have no saved value and are read as blank", count=archive.unsaved
        )
        notes.append(Advice(reason, "open the workbook, save it, and load it again"))
    if from_1904:
        told = message("the workbook counts its days from 1904, and day numbers in it are read so")
        notes.append(Advice(told, message("compare a date with the workbook")))
    return _BookLook(tuple(notes), marks, _DAYS_TO_1904 if from_1904 else 0)


def _hidden_sheet(sheet: SheetMetadata) -> tuple[Advice, ...]:
    """That a sheet is hidden in its workbook; it is read."""
    if sheet.visible == SheetVisibleEnum.Visible:
        return ()
    return (Advice(message("a hidden sheet, read all the same"), _LOOK),)


def _hidden_parts(marks: SheetMarks, header: Header, height: int, left: int) -> Iterator[Advice]:
    """What rows and columns of a table are hidden in its workbook; all of them are read."""
    if rows := count_within(marks.hidden_rows, header.below, height):
        yield Advice(
            message("{count} hidden or filtered rows, read all the same", count=rows),
            _LOOK,
        )
    first = left + header.first
    if columns := count_within(marks.hidden_columns, first, first + len(header.columns)):
        yield Advice(message("{count} hidden columns, read all the same", count=columns), _LOOK)


def _read_sheet(
    sheet: CalamineSheet,
    name: str,
    known: Callable[[str], bool],
    notes: tuple[Advice, ...],
    marks: SheetMarks,
) -> Table | None:
    """A sheet as a table; None for one that is blank."""
    if sheet.start is None or sheet.end is None:
        return None
    if sheet.width > MAX_COLUMNS:
        raise UnreadableFile(
            message(
                "{name} has more than {max_columns:,} columns; copy the table into a new workbook",
                name=name,
                max_columns=MAX_COLUMNS,
            )
        )
    merges = sheet.merged_cell_ranges or marks.merges
    left = sheet.start[1]
    ranges = [((a[0], a[1] - left), (b[0], b[1] - left)) for a, b in merges]
    top = [
        [str(cell_text(cell)) for cell in row]
        for _, row in zip(range(LOOK_AT), sheet.iter_rows(), strict=False)
    ]
    form = form_table(name, sheet.name, top, known) if sheet.height < LOOK_AT else None
    if form is not None:
        return replace(form, notes=(*form.notes, *notes))
    header = find_header(top, known, ranges)
    if header is None:
        return None
    tall = {(a[0], a[1]): b[0] for a, b in ranges if b[0] > a[0] >= header.below and a[1] == b[1]}

    def rows() -> Iterator[Row]:
        with _translated(name):
            yield from _rows(sheet.iter_rows(), header, tall, marks, left)

    hidden = _hidden_parts(marks, header, sheet.end[0] + 1, left)
    notes = (*notes, *hidden, *header.notes)
    return Table(name, sheet.name, header.columns, rows, header.names, notes, header.above)


def _rows(
    rows: Iterator[Sequence[Any]],
    header: Header,
    tall: dict[tuple[int, int], int],
    marks: SheetMarks,
    left: int,
) -> Iterator[Row]:
    """Rows below the header; a cell merged downwards speaks for each row that it covers."""
    covering: dict[int, tuple[int, Any]] = {}
    first, last = header.first, header.first + len(header.columns)
    for index, cells in enumerate(rows):
        if index < header.below:
            continue
        texts = [cell_text(cell) for cell in cells[:last]]
        if tall:
            for column, text in enumerate(texts):
                if (index, column) in tall:
                    covering[column] = (tall[index, column], text)
                elif column in covering and covering[column][0] >= index:
                    texts[column] = covering[column][1]
        notes = header.beyond(cells)
        if index in marks.errors:
            notes = (*notes, *_error_notes(marks.errors[index], header, left))
        if not all(is_blank(text) for text in texts[first:]) or notes:
            values = dict(zip(header.columns, texts[first:], strict=False))
            yield Row(index + 1, values, notes=notes)


def _error_notes(
    errors: Mapping[int, str], header: Header, left: int
) -> tuple[tuple[str, str, Text, Text], ...]:
    """What to tell of the cells of a row that hold errors, whose values are lost."""
    found = []
    for column, error in sorted(errors.items()):
        place = column - left - header.first
        if 0 <= place < len(header.columns):
            found.append((header.columns[place], error, ERROR_CELL, ERROR_MEND))
    return tuple(found)
