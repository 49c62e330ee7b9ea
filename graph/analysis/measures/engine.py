"""A networkx graph as igraph holds it: the one door to the engine that does the heavy work.

Decisions.
Nodes are numbered in the order of their text and ties in the order of those numbers, so that no
result depends on the order in which a graph was put together. A tie to oneself says nothing and is
left out.
A weight is the strength of evidence, at most 1 and more is surer; a tie without one is sure. A
length is 1 / weight: a sure tie is one step, one half as sure is two (Newman 2001, doi
10.1103/PhysRevE.64.016132).
"""

from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property
from typing import Any, TypeAlias

import igraph as ig
import networkx as nx
import numpy as np
import numpy.typing as npt

Node: TypeAlias = Hashable


class Indexed:
    """A graph with its nodes by number, and what several measures need of it, worked out once.

    `source` is the networkx graph that attributes are read from; of a part of a graph
    (`with_nodes`, `with_ties`) the whole one.
    """

    def __init__(
        self, source: "nx.Graph[Any]", part: tuple[ig.Graph, list[Any]] | None = None
    ) -> None:
        self.source = source
        self.graph, self.nodes = part or to_igraph(source)

    def __len__(self) -> int:
        return len(self.nodes)

    def with_nodes(self, numbers: Sequence[int]) -> "Indexed":
        """Only these nodes, by number, in the order that they have, and the ties among them.

        Nothing is converted again.
        """
        kept = sorted(numbers)
        nodes = [self.nodes[index] for index in kept]
        part = self.graph.induced_subgraph(kept)
        return Indexed(self.source, (part, nodes))

    def with_ties(self, numbers: Sequence[int]) -> "Indexed":
        """All nodes, and only these ties, by number."""
        part = self.graph.subgraph_edges(numbers, delete_vertices=False)
        return Indexed(self.source, (part, self.nodes))

    @cached_property
    def weights(self) -> list[float] | None:
        """The weight of each tie; None when all are sure, since counting steps is faster."""
        if not self.graph.ecount():
            return None
        found: list[float] = self.graph.es["weight"]
        if all(weight == 1.0 for weight in found):
            return None
        return found

    @cached_property
    def lengths(self) -> list[float] | None:
        """The length of each tie; None when all are one step."""
        if self.weights is None:
            return None
        return [1.0 / weight for weight in self.weights]

    @cached_property
    def ties(self) -> npt.NDArray[np.int64]:
        """The ends of each tie by number, the smaller first."""
        ends = self.graph.get_edgelist()
        # Without any tie the table still has two columns.
        return np.array(ends, dtype=np.int64).reshape(-1, 2)

    @cached_property
    def degrees(self) -> list[int]:
        """How many ties each node has."""
        found: list[int] = self.graph.degree()
        return found

    @cached_property
    def components(self) -> list[list[int]]:
        """The connected components, each by node number."""
        return list(self.graph.connected_components())

    @cached_property
    def blocks(self) -> list[list[int]]:
        """The biconnected components: within one, no single node holds the others together."""
        return list(self.graph.biconnected_components())

    def named(self, values: Iterable[float]) -> dict[Node, float]:
        """Values in the order of node numbers, by node."""
        return dict(zip(self.nodes, map(float, values), strict=True))


def indexed(graph: "nx.Graph[Any] | Indexed") -> Indexed:
    """The graph as the engine holds it; what is held already is given back."""
    if isinstance(graph, Indexed):
        return graph
    return Indexed(graph)


def to_igraph(graph: "nx.Graph[Any]") -> tuple[ig.Graph, list[Any]]:
    """The igraph graph, with `weight` on its edges, and the node that each number stands for.

    About a second for 200,000 nodes and 600,000 ties. Raises ValueError for a directed graph, for
    parallel ties and for a weight that is not above 0: a tie without evidence is no tie.

    >>> graph, nodes = to_igraph(nx.Graph([("b", "c"), ("a", "b")]))
    >>> nodes, graph.get_edgelist(), graph.es["weight"]
    (['a', 'b', 'c'], [(0, 1), (1, 2)], [1.0, 1.0])
    """
    if graph.is_directed() or graph.is_multigraph():
        raise ValueError("measures take an undirected graph without parallel ties")
    nodes = sorted(graph, key=str)
    place = {node: number for number, node in enumerate(nodes)}
    ties = [edge for edge in graph.edges(data="weight", default=1.0) if edge[0] != edge[1]]
    count = len(ties)
    lefts = np.fromiter((place[left] for left, _, _ in ties), np.int64, count)
    rights = np.fromiter((place[right] for _, right, _ in ties), np.int64, count)
    ends = np.stack([lefts, rights])
    # Ties stand in the order of their ends, so that the same graph gives the same numbers.
    ends.sort(axis=0)
    order = np.lexsort(ends[::-1])
    weights = np.fromiter((weight for _, _, weight in ties), np.float64, count)[order]
    if not (weights > 0).all():
        raise ValueError("the weight of a tie must be above 0")
    left, right = ends[:, order].tolist()
    whole = ig.Graph(
        n=len(nodes),
        edges=list(zip(left, right, strict=True)),
        edge_attrs={"weight": weights.tolist()},
    )
    return whole, nodes
