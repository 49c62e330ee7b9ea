"""Whose account a bank statement is of: number, name, bank and period, wherever they stand.

Decisions.
Number and name stand above the table, in a column, or are given (`--owner`). A bank's own download
often leaves its name out, since a customer knows it: then it is taken from the title, from the name
of the file, or from what only that bank writes into its lines, and that is told, to be looked at.
Two banks that fit are none.
Days without a year take that of the period above the table; where none is told they are left out,
and that is told.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from graph import dates
from graph.errors import InvalidValue
from graph.identifiers import bank_account, phone
from graph.messages import Advice, message
from graph.names import fold
from loaders.tables import Table
from loaders.vocabulary.evidence import facts_above, is_fact, words

PERIOD = "Periode"
"""The column that holds what period a statement says it is of."""

_ABOVE = "payments_above"
_LOOK_AT = 60
_SURE_NAMES = frozenset(["bca", "bni", "bri", "mandiri", "btn", "bsi", "cimb", "ocbc"])
"""Banks whose name in the name of a file is no person's."""
_DIGITS = {"bca": (10,), "bni": (10, 16), "mandiri": (13,), "bri": (15,)}
"""Digits of the accounts of a bank that was guessed at."""
_DAY = re.compile(r"\d{1,4}[-/. ]+(?:\d{1,2}|[A-Za-z]{3,9})[-/. ]+\d{2,4}")
_MONTH = re.compile(r"(?:[A-Za-z]{3,9}|\d{1,2})[-/. ]+\d{4}")
_YEARLESS = re.compile(r"^(\d{1,2})[-/.](\d{1,2})$")


class StatementFacts(NamedTuple):
    """What is known of the account of a statement, by field, and what is to be said of it."""

    facts: Mapping[str, str]
    notes: tuple[Advice, ...] = ()


def statement_facts(table: Table, found: Mapping[str, str], owner: str) -> StatementFacts:
    """Account, name, bank, currency and period of a statement; `owner` is given by hand."""
    above = {**facts_above(table, _ABOVE), **facts_above(table, "payments")}
    above = {field: value.lstrip("'") for field, value in above.items()} | _given(owner)
    notes = []
    if "owner_bank" not in found and not _tells_bank(above):
        numbers = _accounts(table, found, above)
        bank = _named_bank(table) or _bank_of_lines(table)
        if bank and numbers and all(_fits(bank, number) for number in numbers):
            above["owner_bank"] = bank.upper()
            notes.append(_taken_for(bank))
    if above.get("period_start") and above.get("period_end"):
        above.setdefault("period", f"{above['period_start']} - {above['period_end']}")
    if not period_days(above.get("period", "")) and _has_yearless_days(table, found):
        notes.append(_NO_YEAR)
    return StatementFacts(above, tuple(notes))


_NO_YEAR = Advice(
    "days without a year, so that the payments are kept without their day",
    "write Periode : 01/03/2025 - 31/03/2025 above the table",
)


def _taken_for(bank: str) -> Advice:
    return Advice(
        message("taken for a statement of {bank}, which it does not say itself", bank=bank.upper()),
        "look whether that is so, or write Bank : BRI above it",
    )


def _given(owner: str) -> dict[str, str]:
    """An account given by hand, "BRI 123401000567539", as bank and number.

    That of an e-wallet is a telephone.
    """
    wallet, _ = bank_account.split(owner)
    number = owner.rpartition(" ")[2]
    if bank_account.is_wallet(wallet) and phone.is_valid(number):
        return {"owner_account": number, "owner_bank": wallet}
    try:
        bank, _, number = bank_account.normalize(owner).partition(":")
    except InvalidValue:
        return {}
    return {"owner_account": number, "owner_bank": bank}


def _tells_bank(above: Mapping[str, str]) -> bool:
    number = above.get("owner_account", "")
    return "owner_bank" in above or (bool(number) and bank_account.is_valid(number))


def _accounts(table: Table, found: Mapping[str, str], above: Mapping[str, str]) -> set[str]:
    """The numbers of the accounts that the lines are of."""
    if "owner_account" not in found:
        return {above["owner_account"]} if above.get("owner_account") else set()
    rows = islice(table.rows(), _LOOK_AT)
    numbers = {str(row.values.get(found["owner_account"]) or "").strip() for row in rows}
    return {number for number in numbers if re.search(r"\d", number)}


def _fits(bank: str, number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    return bank not in _DIGITS or len(digits) in _DIGITS[bank]


def _named_bank(table: Table) -> str:
    """The one bank that the title, or else the name of the file or sheet, names."""
    titles = [cell for cells in table.above for cell in cells if not is_fact(cell)]
    bank = _only(_banks_in(" ".join(titles)))
    file = re.sub(r"[^a-z]+", " ", f"{fold(Path(table.file).stem)} {fold(table.sheet)}")
    return bank or _only(_SURE_NAMES & set(file.split()))


def _banks_in(text: str) -> set[str]:
    bank, _ = bank_account.split(text)
    return {bank} if bank in bank_account.ALIASES.values() else set()


def _bank_of_lines(table: Table) -> str:
    """The one bank that writes its lines like these."""
    cells = chain.from_iterable(row.values.values() for row in islice(table.rows(), _LOOK_AT))
    text = " ".join(" ".join(map(str, cells)).upper().split())
    header = " ".join(table.columns).upper()
    banks = set()
    for mark, bank in words("bank_marks", plain=True).items():
        if re.search(rf"\b{re.escape(mark)}", text) or mark in header:
            banks.add(bank)
    return _only(banks)


def _only(banks: Iterable[str]) -> str:
    known = set(banks)
    return known.pop() if len(known) == 1 else ""


def _has_yearless_days(table: Table, found: Mapping[str, str]) -> bool:
    rows = islice(table.rows(), _LOOK_AT)
    return any(_YEARLESS.match(str(row.values.get(found["day"]) or "").strip("' ")) for row in rows)


def period_days(period: str) -> tuple[str, str] | None:
    """The first and last day of a period; None where it names no year.

    >>> period_days("01/12/2024 - 31/01/2025"), period_days("Maret 2025")
    (('2024-12-01', '2025-01-31'), ('2025-03-01', '2025-03-31'))
    """
    told = [match[0] for match in _DAY.finditer(period)] or [
        match[0] for match in _MONTH.finditer(period)
    ]
    try:
        days = [dates.read_date(text) for text in told]
    except InvalidValue:
        return None
    if not days:
        year = re.fullmatch(r"\D*((?:19|20)\d{2})\D*", period)
        days = [year[1]] if year else []
    if not days:
        return None
    first, last = min(days), max(days)
    return f"{first}-01-01"[:10], f"{last}-12-31"[:10] if len(last) != 7 else f"{last}-31"


def with_year(day: str, period: tuple[str, str] | None) -> str:
    """A day without a year as the one day of the period that it is.

    Empty where no period is told; raises InvalidValue where it is none of its days, or two.

    >>> with_year("28/12", ("2024-12-01", "2025-01-31"))
    '2024-12-28'
    """
    match = _YEARLESS.match(day)
    if match is None:
        return day
    if period is None:
        return ""
    years = range(int(period[0][:4]), int(period[1][:4]) + 1)
    month_and_day = f"{int(match[2]):02}-{int(match[1]):02}"
    fitting = [
        day for year in years if period[0] <= (day := f"{year}-{month_and_day}") <= period[1]
    ]
    if len(fitting) != 1:
        raise InvalidValue(
            "a day without a year, and not one day of the period above the table",
            "write the year",
        )
    return fitting[0]
