"""Protected people of one case, or one of them, by name, for a reason: all else stays masked.

Decisions.
What is revealed is one value, told beside pages that are masked as before: nothing else is read
otherwise meanwhile, so no list, search, count, picture or file changes by it. What is asked for is
found as somebody finds it who sees nobody: the name of a masked person finds nobody.
Minors are told by name to those alone who handle one of their cases: accounts of its office, and
those named in its handling. Who was a minor when it was reported stays one here.
A party who was a victim elsewhere is told by neither: that this person was one is not revealed.
"""

from collections.abc import Iterable
from itertools import chain

from app.access.handling.deciding import handles
from app.access.viewer import Viewer
from graph.errors import InvalidValue
from graph.handlings import Handling, last_of_each
from graph.messages import message
from graph.model import Case, Entity, Id, Mention, Value
from graph.schema import (
    IDENTIFIER_KINDS,
    IDENTIFIER_RELATIONSHIP,
    PARTY_KINDS,
    EntityKind,
    RelationshipKind,
)
from graph.stores.base import ReadableStore

OF_AGE = 18
_LINKS = 10_000
"""Links of one case or person that are read."""


class RevealedPerson(Value, frozen=True):
    """One protected person by name."""

    id: Id
    names: tuple[str, ...]
    born_on: str = ""
    identifiers: tuple[str, ...] = ()
    """Telephones, accounts, documents and addresses of theirs."""


class Revealed(Value, frozen=True):
    """What was asked for, and whom it tells by name."""

    what: Id
    number: str
    """Of a case; empty for a person."""
    people: tuple[RevealedPerson, ...]
    narrative: str = ""
    """Of a case in which no minor stays masked."""
    minors: int = 0
    """How many stay masked, who are told to those alone who handle their case."""


def reveal_of(store: ReadableStore, viewer: Viewer, asked: Entity) -> Revealed:
    """A case's protected people with its narrative, or one person.

    `asked` is unmasked. Raises InvalidValue for what nothing of is masked.
    """
    is_case = asked.kind is EntityKind.CASE
    people = _people_of(store, asked.id) if is_case else [asked]
    protected = [one for one in people if one.protected and one.kind in PARTY_KINDS]
    if not protected and not is_case:
        raise InvalidValue(message("nothing of {id} is masked", id=asked.id))
    minors = minors_among(store, viewer, protected)
    told = [one for one in protected if one.id not in minors]
    narrative = ""
    if is_case and not minors:
        narrative = "".join(case.narrative for case in store.cases(ids=[asked.id]))
    return Revealed(
        what=asked.id,
        number=asked.name if is_case else "",
        people=tuple(_person(store, one) for one in told),
        narrative=narrative,
        minors=len(minors),
    )


def minors_among(store: ReadableStore, viewer: Viewer, people: Iterable[Entity]) -> set[Id]:
    """Those of these people who are told to this viewer by no name, since they are minors."""
    held = last_of_each(store.appended(Handling))
    found = set()
    for person in people:
        mentions = list(store.mentions(ids=person.mentions))
        told_in = {one.case_id for one in mentions}
        cases = {case.id: case for case in store.cases(ids=told_in)}
        is_minor = any(was_minor(one, cases[one.case_id]) for one in mentions)
        if is_minor and not any(
            handles(viewer, case, held.get(case.id)) for case in cases.values()
        ):
            found.add(person.id)

    return found


class Minors(Value, frozen=True):
    """The minors of a store whom a viewer is told by no name."""

    ids: frozenset[Id] = frozenset()
    """Theirs, and those of numbers that only they hold."""
    mentions: frozenset[Id] = frozenset()
    cases: frozenset[Id] = frozenset()
    """That tell of them."""


def find_minors(store: ReadableStore, viewer: Viewer) -> Minors:
    """Every minor of a store whom the viewer is told by no name."""
    reported = {case.id: case for case in store.cases()}
    young = [
        one.id
        for one in store.mentions()
        if one.reported_role.protected and was_minor(one, reported[one.case_id])
    ]
    persons = {one.entity_id for one in store.assignments(mention_ids=young)} if young else set()
    people = [one for one in store.entities(persons) if one.protected]
    minors = minors_among(store, viewer, people)
    told_by = set(chain.from_iterable(one.mentions for one in people if one.id in minors))
    kinds = set(IDENTIFIER_RELATIONSHIP.values())
    around = store.neighbours(minors, kinds=kinds, limit=_LINKS).entities if minors else ()
    numbers = {one.id for one in around if one.protected and one.kind in IDENTIFIER_KINDS}
    cases = {one.case_id for one in store.mentions(ids=told_by)} if told_by else set()
    return Minors(
        ids=frozenset(minors | numbers), mentions=frozenset(told_by), cases=frozenset(cases)
    )


def was_minor(mention: Mention, case: Case) -> bool:
    """Whether somebody was a minor when the case was reported, as far as the mention says."""
    if mention.age is not None and mention.age < OF_AGE:
        return True
    if not mention.born_on or not case.reported_on:
        return False
    year, rest = mention.born_on[:4], mention.born_on[4:]
    return f"{int(year) + OF_AGE}{rest}" > case.reported_on


def _people_of(store: ReadableStore, case_id: Id) -> list[Entity]:
    around = store.neighbours([case_id], kinds=[RelationshipKind.PARTY_TO], limit=_LINKS)
    return [entity for entity in around.entities if entity.id != case_id]


def _person(store: ReadableStore, person: Entity) -> RevealedPerson:
    kinds = set(IDENTIFIER_RELATIONSHIP.values())
    around = store.neighbours([person.id], kinds=kinds, limit=_LINKS)
    numbers = (entity.name for entity in around.entities if entity.kind in IDENTIFIER_KINDS)
    return RevealedPerson(
        id=person.id,
        names=tuple(filter(None, (person.name, *person.names))),
        born_on=str(person.properties.get("born_on", "")),
        identifiers=tuple(sorted(numbers)),
    )
