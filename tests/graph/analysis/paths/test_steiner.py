"""What joins several at once."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.paths.paths import By, PathIndex
from graph.analysis.paths.steiner import connect
from graph.errors import InvalidValue


def of(*edges, weight=1.0):
    graph = nx.Graph()
    graph.add_weighted_edges_from((left, right, weight) for left, right in edges)
    return PathIndex.of_graph(graph)


def test_the_one_in_the_middle_joins_all_where_shortest_ways_go_around():
    held = of(*("xa", "xb", "xc", "ak", "kb", "bl", "lc", "cm", "ma"))
    found = connect(held, ["c", "a", "b"])
    assert (found.among, found.joints, len(found.links)) == (("c", "a", "b"), ("x",), 3)
    (other,) = found.alternatives
    assert (other.without, other.longer, other.joints) == ("x", 1, ("k", "l"))


def test_a_joint_without_which_nothing_holds_says_so():
    (other,) = connect(of("xa", "xb", "xc"), "abc").alternatives
    assert (other.without, other.connected, other.joints) == ("x", False, ())


def test_the_strongest_network_may_be_a_longer_one():
    graph = nx.Graph()
    graph.add_weighted_edges_from(
        [("a", "b", 0.1), ("b", "c", 0.9), ("a", "x", 0.9), ("x", "b", 0.9)]
    )
    held = PathIndex.of_graph(graph)
    assert connect(held, "abc").nodes == ("a", "b", "c")
    strong = connect(held, "abc", by=By.STRENGTH)
    assert (strong.joints, strong.strength) == (("x",), pytest.approx(0.729))


def test_who_is_avoided_joins_nobody():
    held = of("xa", "xb", "xc", "ya", "yb", "yz", "zc")
    assert connect(held, "abc", avoid=["x"]).joints == ("y", "z")


def test_when_nothing_joins_all_the_groups_are_told():
    found = connect(of("ab", "cd", "de"), ["a", "e", "b", "c"])
    assert (found.nodes, found.groups) == ((), (("a", "b"), ("e", "c")))


def test_who_is_nowhere_is_alone():
    assert connect(of("ab"), ["a", "b", "nobody"]).groups == (("a", "b"), ("nobody",))


@pytest.mark.parametrize("among", ["", "aa", "abcdefghi"])
def test_too_few_or_too_many_are_refused(among):
    with pytest.raises(InvalidValue, match="name 2 to 8"):
        connect(of("ab"), among)


def test_equal_networks_are_told_apart_by_ids_whatever_the_order_of_ties():
    edges = ["am", "mb", "ak", "kb", "bc"]
    assert (
        connect(of(*edges), "abc").joints == connect(of(*reversed(edges)), "cab").joints == ("k",)
    )


def cost(graph, nodes):
    """Links of the least tree on just these nodes; None when they do not hang together."""
    part = graph.subgraph(nodes)
    return len(nodes) - 1 if nx.is_connected(part) else None


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 5))
def test_no_network_with_fewer_links_connects_them(seed, count):
    graph = nx.gnm_random_graph(9, 12, seed=seed)
    found = connect(PathIndex.of_graph(graph), list(range(count)), alternatives=False)
    others = [
        tree
        for size in range(9 - count + 1)
        for more in combinations(range(count, 9), size)
        if (tree := cost(graph, [*range(count), *more])) is not None
    ]
    if not others:
        assert len(found.groups) > 1
        return
    assert len(found.links) == min(others)
    tree = nx.Graph(found.links)
    assert nx.is_tree(tree)
    assert set(tree) == set(found.nodes) >= set(range(count))
