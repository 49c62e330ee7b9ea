"""Forgetting one person: what goes with them in every case, and what stays of the rest.

Decisions.
What goes: their mentions, what is said of these, and the numbers that nobody else holds, with all
that tells of them. A case keeps its other people; its texts lose what is written of the person. A
narrative that names them in one of their cases, in a mention that was not linked to them, is meant
too.
In their own cases each word of their names is taken out, unless somebody else there bears it. In
other texts only whole names that nobody else in the store bears, and their numbers.
It is worked out from the promise of a store and written in one transaction, which begins anew when
somebody wrote meanwhile.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from msgspec.structs import replace

from graph.errors import IdsDiffer, InvalidValue, StoreChanged
from graph.messages import message
from graph.model import (
    Batch,
    Case,
    Entity,
    Id,
    Identifier,
    Mention,
    Relationship,
    Source,
    Statement,
    Value,
)
from graph.names import fold, fold_words
from graph.persons.blanking import (
    Writing,
    pattern_of,
    words_of_name,
    writings_of_name,
    writings_of_number,
)
from graph.persons.corrections import Correction, put_right
from graph.persons.tombstones import (
    Blanking,
    Mark,
    Tombstone,
    Tombstones,
    mention_marks,
    number_mark,
    scope_mark,
    tombstone,
    writing_mark,
)
from graph.schema import IDENTIFIER_RELATIONSHIP, NAMED, NOBODYS, SAME_AS, EntityKind
from graph.stores.base import ReadableStore, Store
from graph.stores.shared.amendment import Amendment
from graph.stores.shared.codec import encode

_FREE_FACTS = frozenset({"address", "organization", "position", "basis", "assessed_by", "how"})
"""Properties of what is derived that people wrote freely."""
_HOLDING = frozenset(IDENTIFIER_RELATIONSHIP.values())
"""Links by which somebody holds a number."""
TRIES = 10
"""How often it is worked out anew when others write meanwhile."""


class Forgetting(Value, frozen=True, omit_defaults=True):
    """What forgetting somebody did."""

    subject: Id
    """The id that they had."""
    cases: tuple[Id, ...] = ()
    """The cases that told of them."""
    mentions: int = 0
    texts: int = 0
    """Cases and mentions of others whose texts were changed."""
    perhaps: tuple[Id, ...] = ()
    """Those that were thought to be the same person, and stay."""
    writings: frozenset[Writing] = frozenset()
    """Names and numbers as they are looked for elsewhere; never stored."""


class Again(Value, frozen=True, omit_defaults=True):
    """Who and what was forgotten once more in a store that came from before."""

    cases: int = 0
    people: int = 0


def forget_person(store: Store, entity_id: Id, *, by: str, on: str) -> Forgetting:
    """Erase a person from every case, and leave a tombstone.

    Raises EntityNotFound, InvalidValue for what is no person, StoreChanged when others go on
    writing.
    """
    for attempt in range(TRIES):
        revision = store.revision()
        person = store.get_entity(entity_id)
        if person.kind is not EntityKind.PERSON:
            raise InvalidValue(
                message("{id} is no person: forget a person or a case", id=person.id)
            )
        mentions = {one.mention_id for one in store.assignments(entity_ids=[person.id])}
        work = _Forgetting(store, person, mentions | set(person.mentions))
        amendment = work.amendment(by=by, on=on)
        try:
            store.amend(amendment, expected_revision=revision)
        except StoreChanged:
            if attempt + 1 == TRIES:
                raise
            continue
        return work.told(amendment)
    raise AssertionError("unreachable")


def forget_mentions(store: Store, stone: Tombstone) -> int:
    """Erase the mentions that a tombstone meets, and keep it; how many there were."""
    for attempt in range(TRIES):
        revision = store.revision()
        stones = Tombstones(store.ids, [stone])
        numbers = {case.id: case.number for case in store.cases()}
        met = {
            mention.id
            for mention in store.mentions()
            if stones.meets(mention, numbers.get(mention.case_id, ""))
        }
        person = Entity(id=stone.subject, kind=EntityKind.PERSON, name="")
        amendment = _Forgetting(store, person, met).amendment(by=stone.by, on=stone.on)
        try:
            kept = replace(amendment, appended=(stone,))
            store.amend(kept, expected_revision=revision)
        except StoreChanged:
            if attempt + 1 == TRIES:
                raise
            continue
        return len(met)
    raise AssertionError("unreachable")


def forget_again(store: Store, replaced: ReadableStore) -> Again:
    """Forget in a store that comes from before what was forgotten in the one it takes the place of.

    Both are open; nothing is linked anew: whoever calls it does so, since what is derived may show
    less than is known. Raises IdsDiffer where the two are not of one store.
    """
    stones = list(replaced.appended(Tombstone))
    cases = replaced.forgotten_cases()
    if replaced.ids != store.ids and (stones or cases):
        raise IdsDiffer(
            message(
                "{place} is not of the store that it takes the place of, so nobody knows there who"
                " was forgotten here: forget them there by name",
                place=store.place,
            )
        )
    there = {case.id for case in store.cases(ids=cases)}
    for case_id in sorted(there):
        store.forget_case(case_id)
    return Again(cases=len(there), people=keep_forgotten(store, stones))


def keep_forgotten(store: Store, stones: Iterable[Tombstone]) -> int:
    """Give a store tombstones of another, and forget whom they meet; how many people that were."""
    known = {stone.id for stone in store.appended(Tombstone, standing=False)}
    return sum(bool(forget_mentions(store, one)) for one in stones if one.id not in known)


V = TypeVar("V", Entity, Relationship)


@dataclass(slots=True)
class _Others:
    """What those who stay are called and hold."""

    names: set[Writing] = field(default_factory=set)
    words: defaultdict[Id, set[Writing]] = field(default_factory=lambda: defaultdict(set))
    """By case, each word of the names of those who stay in it."""
    held: set[Identifier] = field(default_factory=set)
    marks: set[Mark] = field(default_factory=set)


class _Forgetting:
    """All that forgetting one person takes out and changes, worked out of a store."""

    def __init__(self, store: Store, person: Entity, mentions: Collection[Id]) -> None:
        """Read what is needed of the store; `mentions` are those of the person."""
        self._store = store
        self._person = person
        self._numbers = {case.id: case.number for case in store.cases()}
        self._hers = self._with_narrated(list(store.mentions(ids=mentions)))
        self._gone = {mention.id for mention in self._hers}
        self._cases = {mention.case_id for mention in self._hers}
        self._said = [*self._hers, *self._before_corrections()]
        self._others = self._known_of_others()
        self._identifiers = self._held_alone()
        self._writings = set[Writing]().union(*map(writings_of_name, _names_of(self._said)))
        self._number_writings = set[Writing]().union(*map(writings_of_number, self._identifiers))
        self._told_elsewhere = pattern_of(self._written_in(""))
        self._perhaps: tuple[Id, ...] = ()

    def amendment(self, *, by: str, on: str) -> Amendment:
        """What is taken out and written anew, with the tombstone."""
        statements = self._statements()
        scopes, rewritten = self._rewritten({one.id for one in statements})
        gone = self._gone | {one.id for one in statements}
        entities, relationships = self._derived(gone, rewritten)
        marks = self._marks(statements, scopes)
        identifiers = frozenset(map(self._store.ids.identifier, self._identifiers))
        mentioned = bool(self._hers)
        stone = tombstone(marks, self._store.ids, subject=self._person.id, by=by, on=on)
        return Amendment(
            mentions=frozenset(self._gone),
            statements=frozenset(one.id for one in statements),
            entities=frozenset(entities.gone | identifiers),
            relationships=frozenset(relationships.gone),
            rewritten=rewritten,
            rewritten_entities=tuple(entities.changed),
            rewritten_relationships=tuple(relationships.changed),
            words=self.words(),
            person=self._person.id,
            appended=(stone,) if mentioned else (),
        )

    def told(self, amendment: Amendment) -> Forgetting:
        """What was done."""
        batch = amendment.rewritten
        return Forgetting(
            subject=self._person.id,
            cases=tuple(sorted(self._cases)),
            mentions=len(amendment.mentions),
            texts=len(batch.cases) + len(batch.mentions),
            perhaps=self._perhaps,
            writings=frozenset(self._writings | self._number_writings),
        )

    def words(self) -> tuple[str, ...]:
        """Names and numbers as they are looked for in what people wrote, longest first."""
        words = {" ".join(writing) for writing in self._writings}
        words.update(_names_of(self._said))
        words.update(identifier.value for identifier in self._identifiers)
        return tuple(sorted(filter(None, words), key=lambda word: (-len(word), word)))

    # ---- whom it is about

    def _before_corrections(self) -> Iterator[Mention]:
        """The mentions as an old file still says them, by names that were put right since."""
        by_id = {mention.id: mention for mention in self._hers}
        for one in self._store.appended(Correction, standing=False):
            if one.field == "name" and one.mention in by_id:
                for name in (one.before, one.after):
                    yield put_right(by_id[one.mention], "name", name)

    def _with_narrated(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions, and those that narratives of the same cases make of the same names."""
        known = {mention.id for mention in mentions}
        names: defaultdict[Id, set[Writing]] = defaultdict(set)
        for mention in mentions:
            for name in mention.names:
                names[mention.case_id] |= writings_of_name(name)
        for other in self._store.mentions(case_ids=sorted(names)):
            narrated = other.role == NAMED and other.ref.start is not None
            if other.id in known or not narrated:
                continue
            if any(tuple(fold_words(name)) in names[other.case_id] for name in other.names):
                mentions.append(other)
        return mentions

    def _known_of_others(self) -> _Others:
        """What everybody else in the store is called and holds, as far as it matters here."""
        found = _Others()
        hers = self._own_marks()
        numbers = set[Identifier]().union(*(mention.identifiers for mention in self._hers))
        for mention in self._store.mentions():
            if mention.id in self._gone:
                continue
            for name in (*mention.names, *mention.aliases):
                found.names |= writings_of_name(name)
                if mention.case_id in self._cases:
                    found.words[mention.case_id] |= words_of_name(name)
            found.held |= numbers.intersection(mention.identifiers)
            found.marks |= hers.intersection(self._marks_of(mention))
        return found

    def _own_marks(self) -> set[Mark]:
        return set[Mark]().union(*map(self._marks_of, self._said))

    def _marks_of(self, mention: Mention) -> Iterator[Mark]:
        return mention_marks(mention, self._numbers.get(mention.case_id, ""))

    def _held_alone(self) -> set[Identifier]:
        """The identifiers that they hold and nobody who stays."""
        hers, theirs = set[Identifier](), set(self._others.held)
        for statement in self._store.statements():
            ends = (statement.subject, statement.object)
            people = [end for end in ends if isinstance(end, str)]
            numbers = [end for end in ends if isinstance(end, Identifier)]
            # who pays into an account, or calls a number, does not hold it by that
            if statement.kind in _HOLDING:
                (hers if self._gone.intersection(people) else theirs).update(numbers)
        hers = hers.union(*(mention.identifiers for mention in self._hers))
        return {one for one in hers - theirs if one.kind not in NOBODYS}

    # ---- what goes

    def _statements(self) -> list[Statement]:
        """Everything that is said of them, and of numbers that nobody else holds."""
        found = []
        for statement in self._store.statements():
            ends = (statement.subject, statement.object)
            is_hers = any(isinstance(end, str) and end in self._gone for end in ends)
            if is_hers or any(end in self._identifiers for end in ends):
                found.append(statement)
        return found

    def _marks(self, statements: Iterable[Statement], scopes: Collection[str]) -> set[Mark]:
        """By what the tombstone knows again whatever of this comes back."""
        marks = self._own_marks() - self._others.marks
        for statement in statements:
            ends = (statement.subject, statement.object)
            for end in ends:
                if isinstance(end, Identifier) and end in self._identifiers:
                    marks.add(number_mark(statement.case_id, end))
        for scope in scopes:
            marks.add(scope_mark(scope))
            marks |= {writing_mark(scope, writing) for writing in self._written_in(scope)}
        return marks

    # ---- what is written anew

    def _written_in(self, scope: str) -> set[Writing]:
        """How they are written in the texts of one of their cases, or of anything else."""
        numbers = self._number_writings
        if scope not in self._cases:
            whole = {one for one in self._writings if len(one) > 1}
            return (whole - self._others.names) | numbers
        found = self._writings | numbers
        here = [mention for mention in self._said if mention.case_id == scope]
        found = found.union(*map(words_of_name, _names_of(here)))
        return found - self._others.words[scope]

    def _rewritten(self, statements_gone: Collection[Id]) -> tuple[set[str], Batch]:
        """The values that stay and were written of them, and the scopes that tombstones guard."""
        sources = {mention.ref.source_id for mention in self._hers}
        scopes: set[str] = {*self._cases, *sources}
        blankings: dict[str, Blanking] = {}

        def blanking(scope: str) -> Blanking:
            key = scope if scope in self._cases else ""
            if key not in blankings:
                blankings[key] = Blanking(self._written_in(key).__contains__)
            return blankings[key]

        cases = list[Case]()
        for case in self._store.cases():
            if self._may_tell(case.id, case):
                told = blanking(case.id).case(case)
                cases += [told] if told != case else []
        mentions = list[Mention]()
        for mention in self._store.mentions():
            if mention.id not in self._gone and self._may_tell(mention.case_id, mention):
                said = blanking(mention.case_id).mention(mention)
                mentions += [said] if said != mention else []
        statements = list[Statement]()
        for statement in self._store.statements():
            if statement.id in statements_gone:
                scopes.add(statement.case_id)
            elif self._may_tell(statement.case_id, statement):
                stated = blanking(statement.case_id).statement(statement)
                statements += [stated] if stated != statement else []
        scopes.update(case.id for case in cases)
        scopes.update(mention.case_id for mention in mentions)
        scopes.update(statement.case_id for statement in statements)
        return scopes, Batch(
            sources=tuple(self._renamed(sources)),
            cases=tuple(cases),
            mentions=tuple(mentions),
            statements=tuple(statements),
        )

    def _may_tell(self, case_id: Id, value: Value) -> bool:
        """Whether a value may be written of them; looked at quickly, since most are not."""
        if case_id in self._cases:
            return True
        return self._told_elsewhere.search(fold(encode(value))) is not None

    def _renamed(self, sources: Collection[Id]) -> Iterator[Source]:
        """The sources that told of them and are called after them, without that."""
        for source in self._store.sources():
            if source.id in sources:
                named = Blanking(self._written_in(source.id).__contains__).source(source)
                if named != source:
                    yield named

    # ---- what was derived

    def _derived(
        self, gone: Collection[Id], rewritten: Batch
    ) -> tuple["_Derived[Entity]", "_Derived[Relationship]"]:
        """What of the derived graph goes, and what is written anew until it is linked again."""
        identifiers = set(map(self._store.ids.identifier, self._identifiers))
        written = self._writings | self._number_writings | self._words_anywhere()
        blanking = Blanking(written.__contains__)
        people = self._entities(gone, rewritten, blanking)
        vanished = people.gone | identifiers
        links = _Derived[Relationship]()
        perhaps = set[Id]()
        for link in self._store.relationships():
            ends = {link.start, link.end}
            if link.kind in SAME_AS and self._person.id in ends:
                perhaps |= ends - {self._person.id}
            kept = None if ends & vanished else _link_without(link, gone)
            if kept is None:
                links.gone.add(link.id)
                continue
            told = _with_texts(kept, blanking)
            if told != link:
                links.changed.append(told)
        self._perhaps = tuple(sorted(perhaps - vanished))
        return people, links

    def _words_anywhere(self) -> set[Writing]:
        """Each word of their names, but for those that others in their cases bear."""
        words = set[Writing]().union(*map(words_of_name, _names_of(self._said)))
        return words.difference(*self._others.words.values())

    def _entities(
        self, gone: Collection[Id], rewritten: Batch, blanking: Blanking
    ) -> "_Derived[Entity]":
        found = _Derived[Entity]()
        mentions = {mention.id for mention in rewritten.mentions}
        cases = {case.id: case for case in rewritten.cases}
        for entity in self._store.entities():
            said = set(entity.mentions)
            left = tuple(one for one in entity.mentions if one not in gone)
            if entity.id == self._person.id or (said and not left):
                found.gone.add(entity.id)
            elif len(left) < len(said) or said & mentions:
                found.changed.append(_entity_with(entity, left, blanking))
            elif entity.id in cases:
                found.changed.append(replace(entity, name=cases[entity.id].number))
        return found


class _Derived(Generic[V]):
    """What of one kind of derived values goes, and what is written anew."""

    def __init__(self) -> None:
        self.gone = set[Id]()
        self.changed: list[V] = []


def _names_of(mentions: Iterable[Mention]) -> Iterator[str]:
    for mention in mentions:
        yield from mention.names
        yield from mention.aliases


def _link_without(link: Relationship, gone: Collection[Id]) -> Relationship | None:
    """The link without some statements; None when nothing else supports it."""
    left = tuple(one for one in link.statements if one not in gone)
    if len(left) == len(link.statements):
        return link
    concluded = link.kind in SAME_AS or link.properties.get("inferred")
    return replace(link, statements=left) if left and not concluded else None


def _with_texts(link: Relationship, blanking: Blanking) -> Relationship:
    told = _with_free_facts(link.properties, blanking)
    return replace(link, properties=told) if told != link.properties else link


def _with_free_facts(facts: Mapping[str, Any], blanking: Blanking) -> dict[str, Any]:
    return {
        name: blanking.text(fact) if name in _FREE_FACTS else fact for name, fact in facts.items()
    }


def _entity_with(entity: Entity, mentions: tuple[Id, ...], blanking: Blanking) -> Entity:
    """An entity with fewer mentions, without what was written of somebody else in its own."""
    names = tuple(name for name in entity.names if blanking.text(name) == name)
    facts = _with_free_facts(entity.properties, blanking)
    return replace(entity, mentions=mentions, names=names, properties=facts)
