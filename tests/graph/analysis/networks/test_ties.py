"""What a tie weighs and what it rests on: kinds, ages and independent sources, worked out
by hand.
"""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from graph.analysis.networks.networks import Tie, TieReason
from graph.analysis.networks.party_graph import party_graph
from graph.analysis.networks.weights import AGE_FLOOR, KIND_FACTOR, SURE_ABOVE
from graph.model import Grade, Identifier, combine_weights, make_statement
from graph.schema import Credibility, EntityKind, RelationshipKind, Reliability, Scheme, Strength
from tests.offices.networks import case, evidence_of, networks_of
from tests.offices.people import NIK, OTHER_NIK, mention

PHONE = "+6281234567890"
B2 = Grade(reliability=Reliability.B, credibility=Credibility.PROBABLE)
C3 = Grade(reliability=Reliability.C, credibility=Credibility.POSSIBLE)
F6 = Grade().weight
ACCOUNT = Identifier(scheme=Scheme.BANK_ACCOUNT, value="bri:123401000567539")


@pytest.fixture
def networks(tmp_path: Path):
    return partial(networks_of, tmp_path)


def budi(case_id: str, *, grade: Grade = Grade(), **facts):
    return replace(mention(1, "Budi", case=case_id, nik=NIK, **facts), grade=grade)


def ani(case_id: str, *, grade: Grade = Grade(), **facts):
    return replace(mention(2, "Ani", case=case_id, nik=OTHER_NIK, **facts), grade=grade)


def only_tie(found) -> Tie:
    ((tie,),) = (network.ties for network in found)
    return tie


def reasons(tie: Tie) -> dict[str, TieReason]:
    return {reason.kind or reason.code: reason for reason in tie.reasons}


def test_two_complaints_that_name_both_are_two_independent_sources(networks):
    tie = only_tie(networks(budi("c_1"), ani("c_1"), budi("c_2"), ani("c_2")))
    once = round(F6 * KIND_FACTOR["same_case"], 6)
    assert [reason.weight for reason in tie.reasons] == [once, once]
    assert tie.weight == combine_weights([once, once])
    assert tie.needed == ()


def test_two_complaints_that_cite_one_police_report_are_one(networks):
    cases = [case(case_id, references=("LP/1",)) for case_id in ("c_1", "c_2")]
    tie = only_tie(networks(budi("c_1"), ani("c_1"), budi("c_2"), ani("c_2"), cases=cases))
    assert tie.weight == round(F6 * KIND_FACTOR["same_case"], 6)
    assert tie.needed == ("c_1",)


def test_two_complaints_of_one_victim_are_one(networks):
    victim = [
        mention(3, "Siti", case=case_id, role="korban", phone="+6285211112222")
        for case_id in ("c_1", "c_2")
    ]
    tie = only_tie(networks(budi("c_1"), ani("c_1"), budi("c_2"), ani("c_2"), *victim))
    assert {reason.sources for reason in tie.reasons} == {("c_1",)}
    assert tie.needed == ("c_1",)


def test_a_shared_number_rests_on_both_of_those_who_tell_it(networks):
    tie = only_tie(networks(budi("c_1", phone=PHONE), ani("c_2", phone=PHONE)))
    (reason,) = tie.reasons
    assert (reason.kind, reason.told, reason.sources, reason.needed) == (
        EntityKind.PHONE,
        1,
        ("c_1", "c_2"),
        ("c_1", "c_2"),
    )
    assert tie.needed == ("c_1", "c_2")


def test_a_number_told_twice_on_one_side_still_needs_the_other(networks):
    tie = only_tie(
        networks(budi("c_1", phone=PHONE), budi("c_3", phone=PHONE), ani("c_2", phone=PHONE))
    )
    (reason,) = tie.reasons
    assert (reason.told, reason.needed) == (1, ("c_2",))


def test_a_number_told_twice_on_both_sides_falls_with_none(networks):
    told = [budi(case_id, phone=PHONE) for case_id in ("c_1", "c_2")] + [
        ani(case_id, phone=PHONE) for case_id in ("c_3", "c_4")
    ]
    (reason,) = only_tie(networks(*told)).reasons
    assert (reason.told, reason.needed) == (2, ())
    assert reason.evidence == combine_weights([F6, F6])


def test_evidence_of_dependent_reports_counts_once(networks):
    cases = [case(case_id, references=("LP/1",)) for case_id in ("c_1", "c_2")]
    told = [budi(case_id, phone=PHONE) for case_id in ("c_1", "c_2")] + [
        ani(case_id, phone=PHONE) for case_id in ("c_3", "c_4")
    ]
    (reason,) = only_tie(networks(*told, cases=cases)).reasons
    assert reason.evidence == pytest.approx(F6)


def test_an_account_weighs_more_than_a_phone_and_a_phone_more_than_a_case(networks):
    shared = replace(
        budi("c_1", phone=PHONE), identifiers=(*budi("c_1", phone=PHONE).identifiers, ACCOUNT)
    )
    other = replace(
        ani("c_2", phone=PHONE), identifiers=(*ani("c_2", phone=PHONE).identifiers, ACCOUNT)
    )
    found = reasons(only_tie(networks(shared, other, budi("c_3"), ani("c_3"))))
    assert (
        found[EntityKind.BANK_ACCOUNT].weight
        > found[EntityKind.PHONE].weight
        > found["same_case"].weight
    )


def test_reasons_of_one_account_are_not_added_up(networks):
    tie = only_tie(networks(budi("c_1", phone=PHONE), ani("c_1", phone=PHONE), budi("c_2")))
    assert len(tie.reasons) == 2
    assert tie.weight == max(reason.weight for reason in tie.reasons)


def test_a_tie_loses_half_in_five_years_and_no_more(networks):
    days = {"c_1": "2025-06-10", "c_2": "2020-06", "c_3": "1999-01-01"}
    cases = [case(case_id, reported_on=day) for case_id, day in days.items()]
    together = [person(day) for day in (*days, "c_4") for person in (budi, ani)]
    tie = only_tie(networks(*together, cases=cases))
    left = {
        reason.via: round(reason.weight / (F6 * KIND_FACTOR["same_case"]), 3)
        for reason in tie.reasons
    }
    assert left == {"c_1": 1.0, "c_2": 0.5, "c_3": AGE_FLOOR, "c_4": 1.0}
    assert {reason.via: (reason.first_on, reason.last_on) for reason in tie.reasons}["c_2"] == (
        "2020-06",
        "2020-06",
    )


def test_two_independent_probable_reports_confirm_and_one_does_not(networks):
    twice = [person(case_id, grade=B2) for case_id in ("c_1", "c_2") for person in (budi, ani)]
    assert only_tie(networks(*twice)).strength is Strength.CONFIRMED
    assert B2.weight > SURE_ABOVE


def test_two_reports_of_one_account_or_of_little_worth_do_not_confirm(networks, tmp_path):
    one_account = [case(case_id, references=("LP/1",)) for case_id in ("c_1", "c_2")]
    twice = [person(case_id, grade=B2) for case_id in ("c_1", "c_2") for person in (budi, ani)]
    assert only_tie(networks(*twice, cases=one_account)).strength is Strength.UNCONFIRMED
    weak = [person(case_id, grade=C3) for case_id in ("c_1", "c_2") for person in (budi, ani)]
    assert only_tie(networks_of(tmp_path / "weak", *weak)).strength is Strength.UNCONFIRMED


def test_a_stated_link_says_which_and_since_when(networks):
    one, two = budi("c_1"), ani("c_2")
    said = make_statement(
        RelationshipKind.WORKS_FOR,
        one,
        replace(two, kind=EntityKind.ORGANIZATION),
        case_id="c_1",
        record=one.record,
        ref=one.ref,
        first_on="2024-01-02",
        last_on="2024-03",
    )
    company = replace(two, kind=EntityKind.ORGANIZATION)
    (reason,) = only_tie(networks(one, company, statements=[said])).reasons
    assert (reason.kind, reason.sources, reason.needed) == (
        RelationshipKind.WORKS_FOR,
        ("c_1",),
        ("c_1",),
    )
    assert (reason.first_on, reason.last_on) == ("2024-01-02", "2024-03")


def test_the_graph_of_parties_carries_the_sources_of_each_reason(tmp_path):
    (found,) = evidence_of(tmp_path, budi("c_1", phone=PHONE), ani("c_1"), ani("c_2", phone=PHONE))
    (tie,) = party_graph(found).edges.values()
    assert tie["codes"] == ("same_case", "shared_identifier")
    assert tie["sources"] == (("c_1",), ("c_1", "c_2"))
    assert tie["needed"] == ("c_1",)


SOURCES = st.lists(st.sampled_from(["c_1", "c_2", "c_3"]), unique=True, max_size=3).map(tuple)


@settings(max_examples=50, deadline=None)
@given(st.lists(SOURCES, min_size=1, max_size=4))
def test_without_a_needed_source_nothing_is_left_and_without_any_other_something_is(told):
    tie = Tie(
        left="a",
        right="b",
        weight=0.5,
        strength=Strength.TENTATIVE,
        reasons=tuple(
            TieReason(
                code="same_case",
                via="x",
                weight=0.5,
                sources=sources,
                needed=sources if len(sources) == 1 else (),
            )
            for sources in told
        ),
    )
    for source in ("c_1", "c_2", "c_3"):
        left = [told_by for told_by in told if told_by != (source,)]
        assert (source in tie.needed) == (not left)


def test_a_number_that_a_party_gave_as_a_victim_alone_ties_it_to_nobody(networks):
    as_party, as_victim = budi("c_1"), budi("c_2", role="korban", phone=PHONE)
    others = ani("c_3", phone=PHONE), ani("c_4")
    assert all(not network.ties for network in networks(as_party, budi("c_5"), as_victim, *others))
    (tie,) = (
        tie
        for network in networks(as_party, budi("c_5", phone=PHONE), as_victim, *others)
        for tie in network.ties
    )
    assert [reason.code for reason in tie.reasons] == ["shared_identifier"]
