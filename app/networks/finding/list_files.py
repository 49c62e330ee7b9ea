"""A list from a file: the first column of a table, or one name or number a line."""

import csv
from itertools import islice
from pathlib import Path

from graph.errors import InvalidValue
from graph.messages import message
from loaders.readers.encoding import find_encoding
from loaders.readers.registry import is_known, read_tables
from loaders.tables import cell_text

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
ENDINGS = (".txt", ".csv", ".tsv", *sorted(WORKBOOKS))
"""Of the files that a list is read from."""
_MOST_LINES = 100_000
_PARTED_BY = ";\t,"


def read_list(path: Path) -> list[str]:
    """The lines of a list: of a table the first column, without its heading where that is known.

    Raises InvalidValue for another kind of file, and UnreadableFile for one that cannot be opened.
    """
    if not path.is_file():
        raise InvalidValue("there is no such file", "check the path")
    ending = path.suffix.lower()
    if ending in WORKBOOKS:
        return _first_column(path)
    if ending not in ENDINGS:
        raise InvalidValue(
            message("{name} is no list that can be read", name=path.name),
            message("save it as one of {endings}", endings=", ".join(ENDINGS)),
        )
    text = path.read_bytes().decode(find_encoding(path), "replace").removeprefix("\ufeff")
    lines = text.splitlines()[:_MOST_LINES]
    cells = lines if ending == ".txt" else [_first_cell(line) for line in lines]
    return _without_heading(cells)


def _first_column(path: Path) -> list[str]:
    cells: list[str] = []
    for table in read_tables(path):
        first = table.columns[0] if table.columns else ""
        cells += _without_heading([first])
        rows = islice(table.rows(), _MOST_LINES)
        cells += [str(cell_text(row.values.get(first)) or "") for row in rows]
    return cells


def _first_cell(line: str) -> str:
    """The first cell of a line of delimited text.

    >>> _first_cell('"Jamal, Muhammad";0812')
    'Jamal, Muhammad'
    """
    parted_by = next((sign for sign in _PARTED_BY if sign in line), ",")
    return next(iter(next(csv.reader([line], delimiter=parted_by), [])), "")


def _without_heading(cells: list[str]) -> list[str]:
    return cells[1:] if cells and is_known(cells[0]) else cells
