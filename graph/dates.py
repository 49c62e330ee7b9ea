"""Dates as people write them in Indonesian and English, to ISO text that may be partial."""

import math
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from babel.dates import format_date as babel_format

from graph.errors import InvalidValue
from graph.messages import message

REFERENCE_DAY = date(2026, 12, 31)
"""The day by which centuries are told where nobody hands in today's: the core asks no clock."""

_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheet serials (the 1900 system, whose leap-year error is over by 1 March 1900)."""
_SERIALS = range(10_000, 80_000)
_YEARS = range(1900, 2101)
_MONTH_NAMES = (
    "januari january jan",
    "februari february feb pebruari peb",
    "maret march mar mac",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul julai",
    "agustus august ogos agu aug agust agt ags agst",
    "september sep sept",
    "oktober october okt oct",
    "november nov nopember nop",
    "desember december disember des dec",
)
MONTHS: dict[str, int] = {}
for _month, _names in enumerate(_MONTH_NAMES, start=1):
    MONTHS |= dict.fromkeys(_names.split(), _month)
"""Months as Indonesian, English and Malay name and shorten them."""
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_NUMBERS = re.compile(r"(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_TIME = re.compile(
    r"(?:(?<=\d)t|[\s,]+(?:(?:pukul|pkl|jam|at)\b\.?\s*)?)"
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?"
    r"\s*(?:z|wib|wita|wit|(?:am|pm)|(?:gmt|utc)?\s?[+-]\d{2}:?\d{2})?(?:\s*\([^()]*\))?$"
)
"""A time of day behind a date."""
_HOUR = re.compile(r"[\s,]+(?:(?:pukul|pkl|jam|at)\b\.?\s*\d{1,2}\s*(?:wib|wita|wit)?)$")
"""An hour alone behind a date."""
_BARE = re.compile(r"[0-9./-]+")
"""Nothing but digits and what stands between them."""
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_WORDS = re.compile(
    r"(?:[a-z']+,?\s+)??(?:(\d{1,2})(?:st|nd|rd|th)?[\s./-]*)?"
    r"([a-z]+)\.?[\s./,-]*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?'?(\d{4}|\d{2})"
)
_WEEKDAY = re.compile(
    r"(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum'?[au]t|sabtu|minggu|ahad|sun|mon|tues?|wed(?:nes)?"
    r"|thu(?:rs)?|fri|satur|sat)(?:day)?(?:\s+(?:legi|pahing|pon|wage|kliwon))?\b[\s,.]*"
    r"(?:(?:tanggal|tgl)\b\.?\s*)?"
)
_ABOUT = re.compile(
    r"(?:sekitar|kira-kira|kurang lebih|lebih kurang|k\.?l\.?|awal|pertengahan|akhir|akhr|medio"
    r"|bulan|bln|tanggal|tgl|about|around|circa|ca|early|mid|late|end of)[\s.:]+"
    r"|(?:\+/-|\u00b1|~)\s*"
)
"""Words before a date that leave it what it says."""
_UNTIL = re.compile(
    r"(?P<first>\d{1,2})\s*(?:s\.?\s?/?d\.?|sampai(?:\s+dengan)?|hingga|until|to|-|–)\s*\d{1,2}"
    r"(?P<rest>\s+[a-z]+\.?\s+\d{4})"
)
"""Some days of one month; the first of them is taken."""
_UNTIL_ANOTHER = re.compile(
    r"(?P<first>\d{1,2}[-/. ]+(?:\d{1,2}|[a-z]+)[-/. ]+\d{4})"
    r"\s+(?:s\.?\s?/?d\.?|sampai(?:\s+dengan)?|hingga|until|to|-|–)\s+\d{1,2}[-/. ].*"
)
"""One whole date until another; the first is taken."""
_ROMAN = re.compile(r"(?<=[-/. ])(i{1,3}|iv|vi{0,3}|ix|xi{0,2})(?=[-/. ])")
_ROMAN_MONTHS = {
    roman: str(month)
    for month, roman in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), start=1)
}
_STAMP = re.compile(r"((?:19|20)\d{6})\d{4}(?:\d{2})?")
"""Day and time in one run of digits."""
_CHRISTIAN = re.compile(r"(?<=\d{4})\s*(?:m|masehi|ad|ce)\.?$")


def read_date(
    value: str | int | float | date | datetime,
    *,
    order: str = "dmy",
    formats: Sequence[str] = (),
    today: date = REFERENCE_DAY,
) -> str:
    """A date as ISO text, partial when only a month or year is given.

    `order` is that of all-number dates (`dmy`, `mdy`, `ymd`); `formats` are strptime patterns tried
    first. A year of two digits is at most five years after `today`. Raises InvalidValue saying why.

    >>> read_date("12 Mei 2024"), read_date("03/2024"), read_date(45292)
    ('2024-05-12', '2024-03', '2024-01-01')
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _from_number(value)
    for pattern in formats:
        try:
            return datetime.strptime(value.strip(), pattern).date().isoformat()
        except ValueError:
            continue
    text = _date_alone(value)
    if match := _ISO.fullmatch(text):
        return _checked(value, *match.groups(), today=today)
    if match := _NUMBERS.fullmatch(text):
        return _from_parts(value, match.groups(), order, today)
    if match := _MONTH_YEAR.fullmatch(text):
        return _checked(value, match[2], match[1], None, today=today)
    if (match := _WORDS.fullmatch(text)) and match[2] in MONTHS:
        day = match[1] or match[3]
        return _checked(
            value,
            match[4],
            str(MONTHS[match[2]]),
            day,
            today=today,
        )
    if re.fullmatch(r"[0-9]{1,8}", text):
        return _from_number(int(text))
    if re.fullmatch(r"[0-9]{5}[.,][0-9]+", text):
        return _from_number(int(text[:5]))
    if match := _STAMP.fullmatch(text):
        return _from_number(int(match[1]))
    raise InvalidValue(
        message("{value}: not a date", value=value), "write it as 2024-03-15 or 15/03/2024"
    )


def _date_alone(value: str) -> str:
    """The date in small letters, without day of the week, time and words such as "about"."""
    if _BARE.fullmatch(value):
        return value
    text = " ".join(unicodedata.normalize("NFKC", value).casefold().split())
    text = text.replace("\u2019", "'").replace("\u2018", "'")
    text = _HOUR.sub("", _TIME.sub("", text.strip(" '\"`"))).rstrip(" ,")
    if match := _WEEKDAY.match(text):
        text = text[match.end() :]
    if match := _ABOUT.match(text):
        text = text[match.end() :]
    if match := _UNTIL.fullmatch(text):
        text = match["first"] + match["rest"]
    elif match := _UNTIL_ANOTHER.fullmatch(text):
        text = match["first"]
    return _ROMAN.sub(lambda roman: _ROMAN_MONTHS[roman[1]], _CHRISTIAN.sub("", text))


def is_valid(value: str, *, order: str = "dmy") -> bool:
    """Whether `read_date` can read it."""
    try:
        return bool(read_date(value, order=order))
    except InvalidValue:
        return False


def format_date(iso: str, language: str) -> str:
    """A date in words, as partial as it is.

    >>> format_date("2024-05-12", "id"), format_date("2024-05", "en")
    ('12 Mei 2024', 'May 2024')
    """
    year, *rest = (int(part) for part in iso.split("-"))
    if not rest:
        return str(year)
    day = date(year, rest[0], rest[1] if len(rest) > 1 else 1)
    return str(
        babel_format(
            day,
            "d MMMM y" if len(rest) > 1 else "MMMM y",
            locale=language,
        )
    )


def span(dates: Iterable[str | None]) -> tuple[str | None, str | None]:
    """The first and the last of some dates; None where there is none."""
    known = sorted(day for day in dates if day)
    return (known[0], known[-1]) if known else (None, None)


def _from_number(value: float) -> str:
    """A year, a day number of a spreadsheet, or eight digits: year, month and day."""
    if isinstance(value, bool) or not math.isfinite(value):
        raise InvalidValue(
            message("{value}: not a date", value=value), "write it as 2024-03-15 or 15/03/2024"
        )
    whole = int(value)
    if whole in _YEARS:
        return str(whole)
    if whole in _SERIALS:
        return (_EPOCH + timedelta(days=whole)).isoformat()
    text = str(whole)
    if len(text) == 8 and int(text[:4]) in _YEARS:
        return _checked(
            text,
            text[:4],
            text[4:6],
            text[6:],
            today=REFERENCE_DAY,
        )
    raise InvalidValue(
        message("{value}: not a date nor a spreadsheet's day number", value=value),
        "format the column as a date",
    )


def _from_parts(value: str, parts: tuple[str, ...], order: str, today: date) -> str:
    if len(parts[0]) == 4:
        year, month, day = parts
        return _checked(value, year, month, day, today=today)
    named = dict(zip(order, parts, strict=True))
    return _checked(
        value,
        named["y"],
        named["m"],
        named["d"],
        today=today,
    )


def _checked(value: str, year: str, month: str | None, day: str | None, *, today: date) -> str:
    """The ISO date of these parts; raises InvalidValue where there is no such day."""
    y = int(year)
    if len(year) == 2:
        y += 1900 if y > (today.year % 100) + 5 else 2000
    if y not in _YEARS:
        raise InvalidValue(
            message("{value}: year {y} is not between 1900 and 2100", value=value, y=y),
            "check the year",
        )
    if month is None:
        return f"{y:04}"
    m = int(month)
    if not 1 <= m <= 12:
        raise InvalidValue(message("{value}: no such month", value=value), "check day and month")
    if day is None:
        return f"{y:04}-{m:02}"
    d = int(day)
    if not 1 <= d <= monthrange(y, m)[1]:
        raise InvalidValue(message("{value}: no such day", value=value), "check the day")
    return f"{y:04}-{m:02}-{d:02}"
