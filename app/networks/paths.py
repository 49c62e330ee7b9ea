"""Paths between people, organisations and numbers, and what joins several of them, for one viewer.

Decisions.
Paths are looked for only among what the viewer may know of, so that neither a path nor that there
is none tells of anything else: not through an identifier that is withheld, nor over a link that
would tell who was a victim. Whoever asks for the path from a withheld identifier is told what is
told of one that nobody has.
Common identifiers, places and mere lists of people are walked around unless asked for, and so are
payments into an account, and calls to a number, that many pay or call; not who holds it.
That a victim joins others is shown, masked; what could take the place of a victim is nobody's
question.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import polars as pl
from msgspec.structs import replace

from app.access.masked_store import MaskedStore, nothing_found
from app.access.values import Path as StorePath
from app.networks.dossier import SHOWN
from app.networks.networks import Networks
from graph.analysis.paths.paths import By, PathIndex, find_paths
from graph.analysis.paths.steiner import SteinerTree, connect
from graph.model import Entity, Id, Relationship, Value

Window = tuple[str, str]
"""The first and last day of a time; empty where it is open."""
ALWAYS: Window = ("", "")
_WHOLE = "-99"
"""What makes a day that may be partial compare as its end."""


class Connected(Value, frozen=True, omit_defaults=True):
    """What joins several, as the viewer may see it."""

    found: SteinerTree
    entities: Mapping[Id, Entity] = {}
    """Of the network and of its alternatives."""
    relationships: tuple[Relationship, ...] = ()


class Paths:
    """Answers to "how do these hang together" from one store, masked for one viewer."""

    def __init__(self, store: MaskedStore, networks: Networks) -> None:
        self._store = store
        self._networks = networks

    def shortest(
        self, start: str, end: str, *, max_length: int = 6, limit: int = 10
    ) -> list[StorePath]:
        """All shortest paths, heaviest first, at most `limit`, around what links nobody."""
        first = self._end(start)
        last = self._end(end)
        found = self._store.shortest_paths(
            first.id,
            last.id,
            kinds=SHOWN,
            closed=self._excluded_links(),
            avoid=self._networks.non_linking().excluded_nodes(),
            max_length=max_length,
            limit=limit,
        )
        return self._masked(found)

    def best(
        self,
        start: str,
        end: str,
        *,
        by: By = By.LENGTH,
        count: int = 1,
        avoid: Sequence[str] = (),
        in_time: bool = False,
        with_common: bool = False,
        max_length: int = 6,
        between: Window = ALWAYS,
    ) -> list[StorePath]:
        """The best paths by length or strength, best first.

        `in_time` those that do not run backwards in time; `between` two days those that lead over
        nothing that ended before or began after.

        Each end is named by what `MaskedStore.find` takes; `with_common` leads through what links
        nobody too.
        """
        first = self._end(start)
        last = self._end(end)
        found = find_paths(
            self._map(with_common, between),
            first.id,
            last.id,
            by=by,
            count=count,
            avoid=self._excluded(avoid, with_common),
            in_time=in_time,
            max_length=max_length,
        )
        return self._masked([(route.nodes, route.links) for route in found])

    def connect(
        self,
        among: Sequence[str],
        *,
        by: By = By.LENGTH,
        avoid: Sequence[str] = (),
        with_common: bool = False,
        between: Window = ALWAYS,
    ) -> Connected:
        """The least network that joins several, by what was so between two days.

        With what would join them without each of its joints.
        """
        ends = [self._end(text).id for text in among]
        found = connect(
            self._map(with_common, between),
            ends,
            by=by,
            avoid=self._excluded(avoid, with_common),
        )
        named = {*ends, *found.nodes}
        named.update(*(alternative.joints for alternative in found.alternatives))
        entities = self._entities(named)
        relationships = self._relationships(found.links, entities.values())
        told = tuple(
            alternative
            for alternative in found.alternatives
            if not entities[alternative.without].protected
        )

        return Connected(
            found=replace(found, alternatives=told),
            entities=self._shown(entities, relationships),
            relationships=relationships,
        )

    # ---- what the viewer may know of

    def _end(self, text: str) -> Entity:
        entity = self._store.find(text)
        if entity.id in self._store.hidden().entities:
            raise nothing_found(text)
        return entity

    def _excluded(self, avoid: Sequence[str], with_common: bool) -> set[Id]:
        named = {self._end(text).id for text in avoid}
        if with_common:
            return named
        return named | self._networks.non_linking().excluded_nodes()

    def _excluded_links(self) -> frozenset[Id]:
        """Links over which no path leads, worked out once for each revision."""
        return self._store.cache.get("excluded links", self._find_excluded_links)

    def _find_excluded_links(self) -> frozenset[Id]:
        relationships = self._store.unmasked.graph().relationships
        return self._networks.non_linking().excluded_links(relationships)

    def _map(self, with_common: bool, between: Window) -> PathIndex:
        """Everything the viewer may know of, made once for each revision; of some time, anew."""
        closed = frozenset() if with_common else self._excluded_links()
        if between != ALWAYS:
            return PathIndex.of_relationships(self._within(self._walked(closed), between))
        return self._store.cache.get(
            f"map of paths {with_common}",
            lambda: PathIndex.of_relationships(self._walked(closed)),
        )

    def _walked(self, closed: frozenset[Id]) -> pl.DataFrame:
        """The links that paths may lead over."""
        is_shown = pl.col("kind").is_in([kind.value for kind in SHOWN])
        is_closed = pl.col("id").is_in(list(closed))
        return self._store.visible_graph().relationships.filter(is_shown & ~is_closed)

    def _within(self, links: pl.DataFrame, between: Window) -> pl.DataFrame:
        """Those that were so in some time, by their own days or that of a case at their end."""
        since, until = between
        days = self._store.cache.get("days of cases", self._days_of_cases)
        outside = [case for case, day in days.items() if not _is_within(day, between)]
        is_outside = pl.col("start").is_in(outside) | pl.col("end").is_in(outside)
        if since:
            is_outside |= (pl.col("last_on") + _WHOLE < since).fill_null(value=False)
        if until:
            is_outside |= (pl.col("first_on") > until).fill_null(value=False)
        return links.filter(~is_outside)

    def _days_of_cases(self) -> dict[Id, str]:
        """When each case was reported, of those that say it."""
        cases = self._store.unmasked.cases()
        return {case.id: case.reported_on for case in cases if case.reported_on}

    # ---- on the way out

    def _masked(self, paths: Sequence[tuple[tuple[Id, ...], tuple[Id, ...]]]) -> list[StorePath]:
        """Paths of ids as paths of masked values."""
        nodes = set[Id]()
        links = set[Id]()
        for node_ids, link_ids in paths:
            nodes.update(node_ids)
            links.update(link_ids)

        entities = self._entities(nodes)
        relationships = self._relationships(links, entities.values())
        shown = self._shown(entities, relationships)
        by_id = {link.id: link for link in relationships}
        found = []
        for node_ids, link_ids in paths:
            path_nodes = tuple(shown[node] for node in node_ids)
            path_links = tuple(by_id[link] for link in link_ids)
            found.append(StorePath(entities=path_nodes, relationships=path_links))

        return found

    def _entities(self, ids: Collection[Id]) -> dict[Id, Entity]:
        found = self._store.unmasked.entities(list(ids))
        return {entity.id: entity for entity in found}

    def _relationships(
        self, ids: Collection[Any], entities: Iterable[Entity]
    ) -> tuple[Relationship, ...]:
        mask = self._store.mask()
        mask.note(entities)
        return mask.relationships(self._store.unmasked.relationships(sorted(ids)))

    def _shown(
        self, entities: dict[Id, Entity], relationships: Iterable[Relationship]
    ) -> dict[Id, Entity]:
        mask = self._store.mask()
        mask.note(entities.values(), relationships)
        told = {key: mask.entity(entity) for key, entity in entities.items()}
        self._store.consultations.viewed(told.values())
        return told


def _is_within(day: str, between: Window) -> bool:
    since, until = between
    return (not since or day + _WHOLE >= since) and (not until or day <= until)
