"""Known networks give known numbers, and igraph and networkx agree on every measure."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.measures.distances import betweenness, closeness
from graph.analysis.measures.registry import MEASURES, placed, rank, scores
from graph.analysis.measures.scores import Scores
from tests.offices.graphs import networks, shuffled, unweighted, with_lengths


def top(graph, code):
    """The names in first place."""
    return {ranked.node for ranked in rank(graph, code) if ranked.place == 1}


def some(graph, code, *names, decimals=3):
    """The rounded scores of some."""
    found = scores(graph, code).values
    return [round(found[name], decimals) for name in names]


def test_in_krackhardts_kite_one_has_most_ties_and_another_stands_between():
    kite = nx.krackhardt_kite_graph()
    assert top(kite, "degree") == {3}
    assert some(kite, "degree", 3, 5, 7, 9) == [6, 5, 3, 1]
    assert top(kite, "betweenness") == {7}
    assert some(kite, "betweenness", 7, 5, 6, 8, 3, 0) == [0.389, 0.231, 0.231, 0.222, 0.102, 0.023]
    assert scores(kite, "closeness").values[3] == pytest.approx((6 + 1 / 2 + 1 / 3 + 1 / 4) / 9)
    assert scores(kite, "closeness").values[5] == pytest.approx((5 + 3 / 2 + 1 / 3) / 9)


def test_the_medici_stand_between_the_families_of_florence():
    families = nx.florentine_families_graph()
    assert some(families, "betweenness", "Medici", "Guadagni", "Albizzi", "Strozzi") == [
        0.522,
        0.255,
        0.212,
        0.103,
    ]
    assert some(families, "degree", "Medici", "Guadagni", "Strozzi", "Pazzi") == [6, 4, 4, 1]
    assert some(families, "closeness", "Medici") == [round(9.5 / 14, 3)]
    assert some(families, "eigenvector", "Medici", "Strozzi") == [
        1.0,
        round(0.355973 / 0.430315, 3),
    ]
    assert some(families, "cut_point", "Medici", "Guadagni", "Strozzi") == [3, 2, 1]


def test_in_zacharys_club_the_instructor_and_the_officer_lead():
    club = unweighted(nx.karate_club_graph())
    assert [ranked.node for ranked in rank(club, "degree")[:2]] == [33, 0]
    assert [ranked.node for ranked in rank(club, "betweenness")[:2]] == [0, 33]
    assert some(club, "betweenness", 0, 33) == [0.438, 0.304]
    assert max(scores(club, "coreness").values.values()) == 4


def test_women_of_natchez_are_tied_by_the_events_they_shared():
    davis = nx.davis_southern_women_graph()
    women = nx.bipartite.weighted_projected_graph(davis, davis.graph["top"])
    assert women.number_of_edges() == 139
    assert women.edges["Evelyn Jefferson", "Theresa Anderson"]["weight"] == 7
    assert [(ranked.node, ranked.score) for ranked in rank(women, "strength")[:2]] == [
        ("Theresa Anderson", 57),
        ("Evelyn Jefferson", 50),
    ]
    assert len(top(women, "degree")) == 7


def test_in_a_star_the_centre_is_everything():
    star = nx.star_graph(4)
    assert some(star, "betweenness", 0, 1) == [1, 0]
    assert some(star, "closeness", 0, 1) == [1, (1 + 3 / 2) / 4]
    assert some(star, "eigenvector", 0, 1) == [1, 0.5]
    assert some(star, "constraint", 0, 1) == [0.25, 1]
    assert some(star, "effective_size", 0, 1) == [4, 1]
    assert some(star, "coreness", 0, 1) == [1, 1]
    assert some(star, "cut_point", 0, 1) == [4, 1]


@pytest.mark.parametrize("code", MEASURES)
def test_where_all_are_tied_to_all_nobody_leads(code):
    assert top(nx.complete_graph(5), code) == {0, 1, 2, 3, 4}


def test_in_a_barbell_the_middle_stands_between_the_bells():
    barbell = nx.barbell_graph(4, 1)
    assert top(barbell, "betweenness") == {4}
    assert some(barbell, "betweenness", 4, 3, 0) == [round(16 / 28, 3), round(15 / 28, 3), 0]
    assert top(barbell, "constraint") == {4}


def test_low_constraint_comes_first():
    assert rank(nx.star_graph(3), "constraint")[0].node == 0


def test_a_doubtful_short_cut_makes_nobody_a_broker():
    graph = nx.Graph()
    graph.add_weighted_edges_from(
        [("a", "doubtful", 0.1), ("doubtful", "b", 0.1), ("a", "x", 1.0), ("x", "y", 1.0)]
    )
    graph.add_edge("y", "b", weight=1.0)
    assert betweenness(graph).values["doubtful"] == 0
    assert betweenness(graph, weighted=False).values["doubtful"] > 0
    assert scores(graph, "betweenness_steps") == betweenness(graph, weighted=False)
    assert closeness(graph).values["doubtful"] < closeness(graph, weighted=False).values["doubtful"]
    assert scores(graph, "closeness_steps") == closeness(graph, weighted=False)


def test_whoever_is_tied_to_nobody_has_no_constraint_and_no_effective_size():
    graph = nx.Graph([("a", "b")])
    graph.add_node("alone")
    for code in ("constraint", "effective_size"):
        assert "alone" not in scores(graph, code).values
        assert [ranked.node for ranked in rank(graph, code)] == ["a", "b"]
    for code in ("degree", "betweenness", "closeness", "eigenvector", "coreness", "cut_point"):
        assert scores(graph, code).values["alone"] == 0


def test_equal_scores_share_a_place_and_stand_in_order_of_names():
    found = placed(Scores(values={"c": 1.0, "b": 2.0, "a": 1.0 + 1e-13, "d": 0.5}))
    assert [(ranked.node, ranked.place) for ranked in found] == [
        ("b", 1),
        ("a", 2),
        ("c", 2),
        ("d", 4),
    ]


def test_a_measure_that_does_not_exist_is_refused():
    with pytest.raises(KeyError):
        scores(nx.path_graph(2), "guilt")


@pytest.mark.parametrize("code", MEASURES)
def test_an_empty_graph_and_a_single_node_do_no_harm(code):
    assert scores(nx.Graph(), code).values == {}
    alone = nx.Graph()
    alone.add_node("a")
    assert rank(alone, code) == () or rank(alone, code)[0].place == 1


def expected(graph, code):
    """What networkx, or the definition itself, says."""
    others = max(1, len(graph) - 1)
    longer = with_lengths(graph)
    match code:
        case "degree":
            return dict(graph.degree)
        case "strength":
            return dict(graph.degree(weight="weight"))
        case "betweenness":
            return nx.betweenness_centrality(longer, weight="length")
        case "closeness":
            return {
                node: value / others
                for node, value in nx.harmonic_centrality(longer, distance="length").items()
            }
        case "betweenness_steps":
            return nx.betweenness_centrality(graph)
        case "closeness_steps":
            return {node: value / others for node, value in nx.harmonic_centrality(graph).items()}
        case "eigenvector":
            return _eigenvector(graph)
        case "pagerank":
            return _pagerank(graph)
        case "coreness":
            return nx.core_number(graph)
        case "constraint":
            return _tied(graph, nx.constraint(graph, weight="weight"))
        case "effective_size":
            return _tied(graph, nx.effective_size(graph))
        case "cut_point":
            whole = nx.number_connected_components(graph)
            return {
                node: nx.number_connected_components(_without(graph, node)) - whole + 1
                for node in graph
            }
        case _:
            raise AssertionError(f"say here what networkx gives for {code}")


def _eigenvector(graph):
    found = {}
    for members in nx.connected_components(graph):
        part = nx.eigenvector_centrality(
            graph.subgraph(members), max_iter=5000, tol=1e-11, weight="weight"
        )
        share = len(members) / len(graph) if len(members) > 1 else 0
        found |= {node: share * value / max(part.values()) for node, value in part.items()}
    return found


def _pagerank(graph):
    values = np.full(len(graph), 1 / len(graph))
    step = nx.google_matrix(graph)
    for _ in range(300):
        values = values @ step
    return dict(zip(graph, np.asarray(values).ravel(), strict=True))


def _tied(graph, values):
    return {node: value for node, value in values.items() if graph.degree[node]}


def _without(graph, node):
    return graph.subgraph(set(graph) - {node})


COMPARED = [code for code in MEASURES if not code.startswith("brokerage")]


@pytest.mark.parametrize("code", COMPARED)
@settings(max_examples=40, deadline=None)
@given(graph=networks())
def test_igraph_and_networkx_agree(code, graph):
    found = scores(graph, code).values
    assert found == pytest.approx(expected(graph, code) if len(graph) else {}, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(graph=networks(), random=st.randoms(use_true_random=False))
def test_the_order_in_which_a_graph_was_put_together_changes_nothing(graph, random):
    other = shuffled(graph, random)
    for code in MEASURES:
        assert list(scores(graph, code).values.items()) == list(scores(other, code).values.items())


@settings(max_examples=30, deadline=None)
@given(graph=networks(), random=st.randoms(use_true_random=False))
def test_other_names_change_no_score(graph, random):
    names = random.sample(range(1000), len(graph))
    renamed = dict(zip(graph, (f"q{name:03d}" for name in names), strict=True))
    other = nx.relabel_nodes(graph, renamed)
    for code in MEASURES:
        found = {renamed[node]: score for node, score in scores(graph, code).values.items()}
        assert scores(other, code).values == pytest.approx(found, abs=1e-6)
