"""Lines that stand beside the rows of an evidence table: titles, rulers, totals, notes.

A row of a statement or a list of calls has a day; a line with next to nothing in it and no day is
none. It is left out and told, line by line, in no reject file: nothing in it is to be corrected.
"""

import re
from collections.abc import Mapping
from typing import Any

from graph import dates
from graph.messages import Advice
from loaders.tables import Row, is_blank

_MOST_CELLS = 3
"""Filled cells of a line that may stand beside a table: "Credit", "=", "8500000.00"."""
_MARKED = re.compile(r"^'+(?=[\d+(*#-])|(?<=[\dA-Za-z])'$|^'(?=[^']+'$)")
"""The apostrophe before a cell that is meant as text, and one that closes it."""
_TOTAL = re.compile(
    r"\W*(?:(?:sub|grand)?[ -]*total|jumlah|jml|saldo|mutasi|(?:opening|closing|ending|starting)\b"
    r"|rekap|summary|ringkasan)",
    re.IGNORECASE,
)
"""How sums and balances begin, however many of them stand in one line."""
_SUM = re.compile(r"-?\d[\d.,]*[.,]\d\d")
"""A sum with its cents: a line of them alone has the totals of a statement."""
_BALANCE = re.compile(
    r"\W*(?:saldo (?:awal|akhir|lalu|pindahan)"
    r"|(?:opening|closing|beginning|ending|starting) balance"
    r"|balance (?:b/?f|c/?f|brought forward|carried forward))\W*",
    re.IGNORECASE,
)
"""What stands instead of a note where a line tells a balance and no payment."""
_DAY = re.compile(r"\d{1,4}[-/. ]+(?:\d{1,2}|[A-Za-z]{3,9})(?:[-/. ]+\d{2,4})?(?:[ T].*)?")
_SHORTEST_DAY = 7
"""Letters of a cell that is no year alone."""
_TELEPHONE = re.compile(r"\d[\d\s().-]{6,}")
_BESIDE = Advice("a line beside the table, such as a total or a note, is not read", "nothing")


def unmarked(values: Mapping[str, Any]) -> dict[str, Any]:
    """Cells without the apostrophes that only say that they are meant as text."""
    return {
        column: _MARKED.sub("", cell) if isinstance(cell, str) and "'" in cell else cell
        for column, cell in values.items()
    }


def beside_payments(row: Row) -> Advice | None:
    """Why a row is left out of a statement; None for a line of it."""
    filled = _filled(row)
    if any(map(_BALANCE.fullmatch, filled)) or (filled and all(map(_SUM.fullmatch, filled))):
        return _BESIDE
    if not filled or any(map(_is_day, filled)):
        return None
    return _BESIDE if len(filled) <= _MOST_CELLS or _TOTAL.match(filled[0]) else None


def beside_calls(row: Row) -> Advice | None:
    """The same of a list of calls, in which a line may have a number without a day."""
    return None if any(map(_TELEPHONE.search, _filled(row))) else beside_payments(row)


def _filled(row: Row) -> list[str]:
    return [str(cell).strip() for cell in row.values.values() if not is_blank(cell)]


def _is_day(cell: str) -> bool:
    text = _MARKED.sub("", cell)
    if _DAY.fullmatch(text) or text.casefold() in WAITING:
        return True
    return len(text) > _SHORTEST_DAY and dates.is_valid(text)


WAITING = frozenset(["pend", "pending", "tertunda", "hold"])
"""What stands instead of the day of a payment that is not booked yet."""
