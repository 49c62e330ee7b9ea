"""I18, I19: departures for work under another purpose, and who placed workers without a licence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.inquiry import IndicatorInput, ids
from graph.model import Case, Id
from graph.names import fold
from graph.schema import ROLES, EntityKind, RelationshipKind, RoleGroup

_PROMISED = frozenset({"job_promise", "recruited"})
_LACKING = frozenset({"unlisted", "expired", "not_yet", "revoked", "suspended"})
_PLACES = frozenset({RoleGroup.RECRUITER, RoleGroup.SPONSOR})


def visa_mismatch(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I18: departures, made or prevented, on a visa for another purpose where work was promised, or
    to a country where no one is placed.

    Work counts as promised by the column for the job, by what the case says, or by a party reported
    as recruiter. The list of countries holds from day to day and for all work or domestic work; a
    case without a day counts against an entry without days only. Source: BP3MI Sulut, Kepri,
    Sulteng; the list is the office's to keep.
    """
    limits = inquiry.thresholds.of("I18")
    visas: defaultdict[str, list[Id]] = defaultdict(list)
    closed: defaultdict[str, list[Id]] = defaultdict(list)
    for case_id, case in inquiry.cases.items():
        if case.visa and _is_one(case.visa, limits["visas"]) and _promises_work(inquiry, case):
            visas[fold(case.visa).strip()].append(case_id)
        if any(
            _closed(case, inquiry.day(case_id), limit, limits["domestic"])
            for limit in limits["closed"]
        ):
            closed[case.destination.country].append(case_id)
    for visa, cases in sorted(visas.items()):
        params = {"cases": len(cases), "visa": visa, "countries": list(inquiry.countries(cases))}
        yield _of_cases(inquiry, "visa", cases, params, Force.MEDIUM)
    for country, cases in sorted(closed.items()):
        params = {"cases": len(cases), "countries": [country]}
        yield _of_cases(inquiry, "closed", cases, params, Force.STRONG)


def licence_gap(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I19: a company that no loaded list licenses on the day of the case, or an individual without
    any company who is reported to recruit in `min_cases` complaints.

    That a list does not hold a company is no proof that it has no licence. Source: UU 18/2017 arts.
    54 and 69.
    """
    limits = inquiry.thresholds.of("I19")
    for party, acts in sorted(inquiry.acts_of.items()):
        lacking = [act for act in acts if act.properties.get("licence") in _LACKING]
        for status in sorted({str(relationship.properties["licence"]) for relationship in lacking}):
            mine = [
                relationship
                for relationship in lacking
                if relationship.properties["licence"] == status
            ]
            yield Firing(
                code="I19",
                variant="licence",
                subject=party,
                params={
                    "cases": len({relationship.end for relationship in mine}),
                    "licence": status,
                },
                entities=(party,),
                relationships=ids(*mine),
                cases=tuple(sorted({relationship.end for relationship in mine})),
                force=Force.MEDIUM if status == "unlisted" else Force.STRONG,
            )
    for party, acts in sorted(inquiry.acts_of.items()):
        placing = [act for act in acts if ROLES[act.role].group in _PLACES]
        cases = sorted({relationship.end for relationship in placing})
        if len(cases) >= limits["min_cases"] and _is_alone(inquiry, party, cases):
            yield Firing(
                code="I19",
                variant="individual",
                subject=party,
                params={"cases": len(cases)},
                entities=(party,),
                relationships=ids(*placing),
                cases=tuple(cases),
                force=Force.WEAK,
            )


def _of_cases(
    inquiry: IndicatorInput,
    variant: str,
    cases: Iterable[Id],
    params: Mapping[str, Any],
    force: Force,
) -> Firing:
    found = tuple(sorted(cases))
    return Firing(
        code="I18",
        variant=variant,
        subject=inquiry.network,
        params=params,
        entities=found,
        relationships=ids(*(act for case in found for act in inquiry.acts_in.get(case, ()))),
        cases=found,
        force=force,
    )


def _is_one(text: str, words: Iterable[str]) -> bool:
    plain = f" {fold(text)} "
    return any(f" {fold(word)} " in plain for word in words)


def _promises_work(inquiry: IndicatorInput, case: Case) -> bool:
    told = {fact.code for fact in inquiry.facts[case.id]}
    roles = {ROLES[relationship.role].group for relationship in inquiry.acts_in.get(case.id, ())}
    return bool(case.sector or told & _PROMISED or roles & _PLACES)


def _closed(case: Case, day: str, entry: Mapping[str, str], domestic: Iterable[str]) -> bool:
    if case.destination.country != entry["country"]:
        return False
    if entry["sector"] == "domestic" and not _is_one(case.sector.replace("_", " "), domestic):
        return False
    dated = entry["since"] or entry["until"]
    if dated and not day:
        return False
    return entry["since"] <= (day or entry["since"]) and (
        not entry["until"] or day <= entry["until"]
    )


def _is_alone(inquiry: IndicatorInput, party: Id, cases: Iterable[Id]) -> bool:
    """Whether somebody is a person whom nothing joins to a company, in cases that name none that
    places workers.
    """
    entity = inquiry.evidence.entities.get(party)
    if (
        entity is None
        or entity.kind is not EntityKind.PERSON
        or entity.properties.get("organization")
    ):
        return False
    employed = (
        relationship.start
        for relationship in inquiry.evidence.by_kind.get(RelationshipKind.WORKS_FOR, ())
    )
    firms = {
        act.start
        for case in cases
        for act in inquiry.acts_in.get(case, ())
        if (other := inquiry.evidence.entities.get(act.start))
        and other.kind is EntityKind.ORGANIZATION
    }
    return party not in set(employed) and not firms
