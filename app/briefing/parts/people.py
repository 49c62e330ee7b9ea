"""Who is reported, what ties them, and the victims under their pseudonyms."""

from app.briefing.claims import status_of
from app.briefing.matter import Matter
from app.briefing.model import (
    Fact,
    FactBlock,
    FactRow,
    FactSection,
    Opinion,
    OpinionKind,
    Remark,
)
from app.briefing.parts.content import Content, FactContent, fact_table
from app.plain_text import plain
from graph.model import Entity, Relationship
from graph.schema import AssessmentStatus

MOST_PARTIES = 40
"""Parties with a paragraph of their own; the others stand in a table."""


def parties(matter: Matter) -> FactContent:
    """A paragraph for each of the first parties, and a table of the others."""
    _ = matter.wording.text
    shown, others = matter.parties[:MOST_PARTIES], matter.parties[MOST_PARTIES:]
    sections = [_party(place, party, matter) for place, party in enumerate(shown, start=1)]
    if others:
        columns = (_("Name"), _("Case"), _("Reported as"), _("Assessment"), _("Grade"))
        pairs = []
        for party in others:
            pairs += [(party, part) for part in matter.parts(party.id)]
        blocks = fact_table(matter, "parties", columns, pairs, lambda pair: _line(pair, matter))
        sections.append(
            FactSection(code="other_parties", heading=_("Other parties"), blocks=blocks)
        )
    return FactContent(parts=tuple(sections))


def _party(place: int, party: Entity, matter: Matter) -> FactSection:
    """One party: its other names, its parts in cases and what it holds."""
    kind = matter.wording.kind(party.kind)
    return FactSection(
        code="party",
        heading=f"{place}. {matter.name(party.id)} ({kind})",
        blocks=(*also_written(party, matter), *_parts(party, matter), *holdings(party, matter)),
    )


def also_written(party: Entity, matter: Matter) -> tuple[FactBlock, ...]:
    """The other names of a party, as reported."""
    if not party.names:
        return ()
    names = ", ".join(plain(name) for name in party.names)
    text = matter.wording.text("also written: {names}").format(names=names)
    return (Fact(text=text, note=matter.notes.cite(matter.parts(party.id))),)


def _parts(party: Entity, matter: Matter) -> tuple[FactBlock, ...]:
    _ = matter.wording.text
    columns = (_("Case"), _("Reported as"), _("Assessment"), _("Grade"))
    found = matter.parts(party.id)

    def row(part: Relationship) -> FactRow:
        return FactRow(cells=_part_cells(part, matter), note=matter.notes.cite([part]))

    return fact_table(matter, "parts", columns, found, row)


def _line(pair: tuple[Entity, Relationship], matter: Matter) -> FactRow:
    party, part = pair
    cells = (matter.name(party.id), *_part_cells(part, matter))
    return FactRow(cells=cells, note=matter.notes.cite([part]))


def _part_cells(part: Relationship, matter: Matter) -> tuple[str, ...]:
    """Case, role, assessment and grade of a part; of a cleared one no role."""
    wording, status = matter.wording, status_of(part)
    role = "-" if status is AssessmentStatus.CLEARED else wording.role(part.role)
    return (matter.number(part.end), role, wording.assessment(status), str(part.grade))


def holdings(party: Entity, matter: Matter) -> tuple[FactBlock, ...]:
    """What a party holds and uses."""
    _ = matter.wording.text
    columns = (_("Identifier"), _("Value"), _("Grade"))

    def row(held: tuple[Entity, tuple[Relationship, ...]]) -> FactRow:
        identifier, links = held
        grade = max(links, key=lambda link: (link.grade.weight, str(link.grade))).grade
        scheme = matter.wording.scheme(str(identifier.properties.get("scheme", "")))
        cells = (scheme, plain(identifier.name), str(grade))
        return FactRow(cells=cells, note=matter.notes.cite(links))

    return fact_table(matter, "identifiers", columns, matter.holdings(party.id), row)


def ranking(matter: Matter) -> Content:
    """Why each party comes where it does: an order for reading, computed."""
    blocks = []
    for party in matter.parties[:MOST_PARTIES]:
        ranked = matter.material.ranked(party.id)
        reasons = [matter.wording.reason(r) for r in ranked.reasons if r.points] if ranked else []
        if reasons:
            text = f"{matter.name(party.id)}: {'; '.join(reasons)}."
            note = matter.notes.cite(matter.parts(party.id))
            blocks.append(Opinion(text=text, kind=OpinionKind.COMPUTED, note=note))
    return Content(blocks=tuple(blocks))


def cleared(matter: Matter) -> FactContent:
    """Who was cleared in every case, named as that and as nothing else."""
    text = matter.wording.text("In case {case} {name} was cleared.")
    blocks = []
    for party in matter.cleared:
        for part in matter.parts(party.id):
            said = text.format(case=matter.number(part.end), name=matter.name(party.id))
            blocks.append(Fact(text=said, note=matter.notes.cite([part])))
    return FactContent(blocks=tuple(blocks))


def links(matter: Matter) -> FactContent:
    """Links that a source states between people and organisations."""
    _ = matter.wording.text
    columns = (_("From"), _("What is said"), _("To"), _("Dates"), _("Strength"), _("Grade"))
    stated = [link for link in matter.links if not matter.is_concluded(link)]
    return FactContent(
        blocks=fact_table(matter, "links", columns, stated, lambda link: _link(link, matter))
    )


def _link(link: Relationship, matter: Matter) -> FactRow:
    wording = matter.wording
    start, end = matter.name(link.start), matter.name(link.end)
    dates = dict.fromkeys(wording.date(day) for day in (link.first_on, link.last_on) if day)
    said = (start, wording.relationship(link.kind), end, " - ".join(dates))
    cells = (*said, wording.strength(link.strength), str(link.grade))
    return FactRow(cells=cells, note=matter.notes.cite([link]))


def concluded_links(matter: Matter) -> Content:
    """Links that nobody stated: who is probably one person."""
    blocks = []
    for link in matter.links:
        if matter.is_concluded(link):
            verb = matter.wording.relationship(link.kind)
            text = f"{matter.name(link.start)} {verb} {matter.name(link.end)}."
            note = matter.notes.cite([link])
            blocks.append(Opinion(text=text, kind=OpinionKind.COMPUTED, note=note))
    return Content(blocks=tuple(blocks[: matter.most_rows]))


def victims(matter: Matter) -> FactContent:
    """How many victims, and in which cases each stands."""
    _ = matter.wording.text
    many = len(matter.victims)
    text = matter.wording.plural("{n} victim", "{n} victims", many)
    number = matter.count(many)
    counted = Fact(text=f"{text.format(n=number)}.", note=matter.notes.cite_count(matter.cases))

    def row(victim: Entity) -> FactRow:
        parts = matter.parts(victim.id)
        numbers = dict.fromkeys(matter.number(part.end) for part in parts)
        cells = (plain(victim.name), ", ".join(numbers))
        return FactRow(cells=cells, note=matter.notes.cite(parts))

    columns = (_("Victim"), _("Cases"))
    return FactContent(
        blocks=(counted, *fact_table(matter, "victims", columns, matter.victims, row))
    )


def victim_count(matter: Matter) -> FactContent:
    """How many victims, and nothing of any of them."""
    counted = victims(matter).blocks[0]
    return FactContent(blocks=(counted,))


def reading_aid(matter: Matter) -> FactContent:
    """How to read words and grades."""
    text = matter.wording.text(
        '"Reported party" (pihak yang diadukan) is the word for everybody here whom no court has'
        " convicted. Grades: A-F for the source, 1-6 for the information; F6 is not yet graded."
    )
    return FactContent(blocks=(Remark(text=text),))
