"""Ways between people, organisations and numbers, and what joins several of them, for one viewer.

Decisions.
Ways are looked for only among what the viewer may know of, so that neither a way nor that there is
none tells of anything else: not through an identifier that is withheld, nor over a link that would
tell who was a victim. Whoever asks for the way from a withheld identifier is told what is told of
one that nobody has.
Common identifiers, places and mere lists of people are walked around unless asked for, and so are
payments into an account, and calls to a number, that many pay or call; not who holds it.
That a victim joins others is shown, masked; what could take the place of a victim is nobody's
question.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import polars as pl
from msgspec.structs import replace

from app.access.mask import Mask
from app.access.viewer import is_withheld
from app.networks.cache import Kept
from graph.analysis.networks.ties import FLOWS, ROLE_TABLE
from graph.analysis.paths.paths import By, PathIndex, find_paths
from graph.analysis.paths.steiner import SteinerTree, connect
from graph.errors import EntityNotFound
from graph.model import Entity, Id, Relationship, Value
from graph.schema import PARTY_KINDS, SAME_AS, EntityKind, RelationshipKind
from graph.stores import Store
from graph.stores.base import GraphColumns
from graph.stores.base import Path as StorePath
from graph.stores.shared.traversal import Hop, shortest_paths

SHOWN = frozenset(RelationshipKind) - {RelationshipKind.POSSIBLY_SAME_AS}
"""What is shown of somebody and walked by paths: not what is only asked about in the review."""


class Connected(Value, frozen=True, omit_defaults=True):
    """What joins several, as the viewer may see it."""

    found: SteinerTree
    entities: Mapping[Id, Entity] = {}
    """Of the network and of its alternatives."""
    relationships: tuple[Relationship, ...] = ()


class NonLinking(Value, frozen=True):
    """What would join those who have nothing to do with each other."""

    common: tuple[Id, ...] = ()
    places: tuple[Id, ...] = ()
    lists: tuple[Id, ...] = ()
    """Registers and published lists of ties, as cases."""
    busy: tuple[Id, ...] = ()
    """Identifiers that many pay or call, but few hold."""

    def nodes(self) -> set[Id]:
        """What no way leads through."""
        return {*self.common, *self.places, *self.lists}

    def links(self, relationships: pl.DataFrame) -> frozenset[Id]:
        """Over which of these no way leads."""
        flows = relationships.filter(
            pl.col("kind").is_in(FLOWS), pl.col("end").is_in(list(self.busy))
        )
        return frozenset(flows["id"])


class _Hidden(Value, frozen=True):
    """What the viewer may not know of."""

    entities: frozenset[Id] = frozenset()
    relationships: frozenset[Id] = frozenset()


class Routes:
    """Answers to "how do these hang together" from one store, masked for one viewer."""

    def __init__(
        self,
        store: Store,
        mask: Callable[[], Mask],
        find: Callable[[str], Entity],
        joins_nobody: Callable[[], NonLinking],
        kept: Kept,
    ) -> None:
        self._store = store
        self._mask = mask
        self._find = find
        self._non_linking = joins_nobody
        self._kept = kept

    def shortest(
        self, start: str, end: str, *, max_length: int = 6, limit: int = 10
    ) -> list[StorePath]:
        """All shortest ways, heaviest first, at most `limit`, around what joins nobody."""
        first, last = self._end(start), self._end(end)
        hidden = self._hidden()
        closed = hidden.relationships | self._closed()

        def expand(ids: Collection[Id]) -> Iterable[Hop]:
            return (hop for hop in self._store.hops(ids, SHOWN) if hop[3] not in closed)

        walls = hidden.entities | self._non_linking().nodes()
        found = shortest_paths(
            first.id, last.id, expand, max_length=max_length, limit=limit, avoid=walls
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
    ) -> list[StorePath]:
        """The best ways by length or strength, best first; `in_time` those that do not run
        backwards in time.

        Each is named by what `Workspace.find` takes; `with_common` walks through what joins nobody
        too.
        """
        first, last = self._end(start), self._end(end)
        found = find_paths(
            self._map(with_common),
            first.id,
            last.id,
            by=by,
            count=count,
            avoid=self._walls(avoid, with_common),
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
    ) -> Connected:
        """The least network that joins several, and what would join them without each of its
        joints.
        """
        ends = [self._end(each).id for each in among]
        found = connect(self._map(with_common), ends, by=by, avoid=self._walls(avoid, with_common))
        others = {joint for other in found.alternatives for joint in other.joints}
        entities = self._entities({*ends, *found.nodes, *others})
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
        entity = self._find(text)
        if entity.id in self._hidden().entities:
            raise nothing_found(text)
        return entity

    def _walls(self, avoid: Sequence[str], with_common: bool) -> set[Id]:
        named = {self._end(each).id for each in avoid}
        return named if with_common else named | self._non_linking().nodes()

    def _closed(self) -> frozenset[Id]:
        """Links over which no way leads, worked out once for each revision."""
        return self._kept(
            "closed to ways", lambda: self._non_linking().links(self._store.graph().relationships)
        )

    def _hidden(self) -> _Hidden:
        """What is hidden, worked out once for each revision."""
        return self._kept("hidden from ways", lambda: self._find_hidden(self._store.graph()))

    def _map(self, with_common: bool) -> PathIndex:
        """Everything the viewer may know of, made once for each revision."""
        closed = frozenset() if with_common else self._closed()
        return self._kept(f"map of ways {with_common}", lambda: self._draw(closed))

    def _draw(self, closed: frozenset[Id]) -> PathIndex:
        hidden = self._hidden()
        seen = self._store.graph().relationships.filter(
            pl.col("kind").is_in([kind.value for kind in SHOWN])
            & ~pl.col("id").is_in(list(hidden.relationships | closed))
            & ~pl.col("start").is_in(list(hidden.entities))
            & ~pl.col("end").is_in(list(hidden.entities))
        )
        return PathIndex.of_relationships(seen)

    def _find_hidden(self, graph: GraphColumns) -> _Hidden:
        mask = self._mask()
        if mask.viewer.sees_protected:
            return _Hidden()
        kept_back = [
            (kind.value, protected)
            for kind in EntityKind
            for protected in (False, True)
            if kind not in PARTY_KINDS
            and is_withheld(Entity(id="", kind=kind, name="", protected=protected), mask.viewer)
        ]
        withheld = pl.DataFrame(
            kept_back, schema={"kind": pl.String, "protected": pl.Boolean}, orient="row"
        )
        entities = graph.entities.join(withheld, on=["kind", "protected"], how="semi")["id"]
        asked = self._doubtful(graph)
        mask.meet(
            self._store.entities(list({end for _, *ends in asked.iter_rows() for end in ends}))
        )
        links = list(self._store.relationships(asked["id"].to_list()))
        told = {relationship.id for relationship in mask.relationships(links)}
        hidden = mask.suppressed().secret.union(entities)
        return _Hidden(entities=hidden, relationships=frozenset(link.id for link in links) - told)

    def _doubtful(self, graph: GraphColumns) -> pl.DataFrame:
        """Links that may not be told: of parties who have a protected role too, and between two who
        may be one.
        """
        protected = graph.entities.filter("protected").select(start="id")
        roles = ROLE_TABLE.filter("role_protected").select("role")
        parts = graph.relationships.filter(pl.col("kind") == RelationshipKind.PARTY_TO).join(
            roles, on="role", how="semi"
        )
        both = parts.join(protected, on="start", how="anti")["start"].unique().to_list()
        touching = pl.col("start").is_in(both) | pl.col("end").is_in(both)
        guessed = pl.col("kind").is_in([kind.value for kind in SAME_AS])
        return graph.relationships.filter(touching | guessed).select("id", "start", "end")

    # ---- on the way out

    def _masked(self, ways: Sequence[tuple[tuple[Id, ...], tuple[Id, ...]]]) -> list[StorePath]:
        entities = self._entities({node for nodes, _ in ways for node in nodes})
        links = self._relationships({each for _, ids in ways for each in ids}, entities.values())
        shown, by_id = self._shown(entities, links), {link.id: link for link in links}
        return [
            StorePath(
                entities=tuple(shown[node] for node in nodes),
                relationships=tuple(by_id[each] for each in ids),
            )
            for nodes, ids in ways
        ]

    def _entities(self, ids: Collection[Id]) -> dict[Id, Entity]:
        return {entity.id: entity for entity in self._store.entities(list(ids))}

    def _relationships(
        self, ids: Collection[Any], entities: Iterable[Entity]
    ) -> tuple[Relationship, ...]:
        mask = self._mask()
        mask.meet(entities)
        return mask.relationships(self._store.relationships(sorted(ids)))

    def _shown(
        self, entities: dict[Id, Entity], relationships: Iterable[Relationship]
    ) -> dict[Id, Entity]:
        mask = self._mask()
        mask.meet(entities.values(), relationships)
        return {each: mask.entity(entity) for each, entity in entities.items()}


def nothing_found(text: str) -> EntityNotFound:
    """What is said of what nobody has, and of what the viewer may not know of."""
    return EntityNotFound(f"nothing found for {text!r}: try fewer words, or a part of a number")
