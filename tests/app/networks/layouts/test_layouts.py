"""Layouts on networks small enough to draw by hand."""

import math

from hypothesis import given
from hypothesis import strategies as st

from app.networks.layouts.cases import by_case
from app.networks.layouts.chronological import chronological
from app.networks.layouts.item import Item
from app.networks.layouts.layers import layers
from app.networks.layouts.on_map import on_map, project
from app.networks.layouts.radial import RING, radial
from graph.schema import EntityKind

PERSON, CASE, PHONE = EntityKind.PERSON, EntityKind.CASE, EntityKind.PHONE
OFFICE = (
    Item(id="c1", kind=CASE, first_on="2024-01-10", at=(101.7, 3.17)),
    Item(id="c2", kind=CASE, first_on="2024-06-10", at=(101.7, 3.17)),
    Item(id="r", kind=PERSON, role_group="recruiter", first_on="2024-01-10", at=(119.9, -0.9)),
    Item(id="s", kind=PERSON, role_group="sponsor", first_on="2024-06-10"),
    Item(id="v", kind=PERSON, role_group="victim", first_on="2024-01-10", protected=True),
    Item(id="p", kind=PHONE, first_on="2024-01-10"),
)
TIES = (("c1", "r", 1), ("c2", "r", 1), ("c2", "s", 1), ("c1", "v", 1), ("p", "r", 1))
LAYOUTS = (layers, radial, by_case, on_map, chronological)


def far(places, one, other) -> float:
    return math.dist(places[one], places[other])


def test_layers_lead_from_victims_over_recruiters_to_sponsors_and_numbers():
    places = layers(OFFICE, TIES)
    order = sorted(OFFICE, key=lambda item: places[item.id][1])
    assert [item.id for item in order if item.kind == PERSON] == ["v", "r", "s"]
    assert order[-1].id == "p"


def test_rings_are_as_far_out_as_there_are_steps():
    places = radial(OFFICE, TIES, ["r"])
    assert {round(far(places, "r", one)) for one in ("c1", "c2", "p")} == {round(RING)}
    assert {round(far(places, "r", one)) for one in ("v", "s")} == {round(2 * RING)}


def test_who_is_in_one_case_stands_with_it_and_who_is_in_both_between():
    places = by_case(OFFICE, TIES)
    assert far(places, "v", "c1") < far(places, "v", "c2")
    assert far(places, "s", "c2") < far(places, "s", "c1")
    between = far(places, "c1", "c2")
    assert max(far(places, "r", "c1"), far(places, "r", "c2")) < between


def test_on_the_map_everything_stands_where_it_is_or_beside_what_it_belongs_to():
    places = on_map(OFFICE, TIES)
    assert places["r"] == project((119.9, -0.9))
    assert far(places, "c1", "c2") < 100
    assert far(places, "p", "r") < 80


def test_time_runs_from_left_to_right_and_parties_have_rows():
    places = chronological(OFFICE, TIES)
    assert places["c1"][0] < places["c2"][0]
    assert places["r"][0] == places["s"][0] < places["c1"][0]
    assert places["r"][1] != places["s"][1]
    assert places["v"][0] == places["c1"][0]


@given(st.permutations(OFFICE), st.permutations(TIES))
def test_no_layout_hangs_on_an_order(items, ties):
    for layout in LAYOUTS:
        assert layout(items, ties) == layout(OFFICE, TIES)


def test_nothing_to_lay_out_is_laid_out():
    assert [layout((), ()) for layout in LAYOUTS] == [{}] * len(LAYOUTS)


def test_what_is_tied_to_nothing_has_a_place_of_its_own():
    alone = tuple(Item(id=f"i{n}", kind=PHONE) for n in range(9))
    for layout in LAYOUTS:
        assert len(set(layout(alone, ()).values())) == len(alone)
