"""Ways between two: by hand, and as networkx finds them."""

from itertools import combinations, islice, pairwise
from math import prod

import networkx as nx
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.paths import paths
from graph.analysis.paths.paths import By, PathIndex, find_paths
from graph.errors import InvalidValue


def of(*rows):
    """A map of rows: start, end, and what else is said of the relationship."""
    columns = {"kind": "PAID", "weight": 0.5, "first_on": None, "last_on": None}
    told = [
        {"id": f"l{n}", "start": start, "end": end, **columns, **said}
        for n, (start, end, said) in enumerate(rows)
    ]
    schema = dict.fromkeys(("id", "start", "end", "kind", "first_on", "last_on"), pl.String) | {
        "weight": pl.Float64
    }
    return PathIndex.of_relationships(pl.DataFrame(told, schema=schema))


def on(day, until=None):
    return {"first_on": day, "last_on": until or day}


def ways(found):
    return ["".join(path.nodes) for path in found]


def test_the_best_three_ways_are_those_of_yen():
    """The network of the textbooks on Yen's method, undirected, its costs as strengths: 5, then 7
    twice.
    """
    graph = nx.Graph()
    for edge, cost in {
        "cd": 3,
        "ce": 2,
        "df": 4,
        "ed": 1,
        "ef": 2,
        "eg": 3,
        "fg": 2,
        "fh": 1,
        "gh": 2,
    }.items():
        graph.add_edge(*edge, weight=0.5**cost)
    found = find_paths(PathIndex.of_graph(graph), "c", "h", by=By.STRENGTH, count=3)
    assert ways(found) == ["cefh", "cegh", "cdefh"]
    assert [path.strength for path in found] == [
        pytest.approx(0.5**cost, abs=1e-6) for cost in (5, 7, 7)
    ]


def test_the_shortest_way_may_be_weaker_than_a_longer_one():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "z", 0.2), ("a", "m", 0.9), ("m", "z", 0.9)])
    held = PathIndex.of_graph(graph)
    assert ways(find_paths(held, "a", "z")) == ["az"]
    assert ways(find_paths(held, "a", "z", by=By.STRENGTH)) == ["amz"]
    assert find_paths(held, "a", "z", by=By.STRENGTH)[0].strength == 0.81


def test_of_ways_as_short_the_stronger_comes_first_and_of_equals_the_first_by_ids():
    held = of(
        ("a", "c", {}),
        ("c", "z", {}),
        ("a", "b", {}),
        ("b", "z", {}),
        ("a", "d", {"weight": 0.9}),
        ("d", "z", {}),
    )
    assert ways(find_paths(held, "a", "z", count=3)) == ["adz", "abz", "acz"]


def test_several_links_between_two_are_one_way_by_the_heaviest():
    held = of(
        ("a", "z", {"weight": 0.4}), ("z", "a", {"weight": 0.8}), ("a", "b", {}), ("b", "z", {})
    )
    first, second = find_paths(held, "a", "z", count=5)
    assert (first.links, second.nodes) == (("l1",), ("a", "b", "z"))


def test_some_are_walked_around_but_never_the_ends():
    held = of(("a", "b", {}), ("b", "z", {}), ("a", "c", {}), ("c", "d", {}), ("d", "z", {}))
    assert ways(find_paths(held, "a", "z", avoid=["b", "a"], count=2)) == ["acdz"]
    assert find_paths(held, "a", "z", avoid=["b", "c"]) == ()


def test_no_way_is_longer_than_allowed():
    held = PathIndex.of_graph(nx.path_graph(5))
    assert find_paths(held, 0, 4, max_length=3) == ()
    assert len(find_paths(held, 0, 4, max_length=4)) == 1


def test_a_detour_that_is_too_long_gives_way_to_a_weaker_way_that_is_not():
    graph = nx.path_graph(5)
    nx.set_edge_attributes(graph, 0.99, "weight")
    graph.add_weighted_edges_from([(0, "x", 0.1), ("x", 4, 0.1)])
    held = PathIndex.of_graph(graph)
    assert find_paths(held, 0, 4, by=By.STRENGTH)[0].nodes == (0, 1, 2, 3, 4)
    assert find_paths(held, 0, 4, by=By.STRENGTH, max_length=3)[0].nodes == (0, "x", 4)


def test_who_is_nowhere_is_reached_by_no_way_and_everybody_by_the_empty_one():
    held = of(("a", "b", {}))
    assert find_paths(held, "a", "nobody") == ()
    assert find_paths(held, "a", "a")[0].nodes == ("a",)


def test_in_time_money_is_not_passed_on_before_it_came():
    held = of(("a", "b", on("2024-05-01")), ("b", "z", on("2024-03-01")))
    assert find_paths(held, "a", "z", in_time=True) == ()
    assert ways(find_paths(held, "z", "a", in_time=True)) == ["zba"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("2024-05-01", "2024-05-01"),
        ("2024-05", "2024-05-01"),
        ("2024-05-20", "2024-05"),
        ("2024-05-20", "2024"),
        ("2024-05-20", None),
    ],
)
def test_in_time_a_partial_date_is_any_day_of_it(first, then):
    held = of(("a", "b", on(first)), ("b", "z", on(then)))
    assert ways(find_paths(held, "a", "z", in_time=True)) == ["abz"]


def test_in_time_what_goes_on_for_long_may_be_used_late():
    held = of(("a", "b", on("2024-05-01")), ("b", "z", on("2024-01-01", "2024-06-01")))
    assert ways(find_paths(held, "a", "z", in_time=True)) == ["abz"]
    forth = of(
        ("a", "b", on("2024-05-01")),
        ("b", "c", on("2024-01-01", "2024-06-01")),
        ("c", "z", on("2024-02")),
    )
    assert find_paths(forth, "a", "z", in_time=True) == ()


def test_in_time_what_lasts_has_no_order():
    held = of(("a", "b", on("2024-05-01")), ("b", "z", {**on("2020"), "kind": "USES"}))
    assert ways(find_paths(held, "a", "z", in_time=True)) == ["abz"]


def test_in_time_another_link_between_the_same_two_may_serve():
    held = of(
        ("a", "b", on("2024-05")),
        ("b", "z", {**on("2024-01"), "weight": 0.9}),
        ("b", "z", on("2024-06")),
    )
    (way,) = find_paths(held, "a", "z", in_time=True, count=3)
    assert way.links == ("l0", "l2")


def test_a_search_that_would_not_end_says_what_to_do(monkeypatch):
    monkeypatch.setattr(paths, "MOST_STEPS", 50)
    held = PathIndex.of_graph(nx.complete_graph(9))
    with pytest.raises(InvalidValue, match="fewer or shorter"):
        find_paths(held, 0, 8, count=1000)


@st.composite
def networks(draw):
    count = draw(st.integers(2, 7))
    pairs = list(combinations(range(count), 2))
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    for left, right in draw(st.lists(st.sampled_from(pairs), unique=True)):
        graph.add_edge(left, right, weight=draw(st.sampled_from([0.25, 0.5, 0.8, 1.0])))
    return graph


@settings(max_examples=60, deadline=None)
@given(networks(), st.integers(1, 5), st.sampled_from([2, 6]))
def test_ways_are_the_best_of_all_ways(graph, count, length):
    everything = [
        (round(-prod(graph.edges[edge]["weight"] for edge in pairwise(way)), 6), way)
        for way in nx.all_simple_paths(graph, 0, 1, cutoff=length)
    ]
    found = find_paths(
        PathIndex.of_graph(graph), 0, 1, by=By.STRENGTH, count=count, max_length=length
    )
    assert [-path.strength for path in found] == [
        pytest.approx(cost, abs=2e-6) for cost, _ in sorted(everything)[:count]
    ]
    assert all(list(path.nodes) in [way for _, way in everything] for path in found)
    shortest = find_paths(PathIndex.of_graph(graph), 0, 1, count=count, max_length=length)
    lengths = (
        [len(way) for way in islice(nx.shortest_simple_paths(graph, 0, 1), count)]
        if everything
        else []
    )
    assert [len(path.nodes) for path in shortest] == [
        size for size in lengths if size <= length + 1
    ]


@settings(max_examples=40, deadline=None)
@given(networks(), st.data())
def test_in_time_every_way_that_keeps_the_order_is_found_and_no_other(graph, data):
    edges = [tuple(map(str, edge)) for edge in graph.edges]
    days = {edge: data.draw(st.sampled_from(["2024-01", "2024-02", "2024-03"])) for edge in edges}
    if not edges:
        return
    held = of(*((*edge, on(day)) for edge, day in days.items()))
    known = nx.Graph(edges)
    keeping = [
        way
        for way in (nx.all_simple_paths(known, "0", "1") if {"0", "1"} <= set(known) else [])
        if (told := [days.get(edge) or days[edge[::-1]] for edge in pairwise(way)]) == sorted(told)
    ]
    found = find_paths(held, "0", "1", in_time=True, count=1000)
    assert sorted(map(list, (path.nodes for path in found))) == sorted(keeping)
