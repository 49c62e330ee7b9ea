"""Who joins several that stand comes amid them, and no line runs behind somebody else."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.networks.layouts.free_sector import Taken, place_between

SPOTS = st.tuples(st.integers(-6, 6), st.integers(-6, 6))


def distance(point, start, end):
    steps = [index / 200 for index in range(201)]
    line = [(start[0] + t * (end[0] - start[0]), start[1] + t * (end[1] - start[1])) for t in steps]
    return min(math.dist(point, spot) for spot in line)


def test_who_joins_two_cases_in_line_stands_beside_the_line():
    # the three in one row would read as if the first were tied to the second
    cases = [(0.0, 0.0), (150.0, 0.0)]
    place = place_between(cases, Taken(cases))
    assert place is not None
    for end, other in (cases, cases[::-1]):
        assert distance(other, place, end) > 20


@given(st.sets(SPOTS, min_size=3, max_size=12))
def test_no_line_runs_behind_somebody(spots):
    points = sorted((150.0 * x, 100.0 * y) for x, y in spots)
    ends, others = points[:2], points[2:]
    place = place_between(ends, Taken(points))
    if place is not None:
        assert Taken(points).is_free(place)
        gaps = [distance(other, place, end) for other in others for end in ends]
        assert min(gaps) == pytest.approx(max(min(gaps), 26.0))


def test_the_order_does_not_matter():
    cases = [(0.0, 0.0), (150.0, 0.0), (300.0, 120.0)]
    assert place_between(cases, Taken(cases)) == place_between(cases[::-1], Taken(cases[::-1]))
