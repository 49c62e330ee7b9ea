"""Days of ties, and the bins of the time bar."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.networks.explorer.shown.facets import is_off, is_within
from app.networks.explorer.shown.geography import point_of
from app.networks.explorer.shown.timeline import MOST_BINS, bins, merged

DAYS = st.dates().map(lambda day: day.isoformat()).filter(lambda day: day > "0100")


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted), min_size=1, max_size=20))
def test_bins_hold_every_day_and_follow_on_each_other(spans):
    found = bins([tuple(span) for span in spans])
    assert found[0].first <= min(first for first, _ in spans)
    assert found[-1].last >= max(last for _, last in spans)
    assert all(one.last < other.first for one, other in pairwise(found))
    for first, last in spans:
        assert sum(one.first <= last and first <= one.last for one in found) >= 1
    assert sum(one.count for one in found) >= len(spans)


def test_there_are_never_very_many_bins():
    assert len(bins([("1990-01-01", "2025-12-31")])) <= MOST_BINS
    assert [one.first for one in bins([("2024-01-05", "2024-02-01")])] == [
        "2024-01-01",
        "2024-02-01",
    ]
    assert bins([]) == ()


def test_a_day_that_is_told_by_its_year_is_any_day_of_it():
    assert [one.count for one in bins([("2024", "2024")])] == [1] * 12
    assert is_within([("2024", "2024")], "2024-06-01", "2024-07-01")
    assert not is_within([("2024", "2024")], "2025-01-01", "")


@pytest.mark.parametrize(
    ("since", "until", "within"),
    [
        ("", "", True),
        ("2024-05-02", "", False),
        ("2024-05-01", "", True),
        ("", "2023-12-31", False),
        ("", "2024-01-01", True),
        ("2024-02-01", "2024-03-01", True),
    ],
)
def test_what_lasted_lies_in_each_window_that_it_touches(since, until, within):
    assert is_within([("2024-01-01", "2024-05-01")], since, until) is within
    assert is_within([], since, until)


def test_very_many_spans_are_told_as_one():
    spans = [(f"2024-01-{day:02}", f"2024-01-{day:02}") for day in range(1, 31)]
    assert merged(spans) == (("2024-01-01", "2024-01-30"),)
    assert merged([spans[1], spans[0], spans[1]]) == (spans[0], spans[1])


def test_only_what_is_switched_off_whole_is_filtered_away():
    roles = {"role": ("recruiter", "sponsor"), "place": ()}
    assert not is_off(roles, {"role": ("sponsor",)})
    assert is_off(roles, {"role": ("recruiter", "sponsor")})
    assert not is_off(roles, {"place": ("7271",), "grade": ("F6",)})


def test_regencies_provinces_and_countries_lie_where_they_are():
    for code, longitude, latitude in (("7271", 119.9, -0.9), ("72", 121, -1), ("SA", 46.7, 24.6)):
        across, up = point_of(code)
        assert abs(across - longitude) < 1
        assert abs(up - latitude) < 1
    assert point_of("") is None
    assert point_of("NA") is not None
