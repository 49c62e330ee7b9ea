"""I10, I11, I24, I26: the stages of the chain, officials near by, growth and replacement."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import networkx as nx

from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.indicator_input import IndicatorInput, days_between, ids
from graph.analysis.networks.properties import assessed_on, assessment_of
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
_WHOLE_DAY = len("2024-03-15")


def several_stages(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I10: a party named in `min_stages` stages of the chain: a candidate for who coordinates it.

    Strong in three stages or more. Source: Dutch networks of trafficked women; Palermo Protocol
    art. 3 (acts).
    """
    limits = inquiry.thresholds.of("I10")
    for party, acts in sorted(inquiry.acts_of.items()):
        stages = inquiry.stages_of(party)
        if len(stages) < limits["min_stages"]:
            continue
        cases = inquiry.cases_of(party)
        many = len(stages) > limits["min_stages"]
        yield Firing(
            code="I10",
            subject=party,
            params={
                "stages": [stage.value for stage in stages],
                "cases": len(cases),
            },
            entities=(party,),
            relationships=ids(*acts),
            cases=cases,
            force=Force.STRONG if many else Force.MEDIUM,
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
        lacking = [stage.value for stage in _CHAIN if stage not in named]
        if len(covered) < limits["min_stages"]:
            continue
        people = {act.start for act in acts}
        yield Firing(
            code="I11",
            variant="" if lacking else "whole",
            subject=case,
            params={
                "count": len(covered),
                "of": len(_CHAIN),
                "stages": covered,
                "lacking": lacking,
            },
            entities=(case, *sorted(people)),
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
    max_steps = int(limits["max_steps"])
    for official, acts in sorted(inquiry.acts_of.items()):
        own = [act for act in acts if act.role == _OFFICIAL]
        if not own:
            continue
        steps = nx.single_source_shortest_path_length(inquiry.graph, official, cutoff=max_steps)
        near = sorted(party for party in steps if party != official and party in inquiry.acts_of)
        if not near:
            continue
        direct = [party for party in near if steps[party] == 1]
        cases = {act.end for act in own}
        yield Firing(
            code="I24",
            subject=official,
            params={"parties": len(near), "direct": len(direct)},
            entities=(official, *near),
            relationships=ids(*own),
            cases=tuple(sorted(cases)),
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
    dated = []
    for case in inquiry.cases:
        day = inquiry.day(case)
        if len(day) == _WHOLE_DAY:
            dated.append((day, case))
    dated.sort()
    # One case alone is neither growth nor silence.
    if len(dated) > 1:
        last, _ = dated[-1]
        yield from _new_parties(inquiry, last, limits["growth_parties"], limits["growth_months"])
        yield from _silence(inquiry, dated, limits["dormant_months"])
    yield from _replaced(inquiry)


def _new_parties(
    inquiry: IndicatorInput, last: str, wanted: int, months: float
) -> Iterator[Firing]:
    """That so many parties, but not all, were first named in the last months of the data."""
    new = []
    for party in sorted(inquiry.acts_of):
        first, _ = inquiry.span(inquiry.cases_of(party))
        gap = days_between(first, last) if first else None
        if gap is not None and gap <= months * _MONTH:
            new.append(party)
    if wanted <= len(new) < len(inquiry.acts_of):
        cases = inquiry.cases_of_any(new)
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
    """The longest time without a case, if it is so many months; of equal ones the latest."""
    gaps = []
    for left, right in pairwise(dated):
        gap = days_between(left[0], right[0])
        if gap is not None and gap >= months * _MONTH:
            gaps.append((gap, left, right))
    if not gaps:
        return
    gap, (first, before), (last, after) = max(gaps, key=lambda found: (found[0], found[1]))
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
    for act in inquiry.acts:
        holders[act.role].add(act.start)
    first = {party: inquiry.span(inquiry.cases_of(party))[0] for party in inquiry.acts_of}
    for taken in _taken(inquiry):
        day = assessed_on(taken)
        others = sorted(holders[taken.role] - {taken.start})
        # Whose first day is not known may have been there all the time.
        later = [other for other in others if (first[other] or day) > day]
        if not later:
            continue
        successor = later[0]
        theirs = [act for act in inquiry.acts_of[successor] if act.role == taken.role]
        cases = {taken.end, *inquiry.cases_of(successor)}
        yield Firing(
            code="I26",
            variant="replaced",
            subject=successor,
            names={"before": taken.start},
            params={"roles": [taken.role], "day": day},
            entities=(taken.start, *later),
            relationships=ids(taken, *theirs),
            cases=tuple(sorted(cases)),
        )


def _taken(inquiry: IndicatorInput) -> tuple[Relationship, ...]:
    """Parts for which somebody was charged or convicted, by party and role.

    Of each party and role it is the part of the first known day.
    """
    assessed = [act for act in inquiry.acts if assessment_of(act) in _TAKEN and assessed_on(act)]
    found: dict[tuple[Id, str], Relationship] = {}
    for act in sorted(assessed, key=lambda act: (assessed_on(act), act.id)):
        found.setdefault((act.start, act.role), act)
    return tuple(found[key] for key in sorted(found))
