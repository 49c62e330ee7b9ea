"""Networks that lists of ties and events tell of: what is asked of them, and what only complaints
answer.
"""

import pytest
from msgspec.structs import replace

from graph.analysis.findings.gaps import GapKind, Place, gaps
from graph.analysis.findings.indicators.findings import find_indicators
from graph.analysis.findings.indicators.indicator_input import IndicatorInput
from graph.analysis.findings.indicators.thresholds import default_thresholds
from graph.analysis.findings.profile import profile_of
from graph.analysis.networks.party_graph import party_graph
from graph.model import make_statement
from graph.schema import EDGE_LIST, EVENT, RelationshipKind
from tests.offices.networks import case, evidence_of
from tests.offices.people import NIK, OTHER_NIK, mention

NAMES = ("Anna", "Berta", "Clara", "Dora", "Ella", "Frida")


def party(number, name, of="c_1", **options):
    return mention(number, name, case=of, role="pihak_lain", **options)


def tie(left, right, day=None, kind=RelationshipKind.ASSOCIATED_WITH):
    return make_statement(
        kind,
        left,
        right,
        case_id=left.case_id,
        record=left.record,
        ref=left.ref,
        first_on=day,
        last_on=day,
        share=1.0,
    )


def star(of="c_1"):
    """A list of five ties of one centre, told month by month from January on."""
    people = [party(number, name, of) for number, name in enumerate(NAMES, start=1)]
    ties = [
        tie(people[0], person, f"2001-{month:02}-05")
        for month, person in enumerate(people[1:], start=1)
    ]
    return people, ties


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The star, of whom two were at an event too."""
    people, ties = star()
    meeting = [
        party(number, name, "c_2", nik=nik)
        for number, (name, nik) in enumerate([("Anna", NIK), ("Gina", "")])
    ]
    centre = replace(people[0], identifiers=meeting[0].identifiers)
    cases = [case("c_1", scheme=EDGE_LIST), case("c_2", scheme=EVENT, reported_on="2002-01-05")]
    folder = tmp_path_factory.mktemp("published")
    (evidence,) = evidence_of(folder, centre, *people[1:], *meeting, statements=ties, cases=cases)
    return evidence


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """The star, whose centre a complaint accuses too."""
    people, ties = star()
    accused = mention(1, "Anna", case="c_9", role="perekrut", nik=NIK)
    centre = replace(people[0], identifiers=accused.identifiers)
    cases = [case("c_1", scheme=EDGE_LIST), case("c_9")]
    folder = tmp_path_factory.mktemp("mixed")
    (evidence,) = evidence_of(folder, centre, *people[1:], accused, statements=ties, cases=cases)
    return evidence


def found_in(evidence):
    return find_indicators(IndicatorInput(evidence, default_thresholds()))


def test_a_published_list_is_asked_nothing_that_only_a_complaint_tells(published):
    told = gaps(published, party_graph(published))
    assert {gap.kind for gap in told} <= {
        GapKind.SINGLE_SOURCE,
        GapKind.PROBABLE,
        GapKind.OTHER_TIES,
    }
    assert told
    assert {place for gap in told for place in gap.ask} == {Place.PUBLISHED}


def test_complaints_joined_with_a_list_keep_their_tasks(mixed):
    told = {gap.kind: gap for gap in gaps(mixed, party_graph(mixed))}
    assert {GapKind.STAGE, GapKind.ASSESSMENT, GapKind.DEPARTURE, GapKind.DESTINATION} <= set(told)
    assert told[GapKind.ASSESSMENT].cases == ("c_9",)
    named = {
        mixed.entities[about].name
        for gap in told.values()
        for about in gap.about
        if gap.kind == "unknown"
    }
    assert not named & set(NAMES[1:])


def test_a_list_that_belongs_to_a_complaint_leaves_people_to_find(tmp_path):
    people, ties = star()
    cases = [case("c_1", scheme=EDGE_LIST, references=("012/2026",))]
    (evidence,) = evidence_of(tmp_path, *people, statements=ties, cases=cases)
    assert sum(gap.kind is GapKind.UNKNOWN for gap in gaps(evidence, party_graph(evidence))) == len(
        NAMES
    )


def test_indicators_of_complaints_are_silent_for_a_published_list_and_those_of_shape_are_not(
    published,
):
    told = found_in(published)
    assert {firing.code for firing in told.fired} <= {"I7", "I8", "I9", "I13", "I28"}
    assert "I9" in {firing.code for firing in told.fired}
    assert not told.cases
    assert {gap.why for gap in told.missing} == {"complaints", "kinship"}
    assert set(told.silent) <= {"I7", "I8", "I9", "I28"}


def test_a_party_at_many_events_is_no_repeated_party(tmp_path):
    people = [
        party(1, name, f"c_{n}", nik=nik) for n in (1, 2, 3) for name, nik in (("Anna", NIK),)
    ]
    people += [party(2, "Berta", f"c_{n}", nik=OTHER_NIK) for n in (1, 2, 3)]
    cases = [case(f"c_{n}", scheme=EVENT, reported_on=f"200{n}-01-01") for n in (1, 2, 3)]
    (evidence,) = evidence_of(tmp_path, *people, cases=cases)
    assert not found_in(evidence).fired


def test_the_days_of_ties_are_days_of_the_network_and_of_its_growth(published):
    told = profile_of(published)
    assert (told.first_date, told.last_date) == ("2001-01-05", "2002-01-05")
    first = told.months[0]
    assert (first.month, first.cases, first.parties, first.ties) == ("2001-01", 1, 2, 1)
    assert sum(month.parties for month in told.months) == len(published.network.parties)
    assert sum(month.cases for month in told.months) == 2
    assert (told.unknown, told.uncovered) == (0, ())


def test_ties_of_a_list_break_a_pause(published):
    assert [
        (pause.after, pause.until) for pause in profile_of(published, dormant_months=3).pauses
    ] == [("2001-05", "2002-01")]


def test_the_larger_of_two_networks_that_score_alike_stands_first(tmp_path):
    small = [party(number, name, "c_1") for number, name in enumerate(("Hana", "Ida", "Jana"))]
    large, ties = star("c_2")
    cases = [case("c_1", scheme=EVENT), case("c_2", scheme=EDGE_LIST)]
    found = evidence_of(tmp_path, *small, *large, statements=ties, cases=cases)
    assert [len(evidence.network.parties) for evidence in found] == [6, 3]
