"""Sums of money that a case tells of: in its columns, kept as they stood, and in its narrative."""

import re
from collections.abc import Iterator

from graph.model import Case, Value
from graph.names import fold
from graph.schema import NARRATIVE_MONEY

_FOUND = re.compile(
    r"\[\d+-\d+\] (?P<currency>[A-Z]{3}) (?P<amount>[\d.e+]+)(?: (?P<purpose>[a-z]+))?$"
)
_COLUMNS = {
    "advance": ("uang fit", "uang saku", "uang pangkal", "dp"),
    "fee": ("biaya", "fee", "ongkos"),
}
"""Words in the name of a column that say what its sum was for."""
_WRITTEN = re.compile(
    r"(?P<currency>\b(?:rp|idr|rm|myr|sar|usd|sgd))?\.?\s*"
    r"(?P<number>\d{1,3}(?:[.,\s]\d{3})+(?![\d])|\d+(?:[.,]\d{1,2}(?!\d))?)"
    r"\s*(?P<unit>juta|jt|ribu|rb)?\b"
)
_UNITS = {"juta": 1e6, "jt": 1e6, "ribu": 1e3, "rb": 1e3}
_CODES = {"rp": "IDR", "rm": "MYR"}


class Sum(Value, frozen=True, omit_defaults=True):
    """A sum that a case tells of."""

    purpose: str
    """`fee`, `advance`, `debt` or `wage`, or empty when nothing says."""
    currency: str
    amount: float
    extracted: bool = False
    """Whether it was found in a narrative."""


def told_sums(case: Case) -> Iterator[Sum]:
    """What sums a case tells of: those of its columns, then those found in its narrative.

    >>> from graph.model import SourceRef
    >>> facts = {
    ...     "Biaya dibayar": "Rp 7,5 juta",
    ...     "narrative: money": "Rp2.000.000 [10-21] IDR 2000000 advance",
    ... }
    >>> case = Case(id="c_1", number="1", ref=SourceRef(source_id="f_1"), extra=facts)
    >>> [(told.purpose, told.currency, told.amount) for told in told_sums(case)]
    [('fee', 'IDR', 7500000.0), ('advance', 'IDR', 2000000.0)]
    """
    for name, text in case.extra.items():
        purpose = _purpose_of(name)
        if name == NARRATIVE_MONEY or not purpose:
            continue
        written = _read(text)
        if written:
            currency, amount = written
            yield Sum(purpose=purpose, currency=currency, amount=amount)
    items = case.extra.get(NARRATIVE_MONEY, "").split("; ")
    for item in items:
        found = _FOUND.search(item)
        if found is None:
            continue
        yield Sum(
            purpose=found["purpose"] or "",
            currency=found["currency"],
            amount=float(found["amount"]),
            extracted=True,
        )


def _purpose_of(column: str) -> str:
    """What the sum of a column was for, by its name; empty when the name does not say."""
    words = re.findall(r"[a-z]+", fold(column))
    plain = f" {' '.join(words)} "
    for purpose, names in _COLUMNS.items():
        if any(f" {name} " in plain for name in names):
            return purpose
    return ""


def _read(text: str) -> tuple[str, float] | None:
    """Currency and sum as a column writes them: "Rp 5.000.000", "7,5 juta".

    It is rupiah when no currency is written.
    """
    found = _WRITTEN.search(fold(text))
    if found is None:
        return None
    number = found["number"]
    # Points and commas part thousands when three digits follow each, else the last are decimals.
    grouped = re.fullmatch(r"\d{1,3}(?:[.,\s]\d{3})+", number)
    plain = re.sub(r"[.,\s]", "", number) if grouped else number.replace(",", ".")
    unit = _UNITS.get(found["unit"] or "", 1.0)
    written = found["currency"] or "rp"
    currency = _CODES.get(written, written.upper())
    return currency, float(plain) * unit
