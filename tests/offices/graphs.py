"""Graphs that measures are tried on: known ones, and random ones drawn by hypothesis."""

from itertools import combinations

import networkx as nx
from hypothesis import strategies as st

WEIGHTS = (0.25, 0.5, 1.0)
"""Powers of a half, so that ways of equal length are equal to the last bit."""
GROUPS = ("Batam", "Lombok", "Nunukan")


@st.composite
def networks(draw, largest: int = 9) -> "nx.Graph[str]":
    """Any graph: connected or not, nobody tied or all, ties of all strengths, parties with cases
    and groups.
    """
    names = [f"p{number}" for number in range(draw(st.integers(0, largest)))]
    graph: nx.Graph[str] = nx.Graph()
    for name in names:
        graph.add_node(
            name,
            regencies=tuple(sorted(draw(st.sets(st.sampled_from(GROUPS), max_size=2)))),
            stages=("recruit",),
            cases=tuple(
                sorted(draw(st.sets(st.sampled_from(("c1", "c2", "c3", "c4")), max_size=2)))
            ),
        )
    for pair in combinations(names, 2):
        weight = draw(st.sampled_from((None, None, *WEIGHTS)))
        if weight is not None:
            graph.add_edge(*pair, weight=weight)
    return graph


def shuffled(graph: "nx.Graph[str]", random) -> "nx.Graph[str]":
    """The same graph put together in another order, ties the other way round."""
    nodes, ties = list(graph.nodes(data=True)), list(graph.edges(data=True))
    random.shuffle(nodes)
    random.shuffle(ties)
    other: nx.Graph[str] = nx.Graph()
    other.add_nodes_from(nodes)
    other.add_edges_from((right, left, data) for left, right, data in ties)
    return other


def with_lengths(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """The graph with the `length` of each tie, for networkx."""
    longer = graph.copy()
    for _, _, tie in longer.edges(data=True):
        tie["length"] = 1 / tie.get("weight", 1.0)
    return longer


def unweighted(graph: "nx.Graph") -> "nx.Graph":
    """The same ties, all of them sure."""
    sure = nx.Graph()
    sure.add_nodes_from(graph)
    sure.add_edges_from(graph.edges)
    return sure
