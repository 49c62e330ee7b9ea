"""I16, I17: passports that belong together, documents that contradict what is said of their
holders.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.inquiry import IndicatorInput, ids
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
    return left.year - born.year - ((left.month, left.day) < (born.month, born.day))


def _in_a_row(inquiry: IndicatorInput, limits: Mapping[str, float]) -> Iterator[Firing]:
    numbered = sorted(
        (match[1], int(match[2]), entity.id)
        for entity in inquiry.entities_of(EntityKind.IDENTITY_DOCUMENT, Scheme.PASSPORT)
        if (match := _PASSPORT.fullmatch(str(entity.properties.get("value", "")).upper()))
        and inquiry.holders(entity.id)
    )
    run: list[tuple[str, int, Id]] = []
    for series, number, passport in numbered:
        if run and (series != run[-1][0] or number - run[-1][1] > limits["max_gap"]):
            yield from _row_of_passports(inquiry, [holder for *_, holder in run], limits)
            run = []
        run.append((series, number, passport))
    yield from _row_of_passports(inquiry, [holder for *_, holder in run], limits)


def _row_of_passports(
    inquiry: IndicatorInput, passports: Sequence[Id], limits: Mapping[str, float]
) -> Iterator[Firing]:
    links = [link for passport in passports for link in inquiry.evidence.holders[passport]]
    people = sorted({link.start for link in links})
    cases = {
        relationship.end
        for who in people
        for relationship in inquiry.evidence.parts_of.get(who, ())
        if relationship.end in inquiry.cases
    }
    if len(passports) > 1 and len(people) > 1 and len(cases) >= limits["min_cases"]:
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
    """Parties whose NIK was first registered in another province than the one they are said to live
    in.
    """
    for document in inquiry.entities_of(EntityKind.IDENTITY_DOCUMENT, Scheme.NIK):
        value = str(document.properties.get("value", ""))
        for link in inquiry.evidence.holders.get(document.id, ()):
            holder = inquiry.evidence.entities.get(link.start)
            if holder is None or holder.id not in inquiry.acts_of or not nik.is_valid(value):
                continue
            home = _province(holder)
            if home and value[:2] not in {home, _DIVIDED.get(home)}:
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
    found = find_region(
        str(holder.properties.get("regency") or holder.properties.get("province") or "")
    )
    return found.code[:2] if found else ""


def _contradicted(inquiry: IndicatorInput, mention: Mention, adult: int) -> Iterator[Firing]:
    numbers = [
        identifier.value
        for identifier in mention.identifiers
        if identifier.scheme is Scheme.NIK and nik.is_valid(identifier.value)
    ]
    who = inquiry.part_of.get(mention.id)
    victim = mention.reported_role.protected
    if not numbers or who is None or (not victim and who.start not in inquiry.acts_of):
        return
    facts = nik.read(numbers[0])
    variant = ""
    if (
        mention.born_on
        and len(mention.born_on) == len(facts.born_on)
        and mention.born_on != facts.born_on
    ):
        day = inquiry.day(mention.case_id)
        told, read = (age_when_leaving(born, day) for born in (mention.born_on, facts.born_on))
        raised = victim and told is not None and read is not None and read < adult <= told
        variant = "raised" if raised else "birth"
    elif mention.sex and mention.sex != facts.sex:
        variant = "sex"
    if variant:
        yield Firing(
            code="I17",
            variant=variant,
            subject=who.start,
            params={"age": adult} if variant == "raised" else {},
            entities=(who.start,),
            relationships=ids(who),
            cases=(mention.case_id,) if mention.case_id in inquiry.cases else (),
            force=Force.STRONG if variant == "raised" else Force.MEDIUM,
            of_victim=victim,
        )


def _of_two(inquiry: IndicatorInput, document: Entity) -> Iterator[Firing]:
    """One document of two people whose names do not fit each other."""
    links: Mapping[Id, Relationship] = {
        link.start: link
        for link in inquiry.evidence.holders.get(document.id, ())
        if link.kind is RelationshipKind.HOLDS and link.start in inquiry.people
    }
    known = [
        entity for key in sorted(links) if not (entity := inquiry.evidence.entities[key]).protected
    ]
    pairs = [
        (left, right)
        for place, left in enumerate(known)
        for right in known[place + 1 :]
        if left.name and right.name and not compatible_names(left.name, right.name)
    ]
    if pairs:
        left, right = pairs[0]
        yield Firing(
            code="I17",
            variant="two",
            subject=document.id,
            names={"left": left.id, "right": right.id},
            entities=(document.id, left.id, right.id),
            relationships=ids(links[left.id], links[right.id]),
            cases=tuple(sorted({*inquiry.cases_of(left.id), *inquiry.cases_of(right.id)})),
            force=Force.STRONG,
        )
