"""Communities: the cells of a network."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.measures.communities import communities
from tests.offices.graphs import networks, shuffled, unweighted


def test_the_bells_of_a_barbell_are_two_cells():
    found = communities(nx.barbell_graph(5, 0))
    assert found.groups == ((0, 1, 2, 3, 4), (5, 6, 7, 8, 9))
    assert found.modularity == pytest.approx(20 / 21 - 0.5)


def test_zacharys_club_has_four_cells_and_the_best_known_modularity():
    found = communities(unweighted(nx.karate_club_graph()))
    assert len(found.groups) == 4
    assert found.modularity == pytest.approx(0.41979, abs=1e-5)


def test_surer_ties_hold_a_cell_together():
    graph = nx.cycle_graph(4)
    nx.set_edge_attributes(graph, {(0, 1): 1.0, (1, 2): 0.1, (2, 3): 1.0, (0, 3): 0.1}, "weight")
    assert communities(graph).groups == ((0, 1), (2, 3))


def test_without_ties_everybody_stands_alone():
    found = communities(nx.empty_graph(3))
    assert (found.groups, found.modularity) == (((0,), (1,), (2,)), 0.0)


def test_the_same_seed_gives_the_same_cells():
    graph = nx.gnm_random_graph(200, 500, seed=1)
    assert communities(graph, seed=5) == communities(graph, seed=5)


@settings(max_examples=40, deadline=None)
@given(graph=networks(), random=st.randoms(use_true_random=False))
def test_cells_part_everybody_and_say_their_modularity_whatever_the_order(graph, random):
    found = communities(graph)
    assert sorted(node for group in found.groups for node in group) == sorted(graph)
    assert communities(shuffled(graph, random)) == found
    if graph.number_of_edges():
        known = nx.community.modularity(graph, [set(group) for group in found.groups])
        assert found.modularity == pytest.approx(known)
