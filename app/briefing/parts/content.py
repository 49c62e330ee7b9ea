"""What a part gives, and how its tables are cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.briefing.matter import Matter
from app.briefing.model import (
    Block,
    FactBlock,
    FactRow,
    FactSection,
    FactTable,
    OpinionRow,
    Section,
    Table,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FactContent:
    """What a part of facts gives."""

    blocks: tuple[FactBlock, ...] = ()
    parts: tuple[FactSection, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What any other part gives."""

    blocks: tuple[Block, ...] = ()
    parts: tuple[FactSection | Section, ...] = ()


def fact_table(
    matter: Matter,
    code: str,
    columns: Sequence[str],
    items: Sequence[T],
    row: Callable[[T], FactRow],
) -> tuple[FactTable, ...]:
    """A table of one row an item, cut after the most rows; the whole goes to the annex.

    No table for no item.
    """
    if not items:
        return ()
    names = tuple(columns)

    def whole() -> FactTable:
        return FactTable(code=code, columns=names, rows=tuple(row(item) for item in items))

    left_out = max(0, len(items) - matter.most_rows)
    if left_out:
        matter.annexes.append(whole)
    shown = tuple(row(item) for item in items[: matter.most_rows])
    return (FactTable(code=code, columns=names, rows=shown, left_out=left_out),)


def table(
    matter: Matter,
    code: str,
    columns: Sequence[str],
    items: Sequence[T],
    row: Callable[[T], FactRow | OpinionRow],
    *,
    note_column: int = -1,
) -> tuple[Table, ...]:
    """The same of a table whose rows may be concluded."""
    if not items:
        return ()
    names = tuple(columns)

    def of(shown: Sequence[T], left_out: int = 0) -> Table:
        return Table(
            code=code,
            columns=names,
            rows=tuple(row(item) for item in shown),
            left_out=left_out,
            note_column=note_column,
        )

    left_out = max(0, len(items) - matter.most_rows)
    if left_out:
        matter.annexes.append(lambda: of(items))
    return (of(items[: matter.most_rows], left_out),)
