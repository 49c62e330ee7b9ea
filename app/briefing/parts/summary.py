"""The bottom line up front: what was judged, what it rests on, what is not known."""

from app.briefing.gaps import information_gaps
from app.briefing.matter import Matter
from app.briefing.model import Block, Fact, Opinion, OpinionKind
from app.briefing.parts.content import Content, FactContent
from app.briefing.texts import opinion_of

_REASONS = ("newly_connected", "regencies", "stages", "fragile", "may_be_one")


def summary(matter: Matter) -> Content:
    """The network in at most five lines; the judgement that somebody wrote comes first."""
    judged = [opinion_of(text, matter.wording) for text in matter.written("judgement")]
    gaps = len(information_gaps(matter))
    first: tuple[Block, ...] = (*judged[:1], counted(matter))
    return Content(
        blocks=(*first, *_why(matter), *_leading(matter), *_gaps(matter, gaps)),
    )


def counts(matter: Matter) -> FactContent:
    """How many parties, cases and victims there are."""
    return FactContent(blocks=(counted(matter),))


def counted(matter: Matter) -> Fact:
    """The counts in one sentence.

    A victim who is also a party is not counted: the difference would tell of it.
    """
    text = matter.wording.text(
        "Reported parties linked: {parties}; cases: {cases}; victims: {victims}."
    ).format(
        parties=matter.count(len(matter.parties)),
        cases=matter.count(len(matter.cases)),
        victims=matter.count(len(matter.victims)),
    )
    return Fact(text=text, note=matter.notes.cite_count(matter.cases))


def _why(matter: Matter) -> tuple[Opinion, ...]:
    """Why the network matters, as the ranking says."""
    known = {reason.code: reason for reason in matter.material.network.reasons}
    reasons = [matter.wording.reason(known[code]) for code in _REASONS if code in known]
    if not reasons or matter.case_id:
        return ()
    text = matter.wording.text("Why it matters: {reasons}.").format(reasons="; ".join(reasons))
    note = matter.notes.cite_count(matter.cases)
    return (Opinion(text=text, kind=OpinionKind.COMPUTED, note=note),)


def _leading(matter: Matter) -> tuple[Opinion, ...]:
    """Who is most linked."""
    leading = next(iter(matter.material.network.ranking), None)
    shown = {party.id for party in matter.parties}
    if matter.case_id or leading is None or leading.entity_id not in shown:
        return ()
    wording = matter.wording
    why = "; ".join(wording.reason(reason) for reason in leading.reasons if reason.points)
    text = wording.text(
        "Most linked: {name} ({why}); an order for reading, not a measure of guilt."
    ).format(name=matter.name(leading.entity_id), why=why)
    note = matter.notes.cite(matter.parts(leading.entity_id))
    return (Opinion(text=text, kind=OpinionKind.COMPUTED, note=note),)


def _gaps(matter: Matter, gaps: int) -> tuple[Opinion, ...]:
    if not gaps:
        return ()
    text = matter.wording.plural(
        "{n} information gap is listed below.", "{n} information gaps are listed below.", gaps
    )
    return (Opinion(text=text.format(n=gaps), kind=OpinionKind.GAP),)
