"""What the indicators find in one network: firings, what is silent or missing, coverage, and a
priority in parts.

The priority is an order for reading and never a verdict: a plain sum whose parts are all shown.
"""

from collections import defaultdict
from collections.abc import Iterable

from graph.analysis.findings.indicators.coverage import Coverage, cover_case, cover_network
from graph.analysis.findings.indicators.firing import Firing, Missing
from graph.analysis.findings.indicators.indicator_input import IndicatorInput
from graph.analysis.findings.indicators.registry import INDICATORS, fired, missing
from graph.analysis.findings.indicators.thresholds import Thresholds
from graph.analysis.networks.ranking import Reason
from graph.model import Id, Value


class IndicatorPart(Value, frozen=True, omit_defaults=True):
    """What one indicator adds to the priority."""

    code: str
    firings: int
    points: float
    capped: bool = False
    """Whether its firings together would have given more."""


class Priority(Value, frozen=True, omit_defaults=True):
    """In what order to look at networks: the points of what a network spans, and of what its
    indicators found.
    """

    total: float
    spans: tuple[Reason, ...] = ()
    indicators: tuple[IndicatorPart, ...] = ()


class Findings(Value, frozen=True, omit_defaults=True):
    """Everything that the indicators say of one network."""

    network: Id
    fired: tuple[Firing, ...]
    silent: tuple[str, ...]
    """Codes of those that could be computed in full and found nothing."""
    missing: tuple[Missing, ...]
    coverage: Coverage
    cases: tuple[Coverage, ...]
    """The same case by case, by id."""
    priority: Priority


def find_indicators(inquiry: IndicatorInput, *, of_victims: bool = True) -> Findings:
    """Compute every indicator for one network; without `of_victims` nothing that singles out one
    victim.
    """
    found = tuple(firing for firing in fired(inquiry) if of_victims or not firing.of_victim)
    lacking = missing(inquiry)
    # Silent is who could be computed in full and found nothing.
    told = {firing.code for firing in found}
    told |= {gap.code for gap in lacking}
    cases = tuple(cover_case(inquiry, case) for case in inquiry.cases)
    return Findings(
        network=inquiry.network,
        fired=found,
        silent=tuple(code for code in INDICATORS if code not in told),
        missing=lacking,
        coverage=cover_network(inquiry.network, cases),
        cases=cases,
        priority=prioritise(inquiry.evidence.network.reasons, found, inquiry.thresholds),
    )


def prioritise(
    spans: Iterable[Reason], found: Iterable[Firing], thresholds: Thresholds
) -> Priority:
    """The priority in its parts: each indicator adds its firings' points up to its `most`."""
    kept = tuple(span for span in spans if span.points)
    points: defaultdict[str, list[float]] = defaultdict(list)
    for firing in found:
        points[firing.code].append(firing.points)
    parts = tuple(
        _part(code, points[code], float(thresholds.of(code)["most"]))
        for code in INDICATORS
        if points[code]
    )
    total = sum(reason.points for reason in kept) + sum(part.points for part in parts)
    return Priority(total=round(total, 2), spans=kept, indicators=parts)


def _part(code: str, points: list[float], most: float) -> IndicatorPart:
    whole = round(sum(points), 2)
    return IndicatorPart(
        code=code, firings=len(points), points=min(whole, most), capped=whole > most
    )
