"""Everything at once says what each measure says."""

import networkx as nx
import pytest

from graph.analysis import distances, full_analysis
from graph.analysis.brokerage import brokerage
from graph.analysis.communities import communities
from graph.analysis.core_periphery import cohesion
from graph.analysis.cuts import bridges, cut_points
from graph.analysis.distances import closeness
from graph.analysis.engine import indexed
from graph.analysis.full_analysis import analyse
from graph.analysis.measures import MEASURES, scores


@pytest.fixture(scope="module")
def network():
    graph = nx.connected_caveman_graph(4, 5)
    for node in graph:
        regencies = ("Batam",) if node < 10 else ("Lombok", "Nunukan")
        graph.nodes[node].update(regencies=regencies, stages=("recruit",), cases=(f"c_{node // 3}",))
    return graph


def test_everything_at_once_says_what_each_measure_says(network):
    found = analyse(network, seed=3)
    assert list(found.scores) == list(MEASURES)
    assert dict(found.scores) == {code: scores(network, code, seed=3) for code in MEASURES}
    assert found.cut_points == cut_points(network)
    assert found.bridges == bridges(network)
    assert found.brokerage["regencies"] == brokerage(network, "regencies")
    assert found.communities == communities(network, seed=3)
    assert found.cohesion == cohesion(network, seed=3)


def test_what_a_second_process_measures_of_a_large_graph_is_the_same(network, monkeypatch):
    alone = analyse(network, seed=3)
    monkeypatch.setattr(full_analysis, "BESIDE_FROM", 1)
    monkeypatch.setattr(full_analysis.os, "cpu_count", lambda: 2)
    assert analyse(network, seed=3) == alone


def test_samples_of_a_second_process_are_those_of_the_first(monkeypatch):
    monkeypatch.setattr(distances, "STEPS", 100_000)
    held = indexed(nx.gnm_random_graph(300, 900, seed=1))
    here = closeness(held, seed=3)
    assert not here.exact
    assert full_analysis._named(full_analysis._scores_by_number(held.graph, "closeness", 3), held) == here


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(1), nx.empty_graph(2), nx.path_graph(2)])
def test_next_to_nothing_is_analysed_too(graph):
    found = analyse(graph)
    assert found.cohesion.nodes == len(graph)
    assert found.cut_points == ()
