"""NIK, the number of an Indonesian identity: `PPKKCC DDMMYY SSSS`.

A woman's day of birth has 40 added. Source: Permendagri 72/2022 and the Dukcapil offices' published
explanations. The region is that of first registration.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from graph.dates import REFERENCE_DAY
from graph.errors import InvalidValue
from graph.messages import message
from graph.places import region

_LABEL = re.compile(r"^(?:no\b\.?\s*)?(?:nik|kk|ktp)\b[\s.:]*", re.I)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_REMARK = re.compile(r"['`]?((?:\d[\s.\-']*){16})(?:[\s,;:(/\-]+[^\d]*)")
"""Sixteen digits and words behind them, none with a digit."""
LOOKALIKES = str.maketrans("OoIlL|", "001111")
"""Letters that a reading machine or a hurried hand puts for digits."""
_FOREIGN_PROVINCES = {"54"}
"""East Timor's old code, still carried by people registered there."""


@dataclass(frozen=True, slots=True)
class NikFacts:
    """What a NIK says of its holder.

    `known_region` is False for a code that no district has today.
    """

    born_on: str
    sex: str
    region: str
    known_region: bool


def digits_of(text: str) -> str:
    """The digits of a 16-digit number as written, common reading errors mended.

    InvalidValue when not 16.
    """
    written = unicodedata.normalize("NFKC", text).translate(_DASHES)
    if not written.isascii():
        written = "".join(char for char in written if unicodedata.category(char) != "Cf")
    written = _LABEL.sub("", written.strip())
    if match := _REMARK.fullmatch(written):
        written = match[1]
    plain = re.sub(r"[\s.\-'`]", "", written)
    plain = plain.translate(LOOKALIKES) if sum(char.isdigit() for char in plain) >= 12 else plain
    if not (plain.isascii() and plain.isdigit()) or len(plain) != 16:
        count = len(plain)
        told = (
            message(
                "{text}: a NIK or KK has 16 digits, this has {count} digits", text=text, count=count
            )
            if plain.isdigit()
            else message(
                "{text}: a NIK or KK has 16 digits, this has {count} characters",
                text=text,
                count=count,
            )
        )
        raise InvalidValue(told, "check it against the card")
    return plain


@lru_cache(maxsize=100_000)
def normalize(text: str) -> str:
    """The 16 digits.

    Raises InvalidValue for an unknown province, an impossible date, serial 0000 or one digit only.
    """
    plain = digits_of(text)
    if len(set(plain)) == 1:
        raise InvalidValue(
            message("{text}: one digit 16 times is nobody's NIK", text=text),
            "leave it empty when it is not known",
        )
    if region(plain[:2]) is None and plain[:2] not in _FOREIGN_PROVINCES:
        raise InvalidValue(
            message("{text}: no province has code {plain}", text=text, plain=plain[:2]),
            "check the first two digits",
        )
    if plain[12:] == "0000":
        raise InvalidValue(
            message("{text}: serial 0000 is never given", text=text), "check the last four digits"
        )
    # Whether a day exists does not depend on the century, so any year will do.
    _birth(plain, REFERENCE_DAY.year)
    return plain


def is_valid(text: str) -> bool:
    """Whether it is a possible NIK."""
    try:
        return bool(normalize(text))
    except InvalidValue:
        return False


def format(value: str) -> str:
    """Grouped as people read it aloud: region, birth, serial."""
    return f"{value[:6]} {value[6:12]} {value[12:]}"


@lru_cache(maxsize=100_000)
def read(nik: str, today: date = REFERENCE_DAY) -> NikFacts:
    """Birth date, sex and region of a normalised NIK.

    The century is the later one that does not lie after the year of `today`.

    >>> read("7271014503900001")
    NikFacts(born_on='1990-03-05', sex='f', region='727101', known_region=True)
    """
    born = _birth(nik, today.year)
    return NikFacts(
        born.isoformat(),
        "f" if int(nik[6:8]) > 40 else "m",
        nik[:6],
        region(nik[:6]) is not None,
    )


def _birth(nik: str, latest: int) -> date:
    """The day of birth, at the latest in the year given; raises InvalidValue when it is no day."""
    day, month, year = int(nik[6:8]) % 40, int(nik[8:10]), int(nik[10:12])
    if int(nik[6:8]) == 40:
        day = 40
    year += 2000 if 2000 + year <= latest else 1900
    try:
        return date(year, month, day)
    except ValueError as error:
        raise InvalidValue(
            message("{nik}: digits 7-12 ({nik}) are no date of birth", nik=nik), "check them"
        ) from error
