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
    r"(?P<number>\d{1,3}(?:[.,\s]\d{3})+(?![\d])|\d+(?:[.,]\d{1,2}(?!\d))?)\s*(?P<unit>juta|jt|ribu|rb)?\b"
)
_UNITS = {"juta": 1e6, "jt": 1e6, "ribu": 1e3, "rb": 1e3}
_CODES = {"rp": "IDR", "rm": "MYR"}


class Sum(Value, frozen=True, omit_defaults=True):
    """A sum that a case tells of; `purpose` is `fee`, `advance`, `debt` or `wage`, or empty when
    nothing says.
    """

    purpose: str
    currency: str
    amount: float
    extracted: bool = False
    """Whether it was found in a narrative."""


def told_sums(case: Case) -> Iterator[Sum]:
    """What sums a case tells of: those of its columns, then those found in its narrative.

    >>> from graph.model import SourceRef
    >>> facts = {"Biaya dibayar": "Rp 7,5 juta", "narrative: money": "Rp2.000.000 [10-21] IDR 2000000 advance"}
    >>> case = Case(id="c_1", number="1", ref=SourceRef(source_id="f_1"), extra=facts)
    >>> [(told.purpose, told.currency, told.amount) for told in told_sums(case)]
    [('fee', 'IDR', 7500000.0), ('advance', 'IDR', 2000000.0)]
    """
    for name, text in case.extra.items():
        purpose = next((key for key, words in _COLUMNS.items() if _names(name, words)), "")
        if name != NARRATIVE_MONEY and purpose and (written := _read(text)):
            yield Sum(purpose=purpose, currency=written[0], amount=written[1])
    for item in case.extra.get(NARRATIVE_MONEY, "").split("; "):
        if found := _FOUND.search(item):
            amount = float(found["amount"])
            yield Sum(
                purpose=found["purpose"] or "",
                currency=found["currency"],
                amount=amount,
                extracted=True,
            )


def _names(column: str, words: tuple[str, ...]) -> bool:
    plain = f" {' '.join(re.findall(r'[a-z]+', fold(column)))} "
    return any(f" {word} " in plain for word in words)


def _read(text: str) -> tuple[str, float] | None:
    """Currency and sum as a column writes them: "Rp 5.000.000", "7,5 juta"; rupiah when no currency
    is written.
    """
    found = _WRITTEN.search(fold(text))
    if found is None:
        return None
    number = found["number"]
    grouped = re.fullmatch(r"\d{1,3}(?:[.,\s]\d{3})+", number)
    plain = re.sub(r"[.,\s]", "", number) if grouped else number.replace(",", ".")
    written = found["currency"] or "rp"
    return _CODES.get(written, written.upper()), float(plain) * _UNITS.get(found["unit"] or "", 1.0)
