"""I16, I17: passports that belong together, documents that contradict what is reported."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.indicator_input import IndicatorInput, ids
from graph.analysis.networks.properties import value_of
from graph.identifiers import nik
from graph.model import Entity, Id, Mention, Relationship
from graph.names import compatible_names
from graph.places import find_region
from graph.schema import ROLES, EntityKind, RelationshipKind, Scheme, Stage

_PASSPORT = re.compile(r"([A-Z]{1,2})(\d{6,7})")
_PROVED = (Scheme.NIK, Scheme.PASSPORT)
_DIVIDED = {"21": "14", "65": "64", "76": "73", "93": "91", "94": "91", "95": "91", "96": "92"}
"""Provinces that others were divided into since 2002, and these others: a NIK given before the
division keeps their number (Kepulauan Riau, Kalimantan Utara, Sulawesi Barat, and those of Papua in
2022).
"""


def document_cluster(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I16: passports of different people within `max_gap` numbers of each other; one person who
    handled documents in `handler_cases` complaints; a party whose NIK is of another province than
    the reported home.

    Source: passports issued in a row (Sulsel 2023); immigration law UU 6/2011. A NIK keeps the
    region of its first registration for life, so the last is weak; that a province was divided
    since is no move.
    """
    limits = inquiry.thresholds.of("I16")
    yield from _in_a_row(inquiry, limits)
    yield from _handlers(inquiry, limits)
    yield from _elsewhere(inquiry)


def identity_mismatch(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I17: a NIK that says another day of birth or sex than was reported, a document of two people
    with different names, a victim made older than the NIK says: of age on paper, under `adult` when
    leaving.

    Source: ILO on children and forged papers; domain of the NIK (day, month, year of birth, 40
    added for women).
    """
    adult = int(inquiry.thresholds.of("I17")["adult"])
    for mention in sorted(inquiry.evidence.mentions.values(), key=lambda mention: mention.id):
        yield from _contradicted(inquiry, mention, adult)
    for scheme in _PROVED:
        for document in inquiry.entities_of(EntityKind.IDENTITY_DOCUMENT, scheme):
            yield from _of_two(inquiry, document)


def age_when_leaving(born_on: str, day: str) -> int | None:
    """Whole years from a whole date of birth to a day; None when either is not whole."""
    try:
        born, left = date.fromisoformat(born_on), date.fromisoformat(day)
    except ValueError:
        return None
    before_birthday = (left.month, left.day) < (born.month, born.day)
    return left.year - born.year - before_birthday


def _in_a_row(inquiry: IndicatorInput, limits: Mapping[str, float]) -> Iterator[Firing]:
    """Passports whose numbers follow each other, with gaps of at most `max_gap`."""
    numbered = []
    for passport in inquiry.entities_of(EntityKind.IDENTITY_DOCUMENT, Scheme.PASSPORT):
        match = _PASSPORT.fullmatch(value_of(passport).upper())
        if match and inquiry.holders(passport.id):
            numbered.append((match[1], int(match[2]), passport.id))
    run: list[Id] = []
    last_series, last_number = "", 0
    for series, number, passport_id in sorted(numbered):
        follows = series == last_series and number - last_number <= limits["max_gap"]
        if run and not follows:
            yield from _row_of_passports(inquiry, run, limits)
            run = []
        run.append(passport_id)
        last_series, last_number = series, number
    yield from _row_of_passports(inquiry, run, limits)


def _row_of_passports(
    inquiry: IndicatorInput, passports: Sequence[Id], limits: Mapping[str, float]
) -> Iterator[Firing]:
    """That a row of passports is of several people, in enough complaints."""
    links: list[Relationship] = []
    for passport in passports:
        links += inquiry.evidence.holders[passport]
    people = sorted({link.start for link in links})
    cases = inquiry.cases_around(people)
    several = len(passports) > 1 and len(people) > 1
    if several and len(cases) >= limits["min_cases"]:
        yield Firing(
            code="I16",
            variant="row",
            subject=passports[0],
            params={"passports": len(passports), "people": len(people), "cases": len(cases)},
            entities=(*passports, *people),
            relationships=ids(*links),
            cases=tuple(sorted(cases)),
        )


def _handlers(inquiry: IndicatorInput, limits: Mapping[str, float]) -> Iterator[Firing]:
    for party, acts in sorted(inquiry.acts_of.items()):
        handled = [act for act in acts if ROLES[act.role].stage is Stage.DOCUMENT]
        cases = sorted({relationship.end for relationship in handled})
        if len(cases) >= limits["handler_cases"]:
            yield Firing(
                code="I16",
                variant="handler",
                subject=party,
                params={"cases": len(cases), "victims": len(inquiry.victims_in(cases))},
                entities=(party,),
                relationships=ids(*handled),
                cases=tuple(cases),
            )


def _elsewhere(inquiry: IndicatorInput) -> Iterator[Firing]:
    """Parties whose NIK is of another province than the one they are said to live in."""
    for document in inquiry.entities_of(EntityKind.IDENTITY_DOCUMENT, Scheme.NIK):
        number = value_of(document)
        if not nik.is_valid(number):
            continue
        for link in inquiry.evidence.holders.get(document.id, ()):
            holder = inquiry.evidence.entities.get(link.start)
            if holder is None or holder.id not in inquiry.acts_of:
                continue
            home = _province(holder)
            if not home or number[:2] in {home, _DIVIDED.get(home)}:
                continue
            yield Firing(
                code="I16",
                variant="region",
                subject=holder.id,
                entities=(holder.id, document.id),
                relationships=ids(link),
                cases=inquiry.cases_of(holder.id),
                force=Force.WEAK,
            )


def _province(holder: Entity) -> str:
    """The code of the province somebody is reported to live in; empty when unknown."""
    code = str(holder.properties.get("region", ""))
    if code:
        return code[:2]
    name = holder.properties.get("regency") or holder.properties.get("province") or ""
    found = find_region(str(name))
    return found.code[:2] if found else ""


def _contradicted(inquiry: IndicatorInput, mention: Mention, adult: int) -> Iterator[Firing]:
    """A mention whose NIK says another day of birth, or another sex, than was reported."""
    numbers = [
        identifier.value
        for identifier in mention.identifiers
        if identifier.scheme is Scheme.NIK and nik.is_valid(identifier.value)
    ]
    part = inquiry.part_of.get(mention.id)
    if not numbers or part is None:
        return
    of_victim = mention.reported_role.protected
    if not of_victim and part.start not in inquiry.acts_of:
        return
    said = nik.read(numbers[0])
    day = inquiry.day(mention.case_id)
    variant = ""
    if _differ(mention.born_on, said.born_on):
        older = _made_older(mention.born_on or "", said.born_on, day, adult)
        variant = "raised" if of_victim and older else "birth"
    elif mention.sex and mention.sex != said.sex:
        variant = "sex"
    if not variant:
        return
    raised = variant == "raised"
    yield Firing(
        code="I17",
        variant=variant,
        subject=part.start,
        params={"age": adult} if raised else {},
        entities=(part.start,),
        relationships=ids(part),
        cases=(mention.case_id,) if mention.case_id in inquiry.cases else (),
        force=Force.STRONG if raised else Force.MEDIUM,
        of_victim=of_victim,
    )


def _differ(reported: str | None, read: str) -> bool:
    """Whether two days of birth, told as precisely, are not the same."""
    if not reported or len(reported) != len(read):
        return False
    return reported != read


def _made_older(reported: str, read: str, day: str, adult: int) -> bool:
    """Whether somebody was of age by the reported day of birth, and not by that of the NIK."""
    told, real = age_when_leaving(reported, day), age_when_leaving(read, day)
    if told is None or real is None:
        return False
    return real < adult <= told


def _of_two(inquiry: IndicatorInput, document: Entity) -> Iterator[Firing]:
    """One document of two people whose names do not fit each other."""
    links: dict[Id, Relationship] = {}
    for link in inquiry.evidence.holders.get(document.id, ()):
        if link.kind is RelationshipKind.HOLDS and link.start in inquiry.people:
            links[link.start] = link
    holders = [inquiry.evidence.entities[holder] for holder in sorted(links)]
    named = [holder for holder in holders if not holder.protected and holder.name]
    for left, right in combinations(named, 2):
        if compatible_names(left.name, right.name):
            continue
        cases = {*inquiry.cases_of(left.id), *inquiry.cases_of(right.id)}
        yield Firing(
            code="I17",
            variant="two",
            subject=document.id,
            names={"left": left.id, "right": right.id},
            entities=(document.id, left.id, right.id),
            relationships=ids(links[left.id], links[right.id]),
            cases=tuple(sorted(cases)),
            force=Force.STRONG,
        )
        # The first such pair is enough to look at the document.
        return
