"""A store as it would be had it never been told of some cases; it is only read."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace as changed
from itertools import chain
from operator import attrgetter

import polars as pl
from msgspec.structs import replace

from app.access.handling.derived import Derived, without
from app.access.source_names import BEGUN, LOADED
from graph.model import (
    Assignment,
    AuditEntry,
    Case,
    Entity,
    Id,
    Judgement,
    KnownIdentities,
    Mention,
    Relationship,
    Source,
    Statement,
)
from graph.schema import EntityKind, RelationshipKind
from graph.snapshots import Snapshot, SnapshotMark
from graph.stores.base import (
    ENTITY_COLUMNS,
    RELATIONSHIP_COLUMNS,
    Counts,
    GraphColumns,
    Health,
    Neighbourhood,
    ReadableStore,
    SearchHit,
    heaviest_first,
)
from graph.stores.shared.appended import A
from graph.stores.shared.forgetting_work import working_without
from graph.stores.shared.search import query_words
from graph.stores.shared.traversal import Hop
from graph.work.working import WorkingCanvas

_TOLD_ACTIONS = frozenset({BEGUN, LOADED, "watch", "look at watchlist"})


class StoreWithout(ReadableStore):
    """A store without some cases, as `reader` is told of it."""

    def __init__(self, store: ReadableStore, derived: Derived, reader: str) -> None:
        self._store = store
        self._derived = derived
        self._reader = reader
        """Whoever wrote something reads their own words whole."""
        self.uri, self.place, self.ids = store.uri, store.place, store.ids

    # ---- what was reported

    def sources(self) -> Iterator[Source]:
        gone = self._derived.sources_gone
        return (source for source in self._store.sources() if source.id not in gone)

    def cases(self, *, ids: Collection[Id] | None = None) -> Iterator[Case]:
        return (case for case in self._store.cases(ids=ids) if self._is_told(case.id))

    def mentions(
        self, *, ids: Collection[Id] | None = None, case_ids: Collection[Id] | None = None
    ) -> Iterator[Mention]:
        found = self._store.mentions(ids=ids, case_ids=case_ids)
        return (mention for mention in found if self._is_told(mention.case_id))

    def statements(
        self, *, ids: Collection[Id] | None = None, case_ids: Collection[Id] | None = None
    ) -> Iterator[Statement]:
        found = self._store.statements(ids=ids, case_ids=case_ids)
        return (statement for statement in found if self._is_told(statement.case_id))

    def records(self, source_ids: Collection[Id]) -> Mapping[Id, Id]:
        found = self._store.records(source_ids)
        return {record: case for record, case in found.items() if self._is_told(case)}

    def changed_cases(self, since: int = 0) -> Mapping[Id, bool]:
        found = self._store.changed_cases(since)
        return {case: gone for case, gone in found.items() if self._is_told(case)}

    def forgotten_cases(self) -> frozenset[Id]:
        return self._store.forgotten_cases()

    def _is_told(self, case_id: Id) -> bool:
        return case_id not in self._derived.withheld

    # ---- what people decided, and the log

    def appended(self, kind: type[A], *, standing: bool = True) -> Iterator[A]:
        """Without what vanished; texts by the reader keep the words that the reader wrote."""
        forgotten = self._derived.forgotten
        own = changed(forgotten, words=())
        for value in self._store.appended(kind, standing=standing):
            yield from without([value], own if value.by == self._reader else forgotten)

    def audit(
        self, *, after: int = 0, actions: Collection[str] | None = None
    ) -> Iterator[AuditEntry]:
        """Loads and what became of the watchlist, which is all that is worked out of the log.

        Who combined, saw or handed out what is read by who may read the log, which is whole.
        """
        gone = self._derived.forgotten.gone
        files = self._derived.sources_gone
        told = _TOLD_ACTIONS if actions is None else _TOLD_ACTIONS.intersection(actions)
        for entry in self._store.audit(after=after, actions=told):
            names_any = any(subject in gone for subject in entry.subject.split())
            if not names_any and not any(file in entry.reason for file in files):
                yield entry

    def audit_head(self) -> AuditEntry | None:
        return self._store.audit_head()

    # ---- what somebody is working on, and what is remembered

    def working(self, owner: str, *, canvas_id: Id | None = None) -> list[WorkingCanvas]:
        forgotten = self._derived.forgotten
        own = changed(forgotten, words=()) if owner == self._reader else forgotten
        found = self._store.working(owner, canvas_id=canvas_id)
        return [working_without(canvas, own) for canvas in found]

    def all_working(self) -> Iterator[WorkingCanvas]:
        found = self._store.all_working()
        return (working_without(canvas, self._derived.forgotten) for canvas in found)

    def snapshot_marks(self) -> tuple[SnapshotMark, ...]:
        told = self._told_snapshots()
        return tuple(mark for mark in self._store.snapshot_marks() if mark.number in told)

    def snapshots(self, numbers: Collection[int] | None = None) -> Iterator[Snapshot]:
        told = self._told_snapshots()
        return (told[key] for key in sorted(told) if numbers is None or key in numbers)

    def _told_snapshots(self) -> Mapping[int, Snapshot]:
        """What is remembered of times when nothing was known from what is withheld, by number.

        Of a time when it was known nobody can say what was found without it. What was found twice
        is told once: else the gap would tell that something came between.
        """
        living = {*self._derived.entities, *self._derived.redirects}
        found: dict[int, Snapshot] = {}
        last: Snapshot | None = None
        for mark in self._store.snapshot_marks():
            (snapshot,) = self._store.snapshots([mark.number])
            if not self._derived.withheld.isdisjoint(_cases_of(snapshot)):
                continue
            assessed = snapshot.assessed.items()
            known = {party: status for party, status in assessed if party in living}
            told = replace(snapshot, assessed=known)
            if last is None or not last.found_the_same(told):
                found[mark.number] = last = told

        return found

    # ---- what is derived

    def known(self) -> KnownIdentities:
        parties = [entity for entity in self._derived.entities.values() if entity.serial > 0]
        assigned = self._derived.assignments
        return KnownIdentities(
            entity_of={mention: one.entity_id for mention, one in assigned.items()},
            serials={entity.id: entity.serial for entity in parties},
            protected=frozenset(entity.id for entity in parties if entity.protected),
            redirects=self._derived.redirects,
            generation=self._store.generation(),
        )

    def assignments(
        self, *, entity_ids: Collection[Id] | None = None, mention_ids: Collection[Id] | None = None
    ) -> Iterator[Assignment]:
        wanted = None if entity_ids is None else self._living(entity_ids)
        among = self._derived.assignments
        asked = among.keys() if mention_ids is None else among.keys() & set(mention_ids)
        for mention in sorted(asked):
            if wanted is None or among[mention].entity_id in wanted:
                yield among[mention]

    def redirects(self) -> Mapping[Id, Id]:
        return dict(sorted(self._derived.redirects.items()))

    def entities(self, ids: Collection[Id] | None = None) -> Iterator[Entity]:
        among = self._derived.entities
        asked = among.keys() if ids is None else self._living(ids) & among.keys()
        return (among[key] for key in sorted(asked))

    def relationships(self, ids: Collection[Id] | None = None) -> Iterator[Relationship]:
        among = self._derived.relationships
        asked = among.keys() if ids is None else among.keys() & set(ids)
        return (among[key] for key in sorted(asked))

    def search(
        self,
        text: str,
        *,
        kinds: Collection[EntityKind] | None = None,
        limit: int = 20,
        named_only: bool = False,
    ) -> list[SearchHit]:
        """See ReadableStore.search; every entity is looked at."""
        words, whole = query_words(text)
        if not words:
            return []
        hits = []
        for key, (terms, exact) in self._derived.terms.items():
            entity = self._derived.entities[key]
            if named_only and entity.protected:
                continue
            begins = f" {terms}"
            found = all(f" {word}" in begins for word in words) or f" {whole}" in begins
            if found and (kinds is None or entity.kind in kinds):
                hits.append(SearchHit(entity=entity, exact=whole in exact.split()))
        hits.sort(key=_best_first)
        return hits[:limit]

    def neighbours(
        self,
        ids: Collection[Id],
        *,
        kinds: Collection[RelationshipKind] | None = None,
        limit: int = 50,
    ) -> Neighbourhood:
        """See ReadableStore.neighbours; what is withheld takes no room in the limit."""
        shown = {entity.id for entity in self.entities(ids)}
        found: dict[Id, Relationship] = {}
        left_out: dict[Id, int] = {}
        for entity_id in sorted(shown):
            every = self._touching(entity_id, kinds)
            found.update((one.id, one) for one in every[:limit])
            if len(every) > limit:
                left_out[entity_id] = len(every) - limit
        for relationship in found.values():
            shown |= {relationship.start, relationship.end}
        return Neighbourhood(
            entities=tuple(self.entities(shown)),
            relationships=tuple(sorted(found.values(), key=heaviest_first)),
            left_out=left_out,
        )

    def hops(
        self, ids: Collection[Id], kinds: Collection[RelationshipKind] | None = None
    ) -> Iterable[Hop]:
        touching = chain.from_iterable(self._touching(key, kinds) for key in ids)
        found = {one.id: one for one in touching}
        return [(one.start, one.end, one.weight, one.id) for one in found.values()]

    def subgraph(self, ids: Collection[Id]) -> Neighbourhood:
        entities = tuple(self.entities(ids))
        inside = {entity.id for entity in entities}
        found: dict[Id, Relationship] = {}
        for key in inside:
            for one in self._touching(key, None):
                if {one.start, one.end} <= inside:
                    found[one.id] = one
        relationships = tuple(sorted(found.values(), key=heaviest_first))
        return Neighbourhood(entities=entities, relationships=relationships)

    def graph(self) -> GraphColumns:
        entity_row = attrgetter(*ENTITY_COLUMNS)
        link_row = attrgetter(*RELATIONSHIP_COLUMNS)
        return GraphColumns(
            entities=pl.DataFrame(
                [_plain(entity_row(entity)) for entity in self.entities()],
                schema=ENTITY_COLUMNS,
                orient="row",
            ),
            relationships=pl.DataFrame(
                [_plain(link_row(link)) for link in self.relationships()],
                schema=RELATIONSHIP_COLUMNS,
                orient="row",
            ),
        )

    def _living(self, ids: Collection[Id]) -> set[Id]:
        return {self._derived.redirects.get(key, key) for key in ids}

    def _touching(
        self, entity_id: Id, kinds: Collection[RelationshipKind] | None
    ) -> list[Relationship]:
        every = self._derived.touching.get(entity_id, ())
        return [one for one in every if kinds is None or one.kind in kinds]

    # ---- about the store

    def counts(self, *, derived: bool = True) -> Counts:
        judgements = sum(1 for _ in self.appended(Judgement, standing=False))
        counted = replace(self._derived.counts, judgements=judgements)
        if not derived:
            return counted
        return replace(
            counted,
            entities=_by_kind(self._derived.entities.values()),
            relationships=_by_kind(self._derived.relationships.values()),
        )

    def revision(self) -> int:
        return self._store.revision()

    def health(self) -> Health:
        return self._store.health()

    def generation(self) -> int:
        return self._store.generation()

    def close(self) -> None:
        """Nothing: who opened the store closes it."""


def _cases_of(snapshot: Snapshot) -> Iterator[Id]:
    return chain.from_iterable(network.cases for network in snapshot.networks)


def _best_first(hit: SearchHit) -> tuple[bool, int, str, Id]:
    return not hit.exact, -hit.entity.cases, hit.entity.name, hit.entity.id


def _plain(row: tuple[object, ...]) -> tuple[object, ...]:
    """A row of values as columns hold them: codes as text, ids as lists."""
    return tuple(map(_cell, row))


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value


def _by_kind(values: Iterable[Entity | Relationship]) -> dict[str, int]:
    found: dict[str, int] = {}
    for value in values:
        found[value.kind] = found.get(value.kind, 0) + 1
    return dict(sorted(found.items()))
