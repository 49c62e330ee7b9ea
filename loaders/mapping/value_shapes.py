"""What the values of a column look like.

Identity numbers, phones, dates, names, long text …, each with its share.

Every distinct value is looked at once and counts as often as it occurs. A pattern picks the
candidates of a shape, the rules of graph/identifiers, graph/places, graph/names and
loaders/vocabulary decide; no rule stands here twice.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import islice, pairwise

import polars as pl

from graph import dates, places
from graph.errors import InvalidValue
from graph.identifiers import bank_account, kk, nik, online, passport, phone, plate, police_report
from graph.model import Value
from graph.names import fold_words, parse_organization, parse_person
from loaders.mapping.expressions import list_text
from loaders.tables import Row, Table
from loaders.vocabulary.codes import find_assessment, read_kind, read_role, read_sex, read_yes_no
from loaders.vocabulary.fields import read_age, read_amount
from loaders.vocabulary.nothing import is_nothing

LOOK_AT = 2_000
"""Rows that are looked at."""
EXAMPLES = 3


class ValueShape(StrEnum):
    """What a value can look like."""

    NIK = "nik"
    KK = "kk"
    CARD = "card"
    PHONE = "phone"
    PASSPORT = "passport"
    BANK_ACCOUNT = "bank_account"
    """An account with its bank in the same cell."""
    ACCOUNT_NUMBER = "account_number"
    """Digits that mean an account when a bank stands near by."""
    BANK = "bank"
    PLATE = "plate"
    EMAIL = "email"
    SOCIAL = "social"
    POLICE_REPORT = "police_report"
    DATE = "date"
    AGE = "age"
    SEX = "sex"
    ROLE = "role"
    ASSESSMENT = "assessment"
    YES_NO = "yes_no"
    KIND = "kind"
    MONEY = "money"
    NUMBER = "number"
    PERSON = "person"
    ORGANIZATION = "organization"
    REGENCY = "regency"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    ADDRESS = "address"
    TEXT = "text"
    CODE = "code"
    """Letters, digits and punctuation, as case numbers have."""


class ColumnShape(Value, frozen=True, omit_defaults=True):
    """What a column's values look like among the rows that were looked at."""

    column: str
    rows: int
    filled: int
    distinct: int
    shares: Mapping[str, float] = {}
    """The part of the filled cells that has each shape; a cell can have several."""
    constant: str = ""
    """The only value, when every row has it."""
    running: bool = False
    """Whether it counts the rows."""
    grouped: bool = False
    """Whether equal values stand together, several rows each, as the number of a case does beside
    its parties.
    """
    date_orders: tuple[str, ...] = ()
    """The orders of day, month and year in which all its dates can be read; several when the values
    do not say.
    """
    born: bool = False
    """Whether its dates are such as grown people are born on."""
    examples: tuple[str, ...] = ()

    def share(self, *shapes: str) -> float:
        """The largest share of these shapes."""
        return max((self.shares.get(shape, 0.0) for shape in shapes), default=0.0)


def first_rows(table: Table, limit: int = LOOK_AT) -> list[Row]:
    """The first rows of a table that can be read."""
    return list(islice((row for row in table.rows() if not row.reason), limit))


def column_shapes(columns: Sequence[str], rows: Sequence[Row]) -> dict[str, ColumnShape]:
    """The shapes of each column's values in these rows.

    >>> rows = [Row(n, {"a": f"08123456780{n}", "b": "x"}) for n in range(3)]
    >>> shapes = column_shapes(["a", "b"], rows)
    >>> shapes["a"].share(ValueShape.PHONE), shapes["b"].constant
    (1.0, 'x')
    """
    shapes = {}
    for column in columns:
        cells = [_text(row.values.get(column)) for row in rows]
        shapes[column] = _column_shape(column, cells)
    return shapes


def _text(cell: object) -> str:
    return list_text(cell) if isinstance(cell, list) else str(cell or "").strip()


def _column_shape(column: str, cells: Sequence[str]) -> ColumnShape:
    """What the cells of one column look like, each distinct value looked at once."""
    series = pl.Series("value", cells, dtype=pl.String)
    counted = (
        pl.DataFrame({"value": series})
        .filter(pl.col("value") != "")
        .group_by("value", maintain_order=True)
        .len("count")
    )
    says = [not is_nothing(value) for value in counted["value"]]
    counted = counted.filter(pl.Series(says, dtype=pl.Boolean))
    filled = int(counted["count"].sum())
    values = counted["value"]
    shape = ColumnShape(column=column, rows=len(cells), filled=filled, distinct=len(values))
    if not filled:
        return shape
    found = {test: _holding(test, values) for test in _TESTS}
    counts = counted["count"]
    shares = {
        str(shape): round(int((counts * mask).sum()) / filled, 4)
        for shape, mask in found.items()
        if mask.any()
    }
    day = [value for value, holds in zip(values, found[ValueShape.DATE], strict=True) if holds]
    identity = [value for value, holds in zip(values, found[ValueShape.KK], strict=True) if holds]
    if identity and not _could_be_family_cards(identity):
        shares.pop(ValueShape.KK)
    elif identity and shares.get(ValueShape.KK, 0) >= shares.get(ValueShape.NIK, 0) * 0.98:
        shares.pop(ValueShape.NIK, None)
    return ColumnShape(
        column=column,
        rows=len(cells),
        filled=filled,
        distinct=len(values),
        shares=shares,
        constant=str(values[0]) if len(values) == 1 and filled == len(cells) > 1 else "",
        running=_counts_rows(cells),
        grouped=_stands_in_groups([cell for cell in cells if cell], len(values)),
        date_orders=_orders(day),
        born=_are_births(day),
        examples=tuple(values.head(EXAMPLES)),
    )


def _holding(shape: ValueShape, values: pl.Series) -> pl.Series:
    """Which of the values have the shape: those of its pattern that pass its test."""
    pattern, test = _TESTS[shape]
    mask = values.str.contains(pattern)
    return pl.Series(
        [bool(may and _passes(test, value)) for value, may in zip(values, mask, strict=True)]
    )


def _passes(test: Callable[[str], object], value: str) -> bool:
    try:
        return bool(test(value))
    except (InvalidValue, ValueError):
        return False


_DAY = re.compile(r"^\s*(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})\b")
_MONEY = re.compile(
    r"(?i)^(rp|idr|rm|myr|usd|us\$|s\$|sgd|sar|twd|hkd|\$)|\d([.,]\d{3})+|(juta|ribu|rb|jt)$"
)


def _luhn(text: str) -> bool:
    """Whether the digits of a payment card add up (ISO/IEC 7812)."""
    digits = [int(char) for char in text if char.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0 and not nik.is_valid(text)


def _is_person(text: str) -> bool:
    """Whether a text could be a name of a person and is nothing else that is known."""
    name = parse_person(text)
    if not name.tokens or len(name.tokens) > 6 or parse_organization(text).form:
        return False
    written = [word for word in re.split(r"[\s.]+", text) if word]
    if not all(
        word[0].isupper() or word.casefold() in _JOINING for word in written if word[0].isalpha()
    ):
        return False
    return not (_is_code_word(text) or places.country(text) or places.find_region(text))


_JOINING = frozenset("bin binti bt alias als aka a.k.a de van dan".split())


def _is_code_word(text: str) -> bool:
    return any(
        _passes(read, text) for read in (read_role, read_sex, read_kind, read_yes_no)
    ) or bool(bank_account.split(text)[0])


def _is_level(level: str) -> Callable[[str], bool]:
    def holds(text: str) -> bool:
        found = places.find_region(text)
        return found is not None and found.level == level

    return holds


def _is_yes_no(text: str) -> bool:
    return read_yes_no(text) is not None


def _is_organization(text: str) -> bool:
    name = parse_organization(text)
    return bool(name.form and name.core)


def _reads_as_day(text: str) -> bool:
    return any(dates.is_valid(text, order=order) for order in _ORDERS)


_ORDERS = ("dmy", "mdy", "ymd")


def _is_phone(text: str) -> bool:
    return phone.is_valid(text) and not _reads_as_day(text)


def _is_amount(text: str) -> bool:
    return read_amount(text) >= 1000


_TESTS: Mapping[ValueShape, tuple[str, Callable[[str], object]]] = {
    ValueShape.NIK: (r"(?:[\dOoIl][\s.\-']*){16}", nik.is_valid),
    ValueShape.KK: (r"(?:\d[\s.\-']*){16}", kk.is_valid),
    ValueShape.CARD: (r"^\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3,4}$", _luhn),
    ValueShape.PHONE: (
        r"(?i)^(?:(?:hp|wa|telp?|no)\W*)?\+?[\d(][\d\s().\-/]{6,20}$|wa\.me",
        _is_phone,
    ),
    ValueShape.PASSPORT: (r"^[A-Za-z]{1,2}[\s.\-]?\d{6,7}$", passport.is_valid),
    ValueShape.BANK_ACCOUNT: (r"(?i)[a-z]{3}.*\d{6}|\d{6}.*[a-z]{3}", bank_account.is_valid),
    ValueShape.ACCOUNT_NUMBER: (
        r"^\d[\d .\-]{8,20}\d$",
        lambda text: 10 <= sum(map(str.isdigit, text)) <= 16,
    ),
    ValueShape.BANK: (r"^[^\d]{2,40}$", lambda text: bank_account.split(text)[0]),
    ValueShape.PLATE: (r"^[A-Za-z]{1,2}[\s.\-]?\d{1,4}[\s.\-]?[A-Za-z]{1,3}$", plate.is_valid),
    ValueShape.EMAIL: (r"^\S+@\S+\.\S+$", online.is_valid),
    ValueShape.SOCIAL: (
        r"(?i)^@\w|^(?:https?://)?(?:[a-z]+\.)?(?:facebook|instagram|tiktok|fb|t\.me)\b"
        r"|^(?:ig|fb|instagram|facebook|tiktok|telegram)\s*[:/ ]",
        online.is_valid,
    ),
    ValueShape.POLICE_REPORT: (r"(?i)^\s*LP\s*[/\-A-B]", police_report.is_valid),
    ValueShape.DATE: (
        r"(?i)\d[-/. ]+(?:\d|[a-z])|[a-z]{3,}\s+\d{4}$|^(?:19|20)\d{6}$",
        _reads_as_day,
    ),
    ValueShape.AGE: (
        r"(?i)^\d{1,3}\s*(?:th|thn|tahun|years?|yo)?\.?$",
        lambda text: 12 <= read_age(text) <= 90,
    ),
    ValueShape.SEX: (r"^\D{1,20}$", read_sex),
    ValueShape.ROLE: (r"^\D{2,40}$", read_role),
    ValueShape.ASSESSMENT: (r"^\D{3,60}$|^[Pp]-?21$", find_assessment),
    ValueShape.YES_NO: (r"^.{1,20}$", _is_yes_no),
    ValueShape.KIND: (r"^\D{2,20}$", read_kind),
    ValueShape.MONEY: (_MONEY.pattern, _is_amount),
    ValueShape.NUMBER: (r"^[+-]?\d[\d.,]*$", lambda text: True),
    ValueShape.PERSON: (r"^[^\d@:/]{2,60}(?:\(\d{1,2}[^)]*\))?$", _is_person),
    ValueShape.ORGANIZATION: (r"[A-Za-z]{2}", _is_organization),
    ValueShape.REGENCY: (r"^\D{3,50}$", _is_level("regency")),
    ValueShape.DISTRICT: (r"^\D{3,50}$", _is_level("district")),
    ValueShape.PROVINCE: (r"^\D{3,50}$", _is_level("province")),
    ValueShape.COUNTRY: (r"^\D{2,40}$", places.country),
    ValueShape.ADDRESS: (
        r"(?i)\b(?:jl|jln|jalan|gang|gg|dusun|dsn|rt|rw|street|road|lane|lorong|perum|komplek"
        r"|kampung|kp)\b",
        lambda text: len(text) < 200,
    ),
    ValueShape.TEXT: (r"\S\s+\S", lambda text: len(text) > 60 and len(fold_words(text)) > 8),
    ValueShape.CODE: (
        r"^[\w./\-# ]{1,40}$",
        lambda text: bool(re.search(r"\d", text)) and len(text.split()) <= 3,
    ),
}
"""Pattern of the candidates, and what decides."""


def _orders(days: Sequence[str]) -> tuple[str, ...]:
    """The orders in which the most all-number dates with the year at an end can be read."""
    plain = [day for day in days if (match := _DAY.match(day)) and len(match[1]) < 4]
    if not plain:
        return ()
    good: dict[str, int] = {}
    for order in _ORDERS:
        good[order] = sum(dates.is_valid(day, order=order) for day in plain)
    best = max(good.values())
    orders = [order for order in _ORDERS if good[order] == best]
    return tuple(order for order in orders if order != "ymd") or tuple(orders)


def _are_births(days: Sequence[str]) -> bool:
    """Whether four in five of the dates lie in the years in which grown people were born."""
    years = [int(found[0]) for day in days if (found := re.search(r"(?:19|20)\d\d", day))]
    return len(years) > 2 and sum(1930 <= year <= 2009 for year in years) >= 0.8 * len(years)


def _could_be_family_cards(numbers: Sequence[str]) -> bool:
    """Whether 16 digits are family cards.

    No day of birth of a woman, and years of issue since cards are computerised.

    A card has the date of issue where an identity number has the date of birth, with 40 added for
    women.
    """
    plain = [re.sub(r"\D", "", number) for number in numbers]
    recent = sum(5 <= int(number[10:12]) <= 40 for number in plain)
    return all(int(number[6:8]) <= 31 for number in plain) and recent >= 0.8 * len(plain)


def _counts_rows(cells: Sequence[str]) -> bool:
    """Whether the filled cells are whole numbers from 0 or 1, each one more than the one before."""
    numbers = (
        pl.Series(cells, dtype=pl.String)
        .str.strip_chars(". ")
        .cast(pl.Int64, strict=False)
        .drop_nulls()
    )
    if len(numbers) < 2 or numbers[0] not in {0, 1} or len(numbers) < 0.9 * sum(map(bool, cells)):
        return False
    return int((numbers.diff().drop_nulls() == 1).sum()) >= 0.95 * (len(numbers) - 1)


def _stands_in_groups(cells: Sequence[str], distinct: int) -> bool:
    """Whether the cells change only when a new value begins, and some value has several rows."""
    if not 1 < distinct < len(cells):
        return False
    changes = sum(a != b for a, b in pairwise(cells)) + 1
    return changes <= distinct * 1.05 and len(cells) >= distinct * 1.2
