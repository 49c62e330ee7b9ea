"""When what a canvas shows happened: days of ties, and the bins of the time bar."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping

from app.networks.explorer.picture import Bin, Span
from graph.model import Case, Id, Relationship

MOST_BINS = 60
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
    first = min(first for first, _ in spans)
    last = max(last for _, last in spans)
    for months in (1, 3, 12, 60, 240):
        edges = _edges(first, last, months)
        if len(edges) <= MOST_BINS:
            break

    counts = [0] * len(edges)
    origin = _month(edges[0][0])
    for begin, end in spans:
        since = (_month(begin) - origin) // months
        until = (_month(end, when_unsaid=12) - origin) // months
        for place in range(since, min(until, len(edges) - 1) + 1):
            counts[place] += 1
    return tuple(
        Bin(first=edge[0], last=edge[1], count=count)
        for edge, count in zip(edges, counts, strict=True)
    )


def _edges(first: str, last: str, months: int) -> list[Span]:
    """The first and last day of each bin."""
    begin = _month(first) // months * months
    end = _month(last, when_unsaid=12)
    starts = range(begin, end + 1, months)
    return [(_first_day(month), _last_day(month + months - 1)) for month in starts]


def _month(day: str, *, when_unsaid: int = 1) -> int:
    """Months since the year 0."""
    year, month = int(day[:4]), int(day[5:7] or when_unsaid)
    return year * 12 + month - 1


def _first_day(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}-01"


def _last_day(month: int) -> str:
    year, number = month // 12, month % 12 + 1
    return f"{year:04}-{number:02}-{monthrange(year, number)[1]:02}"
