"""The measures of a node by their codes, each with where it comes from and whether more of it means
more.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import networkx as nx

from graph.analysis.measures.brokerage import brokerage_between
from graph.analysis.measures.centrality import coreness, degree, eigenvector, pagerank, strength
from graph.analysis.measures.cuts import cut_point
from graph.analysis.measures.distances import betweenness, closeness
from graph.analysis.measures.engine import Indexed, Node, indexed
from graph.analysis.measures.scores import Scores
from graph.analysis.measures.structural_holes import constraint, effective_size
from graph.model import Value

ALIKE = 9
"""Scores that agree to so many decimals are equal: beyond them computers differ."""


class Measure(Value, frozen=True):
    """A measure: what it is called, what works it out, and whose it is."""

    code: str
    function: Callable[..., Scores]
    source: str
    higher_is_more: bool = True
    """False where the lowest score is the one to look at."""
    sampled: bool = False
    """Whether `function` takes a `seed`, since large graphs are sampled."""
    steps_of: str = ""
    """The measure that this one repeats with every tie one step long, however sure it is."""


class Ranked(Value, frozen=True):
    """A node with its score and its place, from 1; equal scores share a place."""

    node: Node
    score: float
    place: int


MEASURES: Mapping[str, Measure] = {
    measure.code: measure
    for measure in (
        Measure(code="degree", function=degree, source="Freeman 1978"),
        Measure(code="strength", function=strength, source="Barrat et al. 2004"),
        Measure(
            code="betweenness",
            function=betweenness,
            source="Freeman 1977; Brandes 2001",
            sampled=True,
        ),
        Measure(
            code="closeness", function=closeness, source="Marchiori and Latora 2000", sampled=True
        ),
        Measure(
            code="betweenness_steps",
            function=partial(betweenness, weighted=False),
            source="Freeman 1977; Brandes 2001",
            sampled=True,
            steps_of="betweenness",
        ),
        Measure(
            code="closeness_steps",
            function=partial(closeness, weighted=False),
            source="Marchiori and Latora 2000",
            sampled=True,
            steps_of="closeness",
        ),
        Measure(code="eigenvector", function=eigenvector, source="Bonacich 1972"),
        Measure(code="pagerank", function=pagerank, source="Brin and Page 1998"),
        Measure(
            code="coreness", function=coreness, source="Seidman 1983; Batagelj and Zaversnik 2003"
        ),
        Measure(code="constraint", function=constraint, source="Burt 1992", higher_is_more=False),
        Measure(code="effective_size", function=effective_size, source="Burt 1992; Borgatti 1997"),
        Measure(code="cut_point", function=cut_point, source="Hopcroft and Tarjan 1973"),
        Measure(
            code="brokerage_regencies",
            function=partial(brokerage_between, by="regencies"),
            source="Gould and Fernandez 1989",
        ),
        Measure(
            code="brokerage_stages",
            function=partial(brokerage_between, by="stages"),
            source="Gould and Fernandez 1989",
        ),
    )
}

BY_STEPS: Mapping[str, str] = {
    measure.steps_of: code for code, measure in MEASURES.items() if measure.steps_of
}
"""Measures that take surer ties for shorter ones, each with the one that counts steps instead."""


def scores(graph: "nx.Graph[Any] | Indexed", code: str, *, seed: int = 1) -> Scores:
    """The scores of one measure; raises KeyError for a code that is none."""
    measure = MEASURES[code]
    if measure.sampled:
        return measure.function(graph, seed=seed)
    return measure.function(graph)


def rank(graph: "nx.Graph[Any] | Indexed", code: str, *, seed: int = 1) -> tuple[Ranked, ...]:
    """All nodes by one measure, what to look at first first.

    Equal scores share a place and stand in the order of names.

    >>> [(ranked.node, ranked.place) for ranked in rank(nx.path_graph(4), "degree")]
    [(1, 1), (2, 1), (0, 3), (3, 3)]
    """
    found = scores(indexed(graph), code, seed=seed)
    return placed(found, higher_is_more=MEASURES[code].higher_is_more)


def placed(found: Scores, *, higher_is_more: bool = True) -> tuple[Ranked, ...]:
    """Scores as places."""
    sign = -1 if higher_is_more else 1
    # Scores that differ by rounding alone are equal.
    rounded = {node: round(score, ALIKE) for node, score in found.values.items()}
    order = sorted(rounded, key=lambda node: (sign * rounded[node], str(node)))
    ranked: list[Ranked] = []
    last_score, place = None, 0
    for number, node in enumerate(order, start=1):
        if rounded[node] != last_score:
            last_score, place = rounded[node], number
        ranked.append(Ranked(node=node, score=found.values[node], place=place))
    return tuple(ranked)
