"""What a workbook's archive holds, looked at before it is opened.

Parts, sizes, declarations, cells far apart.

Every part is unpacked once, four MiB at a time, so the cost is that of reading it and memory stays
small. Honest sheets shrink 12 to 27 times, even when all their cells are the same (measured); more
than 200 times beyond 100 MiB is a bomb. A part must end where the archive says that it ends, and no
two parts may lie over each other: python-calamine would unpack what this look has not seen. No part
may declare a document type or entities, in whatever encoding.

A file is opened when its load is planned and again when it is loaded: what was found then stands
while the system says that it is the same file and nobody has written to it since.
"""

import copy
import os
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO

from graph.errors import UnreadableFile
from graph.messages import message
from loaders.readers.limits.open_document import open_document_cells
from loaders.tables import MAX_SHEET_CELLS, MAX_UNPACKED_BYTES

MAX_PARTS = 10_000
MAX_RATIO = 200
RATIO_FROM_BYTES = 100 << 20
MAX_STRINGS = 20_000_000

_REMEMBERED = 1_000
"""Files of which it is remembered what was found."""
_CHUNK = 4 << 20
_OVERLAP = 300
_LOCAL_HEADER = 30
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PLACE = re.compile(rb"\sr\s{0,64}=\s{0,64}[\"']([A-Za-z]{0,4})(\d{1,12})[\"']")
_PADDED = re.compile(rb"\sr\s{65}|\sr\s*=\s{65}")
_ROW_OR_CELL = re.compile(rb"<(?:[\w.-]+:)?(row|c)(?=[\s/>])")
_STRING = re.compile(rb"<(?:[\w.-]+:)?si(?=[\s/>])")
_MARKS = (
    b't="e"',
    b'hidden="1"',
    b'hidden="true"',
    b'value-type="error"',
    b':visibility="collapse',
    b':visibility="filter',
    b'number-rows-spanned="',
)
"""Hidden rows and columns, cells that hold an error, and cells merged in an OpenDocument sheet."""
_UNSAVED = re.compile(
    rb"<c (?![^>]*\bt=\"str\")[^>]*>\s*<f[^>]*>[^<]*</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ArchiveLook:
    """What a look at an archive found that is worth telling."""

    unsaved: int = 0
    """Formulas that have no value."""
    marked: frozenset[str] = frozenset()
    """Parts with errors, hidden rows or columns, or merged cells of an OpenDocument sheet."""


_Stamp = tuple[int, ...]
_found: dict[_Stamp, ArchiveLook] = {}


def check_archive(content: IO[bytes], name: str) -> ArchiveLook:
    """What is odd about an archive; one damaged or a bomb is refused, raises UnreadableFile."""
    stamp = _stamp(content)
    known = _found.get(stamp)
    if known is None:
        known = _look_at_all(content, name)
        if len(_found) >= _REMEMBERED:
            _found.clear()
        if stamp:
            _found[stamp] = known
    return known


def _stamp(content: IO[bytes]) -> _Stamp:
    """What changes when a file is written to or replaced; nothing for bytes in memory."""
    try:
        now = os.fstat(content.fileno())
    except OSError:
        return ()
    return now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns


def _look_at_all(content: IO[bytes], name: str) -> ArchiveLook:
    """The same, looked for."""
    try:
        with zipfile.ZipFile(content) as archive:
            parts = archive.infolist()
            _check_list(parts, name)
            unsaved, room = 0, MAX_SHEET_CELLS
            marked: set[str] = set()
            for part in parts:
                look = _look_at(archive, part, name)
                room -= look.cells
                unsaved += look.unsaved
                if look.marked:
                    marked.add(part.filename)
                if room < 0:
                    raise _too_far_apart(name, part)
            return ArchiveLook(unsaved, frozenset(marked))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as error:
        raise UnreadableFile(
            message(
                "{name} is damaged ({error}); open it in a spreadsheet program and save it again",
                name=name,
                error=error,
            )
        ) from error


def _check_list(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse an archive whose list of parts cannot be true, before any part is unpacked."""
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise UnreadableFile(
            message(
                "{name} unpacks to more than is allowed; split it into smaller workbooks", name=name
            )
        )
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end:
            raise UnreadableFile(
                message(
                    "{name} has parts that lie over each other; do not use it, ask for it anew",
                    name=name,
                )
            )
        end = part.header_offset + _LOCAL_HEADER + part.compress_size
        if part.file_size > max(RATIO_FROM_BYTES, MAX_RATIO * part.compress_size):
            raise UnreadableFile(
                message(
                    "{name} unpacks to more than is allowed ({filename}: {value} MiB out of"
                    " {value_2} KiB); do not use it, ask for it anew",
                    name=name,
                    filename=part.filename,
                    value=part.file_size >> 20,
                    value_2=part.compress_size >> 10,
                )
            )
        if part.filename.endswith("workbook.bin"):
            raise UnreadableFile(
                message("{name} is a binary workbook; save it as .xlsx", name=name)
            )


def _look_at(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> "_Look":
    """What a part holds: the cells that it takes, formulas that have no value, marks."""
    look = _Look()
    size = 0
    beyond = copy.copy(part)
    beyond.file_size += 1  # zipfile stops at the size given there, python-calamine does not
    with archive.open(beyond) as packed:
        for block in iter(lambda: packed.read(_CHUNK), b""):
            size += len(block)
            look.at(block)
            if look.declares:
                raise UnreadableFile(
                    message(
                        "{name} declares a document type or entities ({filename}), which no"
                        " spreadsheet program writes; do not use it, ask for it anew",
                        name=name,
                        filename=part.filename,
                    )
                )
    if size != part.file_size:
        raise UnreadableFile(
            message(
                "{name} is damaged ({filename} has another size); open it and save it again",
                name=name,
                filename=part.filename,
            )
        )
    if part.filename == "content.xml":
        with archive.open(part) as packed:
            look.laid_out = open_document_cells(packed)
    if look.strings > MAX_STRINGS:
        raise _too_far_apart(name, part)
    return look


def _too_far_apart(name: str, part: zipfile.ZipInfo) -> UnreadableFile:
    return UnreadableFile(
        message(
            "{name} has more than {max_sheet_cells:,} cells, or cells so far apart that its sheets"
            " would take them ({filename}); copy the table into a new workbook",
            name=name,
            max_sheet_cells=MAX_SHEET_CELLS,
            filename=part.filename,
        )
    )


class _Look:
    """What one part of an archive says, gathered while its bytes pass."""

    def __init__(self) -> None:
        self.declares = False
        self.unsaved = 0
        self.strings = 0
        self.marked = False
        self.laid_out = 0
        """Cells of an OpenDocument file once what repeats is laid out."""
        self._row, self._rows, self._column, self._width, self._listed = 0, 0, 0, 0, 0
        self._sheet = False
        self._padded = False
        self._rest = b""

    @property
    def cells(self) -> int:
        """How many cells the rectangle takes that python-calamine lays around those of a sheet."""
        if self._padded:
            return MAX_SHEET_CELLS + 1
        if self._sheet:
            return max(max(self._row, self._rows) * max(self._column, self._width, 1), self._listed)
        return self.laid_out

    def at(self, block: bytes) -> None:
        """Take one block; ASCII in UTF-16 is found too, without its NULs."""
        plain = block.replace(b"\x00", b"")
        seam = self._rest + plain[:_OVERLAP]
        self._rest = (self._rest + plain)[-_OVERLAP:]
        self._sheet = self._sheet or b"sheetData" in plain or b"sheetData" in seam
        for text in (seam, plain):
            self.declares = self.declares or bool(_DECLARATION.search(text))
            self._padded = self._padded or bool(_PADDED.search(text))
            self.marked = self.marked or any(mark in text for mark in _MARKS)
            places = _PLACE.findall(text)
            self._row = max([self._row, *map(int, {row for _, row in places})])
            self._column = max(
                [self._column, *map(_column_number, {letters for letters, _ in places})]
            )
        names = b"".join(_ROW_OR_CELL.findall(plain))
        self._rows += names.count(b"r")
        self._listed += names.count(b"c")
        self._width = max([self._width, *map(len, names.split(b"row"))])
        self.strings += len(_STRING.findall(plain))
        self.unsaved += len(_UNSAVED.findall(plain))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
