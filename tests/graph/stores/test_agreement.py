"""On random graphs every engine gives the answers that networkx gives by brute force."""

import networkx as nx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.offices.stored import link, person, resolved

NODES = "abcdefgh"
pairs = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(
    lambda pair: pair[0] != pair[1]
)
weighted = st.tuples(pairs, st.integers(1, 9))
graphs = st.lists(weighted, max_size=20, unique_by=lambda path: frozenset(path[0]))
reuse_store = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def saved(store, edges):
    people = [person(node, node) for node in NODES]
    store.save_resolution(resolved(*people, *(link(a, b, weight / 10) for (a, b), weight in edges)))
    graph = nx.Graph()
    graph.add_nodes_from(NODES)
    graph.add_edges_from((a, b, {"weight": weight / 10}) for (a, b), weight in edges)
    return graph


def weight_of(graph, nodes):
    return round(sum(graph.edges[edge]["weight"] for edge in nx.utils.pairwise(nodes)), 6)


@reuse_store
@given(graphs, st.integers(1, 5))
def test_paths_are_all_shortest_ones_heaviest_first(store, edges, max_length):
    graph = saved(store, edges)
    try:
        ways = [tuple(way) for way in nx.all_shortest_paths(graph, "a", "h")]
    except nx.NetworkXNoPath:
        ways = []
    ways = [way for way in ways if len(way) - 1 <= max_length]
    expected = sorted(ways, key=lambda way: (-weight_of(graph, way), way))
    found = store.paths("a", "h", max_length=max_length, limit=1000)
    assert [tuple(entity.id for entity in way.entities) for way in found] == expected


@reuse_store
@given(graphs, st.integers(1, 4))
def test_neighbours_are_the_heaviest_and_the_rest_is_counted(store, edges, limit):
    graph = saved(store, edges)
    around = store.neighbours(["a"], limit=limit)
    degree = graph.degree["a"]
    assert len(around.relationships) == min(limit, degree)
    assert around.left_out.get("a", 0) == max(0, degree - limit)
    shown = [relationship.weight for relationship in around.relationships]
    assert (
        shown
        == sorted((graph.edges["a", end]["weight"] for end in graph["a"]), reverse=True)[:limit]
    )


@reuse_store
@given(graphs, st.sets(st.sampled_from(NODES)))
def test_a_subgraph_is_the_induced_one(store, edges, chosen):
    graph = saved(store, edges).subgraph(chosen)
    part = store.subgraph(sorted(chosen))
    assert {entity.id for entity in part.entities} == chosen
    assert {
        frozenset((relationship.start, relationship.end)) for relationship in part.relationships
    } == {frozenset(edge) for edge in graph.edges}
