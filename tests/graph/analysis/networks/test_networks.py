"""Networks: who is tied, who is not, and what a network spans."""

from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from graph.model import (
    Identifier,
    Locality,
    make_statement,
)
from graph.schema import RelationshipKind, Scheme, Strength, Tier
from tests.offices.ids import IDS
from tests.offices.networks import case, networks_of
from tests.offices.people import NIK, mention

PHONE = "+6281234567890"
NAMES = [
    "Ahmad Fauzi",
    "Bambang Irawan",
    "Citra Dewi",
    "Dedi Kurnia",
    "Eko Prasetyo",
    "Fitri Handayani",
]
NAMES += ["Gunawan Wibisono", "Hendra Saputra", "Indah Permata", "Joko Susilo"]


@pytest.fixture
def networks(tmp_path: Path):
    return partial(networks_of, tmp_path)


def test_one_phone_in_two_cases_makes_a_network(networks):
    (found,) = networks(
        mention(1, "Budi", case="c_1", phone=PHONE), mention(1, "Ani", case="c_2", phone=PHONE)
    )
    assert found.cases == ("c_1", "c_2")
    assert len(found.parties) == 2
    (tie,) = found.ties
    assert [reason.code for reason in tie.reasons] == ["shared_identifier"]


def test_a_recruiter_known_from_two_cases_is_a_network_alone(networks):
    (found,) = networks(
        mention(1, "Budi", case="c_1", nik=NIK), mention(1, "Budi", case="c_2", nik=NIK)
    )
    assert found.cases == ("c_1", "c_2")
    assert len(found.parties) == 1


def test_cases_that_share_nothing_are_no_network(networks):
    assert networks(mention(1, "Budi", case="c_1"), mention(1, "Budi", case="c_2")) == ()


def test_a_hotline_links_nobody_and_is_said_to_be_common(networks):
    strangers = [
        mention(1, name, case=f"c_{place}", phone=PHONE) for place, name in enumerate(NAMES)
    ]
    assert networks(*strangers) == ()
    assert networks(*strangers, common_above=20)[0].cases == tuple(
        f"c_{place}" for place in range(len(NAMES))
    )


@pytest.mark.parametrize("role", ["korban", "pengantar"])
def test_an_account_that_many_pay_into_ties_those_who_hold_it_and_not_those_who_pay(networks, role):
    account = Identifier(scheme=Scheme.BANK_ACCOUNT, value="bri:123401000567539")
    holders = [
        replace(mention(1, name, case=f"h_{name}"), identifiers=(account,))
        for name in ("Budi", "Ani")
    ]
    payers = [mention(1, name, case=f"c_{place}", role=role) for place, name in enumerate(NAMES)]
    paid = [
        make_statement(
            RelationshipKind.PAID,
            payer,
            account,
            case_id=payer.case_id,
            record=payer.record,
            ref=payer.ref,
            amount=5e6,
        )
        for payer in payers
    ]
    (found,) = networks(*holders, *payers, statements=paid)
    assert found.cases == ("h_Ani", "h_Budi")
    (decided,) = networks(
        *holders, *payers, statements=paid, decided={IDS.identifier(account): False}
    )
    assert len(decided.cases) == (12 if role == "pengantar" else 2)


def test_a_person_decides_that_a_number_is_common_after_all(networks):
    one, two = (
        mention(1, "Budi", case="c_1", phone=PHONE),
        mention(1, "Ani", case="c_2", phone=PHONE),
    )
    phone = IDS.identifier(one.identifiers[0])
    assert networks(one, two, decided={phone: True}) == ()


def test_a_shared_victim_ties_the_parties_of_both_cases(networks):
    (found,) = networks(
        mention(1, "Budi", case="c_1"),
        mention(2, "Siti", case="c_1", role="korban", nik=NIK),
        mention(1, "Ani", case="c_2"),
        mention(2, "Siti", case="c_2", role="korban", nik=NIK),
    )
    assert found.ties[0].reasons[0].code == "shared_victim"
    assert len(found.victims) == 1
    assert found.victims[0] not in found.parties


def test_a_reporter_of_two_cases_ties_nobody(networks):
    office = [
        mention(2, "Lembaga Bantuan", case=case_id, role="pelapor", nik=NIK)
        for case_id in ("c_1", "c_2")
    ]
    assert networks(mention(1, "Budi", case="c_1"), mention(1, "Ani", case="c_2"), *office) == ()


def test_a_display_name_online_ties_nobody_but_a_handle_does(networks):
    def online(name, case, value):
        return replace(
            mention(1, name, case=case),
            identifiers=(Identifier(scheme=Scheme.SOCIAL, value=value),),
        )

    assert networks(*(online(name, name, "facebook:siti aminah") for name in ("Budi", "Ani"))) == ()
    assert (
        len(networks(*(online(name, name, "facebook:kerja.luar") for name in ("Budi", "Ani")))) == 1
    )


def test_a_stated_link_ties_across_cases(networks):
    one, two = mention(1, "Budi", case="c_1"), mention(1, "Ani", case="c_2")
    said = make_statement(
        RelationshipKind.RELATED_TO, one, two, case_id="c_1", record=one.record, ref=one.ref
    )
    (found,) = networks(one, two, statements=[said])
    assert found.ties[0].reasons[0].code == "stated"


def test_two_who_are_probably_one_are_tied_weakly_and_the_network_says_so(networks):
    one, two = mention(1, "Budi Santoso", case="c_1"), mention(1, "Budi Santosa", case="c_2")
    (found,) = networks(one, two, alike=[(one, two, Tier.PROBABLE)])
    assert len(found.parties) == 2
    (tie,) = found.ties
    assert ([reason.code for reason in tie.reasons], tie.weight, tie.strength) == (
        ["probably_same"],
        0.5,
        Strength.TENTATIVE,
    )
    assert [
        (reason.value, reason.points) for reason in found.reasons if reason.code == "fragile"
    ] == [(2, 0)]


def two_gangs(links):
    """Two networks of two cases each, and the probable links between this many of their people."""
    gangs = [
        [
            mention(place, name, case=f"c_{gang}{case}", phone=f"+62812{gang}000000{place}")
            for case in (1, 2)
            for place, name in enumerate(names)
        ]
        for gang, names in enumerate((("Budi", "Ani"), ("Slamet", "Wati")))
    ]
    alike = [(gangs[0][place], gangs[1][place], Tier.PROBABLE) for place in range(links)]
    return [*gangs[0], *gangs[1]], alike


def test_one_probable_link_does_not_make_two_networks_one_but_is_told(networks):
    mentions, alike = two_gangs(links=1)
    found = networks(*mentions, alike=alike)
    assert [len(network.cases) for network in found] == [2, 2]
    for network, other in (found, found[::-1]):
        (told,) = [reason for reason in network.reasons if reason.code == "may_be_one"]
        assert (told.value, told.points, told.params) == (1, 0, {"networks": [other.id]})
        assert all({tie.left, tie.right} <= set(network.parties) for tie in network.ties)


def test_who_may_belong_to_two_networks_joins_them_not_and_stands_in_none(networks):
    mentions, _ = two_gangs(links=0)
    stranger = mention(1, "Joko", case="c_9")
    alike = [(stranger, mentions[0], Tier.PROBABLE), (stranger, mentions[4], Tier.PROBABLE)]
    found = networks(*mentions, stranger, alike=alike)
    assert [len(network.cases) for network in found] == [2, 2]
    (one,) = [
        network
        for network in networks(*mentions, stranger, alike=alike[:1])
        if len(network.cases) == 3
    ]
    assert len(one.parties) == 3


def test_two_probable_links_between_different_people_make_two_networks_one(networks):
    mentions, alike = two_gangs(links=2)
    (found,) = networks(*mentions, alike=alike)
    assert len(found.cases) == 4
    assert "may_be_one" not in {reason.code for reason in found.reasons}


def to_countries(*countries):
    """The four cases of two gangs, each with the country that it leads to."""
    numbers = ("c_01", "c_02", "c_11", "c_12")
    return [
        case(number, destination=Locality(country=country))
        for number, country in zip(numbers, countries, strict=True)
    ]


def test_one_heavy_link_between_cases_to_one_country_makes_two_networks_one(networks):
    mentions, alike = two_gangs(links=1)
    to_malaysia = to_countries("MY", "", "MY", "MY")
    (found,) = networks(*mentions, alike=alike, cases=to_malaysia)
    assert len(found.cases) == 4
    assert len(networks(*mentions, alike=alike, cases=to_malaysia, bits=3.0)) == 2


def test_links_between_cases_to_different_countries_are_told_and_not_followed(networks):
    mentions, alike = two_gangs(links=2)
    found = networks(*mentions, alike=alike, cases=to_countries("MY", "MY", "KH", "KH"))
    assert [len(network.cases) for network in found] == [2, 2]
    assert all("may_be_one" in {told.code for told in network.reasons} for network in found)
    stranger = mention(1, "Joko", case="c_9")
    beside = [(stranger, mentions[0], Tier.PROBABLE)]
    cases = [*to_countries("MY", "MY", "KH", "KH"), case("c_9", destination=Locality(country="KH"))]
    assert len(networks(*mentions, stranger, alike=beside, cases=cases)) == 2
    (*_, joined) = sorted(
        networks(*mentions, stranger, alike=beside, cases=cases[:4]),
        key=lambda network: len(network.cases),
    )
    assert len(joined.cases) == 3


def test_two_who_may_be_one_are_not_tied(networks):
    one, two = mention(1, "Budi Santoso", case="c_1"), mention(1, "Budi Santosa", case="c_2")
    assert networks(one, two, alike=[(one, two, Tier.REVIEW)]) == ()


def test_a_victim_who_is_probably_one_in_two_cases_ties_their_parties_weakly(networks):
    siti, sitti = (
        mention(2, name, case=case, role="korban")
        for name, case in (("Siti", "c_1"), ("Sitti", "c_2"))
    )
    budi, joko = mention(1, "Budi", case="c_1"), mention(3, "Joko", case="c_1")
    ani = mention(1, "Ani", case="c_2")
    (found,) = networks(budi, joko, ani, siti, sitti, alike=[(siti, sitti, Tier.PROBABLE)])
    codes = {(tie.left, tie.right): [reason.code for reason in tie.reasons] for tie in found.ties}
    assert sorted(codes.values()) == [["probable_victim"], ["probable_victim"], ["same_case"]]
    assert {tie.weight for tie in found.ties if tie.reasons[0].code == "probable_victim"} == {0.25}
    assert set(found.parties).isdisjoint(found.victims)
    assert "fragile" in {reason.code for reason in found.reasons}


def test_a_network_that_something_sure_holds_together_is_not_fragile(networks):
    one, two = (
        mention(1, "Budi Santoso", case="c_1", phone=PHONE),
        mention(1, "Slamet Widodo", case="c_2", phone=PHONE),
    )
    (found,) = networks(one, two, alike=[(one, two, Tier.PROBABLE)])
    assert [reason.code for reason in found.ties[0].reasons] == [
        "probably_same",
        "shared_identifier",
    ]
    assert "fragile" not in {reason.code for reason in found.reasons}


def test_a_party_and_a_victim_who_are_probably_one_tie_nobody(networks):
    one, two = mention(1, "Siti", case="c_1"), mention(1, "Siti", case="c_2", role="korban")
    assert (
        networks(one, two, mention(2, "Ani", case="c_2"), alike=[(one, two, Tier.PROBABLE)]) == ()
    )


def test_people_of_one_register_are_not_tied_by_it(networks):
    listed = [mention(place, name, case="r_1") for place, name in enumerate(NAMES)]
    assert networks(*listed, cases=[case("r_1", scheme="register")], min_cases=0) == ()


def test_whom_a_register_alone_names_is_no_party_and_ties_nobody_by_a_number(networks):
    register = case("r_1", scheme="register")
    recruiter = [mention(1, "Budi", case=number, nik=NIK, phone=PHONE) for number in ("c_1", "c_2")]
    (found,) = networks(
        *recruiter,
        mention(1, "Ani", case="r_1", phone=PHONE),
        cases=[case("c_1"), case("c_2"), register],
    )
    assert found.cases == ("c_1", "c_2")
    assert len(found.parties) == 1
    assert found.ties == ()


def test_what_a_network_spans_and_why_it_scores(networks):
    palu = Locality(regency="Kota Palu")
    cases = [
        case("c_1", reported_on="2024-01-05", origin=palu, destination=Locality(country="SA")),
        case(
            "c_2",
            reported_on="2025-02",
            origin=Locality(regency="Donggala"),
            destination=Locality(country="MY"),
        ),
    ]
    (found,) = networks(
        mention(1, "Budi", case="c_1", phone=PHONE, role="perekrut_lapangan"),
        mention(2, "Siti", case="c_1", role="korban"),
        mention(1, "Ani", case="c_2", phone=PHONE, role="penampung"),
        cases=cases,
    )
    assert found.regencies == ("Donggala", "Kota Palu")
    assert found.destinations == ("MY", "SA")
    assert (found.first_date, found.last_date) == ("2024-01-05", "2025-02")
    assert found.roles == {"facilitator": 1, "recruiter": 1}
    points = {reason.code: reason.points for reason in found.reasons}
    assert points == {
        "cases": 2,
        "newly_connected": 2,
        "victims": 1,
        "regencies": 1,
        "destinations": 1,
        "stages": 2,
    }
    assert found.score == sum(points.values())


def test_cases_the_office_had_linked_itself_are_not_newly_connected(networks):
    cases = [
        case("c_1", references=("LP/B/65/III/2024",)),
        case("c_2", references=("LP/B/65/III/2024",)),
    ]
    (found,) = networks(
        mention(1, "Budi", case="c_1", phone=PHONE),
        mention(1, "Ani", case="c_2", phone=PHONE),
        cases=cases,
    )
    assert "newly_connected" not in {reason.code for reason in found.reasons}


def test_a_big_network_is_cut_into_cells(networks):
    halves = [
        mention(number, f"{name} {letter}", case=f"c_{letter}")
        for letter in "XYZ"
        for number, name in enumerate(
            f"{first} {last}" for first in NAMES for last in ("Putra", "Wijaya", "Laut")
        )
    ]
    bridge = [mention(99, "Rahmat Hidayat", case=f"c_{letter}", nik=NIK) for letter in "XYZ"]
    (found,) = networks(*halves, *bridge)
    assert sorted(party for cell in found.cells for party in cell) == sorted(found.parties)
    assert len(found.cells) == 3
    assert found.ranking[0].entity_id == found.parties[0]
    assert {reason.code for reason in found.ranking[0].reasons} >= {"bridge", "cases_of"}


def test_the_same_input_gives_the_same_networks(networks):
    people = [
        mention(1, "Budi", case="c_1", phone=PHONE),
        mention(1, "Ani", case="c_2", phone=PHONE),
    ]
    assert networks(*people) == networks(*reversed(people))
