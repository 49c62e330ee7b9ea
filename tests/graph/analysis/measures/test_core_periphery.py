"""The figures of a whole network: how dense, how centred, what core."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings

from graph.analysis.measures.core_periphery import centralisation, cohesion, core_periphery
from tests.offices.graphs import networks, unweighted


def core_with_loose_ends(core: int, ends: int) -> nx.Graph:
    graph = nx.complete_graph(core)
    graph.add_edges_from(
        (node, f"end {node} {number}") for node in range(core) for number in range(ends)
    )
    return graph


def test_a_core_whose_members_all_work_together_is_found_whole():
    found = core_periphery(core_with_loose_ends(4, 3))
    assert found.core == (0, 1, 2, 3)
    assert found.fit == pytest.approx(1.0)


def test_no_name_decides_who_is_in_the_core():
    assert core_periphery(nx.cycle_graph(6)).core == ()
    assert core_periphery(nx.complete_graph(5)).core == (0, 1, 2, 3, 4)


def test_the_core_of_a_star_is_its_centre():
    assert core_periphery(nx.star_graph(6)).core == (0,)


@settings(max_examples=60, deadline=None)
@given(graph=networks())
def test_no_core_of_all_above_some_degree_is_less_wrong(graph):
    def wrong(core):
        pairs = combinations(sorted(graph), 2)
        return sum(
            (one in core and other in core and not graph.has_edge(one, other))
            or (one not in core and other not in core and graph.has_edge(one, other))
            for one, other in pairs
        )

    others = [
        {node for node in graph if graph.degree[node] >= least} for least in range(len(graph) + 1)
    ]
    assert wrong(set(core_periphery(graph).core)) == min(map(wrong, others), default=0)


@pytest.mark.parametrize(
    ("graph", "shape"),
    [
        (nx.path_graph(3), "small"),
        (nx.complete_graph(6), "dense"),
        (nx.star_graph(8), "star"),
        (nx.connected_caveman_graph(5, 5), "cells"),
        (core_with_loose_ends(5, 2), "core_periphery"),
        (nx.krackhardt_kite_graph(), "core_periphery"),
        (nx.florentine_families_graph(), "mixed"),
        (nx.Graph(), "small"),
    ],
)
def test_the_shape_in_a_word(graph, shape):
    assert cohesion(graph).shape == shape


def test_the_figures_of_zacharys_club():
    found = cohesion(unweighted(nx.karate_club_graph()))
    assert (found.nodes, found.ties, found.components, found.deepest, found.communities) == (
        34,
        78,
        1,
        4,
        4,
    )
    assert found.density == pytest.approx(0.139, abs=5e-4)
    assert found.centralisation == pytest.approx(0.3996, abs=5e-5)
    assert found.modularity == pytest.approx(0.4198, abs=5e-5)


def test_nothing_is_centred_on_one_of_two():
    assert centralisation(nx.path_graph(2)) == 0


@settings(max_examples=40, deadline=None)
@given(graph=networks())
def test_figures_are_those_of_networkx(graph):
    found = cohesion(graph)
    assert found.density == pytest.approx(nx.density(graph))
    assert found.components == nx.number_connected_components(graph)
    assert found.deepest == max(nx.core_number(graph).values(), default=0)
