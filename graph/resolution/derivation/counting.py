"""How often and how much, when several sources tell of the same events.

What two of them tell counts once.

Decisions.
A payment told by two sources with its day and amount is one payment: a bank statement and a list of
transfers overlap more often than two people pay the same sum twice on a day. Within one source
every line counts.
Calls are counted by each source over a span of days; where the spans of two sources overlap, the
larger count stands.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from graph.model import Id

DatedReport = tuple[Id, str | None, str | None, int]
"""Source, first and last day, and how many."""
Payment = tuple[Id, str | None, float | None, int]
"""Source, day, amount, and how many lines."""


def count_calls(told: Iterable[DatedReport]) -> int:
    """How many calls, sources whose spans overlap told apart from those that follow each other.

    >>> count_calls([("cdr", "2026-01-01", "2026-01-31", 9), ("hp", "2026-01-05", "2026-01-20", 4)])
    9
    >>> january = ("january", "2026-01-01", "2026-01-31", 9)
    >>> count_calls([january, ("february", "2026-02-01", "2026-02-28", 4)])
    13
    """
    spans: dict[Id, list[tuple[str, str, int]]] = defaultdict(list)
    undated = 0
    for source, first, last, count in told:
        if first is None:
            undated += count
        else:
            spans[source].append((first, last or first, count))
    whole = []
    for several in spans.values():
        firsts, lasts, counts = zip(*several, strict=True)
        whole.append((min(firsts), max(lasts), sum(counts)))
    whole.sort()
    total, until, most = undated, "", 0
    for first, last, count in whole:
        if first <= until:
            until, most = max(until, last), max(most, count)
        else:
            total, until, most = total + most, last, count
    return total + most


def sum_payments(told: Iterable[Payment]) -> tuple[float, int]:
    """The whole amount and the number of payments, those that several sources tell counted once.

    >>> twice = [("bank", "2026-01-04", 7.5, 1), ("list", "2026-01-04", 7.5, 1)]
    >>> sum_payments([*twice, ("list", "2026-01-05", 1.0, 1)])
    (8.5, 2)
    """
    lines: dict[tuple[str, float | None], Counter[Id]] = defaultdict(Counter)
    amount, count = 0.0, 0
    for source, day, paid, number in told:
        if day is None:
            amount, count = amount + (paid or 0.0), count + number
        else:
            lines[day, paid][source] += number
    for (_, paid), sources in lines.items():
        most = max(sources.values())
        amount, count = amount + (paid or 0.0) * most, count + most
    return round(amount, 2), count
