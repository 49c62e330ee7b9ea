"""The door to igraph: what goes in, in which order, and what is refused."""

import networkx as nx
import pytest

from graph.analysis.measures.engine import Indexed, to_igraph


def test_nodes_and_ties_are_numbered_by_name_not_by_order_of_entry():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("c", "a", 0.5), ("b", "a", 0.25), ("c", "b", 1.0)])
    found, nodes = to_igraph(graph)
    assert nodes == ["a", "b", "c"]
    assert found.get_edgelist() == [(0, 1), (0, 2), (1, 2)]
    assert found.es["weight"] == [0.25, 0.5, 1.0]


def test_a_tie_to_oneself_is_left_out():
    found, _ = to_igraph(nx.Graph([("a", "a"), ("a", "b")]))
    assert found.get_edgelist() == [(0, 1)]


@pytest.mark.parametrize("weight", [0, -1, float("nan")])
def test_a_tie_without_evidence_is_refused(weight):
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=weight)
    with pytest.raises(ValueError, match="above 0"):
        to_igraph(graph)


@pytest.mark.parametrize("kind", [nx.DiGraph, nx.MultiGraph])
def test_directed_graphs_and_parallel_ties_are_refused(kind):
    with pytest.raises(ValueError, match="undirected"):
        to_igraph(kind([("a", "b")]))


def test_lengths_are_left_away_when_every_tie_is_sure():
    graph = nx.path_graph(3)
    assert Indexed(graph).lengths is None
    graph.edges[0, 1]["weight"] = 0.5
    assert Indexed(graph).lengths == [2.0, 1.0]
