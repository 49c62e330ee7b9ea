"""When what a canvas shows happened: days of ties, and the bins of the time bar."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping
from datetime import MAXYEAR

from app.networks.explorer.shown.picture import Bin, Span
from graph.model import Case, Id, Relationship

MOST_BINS = 60
_STEPS = (1, 3, 12, 60, 240, 1_200, 12_000)
"""Months of one bin: a month, a quarter, a year, and more."""
_MOST_SPANS = 24
"""Spans of days of one node or tie that are told one by one."""


def days_of(link: Relationship, cases: Mapping[Id, Case]) -> list[Span]:
    """When a link was valid: by its own days, else on the days when its cases were reported."""
    first, last = link.first_on or link.last_on, link.last_on or link.first_on
    if first and last:
        return [(first, max(first, last))]
    reported = [cases[case].reported_on for case in link.cases if case in cases]
    return [(day, day) for day in reported if day]


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, each once; of very many only the whole from first to last."""
    found = sorted(set(spans))
    if len(found) > _MOST_SPANS:
        return ((found[0][0], max(last for _, last in found)),)
    return tuple(found)


def bins(spans: Collection[Span]) -> tuple[Bin, ...]:
    """How many spans touch each month, quarter or year, whichever are few enough."""
    if not spans:
        return ()
    first = min(_month(first) for first, _ in spans)
    last = max(_month(last, when_unsaid=12) for _, last in spans)
    months = next(step for step in _STEPS if (last - first) // step + 2 <= MOST_BINS)
    begin = first // months * months
    counts = [0] * ((last - begin) // months + 1)
    for since, until in spans:
        earliest = (_month(since) - begin) // months
        latest = (_month(until, when_unsaid=12) - begin) // months
        for place in range(earliest, latest + 1):
            counts[place] += 1

    starts = [begin + place * months for place in range(len(counts))]
    return tuple(
        Bin(first=_first_day(start), last=_last_day(start + months - 1), count=count)
        for start, count in zip(starts, counts, strict=True)
    )


def _month(day: str, *, when_unsaid: int = 1) -> int:
    """Months since the year 0."""
    year, month = int(day[:4]), int(day[5:7] or when_unsaid)
    return year * 12 + month - 1


def _first_day(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}-01"


def _last_day(month: int) -> str:
    year, number = month // 12, month % 12 + 1
    if year > MAXYEAR:
        return f"{MAXYEAR}-12-31"
    return f"{year:04}-{number:02}-{monthrange(year, number)[1]:02}"
