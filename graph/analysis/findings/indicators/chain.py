"""I10, I11, I24, I26: the stages of the chain and who stands in them, officials near by, growth and
replacement.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import networkx as nx

from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.inquiry import IndicatorInput, days_between, ids
from graph.model import Id, Relationship
from graph.schema import ROLES, AssessmentStatus, Stage

_CHAIN = (
    Stage.RECRUIT,
    Stage.SHELTER,
    Stage.TRANSPORT,
    Stage.IMMIGRATION,
    Stage.RECEIVE,
    Stage.EXPLOIT,
)
"""The stages that a whole chain has; money and documents run beside them."""
_OFFICIAL = "oknum_petugas"
_TAKEN = frozenset({AssessmentStatus.CHARGED, AssessmentStatus.CONVICTED})
_MONTH = 30.44


def several_stages(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I10: a party named in `min_stages` stages of the chain: a candidate for who coordinates it.

    Strong in three stages or more. Source: Dutch networks of trafficked women; Palermo Protocol
    art. 3 (acts).
    """
    limits = inquiry.thresholds.of("I10")
    for party, acts in sorted(inquiry.acts_of.items()):
        stages = inquiry.stages_of(party)
        if len(stages) >= limits["min_stages"]:
            yield Firing(
                code="I10",
                subject=party,
                params={
                    "stages": [stage.value for stage in stages],
                    "cases": len(inquiry.cases_of(party)),
                },
                entities=(party,),
                relationships=ids(*acts),
                cases=inquiry.cases_of(party),
                force=Force.STRONG if len(stages) > limits["min_stages"] else Force.MEDIUM,
            )


def chain_completeness(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I11: complaints in which `min_stages` of the six stages have a named party, with those that
    lack one.

    Recruitment, shelter, transport, immigration checks, reception, employment. Source: I10; BP3MI's
    remark that nobody would dare without a coordinator.
    """
    limits = inquiry.thresholds.of("I11")
    for case, acts in sorted(inquiry.acts_in.items()):
        named = {ROLES[act.role].stage for act in acts}
        covered = [stage.value for stage in _CHAIN if stage in named]
        if len(covered) >= limits["min_stages"]:
            yield Firing(
                code="I11",
                variant="whole" if len(covered) == len(_CHAIN) else "",
                subject=case,
                params={
                    **{"count": len(covered), "of": len(_CHAIN), "stages": covered},
                    "lacking": [stage.value for stage in _CHAIN if stage not in named],
                },
                entities=(case, *sorted({act.start for act in acts})),
                relationships=ids(*acts),
                cases=(case,),
            )


def insider_proximity(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I24: an official named in a report, with the parties within `max_steps` ties: restrict who
    handles it.

    Source: an irregular passport issued (Sulsel 2023); a former employee of the placement agency
    (Banten 2023).
    """
    limits = inquiry.thresholds.of("I24")
    for official, acts in sorted(inquiry.acts_of.items()):
        mine = [act for act in acts if act.role == _OFFICIAL]
        if not mine:
            continue
        steps = nx.single_source_shortest_path_length(
            inquiry.graph, official, cutoff=int(limits["max_steps"])
        )
        near = sorted(step for step in steps if step != official and step in inquiry.acts_of)
        if near:
            yield Firing(
                code="I24",
                subject=official,
                params={"parties": len(near), "direct": sum(steps[party] == 1 for party in near)},
                entities=(official, *near),
                relationships=ids(*mine),
                cases=tuple(sorted({relationship.end for relationship in mine})),
            )


def growth(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I26: new parties in the last months of the data, silence and return, somebody new in the role
    of one charged.

    Fires when `growth_parties` parties were first named in the last `growth_months`, when no case
    fell into `dormant_months` and some did again, and when a party took a role after its holder was
    charged or convicted. The day of a case is that of departure, else of the report. Months are
    counted back from the newest case of the network whose day is known, not from today. Source: the
    phases of the Caviar network (Morselli 2009).
    """
    limits = inquiry.thresholds.of("I26")
    dated = sorted(
        (inquiry.day(case), case)
        for case in inquiry.cases
        if len(inquiry.day(case)) == len("2024-03-15")
    )
    if len(dated) > 1:
        yield from _new_parties(
            inquiry, dated[-1][0], limits["growth_parties"], limits["growth_months"]
        )
        yield from _silence(inquiry, dated, limits["dormant_months"])
    yield from _replaced(inquiry)


def _new_parties(
    inquiry: IndicatorInput, last: str, wanted: int, months: float
) -> Iterator[Firing]:
    new = []
    for party in sorted(inquiry.acts_of):
        first = inquiry.span(inquiry.cases_of(party))[0]
        gap = days_between(first, last) if first else None
        if gap is not None and gap <= months * _MONTH:
            new.append(party)
    if len(new) >= wanted and len(new) < len(inquiry.acts_of):
        cases = {case for party in new for case in inquiry.cases_of(party)}
        yield Firing(
            code="I26",
            variant="growth",
            subject=inquiry.network,
            params={"parties": len(new), "months": months, "last": last},
            entities=tuple(new),
            cases=tuple(sorted(cases)),
        )


def _silence(
    inquiry: IndicatorInput, dated: list[tuple[str, Id]], months: float
) -> Iterator[Firing]:
    gaps = [
        (gap, left, right)
        for left, right in pairwise(dated)
        if (gap := days_between(left[0], right[0])) is not None and gap >= months * _MONTH
    ]
    if gaps:
        gap, (first, before), (last, after) = max(gaps, key=lambda gap: (gap[0], gap[1]))
        yield Firing(
            code="I26",
            variant="silence",
            subject=inquiry.network,
            params={"months": int(gap / _MONTH), "first": first, "last": last},
            entities=(before, after),
            cases=tuple(sorted({before, after})),
        )


def _replaced(inquiry: IndicatorInput) -> Iterator[Firing]:
    """Parties who were first named, in the role of one who was charged, after that day."""
    holders: defaultdict[str, set[Id]] = defaultdict(set)
    for relationship in inquiry.acts:
        holders[relationship.role].add(relationship.start)
    first = {party: inquiry.span(inquiry.cases_of(party))[0] for party in inquiry.acts_of}
    for relationship in _taken(inquiry):
        day = str(relationship.properties["assessed_on"])
        later = [
            other
            for other in sorted(holders[relationship.role])
            if other != relationship.start and (first[other] or day) > day
        ]
        if later:
            yield Firing(
                code="I26",
                variant="replaced",
                subject=later[0],
                names={"before": relationship.start},
                params={"roles": [relationship.role], "day": day},
                entities=(relationship.start, *later),
                relationships=ids(
                    relationship,
                    *(act for act in inquiry.acts_of[later[0]] if act.role == relationship.role),
                ),
                cases=tuple(sorted({relationship.end, *inquiry.cases_of(later[0])})),
            )


def _taken(inquiry: IndicatorInput) -> tuple[Relationship, ...]:
    """Parts for which somebody was charged or convicted, of each party and role the one of the
    first known day.
    """
    found: dict[tuple[Id, str], Relationship] = {}
    dated = (act for act in inquiry.acts if act.properties.get("assessment") in _TAKEN)
    for relationship in sorted(
        dated, key=lambda part: (str(part.properties.get("assessed_on") or ""), part.id)
    ):
        if relationship.properties.get("assessed_on"):
            found.setdefault((relationship.start, relationship.role), relationship)
    return tuple(found[key] for key in sorted(found))
