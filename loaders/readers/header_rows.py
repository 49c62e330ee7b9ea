"""Where the header of a table is: below titles, over two rows, or beside a row of field names.

A row is taken for the header when it holds the most headers that are known
(loaders/vocabulary/headers.yaml), else when it is the first that fills at least half of the width
with distinct text.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from graph.messages import Advice, Message, Text, message
from loaders.readers.table_width import Header, find_extent
from loaders.tables import column_letter, is_blank, unique_columns

LOOK_AT = 40
_FIELD_NAME = re.compile(r"^[a-z]{2,5}_[A-Za-z][A-Za-z0-9_]*$")
_NUMBER = re.compile(r"^[\d\s.,:/+-]+$")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

Merges = Collection[tuple[tuple[int, int], tuple[int, int]]]


def find_header(
    rows: Sequence[Sequence[str]], known: Callable[[str], bool], merges: Merges = ()
) -> Header | None:
    """The header among the first rows of a table, or None when all of them are blank."""
    best = _best_row(rows, known)
    if best is None:
        return None
    header = _header_at(best, rows, known, merges)
    first = best - (1 if header.below == best + 1 and best and _joins_above(rows, best) else 0)
    above = map(_filled_cells, rows[:first])
    return find_extent(replace(header, above=tuple(filter(None, above))), rows, known)


def _filled_cells(row: Sequence[str]) -> tuple[str, ...]:
    stripped = (cell.strip() for cell in row)
    return tuple(filter(None, stripped))


def _joins_above(rows: Sequence[Sequence[str]], best: int) -> bool:
    """Whether the row above the best one is a part of the header.

    Field names, or names of groups of columns.
    """
    width = len(rows[best])
    above, header = _padded(rows[best - 1], width), _padded(rows[best], width)
    return bool(above) and (
        (_are_field_names(above) and _are_labels(above, header)) or _is_group_row(above, header)
    )


def _header_at(
    best: int, rows: Sequence[Sequence[str]], known: Callable[[str], bool], merges: Merges
) -> Header:
    width = len(rows[best])
    header = _padded(rows[best], width)
    above = _padded(rows[best - 1], width) if best else []
    if above and _are_field_names(above) and _are_labels(above, header):
        return _named(above, header, best + 1)
    if above and _is_group_row(above, header):
        return Header(unique_columns(_combined(above, header, best - 1, merges)), best + 1)
    below = _padded(rows[best + 1], width) if best + 1 < len(rows) else []
    if below and _are_field_names(header) and _same_fill(header, below):
        return _named(header, below, best + 2)
    if below and _is_sub_row(header, below, known):
        return Header(unique_columns(_combined(header, below, best, merges)), best + 2)
    return Header(unique_columns(header), best + 1)


def _count_known(row: Sequence[str], known: Callable[[str], bool]) -> int:
    return sum(known(cell) for cell in row if cell.strip())


def _best_row(rows: Sequence[Sequence[str]], known: Callable[[str], bool]) -> int | None:
    width = max((_filled(row) for row in rows), default=0)
    if not width:
        return None
    scores = [_count_known(row, known) for row in rows]
    best = max(range(len(rows)), key=lambda index: (scores[index], -index))
    if scores[best] >= 2:
        return best
    texty = (
        i for i, row in enumerate(rows) if _filled(row) * 2 >= width and _is_distinct_text(row)
    )
    return next(texty, next(i for i, row in enumerate(rows) if _filled(row)))


def _filled(row: Sequence[str]) -> int:
    return sum(not is_blank(cell) for cell in row)


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [cell.strip() for cell in row[:width]] + [""] * (width - len(row))


def _is_distinct_text(row: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    return len(set(cells)) == len(cells) and not any(_NUMBER.match(cell) for cell in cells)


def _are_field_names(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell]
    return len(cells) >= 2 and sum(bool(_FIELD_NAME.match(cell)) for cell in cells) >= 0.8 * len(
        cells
    )


def _same_fill(first: Sequence[str], second: Sequence[str]) -> bool:
    same = sum(bool(a) == bool(b) for a, b in zip(first, second, strict=True))
    return same >= 0.9 * len(first) and not _are_field_names(second) and _are_labels(first, second)


def _are_labels(names: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether one row labels the field names of the other.

    Most labels are words of their name, as no data are.
    """
    pairs = [
        (set(_words(name)), set(_words(label)))
        for name, label in zip(names, labels, strict=True)
        if name
    ]
    return sum(bool(label) and label <= name for name, label in pairs) * 2 >= len(pairs)


def _is_group_row(above: Sequence[str], header: Sequence[str]) -> bool:
    """Whether the row above holds names of groups of columns.

    It covers what the header leaves blank or repeats.
    """
    if _filled(above) < 2 or any(_NUMBER.match(cell) for cell in above if cell):
        return False
    covers = any(a and not h for a, h in zip(above, header, strict=True))
    cells = [cell for cell in header if cell]
    return covers or len(set(cells)) < len(cells)


def _is_sub_row(header: Sequence[str], below: Sequence[str], known: Callable[[str], bool]) -> bool:
    """Whether the row below names columns that the header leaves blank."""
    named = [b for h, b in zip(header, below, strict=True) if b and not h]
    return (
        bool(named)
        and sum(known(cell) for cell in named) * 2 >= len(named)
        and _filled(below) < len(header)
    )


def _combined(upper: Sequence[str], lower: Sequence[str], row: int, merges: Merges) -> list[str]:
    spans = sorted((a[1], b[1]) for a, b in merges if a[0] <= row <= b[0])
    names = []
    for index, low in enumerate(lower):
        group = upper[index] or (_group_of(upper, index, spans, merges) if low else "")
        names.append(f"{group} - {low}" if group and low and group != low else group or low)
    return names


def _group_of(
    upper: Sequence[str], index: int, spans: Sequence[tuple[int, int]], merges: Merges
) -> str:
    """The group that a blank cell belongs to.

    The cell it is merged into, else, without merges, the one on its left.
    """
    if not merges:
        return next((upper[i] for i in range(index, -1, -1) if upper[i]), "")
    at = bisect_right(spans, (index, index + len(upper)))
    start, end = spans[at - 1] if at else (index, index)
    if 0 <= start < len(upper) and index <= end:
        return upper[start]
    return upper[index]


_CONTRADICTION = (
    "column {letter}: field name {name} and label {label} contradict (the label is followed)"
)


def is_contradiction(reason: Text) -> bool:
    """Whether a note says that a column's field name and label contradict."""
    return isinstance(reason, Message) and reason.text == _CONTRADICTION


def _named(names: Sequence[str], labels: Sequence[str], below: int) -> Header:
    columns = unique_columns([label or name for name, label in zip(names, labels, strict=True)])
    pairs = {name: column for name, column in zip(names, columns, strict=True) if name}
    words = [_words(column) for column in columns]
    notes = []
    for index, (name, column) in enumerate(zip(names, columns, strict=True)):
        last = _words(name)[-1:] if name else []
        elsewhere = (
            any(last[0] in other for other in words[:index] + words[index + 1 :]) if last else False
        )
        if last and last[0] not in words[index] and elsewhere and labels[index]:
            letter = column_letter(index)
            notes.append(Advice(message(_CONTRADICTION, letter=letter, name=name, label=column)))
    return Header(columns, below, pairs, tuple(notes))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
