"""Lines of bank statements made ready to be read.

Decisions.
Marks of a spreadsheet before a cell ('03/03) are taken off, and a day without a year gets that of
the period. A line that a bank has not booked yet is refused until it has.
"""

from collections.abc import Callable, Mapping
from datetime import date

from graph.errors import InvalidValue
from graph.messages import Advice
from loaders.formats.beside import WAITING, unmarked
from loaders.formats.statements.owner import PERIOD, period_days, with_year
from loaders.tables import Row
from loaders.vocabulary.evidence import columns_by_field

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
        if text.casefold() in WAITING:
            return Row(row.number, row.values, *_NOT_BOOKED)
        try:
            values[day] = with_year(text, period_days(str(values.get(PERIOD) or "")))
        except InvalidValue as error:
            return Row(row.number, row.values, error.reason, error.mend)
        return Row(row.number, values, row.reason, row.mend, row.notes)

    return ready
