"""Likely links: what two parties without a tie have in common, by hand."""

from math import log

import pytest

from graph.analysis.findings.link_prediction import predict_links
from graph.model import Locality
from graph.schema import Tier
from tests.offices.networks import case, evidence_of
from tests.offices.people import NIK, OTHER_NIK, mention

PHONE, OTHER_PHONE = "+6281234567890", "+6281234567891"


def chain(
    folder, *, roles=("perekrut", "perekrut"), cases=(), names=("Budi Santoso", "Ani Wijaya")
):
    """Two parties who are tied to Rosna, in a case each, and to nobody else."""
    (evidence,) = evidence_of(
        folder,
        mention(1, names[0], case="c_1", role=roles[0]),
        mention(2, "Rosna", case="c_1", role="koordinator", nik=NIK),
        mention(1, names[1], case="c_2", role=roles[1]),
        mention(2, "Rosna", case="c_2", role="koordinator", nik=NIK),
        mention(3, "Siti", case="c_1", role="korban"),
        mention(3, "Wati", case="c_2", role="korban"),
        cases=cases,
    )
    return evidence


def reasons(link) -> dict[str, float]:
    return {reason.code: reason.points for reason in link.reasons}


def named(evidence, link) -> set[str]:
    return {evidence.entities[party].name for party in (link.left, link.right)}


def test_a_contact_in_common_scores_by_adamic_and_adar(tmp_path):
    evidence = chain(tmp_path)
    (found,) = predict_links([evidence])
    assert named(evidence, found) == {"Budi Santoso", "Ani Wijaya"}
    assert reasons(found) == {"contacts": pytest.approx(1 / log(2), abs=0.001)}
    assert (found.allocation, found.jaccard) == (0.5, 1.0)


def test_one_stage_in_one_regency_in_months_that_follow_each_other_is_in_common(tmp_path):
    def told(folder, *months, regencies=("Sigi", "Sigi"), roles=("perekrut", "perekrut")):
        cases = [
            case(
                f"c_{n + 1}", origin=Locality(regency=regencies[n]), reported_on=f"2024-{month}-15"
            )
            for n, month in enumerate(months)
        ]
        (found,) = predict_links([chain(tmp_path / folder, cases=cases, roles=roles)])
        return next((reason for reason in found.reasons if reason.code == "same_place"), None)

    found = told("near", "03", "04")
    assert found.params == {"regency": "Sigi", "stage": "recruit", "months": ("2024-03", "2024-04")}
    assert found.cases == ("c_1", "c_2")
    assert told("far", "03", "06") is None
    assert told("elsewhere", "03", "03", regencies=("Sigi", "Poso")) is None
    assert told("other stage", "03", "03", roles=("perekrut", "pengantar")) is None


def test_a_way_and_a_script_in_common_count_and_a_country_alone_does_not(tmp_path):
    way = {
        "departed_from": "Pelabuhan Murhum",
        "transit": ("Batam",),
        "destination": Locality(country="MY"),
    }
    (found,) = predict_links(
        [chain(tmp_path / "way", cases=[case("c_1", **way), case("c_2", **way)])]
    )
    (shared,) = [reason for reason in found.reasons if reason.code == "same_way"]
    assert shared.params == {"route": ("Pelabuhan Murhum", "Batam", "MY")}
    country = {"destination": Locality(country="MY")}
    plain = chain(tmp_path / "country", cases=[case("c_1", **country), case("c_2", **country)])
    assert set(reasons(predict_links([plain])[0])) == {"contacts"}
    (found,) = predict_links([plain], scripts={"c_1": "t_1", "c_2": "t_1"})
    assert set(reasons(found)) == {"contacts", "same_script"}
    (found,) = predict_links([plain], scripts={"c_1": "t_1", "c_2": "t_2"})
    assert set(reasons(found)) == {"contacts"}


def test_an_agency_abroad_in_common_is_told_once_and_not_as_a_contact_too(tmp_path):
    (evidence,) = evidence_of(
        tmp_path,
        mention(1, "Budi", case="c_1"),
        mention(2, "Al Noor", case="c_1", role="agensi_ln", phone=PHONE),
        mention(1, "Ani", case="c_2"),
        mention(2, "Al Noor", case="c_2", role="agensi_ln", phone=PHONE),
    )
    (found,) = predict_links([evidence])
    (abroad,) = [reason for reason in found.reasons if reason.code == "same_abroad"]
    assert [evidence.entities[party].name for party in abroad.via] == ["Al Noor"]
    assert "contacts" not in reasons(found)


def test_a_rare_last_name_may_be_kin_and_names_that_fit_may_be_one_person(tmp_path):
    names = ("Budi Lapasere", "Ani Lapasere")
    sigi = [case(case_id, origin=Locality(regency="Sigi")) for case_id in ("c_1", "c_2")]
    assert "kin_name" in reasons(
        predict_links([chain(tmp_path / "kin", names=names, cases=sigi)])[0]
    )
    assert "kin_name" not in reasons(predict_links([chain(tmp_path / "anywhere", names=names)])[0])
    one = chain(tmp_path / "one", names=("Budi Lapasere", "Budi"))
    assert reasons(predict_links([one])[0])["like_name"] == 0.0


def test_tied_parties_and_victims_are_in_no_pair(tmp_path):
    evidence = chain(tmp_path)
    everyone = {party for found in predict_links([evidence]) for party in (found.left, found.right)}
    assert everyone < evidence.parties
    (tied,) = evidence_of(
        tmp_path / "tied",
        mention(1, "Budi", case="c_1", phone=PHONE),
        mention(1, "Ani", case="c_2", phone=PHONE),
        mention(2, "Siti", case="c_1", role="korban"),
    )
    assert predict_links([tied]) == ()


def test_two_networks_are_compared_and_pairs_of_the_other_alone_are_not_offered(tmp_path):
    def network(place, number, phone):
        facts = {"origin": Locality(regency=place), "reported_on": "2024-03-15"}
        return [
            [mention(1, f"Budi {number}a", case=f"c_{number}1", phone=phone)],
            [mention(1, f"Ani {number}b", case=f"c_{number}2", role="pengantar", phone=phone)],
        ], [case(f"c_{number}1", **facts), case(f"c_{number}2", **facts)]

    (ours, our_cases), (theirs, their_cases) = (
        network("Sigi", 1, PHONE),
        network("Sigi", 2, OTHER_PHONE),
    )
    people = [one for group in (*ours, *theirs) for one in group]
    first, second = evidence_of(tmp_path, *people, cases=[*our_cases, *their_cases])
    found = predict_links([first, second])
    assert found
    for link in found:
        assert len({link.left, link.right} & first.parties) == 1
        assert len({link.left, link.right} & second.parties) == 1


def test_what_a_party_suffered_as_a_victim_elsewhere_is_not_in_common(tmp_path):
    """Ani is a party in c_2; in c_3 she is a victim, in the place and month in which Budi recruits
    in c_1.
    """
    facts = {"origin": Locality(regency="Sigi"), "reported_on": "2024-03-15"}
    (evidence,) = evidence_of(
        tmp_path,
        mention(1, "Budi", case="c_1"),
        mention(2, "Rosna", case="c_1", role="koordinator", nik=NIK),
        mention(1, "Ani", case="c_2", nik=OTHER_NIK),
        mention(2, "Rosna", case="c_2", role="koordinator", nik=NIK),
        mention(1, "Ani", case="c_3", role="korban", nik=OTHER_NIK),
        mention(2, "Rosna", case="c_3", role="koordinator", nik=NIK),
        cases=[case("c_1", **facts), case("c_3", **facts)],
    )
    (found,) = [
        link for link in predict_links([evidence]) if named(evidence, link) == {"Budi", "Ani"}
    ]
    assert set(reasons(found)) == {"contacts"}
    assert not [reason for reason in found.reasons if "c_3" in reason.cases]


def test_two_who_are_probably_one_count_as_one(tmp_path):
    """Budi of c_3 is probably Budi of c_1, who is tied to Rosna: so he is no likely link of hers,
    nor of Budi.
    """
    budi, double = mention(1, "Budi Santoso", case="c_1"), mention(1, "Budi Santoso", case="c_3")
    (evidence,) = evidence_of(
        tmp_path,
        budi,
        mention(2, "Rosna", case="c_1", role="koordinator", nik=NIK),
        mention(1, "Ani Wijaya", case="c_2"),
        mention(2, "Rosna", case="c_2", role="koordinator", nik=NIK),
        double,
        alike=[(budi, double, Tier.PROBABLE)],
    )
    assert len(evidence.parties) == 4
    (found,) = predict_links([evidence])
    assert named(evidence, found) == {"Budi Santoso", "Ani Wijaya"}
