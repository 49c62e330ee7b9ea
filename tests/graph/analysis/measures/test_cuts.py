"""Cut points and bridges: without whom a network falls apart, and whether into parts with cases of
their own.
"""

import networkx as nx
from hypothesis import given, settings

from graph.analysis.measures.cuts import bridges, cut_point, cut_points
from tests.offices.graphs import networks


def with_cases(graph, cases):
    nx.set_node_attributes(graph, cases, "cases")
    return graph


def test_a_broker_between_two_cases_cuts_them_apart():
    graph = with_cases(nx.path_graph(3), {0: ("c_1",), 1: ("c_1", "c_2"), 2: ("c_2",)})
    (found,) = cut_points(graph)
    assert (found.node, found.parts, found.sizes, found.own_cases) == (1, 2, (1, 1), 2)


def test_a_part_whose_only_case_is_also_in_another_part_has_none_of_its_own():
    graph = with_cases(nx.path_graph(3), {0: ("c_1",), 1: (), 2: ("c_1", "c_2")})
    (found,) = cut_points(graph)
    assert found.own_cases == 1


def test_a_party_without_cases_around_it_cuts_nothing_that_counts():
    (found,) = cut_points(nx.star_graph(3))
    assert (found.parts, found.own_cases) == (3, 0)


def test_in_a_ring_nobody_is_a_cut_point():
    assert cut_points(nx.cycle_graph(5)) == ()
    assert bridges(nx.cycle_graph(5)) == ()


def test_in_a_barbell_the_way_between_the_bells_is_all_bridges():
    assert bridges(nx.barbell_graph(4, 1)) == ((3, 4), (4, 5))


def test_the_families_of_florence_fall_apart_without_the_medici():
    found = {point.node: point.sizes for point in cut_points(nx.florentine_families_graph())}
    assert found == {
        "Albizzi": (13, 1),
        "Guadagni": (13, 1),
        "Medici": (11, 2, 1),
        "Salviati": (13, 1),
    }


@settings(max_examples=60, deadline=None)
@given(graph=networks())
def test_cut_points_are_those_whose_removal_leaves_more_parts(graph):
    found = {point.node: point for point in cut_points(graph)}
    assert list(found) == sorted(nx.articulation_points(graph))
    for node, cut in found.items():
        rest = graph.subgraph(nx.node_connected_component(graph, node) - {node})
        parts = list(nx.connected_components(rest))
        assert list(cut.sizes) == sorted(map(len, parts), reverse=True)
        assert cut.own_cases == _own_cases(graph, parts)
        assert cut_point(graph).values[node] == cut.parts


def _own_cases(graph, parts):
    held = [{case for node in part for case in graph.nodes[node]["cases"]} for part in parts]
    return sum(
        bool(cases - set().union(*(other for other in held if other is not cases)))
        for cases in held
    )


@settings(max_examples=40, deadline=None)
@given(graph=networks())
def test_bridges_are_those_of_networkx(graph):
    assert list(bridges(graph)) == sorted(tuple(sorted(tie)) for tie in nx.bridges(graph))


def test_a_long_chain_of_cases_is_cut_without_a_deep_stack():
    chain = nx.path_graph(5000)
    found = cut_points(with_cases(chain, {node: (f"c_{node}", f"c_{node + 1}") for node in chain}))
    assert len(found) == 4998
    assert {cut_point.own_cases for cut_point in found} == {2}
