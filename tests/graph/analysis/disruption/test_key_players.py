"""Sets of key players, on networks small enough to see the answer."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.disruption.key_players import (
    MOST_PLAYERS,
    Aim,
    _climbed,
    _task,
    fragmentation,
    key_players,
)
from graph.analysis.disruption.separation import Pieces
from graph.analysis.measures.engine import indexed
from graph.analysis.measures.registry import rank
from graph.errors import InvalidValue


def redundant_hubs():
    """Two hubs with the same six points, and a third, smaller one at the end of a way: Borgatti's
    own point.
    """
    graph = nx.Graph((hub, point) for hub in ("h1", "h2") for point in range(6))
    graph.add_edge("h1", "h2")
    graph.add_edges_from(((0, "way"), ("way", "k"), ("k", "x"), ("k", "y"), ("k", "z")))
    return graph


@st.composite
def graphs(draw, smallest=2, largest=9):
    count = draw(st.integers(smallest, largest))
    pairs = list(combinations(range(count), 2))
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), unique=True)))
    return graph


def test_without_its_centre_a_star_is_nothing_but_single_points():
    found = key_players(nx.star_graph(5), 1)
    assert (found.members, found.value, found.before, found.exact) == ((0,), 1.0, 0.0, True)
    assert found.worth == {0: 1.0}


def test_the_two_most_central_reach_the_same_and_no_ranking_finds_the_best_two():
    graph = redundant_hubs()
    by_degree = sorted(graph, key=lambda node: -graph.degree[node])[:2]
    assert set(by_degree) == {"h1", "h2"}
    found = key_players(graph, 2, Aim.REACH, steps=1)
    assert "k" in found.members
    assert set(found.members) & {"h1", "h2"}
    assert found.value > found.single.value
    assert found.gain == pytest.approx(found.value - found.single.value)


def test_a_barbell_is_cut_where_its_halves_meet():
    found = key_players(nx.barbell_graph(5, 1), 1)
    assert found.members == (5,)
    assert found.value == pytest.approx(1 - 2 * 20 / 90, abs=1e-6)


def test_distance_tells_apart_what_fragmentation_cannot():
    ring = nx.cycle_graph(8)
    assert key_players(ring, 1).value == 0.0
    found = key_players(ring, 1, Aim.SCATTER)
    assert 0.0 < found.before < found.value


def test_reach_counts_members_and_those_within_the_steps():
    assert key_players(nx.path_graph(7), 1, Aim.REACH, steps=2).members == (2,)
    assert key_players(nx.path_graph(7), 1, Aim.REACH, steps=2).value == pytest.approx(
        5 / 7, abs=1e-6
    )
    assert key_players(nx.path_graph(5), 1, Aim.SPREAD).value == pytest.approx(
        (0.5 + 1 + 1 + 1 + 0.5) / 5
    )


def test_in_a_star_every_drawn_network_names_the_centre_again():
    assert key_players(nx.star_graph(20), 1).stability == {0: 1.0}


def test_in_a_ring_nobody_is_named_for_sure():
    assert max(key_players(nx.cycle_graph(20), 1).stability.values()) < 0.5


def test_same_seed_same_players_whatever_the_order_of_ties():
    graph = nx.barabasi_albert_graph(60, 2, seed=4)
    turned = nx.Graph()
    turned.add_edges_from((right, left) for left, right in reversed(list(graph.edges)))
    assert key_players(graph, 4) == key_players(turned, 4)


@pytest.mark.parametrize("size", [0, 3, 4])
def test_more_players_than_parties_are_refused(size):
    with pytest.raises(InvalidValue, match="ask for 1 to 2"):
        key_players(nx.path_graph(3), size)


def test_who_is_alone_has_no_key_player():
    with pytest.raises(InvalidValue, match="it takes two"):
        key_players(nx.path_graph(1), 1)


def test_as_many_as_may_be_asked_for_are_found_even_where_few_are_tried():
    graph = nx.barabasi_albert_graph(3_500, 1, seed=1)
    assert (
        len(set(key_players(graph, MOST_PLAYERS, Aim.SCATTER, restarts=1, draws=0).members))
        == MOST_PLAYERS
    )


def test_fragmentation_is_the_share_of_pairs_that_cannot_meet():
    assert fragmentation(nx.empty_graph(4)) == 1.0
    assert fragmentation(nx.complete_graph(4)) == 0.0
    assert fragmentation(nx.path_graph(1)) == 0.0


@settings(max_examples=40, deadline=None)
@given(graphs(), st.data())
def test_one_search_tells_what_every_removal_leaves(graph, data):
    gone = data.draw(st.sets(st.sampled_from(sorted(graph)), max_size=2))
    for node, together in Pieces(len(graph), list(graph.edges)).without_each(gone):
        rest = graph.copy()
        rest.remove_nodes_from({*gone, node})
        assert together == sum(
            len(component) * (len(component) - 1) for component in nx.connected_components(rest)
        )


@settings(max_examples=25, deadline=None)
@given(graphs(smallest=4, largest=8), st.sampled_from(list(Aim)))
def test_the_exact_set_is_the_best_of_all_and_climbing_comes_near(graph, aim):
    task = _task(indexed(graph).graph, aim, 1)
    best = max(task.value(combination) for combination in combinations(range(len(graph)), 2))
    found = key_players(graph, 2, aim, steps=1, draws=0)
    assert found.exact
    assert found.value == pytest.approx(best, abs=1e-5)
    assert found.value >= found.single.value
    assert task.value(_climbed(task, task, [[0, 1]], 4, 1)) <= best + 1e-6


def test_climbing_finds_the_best_set_of_most_networks():
    hits = 0
    for seed in range(30):
        graph = nx.gnm_random_graph(12, 18, seed=seed)
        task = _task(indexed(graph).graph, Aim.FRAGMENT, 1)
        best = max(task.value(combination) for combination in combinations(range(12), 3))
        hits += task.value(_climbed(task, task, [[0, 1, 2]], 8, 1)) >= best - 1e-9
    assert hits >= 28


def test_a_big_network_is_searched_by_climbing_and_never_does_worse_than_a_ranking():
    graph = nx.barabasi_albert_graph(400, 2, seed=3)
    for aim in Aim:
        found = key_players(graph, 5, aim, draws=0)
        assert not found.exact
        assert found.value >= found.single.value


def test_it_is_told_who_of_a_set_or_beside_it_is_probably_the_same_person():
    graph = nx.Graph([("a", ring) for ring in "cde"] + [("b", ring) for ring in "fg"])
    graph.add_edge("a", "b", codes=("probably_same", "same_case"))
    graph.add_edge("b", "h", codes=("probably_same",))
    graph.add_edge("b", "i", codes=("same_case",))
    found = key_players(graph, 2)
    assert set(found.members) == {"a", "b"}
    assert found.same == (("a", "b"), ("b", "h"))
    assert key_players(nx.star_graph(3), 1).same == ()


def test_of_two_who_do_as_well_neither_is_named_again_always():
    found = key_players(nx.path_graph(4), 1)
    assert found.members == (1,)
    assert 0.2 <= found.stability[1] <= 0.8


@pytest.mark.parametrize("aim", Aim)
def test_the_first_of_a_ranking_are_those_that_rank_names_under_the_same_name(aim):
    graph = nx.gnm_random_graph(14, 20, seed=9)
    for number, (_, _, tie) in enumerate(graph.edges(data=True)):
        tie["weight"] = 0.2 if number % 3 else 1.0
    by_evidence, by_steps = (
        rank(graph, "betweenness"),
        rank(nx.Graph(list(graph.edges)), "betweenness"),
    )
    assert {ranked.node for ranked in by_evidence[:3]} != {step.node for step in by_steps[:3]}
    single = key_players(graph, 3, aim, draws=0).single
    assert (single.measure, single.members) == (
        "betweenness",
        tuple(ranked.node for ranked in by_evidence[:3]),
    )


def test_where_the_search_cannot_be_run_so_often_no_member_has_a_steadiness():
    assert key_players(nx.star_graph(4), 1, draws=200_000).stability == {}
