"""Facts in order of time: what, when, where, who, how and why, case by case.

Decisions.
Only what a row states stands here. What a narrative was read for by words nobody confirmed, so it
is an opinion and stands elsewhere; what a question has no answer for is said in a remark.
"""

from itertools import chain

from app.briefing.claims import claim_sentence, status_of
from app.briefing.matter import Matter
from app.briefing.model import Fact, FactBlock, FactRow, FactSection, Remark
from app.briefing.parts.content import FactContent, fact_table
from app.briefing.parts.payments import payment_sentence
from app.plain_text import plain
from app.wording.indicators import fact as fact_word
from graph.analysis.findings.indicators.facts import meanings
from graph.model import Case, Entity, Relationship
from graph.schema import AssessmentStatus

MOST_CASES = 40
"""Cases that are told one by one; the others stand in a table."""
_WHY = frozenset({"purpose"})
_BY_WHICH = frozenset({"act", "means", "departure", "border", "promise"})


def chronology(matter: Matter) -> FactContent:
    """A section for each case by day, and a table of those that are too many."""
    shown, others = matter.cases[:MOST_CASES], matter.cases[MOST_CASES:]
    sections = [_section(case, matter) for case in shown]
    if others:
        _ = matter.wording.text
        columns = (_("Reported on"), _("Case"), _("Office"))
        blocks = fact_table(matter, "later", columns, others, lambda case: _row(case, matter))
        sections.append(FactSection(code="later", heading=_("Other cases"), blocks=blocks))
    return FactContent(parts=tuple(sections))


def _row(case: Case, matter: Matter) -> FactRow:
    cells = (matter.wording.date(case.reported_on), plain(case.number), plain(case.office))
    return FactRow(cells=cells, note=matter.notes.cite_cases([case]))


def _section(case: Case, matter: Matter) -> FactSection:
    """One case: its six questions in their order, and which of them have no answer."""
    wording = matter.wording
    _ = wording.text
    answers: tuple[tuple[str, tuple[FactBlock, ...]], ...] = (
        (_("what"), _what(case, matter)),
        (_("when"), _when(case, matter)),
        (_("where"), _where(case, matter)),
        (_("who"), _who(case, matter)),
        (_("how"), _how(case, matter)),
        (_("why"), _why(case, matter)),
    )
    blocks = list(chain.from_iterable(answer for _question, answer in answers))
    missing = [question for question, answer in answers if not answer]
    if missing:
        text = _("Not said in the report: {questions}.").format(questions=", ".join(missing))
        blocks.append(Remark(text=text))
    day = wording.date(case.reported_on) or _("day not known")
    heading = _("{date}: case {case}").format(date=day, case=plain(case.number))
    return FactSection(code="case", heading=heading, blocks=tuple(blocks))


def _case_fact(text: str, case: Case, matter: Matter) -> Fact:
    return Fact(text=text, note=matter.notes.cite_cases([case]))


def _what(case: Case, matter: Matter) -> tuple[Fact, ...]:
    if not case.categories:
        return ()
    text = matter.wording.text("What: a complaint of {categories}.")
    said = text.format(categories=", ".join(plain(one) for one in case.categories))
    return (_case_fact(said, case, matter),)


def _when(case: Case, matter: Matter) -> tuple[Fact, ...]:
    """When it was reported, and when somebody left."""
    wording = matter.wording
    _ = wording.text
    told = []
    if case.reported_on:
        told.append(_("reported on {date}").format(date=wording.date(case.reported_on)))
    if case.departed_on:
        told.append(_("departure on {date}").format(date=wording.date(case.departed_on)))
    if not told:
        return ()
    text = _("When: {facts}.").format(facts="; ".join(told))
    return (_case_fact(text, case, matter),)


def _where(case: Case, matter: Matter) -> tuple[Fact, ...]:
    """From where, over which places, to which country."""
    country = case.destination.country
    target = matter.wording.country(country) if country else ""
    home = case.origin.regency or case.origin.province
    places = [plain(place) for place in (home, case.departed_from, *case.transit, target) if place]
    if not places:
        return ()
    text = matter.wording.text("Where: {way}.").format(way=" → ".join(places))
    return (_case_fact(text, case, matter),)


def _who(case: Case, matter: Matter) -> tuple[Fact, ...]:
    """Each party in the words of its claim, then the victims under their pseudonyms."""
    found = []
    for party in (*matter.parties, *matter.cleared):
        for part in matter.parts_in(party.id, case.id):
            status = status_of(part)
            if status is AssessmentStatus.CLEARED and not matter.names_cleared:
                continue
            text = claim_sentence(
                status,
                name=matter.name(party.id),
                role=matter.wording.role(part.role),
                case=plain(case.number),
                wording=matter.wording,
            )
            found.append(Fact(text=text, note=matter.notes.cite([part])))
        found += _reached_by(party, case, matter)
    return (*found, *_victims(case, matter))


def _reached_by(party: Entity, case: Case, matter: Matter) -> tuple[Fact, ...]:
    """The numbers, accounts and documents that this case tells of a party."""
    if matter.is_cleared(party.id) or not matter.parts_in(party.id, case.id):
        return ()
    told, cited = [], []
    for identifier, links in matter.holdings(party.id):
        here = [link for link in links if case.id in link.cases]
        if here:
            scheme = matter.wording.scheme(str(identifier.properties.get("scheme", "")))
            told.append(f"{scheme} {plain(identifier.name)}")
            cited += here
    if not told:
        return ()
    text = matter.wording.text("{name} is told of with: {numbers}.")
    said = text.format(name=matter.name(party.id), numbers="; ".join(told))
    return (Fact(text=said, note=matter.notes.cite(cited, case.id)),)


def _victims(case: Case, matter: Matter) -> tuple[Fact, ...]:
    named, parts = [], []
    for victim in matter.victims:
        in_case = matter.parts_in(victim.id, case.id)
        if in_case:
            named.append(plain(victim.name))
            parts += in_case
    if not named:
        return ()
    text = matter.wording.text("Victims in this case: {names}.").format(names=", ".join(named))
    return (Fact(text=text, note=matter.notes.cite(parts)),)


def _how(case: Case, matter: Matter) -> tuple[Fact, ...]:
    """The papers of the departure, what an office coded of it, what people did, what was paid."""
    wording = matter.wording
    _ = wording.text
    told = []
    if case.procedural == "no":
        told.append(_("departure outside the procedure"))
    if case.visa:
        told.append(_("visa: {visa}").format(visa=plain(case.visa)))
    if case.sector:
        told.append(_("work: {sector}").format(sector=plain(case.sector)))
    found = []
    if told:
        found.append(_case_fact(_("How: {facts}.").format(facts="; ".join(told)), case, matter))
    coded = _coded(case, matter, _BY_WHICH)
    if coded:
        text = _("How, as coded by the office: {facts}.").format(facts=", ".join(coded))
        found.append(_case_fact(text, case, matter))
    links = [link for link in matter.links_of_case(case.id) if link not in matter.payments]
    paid = [link for link in matter.payments if case.id in link.cases]
    told_by = [(stated(link, matter), link) for link in links]
    told_by += [(payment_sentence(link, matter), link) for link in paid]
    text = _("How: {sentence}")
    for sentence, link in told_by:
        note = matter.notes.cite([link], case.id)
        found.append(Fact(text=text.format(sentence=sentence), note=note))
    return tuple(found)


def _coded(case: Case, matter: Matter, elements: frozenset[str]) -> tuple[str, ...]:
    """What an office coded of some elements, in words; nothing that was read in a narrative."""
    codes = (
        fact.code
        for fact in matter.facts_of(case.id)
        if not fact.extracted and meanings()[fact.code].element in elements
    )
    return tuple(dict.fromkeys(fact_word(code, matter.wording) for code in codes))


def stated(link: Relationship, matter: Matter) -> str:
    """What a source says of two people, as a sentence."""
    wording = matter.wording
    words = (matter.name(link.start), wording.relationship(link.kind), matter.name(link.end))
    detail = wording.detail(link)
    return f"{' '.join(words)} ({detail})." if detail else f"{' '.join(words)}."


def _why(case: Case, matter: Matter) -> tuple[Fact, ...]:
    """The purpose, as far as an office coded it."""
    words = _coded(case, matter, _WHY)
    if not words:
        return ()
    text = matter.wording.text("Why, as coded by the office: {facts}.")
    return (_case_fact(text.format(facts=", ".join(words)), case, matter),)
