"""I22, I23: the ILO's indicators of forced labour, and the elements, in each complaint."""

from collections.abc import Iterator, Mapping, Sequence

from graph.analysis.findings.indicators.coverage import cover_case
from graph.analysis.findings.indicators.facts import CaseFact, meanings
from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.indicator_input import IndicatorInput

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
        told = [fact for fact in facts if meanings()[fact.code].ilo or _is(fact, "purpose")]
        coded = [fact for fact in told if not fact.extracted]
        rule, force = _rule(limits, coded), Force.MEDIUM
        if rule:
            force = Force.STRONG
        extracted = rule is None
        if extracted:
            rule, force = _rule(limits, told), Force.WEAK
        if rule is None:
            continue
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
            force=force,
            extracted=extracted,
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
        # Reversed, so that of two facts of one element the first, a coded one, is kept.
        facts = reversed(inquiry.facts[case_id])
        beside = {meanings()[fact.code].element: fact for fact in facts}
        crossing, departure = beside.get("border"), beside.get("departure")
        outside = case.procedural == "no"
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
        elif crossing or departure or outside:
            told = crossing or departure
            # A departure that a column calls outside the procedure needs no narrative.
            needs_narrative = crossing is not None or not outside
            yield Firing(
                code="I23",
                variant="border" if crossing else "departure",
                subject=case_id,
                params={"lacking": list(found.lacking)},
                entities=(case_id,),
                cases=(case_id,),
                force=Force.WEAK,
                extracted=told is not None and told.extracted and needs_narrative,
            )


def _rule(limits: Mapping[str, float], told: Sequence[CaseFact]) -> str | None:
    """By which rule some facts are enough; None when they are not.

    It is `rule` for strong means with exploitation, empty for their number.
    """
    means = [fact for fact in told if _is(fact, "means")]
    strong = [fact for fact in means if meanings()[fact.code].strength == _STRONG]
    exploited = [fact for fact in told if _is(fact, "purpose")]
    if len(strong) >= limits["strong_means"] and len(exploited) >= limits["min_exploitation"]:
        return "rule"
    if len(_ilo(told)) >= limits["min_indicators"]:
        return ""
    return None


def _ilo(told: Sequence[CaseFact]) -> set[str]:
    return {meanings()[fact.code].ilo for fact in told} - {""}


def _ilo_all() -> set[str]:
    return {meaning.ilo for meaning in meanings().values()} - {""}


def _is(fact: CaseFact, element: str) -> bool:
    return meanings()[fact.code].element == element
