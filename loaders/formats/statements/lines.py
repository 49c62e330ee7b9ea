"""Lines of bank statements made ready to be read.

Decisions.
Marks of a spreadsheet before a cell ('03/03) are taken off, and a day without a year gets that of
the period. Whom a line names on its other side is read from its note, by which way money went and
whose account it is: the owner pays nobody to himself. A line that a bank has not booked yet is
refused until it has.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from graph.errors import InvalidValue
from graph.messages import Advice
from loaders.formats.beside import WAITING, unmarked
from loaders.formats.payments import MONEY_OUT, NAME, OTHER, OUT
from loaders.formats.statements.owner import PERIOD, period_days, with_year
from loaders.tables import Row
from loaders.vocabulary.bank_notes import counterpart
from loaders.vocabulary.codes import code_key
from loaders.vocabulary.evidence import columns_by_field

_MONEY = re.compile("[1-9]")
_OUT = frozenset(map(code_key, OUT))
_SIGNED_OUT = re.compile(MONEY_OUT, re.IGNORECASE)
_NOT_BOOKED = Advice(
    "a payment that is not booked yet", "load the statement again when it is, or write the day"
)


def prepare_payments(
    _format: str, columns: tuple[str, ...], _names: Mapping[str, str], _today: date
) -> Callable[[Row], Row]:
    """What makes the lines of one statement or list of transfers ready."""
    found = columns_by_field(columns, NAME)
    day = found.get("day", "")
    told = found.keys() & {"other_name", "other_account", "from_name", "from_account"}
    note = "" if told else found.get("note", "")
    owner = found.get("owner_name", "")

    def ready(row: Row) -> Row:
        values = unmarked(row.values)
        if note:
            values[OTHER] = counterpart(
                str(values.get(note) or ""),
                out=went_out(values, found),
                owner=str(values.get(owner) or ""),
            )
        text = str(values.get(day) or "").strip()
        if text.casefold() in WAITING:
            return Row(row.number, row.values, *_NOT_BOOKED)
        try:
            values[day] = with_year(text, period_days(str(values.get(PERIOD) or "")))
        except InvalidValue as error:
            return Row(row.number, row.values, error.reason, error.mend)
        return Row(row.number, values, row.reason, row.mend, row.notes)

    return ready


def went_out(values: Mapping[str, Any], found: Mapping[str, str]) -> bool:
    """Whether a line says that money went out."""
    if "debit" in found and "credit" in found:
        debit, credit = (str(values.get(found[side]) or "") for side in ("debit", "credit"))
        return bool(_MONEY.search(debit)) and not _MONEY.search(credit)
    sides = [column for column in values if column.startswith("(") or column == found.get("side")]
    if any(code_key(str(values.get(column) or "")) in _OUT for column in sides):
        return True
    return bool(_SIGNED_OUT.search(str(values.get(found.get("amount", "")) or "")))
