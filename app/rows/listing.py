"""A list as everybody gets it: under headings for people, as records for programs.

A `Listing` is made once and drawn by the terminal, the screen and the files. Its cells are words in
the reader's language; its records are codes under the names of `app.rows.columns`. Both are made
only when asked for, so that a table for people costs no records and the other way round.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Record = Mapping[str, Any]


def no_records() -> tuple[Record, ...]:
    """The records of what is for people alone."""
    return ()


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A heading, and what stands under it of each item."""

    heading: str
    cell: Callable[[T], object]
    wide: bool = False
    """Whether it holds long texts, which a screen breaks into lines."""
    optional: bool = False
    """Whether a screen leaves it out where it is empty of all items."""
    on_screen: Callable[[T], object] | None = None
    """What a screen shows instead, whose tables can be sorted: a date as it sorts."""
    title: str = ""
    """How a screen heads it, where that is not the heading with a capital."""

    @property
    def screen_heading(self) -> str:
        """Its heading on a screen.

        >>> Column("what is new", str).screen_heading
        'What is new'
        """
        return self.title or self.heading[:1].upper() + self.heading[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """Several things of one kind."""

    title: str
    items: Sequence[T]
    columns: Sequence[Column[T]]
    none: str = ""
    """What is said where there is no item; empty where nothing is."""
    foot: Sequence[str] = ()
    """What is said under it: how it is to be read, how many were left out."""
    numbered: bool = False
    """Whether people see the place of each before it."""
    records: Callable[[], Iterable[Record]] = no_records
    fields: Sequence[str] = ()
    """The columns of its CSV, which stand there though there be no item."""
    flat: Callable[[Record], Record] | None = None
    """How a record becomes a row of CSV, where it is not one already."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings for people."""
        place = ("#",) if self.numbered else ()
        return (*place, *(column.heading for column in self.columns))

    def screen_rows(self, only: Sequence[str] = ()) -> list[dict[str, object]]:
        """The cells under the headings of a screen: all columns, or `only` these in this order."""
        named = {column.heading: column for column in self.columns}
        chosen = [named[heading] for heading in only] if only else self.columns
        rows: list[dict[str, object]] = [{} for _item in self.items]
        for column in chosen:
            cells = list(map(column.on_screen or column.cell, self.items))
            if column.optional and not any(cells):
                continue
            for row, cell in zip(rows, cells, strict=True):
                row[column.screen_heading] = cell
        return rows

    def rows(self) -> Iterator[tuple[object, ...]]:
        """The cells for people, a row for each item."""
        for place, item in enumerate(self.items, start=1):
            cells = tuple(column.cell(item) for column in self.columns)
            yield (place, *cells) if self.numbered else cells

    def flat_records(self) -> Iterator[Record]:
        """The records as rows of CSV."""
        for record in self.records():
            yield self.flat(record) if self.flat else record


def from_cells(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[object]]
) -> Listing[Sequence[object]]:
    """A table whose cells are there already."""

    def column(place: int, heading: str) -> Column[Sequence[object]]:
        return Column(heading, lambda row: row[place])

    columns = [column(place, heading) for place, heading in enumerate(headings)]
    return Listing(title=title, items=rows, columns=columns)


def first(items: Sequence[T], limit: int) -> tuple[Sequence[T], int]:
    """At most so many of them, 0 for all, and how many that leaves out.

    >>> first("abc", 2), first("abc", 0)
    (('ab', 1), ('abc', 0))
    """
    shown = items[:limit] if limit else items
    return shown, len(items) - len(shown)
