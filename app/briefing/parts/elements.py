"""The matrix of elements: element, evidence, source, grade, and what is still missing.

Decisions.
Evidence that an office coded or a source states is a fact; what was read in narratives by words
stands in the same table as an opinion, and says that nobody has confirmed it.
An element that nothing speaks for keeps its row. What is still missing stands once for each
element, in a table of its own. Somebody is named at an element only whose role, as reported, is of
it: who sheltered people is not said to have brought them out of the country.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from app.briefing.articles.reading import Article, Element, Evidence, Kind
from app.briefing.claims import status_of
from app.briefing.matter import Matter
from app.briefing.model import Block, FactRow, OpinionRow, Remark, Section
from app.briefing.parts.content import Content, table
from app.briefing.parts.payments import payment_sentence
from app.plain_text import plain
from app.wording.indicators import EXTRACTED
from app.wording.indicators import fact as fact_word
from graph.analysis.findings.indicators.facts import meanings
from graph.model import Case, Entity, Relationship
from graph.schema import (
    ROLES,
    AssessmentStatus,
    EntityKind,
    RoleGroup,
    Stage,
)

MOST_PIECES = 8
"""Pieces of evidence that the matrix shows for one element."""
_ACTS = frozenset({Stage.RECRUIT, Stage.SHELTER, Stage.TRANSPORT, Stage.RECEIVE})
_PLACING = frozenset({Stage.RECRUIT, Stage.DOCUMENT, Stage.TRANSPORT})
_NOT_GRADED = "F6"
_KINDS = {"person": EntityKind.PERSON, "organization": EntityKind.ORGANIZATION}


@dataclass(frozen=True, slots=True)
class _Piece:
    """One piece of evidence for an element."""

    text: str
    cases: tuple[Case, ...]
    grade: str = ""
    parts: tuple[Relationship, ...] = ()
    """What it rests on; else it rests on the rows of its cases."""
    is_concluded: bool = False


def elements(matter: Matter) -> Content:
    """A matrix for each article, after the warning to check the law."""
    articles = matter.articles
    wording = matter.wording
    day = wording.date(articles.as_of)
    checked = wording.text("List of elements as of {date}.").format(date=day)
    blocks: list[Block] = [Remark(text=articles.check[wording.language]), Remark(text=checked)]
    sections = tuple(_article(article, matter) for article in articles.articles)
    return Content(blocks=tuple(blocks), parts=sections)


def _article(article: Article, matter: Matter) -> Section:
    """What is still missing for each element, then what speaks for each."""
    _ = matter.wording.text
    found = []
    for element in article.elements:
        pieces = chain.from_iterable(_pieces(one, matter) for one in element.evidence)
        found.append((element, list(pieces)))
    lacking = [
        OpinionRow(cells=(element.name[matter.wording.language], _missing(element, pieces, matter)))
        for element, pieces in found
    ]
    rows = list(chain.from_iterable(_rows(element, pieces, matter) for element, pieces in found))
    columns = (_("Element"), _("Evidence"), _("Cases"), _("Grade"))
    missing = (_("Element"), _("Still missing"))
    return Section(
        code=article.code,
        heading=article.title[matter.wording.language],
        blocks=(
            *table(matter, f"{article.code}_missing", missing, lacking, lambda row: row),
            *table(matter, article.code, columns, rows, lambda row: row, note_column=1),
        ),
    )


def _rows(element: Element, pieces: list[_Piece], matter: Matter) -> Iterator[FactRow | OpinionRow]:
    """The rows of one element; its whole name stands in the first of them."""
    _ = matter.wording.text
    name = element.name[matter.wording.language]
    if not pieces:
        yield OpinionRow(cells=(name, _("nothing speaks for it yet"), "-", "-"))
        return
    short = name.partition(":")[0]
    for place, piece in enumerate(pieces[:MOST_PIECES]):
        called = short if place else name
        cells = (called, piece.text, _numbers(piece, matter), _grade(piece, matter))
        note = _note(piece, matter)
        if piece.is_concluded:
            yield OpinionRow(cells=cells, note=note)
        else:
            yield FactRow(cells=cells, note=note)
    more = len(pieces) - MOST_PIECES
    if more > 0:
        text = matter.wording.plural("{n} more piece", "{n} more pieces", more).format(n=more)
        yield OpinionRow(cells=(short, text, "-", "-"))


def _missing(element: Element, pieces: list[_Piece], matter: Matter) -> str:
    """What an element still lacks; that nothing counted here does is said, too."""
    _ = matter.wording.text
    ask = element.ask[matter.wording.language]
    if not pieces:
        return ask
    found = []
    if all(piece.is_concluded for piece in pieces):
        found.append(_("confirmation of what was read in narratives: {ask}").format(ask=ask))
    cases = chain.from_iterable(piece.cases for piece in pieces)
    if len({case.id for case in cases}) == 1:
        found.append(_("a second, independent source"))
    graded = [piece.grade for piece in pieces if piece.grade]
    if not graded or _NOT_GRADED in graded:
        found.append(_("a grade of source and information"))
    return "; ".join(found) or _("nothing of what is counted here")


def _grade(piece: _Piece, matter: Matter) -> str:
    """The best grade of a piece; that nobody graded it is said in words."""
    if piece.grade in ("", _NOT_GRADED):
        return matter.wording.text("not graded")
    return piece.grade


def _numbers(piece: _Piece, matter: Matter) -> str:
    """The numbers of the cases, the first of them."""
    numbers = [matter.number(case.id) for case in piece.cases]
    more = len(numbers) - 3
    return ", ".join(numbers[:3]) + (f" +{more}" if more > 0 else "")


def _note(piece: _Piece, matter: Matter) -> int:
    if piece.parts:
        return matter.notes.cite(piece.parts)
    return matter.notes.cite_cases(piece.cases)


# ---- kinds of evidence


def _pieces(evidence: Evidence, matter: Matter) -> list[_Piece]:
    """What of the data speaks for an element in this way."""
    match evidence.kind:
        case Kind.SAYS:
            return _said(lambda code: meanings()[code].element == evidence.of, matter)
        case Kind.FACT:
            return _said(lambda code: code == evidence.of, matter)
        case Kind.DONE:
            of = evidence.of
            return list(chain.from_iterable(_done(party, of, matter) for party in matter.parties))
        case Kind.MONEY:
            return _paid(matter)
        case Kind.PARTY:
            kind = evidence.of
            return list(chain.from_iterable(_is(party, kind, matter) for party in matter.parties))
        case Kind.CASE:
            return _filled_in(evidence.of, matter)


def _said(is_meant: Callable[[str], bool], matter: Matter) -> list[_Piece]:
    """What cases tell of, coded first; `is_meant` says of which facts."""
    cases: defaultdict[tuple[bool, str], list[Case]] = defaultdict(list)
    for case in matter.cases:
        for fact in matter.facts_of(case.id):
            told_in = cases[fact.extracted, fact.code]
            if is_meant(fact.code) and case not in told_in:
                told_in.append(case)
    found = []
    for (extracted, code), told_in in sorted(cases.items()):
        if told_in:
            word = fact_word(code, matter.wording)
            how = matter.wording.text(EXTRACTED if extracted else "as coded by the office")
            piece = _Piece(f"{word} ({how})", tuple(told_in), is_concluded=extracted)
            found.append(piece)
    return found


def _is_of(role: str, act: str) -> bool:
    """Whether a role is of this act, or of the stage of this name."""
    stage, group = ROLES[role].stage, ROLES[role].group
    if act == "act":
        return stage in _ACTS
    if act == "place":
        return stage in _PLACING or group is RoleGroup.RECRUITER
    return stage is not None and stage.value == act


def _done(party: Entity, act: str, matter: Matter) -> list[_Piece]:
    """What a party is said to have done to victims, by role and where the claim stands."""
    groups: defaultdict[tuple[str, AssessmentStatus], list[Relationship]] = defaultdict(list)
    for part in matter.parts(party.id):
        if _is_of(part.role, act) and status_of(part) is not AssessmentStatus.CLEARED:
            groups[part.role, status_of(part)].append(part)
    found = []
    for (role, status), parts in groups.items():
        said = f"{matter.wording.role(role)}; {matter.wording.assessment(status)}"
        found.append(_claimed(party, said, parts, matter))
    return found


def _is(party: Entity, kind: str, matter: Matter) -> list[_Piece]:
    """That a party who is said to have placed somebody is a person, or an organisation."""
    parts = [
        part
        for part in matter.parts(party.id)
        if _is_of(part.role, "place") and status_of(part) is not AssessmentStatus.CLEARED
    ]
    if party.kind is not _KINDS[kind] or not parts:
        return []
    return [_claimed(party, matter.wording.kind(party.kind), parts, matter)]


def _claimed(party: Entity, said: str, parts: list[Relationship], matter: Matter) -> _Piece:
    """A party with what is said, the cases, and the best grade."""
    best = max(parts, key=lambda part: (part.grade.weight, str(part.grade)))
    ids = {part.end for part in parts}
    cases = tuple(case for case in matter.cases if case.id in ids)
    text = f"{matter.name(party.id)}: {said}"
    return _Piece(text, cases, str(best.grade), tuple(parts))


def _paid(matter: Matter) -> list[_Piece]:
    """Payments and debts that a source states, as sums with who is named at either end."""
    found = []
    for link in matter.payments:
        cases = tuple(case for case in matter.cases if case.id in link.cases)
        text = payment_sentence(link, matter)
        found.append(_Piece(text, cases, str(link.grade), (link,)))
    return found


def _filled_in(field: str, matter: Matter) -> list[_Piece]:
    """What a field of the cases says, the most frequent first."""
    told: defaultdict[str, list[Case]] = defaultdict(list)
    for case in matter.cases:
        if value := _value(case, field, matter):
            told[value].append(case)
    order = sorted(told, key=lambda value: (-len(told[value]), value))
    return [_Piece(value, tuple(told[value])) for value in order]


def _value(case: Case, field: str, matter: Matter) -> str:
    """What a case says in a field, as evidence; a departure within the procedure is none."""
    wording = matter.wording
    _ = wording.text
    match field:
        case "destination" if case.destination.country:
            name = wording.country(case.destination.country)
            return _("destination: {country}").format(country=name)
        case "visa" if case.visa:
            return _("visa: {visa}").format(visa=plain(case.visa))
        case "procedural" if case.procedural == "no":
            return _("departure outside the procedure")
        case "departed_on" if case.departed_on:
            return _("day of departure stated")
    return ""
