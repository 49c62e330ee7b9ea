"""What a sheet of a workbook has beside its values: errors, hidden rows and columns, merged cells.

The reader of values gives a blank for an error and says nothing of what is hidden; these are looked
up in the archive itself, only in parts where the look at the archive saw such marks.
"""

import zipfile
from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

_CHUNK = 1 << 20
_MOST_ERRORS = 100_000
_ERROR = 16
"""Letters of an error."""
_TRUE = ("1", "true")
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"

Cell = tuple[int, int]
Span = tuple[int, int]
"""The first, and the one after the last."""


def count_within(spans: Iterable[Span], first: int, last: int) -> int:
    """How many rows or columns of some spans lie between a first and a last one.

    >>> count_within([(0, 2), (5, 9)], 1, 7)
    3
    """
    return sum(max(0, min(end, last) - max(start, first)) for start, end in spans)


@dataclass(slots=True)
class SheetMarks:
    """The marks of one sheet; rows and columns are counted from 0."""

    errors: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    """By row and column."""
    hidden_rows: list[Span] = field(default_factory=list)
    hidden_columns: list[Span] = field(default_factory=list)
    merges: list[tuple[Cell, Cell]] = field(default_factory=list)
    """Of OpenDocument sheets."""


def read_marks(content: IO[bytes], marked: Collection[str]) -> dict[str, SheetMarks]:
    """The marks of each sheet, by its name, for the parts of an archive that have any.

    Only for an archive that was looked at before (loaders/readers/limits/archive.py).
    """
    content.seek(0)
    with zipfile.ZipFile(content) as archive:
        if "content.xml" in marked:
            document = _OpenDocument()
            _parse(archive, "content.xml", document)
            return document.sheets
        found = {}
        for part, name in _sheet_names(archive).items():
            if part in marked:
                sheet = _Sheet()
                _parse(archive, part, sheet)
                found[name] = sheet.marks
        return found


def counts_from_1904(content: IO[bytes]) -> bool:
    """Whether a workbook counts its days from 1904, as those of old Macintoshes do."""
    content.seek(0)
    book = _Book()
    with zipfile.ZipFile(content) as archive:
        _parse(archive, _BOOK, book)
    return book.from_1904


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """The name of each sheet by its part."""
    book, relations = _Book(), _Relations()
    _parse(archive, _BOOK, book)
    _parse(archive, _RELATIONS, relations)
    targets = relations.targets
    return {_part(targets[key]): name for key, name in book.sheets.items() if key in targets}


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


class _Handler:
    """Takes the elements of one part as they pass."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """The beginning of an element."""

    def end(self, tag: str) -> None:
        """The end of an element."""

    def text(self, text: str) -> None:
        """A piece of text."""


def _parse(archive: zipfile.ZipFile, part: str, handler: _Handler) -> None:
    """Stream a part through its handler; one that is not there, or is no XML, says nothing more."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, given: handler.start(tag.rpartition(":")[2], given)
    parser.EndElementHandler = lambda tag: handler.end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = handler.text
    with suppress(KeyError, expat.ExpatError, LookupError), archive.open(part) as packed:
        for block in iter(lambda: packed.read(_CHUNK), b""):
            parser.Parse(block, False)
        parser.Parse(b"", True)


class _Book(_Handler):
    """The sheets of a workbook by the key of their part, and from when its days are counted."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.from_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A sheet, or the properties of the workbook."""
        if tag == "sheet":
            key = next((text for name, text in attributes.items() if name.endswith(":id")), "")
            self.sheets[key] = attributes.get("name", "")
        elif tag == "workbookPr":
            self.from_1904 = attributes.get("date1904", "") in _TRUE


class _Relations(_Handler):
    """The part of each key."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One relation."""
        if tag == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")


class _Sheet(_Handler):
    """The marks of one sheet of an .xlsx workbook."""

    def __init__(self) -> None:
        self.marks = SheetMarks()
        self._error: Cell | None = None
        self._row, self._column = -1, -1
        self._text: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A column, a row, or a cell with its value."""
        if tag == "c":
            self._column += 1
            place = attributes.get("r", "")
            letters = place.rstrip("0123456789")
            if letters:
                self._column = _column_number(letters)
            self._error = (self._row, self._column) if attributes.get("t") == "e" else None
        elif tag == "v":
            self._text = [] if self._error else None
        elif tag == "row":
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number.isdecimal() else self._row + 1
            self._column = -1
            if attributes.get("hidden", "") in _TRUE:
                self.marks.hidden_rows.append((self._row, self._row + 1))
        elif tag == "col" and attributes.get("hidden", "") in _TRUE:
            first, last = attributes.get("min", "1"), attributes.get("max", "1")
            if first.isdecimal() and last.isdecimal():
                self.marks.hidden_columns.append((int(first) - 1, int(last)))

    def text(self, text: str) -> None:
        """A piece of the value of a cell that holds an error."""
        if self._text is not None:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """The end of such a value."""
        if tag == "v" and self._text is not None and self._error:
            _keep(self.marks, self._error, "".join(self._text))
            self._text = None


class _OpenDocument(_Handler):
    """The marks of the sheets of an .ods workbook, in which what repeats stands once."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetMarks] = {}
        self._marks = SheetMarks()
        self._row, self._column, self._columns = 0, 0, 0
        self._repeated, self._wide = 1, 1
        self._error = False
        self._text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A sheet, a column, a row or a cell."""
        given = {name.rpartition(":")[2]: text for name, text in attributes.items()}
        hidden = given.get("visibility", "") in ("collapse", "filter")
        match tag:
            case "table":
                self._marks = self.sheets[given.get("name", "")] = SheetMarks()
                self._row = self._columns = 0
            case "table-column":
                wide = _count(given, "number-columns-repeated")
                if hidden:
                    self._marks.hidden_columns.append((self._columns, self._columns + wide))
                self._columns += wide
            case "table-row":
                self._column = 0
                self._repeated = _count(given, "number-rows-repeated")
                if hidden:
                    self._marks.hidden_rows.append((self._row, self._row + self._repeated))
            case "table-cell" | "covered-table-cell":
                self._wide = _count(given, "number-columns-repeated")
                self._text = []
                kinds = (attributes.get("calcext:value-type"), given.get("value-type"))
                self._error = "error" in kinds
                tall = _count(given, "number-rows-spanned")
                self._merge(tall, _count(given, "number-columns-spanned"))

    def _merge(self, tall: int, wide: int) -> None:
        if tall > 1 and len(self._marks.merges) < _MOST_ERRORS:
            last = (self._row + tall - 1, self._column + wide - 1)
            self._marks.merges.append(((self._row, self._column), last))

    def text(self, text: str) -> None:
        """A piece of the text of a cell that holds an error."""
        if self._error:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """The end of a cell or row."""
        if tag in ("table-cell", "covered-table-cell"):
            if self._error:
                _keep(self._marks, (self._row, self._column), "".join(self._text))
            self._error = False
            self._column += self._wide
        elif tag == "table-row":
            self._row += self._repeated


def _keep(marks: SheetMarks, cell: Cell, text: str) -> None:
    if len(marks.errors) < _MOST_ERRORS:
        marks.errors[cell[0]][cell[1]] = text.strip()[:_ERROR] or "#ERROR!"


def _count(given: dict[str, str], name: str) -> int:
    text = given.get(name, "1")
    return int(text) if text.isdecimal() and len(text) < 9 else 1


def _column_number(letters: str) -> int:
    """The column of some letters, counted from 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
