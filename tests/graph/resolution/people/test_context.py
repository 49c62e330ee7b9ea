"""What the cases of two share beside them, and what that does to who is who."""

import polars as pl
import pytest

from graph.resolution.people.context import FACTS, LEVELS, shared_context
from graph.resolution.people.linking import link_people
from tests.graph.resolution.people.tables import people_of, reported_table
from tests.offices.people import NIK

PHONE, SHELTER = "+6281234567890", "licence:safe house 7"
PAIR = pl.DataFrame({"left": [0], "right": [1]}, schema={"left": pl.Int32, "right": pl.Int32})


def party(case, name="Jamal", **told):
    return {"case_id": case, "name": name, "protected": False} | told


def level(*rows, facts=(), person=None):
    """What the cases of the first two rows share."""
    people = people_of(*rows)
    of = pl.Series(person or range(len(rows)), dtype=pl.Int64)
    told = pl.DataFrame(list(facts), schema=FACTS, orient="row")
    return LEVELS[shared_context(people, of, told, PAIR)[0]]


def test_a_second_person_and_a_shelter_are_several_ties():
    rows = [
        party("a"),
        party("b"),
        party("a", "Ema Djaelani", phones=[PHONE]),
        party("b", "Ema Djaelani", phones=[PHONE]),
    ]
    both = [("a", SHELTER), ("b", SHELTER)]
    person = [0, 1, 2, 2]
    assert level(*rows, person=person) == "one", "somebody and his telephone are one tie"
    assert level(*rows[:2], facts=both) == "one"
    assert level(*rows, person=person, facts=both) == "several"
    assert level(*rows, person=person, facts=[("a", SHELTER), ("c", SHELTER)]) == "one"


@pytest.mark.parametrize(
    "own", [{"phones": [PHONE]}, {"accounts": ["bri:1"]}, {"organization": "PT Maju Jaya"}]
)
def test_what_the_two_bring_themselves_is_no_context(own):
    assert level(party("a", **own), party("b", **own)) == "none"
    assert level(party("a", **own), party("b", **own), person=[0, 0]) == "none"
    assert level(party("a"), party("b", "Wati"), party("a", **own), party("b", **own)) == "one"


def test_two_of_one_case_share_no_second_one():
    assert level(party("a"), party("a"), party("a", "Ema"), facts=[("a", SHELTER)]) == "none"


def test_what_stands_in_many_cases_ties_nobody():
    hotline = [(f"c{number}", SHELTER) for number in range(40)]
    assert level(party("a"), party("b"), facts=[("a", SHELTER), ("b", SHELTER), *hotline]) == "none"


def crew(*, together: bool, order=1):
    """Two cases that name a Jamal; with `together`, both name Ema and Rudi, by their papers."""
    rows = [party("a", "Jamal Lamadjido"), party("b", "Jamal Lamadjido")]
    for name, nik in (("Ema Djaelani", NIK), ("Rudi Tandigala", "7208051207850003")):
        rows.append(party("a", name, niks=[nik]))
        rows.append(party("b" if together else "z", name, niks=[nik]))
    others = [
        party(f"c{number}", f"Orang {number}", regency=f"Kab. {number}") for number in range(200)
    ]
    return [*rows, *others][::order]


@pytest.mark.parametrize("order", [1, -1])
def test_namesakes_whose_cases_share_two_others_are_one_and_in_any_order(order):
    rows = crew(together=True, order=order)
    jamals = [number for number, row in enumerate(rows) if row["name"] == "Jamal Lamadjido"]
    roots = link_people(reported_table(*rows)).roots
    assert roots[jamals[0]] == roots[jamals[1]]
    alone = crew(together=False, order=order)
    roots = link_people(reported_table(*alone)).roots
    assert roots[jamals[0]] != roots[jamals[1]]


def test_what_a_judgement_parted_is_no_context_any_more():
    rows = crew(together=True)
    roots = link_people(reported_table(*rows), apart=[(2, 3), (4, 5)]).roots
    assert roots[0] != roots[1]
