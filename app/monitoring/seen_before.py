"""What an office knew already of the cases that have just come in: the "seen before" lines.

Decisions.
Earlier means known before this load: two cases of one load are no precedent for each other, though
they may make a network, which has its own line.
What many unrelated people share (a hotline, a counter) comes last and is called common, as in the
networks. Nothing is looked up for the first load of a store, nor for more than CASES_UP_TO cases or
VALUES_UP_TO values at once; names are compared only for loads of up to NAMES_UP_TO parties,
networks only in stores of up to NETWORKS_UP_TO cases. Beyond that it would cost more than it tells:
nobody reads thousands of lines, and networks are a click away. Measured on 30,000 cases with 97,000
mentions in SQLite, where linking takes 13 s: 20 new cases 0.04 s, 500 parties' names 2 s, networks
before and after 2 s each.
A name alone is a hint, never a link: at most three for a party; none for initials, for a name of
one word, for one that more than three people of the store bear, or against a reviewer's judgement.
The same regency makes it a better hint.
Whoever types a name or a number into a file would be told of it, so nothing is said of protected
people but to who may see them: a line is made of parties alone, of their numbers, and of the cases
that tell of these. It is so made, not masked afterwards: what a hidden person adds would show in a
count, in an order, or in a line that found no room.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from itertools import chain, islice

from msgspec.structs import replace

from app.access.disclosure import is_victim_too
from app.access.mask import Mask
from app.access.masked_store import MaskedStore
from graph.analysis.networks.networks import Network
from graph.ids import IdKey
from graph.model import Assignment, Entity, Id, Identifier, Judgement, Mention, Statement, Value
from graph.names import compatible_names, organization_key, parse_person, person_key
from graph.resolution.people.features import FULL_DATE
from graph.schema import PARTY_KINDS, ROLES, Decision, EntityKind, RelationshipKind

NAMES_UP_TO = 500
NETWORKS_UP_TO = 50_000
CASES_UP_TO = 5000
"""A load of more new or changed cases is not looked at."""
VALUES_UP_TO = 100_000
"""Nor one with more mentions, or more statements, in those cases: a call list may hold a million.
"""
LINES_UP_TO = 200
HINTS_A_PARTY = 3
_SEARCHED = 20
_MORE_SEARCHED = 4
"""So many times more are searched, since some may not be named."""
_PARTIES = 200
"""Of a case so many parties are looked at."""
_SAME_NAME_AND_HOME, _LIKE_NAME_AND_HOME, _NAME_ALONE, _NOT_ALIKE = range(4)

WATCHED = "watched"
JOINS = "joins"
PARTY = "party"
IDENTIFIER = "identifier"
NETWORK = "network"
SAME_NAME = "same_name"
LICENCE = "licence"
COMMON = "common"
_ORDER = (WATCHED, JOINS, PARTY, IDENTIFIER, NETWORK, LICENCE, SAME_NAME, COMMON)


class PriorHit(Value, frozen=True, omit_defaults=True):
    """One thing known already of a new or changed case."""

    case_id: Id
    code: str
    entities: tuple[Id, ...] = ()
    """What was seen before: the party or identifier; for a licence the company; what is watched."""
    networks: tuple[Id, ...] = ()
    """The network it is in now, then those that it joins; a network that is watched."""
    count: int = 0
    """Number of earlier cases; for a network of all its cases."""
    written: str = ""
    """The name as this case writes it; why something is watched."""
    reasons: tuple[str, ...] = ()
    """What makes two parties one, or alike: codes such as `nik`, `name+phone`, `regency`; a
    licence's worth; who watches something since when.
    """


class SeenBefore(Value, frozen=True, omit_defaults=True):
    """Lines in order of importance."""

    lines: tuple[PriorHit, ...] = ()
    left_out: int = 0
    """Lines beyond the first LINES_UP_TO."""
    skipped: tuple[str, ...] = ()
    """What was not looked at because there is too much of it: `cases`, `names`, `networks`; or
    because the viewer may not be told of it: `protected` people; in a draft they are `uncompared`
    too.
    """
    entities: Mapping[Id, Entity] = {}
    """What the lines name, masked."""
    numbers: Mapping[Id, str] = {}
    """Case numbers by id."""


@dataclass(frozen=True, slots=True)
class NetworksBefore:
    """Networks as they were before a load: the network of each party.

    `too_many` when the store is too large for it.
    """

    of_party: Mapping[Id, Id] = field(default_factory=dict)
    too_many: bool = False

    @classmethod
    def of(cls, networks: Iterable[Network]) -> "NetworksBefore":
        """What to remember of these networks."""
        of_party: dict[Id, Id] = {}
        for network in networks:
            of_party |= dict.fromkeys(network.parties, network.id)

        return cls(of_party)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came in: cases, new (true) or changed, with what is said in them."""

    cases: Mapping[Id, bool]
    mentions: Sequence[Mention]
    statements: Sequence[Statement]

    @property
    def is_too_much(self) -> bool:
        """Whether it is more than is looked at."""
        return (
            len(self.cases) > CASES_UP_TO
            or max(len(self.mentions), len(self.statements)) > VALUES_UP_TO
        )


def prior_hits(
    store: MaskedStore,
    came: Arrival,
    *,
    linked: bool = True,
    common_above: int,
    decided: Mapping[Id, bool],
) -> tuple[list[PriorHit], tuple[str, ...]]:
    """Lines on parties and identifiers, and what was skipped.

    `linked` is whether the graph knows what came.
    """
    known = _PriorKnowledge(store, came, linked, common_above, decided)
    lines = [*known.identifiers(), *known.parties(), *known.licences()]
    named = [
        mention for mention in came.mentions if mention.id not in known.recognised and mention.names
    ]
    if len(named) > NAMES_UP_TO:
        return lines, ("names",)
    return [*lines, *known.same_names(named)], ()


def look_at_networks(
    store: MaskedStore, cases: Collection[Id], before: NetworksBefore, networks: Iterable[Network]
) -> list[PriorHit]:
    """One line for each case that is in a network now.

    It says which networks the case joins into one, or which it belongs to.
    """
    redirects = store.redirects()
    old = {redirects.get(party, party): network for party, network in before.of_party.items()}
    lines = []
    for network in networks:
        here = sorted(set(network.cases) & set(cases))
        if not here:
            continue
        joined = {old[party] for party in network.parties if party in old}
        tied = _tied(network) if len(joined) > 1 else {}
        for case_id in here:
            touched = _touched(store, case_id, tied, old) if len(joined) > 1 else set()
            several = sorted(touched) if len(touched) > 1 else []
            line = PriorHit(
                case_id=case_id,
                code=JOINS if several else NETWORK,
                networks=(network.id, *several),
                count=len(network.cases),
            )
            lines.append(line)

    return lines


def most_important(lines: Collection[PriorHit]) -> list[PriorHit]:
    """The first LINES_UP_TO by importance, case by case.

    The case with the most important line comes first.

    What is watched comes first, then networks joined, parties and identifiers by number of earlier
    cases, and hints.
    """
    first = nsmallest(LINES_UP_TO, lines, key=_importance)
    cases = list(dict.fromkeys(line.case_id for line in first))
    return sorted(first, key=lambda line: cases.index(line.case_id))


def _importance(line: PriorHit) -> tuple[int, int, Id, tuple[Id, ...]]:
    return (_ORDER.index(line.code), -line.count, line.case_id, line.entities)


def disclosed(line: PriorHit, mask: Mask, entities: Mapping[Id, Entity]) -> PriorHit | None:
    """The line as the viewer may read it; None where it speaks of what may not be named.

    `entities` are unmasked.
    """
    if not line.entities:
        return line

    found = entities.get(line.entities[0])
    if found is None or not mask.may_name(mask.disclosed(found)):
        return None
    return replace(line, written=_as_told(line, mask))


def _as_told(line: PriorHit, mask: Mask) -> str:
    if line.code in (PARTY, SAME_NAME):
        return mask.name_as_written(line.written)
    return line.written


class _PriorKnowledge:
    """What a store knows of the parties and identifiers of some cases, as its viewer may be told.

    Entities are unmasked but for the number of their cases; those that may not be named are none.
    """

    def __init__(
        self,
        store: MaskedStore,
        came: Arrival,
        linked: bool,
        common_above: int,
        decided: Mapping[Id, bool],
    ) -> None:
        """`came` is what arrived; `linked` says that it is in the store and linked already."""
        self._store = store
        self._ids = store.unmasked.ids
        self._mask = store.mask()
        self._came = came
        self._linked = linked
        self._common_above = common_above
        self._decided = decided
        self._new = {case_id for case_id, new in came.cases.items() if new}
        self.recognised: set[Id] = set()
        """Mentions whose party is known from earlier cases."""

    def identifiers(self) -> Iterable[PriorHit]:
        """One line for each identifier of a case that earlier cases hold too."""
        held = _identifiers_of(self._ids, self._came.mentions, self._came.statements)
        counted = held if self._linked else self._held_before()
        cases_of: defaultdict[Id, set[Id]] = defaultdict(set)
        for case_id, identifiers in counted.items():
            for identifier in identifiers:
                cases_of[identifier].add(case_id)

        known = self._entities(set[Id]().union(*held.values()))
        of_parties = self._store.cases_of_parties(known)
        common = set()
        for key, entity in known.items():
            cases = len(of_parties[key]) if key in of_parties else entity.cases
            if self._is_common(entity, cases):
                common.add(key)

        for case_id in sorted(held):
            for identifier in sorted(held[case_id] & known.keys()):
                if identifier in of_parties:
                    earlier = len(of_parties[identifier] - self._new - {case_id})
                else:
                    earlier = self._earlier(known[identifier], cases_of[identifier], case_id)
                if earlier <= 0:
                    continue
                yield PriorHit(
                    case_id=case_id,
                    code=COMMON if identifier in common else IDENTIFIER,
                    entities=(identifier,),
                    count=earlier,
                )

    def parties(self) -> Iterable[PriorHit]:
        """One line for each party whom the linker found in earlier cases."""
        if not self._linked:
            return

        assigned = {
            assignment.mention_id: assignment
            for assignment in self._store.unmasked.assignments(mention_ids=self._mentions)
        }
        entities = self._entities({assignment.entity_id for assignment in assigned.values()})
        told: set[tuple[Id, Id]] = set()
        for mention_id, assignment in sorted(assigned.items()):
            mention = self._mentions[mention_id]
            entity = entities.get(assignment.entity_id)
            if entity is None or not self._tells(mention):
                continue
            earlier = self._earlier(entity, self._came_with(entity), mention.case_id)
            if earlier <= 0:
                continue
            self.recognised.add(mention_id)
            if (mention.case_id, entity.id) in told:
                continue
            told.add((mention.case_id, entity.id))
            yield PriorHit(
                case_id=mention.case_id,
                code=PARTY,
                entities=(entity.id,),
                count=earlier,
                written=mention.name,
                reasons=self._reasons(assignment, entity),
            )

    def same_names(self, mentions: Iterable[Mention]) -> Iterable[PriorHit]:
        """Up to three hints for each party: somebody of earlier cases who is called alike."""
        for mention in sorted(mentions, key=lambda mention: mention.id):
            if mention.reported_role.protected and not self._mask.hides_nothing:
                continue
            found = sorted(self._namesakes(mention))
            # so many of one name are nobody in particular
            if sum(place == _NAME_ALONE for place, *_ in found) > HINTS_A_PARTY:
                found = [namesake for namesake in found if namesake[0] != _NAME_ALONE]
            for _, count, entity_id, reasons in found[:HINTS_A_PARTY]:
                yield PriorHit(
                    case_id=mention.case_id,
                    code=SAME_NAME,
                    entities=(entity_id,),
                    count=-count,
                    written=mention.name,
                    reasons=reasons,
                )

    def _namesakes(self, mention: Mention) -> Iterator[tuple[int, int, Id, tuple[str, ...]]]:
        """Somebody of earlier cases who is called alike: how near, minus cases, who, and why."""
        for entity in self._candidates(mention):
            place, reasons = _alike(mention, entity)
            if not reasons or self._kept_apart(mention, entity) or mention.id in entity.mentions:
                continue
            if self._earlier(entity, self._came_with(entity), mention.case_id) > 0:
                yield place, -entity.cases, entity.id, reasons

    def _entities(self, ids: Collection[Id]) -> dict[Id, Entity]:
        """Those of these that may be named."""
        return self._named(self._store.unmasked.entities(sorted(ids)))

    def _named(self, entities: Iterable[Entity]) -> dict[Id, Entity]:
        disclosed = self._mask.all_disclosed(entities)
        return {entity.id: entity for entity in disclosed if self._mask.may_name(entity)}

    def _tells(self, mention: Mention) -> bool:
        """Whether a report of somebody who may be named may be told of."""
        role = mention.reported_role
        return self._mask.hides_nothing or role.listed or not role.protected

    def _came_with(self, party: Entity) -> set[Id]:
        """The cases that came in and tell of a party."""
        came = (self._mentions.get(mention_id) for mention_id in party.mentions)
        return {mention.case_id for mention in came if mention and self._tells(mention)}

    def _earlier(self, entity: Entity, came: Set[Id], case_id: Id) -> int:
        """In how many cases an entity was known before, of those that came with it and this one."""
        return entity.cases - len(came & (self._new | {case_id}))

    def _reasons(self, assignment: Assignment, party: Entity) -> tuple[str, ...]:
        """What makes a mention this party, without what only hidden reports tell."""
        told = [assignment]
        if is_victim_too(party) and not self._mask.hides_nothing:
            assigned = self._store.unmasked.assignments(entity_ids=[party.id])
            mentions = self._store.unmasked_mentions(party.mentions).values()
            seen = {mention.id for mention in mentions if self._tells(mention)}
            shown = self._mask.assignments(assigned, seen)
            told = [one for one in shown if one.mention_id == assignment.mention_id]
        reasons = chain.from_iterable(one.reasons for one in told)
        return tuple(reason for reason in reasons if reason != "alone")

    def licences(self) -> Iterable[PriorHit]:
        """What the licence of each company was worth on the day of its case.

        Nothing where no list of licences is known.
        """
        if not self._linked:
            return

        companies = {
            mention.case_id
            for mention in self._came.mentions
            if mention.kind is EntityKind.ORGANIZATION
        }
        for case_id in sorted(companies):
            around = self._store.unmasked.neighbours(
                [case_id], kinds=[RelationshipKind.PARTY_TO], limit=_PARTIES
            )
            worth = {
                relationship.start: relationship.properties["licence"]
                for relationship in around.relationships
                if "licence" in relationship.properties
            }
            for company, status in sorted(worth.items()):
                yield PriorHit(
                    case_id=case_id, code=LICENCE, entities=(company,), reasons=(status,)
                )

    def _held_before(self) -> dict[Id, set[Id]]:
        """What the store knows of the cases that a draft would change."""
        changed = [case_id for case_id, new in self._came.cases.items() if not new]
        if not changed:
            return {}
        stored = (
            self._store.unmasked.mentions(case_ids=changed),
            self._store.unmasked.statements(case_ids=changed),
        )
        return _identifiers_of(self._ids, *stored)

    def _is_common(self, entity: Entity, cases: int) -> bool:
        """Whether more differently named parties hold it than one circle would.

        Counted as `graph.analysis.networks.ties` does, in `cases`, among those who may be named.
        """
        if entity.id in self._decided:
            return self._decided[entity.id]
        if cases <= self._common_above:
            return False

        around = self._store.unmasked.neighbours([entity.id], limit=100)
        holders = [holder for holder in around.entities if holder.kind in PARTY_KINDS]
        if not self._mask.hides_nothing:
            holders = [holder for holder in holders if not holder.protected]

        return (
            len({_key(holder.kind, holder.name) or holder.id for holder in holders})
            > self._common_above
        )

    def _candidates(self, mention: Mention) -> Iterable[Entity]:
        """Who is found by a name, by its longest word, or by how it sounds."""
        name = mention.names[0]
        person = mention.kind is EntityKind.PERSON
        if person and parse_person(name).initials:
            return []
        words = parse_person(name).tokens if person else ()
        queries = (
            " ".join(words) or name,
            max(words, key=len, default=""),
            person_key(name) if person else "",
        )
        found: dict[Id, Entity] = {}
        for text in dict.fromkeys(queries):
            hits = self._store.unmasked.search(
                text, kinds=[mention.kind], limit=_SEARCHED * _MORE_SEARCHED
            )
            named = self._named(hit.entity for hit in hits)
            found |= dict(islice(named.items(), _SEARCHED))

        return found.values()

    @cached_property
    def _mentions(self) -> dict[Id, Mention]:
        return {mention.id: mention for mention in self._came.mentions}

    def _kept_apart(self, mention: Mention, entity: Entity) -> bool:
        return any((mention.id, other) in self._apart for other in entity.mentions)

    @cached_property
    def _apart(self) -> set[tuple[Id, Id]]:
        return _negative(self._store.unmasked.appended(Judgement))


def _negative(judgements: Iterable[Judgement]) -> set[tuple[Id, Id]]:
    pairs = [
        (judgement.left, judgement.right)
        for judgement in judgements
        if judgement.decision is Decision.NEGATIVE
    ]
    return {*pairs, *((right, left) for left, right in pairs)}


def _identifiers_of(
    ids: IdKey, mentions: Iterable[Mention], statements: Iterable[Statement]
) -> dict[Id, set[Id]]:
    """The identifiers of each case that can tie.

    Neither places nor names that an account merely shows.
    """
    held: defaultdict[Id, set[Id]] = defaultdict(set)
    for mention in mentions:
        held[mention.case_id].update(
            ids.identifier(known) for known in mention.identifiers if _can_tie(known)
        )

    for statement in statements:
        ends = (statement.subject, statement.object)
        held[statement.case_id].update(
            ids.identifier(e) for e in ends if isinstance(e, Identifier) and _can_tie(e)
        )

    return held


def _can_tie(identifier: Identifier) -> bool:
    shown_name = identifier.kind is EntityKind.ONLINE_ACCOUNT and " " in identifier.value
    return identifier.kind is not EntityKind.PLACE and not shown_name


def _key(kind: EntityKind, name: str) -> str:
    if kind is EntityKind.PERSON:
        return person_key(name)
    return organization_key(name)


def _alike(mention: Mention, entity: Entity) -> tuple[int, tuple[str, ...]]:
    """How near two parties' names and homes are, nearest first, and why.

    No reason when they are not alike.
    """
    facts = entity.properties
    names = (entity.name, *entity.names)
    key = _key(mention.kind, mention.names[0])
    same = bool(key) and any(_key(mention.kind, name) == key for name in names)
    if mention.kind is EntityKind.ORGANIZATION:
        if same:
            return (_NAME_ALONE, ("name",))
        return (_NOT_ALIKE, ())
    regency = mention.locality.regency
    near = bool(regency) and facts.get("regency") == regency
    if _contradict(mention, entity) or not (
        same or any(compatible_names(mention.names[0], n) for n in names if n)
    ):
        return _NOT_ALIKE, ()
    if near:
        place = _SAME_NAME_AND_HOME if same else _LIKE_NAME_AND_HOME
        return place, ("name" if same else "like_name", "regency")
    several_words = len(parse_person(mention.names[0]).tokens) > 1
    if same and several_words:
        return (_NAME_ALONE, ("name",))
    return (_NOT_ALIKE, ())


def _contradict(mention: Mention, entity: Entity) -> bool:
    sex = str(entity.properties.get("sex", ""))
    born = str(entity.properties.get("born_on", ""))
    ours = mention.born_on or ""
    other_birth = len(born) == len(ours) == FULL_DATE and born != ours
    return other_birth or bool(sex and mention.sex and sex != mention.sex)


def _tied(network: Network) -> dict[Id, set[Id]]:
    tied: defaultdict[Id, set[Id]] = defaultdict(set)
    for tie in network.ties:
        tied[tie.left].add(tie.right)
        tied[tie.right].add(tie.left)

    return tied


def _touched(
    store: MaskedStore, case_id: Id, tied: Mapping[Id, set[Id]], old: Mapping[Id, Id]
) -> set[Id]:
    """The earlier networks that the parties of a case belong to or are tied with."""
    around = store.unmasked.neighbours([case_id], kinds=[RelationshipKind.PARTY_TO], limit=_PARTIES)
    parties = {
        relationship.start
        for relationship in around.relationships
        if not ROLES[relationship.role].protected
    }
    reached = parties.union(*(tied.get(party, ()) for party in parties))
    return {old[party] for party in reached if party in old}
