"""Entities and links as the viewer may know them, each read and masked once for a revision.

Decisions.
An entity is masked with all its parts in cases at hand, so that what it is called hangs neither on
what else is on the canvas nor on the order in which things came.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from app.access.masked_store import MaskedStore
from app.networks.explorer.visible import VisibleGraph
from app.networks.material import is_blank_identifier
from app.plain_text import plain
from graph.model import Case, Entity, Id, Relationship, Source, Value
from graph.schema import EntityKind


class Facts(Value, frozen=True, omit_defaults=True):
    """What is told of an entity whatever else is on the canvas."""

    facets: Mapping[str, tuple[str, ...]] = {}
    dates: tuple[tuple[str, str], ...] = ()
    at: tuple[float, float] | None = None


class Known:
    """Masked values by id."""

    def __init__(self, store: MaskedStore, visible: VisibleGraph) -> None:
        self._store = store
        self.visible = visible
        self._entities: dict[Id, Entity] = {}
        self._parts: dict[Id, tuple[Id, ...]] = {}
        self._links: dict[Id, Relationship | None] = {}
        self._cases: dict[Id, Case] = {}
        self._sources: dict[Id, tuple[Id, ...]] = {}
        self.facts: dict[Id, Facts] = {}
        """Facts that were told already (shown/facts.py)."""

    @classmethod
    def of(cls, store: MaskedStore) -> "Known":
        """Those of a store, kept until its data change."""
        return store.cache.get("known", lambda: cls(store, VisibleGraph.of(store)))

    def living(self, ids: Iterable[Id]) -> tuple[Id, ...]:
        """Ids as they are now: those that were taken over lead to who took them over."""
        redirects = self._store.redirects()
        return tuple(redirects.get(item, item) for item in ids)

    def entities(self, ids: Collection[Id]) -> dict[Id, Entity]:
        """Entities by id, in this order, without those that the viewer may not know of."""
        missing = [item for item in ids if item not in self._entities]
        if missing:
            self._read_entities(missing)
        found = {item: self._entities[item] for item in ids if item in self._entities}
        told = {item: entity for item, entity in found.items() if not is_blank_identifier(entity)}
        self._store.consultations.viewed(told.values())
        return told

    def names(self, ids: Collection[Id]) -> dict[Id, str]:
        """What entities are called, as plain text."""
        return {item: plain(entity.name) for item, entity in self.entities(ids).items()}

    def links(self, ids: Iterable[Id]) -> dict[Id, Relationship]:
        """Links by id, in this order, without those that may not be told."""
        wanted = list(ids)
        missing = [link for link in wanted if link not in self._links]
        if missing:
            self._read_links(missing)
        found = {link: self._links[link] for link in wanted}
        return {link: told for link, told in found.items() if told is not None}

    def parts(self, ids: Collection[Id]) -> dict[Id, tuple[Relationship, ...]]:
        """What each of these parties did in which case."""
        self.entities(ids)
        wanted = (self._parts.get(item, ()) for item in ids)
        told = self.links(chain.from_iterable(wanted))
        found = {}
        for item in ids:
            parts = tuple(told[link] for link in self._parts.get(item, ()) if link in told)
            if parts:
                found[item] = parts
        return found

    def cases(self, ids: Iterable[Id]) -> dict[Id, Case]:
        """Cases by id."""
        wanted = sorted(set(ids))
        missing = [case for case in wanted if case not in self._cases]
        if missing:
            self._cases |= self._store.cases(missing)
        told = {case: self._cases[case] for case in wanted if case in self._cases}
        self._store.consultations.viewed(told.values())
        return told

    def sources(self, ids: Collection[Id]) -> dict[Id, tuple[Id, ...]]:
        """By entity the files that tell of it: by its reports, or by itself where it is a case."""
        missing = [item for item in ids if item not in self._sources]
        if missing:
            self._read_sources(missing)
        return {item: self._sources[item] for item in ids}

    def source_names(self) -> Mapping[Id, str]:
        """What each file is called for the viewer."""
        return self._store.cache.get("explorer's names of sources", self._read_source_names)

    def _read_entities(self, ids: Collection[Id]) -> None:
        visible = self.visible.known(ids)
        entities = list(self._store.unmasked.entities(visible))
        links = list(self._store.unmasked.relationships(self.visible.parts(visible)))
        mask = self._store.mask()
        mask.note(entities, links)
        self._entities |= {entity.id: mask.entity(entity) for entity in entities}
        parts: dict[Id, list[Id]] = {}
        for link in links:
            parts.setdefault(link.start, []).append(link.id)
        self._parts |= {start: tuple(sorted(of_it)) for start, of_it in parts.items()}

    def _read_links(self, ids: Collection[Id]) -> None:
        found = list(self._store.unmasked.relationships(ids))
        ends = set[Id]().union(*((link.start, link.end) for link in found))
        mask = self._store.mask()
        mask.note(self._store.unmasked.entities(sorted(ends)))
        told = {link.id: link for link in mask.relationships(found)}
        self._links |= {link: told.get(link) for link in ids}

    def _read_sources(self, ids: Collection[Id]) -> None:
        unmasked = {entity.id: entity for entity in self._store.unmasked.entities(ids)}
        mask = self._store.mask()
        mask.note(unmasked.values())
        reports = chain.from_iterable(entity.mentions for entity in unmasked.values())
        mentions = self._store.unmasked_mentions(list(reports))
        kinds = self.visible.kinds
        cases = self.cases(item for item in ids if kinds.get(item) == EntityKind.CASE)
        for item in ids:
            entity = unmasked.get(item)
            found = [cases[item].ref.source_id] if item in cases else []
            if entity is not None:
                own = [mentions[report] for report in entity.mentions if report in mentions]
                found += [mention.ref.source_id for mention in mask.mentions(own, entity)]
            self._sources[item] = tuple(sorted(set(found)))

    def _read_source_names(self) -> dict[Id, str]:
        mask = self._store.mask()
        sources: Iterable[Source] = self._store.unmasked.sources()
        return {source.id: mask.source(source).name for source in sources}
