"""Structural holes (Burt 1992, "Structural Holes", Harvard University Press): whose contacts do not
know each other.
"""

from math import isnan
from typing import Any

import networkx as nx

from graph.analysis.measures.engine import Indexed, indexed
from graph.analysis.measures.scores import Scores


def constraint(graph: "nx.Graph[Any] | Indexed") -> Scores:
    """How much each node's contacts are one circle; low is who bridges between circles.

    In plain words: little constraint means contacts who have nothing to do with each other, so that
    this party alone can bring them together. Formula: the sum over contacts j of (p_ij + sum over q
    of p_iq * p_qj) ** 2, where p_ij is the share of i's weight that lies on its tie with j. Nodes
    tied to nobody have none. Cost: the pairs of contacts of each node.

    >>> {node: round(score, 3) for node, score in constraint(nx.star_graph(3)).values.items()}
    {0: 0.333, 1: 1.0, 2: 1.0, 3: 1.0}
    """
    held = indexed(graph)
    if not len(held):
        return Scores(values={})
    found = held.named(held.graph.constraint(weights=held.weights))
    return Scores(values={node: score for node, score in found.items() if not isnan(score)})


def effective_size(graph: "nx.Graph[Any] | Indexed") -> Scores:
    """How many contacts each node has who are not tied to each other anyway.

    In plain words: the number of separate circles that this party reaches. Formula: contacts - 2 *
    ties among them / contacts (Borgatti 1997, Connections 20(1), 35-38). Weights do not count.
    Nodes tied to nobody have none. Cost: the triangles of the network.

    >>> effective_size(nx.star_graph(3)).values[0], effective_size(nx.complete_graph(4)).values[0]
    (3.0, 1.0)
    """
    held = indexed(graph)
    shares = held.graph.transitivity_local_undirected(mode="zero") if len(held) else []
    return Scores(
        values={
            node: contacts - share * (contacts - 1)
            for node, contacts, share in zip(held.nodes, held.degrees, shares, strict=True)
            if contacts
        }
    )
