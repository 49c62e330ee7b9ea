"""What a briefing says: the paragraphs and tables of its page, as plain values."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.briefing.footnotes import Footnotes
from app.briefing.gaps import information_gaps
from app.briefing.questions import QuestionSection, question_sections
from app.exports.sources import source_name
from app.networks.material import NetworkMaterial
from app.plain_text import plain
from app.wording.wording import Wording
from graph.model import Case, Entity, Relationship
from graph.schema import AssessmentStatus
from graph.work.questions import Question

_SUMMARY_REASONS = ("newly_connected", "regencies", "stages", "fragile", "may_be_one")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or table row with the footnotes it rests on."""

    cells: tuple[str, ...]
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PartySection:
    """One party's paragraph."""

    name: str
    kind: str
    other_names: str
    parts: tuple[Line, ...]
    identifiers: tuple[Line, ...]
    reasons: str


@dataclass(frozen=True, slots=True)
class Content:
    """Every section of the page, in its order."""

    summary: tuple[str, ...]
    scope: tuple[Line, ...]
    parties: tuple[PartySection, ...]
    links: tuple[Line, ...]
    victims: tuple[Line, ...]
    routes: tuple[Line, ...]
    questions: tuple[QuestionSection, ...]
    gaps: tuple[str, ...]
    footnotes: tuple[str, ...]
    sources: tuple[Line, ...]


def briefing_content(
    material: NetworkMaterial, wording: Wording, questions: Sequence[Question] = ()
) -> Content:
    """Put the briefing together; footnotes are numbered in reading order."""
    notes = Footnotes(material, wording)
    gaps = information_gaps(material, wording)
    parties = tuple(_party(party, material, wording, notes) for party in material.parties())
    links = tuple(_link(relationship, material, wording, notes) for relationship in _told(material))
    victims = tuple(_victim(victim, material, wording, notes) for victim in material.victims())

    return Content(
        summary=_summary(material, wording, len(gaps)),
        scope=tuple(_case(case, wording) for case in material.cases_in_order()),
        parties=parties,
        links=links,
        victims=victims,
        routes=_routes(material, wording),
        questions=question_sections(questions, wording),
        gaps=gaps,
        footnotes=notes.texts(),
        sources=_sources(material, wording, notes),
    )


def _summary(material: NetworkMaterial, wording: Wording, gaps: int) -> tuple[str, ...]:
    """The network in at most five lines.

    A victim who is also a party is not counted: the difference would tell of it.
    """
    network = material.network
    first = wording.text(
        "Reported parties linked: {parties}; cases: {cases}; victims: {victims}."
    ).format(
        parties=len(network.parties), cases=len(network.cases), victims=len(material.victims())
    )
    known = {reason.code: reason for reason in network.reasons}
    reasons = [wording.reason(known[code]) for code in _SUMMARY_REASONS if code in known]
    middle = (
        wording.text("Why it matters: {reasons}.").format(reasons="; ".join(reasons))
        if reasons
        else ""
    )
    leading = next(iter(network.ranking), None)
    most = ""
    if leading and leading.entity_id in material.entities:
        why = "; ".join(wording.reason(reason) for reason in leading.reasons if reason.points)
        most = wording.text(
            "Most linked: {name} ({why}); an order for reading, not a measure of guilt."
        ).format(
            name=plain(material.entities[leading.entity_id].name) or wording.text("(no name)"),
            why=why,
        )
    last = wording.plural(
        "{n} information gap is listed below.", "{n} information gaps are listed below.", gaps
    )

    return tuple(
        line for line in (first, middle, most, last.format(n=gaps) if gaps else "") if line
    )


def _case(case: Case, wording: Wording) -> Line:
    place = ", ".join(plain(name) for name in (case.origin.regency, case.origin.province) if name)
    target = wording.country(case.destination.country) if case.destination.country else ""
    return Line(
        (plain(case.number), wording.date(case.reported_on), plain(case.office), place, target)
    )


def _party(
    entity: Entity, material: NetworkMaterial, wording: Wording, notes: Footnotes
) -> PartySection:
    """A party with its place in the ranking, its parts in cases and what it holds."""
    ranked = material.ranked(entity.id)
    return PartySection(
        name=plain(entity.name) or wording.text("(no name)"),
        kind=wording.kind(entity.kind),
        other_names=", ".join(plain(name) for name in entity.names),
        parts=tuple(
            _part(relationship, material, wording, notes)
            for relationship in material.part_of(entity.id)
        ),
        identifiers=tuple(
            _identifier(identifier, entity, material, wording, notes)
            for identifier in material.identifiers(entity.id)
        ),
        reasons=(
            "; ".join(wording.reason(reason) for reason in ranked.reasons if reason.points)
            if ranked
            else ""
        ),
    )


def _part(
    part: Relationship, material: NetworkMaterial, wording: Wording, notes: Footnotes
) -> Line:
    status = str(part.properties.get("assessment") or AssessmentStatus.ALLEGED)
    number = plain(material.case_number(part.end))
    return Line(
        (number, wording.role(part.role), wording.assessment(status), str(part.grade)),
        notes.cite([part]),
    )


def _identifier(
    identifier: Entity,
    holder: Entity,
    material: NetworkMaterial,
    wording: Wording,
    notes: Footnotes,
) -> Line:
    held = [
        relationship
        for relationship in material.relationships
        if relationship.start == holder.id and relationship.end == identifier.id
    ]
    grade = max(
        held, key=lambda relationship: (relationship.grade.weight, str(relationship.grade))
    ).grade
    scheme = wording.scheme(str(identifier.properties.get("scheme", "")))
    return Line((scheme, plain(identifier.name), str(grade)), notes.cite(held))


def _told(material: NetworkMaterial) -> list[Relationship]:
    """Links between people and organisations; what they hold stands with each party."""
    people = {party.id for party in (*material.parties(), *material.victims())}
    return [link for link in material.links() if link.start in people and link.end in people]


def _link(
    link: Relationship, material: NetworkMaterial, wording: Wording, notes: Footnotes
) -> Line:
    start, end = (
        plain(material.entities[end].name) or wording.text("(no name)")
        for end in (link.start, link.end)
    )
    dates = dict.fromkeys(wording.date(day) for day in (link.first_on, link.last_on) if day)
    cells = (start, wording.relationship(link.kind), end, " - ".join(dates))
    return Line((*cells, wording.strength(link.strength), str(link.grade)), notes.cite([link]))


def _victim(entity: Entity, material: NetworkMaterial, wording: Wording, notes: Footnotes) -> Line:
    parts = material.part_of(entity.id)
    numbers = dict.fromkeys(plain(material.case_number(part.end)) for part in parts)
    return Line((plain(entity.name), ", ".join(numbers)), notes.cite(parts))


def _routes(material: NetworkMaterial, wording: Wording) -> tuple[Line, ...]:
    """Ways told in the cases, the most frequent first."""
    told = (_route(case, wording) for case in material.cases.values())
    cases = Counter(route for route in told if len(route) > 1)
    found = []
    for route in sorted(cases, key=lambda route: (-cases[route], route)):
        many = wording.plural("{n} case", "{n} cases", cases[route])
        found.append(Line((" → ".join(route), many.format(n=cases[route]))))

    return tuple(found)


def _route(case: Case, wording: Wording) -> tuple[str, ...]:
    target = wording.country(case.destination.country) if case.destination.country else ""
    return _said(
        (case.origin.regency or case.origin.province, case.departed_from, *case.transit, target)
    )


def _said(places: Iterable[str]) -> tuple[str, ...]:
    return tuple(plain(place) for place in places if place)


def _sources(material: NetworkMaterial, wording: Wording, notes: Footnotes) -> tuple[Line, ...]:
    known = [material.sources[source] for source in notes.sources() if source in material.sources]
    return tuple(
        Line(
            (
                source_name(source.id, material, wording),
                wording.number(source.size),
                source.digest or "-",
            )
        )
        for source in known
    )
