"""Every part of a briefing by the name that forms call it by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.briefing.matter import Matter
from app.briefing.parts import cases, people, source, summary
from app.briefing.parts.assessments import assessments
from app.briefing.parts.chronology import chronology
from app.briefing.parts.content import Content, FactContent
from app.briefing.parts.elements import elements
from app.briefing.parts.opinions import (
    alternatives,
    gaps,
    questions,
    read_in_narratives,
    steps_to_take,
    written,
)
from app.briefing.parts.picture import picture
from app.wording.labels import N_

_NOT_SAID = N_("The reports do not say.")
_NOT_WRITTEN = N_("Nothing has been written here yet.")


@dataclass(frozen=True, slots=True)
class FactPart:
    """A part that gives facts alone; it may stand anywhere."""

    write: Callable[[Matter], FactContent]
    none: str
    """What stands there when it gives nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that concludes or judges; it may not stand under facts."""

    write: Callable[[Matter], Content]
    none: str


FACT_PARTS: Mapping[str, FactPart] = {
    "counts": FactPart(summary.counts, _NOT_SAID),
    "cases": FactPart(cases.scope, N_("No case is known.")),
    "routes": FactPart(cases.routes, N_("No case tells a route.")),
    "reading_aid": FactPart(people.reading_aid, _NOT_SAID),
    "parties": FactPart(people.parties, N_("No party is reported.")),
    "cleared": FactPart(people.cleared, N_("Nobody was cleared.")),
    "links": FactPart(
        people.links,
        N_(
            "No source states a direct link; the parties are tied by cases and identifiers in"
            " common."
        ),
    ),
    "victims": FactPart(people.victims, _NOT_SAID),
    "victim_count": FactPart(people.victim_count, _NOT_SAID),
    "chronology": FactPart(chronology, N_("No case is known.")),
    "source": FactPart(source.where_from, _NOT_SAID),
    "channel": FactPart(source.how_obtained, _NOT_SAID),
    "time": FactPart(source.when_obtained, _NOT_SAID),
    "value": FactPart(source.value, N_("No claim was graded.")),
}
OTHER_PARTS: Mapping[str, Part] = {
    "summary": Part(summary.summary, _NOT_SAID),
    "picture": Part(picture, _NOT_SAID),
    "ranking": Part(people.ranking, N_("No order was computed.")),
    "concluded_links": Part(people.concluded_links, N_("Nobody is taken for probably one person.")),
    "judgement": Part(written("judgement"), N_("No judgement has been written.")),
    "analysis": Part(read_in_narratives, N_("Nothing was read in narratives, or it is withheld.")),
    "outlook": Part(written("outlook"), _NOT_WRITTEN),
    "steps": Part(written("steps"), _NOT_WRITTEN),
    "recommendation": Part(written("recommendation"), _NOT_WRITTEN),
    "follow_up": Part(steps_to_take, _NOT_WRITTEN),
    "alternatives": Part(alternatives, N_("No other explanation has been written.")),
    "questions": Part(questions, N_("Nothing is asked.")),
    "gaps": Part(gaps, N_("None of those counted here.")),
    "assessments": Part(assessments, N_("No party is reported.")),
    "elements": Part(elements, N_("No article is listed.")),
    "sources": Part(cases.sources, _NOT_SAID),
}
PARTS = (*FACT_PARTS, *OTHER_PARTS)
