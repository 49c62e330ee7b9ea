"""Tables as values: what every tabular format is made of.

A cell is a value of its column's kind, or nothing. Column names and codes are stable English, for
machines too; what a column means is said in the language of the reader.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from app.access.own_numbers import OwnNumbers
from graph.model import Value

Cell = str | int | float | bool | tuple[str, ...] | None
Row = Mapping[str, Cell]


class ColumnKind(StrEnum):
    """What the cells of a column are."""

    ID = "id"
    TEXT = "text"
    CODE = "code"
    """One word of a fixed list."""
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    """ISO 8601; as much of it as is known: a year, a month, or a day."""
    YES_NO = "yes_no"
    LIST = "list"
    """Several texts: an array in JSON, joined by "; " in a cell."""


class Column(Value, frozen=True):
    """One column; its meaning in English is the key of its translation."""

    name: str
    kind: ColumnKind
    meaning: str


class Table(Value, frozen=True):
    """Rows under columns; each row has a cell for each column, in their order."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()


def text_of(cell: Cell) -> str:
    """The cell as text.

    >>> text_of(0.5), text_of(5_000_000.0), text_of(True), text_of(("a", "b")), text_of(None)
    ('0.5', '5000000', 'yes', 'a; b', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, tuple):
        return "; ".join(cell)
    return str(cell)


def renumbered(tables: Iterable[Table], numbers: OwnNumbers) -> tuple[Table, ...]:
    """The same tables with numbers of their own in place of ids, where they leave the house."""
    made = []
    for table in tables:
        rows = [_renumbered_row(row, numbers) for row in table.rows]
        made.append(
            Table(name=table.name, meaning=table.meaning, columns=table.columns, rows=tuple(rows))
        )
    return tuple(made)


def _renumbered_row(row: Row, numbers: OwnNumbers) -> Row:
    found: dict[str, Cell] = {}
    for name, cell in row.items():
        if isinstance(cell, str):
            found[name] = numbers.renumber(cell)
        elif isinstance(cell, tuple):
            found[name] = tuple(map(numbers.renumber, cell))
        else:
            found[name] = cell
    return found
