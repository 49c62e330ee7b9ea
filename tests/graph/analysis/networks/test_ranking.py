"""Ranking the parties of a network."""

import networkx as nx

from graph.analysis.networks.ranking import rank_parties


def test_a_party_that_holds_two_halves_together_ranks_first():
    graph = nx.Graph([("a", "b"), ("b", "c")])
    roles = [
        ("a", "c_1", "perekrut"),
        ("b", "c_1", "sponsor"),
        ("b", "c_2", "sponsor"),
        ("c", "c_2", "penampung"),
    ]
    first, *rest = rank_parties(graph, roles, [("v", "c_1"), ("w", "c_2")])
    assert first.entity_id == "b"
    assert {reason.code: reason.points for reason in first.reasons} == {
        "cases_of": 4.0,
        "victims_of": 2.0,
        "degree": 1.0,
        "bridge": 3.0,
        "roles_of": 0.0,
    }
    assert first.score == 10.0
    assert [ranked.entity_id for ranked in rest] == ["a", "c"]


def test_a_party_alone_is_ranked_too():
    graph = nx.Graph()
    graph.add_node("a")
    (only,) = rank_parties(graph, [("a", "c_1", "perekrut")], [])
    assert only.score == 2.0
