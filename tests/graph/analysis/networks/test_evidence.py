"""What is known of one network, and the graph of its parties."""

from graph.analysis.networks.party_graph import party_graph
from graph.model import Locality
from tests.offices.networks import case, evidence_of
from tests.offices.people import NIK, mention

PHONE = "+6281234567890"


def two_cases(tmp_path):
    cases = [
        case("c_1", origin=Locality(regency="Sigi")),
        case("c_2", origin=Locality(regency="Poso")),
    ]
    (found,) = evidence_of(
        tmp_path,
        mention(1, "Budi", case="c_1", phone=PHONE, nik=NIK),
        mention(2, "Siti", case="c_1", role="korban"),
        mention(3, "Wati", case="c_1", role="pelapor"),
        mention(1, "Ani", case="c_2", role="penampung", phone=PHONE),
        mention(2, "Budi", case="c_2", role="pengurus_dokumen", nik=NIK),
        cases=cases,
    )
    return found


def test_look_ups_tell_who_did_what_in_which_case(tmp_path):
    found = two_cases(tmp_path)
    named = {entity.name: entity.id for entity in found.entities.values()}
    assert found.parties == {named["Budi"], named["Ani"]}
    assert [
        part.role for part in found.parts if part.end == "c_2" and part.start == named["Budi"]
    ] == ["pengurus_dokumen"]
    assert [role.code for role in found.roles(named["Budi"])] == ["pengurus_dokumen", "perekrut"]
    assert [role.code for role in found.roles(named["Budi"], "c_1")] == ["perekrut"]
    assert found.victims_of_case == {"c_1": {named["Siti"]}}
    (phone,) = [entity.id for entity in found.entities.values() if entity.kind == "Phone"]
    assert {holder.start for holder in found.holders[phone]} == found.parties
    assert {holding.end for holding in found.held[named["Ani"]]} == {phone}


def test_the_graph_of_parties_holds_no_victim_and_says_what_ties(tmp_path):
    found = two_cases(tmp_path)
    named = {entity.name: entity.id for entity in found.entities.values()}
    graph = party_graph(found)
    assert set(graph) == {named["Budi"], named["Ani"]}
    assert graph.nodes[named["Budi"]] == {
        "roles": ("pengurus_dokumen", "perekrut"),
        "groups": ("facilitator", "recruiter"),
        "stages": ("document", "recruit"),
        "regencies": ("Poso", "Sigi"),
        "cases": ("c_1", "c_2"),
    }
    (tie,) = graph.edges.values()
    assert tie["codes"] == ("same_case", "shared_identifier")
    assert 0 < tie["weight"] <= 1
