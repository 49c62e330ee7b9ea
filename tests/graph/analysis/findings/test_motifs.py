"""Motifs: each found where it is, and not where something else only looks like it."""

from msgspec.structs import replace

from graph.analysis.findings.motifs import (
    co_travels,
    find_motifs,
    funnel_accounts,
    kin_recruiters,
    relays,
    same_routes,
    shared_shelters,
)
from graph.model import Case, Identifier, Locality, Mention, SourceRef, make_statement
from graph.schema import RelationshipKind, Scheme
from tests.offices.ids import IDS
from tests.offices.networks import case, evidence_of
from tests.offices.people import NIK, OTHER_NIK, mention

PHONE, OTHER_PHONE = "+6281234567890", "+6281234567891"
HOUSE = Identifier(scheme=Scheme.ADDRESS, value="jalan mawar 3 jakarta timur")
CARD = Identifier(scheme=Scheme.KK, value="7271014503900001")
SHIP = Identifier(scheme=Scheme.TRIP, value="bukit siguntang|2024-03-12")
ACCOUNT = Identifier(scheme=Scheme.BANK_ACCOUNT, value="bri:012345678901234")


def at(who: Mention, *held: Identifier) -> Mention:
    return replace(who, identifiers=(*who.identifiers, *held))


def says(kind: RelationshipKind, subject, object_, where: str, **details):
    return make_statement(
        kind,
        subject,
        object_,
        case_id=where,
        record=f"r_{where}",
        ref=SourceRef(source_id="f_1"),
        **details,
    )


def names(evidence, found, part: str) -> list[str]:
    return sorted(evidence.entities[entity_id].name for entity_id in found.members.get(part, ()))


# ---- shared shelter


def test_a_keeper_of_two_cases_keeps_a_shared_shelter(tmp_path):
    (evidence,) = evidence_of(
        tmp_path,
        mention(1, "Rosna", case="c_1", role="penampung", phone=PHONE),
        mention(2, "Siti", case="c_1", role="korban"),
        mention(1, "Rosna", case="c_2", role="penampung", phone=PHONE),
        mention(2, "Wati", case="c_2", role="korban"),
    )
    (found,) = shared_shelters(evidence)
    assert (found.code, found.cases) == ("shared_shelter", ("c_1", "c_2"))
    assert names(evidence, found, "keeper") == ["Rosna"]
    assert names(evidence, found, "victim") == ["Siti", "Wati"]
    assert len(found.relationships) == 2


def test_an_address_with_a_party_and_victims_of_two_cases_is_one_and_a_partys_home_is_not(tmp_path):
    (evidence,) = evidence_of(
        tmp_path / "lodged",
        at(mention(1, "Rosna", case="c_1", phone=PHONE), HOUSE),
        at(mention(2, "Siti", case="c_1", role="korban"), HOUSE),
        mention(1, "Rosna", case="c_2", phone=PHONE),
        at(mention(2, "Wati", case="c_2", role="korban"), HOUSE),
    )
    (found,) = shared_shelters(evidence)
    assert (names(evidence, found, "party"), names(evidence, found, "victim")) == (
        ["Rosna"],
        ["Siti", "Wati"],
    )
    assert found.members["address"] == (IDS.identifier(HOUSE),)
    (evidence,) = evidence_of(
        tmp_path / "home",
        at(mention(1, "Rosna", case="c_1", phone=PHONE), HOUSE),
        at(mention(1, "Rosna", case="c_2", phone=PHONE), HOUSE),
        mention(2, "Wati", case="c_2", role="korban"),
    )
    assert shared_shelters(evidence) == ()


# ---- relay


def test_a_relay_may_run_through_two_cases(tmp_path):
    (evidence,) = evidence_of(
        tmp_path,
        mention(1, "Budi", case="c_1"),
        mention(2, "Ani", case="c_1", role="pengurus_dokumen", nik=NIK),
        mention(1, "Ani", case="c_2", role="pengurus_dokumen", nik=NIK),
        mention(2, "Tono", case="c_2", role="pengantar"),
    )
    (found,) = relays(evidence)
    assert [names(evidence, found, part) for part in ("recruiter", "document", "transporter")] == [
        *(["Budi"], ["Ani"], ["Tono"]),
    ]
    assert found.cases == ("c_1", "c_2")
    assert not found.params["in_one_case"]


def test_one_who_does_all_alone_hands_over_to_nobody(tmp_path):
    (evidence,) = evidence_of(
        tmp_path,
        mention(1, "Budi", case="c_1", nik=NIK),
        mention(2, "Budi", case="c_1", role="pengurus_dokumen", nik=NIK),
        mention(3, "Ani", case="c_1", role="pengurus_dokumen", nik=OTHER_NIK),
        mention(4, "Budi", case="c_2", role="pengantar", nik=NIK),
        mention(5, "Ani", case="c_2", role="pengurus_dokumen", nik=OTHER_NIK),
    )
    assert relays(evidence) == ()


def test_a_way_before_the_papers_is_no_hand_over(tmp_path):
    def network(folder, papers: str, way: str):
        victim = mention(4, "Siti", role="korban")
        clerk, driver = (
            mention(2, "Ani", role="pengurus_dokumen", nik=NIK),
            mention(3, "Tono", role="pengantar"),
        )
        told = [
            says(RelationshipKind.FACILITATED, clerk, victim, "c_1", first_on=papers),
            says(RelationshipKind.TRANSPORTED, driver, victim, "c_1", first_on=way),
        ]
        again = mention(1, "Ani", case="c_2", role="pengurus_dokumen", nik=NIK)
        return evidence_of(
            folder, mention(1, "Budi"), clerk, driver, victim, again, statements=told
        )

    (ordered,) = network(tmp_path / "a", "2024-01-05", "2024-02-01")
    assert [relay.params["in_one_case"] for relay in relays(ordered)] == [True]
    (reversed_,) = network(tmp_path / "b", "2024-02-05", "2024-01-01")
    assert relays(reversed_) == ()


# ---- funnel account


def paid_by(*regencies: str, kin: bool = False, holder_role: str = "pihak_lain"):
    """One account, one payer a case, each case in a regency; all cases of one recruiter."""
    cases = [
        case(f"c_{n}", origin=Locality(regency=regency)) for n, regency in enumerate(regencies)
    ]
    victims = [
        mention(2, f"Siti {'ABCDEF'[n]}wati", case=known_case.id, role="korban")
        for n, known_case in enumerate(cases)
    ]
    recruiters = [mention(1, "Budi", case=known_case.id, nik=NIK) for known_case in cases]
    holder = at(mention(3, "Ani", case="c_0", role=holder_role, nik=OTHER_NIK), ACCOUNT)
    told = [
        says(RelationshipKind.PAID, who, ACCOUNT, who.case_id, amount=1_000_000.0, currency="IDR")
        for who in victims
    ]
    if kin:
        told += [
            says(RelationshipKind.RELATED_TO, victims[0], victim, "c_0") for victim in victims[1:]
        ]
    return {"mentions": [*victims, *recruiters, holder], "cases": cases, "statements": told}


def funnels(folder, *regencies: str, **how):
    made = paid_by(*regencies, **how)
    (evidence,) = evidence_of(
        folder, *made["mentions"], cases=made["cases"], statements=made["statements"]
    )
    return evidence, funnel_accounts(evidence)


def test_three_strangers_of_two_regencies_who_pay_into_a_third_partys_account_make_a_funnel(
    tmp_path,
):
    evidence, (found,) = funnels(tmp_path, "Sigi", "Sigi", "Poso")
    assert found.members["account"] == (IDS.identifier(ACCOUNT),)
    assert names(evidence, found, "holder") == ["Ani"]
    assert len(found.members["payer"]) == 3
    assert found.params == {"payers": 3, "regencies": 2, "amount": 3_000_000.0, "currency": "IDR"}


def test_a_family_one_regency_two_payers_or_the_recruiters_own_account_make_none(tmp_path):
    assert funnels(tmp_path / "kin", "Sigi", "Sigi", "Poso", kin=True)[1] == ()
    assert funnels(tmp_path / "near", "Sigi", "Sigi", "Sigi")[1] == ()
    assert funnels(tmp_path / "few", "Sigi", "Poso")[1] == ()
    assert funnels(tmp_path / "own", "Sigi", "Sigi", "Poso", holder_role="perekrut")[1] == ()


# ---- same route


def route(number: str, **facts) -> Case:
    way = {
        "departed_from": "Pelabuhan Murhum",
        "transit": ("Batam",),
        "destination": Locality(country="MY"),
    }
    return case(number, **{**way, **facts})


def test_one_route_of_parties_who_have_no_case_in_common_is_told(tmp_path):
    who = (
        mention(1, "Budi", case="c_1", phone=PHONE),
        mention(1, "Ani", case="c_2", phone=PHONE),
        mention(2, "Ani", case="c_3", phone=PHONE),
    )
    cases = [
        route("c_1"),
        route("c_2", departed_from="PELABUHAN MURHUM"),
        route("c_3", transit=("Dumai",)),
    ]
    (evidence,) = evidence_of(tmp_path, *who, cases=cases)
    (found,) = same_routes(evidence)
    assert found.cases == ("c_1", "c_2")
    assert found.params == {"route": ("Pelabuhan Murhum", "Batam", "MY"), "groups": 2}


def test_a_route_of_one_party_or_of_two_places_only_is_not_told(tmp_path):
    one = (mention(1, "Budi", case="c_1", nik=NIK), mention(1, "Budi", case="c_2", nik=NIK))
    (evidence,) = evidence_of(tmp_path / "one", *one, cases=[route("c_1"), route("c_2")])
    assert same_routes(evidence) == ()
    two = (mention(1, "Budi", case="c_1", phone=PHONE), mention(1, "Ani", case="c_2", phone=PHONE))
    short = [route("c_1", transit=()), route("c_2", transit=())]
    (evidence,) = evidence_of(tmp_path / "short", *two, cases=short)
    assert same_routes(evidence) == ()


# ---- co-travel


def test_victims_of_two_cases_on_one_ship_travelled_together_and_a_party_aboard_is_told(tmp_path):
    (evidence,) = evidence_of(
        tmp_path,
        at(mention(1, "Budi", case="c_1", nik=NIK), SHIP),
        at(mention(2, "Siti", case="c_1", role="korban"), SHIP),
        mention(1, "Budi", case="c_2", nik=NIK),
        at(mention(2, "Wati", case="c_2", role="korban"), SHIP),
    )
    (found,) = co_travels(evidence)
    assert found.params == {"day": "2024-03-12", "place": ""}
    assert (names(evidence, found, "party"), names(evidence, found, "victim")) == (
        ["Budi"],
        ["Siti", "Wati"],
    )


def test_two_victims_of_one_case_travelled_with_nobody_elses(tmp_path):
    (evidence,) = evidence_of(
        tmp_path,
        at(mention(1, "Budi", case="c_1", nik=NIK), SHIP),
        at(mention(2, "Siti", case="c_1", role="korban"), SHIP),
        at(mention(3, "Wati", case="c_1", role="korban"), SHIP),
        mention(1, "Budi", case="c_2", nik=NIK),
    )
    assert co_travels(evidence) == ()


def test_one_day_and_place_of_departure_is_co_travel_but_a_month_is_not(tmp_path):
    who = (mention(1, "Budi", case="c_1", nik=NIK), mention(1, "Budi", case="c_2", nik=NIK))

    def left(folder, day):
        cases = [
            case(case_id, departed_on=day, departed_from="Bandara Palu")
            for case_id in ("c_1", "c_2")
        ]
        (evidence,) = evidence_of(folder, *who, cases=cases)
        return co_travels(evidence)

    (found,) = left(tmp_path / "day", "2024-03-12")
    assert found.params == {"day": "2024-03-12", "place": "Bandara Palu"}
    assert left(tmp_path / "month", "2024-03") == ()


# ---- kin recruiter


def test_kin_is_told_by_a_source_by_a_family_card_or_by_the_role(tmp_path):
    aunt, niece = (
        mention(1, "Rosna", case="c_1", nik=NIK),
        mention(2, "Siti", case="c_1", role="korban"),
    )
    (evidence,) = evidence_of(
        tmp_path,
        at(aunt, CARD),
        at(niece, CARD),
        mention(1, "Rosna", case="c_2", role="perekrut_kerabat", nik=NIK),
        statements=[says(RelationshipKind.RELATED_TO, aunt, niece, "c_1", how="bibi")],
    )
    found = {recruiter.params["by"]: recruiter for recruiter in kin_recruiters(evidence)}
    assert set(found) == {"stated", "family_card", "role"}
    for by in ("stated", "family_card"):
        assert (names(evidence, found[by], "recruiter"), names(evidence, found[by], "victim")) == (
            ["Rosna"],
            ["Siti"],
        )
    assert found["role"].cases == ("c_2",)


def test_kin_of_a_driver_and_a_recruiter_with_kin_unknown_are_none(tmp_path):
    driver, niece = (
        mention(1, "Tono", case="c_1", role="pengantar", nik=NIK),
        mention(2, "Siti", role="korban"),
    )
    (evidence,) = evidence_of(
        tmp_path,
        driver,
        niece,
        at(mention(3, "Budi", case="c_1"), CARD),
        mention(1, "Tono", case="c_2", role="pengantar", nik=NIK),
        statements=[says(RelationshipKind.RELATED_TO, driver, niece, "c_1")],
    )
    assert kin_recruiters(evidence) == ()


# ---- what none of them may tell


def test_that_a_party_was_a_victim_elsewhere_makes_no_motif_and_stands_in_none(tmp_path):
    """Rosna is a party in two cases, and a victim in c_3, which tells her lodging, her ship and her
    kin.
    """
    boss = [
        mention(1, "Budi", case=case_id, role="penampung", phone=PHONE)
        for case_id in ("c_1", "c_2", "c_3")
    ]
    rosna = [mention(2, "Rosna", case=case_id, nik=NIK) for case_id in ("c_1", "c_2")]
    as_victim = at(mention(2, "Rosna", case="c_3", role="korban", nik=NIK), HOUSE, SHIP, CARD)
    siti = at(mention(3, "Siti", case="c_1", role="korban"), HOUSE, SHIP, CARD)
    wati = at(mention(3, "Wati", case="c_2", role="korban"), HOUSE, SHIP, CARD)
    told = [says(RelationshipKind.RELATED_TO, as_victim, boss[2], "c_3")]
    people = (*boss, *rosna, as_victim, siti, wati)
    (evidence,) = evidence_of(tmp_path, *people, statements=told, everything=True)
    (her,) = [entity.id for entity in evidence.entities.values() if entity.name == "Rosna"]
    assert {"c_3"} == {part.end for part in evidence.parts_of[her] if part.role == "korban"}
    assert {IDS.identifier(HOUSE), IDS.identifier(SHIP), IDS.identifier(CARD)} <= {
        holding.end for holding in evidence.held[her]
    }
    shelter, journey = find_motifs(evidence)
    assert (shelter.code, journey.code) == ("shared_shelter", "co_travel")
    assert "address" not in shelter.members
    assert her not in {
        entity_id
        for found in (shelter, journey)
        for ids in found.members.values()
        for entity_id in ids
    }
    assert journey.cases == ("c_1", "c_2")
