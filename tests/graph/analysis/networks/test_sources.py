"""Independent sources: when two complaints are one account."""

from graph.analysis.networks.sources import independent_sources
from tests.offices.networks import case


def test_two_complaints_are_two_sources():
    assert independent_sources([case("c_1"), case("c_2")]) == {"c_1": "c_1", "c_2": "c_2"}


def test_complaints_that_name_one_police_report_are_one_source():
    cases = [
        case("c_2", references=("LP/1",)),
        case("c_1", references=("LP/1", "LP/2")),
        case("c_3"),
    ]
    assert independent_sources(cases) == {"c_1": "c_1", "c_2": "c_1", "c_3": "c_3"}


def test_a_complaint_and_the_one_it_points_to_are_one_source():
    assert independent_sources([case("c_1"), case("c_2", references=("c_1",))])["c_2"] == "c_1"


def test_complaints_of_one_victim_are_one_source():
    cases = [case("c_1"), case("c_2"), case("c_3")]
    found = independent_sources(
        cases, [("e_siti", "c_3"), ("e_siti", "c_2"), ("e_ani", "c_1"), ("e_ani", "c_gone")]
    )
    assert found == {"c_1": "c_1", "c_2": "c_2", "c_3": "c_2"}
