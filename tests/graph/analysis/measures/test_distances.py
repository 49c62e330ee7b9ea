"""Large graphs are sampled, and the error that is stated holds."""

import networkx as nx
import pytest

from graph.analysis.measures import distances
from graph.analysis.measures.distances import betweenness, closeness, samples_for
from graph.analysis.measures.engine import Indexed
from graph.analysis.measures.scores import stated_error

MEASURES = pytest.mark.parametrize("measure", [betweenness, closeness])


@pytest.fixture(scope="module")
def large() -> Indexed:
    graph = nx.powerlaw_cluster_graph(400, 2, 0.3, seed=5)
    for number, (left, right) in enumerate(graph.edges):
        graph.edges[left, right]["weight"] = (1.0, 0.5, 0.8)[number % 3]
    return Indexed(graph)


@MEASURES
def test_sampled_scores_are_within_their_stated_error(measure, large):
    exact = measure(large)
    for seed in range(5):
        found = measure(large, samples=80, seed=seed)
        assert (found.exact, found.samples, found.confidence) == (False, 80, 0.95)
        worst = max(abs(found.values[node] - score) for node, score in exact.values.items())
        assert 0 < worst <= found.error


@MEASURES
def test_the_spread_tells_how_far_the_leading_scores_usually_are_off(measure, large):
    exact = measure(large).values
    leading = sorted(exact, key=exact.get)[-20:]
    within = []
    for seed in range(5):
        found = measure(large, samples=80, seed=seed)
        within += [
            abs(found.values[node] - exact[node]) <= 2 * found.spread[node] for node in leading
        ]
    assert 0.8 < sum(within) / len(within) < 1
    assert max(found.spread.values()) < found.error


@MEASURES
def test_the_best_ranked_are_found_by_a_sample(measure, large):
    def best(scores):
        return set(sorted(scores.values, key=scores.values.get)[-10:])

    assert len(best(measure(large)) & best(measure(large, samples=80))) >= 8


@MEASURES
def test_the_same_seed_draws_the_same_sample(measure, large):
    assert measure(large, samples=20, seed=7) == measure(large, samples=20, seed=7)
    assert measure(large, samples=20, seed=7) != measure(large, samples=20, seed=8)


@MEASURES
def test_as_many_samples_as_nodes_are_exact(measure, large):
    assert measure(large, samples=1000) == measure(large)
    assert measure(large).exact
    assert measure(large).error is None


@MEASURES
def test_a_sample_of_one_says_nothing_about_its_spread(measure):
    assert set(measure(nx.path_graph(5), samples=1).spread.values()) == {0.0}


def test_a_graph_too_large_for_all_is_sampled(monkeypatch):
    graph = nx.cycle_graph(100)
    assert samples_for(graph) == 100
    monkeypatch.setattr(distances, "STEPS", 10_000)
    assert samples_for(graph) == 50
    nx.set_edge_attributes(graph, 0.5, "weight")
    assert samples_for(graph) == distances.LEAST_SAMPLES
    assert not betweenness(graph).exact


def test_the_stated_error_shrinks_with_samples_and_is_nothing_much_when_nearly_all_are_seen():
    assert stated_error(100, 1000) > stated_error(400, 1000) > stated_error(999, 1000)
    assert stated_error(999, 1000) < 0.01
    assert stated_error(100, 1000, width=2) == 2 * stated_error(100, 1000)
