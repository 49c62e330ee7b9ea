"""Everything at once says what each measure says."""

import networkx as nx
import pytest

from graph.analysis.measures.brokerage import brokerage
from graph.analysis.measures.communities import communities
from graph.analysis.measures.core_periphery import cohesion
from graph.analysis.measures.cuts import bridges, cut_points
from graph.analysis.measures.full_analysis import analyse
from graph.analysis.measures.registry import MEASURES, scores


@pytest.fixture(scope="module")
def network():
    graph = nx.connected_caveman_graph(4, 5)
    for node in graph:
        regencies = ("Batam",) if node < 10 else ("Lombok", "Nunukan")
        graph.nodes[node].update(
            regencies=regencies, stages=("recruit",), cases=(f"c_{node // 3}",)
        )
    return graph


def test_everything_at_once_says_what_each_measure_says(network):
    found = analyse(network, seed=3)
    assert list(found.scores) == [code for code in MEASURES if not code.endswith("_steps")]
    assert dict(found.scores) == {code: scores(network, code, seed=3) for code in found.scores}
    assert found.cut_points == cut_points(network)
    assert found.bridges == bridges(network)
    assert found.brokerage["regencies"] == brokerage(network, "regencies")
    assert found.communities == communities(network, seed=3)
    assert found.cohesion == cohesion(network, seed=3)


@pytest.mark.parametrize(
    "graph", [nx.Graph(), nx.empty_graph(1), nx.empty_graph(2), nx.path_graph(2)]
)
def test_next_to_nothing_is_analysed_too(graph):
    found = analyse(graph)
    assert found.cohesion.nodes == len(graph)
    assert found.cut_points == ()
