"""How far places move when something is not known."""

import networkx as nx
import numpy as np
import pytest

from graph.analysis.measures import engine
from graph.analysis.measures.engine import Indexed, to_igraph
from graph.analysis.measures.registry import MEASURES, scores
from graph.analysis.measures.robustness import Spread, bands, by, fragile_ties

by_degree = by("degree")


def band_of(found, party):
    return next(band for band in found if band.party == party)


def test_an_obvious_hub_keeps_its_place_when_ties_are_missing():
    graph = nx.star_graph(30)
    graph.add_edges_from([(1, 2), (3, 4)])
    hub = band_of(bands(graph, by_degree), 0)
    assert (hub.place, hub.ties.low, hub.ties.high, hub.ties.in_top) == (1, 1, 1, 1.0)


def test_a_band_holds_its_own_place_where_a_chain_falls_apart_in_every_draw():
    found = bands(nx.path_graph(200), by("betweenness"), draws=40)
    middle = band_of(found, 100)
    assert min(middle.ties.low, middle.nodes.low) > 1
    assert (middle.place, middle.low) == (1, 1)
    assert all(band.low <= band.place <= band.high for band in found)


def test_who_stand_alike_share_a_wide_band():
    found = bands(nx.cycle_graph(12), by_degree)
    assert {band.place for band in found} == {1}
    assert all(band.low == 1 and band.high == 12 for band in found)


def test_a_place_that_rests_on_one_source_moves_when_it_is_not_believed():
    graph = nx.Graph()
    graph.add_edges_from([("a", ring) for ring in "bcd"], needed=("s1",))
    graph.add_edges_from([("e", "f"), ("e", "g")], sources=(("s1",), ("s2",)))
    found = bands(graph, by_degree, draws=10)
    assert band_of(found, "a").place == 1
    assert band_of(found, "a").sources.high > 1
    assert band_of(found, "e").sources == Spread(low=1, high=2, in_top=1.0, draws=2)


def test_who_less_is_more_of_comes_first_by_constraint():
    first, *_ = bands(nx.star_graph(5), by("constraint"), draws=5)
    assert (first.party, first.place) == (0, 1)


def test_without_known_sources_no_band_by_sources_is_told():
    assert all(band.sources is None for band in bands(nx.path_graph(4), by_degree, draws=5))


def test_at_least_one_party_is_left_out_and_nobody_of_two():
    assert band_of(bands(nx.path_graph(3), by_degree, draws=30), 1).nodes.draws < 30
    assert all(band.nodes is None for band in bands(nx.path_graph(2), by_degree, draws=5))


def test_an_empty_network_has_no_bands():
    assert bands(nx.Graph(), by_degree) == ()


def test_same_seed_same_bands_whatever_the_order_of_ties():
    graph = nx.barabasi_albert_graph(30, 2, seed=1)
    turned = nx.Graph()
    turned.add_edges_from((right, left) for left, right in reversed(list(graph.edges)))
    assert bands(graph, by_degree, draws=30) == bands(turned, by_degree, draws=30)
    assert bands(graph, by_degree, draws=30) != bands(graph, by_degree, draws=30, seed=2)


def test_what_is_drawn_is_measured_as_a_graph_of_its_own_would_be():
    graph = nx.relabel_nodes(nx.karate_club_graph(), str)
    for number, (left, right) in enumerate(graph.edges):
        graph.edges[left, right].update(weight=1 / (1 + number % 3))
    nx.set_node_attributes(graph, {node: (f"r{int(node) % 3}",) for node in graph}, "regencies")
    held = Indexed(graph)
    kept = list(range(0, len(held), 2))
    ties = list(range(0, len(held.ties), 3))
    parts = [(held.with_nodes(kept), graph.subgraph([held.nodes[index] for index in kept]))]
    parts += [(held.with_ties(ties), nx.Graph(graph))]
    parts[1][1].remove_edges_from(
        [(held.nodes[a], held.nodes[b]) for a, b in held.ties[np.arange(78) % 3 > 0]]
    )
    for part, own in parts:
        for code in MEASURES:
            assert scores(part, code).values == pytest.approx(scores(own, code).values, abs=1e-9)


def test_networks_are_converted_for_the_engine_once(monkeypatch):
    converted = []
    monkeypatch.setattr(
        engine, "to_igraph", lambda graph: converted.append(graph) or to_igraph(graph)
    )
    bands(nx.karate_club_graph(), by_degree, draws=10)
    assert len(converted) == 1


def test_a_bridge_that_needs_a_source_is_fragile_and_says_what_it_parts():
    graph = nx.barbell_graph(3, 0)
    nx.set_edge_attributes(graph, ("s1",), "needed")
    (found,) = fragile_ties(graph)
    assert (found.left, found.right, found.sources, found.sides) == (2, 3, ("s1",), (3, 3))


def test_a_bridge_that_stands_without_any_one_source_is_not():
    graph = nx.path_graph(2)
    nx.set_edge_attributes(graph, (("s1",), ("s2",)), "sources")
    assert fragile_ties(graph) == ()


def test_fragile_ties_that_part_most_come_first():
    graph = nx.path_graph(5)
    nx.set_edge_attributes(graph, ("s1",), "needed")
    assert [ty.sides for ty in fragile_ties(graph)] == [(2, 3), (2, 3), (1, 4), (1, 4)]
