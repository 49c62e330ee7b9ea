"""Brokerage: which pairs somebody brings together, within a group or across."""

from itertools import combinations, product

import networkx as nx
import pytest
from hypothesis import given, settings

from graph.analysis.measures import brokerage as brokering
from graph.analysis.measures.brokerage import Brokerage, brokerage, brokerage_between
from graph.analysis.measures.engine import Indexed
from tests.offices.graphs import networks


def chain(*groups):
    graph = nx.path_graph(len(groups))
    nx.set_node_attributes(graph, dict(enumerate(groups)), "regencies")
    return graph


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ((("A",), ("A",), ("A",)), Brokerage(coordinator=1)),
        ((("B",), ("A",), ("B",)), Brokerage(itinerant=1)),
        ((("A",), ("A",), ("B",)), Brokerage(gatekeeper=1)),
        ((("B",), ("A",), ("A",)), Brokerage(gatekeeper=1)),
        ((("B",), ("A",), ("C",)), Brokerage(liaison=1)),
    ],
)
def test_three_groups_give_the_role(groups, role):
    assert brokerage(chain(*groups), "regencies") == {0: Brokerage(), 1: role, 2: Brokerage()}


def test_two_who_are_tied_anyway_need_no_broker():
    graph = chain(("A",), ("B",), ("C",))
    graph.add_edge(0, 2)
    assert set(brokerage(graph, "regencies").values()) == {Brokerage()}


def test_somebody_in_two_regencies_is_half_in_each():
    found = brokerage(chain(("A",), ("A", "B"), ("B",)), "regencies")
    assert found[1] == Brokerage(gatekeeper=1)
    found = brokerage(chain(("A",), ("A", "C"), ("B",)), "regencies")
    assert found[1] == Brokerage(gatekeeper=0.5, liaison=0.5)


def test_whose_regency_is_not_known_brokers_nothing_and_is_not_brokered():
    assert brokerage_between(chain(("A",), (), ("B",)), "regencies").values[1] == 0
    assert brokerage_between(chain(("A",), ("C",), ()), "regencies").values[1] == 0


def test_graphs_without_groups_have_no_brokers():
    assert set(brokerage_between(nx.path_graph(4), "stages").values.values()) == {0}


def test_keeping_to_one_group_is_not_crossing():
    assert brokerage_between(chain(("A",), ("A",), ("A",)), "regencies").values[1] == 0


@settings(max_examples=60, deadline=None)
@given(graph=networks())
def test_roles_are_the_mean_over_all_ways_to_give_everybody_one_group(graph):
    for node, found in brokerage(graph, "regencies").items():
        expected = dict.fromkeys(brokering.ROLES, 0.0)
        for one, other in combinations(sorted(graph[node]), 2):
            if not graph.has_edge(one, other):
                draws = list(
                    product(*(graph.nodes[party]["regencies"] for party in (one, node, other)))
                )
                for groups in draws:
                    expected[_role(*groups)] += 1 / len(draws)
        assert {role: getattr(found, role) for role in brokering.ROLES} == pytest.approx(
            expected, abs=1e-5
        )


def _role(one, own, other):
    if one == own == other:
        return "coordinator"
    if one == other:
        return "itinerant"
    return "gatekeeper" if own in (one, other) else "liaison"


@pytest.mark.parametrize("chunk", [1, 7, 10**6])
def test_triangles_are_found_each_once_whatever_the_pieces(chunk, monkeypatch):
    monkeypatch.setattr(brokering, "CHUNK", chunk)
    graph = nx.gnm_random_graph(30, 150, seed=2)
    held = Indexed(graph)
    pieces = brokering._triangles(held, brokering._by_degree(held), len(held))
    found = [tuple(sorted(piece)) for part in pieces for piece in part.tolist()]
    nodes = held.nodes
    known = {
        tuple(sorted(map(nodes.index, clique)))
        for clique in nx.enumerate_all_cliques(graph)
        if len(clique) == 3
    }
    assert len(found) == len(set(found))
    assert set(found) == known


@pytest.mark.parametrize("dense", [0, 9, 40])
def test_ties_among_many_are_counted_in_a_table_as_in_a_list(dense, monkeypatch):
    graph = nx.gnp_random_graph(40, 0.7, seed=5)
    graph.add_edges_from((number, 40 + number) for number in range(20))
    for node in graph:
        graph.nodes[node]["regencies"] = ("A", "B", "C")[node % 4 : node % 4 + 1 + node % 2]
    listed = _with_dense(graph, 0, monkeypatch)
    assert {node: _roles_of(found) for node, found in listed.items()} == {
        node: pytest.approx(_roles_of(found))
        for node, found in _with_dense(graph, dense, monkeypatch).items()
    }


def test_no_triangle_of_a_clique_is_listed(monkeypatch):
    monkeypatch.setattr(
        brokering, "_tied_pairs", lambda triangles, *_: 0 if not len(triangles) else 1 / 0
    )
    assert set(brokerage_between(nx.complete_graph(60), "stages").values.values()) == {0.0}


def _with_dense(graph, most, monkeypatch):
    monkeypatch.setattr(brokering, "DENSE", most)
    return brokerage(graph, "regencies")


def _roles_of(found):
    return [getattr(found, role) for role in brokering.ROLES]
