"""Rows of a CSV file of any encoding and delimiter.

A row with more filled cells than the header has is given with a reason and its text; reading goes
on with the next. One with fewer is filled up with blanks, unless the next goes on where it stops:
then a line break was not quoted. A byte that is no text costs its cell at most.
A quotation mark that is never closed would swallow the
rest of the file, so a record may span 200 lines at most; one that does not fit the header is given
up at its first line. Lines are read four million letters at a time, so that one without an end
takes no more memory than any other: it costs its row, with its beginning kept.
"""

import csv
import itertools
import re
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from graph.errors import UnreadableFile
from graph.messages import Text, message
from loaders.readers.cells.strays import mend_strays
from loaders.readers.encoding import find_encoding
from loaders.readers.forms import form_table
from loaders.readers.header_rows import LOOK_AT, find_header
from loaders.readers.table_width import Header
from loaders.tables import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_FILE_BYTES,
    MAX_ROWS,
    STRAY,
    Layout,
    Row,
    Table,
    beyond_rows,
    check_size,
    is_blank,
)

_MAX_RECORD_LINES = 200
_MAX_LINE = 4 << 20
_MAX_RECORD = 16 << 20
_MOST_RETURNED = 2_000_000
"""Lines given back after records that were given up; beyond it a quotation mark may span two lines
only.
"""
_HEAD = 8 << 20
_CHUNK = 1 << 20
_KEPT = 300
_UNCLOSED = "a quotation mark is opened and not closed"
_TOO_LONG = f"a line of more than {_MAX_LINE:,} characters"
_DELIMITERS = ",;\t|"
_MARK = "\ufeff"
_MOST_NULS = 0.02
"""The part of a text that may be NULs; more are no text."""

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


def read_csv(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The one table of a delimited text file; raises UnreadableFile."""
    check_size(path, MAX_FILE_BYTES)
    encoding = find_encoding(path)
    first = _first_lines(path, encoding)
    head = "".join(first[:5])
    if head.count("\x00") > max(2, _MOST_NULS * len(head)):
        raise UnreadableFile(message("{name} is no text file; save it as CSV or Excel", name=name))
    if isinstance(first[0], _Beginning):
        raise UnreadableFile(
            message(
                "{name} begins with {too_long}; check that it is a table with one row a line",
                name=name,
                too_long=_TOO_LONG,
            )
        )
    skip, delimiter = _delimiter(first)
    dialect = _Dialect(delimiter, _has_blanks_before_quotes(first, delimiter))
    sample = [
        record for _, record in itertools.islice(_records(iter(first[skip:]), dialect, 0), LOOK_AT)
    ]
    if max(map(len, sample), default=0) > MAX_COLUMNS:
        raise UnreadableFile(
            message(
                "{name} has more than {max_columns:,} columns; check its delimiter",
                name=name,
                max_columns=MAX_COLUMNS,
            )
        )
    form = form_table(name, "", sample, known) if len(sample) < LOOK_AT else None
    if form is not None:
        yield form
        return
    header = find_header(sample, known)
    if header is None:
        raise UnreadableFile(
            message("{name} has no rows; check that it was saved whole", name=name)
        )

    def rows() -> Iterator[Row]:
        with _open_text(path, encoding) as lines:
            content = _lines(lines)
            for _ in range(skip):
                next(content)
            yield from _rows(_records(content, dialect, header.width), header)

    yield Table(
        file=name,
        sheet="",
        columns=header.columns,
        rows=rows,
        names=header.names,
        notes=header.notes,
        above=header.above,
        on_paper=True,
        layout=Layout(encoding, delimiter, above=skip + header.below, first_row=header.below + 1),
    )


def _rows(records: Iterator[tuple[Text, list[str]]], header: Header) -> Iterator[Row]:
    """Rows below the header; a short one waits to see whether the next goes on where it stops."""
    columns, width, first = header.columns, header.width, header.first
    waiting: tuple[int, list[str]] | None = None
    for number, (reason, record) in enumerate(records, start=1):
        if number <= header.below:
            continue
        if number > MAX_ROWS:
            yield beyond_rows(number)
            return
        short = not reason and len(record) < width and not all(is_blank(cell) for cell in record)
        if waiting is not None:
            torn = short and len(waiting[1]) + len(record) - 1 == width
            yield _torn(*waiting, header) if torn else _filled_up(*waiting, header)
            waiting = None
            if torn:
                yield _torn(number, record, header)
                continue
        if short:
            waiting = (number, record)
            continue
        if len(record) > width and not reason and all(is_blank(cell) for cell in record[width:]):
            record = record[:width]  # noqa: PLW2901 - blank cells behind the last are nothing
        if len(record) == width and not reason:
            kept = record[first : first + len(columns)] if len(columns) < width else record
            if any(kept):
                row = _checked(number, dict(zip(columns, kept, strict=True)))
                row.notes += header.beyond(record)
                yield row
        elif reason or not all(is_blank(cell) for cell in record):
            yield _broken(number, columns, record, reason)
    if waiting is not None:
        yield _filled_up(*waiting, header)


def _filled_up(number: int, record: list[str], header: Header) -> Row:
    """A row whose last cells were left out, with blanks in their place."""
    missing = header.width - len(record)
    whole = [*record, *[""] * missing]
    kept = whole[header.first : header.first + len(header.columns)]
    row = _checked(number, dict(zip(header.columns, kept, strict=True)))
    if row.reason or not any(kept):
        return row
    if len([cell for cell in record if not is_blank(cell)]) <= 1:
        return row
    reason = message("cells missing in the row: {count}", count=missing)
    mend = message("look whether only cells at its end are missing: they are read as blank")
    return Row(number, row.values, notes=(*row.notes, ("", "", reason, mend)))


def _torn(number: int, record: list[str], header: Header) -> Row:
    """A part of a row that a line break within a cell has torn in two."""
    return _broken(number, header.columns, record, "")


def _checked(number: int, values: dict[str, Any]) -> Row:
    """The row as it can be read, with the reason where it cannot."""
    for column, value in values.items():
        if len(value) > MAX_CELL_CHARACTERS:
            values[column] = value[:MAX_CELL_CHARACTERS]
            return Row(
                number,
                values,
                f"{column} has more than {MAX_CELL_CHARACTERS} characters",
                "shorten the text",
            )
    joined = "".join(values.values())
    if joined.isascii() and "\x00" not in joined:
        return Row(number, values) if not joined.isspace() else Row(number, {})
    if not STRAY.search(joined):
        return Row(number, values)
    clean, notes = mend_strays(values)
    return Row(number, clean, notes=notes)


def _broken(number: int, columns: Sequence[str], record: list[str], reason: Text) -> Row:
    """A row that is kept as it stands, with the reason why it cannot be read."""
    kept = [STRAY.sub("\ufffd", cell) for cell in record]
    values: dict[str, Any] = dict(
        itertools.zip_longest(columns, kept[: len(columns)], fillvalue="")
    )
    if len(kept) > len(columns):
        values[columns[-1]] = " | ".join(kept[len(columns) - 1 :])
    mends: dict[Text, str] = {
        _UNCLOSED: "close or remove the quotation mark",
        _TOO_LONG: "break the file into lines, one a row",
    }
    if not reason:
        reason = message(
            "{count} cells where the header has {count_2}", count=len(record), count_2=len(columns)
        )
    mend = mends.get(
        reason, "put quotation marks around a cell that holds the delimiter or a line break"
    )
    return Row(number, values, reason, mend)


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How the cells of a line are parted."""

    delimiter: str
    blanks: bool = False
    """Whether blanks stand before quotation marks, as in `"a", "b"`."""


def _has_blanks_before_quotes(lines: Sequence[str], delimiter: str) -> bool:
    """Whether cells are quoted behind a delimiter and a blank."""
    return any(re.search(rf'"{re.escape(delimiter)} +"', line) for line in lines[:LOOK_AT])


def _records(
    lines: Iterator[str], dialect: _Dialect, width: int
) -> Iterator[tuple[Text, list[str]]]:
    """Records with the reason for one that was given up; `width` 0 accepts any number of cells."""
    feed = _Feed(lines)
    delimiter = dialect.delimiter
    while True:
        reader = csv.reader(feed, delimiter=delimiter, skipinitialspace=dialect.blanks)
        try:
            for record in reader:
                taken = feed.taken
                if len(taken) > 1 and width and (len(record) != width or feed.cut or feed.long):
                    feed.push_back(taken[1:])
                    line = taken[0].rstrip("\r\n")
                    yield _UNCLOSED, line.replace('"', "").split(delimiter)
                    if feed.cut:
                        break
                else:
                    yield _TOO_LONG if feed.long else "", record
                feed.clear()
        except csv.Error:
            line = feed.taken[-1].rstrip("\r\n")
            yield _UNCLOSED, line.split(delimiter)
        ended = not feed.cut and not feed.waiting
        feed.clear()
        if ended and feed.ended:
            return


class _Feed:
    """Lines for csv.reader: they remember what a record took, and end one that takes too many."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.waiting: deque[str] = deque()
        self.taken: list[str] = []
        self.cut = False
        self.long = False
        self.ended = False
        self._size = 0
        self._returned = 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        """The next line of the record; it stops where a record is longer than any may be."""
        most = _MAX_RECORD_LINES if self._returned < _MOST_RETURNED else 2
        if len(self.taken) >= most or self._size > _MAX_RECORD:
            self.cut = True
            raise StopIteration
        if self.waiting:
            line = self.waiting.popleft()
        else:
            try:
                line = next(self._lines)
            except StopIteration:
                self.ended = True
                self.cut = len(self.taken) > 1
                raise
        self.taken.append(line)
        self._size += len(line)
        self.long = self.long or isinstance(line, _Beginning)
        return line

    def push_back(self, lines: list[str]) -> None:
        self.waiting.extendleft(reversed(lines))
        self._returned += len(lines)

    def clear(self) -> None:
        self.taken.clear()
        self.cut = self.long = False
        self._size = 0


class _Beginning(str):
    """The beginning of a line that is too long to be read."""

    __slots__ = ()


def _lines(file: IO[str]) -> Iterator[str]:
    """Lines without the byte order marks that files joined to one leave in its middle.

    Too long ones cut.
    """
    while line := file.readline(_MAX_LINE):
        if len(line) == _MAX_LINE and not line.endswith(("\n", "\r")):
            while (
                (more := file.readline(_MAX_LINE))
                and len(more) == _MAX_LINE
                and not more.endswith(("\n", "\r"))
            ):
                pass
            yield _Beginning(line[:_KEPT].replace('"', "") + "\n")
        else:
            yield line.replace(_MARK, "") if _MARK in line else line


def _open_text(path: Path, encoding: str) -> IO[str]:
    """The file as text, in which a byte that is none stands as a surrogate.

    UTF-16 cannot keep such bytes.
    """
    errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
    return path.open(encoding=encoding, errors=errors, newline="")


def _first_lines(path: Path, encoding: str) -> list[str]:
    first: list[str] = []
    with _open_text(path, encoding) as file:
        for line in itertools.islice(_lines(file), 4 * LOOK_AT):
            first.append(line if len(line) <= _CHUNK else line[:_CHUNK])
            if sum(map(len, first)) > _HEAD:
                break
    return first or [""]


def is_delimited(path: Path) -> bool:
    """Whether the lines of a text file are rows of cells, so that it is a table and no prose.

    A single line is none, and neither are lines that commas part and that end as sentences do, nor
    those whose only mark stands at their end.
    """
    check_size(path, MAX_FILE_BYTES)
    first = _first_lines(path, find_encoding(path))
    _, delimiter = _delimiter(first)
    widths = [
        len(record) - (not record[-1])
        for _, record in itertools.islice(_records(iter(first), _Dialect(delimiter), 0), LOOK_AT)
        if record
    ]
    common = max(set(widths), key=widths.count, default=0)
    filled = [line.strip() for line in first if line.strip()]
    if common < 2 or widths.count(common) * 2 <= len(widths) or len(filled) < 2:
        return False
    return delimiter != "," or (common > 2 and not filled[0].endswith((".", "!", "?", ":")))


def _delimiter(lines: Sequence[str]) -> tuple[int, str]:
    """How many lines to skip, and the delimiter that splits most lines into as many cells."""
    declared = re.match(r"^\ufeff?sep=(.)\s*$", lines[0])
    if declared:
        return 1, declared[1]

    def regularity(delimiter: str) -> tuple[int, int]:
        dialect = _Dialect(delimiter, _has_blanks_before_quotes(lines, delimiter))
        widths = [
            len(r)
            for _, r in itertools.islice(_records(iter(lines), dialect, 0), LOOK_AT)
            if len(r) > 1
        ]
        common = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return widths.count(common) * (common > 1), common

    return 0, max(
        _DELIMITERS, key=lambda delimiter: (*regularity(delimiter), -_DELIMITERS.index(delimiter))
    )
