"""Everything measured of one graph at once, from one conversion."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

from graph.analysis.measures.brokerage import Brokerage, brokerage, crossing
from graph.analysis.measures.communities import Communities, communities
from graph.analysis.measures.core_periphery import Cohesion, cohesion
from graph.analysis.measures.cuts import CutPoint, bridges, cut_points
from graph.analysis.measures.engine import Indexed, Node, indexed
from graph.analysis.measures.registry import MEASURES, scores
from graph.analysis.measures.scores import Scores
from graph.model import Value


class Analysis(Value, frozen=True):
    """All measures of one graph."""

    scores: Mapping[str, Scores]
    """By the code of the measure (registry.py), but for those that repeat another by steps."""
    cut_points: tuple[CutPoint, ...]
    bridges: tuple[tuple[Node, Node], ...]
    brokerage: Mapping[str, Mapping[Node, Brokerage]]
    """By what the groups are: `regencies` and `stages`."""
    communities: Communities
    cohesion: Cohesion


def analyse(graph: "nx.Graph[Any] | Indexed", *, seed: int = 1) -> Analysis:
    """Every measure, cut point, bridge, brokerage role and community of a graph, and its figures as
    a whole.

    Left out are measures that repeat another by steps: they would cost half as much again.

    Cost: for 200,000 nodes and 600,000 ties some twenty seconds and a gigabyte, half of it for the
    ways between nodes.

    >>> found = analyse(nx.barbell_graph(4, 1))
    >>> found.cohesion.shape, [cut_point.node for cut_point in found.cut_points], found.bridges
    ('cells', [3, 4, 5], ((3, 4), (4, 5)))
    """
    held = indexed(graph)
    codes = [code for code, measure in MEASURES.items() if not measure.steps_of]
    groups = communities(held, seed=seed)
    roles = {by: brokerage(held, by) for by in ("regencies", "stages")}
    brokering = {f"brokerage_{by}": crossing(crossed) for by, crossed in roles.items()}
    return Analysis(
        scores={code: brokering.get(code) or scores(held, code, seed=seed) for code in codes},
        cut_points=cut_points(held),
        bridges=bridges(held),
        brokerage=roles,
        communities=groups,
        cohesion=cohesion(held, found=groups),
    )
