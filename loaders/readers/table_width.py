"""The header of a table, and how wide the table is.

Blank columns behind it are dropped, and a table beside it is left aside.

A column without a header and without a cell parts two tables only where what stands beyond it is
none of the first: headers that nobody knows, sums, a column of counts, or rows that go on where the
table has ended. Else it is a blank column within one table.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph.messages import Advice, Text, message
from loaders.tables import column_letter, is_blank

_AGAIN = re.compile(r" \(\d+\)$")
_SUMS = re.compile(
    r"^\W*(?:jumlah|jml|total|banyak(?:nya)?|persen(?:tase)?|frekuensi|rata-?rata|rekap(?:itulasi)?"
    r"|count|sum|percent(?:age)?|frequency|average|share)\b|^\s*%",
    re.IGNORECASE,
)
_COUNT = re.compile(r"^\d{1,5}(?:[.,]\d+)?\s*%?$")
_NARROW = 3

_KEPT = 300
_BEYOND = message("cells beside the table, under no header, left aside")
_HEADER = message("give the column a header, if it is part of the table")

Known = Callable[[str], bool]
Span = tuple[int, int]


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


def find_extent(header: Header, rows: Sequence[Sequence[str]], known: Known) -> Header:
    """The header without blank columns around its table and without another table beside it."""
    columns = header.columns
    body = rows[header.below :]
    spans = list(_spans([_is_empty(columns, index, body) for index in range(len(columns))]))
    if not spans:
        return replace(header, width=len(columns))
    main = max(spans, key=lambda span: (_count_known(columns, span, known), -span[0]))
    start, end = main
    for span in spans[spans.index(main) + 1 :]:
        if _is_apart(span, main, columns, body, known):
            break
        end = span[1]
    for span in reversed(spans[: spans.index(main)]):
        if _is_apart(span, main, columns, body, known):
            break
        start = span[0]
    beside = [span for span in spans if span[0] >= end or span[1] <= start]
    notes = (*header.notes, *(_told(columns, span) for span in beside))
    return replace(
        header,
        columns=columns[start:end],
        first=start,
        width=len(columns),
        notes=notes,
        alone=not beside,
    )


def _is_empty(columns: Sequence[str], index: int, body: Sequence[Sequence[str]]) -> bool:
    """Whether a column has neither a header nor a cell."""
    if columns[index] != f"({column_letter(index)})":
        return False
    return all(index >= len(row) or is_blank(row[index]) for row in body)


def _spans(empty: Sequence[bool]) -> Iterator[Span]:
    """The runs of columns that hold something."""
    start = None
    for index, is_empty in enumerate([*empty, True]):
        if is_empty and start is not None:
            yield start, index
            start = None
        elif not is_empty and start is None:
            start = index


def _names(columns: Sequence[str], span: Span) -> list[str]:
    """The headers of some columns, without the number that a repeated one was given."""
    return [
        _AGAIN.sub("", columns[index])
        for index in range(*span)
        if columns[index] != f"({column_letter(index)})"
    ]


def _count_known(columns: Sequence[str], span: Span, known: Known) -> int:
    return sum(map(known, _names(columns, span)))


def _is_apart(
    span: Span, main: Span, columns: Sequence[str], body: Sequence[Sequence[str]], known: Known
) -> bool:
    """Whether columns beyond a blank one are a table of their own."""
    names = _names(columns, span)
    if not names:
        return False
    if any(_SUMS.match(name) for name in names) or not all(map(known, names)):
        return True
    if set(names) <= set(_names(columns, main)):
        return True
    if any(_is_filled(row, span) and not _is_filled(row, main) for row in body):
        return True
    return span[1] - span[0] <= _NARROW and any(_counts(index, body) for index in range(*span))


def _is_filled(row: Sequence[str], span: Span) -> bool:
    return not all(is_blank(cell) for cell in row[span[0] : span[1]])


def _counts(index: int, body: Sequence[Sequence[str]]) -> bool:
    """Whether a column holds nothing but small numbers, as a summary does."""
    cells = [row[index].strip() for row in body if index < len(row) and not is_blank(row[index])]
    return len(cells) > 1 and all(map(_COUNT.match, cells))


def _told(columns: Sequence[str], span: Span) -> Advice:
    """What a person should know of a table beside the one that is read."""
    first, last = column_letter(span[0]), column_letter(span[1] - 1)
    reason = message(
        "another table stands beside this one in columns {first} to {last} ({names}), left aside",
        first=first,
        last=last,
        names=", ".join(_names(columns, span))[:100],
    )
    mend = message("copy it to a sheet or file of its own and load that, if it is needed")
    return Advice(reason, mend)
