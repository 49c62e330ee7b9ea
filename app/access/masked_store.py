"""One store as one viewer may see it: the only way in which anything above reads a store.

Decisions.
What a method here returns may be told to the viewer. What must be computed from everything, such as
who is who, or which cases hang together, is read from `unmasked`: nothing read there is told but
through a mask. A check holds that no other package imports a store.
Whoever writes asks for a right first, and is handed the store that can be written only then:
`unmasked` has no method that writes.
Which protected people were shown by name is collected by the masks and logged when a command or a
page is done, each person once for a session.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace as changed
from heapq import nlargest

import polars as pl
from msgspec.structs import replace

from app.access.audiences.table import AudiencePolicy
from app.access.disclosure import Disclosure, mention_ends
from app.access.handling.deciding import withheld_from, withheld_from_some
from app.access.handling.derived import derived
from app.access.handling.revealing import Minors, Revealed, find_minors, reveal_of
from app.access.handling.store import StoreWithout
from app.access.hidden import Hidden, disclosable_graph, find_hidden, visible_graph
from app.access.log import BRIEFING, EXPORT, REVEAL, add_entry, head_text, in_entries
from app.access.logbook.consultations import Consultations
from app.access.logbook.waiting import waiting_of
from app.access.mask import Mask
from app.access.networks import (
    guessed_ends,
    named_in,
    with_told_places,
    without_guess,
    without_named_victims,
    without_secrets,
)
from app.access.revision_cache import RevisionCache
from app.access.rights import Right
from app.access.source_names import NeutralWords
from app.access.texts import Texts
from app.access.viewer import Viewer, check_reason, may_compare
from app.plain_text import whole
from graph.analysis.networks.networks import Network
from graph.errors import AccessDenied, CaseNotFound, EntityNotFound
from graph.handlings import Handling
from graph.messages import message
from graph.model import AuditEntry, Case, Entity, Id, Mention, Relationship, Statement
from graph.redirects import uncrossed, with_crossed
from graph.schema import (
    PARTY_KINDS,
    PROTECTED_NAME,
    ROLES,
    SAME_AS,
    EntityKind,
    RelationshipKind,
)
from graph.stores import Store
from graph.stores.base import Counts, GraphColumns, Neighbourhood, ReadableStore, SearchHit
from graph.stores.shared.traversal import Hop, shortest_paths

_SHOWN = frozenset(RelationshipKind) - SAME_AS
_LINKS = 10_000
"""Links of one entity that are read to find the cases that tell of it."""
_MORE_HITS = 4
"""So many times more hits are read than are shown, since some may be withheld."""


class MaskedStore:
    """A store, opened for one viewer."""

    def __init__(
        self,
        store: Store,
        viewer: Viewer,
        pseudonym: Callable[[Entity], str],
        neutral: NeutralWords = NeutralWords(),
        *,
        user: str = "",
        as_everybody: bool = False,
        cache: RevisionCache | None = None,
    ) -> None:
        """Read `store` for this viewer.

        `pseudonym` says what to call whom it masks, `neutral` stands for what may not be told;
        `user` is the account that the log names. `as_everybody` leaves out every case that is kept
        from anybody. `cache` is one of a store that was read for the same viewer in the same way.
        """
        self._opened = store
        self._as_everybody = as_everybody
        self.viewer = viewer
        self.neutral = neutral
        """What stands for what may not be told."""
        self._user = user
        self.disclosure: Id = ""
        """Under which disclosure files leave; empty for none."""
        self._shown = set[Id]()
        self._shown_and_logged = set[Id]()
        self.consultations = Consultations(store, viewer, waiting_of(store.place), by=user)
        """Who was told what, for the log: shared by those who look in the stead of this viewer."""
        self.cache = cache or RevisionCache(store)
        self._others: Mapping[str, RevisionCache] = {
            way: RevisionCache(store) for way in ("nobody revealed", "as everybody")
        }
        """What was worked out for who looks in other ways, for this viewer."""
        self._pseudonym = pseudonym
        self._disclosure = Disclosure(self._told, self.cache)
        self._texts = Texts(self._told, self.cache, neutral)

    def without_revealing(self) -> "MaskedStore":
        """The same store as somebody of this role sees it who reveals nobody and wrote nothing."""
        viewer = changed(self.viewer, reveal=False, reason="")
        return MaskedStore(
            self._opened,
            viewer,
            self._pseudonym,
            self.neutral,
            as_everybody=self._as_everybody,
            cache=self._others["nobody revealed"],
        )

    def seen_by_everybody(self) -> "MaskedStore":
        """The same store as anybody in the house sees it, without cases that are kept from some.

        It is this store itself where there are none, and nobody is revealed.
        """
        handlings = self._opened.appended(Handling)
        if not self.reveals and not withheld_from_some(handlings):
            return self
        viewer = changed(self.viewer, reveal=False, reason="")
        return MaskedStore(
            self._opened,
            viewer,
            self._pseudonym,
            self.neutral,
            as_everybody=True,
            cache=self._others["as everybody"],
        )

    def for_audience(self, policy: AudiencePolicy) -> "MaskedStore":
        """The same store as this audience is told of it, who reveals nobody and wrote nothing.

        Raises AccessDenied for an audience that would be told more than who looks.
        """
        if not self.viewer.policy.covers(policy):
            raise AccessDenied(
                message(
                    "what is shown for {own} may not be made for {name}: use internal",
                    own=self.viewer.policy.name,
                    name=policy.name,
                )
            )
        told = Viewer(
            role=self.viewer.role,
            audience=policy.base,
            named=policy,
            user=self.viewer.user,
            office=self.viewer.office,
        )
        return MaskedStore(
            self._opened, told, self._pseudonym, self.neutral, as_everybody=self._as_everybody
        )

    def mask(self, *, exporting: bool = False) -> Mask:
        """A new mask, for looking or for what leaves the house."""
        viewer = changed(self.viewer, exporting=exporting)
        return Mask(
            viewer,
            self._pseudonym,
            self.unmasked.ids.identifier,
            self._disclosure,
            self._texts,
            self._user,
            withheld=set(self._minors.ids),
            childrens=self._minors.cases,
            shown=self._shown,
        )

    @property
    def _minors(self) -> Minors:
        """Minors who stay masked though everybody is revealed; masked people all are without."""
        if not self.viewer.sees_protected:
            return Minors()
        return self.cache.get("minors", lambda: find_minors(self.unmasked, self.viewer))

    @property
    def unmasked(self) -> ReadableStore:
        """Everything, for computing; it is told to nobody but through a mask.

        But for cases that the viewer may not know of: it is as if the store had not been told of
        them. Raises AccessDenied for whoever may read no case.
        """
        self.viewer.check(Right.READ)
        return self._told()

    def _told(self) -> ReadableStore:
        """The store without the cases that are withheld from the viewer."""
        withheld: frozenset[Id] = self.cache.get("withheld cases", self._withheld)
        if not withheld:
            return self._opened
        return self.cache.get(
            "store without them",
            lambda: StoreWithout(self._opened, derived(self._opened, withheld), self._user),
        )

    def _withheld(self) -> frozenset[Id]:
        handlings = self._opened.appended(Handling)
        if self._as_everybody:
            return withheld_from_some(handlings)
        return withheld_from(self.viewer, handlings)

    def reveal_one(self, what: str, reason: str) -> Revealed:
        """The protected people of one case, or one of them, by name; it is logged before.

        `what` is found as somebody finds it who sees nobody by name. Raises AccessDenied,
        EntityNotFound, and InvalidValue for what nothing of is masked.
        """
        self.viewer.check(Right.REVEAL)
        check_reason(reason)
        found = self.without_revealing().find(what)
        revealed = reveal_of(self.unmasked, self.viewer, self.unmasked.get_entity(found.id))
        for subjects in in_entries([found.id, *(person.id for person in revealed.people)]):
            self.log(REVEAL, subject=subjects, reason=reason.strip())
        return revealed

    @property
    def withholds_cases(self) -> bool:
        """Whether what is computed here lacks cases that the store holds: it is not to be saved."""
        return self._told() is not self._opened

    def log_entries(self) -> Iterator[AuditEntry]:
        """The log, oldest first, for who may read it; raises AccessDenied."""
        self.viewer.check(Right.AUDIT)
        self.consultations.settle()
        return self._opened.audit()

    def victims_by_consent(self, case_ids: Collection[Id]) -> tuple[set[Id], set[Id]]:
        """The victims of cases who agreed to be named outside, and those who did not, by id."""
        self.viewer.check(Right.DISCLOSE)
        mentions = self.unmasked.mentions(case_ids=case_ids)
        people = self.unmasked_entities_of([mention.id for mention in mentions])
        victims = [one for one in people.values() if one.protected and one.kind in PARTY_KINDS]
        agreed = {one.id for one in victims if one.properties.get("consent")}
        return agreed, {one.id for one in victims} - agreed

    def ids_over_time(self, entity_id: Id) -> frozenset[Id]:
        """The ids under which the log tells of one entity or case: today's, and retired ones."""
        self.viewer.check(Right.AUDIT)
        redirects = self._opened.redirects()
        told = with_crossed(redirects) if self.reveals else uncrossed(redirects)
        living = told.get(entity_id, entity_id)
        return frozenset({living, *(retired for retired, now in told.items() if now == living)})

    def nameless(self, text: str) -> str:
        """What somebody typed, without protected names; to who sees no case without any name."""
        if self.viewer.may(Right.READ):
            return self.mask().text(text)
        return self._texts.words_of_everybody().told(text) if text else text

    @property
    def reveals(self) -> bool:
        """Whether protected people are shown by name, which is said wherever they may be."""
        return self.viewer.sees_protected

    # ---- writing, and the log

    def writing(self, right: Right) -> Store:
        """The store, to be written to by who has this right; raises AccessDenied."""
        self.viewer.check(right)
        return self._opened

    def log(self, action: str, *, subject: str = "", reason: str = "", at: str = "") -> AuditEntry:
        """Add an entry to the log, and witness it; `at` is now when left out."""
        self.consultations.settle()
        return add_entry(self._opened, self._user, action, subject=subject, reason=reason, at=at)

    def hand_out(
        self,
        right: Right,
        kind: str,
        of: str,
        *,
        name: str = "",
        cases: int | None = None,
        audience: str = "",
    ) -> str:
        """Log that something leaves the house, before it does, and give the head of the log for it.

        `of` is the id of a network or the name of a selection; `audience` whom it is for, where
        that is not whom it is shown to. The name of the file may name a
        person: the log has its digest. Raises AccessDenied.
        """
        self.viewer.check(right)
        facts = {
            "format": kind,
            "audience": audience or self.viewer.policy.name,
            "file": hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16],
            "cases": "" if cases is None else str(cases),
            "disclosure": self.disclosure,
        }
        told = " ".join(f"{fact}={value}" for fact, value in facts.items() if value)
        action = BRIEFING if right is Right.BRIEF else EXPORT
        head = head_text(self.log(action, subject=of, reason=told))
        return f"{head} {self.disclosure}".rstrip()

    def log_shown(self) -> None:
        """Log which protected people were shown by name since this was called last.

        Each once for a session, under the session's reason. What else was told, and waits in a file
        since then, comes into the log too.
        """
        new = sorted(self._shown - self._shown_and_logged)
        for subjects in in_entries(new):
            self.log(REVEAL, subject=subjects, reason=self.viewer.reason)
        self._shown_and_logged.update(new)
        self._shown.difference_update(new)
        self.consultations.show_instead()
        self.consultations.settle()

    # ---- what may be told
    @property
    def withheld_texts(self) -> int:
        """Of how many texts a part was withheld, since it names a protected person."""
        return len(self._texts.withheld)

    def revision(self) -> int:
        """Grows exactly when the data change: the key for caches, together with the viewer."""
        return self._opened.revision()

    def counts(self) -> Counts:
        """How much there is."""
        return self.unmasked.counts()

    # ---- entities

    def redirects(self) -> Mapping[Id, Id]:
        """Retired entity ids with the living ones that they lead to, read once for each revision.

        Those from somebody protected to a party, or back, only for who may know of everybody.
        """
        return self.cache.get("redirects", self._followed)

    def _followed(self) -> Mapping[Id, Id]:
        redirects = self.unmasked.redirects()
        return with_crossed(redirects) if self.viewer.sees_protected else uncrossed(redirects)

    def search(self, text: str, *, limit: int = 20) -> list[SearchHit]:
        """Entities that a text finds.

        Protected people are not found by name while they are masked.
        """
        mask = self.mask()
        named_only = not self.viewer.sees_protected
        hits = self.unmasked.search(whole(text), limit=limit * _MORE_HITS, named_only=named_only)
        hits = [hit for hit in hits if hit.entity.id not in self._minors.ids]
        mask.note([hit.entity for hit in hits])
        if not self.viewer.sees_protected:
            hits = [hit for hit in hits if not hit.entity.protected and mask.visible(hit.entity)]
            hits = [hit for hit in hits if not _names_protected(hit.entity, mask)]
            # in order anew: cases that are not told of would show in the old one
            hits.sort(key=lambda hit: (not hit.exact, -mask.disclosed(hit.entity).cases))
        told = [SearchHit(entity=mask.entity(hit.entity), exact=hit.exact) for hit in hits[:limit]]
        self.consultations.searched(text, [hit.entity for hit in told])
        return told

    def findable(self) -> tuple[Entity, ...]:
        """Everything that a search may find, by id, as it is called to the viewer.

        Who may see protected people is not noted as shown them: that is noted of what is handed out
        by `entities`. Read once for each revision.
        """
        return self.cache.get("findable", self._findable)

    def _findable(self) -> tuple[Entity, ...]:
        every = list(self.unmasked.entities())
        if self.viewer.sees_protected and not self.viewer.exporting:
            return tuple(entity for entity in every if entity.id not in self._minors.ids)

        mask = self.mask()
        mask.note(every)
        found = []
        for entity in mask.all_disclosed(every):
            is_told = not entity.protected and mask.visible(entity) is not None
            if is_told and not _names_protected(entity, mask):
                found.append(mask.entity(entity))

        return tuple(found)

    def parts_in_cases(self) -> pl.DataFrame:
        """Who has which role in which case, as columns `start`, `role` and `end`.

        Without what the viewer may not know of.
        """
        links = self.visible_graph().relationships
        return links.filter(pl.col("kind") == RelationshipKind.PARTY_TO).select(
            "start", "role", "end"
        )

    def find(self, text: str) -> Entity:
        """The entity of this id, else the best hit of a search; raises EntityNotFound."""
        mask = self.mask()
        asked = whole(text)
        entity = mask.visible(self.unmasked.find_entity(self.redirects().get(asked, asked)))
        if entity is not None:
            mask.note([entity])
            told = mask.entity(entity)
            self.consultations.viewed([told])
            return told
        hits = self.search(text, limit=1)
        if not hits:
            raise nothing_found(text)
        return hits[0].entity

    def entities(self, ids: Iterable[Id]) -> dict[Id, Entity]:
        """Masked entities by the id they have now."""
        mask = self.mask()
        living = self.redirects()
        found = list(self.unmasked.entities([living.get(asked, asked) for asked in ids]))
        mask.note(found)
        told = {entity.id: mask.entity(entity) for entity in found}
        self.consultations.viewed(told.values())
        return told

    def unmasked_entities_of(self, mentions: Collection[Id]) -> dict[Id, Entity]:
        """The unmasked entity that each of these mentions belongs to, for those that are linked."""
        assigned = {
            assignment.mention_id: assignment.entity_id
            for assignment in self.unmasked.assignments(mention_ids=mentions)
        }
        entities = {
            entity.id: entity for entity in self.unmasked.entities(list(set(assigned.values())))
        }

        return {
            mention_id: entities[entity_id]
            for mention_id, entity_id in assigned.items()
            if entity_id in entities
        }

    def unmasked_mentions(self, ids: Collection[Id]) -> dict[Id, Mention]:
        """These mentions by id, unmasked, as far as they are in the store."""
        if not ids:
            return {}
        return {mention.id: mention for mention in self.unmasked.mentions(ids=ids)}

    def comparable_mentions(self, ids: Collection[Id]) -> dict[Id, Mention]:
        """Those of these mentions that the viewer may be shown beside others."""
        mentions = self.unmasked_mentions(ids)
        people = self.unmasked_entities_of(mentions)
        return {
            mention.id: mention
            for mention in mentions.values()
            if may_compare(self.viewer, mention, people.get(mention.id))
            and mention.id not in self._minors.mentions
        }

    # ---- cases and statements

    def case(self, number_or_id: str) -> Case:
        """A case by id or number; raises CaseNotFound."""
        told = self.mask().case(self.unmasked_case(number_or_id))
        self.consultations.viewed([told], opened=[told.id])
        return told

    def withholds_narrative(self, case_id: Id) -> bool:
        """Whether there is a narrative of this case that the viewer is not shown."""
        if self.viewer.sees_protected and case_id not in self._minors.cases:
            return False
        return any(case.narrative for case in self.unmasked.cases(ids=[case_id]))

    def unmasked_case(self, number_or_id: str) -> Case:
        """The same whole: what it says is told to nobody."""
        found = list(self.unmasked.cases(ids=[whole(number_or_id)]))
        if not found:
            found = [case for case in self.unmasked.cases() if case.number == number_or_id]
        if len(found) == 1:
            return found[0]
        hint = (
            message("{count} cases have this number: give the id", count=len(found))
            if found
            else message("check the number")
        )
        raise CaseNotFound(
            message("no case {number_or_id}: {hint}", number_or_id=number_or_id, hint=hint)
        )

    def cases(self, ids: Collection[Id]) -> dict[Id, Case]:
        """Masked cases by id."""
        mask = self.mask()
        told = {case.id: mask.case(case) for case in self.unmasked.cases(ids=ids)}
        self.consultations.viewed(told.values())
        return told

    def case_numbers(self, ids: Collection[Id]) -> dict[Id, str]:
        """The numbers of cases by id."""
        cases = self.cases(ids).values()
        return {case.id: case.number for case in cases}

    def newest_cases(self, limit: int) -> tuple[Case, ...]:
        """The cases reported last, read once for each revision."""

        def read() -> tuple[Case, ...]:
            cases = self.unmasked.cases()
            newest = nlargest(limit, cases, key=lambda case: (case.reported_on or "", case.number))
            return tuple(newest)

        mask = self.mask()
        found = self.cache.get(("newest cases", limit), read)
        told = tuple(mask.case(case) for case in found)
        self.consultations.viewed(told)
        return told

    def statements(self, ids: Collection[Id]) -> tuple[Statement, ...]:
        """Masked statements, by id."""
        found = list(self.unmasked.statements(ids=ids))
        mentions = self.unmasked_mentions(mention_ends(found))
        people = self.unmasked_entities_of(mentions)
        mask = self.mask()
        mask.note([*people.values(), *self.unmasked.entities(self._identifier_ends(found))])
        told = mask.statements(found, people, mentions)
        self.consultations.viewed(also={statement.case_id for statement in told})
        return told

    def _identifier_ends(self, statements: Iterable[Statement]) -> list[Id]:
        """The identifiers that statements are about."""
        ends = []
        for statement in statements:
            both = (statement.subject, statement.object)
            ends += [self.unmasked.ids.identifier(end) for end in both if not isinstance(end, str)]

        return ends

    def visible_cases(self, entity_id: Id) -> frozenset[Id]:
        """The cases that tell the viewer of an entity.

        One in which somebody named as a party is nothing but a victim does not tell of that party.
        """
        mask = self.mask()
        around = self.unmasked.neighbours([entity_id], kinds=_SHOWN, limit=_LINKS)
        seen = mask.neighbourhood(around)
        hidden = {} if self.viewer.sees_protected else self._cases_as_victim(mask.both)
        found: set[Id] = set()
        for link in seen.relationships:
            hidden_here = {*hidden.get(link.start, ()), *hidden.get(link.end, ())}
            found |= set(link.cases) - hidden_here

        return frozenset(found)

    def around(
        self, entity_id: Id, mask: Mask, *, kinds: Collection[RelationshipKind], limit: int
    ) -> Neighbourhood:
        """What is one step from an entity, masked: its heaviest links that may be told.

        What may not be told takes no room and is not counted among what is left out.
        """
        found = self.unmasked.neighbours([entity_id], kinds=kinds, limit=limit)
        if self.viewer.sees_protected or not found.left_out.get(entity_id):
            return mask.neighbourhood(found)

        every = self.unmasked.neighbours([entity_id], kinds=kinds, limit=_LINKS)
        told = mask.neighbourhood(every)
        links = told.relationships[:limit]
        ends = {entity_id, *(link.start for link in links), *(link.end for link in links)}
        left_out = len(told.relationships) - len(links) + every.left_out.get(entity_id, 0)
        return Neighbourhood(
            entities=tuple(entity for entity in told.entities if entity.id in ends),
            relationships=links,
            left_out={entity_id: left_out} if left_out else {},
        )

    def cases_of_parties(self, identifiers: Collection[Id]) -> dict[Id, frozenset[Id]]:
        """The cases in which those who may be named hold these identifiers.

        Only of identifiers that others, or narratives, tell of too; of none for who may see
        everybody. What a narrative calls a victim's is no party's.
        """
        if self.viewer.sees_protected or not identifiers:
            return {}

        hops = list(self.unmasked.hops(identifiers))
        mask = self.mask()
        cases = set[Id]()
        ends = set[Id]().union(*(hop[:2] for hop in hops))
        for entity in self.unmasked.entities(ends):
            mask.note([entity])
            if entity.kind is EntityKind.CASE:
                cases.add(entity.id)

        doubtful = mask.protected | mask.both | cases
        doubted = [hop for hop in hops if doubtful.intersection(hop[:2])]
        asked = set[Id]().union(*(hop[:2] for hop in doubted)).intersection(identifiers)
        links = {hop[3] for hop in hops if asked.intersection(hop[:2])}
        found: dict[Id, set[Id]] = {identifier: set() for identifier in asked}
        for link in mask.relationships(self.unmasked.relationships(links)):
            ends = {link.start, link.end}
            if ends.isdisjoint(mask.protected):
                for end in ends & asked:
                    found[end].update(self._told_cases(link))

        return {identifier: frozenset(told) for identifier, told in found.items()}

    def _told_cases(self, link: Relationship) -> Iterable[Id]:
        """The cases of a link; of one to a narrative those that call the number nobody's."""
        if link.kind is not RelationshipKind.NAMED_IN:
            return link.cases
        statements = self.unmasked.statements(ids=link.statements)
        return [told.case_id for told in statements if told.how != PROTECTED_NAME]

    def _cases_as_victim(self, parties: Iterable[Id]) -> dict[Id, set[Id]]:
        """By party, the cases in which a victim elsewhere is named as nothing but that."""
        found = {}
        for party in parties:
            around = self.unmasked.neighbours(
                [party], kinds=[RelationshipKind.PARTY_TO], limit=_LINKS
            )
            hidden = {part.end for part in around.relationships if _is_hidden(part.role)}
            named = {part.end for part in around.relationships if not _is_hidden(part.role)}
            found[party] = hidden - named

        return found

    # ---- the graph

    def hidden(self) -> Hidden:
        """What of the graph the viewer may not know of, found once for each revision."""
        if self.viewer.sees_protected:
            return Hidden()
        return self._visible()[0]

    def visible_graph(self) -> GraphColumns:
        """The graph in columns as far as the viewer may know of it, read once for each revision."""
        return self._visible()[1]

    def _visible(self) -> tuple[Hidden, GraphColumns]:
        return self.cache.get("visible graph", self._find_visible)

    def _find_visible(self) -> tuple[Hidden, GraphColumns]:
        """What may not be known and what may, of a graph that is read once for both."""
        graph = self.unmasked.graph()
        hidden = Hidden()
        if not self.viewer.sees_protected:
            secret = self._disclosure.suppressed_in(lambda: graph).secret
            hidden = find_hidden(self.unmasked, graph, self.mask(), secret)
        return hidden, visible_graph(graph, hidden)

    def shortest_paths(
        self,
        start: Id,
        end: Id,
        *,
        kinds: Set[RelationshipKind],
        closed: Set[Id],
        avoid: Set[Id],
        max_length: int,
        limit: int,
    ) -> Sequence[tuple[tuple[Id, ...], tuple[Id, ...]]]:
        """Ids of entities and links along all shortest paths, heaviest first.

        No path leads over what is `closed`, what is in `avoid`, or what the viewer may not know of.
        """
        hidden = self.hidden()
        not_walked = hidden.relationships | closed

        def expand(ids: Collection[Id]) -> Iterable[Hop]:
            return (hop for hop in self.unmasked.hops(ids, kinds) if hop[3] not in not_walked)

        return shortest_paths(
            start,
            end,
            expand,
            max_length=max_length,
            limit=limit,
            avoid=hidden.entities | avoid,
        )

    def disclosable_counts(self, graph: GraphColumns) -> Counts:
        """How much there is, of the graph as far as it speaks of those who may be named."""
        counts = self.unmasked.counts()
        if self.viewer.sees_protected:
            return counts
        suppressed = self._disclosure.suppressed_in(lambda: graph)
        entities, links = disclosable_graph(graph, suppressed)
        return replace(counts, entities=_by_kind(entities), relationships=_by_kind(links))

    # ---- networks

    def suppressed_in_networks(self, graph: GraphColumns) -> frozenset[Id]:
        """Who is told as a party alone when networks are found for this viewer."""
        if self.viewer.sees_protected:
            return frozenset()
        return named_in(graph)

    def disclosable_networks(
        self, networks: tuple[Network, ...], graph: GraphColumns
    ) -> tuple[Network, ...]:
        """Networks without named victims, secret identifiers and guesses that may not be told."""
        if self.viewer.sees_protected:
            return networks

        named = named_in(graph)
        secret = self._disclosure.suppressed_in(lambda: graph).secret
        mask = self.mask()
        told = tuple(
            with_told_places(without_secrets(network, named, secret), mask.region)
            for network in networks
        )
        guessed = guessed_ends(told)
        if not guessed:
            return told
        mask.note(self.unmasked.entities(list(guessed)))
        hidden = mask.both if self.viewer.may_see_guesses else guessed
        return tuple(without_guess(network, hidden) for network in told)

    def close(self) -> None:
        """Log who was shown, and release the store."""
        try:
            self.log_shown()
            self.consultations.close()
        finally:
            self._opened.close()


def nothing_found(text: str) -> EntityNotFound:
    """What is said of what nobody has, and of what the viewer may not know of."""
    return EntityNotFound(
        message("nothing found for {text!r}: try fewer words, or a part of a number", text=text)
    )


def _names_protected(entity: Entity, mask: Mask) -> bool:
    """Whether it would be found by a protected name that stands in the number of a case."""
    return entity.kind is EntityKind.CASE and mask.text(entity.name) != entity.name


def exportable_network(network: Network, mask: Mask) -> Network:
    """A network as it leaves the house: without victims who did not agree to be named."""
    if not mask.withheld:
        return network
    return without_named_victims(network, mask.withheld - mask.protected)


def _by_kind(table: pl.DataFrame) -> dict[str, int]:
    return dict(table.group_by("kind").len().sort("kind").iter_rows())


def _is_hidden(role: str) -> bool:
    return ROLES[role].protected and not ROLES[role].listed
