"""One text of a row as the value of one field: dates, places, names, ages, amounts.

What repeats is remembered.
"""

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from graph import dates, places
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Locality
from graph.names import parse_organization, parse_person
from loaders.vocabulary.nothing import is_no_name, points_above

_AMOUNT = re.compile(r"[\d.,]+")
_AGE = re.compile(r"^\D{0,12}(\d{1,3})\b")
_TWO_NUMBERS = re.compile(r"^\D{0,12}(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(?:\d{4}|\d{2})\b")
"""A date that begins with two numbers, each of which could be the day."""
_SERIAL = re.compile(r"^[0-9]{5}(?:[.,][0-9]+)?$")
"""The day number of a spreadsheet, with the time as its fraction."""
MIXED = "mixed"
"""The order of a column whose dates are of both: what can be either day or month is not guessed."""
WESTERN_INDONESIA = dt.timezone(dt.timedelta(hours=7))
_EPOCH_DIGITS = (10, 13)
"""Digits of seconds and of milliseconds since 1970, for the years from 2001 on."""

DateReader = Callable[[str], str]


class ReportedName(NamedTuple):
    """A name as written, taken apart."""

    names: tuple[str, ...]
    aliases: tuple[str, ...]
    father: str
    age: int | None


def date_reader(
    order: str,
    formats: tuple[str, ...],
    today: dt.date = dates.REFERENCE_DAY,
    first_serial: int = 0,
) -> DateReader:
    """A function from text to an ISO date, possibly partial; it raises InvalidValue.

    `first_serial` is added to the day numbers of a spreadsheet.
    """

    @lru_cache(maxsize=20_000)
    def read(text: str) -> str:
        if text.isdecimal() and len(text) in _EPOCH_DIGITS:
            return dt.datetime.fromtimestamp(int(text[:10]), WESTERN_INDONESIA).date().isoformat()
        for form in formats:
            try:
                return dt.datetime.strptime(text, form).date().isoformat()
            except ValueError:
                continue
        if text[:5].isdecimal() and _SERIAL.match(text):
            return dates.read_date(int(text[:5]) + first_serial, today=today)
        if order == MIXED:
            return _read_mixed(text, today)
        return dates.read_date(text, order=order, today=today)

    return read


def day_orders(text: str) -> frozenset[str]:
    """The orders in which a date of two numbers and a year can be read; empty for another date.

    >>> sorted(day_orders("3/15/2025")), sorted(day_orders("4/2/2025")), day_orders("2 Mei 2025")
    (['mdy'], ['dmy', 'mdy'], frozenset())
    """
    match = _TWO_NUMBERS.match(text)
    if match is None:
        return frozenset()
    first, second = int(match[1]), int(match[2])
    if first == second and first <= 12:
        return frozenset()
    return frozenset(
        order for order, month in (("dmy", second), ("mdy", first)) if 1 <= month <= 12
    )


def _read_mixed(text: str, today: dt.date) -> str:
    """A date of a column that has both orders: only one that can be read in one of them."""
    orders = day_orders(text)
    if len(orders) > 1:
        raise InvalidValue(
            message("{text}: day or month first? this column has dates of both kinds", text=text),
            "write the dates of the column as 2024-03-15",
        )
    return dates.read_date(text, order=next(iter(orders), "dmy"), today=today)


@lru_cache(maxsize=20_000)
def read_person_name(text: str) -> ReportedName:
    """The parts of a person's name.

    Initials alone are an alias, and a word for "unknown" is no name.
    """
    if is_no_name(text) or points_above(text):
        return ReportedName((), (), "", None)
    name = parse_person(text)
    if name.initials and not name.aliases:
        return ReportedName((), (text,), name.father, name.age)
    return ReportedName(
        () if name.initials else (text,), tuple(name.aliases), name.father, name.age
    )


@lru_cache(maxsize=20_000)
def is_organization_name(text: str) -> bool:
    """Whether a name carries a form of company, such as PT or Yayasan."""
    return bool(parse_organization(text).form)


@lru_cache(maxsize=20_000)
def read_country(text: str) -> str:
    """ISO 3166 code of a country's name, or empty when it is not known."""
    if not text:
        return ""
    try:
        return places.country(text)
    except InvalidValue:
        return ""


@lru_cache(maxsize=50_000)
def read_locality(
    village: str, district: str, regency: str, province: str, country: str, text: str
) -> Locality:
    """A place with the code of the smallest part that is known."""
    if text and not (regency or district):
        regency = text
    code = ""
    for part in (province, regency, district):
        if part and (region := places.find_region(part, within=code)):
            code = region.code
    return Locality(
        code=code,
        village=village,
        district=district,
        regency=regency,
        province=province,
        country=read_country(country) or country,
    )


def read_age(text: str) -> int:
    """Whole years; raises InvalidValue."""
    found = _AGE.match(text)
    if not found or not 0 <= (age := int(found[1])) <= 120:
        raise InvalidValue(
            message("{text}: no age in years", text=text), "write a whole number up to 120"
        )
    return age


def read_amount(text: str) -> float:
    """An amount of money in Indonesian or English writing; raises InvalidValue.

    >>> read_amount("Rp 5.000.000,00"), read_amount("5,000.50"), read_amount("1.5")
    (5000000.0, 5000.5, 1.5)
    """
    found = _AMOUNT.search(text)
    if not found:
        raise InvalidValue(message("{text}: no amount", text=text), "write digits")
    digits = found[0].strip(".,")
    comma, point = digits.rfind(","), digits.rfind(".")
    decimal = "," if comma > point else "."
    others = digits.replace("." if decimal == "," else ",", "")
    whole, _, rest = others.rpartition(decimal) if others.count(decimal) == 1 else (others, "", "")
    if others.count(decimal) != 1 or (len(rest) == 3 and whole != "0"):
        return float(others.replace(decimal, "") or 0)
    return float(f"{whole or 0}.{rest}")


def read_count(text: str) -> int:
    """How often something happened: a whole number from 1; raises InvalidValue."""
    digits = text.replace(".", "").replace(",", "").strip()
    if not digits.isdecimal() or not 0 < int(digits) < 10**9:
        raise InvalidValue(
            message("{text}: no number of times", text=text), "write a whole number from 1"
        )
    return int(digits)
