"""The header of a table as it was found: its columns, and where its rows begin."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.messages import Advice, Text, message
from loaders.tables import column_letter


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table, and the index of the first row below them."""

    columns: tuple[str, ...]
    below: int
    names: dict[str, str] = field(default_factory=dict)
    notes: tuple[Advice, ...] = ()
    above: tuple[tuple[str, ...], ...] = ()
    """The filled cells of each row above it that has any."""
    first: int = 0
    """The place of the first column; what stands before it is blank or another table."""
    width: int = 0
    """How many cells a row has, those beside the table too."""

    alone: bool = True
    """Whether no other table stands beside it."""

    def beyond(self, cells: Sequence[Any]) -> tuple[tuple[str, str, Text, Text], ...]:
        """What to tell of the cells of a row that stand under no header, behind the last."""
        last = self.first + len(self.columns)
        if not self.alone or last == self.width or not any(cells[last:]):
            return ()
        text = " | ".join(str(cell).strip() for cell in cells[last:] if cell)[:_KEPT]
        if not text.strip(" |"):
            return ()
        column = f"({column_letter(last)})"
        return ((column, text, _BEYOND, _HEADER),)


_KEPT = 300
_BEYOND = message("cells beside the table, under no header, left aside")
_HEADER = message("give the column a header, if it is part of the table")
