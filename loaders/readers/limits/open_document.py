"""How many cells the sheets of an OpenDocument file take once what repeats is laid out."""

from typing import IO
from xml.parsers import expat

from loaders.tables import MAX_CELL_CHARACTERS, MAX_SHEET_CELLS

_CHUNK = 1 << 20


def open_document_cells(content: IO[bytes]) -> int:
    """The cells of all sheets; raises ValueError when it is no XML.

    Only for content that was found to declare no document type and no entities.
    """
    sheets = _Sheets()
    parser = expat.ParserCreate()
    parser.StartElementHandler = sheets.start
    parser.EndElementHandler = sheets.end
    try:
        for block in iter(lambda: content.read(_CHUNK), b""):
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError) as error:
        raise ValueError(str(error)) from error
    return sheets.cells


class _Sheets:
    """Counts rows and cells up to the last that holds something.

    Blank ones after it take no room.
    """

    def __init__(self) -> None:
        self.cells = 0
        self._rows, self._blank, self._width = 0, 0, 0
        self._repeat, self._at, self._filled = 1, 0, 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A row, a cell, a text in it, or a run of spaces in that."""
        match tag:
            case "table:table-row":
                self._repeat = _count(attributes, "table:number-rows-repeated")
                self._at, self._filled = 0, 0
            case "table:table-cell" | "table:covered-table-cell":
                self._at += _count(attributes, "table:number-columns-repeated")
                if any(key.startswith("office:") or key == "table:formula" for key in attributes):
                    self._filled = self._at
            case "text:p":
                self._filled = self._at
            case "text:s" if _count(attributes, "text:c") > MAX_CELL_CHARACTERS:
                self.cells = MAX_SHEET_CELLS + 1

    def end(self, tag: str) -> None:
        """The end of a row or of a sheet."""
        if tag == "table:table-row":
            self._blank += self._repeat
            if self._filled:
                self._rows, self._blank = self._rows + self._blank, 0
                self._width = max(self._width, self._filled)
        elif tag == "table:table":
            self.cells += self._rows * self._width
            self._rows, self._blank, self._width = 0, 0, 0


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1").strip()
    return int(text) if text.isdecimal() and len(text) < 20 else MAX_SHEET_CELLS + 1
