"""Word documents (.docx): registers and forms kept as tables, and their text as a note.

A table with a header of known columns is a register; the rows of any other are lines of a form,
"label: value". The archive passes the same look as a workbook's; the text is streamed through
defusedxml and bounded like any note.
"""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from graph.errors import UnreadableFile
from graph.messages import message
from loaders.readers.forms import form_lines, is_paired
from loaders.readers.header_rows import LOOK_AT, find_header
from loaders.readers.limits.archive import check_archive
from loaders.readers.note import MAX_NOTE_BYTES, note_table
from loaders.tables import MAX_DOCUMENT_BYTES, Row, Table, check_size

_TEXT = "word/document.xml"
_FEWEST = 2
_WIDEST = 63
"""Columns that a Word table may have."""
_FORM_WIDTH = 3
"""A table of two columns is a form, whose first column holds the labels."""

Block = str | list[list[str]]
"""A paragraph, or the rows of a table."""


def read_document(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The tables of a document: registers kept as Word tables, and its text as a note.

    Raises UnreadableFile.
    """
    check_size(path, MAX_DOCUMENT_BYTES)
    if not zipfile.is_zipfile(path):
        raise UnreadableFile(
            message(
                "{name} is no Word document, or has a password; save it as .docx without one",
                name=name,
            )
        )
    with path.open("rb") as content:
        check_archive(content, name)
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_TEXT) as content:
            blocks = list(_blocks(iterparse(content, ("start", "end"), forbid_dtd=True), name))
    except KeyError as error:
        raise UnreadableFile(
            message("{name} holds no document; open it in Word and save it as .docx", name=name)
        ) from error
    except (ParseError, DefusedXmlException, zipfile.BadZipFile, EOFError) as error:
        raise UnreadableFile(
            message(
                "{name} is damaged ({error}); open it in Word and save it again",
                name=name,
                error=error,
            )
        ) from error
    registers = [block for block in blocks if _is_register(block, known)]
    for number, rows in enumerate(registers, start=1):
        assert isinstance(rows, list)  # noqa: S101 - a register is a table
        yield _register(name, f"table {number}" if len(registers) > 1 else "", rows, known)
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            lines.append(block)
        elif block not in registers:
            lines += form_lines(block, known)
    if not registers or _has_facts(lines, known):
        yield note_table(name, ["\n".join(lines)])


def _is_register(block: Block, known: Callable[[str], bool]) -> bool:
    """Whether a Word table has a row of known headers, and rows below it."""
    if isinstance(block, str) or len(block) < _FEWEST or is_paired(block, known):
        return False
    return any(
        sum(map(known, row)) >= _FEWEST
        and len(row) > _FORM_WIDTH - 1
        and sum(map(known, row)) * 2 >= len([cell for cell in row if cell.strip()])
        for row in block[:LOOK_AT]
    )


def _register(name: str, sheet: str, block: list[list[str]], known: Callable[[str], bool]) -> Table:
    """A Word table as a table, its rows numbered as they stand in it."""
    width = max(map(len, block))
    padded = [[*row, *[""] * (width - len(row))] for row in block]
    header = find_header(padded[:LOOK_AT], known)
    assert header is not None  # noqa: S101 - a register has a header

    def rows() -> Iterator[Row]:
        for number, cells in enumerate(padded, start=1):
            kept = cells[header.first : header.first + len(header.columns)]
            if number > header.below and any(cell.strip() for cell in kept):
                values = dict(zip(header.columns, kept, strict=True))
                yield Row(number, values, notes=header.beyond(cells))

    return Table(
        name, sheet, header.columns, rows, header.names, header.notes, header.above, on_paper=True
    )


def _has_facts(lines: Sequence[str], known: Callable[[str], bool]) -> bool:
    """Whether the text beside a register tells of a case itself, by labels that are known."""
    labels = (line.partition(":") for line in lines)
    return sum(known(label.strip()) for label, colon, value in labels if colon and value) > 1


def _blocks(events: Iterator[tuple[str, Element]], name: str) -> Iterator[Block]:
    """The paragraphs and tables of a document in their order; a table within a cell is its text."""
    table = _WordTable()
    pieces: list[str] = []
    length = 0
    for event, element in events:
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            table.start(tag, element)
        elif tag == "t":
            pieces.append(element.text or "")
        elif tag in {"tab", "br", "cr"}:
            pieces.append("\t" if tag == "tab" else "\n")
        elif tag == "p":
            line = "".join(pieces)
            length += len(line)
            if length > MAX_NOTE_BYTES:
                raise UnreadableFile(
                    message("{name} has more text than a note may have; split it", name=name)
                )
            pieces.clear()
            if not table.take(line):
                yield line
            element.clear()
        elif rows := table.end(tag):
            yield rows


class _WordTable:
    """The table that is being read, with its merged cells laid out."""

    def __init__(self) -> None:
        self._depth = 0
        self._rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._wide = 1
        self._goes_on = False

    def start(self, tag: str, element: Element) -> None:
        """The beginning of a table, row or cell, or how far the cell is merged."""
        self._depth += tag == "tbl"
        if self._depth != 1:
            return
        if tag == "tr":
            self._rows.append([])
        elif tag == "tc":
            self._cell, self._wide, self._goes_on = [], 1, False
        elif tag == "gridSpan":
            width = _value(element)
            self._wide = min(int(width), _WIDEST) if width.isdecimal() else 1
        elif tag == "vMerge":
            self._goes_on = _value(element) != "restart"

    def take(self, line: str) -> bool:
        """Take a line of the text of a cell; false for one that stands in none."""
        if self._cell is None:
            return False
        self._cell.append(line)
        return True

    def end(self, tag: str) -> list[list[str]]:
        """The rows of a table that has ended; none before."""
        if tag == "tc" and self._depth == 1 and self._cell is not None and self._rows:
            row = self._rows[-1]
            text = "\n".join(self._cell).strip()
            above = self._rows[-2] if len(self._rows) > 1 else []
            if self._goes_on and len(row) < len(above):
                text = above[len(row)]
            row += [text, *[""] * (self._wide - 1)]
            self._cell = None
        elif tag == "tbl":
            self._depth -= 1
            if not self._depth:
                rows, self._rows = self._rows, []
                return rows
        return []


def _value(element: Element) -> str:
    """The value of a property."""
    return next((text for key, text in element.attrib.items() if key.endswith("}val")), "")
