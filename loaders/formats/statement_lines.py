"""Lines of bank statements made ready to be read, and those below a table that are no payment.

Decisions.
Spreadsheet marks before a cell ('03/03) are taken off, and a day without a year gets that of the
period. A line that a bank has not booked yet is refused until it has. What stands below the lines
(balances, totals, a note on the printing) holds no day: it is left out and told, line by line, and
never taken for a payment.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from graph import dates
from graph.errors import InvalidValue
from graph.messages import Advice
from loaders.formats.statement_owner import PERIOD, period_days, with_year
from loaders.tables import Row, is_blank
from loaders.vocabulary.codes import code_key
from loaders.vocabulary.evidence import columns_by_field

_MOST_CELLS = 3
"""Filled cells of a line that may stand below a table: "Credit", "=", "8500000.00"."""
_MARKED = re.compile(r"^'+(?=[\d+(-])|(?<=[\dA-Za-z])'$")
"""The apostrophe before a cell that is meant as text, and one that closes it."""
_SHORTEST_DAY = 7
"""Letters of a cell that is no year alone and no amount."""
_WAITING = frozenset(["pend", "pending", "tertunda", "hold"])
_DAY = re.compile(r"\d{1,4}[-/. ]+(?:\d{1,2}|[A-Za-z]{3,9})(?:[-/. ]+\d{2,4})?(?:[ T].*)?")
_BESIDE = Advice("a line beside the table, such as a total or a note, is not read", "nothing")
_NOT_BOOKED = Advice(
    "a payment that is not booked yet", "load the statement again when it is, or write the day"
)


def prepare_payments(
    _format: str, columns: tuple[str, ...], _names: Mapping[str, str], _today: date
) -> Callable[[Row], Row]:
    """What makes the lines of one statement or list of transfers ready."""
    day = columns_by_field(columns, "payments").get("day", "")

    def ready(row: Row) -> Row:
        values = unmarked(row.values)
        text = str(values.get(day) or "").strip()
        if code_key(text) in _WAITING:
            return Row(row.number, row.values, *_NOT_BOOKED)
        try:
            values[day] = with_year(text, period_days(str(values.get(PERIOD) or "")))
        except InvalidValue as error:
            return Row(row.number, row.values, error.reason, error.mend)
        return Row(row.number, values, row.reason, row.mend, row.notes)

    return ready


def unmarked(values: Mapping[str, Any]) -> dict[str, Any]:
    """Cells without the apostrophes that only say that they are meant as text."""
    return {
        column: _MARKED.sub("", cell) if isinstance(cell, str) and "'" in cell else cell
        for column, cell in values.items()
    }


def beside_table(row: Row) -> Advice | None:
    """Why a row is left out that holds no day and next to nothing else; None for a line."""
    filled = [str(cell).strip() for cell in row.values.values() if not is_blank(cell)]
    if len(filled) > _MOST_CELLS or any(map(_is_day, filled)):
        return None
    return _BESIDE


def _is_day(cell: str) -> bool:
    text = _MARKED.sub("", cell)
    if code_key(text) in _WAITING or _DAY.fullmatch(text):
        return True
    return len(text) > _SHORTEST_DAY and dates.is_valid(text)
