"""How the dates of a table are written: the order of day and month, column by column.

All dates of a column are looked at together, because 4/2/2025 alone does not say whether it is the
second of April. Where a column has dates of both orders, those that could be either are set aside
instead of being guessed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

from graph.messages import Advice, message
from graph.model import Value
from loaders.mapping.specification import Expression, MappingSpec, TableSpec
from loaders.tables import Row
from loaders.vocabulary.fields import MIXED, DateReader, date_reader, day_orders

_LOOK_AT = 500
"""Rows that are looked at: as many days none of which is after the 12th do not happen."""
_SLIPS = 20
"""One date of the other order among so many is a slip of the pen, not the order of the column."""
_CASE_DATES = ("reported_on", "status_on", "departed_on")
_MENTION_DATES = ("born_on", "assessment.on")


class DateColumns(Value, frozen=True, omit_defaults=True):
    """What is known of the dates of a table beside what its mapping says."""

    orders: Mapping[str, str] = {}
    """By column, the order of day and month where it is not that of the mapping."""
    first_serial: int = 0
    """Days to add to day numbers."""


class DateReaders:
    """Gives what reads the dates of an expression, by its columns."""

    def __init__(self, mapping: MappingSpec, today: date, days: DateColumns) -> None:
        self._mapping, self._today, self._days = mapping, today, days
        self._readers: dict[str, DateReader] = {}

    def of(self, expression: Expression | None = None) -> DateReader:
        """A function from the text of a date to an ISO date."""
        columns = expression.columns if expression else ()
        orders = (self._days.orders.get(column) for column in columns)
        order = next(filter(None, orders), self._mapping.date_order)
        if order not in self._readers:
            self._readers[order] = date_reader(
                order, self._mapping.date_formats, self._today, self._days.first_serial
            )
        return self._readers[order]


def date_columns(spec: TableSpec) -> Iterator[str]:
    """The columns that hold dates."""
    expressions = [spec.case[name] for name in _CASE_DATES if name in spec.case]
    for mention in spec.mentions:
        expressions += [mention.fields[name] for name in _MENTION_DATES if name in mention.fields]
        expressions += [identifier.date for identifier in mention.identifiers if identifier.date]
    for expression in expressions:
        yield from expression.columns


def column_orders(rows: Iterable[Row], spec: TableSpec) -> dict[str, str]:
    """By column, the order of day and month that its dates show, where it is not day first."""
    columns = tuple(dict.fromkeys(date_columns(spec)))
    if not columns:
        return {}
    counts: dict[str, Counter[str]] = {column: Counter() for column in columns}
    for row in islice(rows, _LOOK_AT):
        for column in columns:
            cell = row.values.get(column)
            if isinstance(cell, str) and len(orders := day_orders(cell)) == 1:
                counts[column].update(orders)
    found = {column: _order(counted) for column, counted in counts.items()}
    return {column: order for column, order in found.items() if order != "dmy"}


def _order(counted: Counter[str]) -> str:
    """The order of a column in which so many dates can only be read in one or the other."""
    day_first, month_first = counted["dmy"], counted["mdy"]
    if month_first == 0 or day_first >= _SLIPS * month_first:
        return "dmy"
    return "mdy" if day_first == 0 or month_first >= _SLIPS * day_first else MIXED


def told_order(order: str) -> Advice:
    """What a person should know of a column whose dates are not day first."""
    if order == MIXED:
        return Advice(
            message(
                "some dates of this column have the day first and some the month, so those that"
                " could be either are set aside"
            ),
            message("write the dates of the column as 2024-03-15"),
        )
    return Advice(
        message(
            "the dates of this column are read month first, because some can be read no other way"
        ),
        message("look whether that is so"),
    )
