"""Everything measured of one graph at once, from one conversion.

Decisions.
In a large graph closeness, a quarter of the work, is measured by a second process meanwhile: igraph holds on to the
interpreter, so a thread would only take turns. The process is started anew, never forked from one with threads, and is
given numbers alone.
"""

import multiprocessing
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol

import igraph as ig
import networkx as nx
from msgspec.structs import replace

from graph.analysis.brokerage import Brokerage, brokerage, crossing
from graph.analysis.communities import Communities, communities
from graph.analysis.core_periphery import Cohesion, cohesion
from graph.analysis.cuts import CutPoint, bridges, cut_points
from graph.analysis.engine import Indexed, Node, indexed
from graph.analysis.measures import MEASURES, scores
from graph.analysis.scores import Scores
from graph.model import Value

BESIDE_FROM = 100_000
"""Ties from which a second process is worth its start, which takes about a second."""


class Analysis(Value, frozen=True):
    """All measures of one graph."""

    scores: Mapping[str, Scores]
    """By the code of the measure (measures.py)."""
    cut_points: tuple[CutPoint, ...]
    bridges: tuple[tuple[Node, Node], ...]
    brokerage: Mapping[str, Mapping[Node, Brokerage]]
    """By what the groups are: `regencies` and `stages`."""
    communities: Communities
    cohesion: Cohesion


def analyse(graph: "nx.Graph[Any] | Indexed", *, seed: int = 1) -> Analysis:
    """Every measure, cut point, bridge, brokerage role and community of a graph, and its figures as a whole.

    Cost: for 200,000 nodes and 600,000 ties some twenty seconds and a gigabyte, half of it for the ways between nodes.

    >>> found = analyse(nx.barbell_graph(4, 1))
    >>> found.cohesion.shape, [each.node for each in found.cut_points], found.bridges
    ('cells', [3, 4, 5], ((3, 4), (4, 5)))
    """
    held = indexed(graph)
    with _closeness(held, seed) as near:
        return _analysed(held, near, seed)


class _Asked(Protocol):
    """Scores that are asked for when the rest is done."""

    def __call__(self) -> Scores: ...


@contextmanager
def _closeness(held: Indexed, seed: int) -> Iterator[_Asked]:
    """Closeness, by a process of its own where that is quicker."""
    if held.graph.ecount() < BESIDE_FROM or (os.cpu_count() or 1) < 2:
        yield partial(scores, held, "closeness", seed=seed)
        return
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as beside:
        asked = beside.submit(_scores_by_number, held.graph, "closeness", seed)
        yield lambda: _named(asked.result(), held)


def _scores_by_number(graph: ig.Graph, code: str, seed: int) -> Scores:
    return scores(Indexed.of(graph), code, seed=seed)


def _named(found: Scores, held: Indexed) -> Scores:
    """Scores of all numbers as scores of the nodes that these stand for."""
    spread = held.named(found.spread.values()) if found.spread else {}
    return replace(found, values=held.named(found.values.values()), spread=spread)


def _analysed(held: Indexed, near: _Asked, seed: int) -> Analysis:
    groups = communities(held, seed=seed)
    roles = {by: brokerage(held, by) for by in ("regencies", "stages")}
    brokering = {f"brokerage_{by}": crossing(each) for by, each in roles.items()}
    measured = {code: brokering.get(code) or scores(held, code, seed=seed) for code in MEASURES if code != "closeness"}
    return Analysis(
        cut_points=cut_points(held),
        bridges=bridges(held),
        brokerage=roles,
        communities=groups,
        cohesion=cohesion(held, found=groups),
        scores={code: near() if code == "closeness" else measured[code] for code in MEASURES},
    )
