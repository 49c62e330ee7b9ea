"""The story of a network: joined groups, growth, ways, stages and money, counted by hand."""

import pytest
from msgspec.structs import replace

from graph.analysis.findings.profile import Money, Month, Pause, case_state, profile_of
from graph.model import Identifier, Locality, make_statement
from graph.schema import NARRATIVE_MONEY, RelationshipKind, Scheme, Stage
from tests.offices.networks import case, evidence_of
from tests.offices.people import NIK, mention

PHONE = "+6281234567890"


def told(folder, *mentions, **options):
    (evidence,) = evidence_of(folder, *mentions, **options)
    return profile_of(evidence), {entity.name: entity.id for entity in evidence.entities.values()}


def budi(case_id, **facts):
    return mention(1, "Budi", case=case_id, nik=NIK, **facts)


def test_cases_that_one_party_joins_are_newly_connected_unless_the_files_link_them(tmp_path):
    cases = [
        case("c_1", references=("LP/1",)),
        case("c_2", references=("LP/1",)),
        case("c_3"),
        case("c_4"),
    ]
    found, named = told(
        tmp_path,
        *(
            budi(case_id, phone=PHONE if case_id == "c_3" else "")
            for case_id in ("c_1", "c_2", "c_3")
        ),
        mention(1, "Ani", case="c_4", phone=PHONE),
        cases=cases,
    )
    assert found.groups == (("c_1", "c_2"), ("c_3",), ("c_4",))
    joints = {joint.parties: joint.groups for joint in found.joints}
    assert joints == {
        (named["Budi"],): (0, 1),
        tuple(sorted((named["Ani"], named["Budi"]))): (0, 1, 2),
    }


def test_growth_is_counted_by_month_and_a_long_silence_is_a_pause(tmp_path):
    cases = [
        case("c_1", reported_on="2024-01-20", departed_on="2023-12-30"),
        case("c_2", reported_on="2024-02-03"),
        case("c_3", reported_on="2024-09-01"),
        case("c_4", reported_on="2025"),
    ]
    found, _ = told(
        tmp_path,
        *(budi(case_id) for case_id in ("c_1", "c_2", "c_3", "c_4")),
        mention(2, "Ani", case="c_2"),
        cases=cases,
    )
    assert found.months == (
        Month(month="2023-12", cases=1, parties=1),
        Month(month="2024-02", cases=1, parties=1, ties=1),
        Month(month="2024-09", cases=1),
    )
    assert found.pauses == ()
    later = [
        replace(known_case, reported_on="2024-10-01") if known_case.id == "c_3" else known_case
        for known_case in cases
    ]
    found, _ = told(
        tmp_path / "later",
        *(budi(case_id) for case_id in ("c_1", "c_2", "c_3", "c_4")),
        cases=later,
    )
    assert found.pauses == (Pause(after="2024-02", until="2024-10", months=7),)


def test_ways_are_counted_with_everywhere_their_people_came_from(tmp_path):
    way = {"departed_from": "Murhum", "transit": ("Batam",), "destination": Locality(country="MY")}
    cases = [
        case("c_1", origin=Locality(regency="Muna"), **way),
        case("c_2", origin=Locality(regency="Buton", village="Wolio"), **way),
        case("c_3", destination=Locality(country="SA")),
        case("c_4", origin=Locality(regency="Muna")),
    ]
    found, _ = told(tmp_path, *(budi(known_case.id) for known_case in cases), cases=cases)
    first, second = found.corridors
    assert (first.origins, first.departed_from, first.transit, first.destination) == (
        ("Buton", "Muna"),
        "Murhum",
        ("Batam",),
        "MY",
    )
    assert first.cases == ("c_1", "c_2")
    assert (second.origins, second.destination) == ((), "SA")


def test_stages_name_their_parties_and_what_is_missing(tmp_path):
    found, named = told(
        tmp_path,
        budi("c_1", role="perekrut_lapangan"),
        budi("c_2", role="penampung"),
        mention(2, "Ani", case="c_2", role="perekrut"),
        mention(3, "Siti", case="c_2", role="korban"),
    )
    stages = {stage.stage: stage for stage in found.stages}
    assert set(stages) == {Stage.RECRUIT, Stage.SHELTER}
    assert stages[Stage.RECRUIT].parties == (named["Budi"], named["Ani"])
    assert stages[Stage.RECRUIT].cases == ("c_1", "c_2")
    assert stages[Stage.SHELTER].parties == (named["Budi"],)
    assert Stage.RECEIVE in found.uncovered
    assert not set(stages) & set(found.uncovered)


def test_money_that_complaints_tell_counts_once_for_one_account(tmp_path):
    def fees(number, text, **facts):
        return case(number, extra={NARRATIVE_MONEY: text}, **facts)

    cases = [
        fees("c_1", "Rp5 [1-4] IDR 5000000 fee; Rp2 [7-9] IDR 2000000 fee", references=("LP/1",)),
        fees("c_2", "Rp4 [1-4] IDR 4000000 fee", references=("LP/1",)),
        fees("c_3", "Rp1 [1-4] IDR 1000000 fee; RM9 [9-12] MYR 900 wage"),
    ]
    found, _ = told(tmp_path, *(budi(known_case.id) for known_case in cases), cases=cases)
    assert found.money == (
        Money(
            kind="fee", currency="IDR", amount=6_000_000, cases=2, least=1_000_000, most=5_000_000
        ),
    )


def test_one_payment_that_two_files_tell_is_one_payment(tmp_path):
    account = Identifier(scheme=Scheme.BANK_ACCOUNT, value="bri:123401000567539")
    payer, victim = budi("c_1"), mention(2, "Siti", case="c_1", role="korban")

    def paid(receiver, **facts):
        details = {"first_on": "2025-01-02", "amount": 7.0, "currency": "IDR", **facts}
        return make_statement(
            RelationshipKind.PAID,
            (
                victim
                if receiver is payer
                else Identifier(scheme=Scheme.BANK_ACCOUNT, value="bri:999901000567539")
            ),
            receiver,
            case_id="c_1",
            record=payer.record,
            ref=payer.ref,
            **details,
        )

    once = paid(payer)
    again = replace(once, id="s_again", ref=replace(once.ref, source_id="f_bank"))
    other = paid(account, first_on="2025-01-03", count=2)
    found, _ = told(tmp_path, payer, victim, budi("c_2"), statements=[once, again, other])
    assert found.money == (
        Money(kind="paid", currency="IDR", amount=21.0, cases=1, least=21.0, most=21.0),
    )


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("SELESAI", "closed"),
        ("tidak selesai", "open"),
        ("Dalam Proses", "open"),
        ("ditutup", "closed"),
        ("?", "unknown"),
    ],
)
def test_free_text_says_whether_a_case_is_open(status, state):
    assert case_state(case("c_1", status=status)) == state


def test_open_and_closed_cases_are_counted(tmp_path):
    cases = [case("c_1", status="selesai"), case("c_2", status="dalam proses"), case("c_3")]
    found, _ = told(tmp_path, *(budi(known_case.id) for known_case in cases), cases=cases)
    assert (found.open, found.closed, found.unknown) == (1, 1, 1)
