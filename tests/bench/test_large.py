"""The large network of the benchmark is what it says."""

from tests.bench.large import as_networkx, make_ties


def test_as_many_different_ties_as_asked_for_and_the_same_for_the_same_seed():
    ties = make_ties(2_000, 6_000, seed=4)
    assert ties.select("left", "right").n_unique() == 6_000
    assert (ties["left"] < ties["right"]).all()
    assert ties["weight"].is_between(0.1, 1.0).all()
    assert ties.equals(make_ties(2_000, 6_000, seed=4))
    assert not ties.equals(make_ties(2_000, 6_000, seed=5))


def test_some_have_many_ties_and_most_few():
    graph = as_networkx(2_000, make_ties(2_000, 6_000))
    degrees = sorted(degree for _, degree in graph.degree)
    assert degrees[-1] > 10 * degrees[len(degrees) // 2]
    assert len(graph) == 2_000
