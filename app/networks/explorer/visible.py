"""What of the graph the viewer may know of, in columns: who is beside whom, and how many more.

Decisions.
It is made once for each revision, from the whole graph without what is hidden from the viewer, so
that a count, a neighbour and a layout can only speak of what may be told.
"""

from collections.abc import Collection, Iterable, Mapping

import polars as pl

from app.access.masked_store import MaskedStore
from app.networks.dossier import SHOWN
from graph.model import Id
from graph.schema import RelationshipKind


class VisibleGraph:
    """The graph as far as the viewer may know of it."""

    def __init__(self, entities: pl.DataFrame, links: pl.DataFrame) -> None:
        """`entities`: id, kind. `links`: id, kind, start, end, role, weight."""
        self.kinds: Mapping[Id, str] = dict(entities.select("id", "kind").iter_rows())
        """The kind of each entity by id."""
        self.links = links
        there = links.select("id", "kind", "weight", near="start", far="end")
        back = links.select("id", "kind", "weight", near="end", far="start")
        kinds = entities.select(far="id", far_kind="kind")
        self._steps = pl.concat([there, back]).join(kinds, on="far", how="inner")
        self._parts = links.filter(pl.col("kind") == RelationshipKind.PARTY_TO)

    @classmethod
    def of(cls, store: MaskedStore) -> "VisibleGraph":
        """That of a store, kept until its data change."""
        return store.cache.get("who is beside whom", lambda: _read(store))

    def known(self, ids: Iterable[Id]) -> list[Id]:
        """Those of these ids that the viewer may know of, each once, in their order."""
        return [item for item in dict.fromkeys(ids) if item in self.kinds]

    def beside(self, ids: Collection[Id], canvas: Collection[Id]) -> dict[Id, dict[str, int]]:
        """By entity and kind, how many neighbours it has that are not on the canvas."""
        steps = self._beyond(ids, canvas)
        counted = steps.group_by("near", "far_kind").agg(pl.col("far").n_unique())
        found: dict[Id, dict[str, int]] = {}
        for near, kind, count in counted.sort("near", "far_kind").iter_rows():
            found.setdefault(near, {})[kind] = count
        return found

    def heaviest(self, entity: Id, canvas: Collection[Id], kind: str, limit: int) -> list[Id]:
        """The neighbours of an entity that are not on the canvas, of one kind or all, by weight."""
        steps = self._beyond([entity], canvas)
        if kind:
            steps = steps.filter(pl.col("far_kind") == kind)
        weighed = steps.group_by("far").agg(pl.col("weight").round(6).max())
        return weighed.sort("weight", "far", descending=[True, False])["far"].head(limit).to_list()

    def links_between(self, ids: Collection[Id]) -> pl.DataFrame:
        """The links both of whose ends are among these, by id."""
        on_canvas = pl.DataFrame({"id": list(ids)}, schema={"id": pl.String})
        links = self.links.join(on_canvas, left_on="start", right_on="id", how="semi")
        return links.join(on_canvas, left_on="end", right_on="id", how="semi").sort("id")

    def steps(self, ids: Collection[Id]) -> list[tuple[Id, Id]]:
        """Each of these with each of its neighbours, once."""
        pairs = self._steps_from(ids).select("near", "far").unique()
        return list(pairs.sort("near", "far").iter_rows())

    def degrees(self, ids: Collection[Id]) -> dict[Id, int]:
        """How many links each of these has."""
        return dict(self._steps_from(ids).group_by("near").len().iter_rows())

    def parts(self, ids: Collection[Id]) -> list[Id]:
        """The links that say what these parties did in which case."""
        return self._parts.filter(pl.col("start").is_in(list(ids)))["id"].sort().to_list()

    def _beyond(self, ids: Collection[Id], canvas: Collection[Id]) -> pl.DataFrame:
        """The steps from some entities to what is not on the canvas."""
        on_canvas = pl.DataFrame({"far": list(canvas)}, schema={"far": pl.String})
        return self._steps_from(ids).join(on_canvas, on="far", how="anti")

    def _steps_from(self, ids: Collection[Id]) -> pl.DataFrame:
        """The steps from some entities to their neighbours."""
        from_these = pl.DataFrame({"near": list(ids)}, schema={"near": pl.String})
        return self._steps.join(from_these, on="near", how="semi")


def _read(store: MaskedStore) -> VisibleGraph:
    graph = store.visible_graph()
    kinds = [kind.value for kind in SHOWN]
    links = graph.relationships.filter(
        pl.col("kind").is_in(kinds) & (pl.col("start") != pl.col("end"))
    )
    return VisibleGraph(graph.entities, links)
