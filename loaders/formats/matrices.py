"""Matrices.

Who is tied to whom (the same names in rows and header), or who was at which event (0 and 1).

Decisions.
The names of the rows stand in the first column. Most of them among the headers make a matrix of
ties, whose cells are weights. Cells of 0 and 1 (or x) beside names that are no headers make one of
events, when no header is one of a complaint register.
A matrix of ties that reads the same from both sides tells each tie once; otherwise what two say of
each other is added. What stands in the diagonal is no tie.
"""

from collections.abc import Iterator, Mapping, Set
from datetime import date
from itertools import islice, product

from msgspec.structs import replace

from graph.errors import InvalidValue
from graph.messages import Advice, message
from loaders.formats.edge_lists import named_reading
from loaders.formats.named_ties import (
    HEAVIEST,
    NamedTies,
    read_heaviest,
    read_label,
    read_weight,
    row_issues,
    table_rows,
)
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope
from loaders.planned import PlannedTable
from loaders.readers.passwords import Passwords
from loaders.rows.mapper import Loaded
from loaders.tables import Row, Table
from loaders.validation import RowIssues
from loaders.vocabulary.codes import code_key
from loaders.vocabulary.headers import read_header

MATRIX = "matrix"
SHAPE = "Bentuk Matriks"
"""The column of a reject file that says what the whole matrix was of."""
_OF_TIES, _OF_EVENTS = "hubungan", "peristiwa"
_ABSENT, _PRESENT = frozenset({"", "0", "0.0", "-"}), frozenset({"1", "1.0", "x", "X"})
_TOTALS = frozenset("total jumlah jml sum totals grandtotal subtotal".split())
_TOTAL = Advice("sums of the matrix and nobody's ties, not read", "nothing")
_LOOK_AT = 50
_MOST_TOLD = 20
_SURE = 0.9
"""So many of the cells looked at must be 0 or 1; a row with another one is refused."""
_MOST_NAMES = 5_000
"""Names beyond which a matrix is a matter of hours; a list of its ties is one of seconds."""


def recognise_matrix(table: Table, scope: Scope) -> TableReading | None:
    """How a matrix is read; None when the table is none."""
    if SHAPE in table.columns:
        first = next(table.rows(), None)
        return _reading(table, scope, str(first.values.get(SHAPE, "")) if first else _OF_TIES)
    if len(table.columns) < 3:
        return None
    rows = [row.values for row in islice(table.rows(), _LOOK_AT) if not row.reason]
    names = [_written(row.get(table.columns[0])) for row in rows]
    headers = {_written(column) for column in table.columns[1:]}
    if len(names) > 1 and sum(name in headers for name in names) * 2 > len(names):
        if len(headers) > _MOST_NAMES:
            refused = Advice(
                message("a matrix of {count:,} names is too large", count=len(headers)),
                "give its ties as rows of source and target",
            )
            return TableReading(columns=(), format=MATRIX, refused=refused)
        return _reading(table, scope, _OF_TIES)
    if (
        len(set(names)) < 2
        or all(name.isdecimal() for name in names)
        or _is_register(table.columns[1:])
    ):
        return None
    columns = [column for column in table.columns[1:] if not _is_total(column)]
    rows = [row for row in rows if not _is_total(_written(row.get(table.columns[0])))]
    cells = [_written(row.get(column)) for row, column in product(rows, columns)]
    marks = [cell for cell in cells if cell in _ABSENT or cell in _PRESENT]
    sure = len(marks) >= _SURE * len(cells) and any(cell in _PRESENT for cell in marks)
    return _reading(table, scope, _OF_EVENTS) if sure else None


def load_matrix(planned: PlannedTable, passwords: Passwords, _today: date) -> Iterator[Loaded]:
    """What a matrix gives.

    Refused rows, then parties with their ties, or events with who was there.
    """
    ties = NamedTies(planned)
    aside = {*planned.spec.constants, HEAVIEST}
    first, *headers = (column for column in planned.columns if column not in aside)
    totals = [column for column in headers if _is_total(column)]
    headers = [column for column in headers if column not in totals]
    for column in totals:
        ties.warn(column, "", *_TOTAL)
    of_ties = planned.spec.constants[SHAPE] == _OF_TIES
    expected = frozenset(headers if of_ties else ())
    cells: dict[str, dict[str, float]] = {}
    for row in table_rows(planned, passwords):
        issues = row_issues(planned, row)
        if not issues.rejected and _is_total(_written(row.values.get(first))):
            issues.set_aside(first, _written(row.values.get(first)), *_TOTAL)
            ties.aside.append((row, issues))
            continue
        name = _name(row, first, cells, expected, issues)
        values = {} if issues.rejected else _values(row, headers, issues, any_weight=of_ties)
        heaviest = read_heaviest(row, issues)
        if not of_ties and not values and not issues.rejected:
            issues.error("", name, "somebody who was at no event", "mark one, or leave the row out")
        for event in () if of_ties else values:
            ties.told.refuse_crowd(event, name, event, issues)
        if issues.rejected:
            ties.refused.append((row, issues))
            continue
        ties.told.heaviest = max(ties.told.heaviest, heaviest)
        cells[name] = values
        _meet(ties, name, row.number, values, of_ties=of_ties)
    if of_ties:
        _tie(ties, cells, headers, planned)
    yield from ties.loaded()


def _reading(table: Table, scope: Scope, shape: str) -> TableReading:
    first = next(column for column in table.columns if column not in (SHAPE, HEAVIEST))
    found = named_reading(MATRIX, table, scope, {"person": first}, title=shape)
    others = "person" if shape == _OF_TIES else "event"
    columns = tuple(
        replace(column, field=column.field if column.column == first else others)
        for column in found.columns
    )
    spec = found.spec and replace(found.spec, constants={**found.spec.constants, SHAPE: shape})
    return replace(found, columns=columns, spec=spec)


def _is_total(name: str) -> bool:
    """Whether a row or column holds sums and is nobody's."""
    return code_key(name) in _TOTALS


def _is_register(columns: tuple[str, ...]) -> bool:
    """Whether a header is surely one of a complaint register."""
    meanings = (read_header(column, guess=False) for column in columns)
    return any(meaning is not None and meaning.sure for meaning in meanings)


def _written(cell: object) -> str:
    return " ".join(str(cell or "").split())


def _name(
    row: Row, column: str, known: Mapping[str, object], headers: Set[str], issues: RowIssues
) -> str:
    """Who a row is of; an issue when nobody is, or another row is, or no column is called so."""
    try:
        name = read_label(row.values.get(column))
    except InvalidValue as error:
        issues.refuse(column, _written(row.values.get(column)), error)
        return ""
    if name in known:
        issues.error(
            column, name, "an earlier row has this name", "give each row a name of its own"
        )
    if headers and name not in headers:
        issues.error(
            column, name, "no column has this name", "write it in the header as in the row"
        )
    return name


def _values(
    row: Row, headers: list[str], issues: RowIssues, *, any_weight: bool
) -> dict[str, float]:
    """The cells of a row that are not 0, by header."""
    found: dict[str, float] = {}
    for column in headers:
        text = _written(row.values.get(column))
        if text in _ABSENT:
            continue
        if text in _PRESENT:
            found[column] = 1.0
        elif any_weight:
            try:
                found[column] = read_weight(text)
            except InvalidValue as error:
                issues.refuse(column, text, error)
        else:
            issues.error(column, text, "neither 0 nor 1", "write 1 for who was there, else 0")
    return found


def _meet(
    ties: NamedTies, name: str, row: int, values: Mapping[str, float], *, of_ties: bool
) -> None:
    """Count a row once: with its party, or with its party's being at the first of its events."""
    if of_ties:
        ties.told.meet(name, row)
        ties.told.rows[name] += 1
    else:
        for place, event in enumerate(values):
            ties.told.attend(event, name, row, rows=0 if place else 1)


def _reads_alike(cells: Mapping[str, Mapping[str, float]], name: str) -> bool:
    """Whether what the row of a name says of others is what their rows say of it."""
    row = cells[name]
    return all(row[other] == cells[other].get(name) for other in row if other in cells)


def _tie(
    ties: NamedTies,
    cells: Mapping[str, Mapping[str, float]],
    headers: list[str],
    planned: PlannedTable,
) -> None:
    """Add the ties of a matrix, once where it reads the same from both sides."""
    once = all(_reads_alike(cells, name) for name in cells)
    own = sum(name in row for name, row in cells.items())
    if own:
        ties.warn(
            "",
            "",
            message("{own} cells of the diagonal are filled and left out", own=own),
            "nothing, or write 0 in the diagonal",
        )
    for name, row in cells.items():
        for other, weight in row.items():
            if weight and name != other and (not once or name < other or other not in cells):
                ties.told.tie(name, other, ties.told.parties[name], weight=weight, rows=0)
    refused = {_written(row.values.get(planned.columns[0])) for row, _ in ties.refused}
    nobody = [column for column in headers if column not in cells and column not in refused]
    for column in [] if planned.partial else nobody[:_MOST_TOLD]:
        ties.warn(
            column, column, "no row has this name", "add its row, or write the name as in the rows"
        )
