"""A large network by seed: cells of parties who work together, a few hubs whom many know, ties of
all strengths.
"""

from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np
import polars as pl

CELL = 12
WITHIN = 0.6
"""Share of ties that stay within a cell."""
TAIL = 1.6
"""Exponent of how many ties parties have: lower is more unequal."""
STAGES = ("recruit", "document", "shelter", "transport", "receive", "exploit")


def make_ties(nodes: int, ties: int, *, seed: int = 1) -> pl.DataFrame:
    """So many different ties: left, right (left < right) and weight."""
    draw = np.random.default_rng(seed)
    drawn = 2 * ties
    reach = np.cumsum(draw.pareto(TAIL, nodes) + 1)
    left, far = (np.searchsorted(reach / reach[-1], draw.random(drawn)) for _ in "lr")
    near = np.minimum(left // CELL * CELL + draw.integers(0, CELL, drawn), nodes - 1)
    right = np.where(draw.random(drawn) < WITHIN, near, far)
    pairs = np.unique(np.sort(np.stack([left, right], axis=1)[left != right], axis=1), axis=0)
    if len(pairs) < ties:
        raise ValueError(f"only {len(pairs)} different ties among {nodes} nodes")
    kept = pairs[np.sort(draw.permutation(len(pairs))[:ties])]
    weight = np.round(draw.uniform(0.1, 1.0, ties), 2)
    return pl.DataFrame({"left": kept[:, 0], "right": kept[:, 1], "weight": weight})


def as_networkx(nodes: int, ties: pl.DataFrame) -> "nx.Graph[str]":
    """The network with what parties of a real one carry: regencies, stages, cases."""
    graph: nx.Graph[str] = nx.Graph()
    names = [f"e_{number:07d}" for number in range(nodes)]
    graph.add_nodes_from(zip(names, _attributes(nodes), strict=True))
    graph.add_edges_from(
        (names[left], names[right], {"weight": weight}) for left, right, weight in ties.iter_rows()
    )
    return graph


def _attributes(nodes: int) -> Iterator[dict[str, Any]]:
    """Some fifty cells to a regency; every seventh party in two regencies, every fifth in two
    stages.
    """
    for number in range(nodes):
        home, stage = number // (CELL * 50), number % len(STAGES)
        yield {
            "regencies": (f"r{home}", f"r{home + 1}") if number % 7 == 0 else (f"r{home}",),
            "stages": STAGES[stage : stage + 2] if number % 5 == 0 else (STAGES[stage],),
            "cases": (f"c{number // 3}", f"c{(number * 7919) % nodes}"),
        }
