"""The assessment of each party of a case: role, basis, assessor, day, grade, and other cases."""

from app.briefing.claims import status_of
from app.briefing.matter import Matter
from app.briefing.model import (
    Block,
    Fact,
    FactBlock,
    FactRow,
    FactSection,
    Remark,
    Section,
)
from app.briefing.parts.content import Content, fact_table
from app.briefing.parts.people import MOST_PARTIES, also_written, holdings
from app.briefing.texts import opinion_of
from app.plain_text import plain
from graph.model import Entity, Relationship
from graph.schema import AssessmentStatus

_PART = "reporter_assessment"


def assessments(matter: Matter) -> Content:
    """A section for each party: what is stated, and apart from it what the reporter holds."""
    people = (*matter.parties, *matter.cleared)
    sections = [
        _party(place, party, matter) for place, party in enumerate(people[:MOST_PARTIES], start=1)
    ]
    more = len(people) - MOST_PARTIES
    text = matter.wording.plural(
        "{n} more party: name one case to have all of its parties.",
        "{n} more parties: name one case to have all of its parties.",
        more,
    )
    blocks: tuple[Block, ...] = (Remark(text=text.format(n=more)),) if more > 0 else ()
    return Content(blocks=blocks, parts=tuple(sections))


def _party(place: int, party: Entity, matter: Matter) -> Section:
    """One party: what is stated of it, and apart from that what the reporter holds."""
    _ = matter.wording.text
    kind = matter.wording.kind(party.kind)
    stated = FactSection(
        code="stated",
        heading=_("What is stated"),
        blocks=(
            *also_written(party, matter),
            *_claims(party, matter),
            *holdings(party, matter),
            *_elsewhere(party, matter),
        ),
    )
    held = [
        opinion_of(text, matter.wording)
        for text in matter.texts
        if text.part == _PART and text.party == party.id
    ]
    none = Remark(text=_("No assessment of the reporter has been written."))
    own = Section(
        code="held", heading=_("Assessment of the reporter"), blocks=tuple(held) or (none,)
    )
    return Section(
        code="party",
        heading=f"{place}. {matter.name(party.id)} ({kind})",
        parts=(stated, own),
    )


def _claims(party: Entity, matter: Matter) -> tuple[FactBlock, ...]:
    _ = matter.wording.text
    columns = (
        _("Case"),
        _("Reported as"),
        _("Assessment"),
        _("Basis"),
        _("Assessed by"),
        _("Assessed on"),
        _("Grade"),
    )
    found = matter.parts(party.id)

    def row(part: Relationship) -> FactRow:
        return FactRow(cells=_claim(part, matter), note=matter.notes.cite([part]))

    return fact_table(matter, "claims", columns, found, row)


def _claim(part: Relationship, matter: Matter) -> tuple[str, ...]:
    """The cells of one claim; of a cleared one no role."""
    wording, status = matter.wording, status_of(part)
    role = "-" if status is AssessmentStatus.CLEARED else wording.role(part.role)
    facts = part.properties
    return (
        matter.number(part.end),
        role,
        wording.assessment(status),
        plain(str(facts.get("basis") or "")) or "-",
        plain(str(facts.get("assessed_by") or "")) or "-",
        wording.date(facts.get("assessed_on")) or "-",
        str(part.grade),
    )


def _elsewhere(party: Entity, matter: Matter) -> tuple[Fact, ...]:
    """In which other cases of the network the party stands."""
    if not matter.case_id:
        return ()
    every = matter.parts(party.id, everywhere=True)
    others = [part for part in every if part.end != matter.case_id]
    if not others:
        return ()
    numbers = dict.fromkeys(matter.number(part.end) for part in others)
    text = matter.wording.text("Also reported in: {cases}.").format(cases=", ".join(numbers))
    return (Fact(text=text, note=matter.notes.cite(others)),)
