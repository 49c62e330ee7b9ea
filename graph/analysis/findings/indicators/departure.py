"""I18, I19: departures for work under another purpose, and who placed workers without a licence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.indicator_input import IndicatorInput, ids
from graph.analysis.networks.properties import licence_of
from graph.model import Case, Id, Relationship
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
        other_purpose = bool(case.visa) and _is_one(case.visa, limits["visas"])
        if other_purpose and _promises_work(inquiry, case):
            visas[fold(case.visa).strip()].append(case_id)
        day = inquiry.day(case_id)
        if any(_closed(case, day, entry, limits["domestic"]) for entry in limits["closed"]):
            closed[case.destination.country].append(case_id)
    for visa, cases in sorted(visas.items()):
        countries = list(inquiry.countries(cases))
        params = {"cases": len(cases), "visa": visa, "countries": countries}
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
        by_status: defaultdict[str, list[Relationship]] = defaultdict(list)
        for act in acts:
            status = licence_of(act)
            if status in _LACKING:
                by_status[status].append(act)
        for status, lacking in sorted(by_status.items()):
            yield _without_licence(party, status, lacking)
    for party, acts in sorted(inquiry.acts_of.items()):
        placing = [act for act in acts if ROLES[act.role].group in _PLACES]
        cases = sorted({act.end for act in placing})
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


def _without_licence(party: Id, status: str, acts: list[Relationship]) -> Firing:
    cases = {act.end for act in acts}
    return Firing(
        code="I19",
        variant="licence",
        subject=party,
        params={"cases": len(cases), "licence": status},
        entities=(party,),
        relationships=ids(*acts),
        cases=tuple(sorted(cases)),
        force=Force.MEDIUM if status == "unlisted" else Force.STRONG,
    )


def _of_cases(
    inquiry: IndicatorInput,
    variant: str,
    cases: Iterable[Id],
    params: Mapping[str, Any],
    force: Force,
) -> Firing:
    """One firing for all complaints of one visa or one country."""
    found = tuple(sorted(cases))
    acts = inquiry.acts_in_any(found)
    return Firing(
        code="I18",
        variant=variant,
        subject=inquiry.network,
        params=params,
        entities=found,
        relationships=ids(*acts),
        cases=found,
        force=force,
    )


def _is_one(text: str, words: Iterable[str]) -> bool:
    plain = f" {fold(text)} "
    return any(f" {fold(word)} " in plain for word in words)


def _promises_work(inquiry: IndicatorInput, case: Case) -> bool:
    if case.sector:
        return True
    codes = {fact.code for fact in inquiry.facts[case.id]}
    acts = inquiry.acts_in.get(case.id, ())
    groups = {ROLES[act.role].group for act in acts}
    return bool(codes & _PROMISED or groups & _PLACES)


def _closed(case: Case, day: str, entry: Mapping[str, str], domestic: Iterable[str]) -> bool:
    """Whether an entry of the list closes the country of a case for its work on its day."""
    if case.destination.country != entry["country"]:
        return False
    work = case.sector.replace("_", " ")
    if entry["sector"] == "domestic" and not _is_one(work, domestic):
        return False
    since, until = entry["since"], entry["until"]
    # A case without a day counts against an entry without days only.
    if not day:
        return not since and not until
    if day < since:
        return False
    return not until or day <= until


def _is_alone(inquiry: IndicatorInput, party: Id, cases: Iterable[Id]) -> bool:
    """Whether nothing joins a person to a company, in cases that name none that places workers."""
    entity = inquiry.evidence.entities.get(party)
    if entity is None or entity.kind is not EntityKind.PERSON:
        return False
    if entity.properties.get("organization"):
        return False
    employments = inquiry.evidence.by_kind.get(RelationshipKind.WORKS_FOR, ())
    if any(employment.start == party for employment in employments):
        return False
    for act in inquiry.acts_in_any(cases):
        other = inquiry.evidence.entities.get(act.start)
        if other and other.kind is EntityKind.ORGANIZATION:
            return False
    return True
