"""Dates in a text."""

import re
from collections.abc import Iterator
from datetime import date

from graph.dates import MONTHS, REFERENCE_DAY, read_date
from graph.errors import InvalidValue
from loaders.narrative.either import either
from loaders.narrative.found import Found, FoundKind

_NAME = either(sorted(MONTHS, key=lambda name: (-len(name), name)))
_INITIAL = r"(?=[ADFJMNOPS])"
"""What every name of a month begins with: most words behind a number need no closer look."""
_ORDINAL = r"(?:st|nd|rd|th)?"
_IN_WORDS = re.compile(
    r"(?=[0-9ADFJMNOPS])(?<![A-Za-z0-9])(?:"
    rf"[0-9]{{1,2}}{_ORDINAL}[ .\-/]{{1,2}}(?:of )?{_INITIAL}{_NAME}\.?,?"
    r"(?: (?:tahun )?|[\-/. ]{1,2})(?:[0-9]{4}|(?<=[\-/])[0-9]{2}|'[0-9]{2})"
    rf"|{_NAME}\.? [0-9]{{1,2}}{_ORDINAL},? [0-9]{{4}}"
    rf"|{_NAME}\.?,?[ \-/](?:(?:tahun )?[0-9]{{4}}|'[0-9]{{2}}))(?![0-9A-Za-z])",
    re.I | re.ASCII,
)
_IN_DIGITS = re.compile(
    r"(?=[0-9])(?<![A-Za-z0-9])(?<![0-9][\-/.])(?:"
    r"[0-9]{1,2}([\-/])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}"
    r"|[0-9]{4}([\-/])[0-9]{1,2}\2[0-9]{1,2})(?![A-Za-z0-9]|[\-/.][A-Za-z0-9])",
    re.ASCII,
)
_LONG_NAME = either(
    sorted((name for name in MONTHS if len(name) > 3 or name == "mei"), key=lambda n: (-len(n), n))
)
_NO_YEAR = re.compile(
    rf"(?=[0-9])(?<![A-Za-z0-9.,/\-])([0-9]{{1,2}}){_ORDINAL} (?:of"
    rf" )?{_INITIAL}({_LONG_NAME})(?![A-Za-z0-9])"
    r"(?!\.?,?[ \-/](?:tahun )?[0-9])",
    re.I | re.ASCII,
)
_NUMBERED = re.compile(r"(?:\b(?:no|nomor|number)\b\.?|#)\s*$", re.I)
_OTHER_WORD = re.compile(r"(?:skor|score|versi|version|rt|rw|ayat|pasal)\s*$", re.I)


def find_dates(
    text: str, reported_on: str | None = None, today: date = REFERENCE_DAY
) -> Iterator[Found]:
    """Every date with its month.

    A day and month alone become the last such day before `reported_on`, unsure.
    """
    for match in _IN_WORDS.finditer(text):
        iso = _read(re.sub(r"(?i)\b(?:tahun|of) ", "", match[0]), today=today)
        if iso:
            yield _found(text, *match.span(), iso)
    for match in _IN_DIGITS.finditer(text):
        before = text[max(0, match.start() - 10) : match.start()]
        if _NUMBERED.search(before) or _OTHER_WORD.search(before):
            continue
        iso = _read(match[0], today=today)
        if iso:
            yield _found(text, *match.span(), iso)
        elif iso := _read(match[0], order="mdy", today=today):
            yield _found(text, *match.span(), iso, sure=False)
    if reported_on:
        for match in _NO_YEAR.finditer(text):
            iso = _last_before(reported_on, match[1], match[2])
            if iso:
                yield _found(text, *match.span(), iso, sure=False)


def _read(written: str, *, order: str = "dmy", today: date = REFERENCE_DAY) -> str:
    try:
        return read_date(written, order=order, today=today)
    except InvalidValue:
        return ""


def _last_before(reported_on: str, day: str, month: str) -> str:
    """The latest such day that is not after the report; empty when there is none."""
    if not re.match(r"[0-9]{4}(?![0-9])", reported_on, re.ASCII):
        return ""
    year = int(reported_on[:4])
    for candidate in (year, year - 1):
        iso = _read(f"{day} {month} {candidate}")
        if iso and iso <= f"{reported_on}-12-31"[:10]:
            return iso
    return ""


def _found(text: str, start: int, end: int, iso: str, *, sure: bool = True) -> Found:
    return Found(
        kind=FoundKind.DATE, start=start, end=end, text=text[start:end], date=iso, sure=sure
    )
