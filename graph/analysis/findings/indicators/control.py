"""I22, I23: the ILO's indicators of forced labour, and act, means and purpose, in each
complaint.
"""

from collections.abc import Iterator, Mapping, Sequence

from graph.analysis.findings.indicators.coverage import cover_case
from graph.analysis.findings.indicators.facts import Fact, meanings
from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.inquiry import IndicatorInput

_STRONG = "strong"


def control_set(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I22: complaints that tell of `min_indicators` of the eleven ILO indicators, or of
    `strong_means` strong means of control with `min_exploitation` signs of exploitation.

    Where coded facts alone are not enough, and words of the narrative are needed for it, it is
    weak. Source: ILO indicators of forced labour (2012), strength after the operational indicators
    (2009).
    """
    limits = inquiry.thresholds.of("I22")
    for case_id, facts in inquiry.facts.items():
        told = [
            fact
            for fact in facts
            if meanings()[fact.code].ilo or meanings()[fact.code].element == "purpose"
        ]
        coded = _rule(limits, [fact for fact in told if not fact.extracted])
        rule = _rule(limits, told) if coded is None else coded
        if rule is not None:
            yield Firing(
                code="I22",
                variant=rule,
                subject=case_id,
                params={
                    "count": len(_ilo(told)),
                    "of": len(_ilo_all()),
                    "facts": [fact.code for fact in told],
                },
                entities=(case_id,),
                cases=(case_id,),
                force=(Force.STRONG if rule else Force.MEDIUM) if coded is not None else Force.WEAK,
                extracted=coded is None,
            )


def elements(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I23: complaints for which act, means and purpose all have evidence: indications of
    trafficking to look into.

    Failing that, those of a departure outside the procedure, and those of a border crossing without
    inspection. Source: Palermo Protocol art. 3; UU 21/2007 art. 1(1); UU 18/2017 arts. 69 and 81;
    UU 6/2011 art. 120. The present text of each is to be checked.
    """
    for case_id, case in inquiry.cases.items():
        found = cover_case(inquiry, case_id)
        beside = {meanings()[fact.code].element: fact for fact in reversed(inquiry.facts[case_id])}
        if not found.lacking:
            yield Firing(
                code="I23",
                variant="child" if found.child else "three",
                subject=case_id,
                params={"facts": [fact.code for fact in found.facts]},
                entities=(case_id,),
                relationships=found.parts,
                cases=(case_id,),
                force=Force.WEAK if found.extracted else Force.STRONG,
                extracted=found.extracted,
            )
        elif "border" in beside or case.procedural == "no" or "departure" in beside:
            crossing = beside.get("border")
            told = crossing or beside.get("departure")
            extracted = bool(told and told.extracted and (crossing or case.procedural != "no"))
            yield Firing(
                code="I23",
                variant="border" if crossing else "departure",
                subject=case_id,
                params={"lacking": list(found.lacking)},
                entities=(case_id,),
                cases=(case_id,),
                force=Force.WEAK,
                extracted=extracted,
            )


def _rule(limits: Mapping[str, float], told: Sequence[Fact]) -> str | None:
    """By which rule some facts are enough: `rule` for strong means with exploitation, empty for
    their number.
    """
    strong = [
        fact for fact in told if _is(fact, "means") and meanings()[fact.code].strength == _STRONG
    ]
    exploited = [fact for fact in told if _is(fact, "purpose")]
    if len(strong) >= limits["strong_means"] and len(exploited) >= limits["min_exploitation"]:
        return "rule"
    return "" if len(_ilo(told)) >= limits["min_indicators"] else None


def _ilo(told: Sequence[Fact]) -> set[str]:
    return {meanings()[fact.code].ilo for fact in told} - {""}


def _ilo_all() -> set[str]:
    return {meaning.ilo for meaning in meanings().values()} - {""}


def _is(fact: Fact, element: str) -> bool:
    return meanings()[fact.code].element == element
