"""How central a node is by those it is tied to: degree, strength, eigenvector, PageRank and
coreness.
"""

import warnings
from typing import Any

import igraph as ig
import networkx as nx

from graph.analysis.measures.engine import Indexed, indexed
from graph.analysis.measures.scores import Scores

DECIMALS = 10
"""Of the scores of an eigenvector; beyond them two runs on one computer differ."""


def degree(graph: "nx.Graph[Any] | Indexed") -> Scores:
    """How many others each node is tied to (Freeman 1978, doi 10.1016/0378-8733(78)90021-7).

    In plain words: with how many other parties the reports link this one. Weights do not count.
    Cost: none to speak of.

    >>> degree(nx.star_graph(3)).values
    {0: 3.0, 1: 1.0, 2: 1.0, 3: 1.0}
    """
    held = indexed(graph)
    return Scores(values=held.named(held.degrees))


def strength(graph: "nx.Graph[Any] | Indexed") -> Scores:
    """The sum of the weights of each node's ties (Barrat et al. 2004, doi 10.1073/pnas.0400087101).

    In plain words: how many others this party is linked with, each counted as far as the evidence
    for it is sure. Cost: none to speak of.

    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("a", "b", 0.5), ("a", "c", 0.25)])
    >>> strength(graph).values
    {'a': 0.75, 'b': 0.5, 'c': 0.25}
    """
    held = indexed(graph)
    found = held.graph.strength(weights=held.weights)
    return Scores(values=held.named(found))


def eigenvector(graph: "nx.Graph[Any] | Indexed") -> Scores:
    """Being tied to those who are themselves well tied, by weight (Bonacich 1972).

    In plain words: close to the heart of the network, whether by many ties or by few to the right
    ones. Formula (doi 10.1080/0022250X.1972.9989806): each score is proportional to the sum of
    weight * score over its ties; the leading eigenvector of the matrix of weights. Each component
    is solved for itself and scaled so that its most central node has the component's share of all
    nodes: 1 in a connected network. Nodes tied to nobody have 0. Cost: some tens of passes over the
    ties.

    >>> {node: round(score, 3) for node, score in eigenvector(nx.path_graph(3)).values.items()}
    {0: 0.707, 1: 1.0, 2: 0.707}
    """
    held = indexed(graph)
    values = [0.0] * len(held)
    for members in held.components:
        if len(members) < 2:
            continue
        share = len(members) / len(held)
        leading = _leading(held.graph, members)
        for node, score in zip(members, leading, strict=True):
            values[node] = round(share * score, DECIMALS)
    return Scores(values=held.named(values))


def _leading(graph: ig.Graph, members: list[int]) -> list[float]:
    """The leading eigenvector of one component, its largest entry 1."""
    if len(members) == 2:
        return [1.0, 1.0]
    part = graph.induced_subgraph(members)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Some eigenvector centralities are nearly zero")
        found: list[float] = part.eigenvector_centrality(weights="weight")
    return found


def pagerank(graph: "nx.Graph[Any] | Indexed", *, damping: float = 0.85) -> Scores:
    """How often a walk along the ties comes by each node (Brin and Page 1998, doi
    10.1016/S0169-7552(98)00110-X).

    In plain words: where one who follows links from party to party, surer ones more often, and now
    and then starts anew anywhere, ends up most of the time. The scores add up to 1. Cost: some tens
    of passes over the ties.

    >>> {node: round(score, 3) for node, score in pagerank(nx.path_graph(3)).values.items()}
    {0: 0.257, 1: 0.486, 2: 0.257}
    """
    held = indexed(graph)
    found = (
        held.graph.pagerank(weights=held.weights, directed=False, damping=damping)
        if len(held)
        else []
    )
    return Scores(values=held.named(found))


def coreness(graph: "nx.Graph[Any] | Indexed") -> Scores:
    """The largest k such that the node is in a group in which everybody is tied to k others of it.

    In plain words: how deep in the dense middle of the network a party stands, however many loose
    ties it has besides. Source: Seidman 1983, doi 10.1016/0378-8733(83)90028-X; worked out by
    taking away the least tied again and again (Batagelj and Zaversnik 2003, arXiv cs/0310049).
    Weights do not count. Cost: one pass over the ties.

    >>> coreness(nx.lollipop_graph(4, 1)).values
    {0: 3.0, 1: 3.0, 2: 3.0, 3: 3.0, 4: 1.0}
    """
    held = indexed(graph)
    found = held.graph.coreness()
    return Scores(values=held.named(found))
