"""Nothing that stands moves: property by property."""

import math

from hypothesis import given
from hypothesis import strategies as st

from app.networks.layouts.free_sector import HIGH, WIDE, Taken, places_beside, places_round

POINTS = st.tuples(st.integers(-900, 900), st.integers(-900, 900))
NODES = st.lists(st.sampled_from([f"e_{n}" for n in range(40)]), unique=True, max_size=30)


def apart(one, other) -> bool:
    return abs(one[0] - other[0]) >= WIDE or abs(one[1] - other[1]) >= HIGH


@given(POINTS, st.lists(POINTS, max_size=60), NODES)
def test_new_ones_cover_neither_what_stands_nor_each_other(anchor, standing, nodes):
    found = places_round(anchor, nodes, Taken([anchor, *standing]))
    assert set(found) == set(nodes)
    places = list(found.values())
    assert all(apart(place, other) for place in places for other in [anchor, *standing])
    assert all(apart(place, other) for n, place in enumerate(places) for other in places[n + 1 :])


@given(POINTS, st.lists(POINTS, max_size=20), NODES, st.randoms())
def test_the_order_of_nodes_does_not_matter(anchor, standing, nodes, random):
    other = list(nodes)
    random.shuffle(other)
    first = places_round(anchor, nodes, Taken([anchor, *standing]))
    assert first == places_round(anchor, other, Taken([anchor, *reversed(standing)]))


def test_new_ones_stand_on_the_side_where_nobody_stands():
    crowd = [(x, y) for x in (-150.0, -300.0) for y in (-140.0, 0.0, 140.0)]
    found = places_round((0.0, 0.0), ["a", "b", "c"], Taken([(0.0, 0.0), *crowd]))
    assert all(x > 0 for x, _ in found.values())


def test_a_single_neighbour_stands_near():
    ((x, y),) = places_round((10.0, 20.0), ["a"], Taken([(10.0, 20.0)])).values()
    assert math.hypot(x - 10, y - 20) < 200


def test_what_has_no_neighbour_stands_beside_everything():
    found = places_beside({"a": (0.0, 0.0), "b": (0.0, 90.0)}, [(500.0, 0.0), (0.0, -40.0)])
    assert all(x >= 500 + 2 * WIDE for x, _ in found.values())
    assert found["b"][1] - found["a"][1] == 90
