"""What a picture is made from: everything that is told of a canvas, read at once."""

from collections.abc import Mapping
from itertools import chain

import polars as pl

from app.networks.explorer.editing import drawn_ids
from app.networks.explorer.known import Known
from app.networks.explorer.shown.facets import KIND
from app.networks.explorer.shown.tie_table import tie_table
from graph.model import Case, Entity, Id, Relationship, Value
from graph.work.canvas import Canvas

MOST_TIES = 1_200
"""Ties that are drawn at once; of more, those that stand for most."""


class Drawn(Value, frozen=True):
    """What a picture is made from."""

    canvas: Canvas
    ids: Mapping[Id, Id]
    """For each entity that is not hidden, what is drawn for it."""
    entities: Mapping[Id, Entity]
    """Those that are drawn themselves."""
    parts: Mapping[Id, tuple[Relationship, ...]]
    between: pl.DataFrame
    """The links among all of them, in columns."""
    ties: pl.DataFrame
    thinned: int
    links: Mapping[Id, Relationship]
    """The links of ties that are told one by one."""
    cases: Mapping[Id, Case]


def read_drawn(known: Known, canvas: Canvas) -> Drawn:
    """Everything that is told, read at once."""
    ids = drawn_ids(canvas)
    singles = [item for item, shown_as in ids.items() if item == shown_as]
    entities = known.entities(singles)
    parts = known.parts(singles)
    between = known.visible.links_between(ids.keys())
    every = tie_table(between, ids, canvas.off.get(KIND, ()))
    ties = every.sort("count", maintain_order=True, descending=True).head(MOST_TIES)
    links = known.links(chain.from_iterable(ties["ids"].to_list()))
    told = chain(links.values(), *parts.values())
    return Drawn(
        canvas=canvas,
        ids=ids,
        entities=entities,
        parts=parts,
        between=between,
        ties=ties,
        thinned=len(every) - len(ties),
        links=links,
        cases=known.cases(chain.from_iterable(link.cases for link in told)),
    )
