"""What a network would be without some of its parties."""

import networkx as nx
import pytest

from graph.analysis.disruption.removal import CorridorState, what_if
from graph.analysis.networks.party_graph import party_graph
from graph.errors import InvalidValue
from graph.model import Locality
from tests.offices.networks import case, evidence_of
from tests.offices.people import NIK, OTHER_NIK, mention

PHONE = "+6281234567890"


def chain(tmp_path):
    """Budi recruits in Sigi and in Poso for two helpers who know each other by him alone; Siti and
    Rina went.
    """
    ways = {
        "c_1": {"origin": Locality(regency="Sigi"), "destination": Locality(country="SA")},
        "c_2": {"origin": Locality(regency="Poso"), "destination": Locality(country="MY")},
        "c_3": {"origin": Locality(regency="Tolitoli"), "destination": Locality(country="MY")},
    }
    (found,) = evidence_of(
        tmp_path,
        mention(1, "Budi", case="c_1", nik=NIK),
        mention(2, "Siti", case="c_1", role="korban"),
        mention(3, "Ani", case="c_1", role="penampung", nik=OTHER_NIK),
        mention(1, "Budi", case="c_2", nik=NIK),
        mention(2, "Rina", case="c_2", role="korban"),
        mention(1, "Ani", case="c_3", role="penampung", nik=OTHER_NIK),
        mention(2, "Joko", case="c_3", role="perekrut"),
        cases=[case(number, **facts) for number, facts in ways.items()],
    )
    return found, {entity.name: entity.id for entity in found.entities.values()}


def test_a_cut_point_gone_leaves_parts_cases_and_corridors_behind(tmp_path):
    evidence, named = chain(tmp_path)
    found = what_if(party_graph(evidence), [named["Budi"]], evidence)
    assert (found.before.parties, found.before.parts, found.before.case_groups) == (3, 1, (3,))
    assert (found.after.parties, found.after.sizes, found.after.case_groups) == (2, (2,), (2, 1))
    assert (found.before.linked_case_pairs, found.after.linked_case_pairs) == (3, 1)
    assert [
        (corridor.origin, corridor.destination, corridor.state, corridor.victims)
        for corridor in found.corridors
    ] == [
        ("Poso", "MY", CorridorState.CUT, 1),
        ("Sigi", "SA", CorridorState.HOLDS, 1),
    ]


def test_a_corridor_whose_parties_are_no_longer_joined_falls_apart(tmp_path):
    same = Locality(regency="Sigi")
    (evidence,) = evidence_of(
        tmp_path,
        mention(1, "Ani", case="c_1"),
        mention(2, "Budi", case="c_1", nik=NIK),
        mention(1, "Joko", case="c_2"),
        mention(2, "Budi", case="c_2", nik=NIK),
        cases=[
            case(number, origin=same, destination=Locality(country="SA"))
            for number in ("c_1", "c_2")
        ],
    )
    (budi,) = [entity.id for entity in evidence.entities.values() if entity.name == "Budi"]
    (corridor,) = what_if(party_graph(evidence), [budi], evidence).corridors
    assert (corridor.state, corridor.parts, corridor.removed, len(corridor.left)) == (
        CorridorState.APART,
        2,
        (budi,),
        2,
    )


def test_victims_are_counted_and_never_named(tmp_path):
    evidence, named = chain(tmp_path)
    found = str(what_if(party_graph(evidence), [named["Budi"]], evidence))
    assert named["Siti"] not in found
    assert named["Rina"] not in found


def two_recruiters():
    """Two recruiters with the same two shelters, a third with one of them, and a driver
    with both.
    """
    graph = nx.Graph(
        [
            ("r1", "s1"),
            ("r1", "s2"),
            ("r2", "s1"),
            ("r2", "s2"),
            ("r3", "s1"),
            ("d", "s1"),
            ("d", "s2"),
        ]
    )
    for node in graph:
        group, stage = {"r": ("recruiter", "recruit"), "s": ("facilitator", "shelter")}.get(
            node[0], ("facilitator", "transport")
        )
        graph.nodes[node].update(
            groups=(group,), stages=(stage,), regencies=("Sigi",) if node == "r2" else ()
        )
    graph.nodes["r1"]["regencies"] = ("Sigi",)
    return graph


def test_who_stands_in_the_same_place_could_take_over_and_the_reasons_say_why():
    first, second = what_if(two_recruiters(), ["r1"]).replacements
    assert (first.party, second.party) == ("r2", "r3")
    assert [(reason.code, reason.value, reason.params) for reason in first.reasons] == [
        ("shared_neighbours", 2, {"of": 2, "who": ["s1", "s2"]}),
        ("same_stage", 1, {"stages": ["recruit"]}),
        ("same_group", 1, {"groups": ["recruiter"]}),
        ("same_regency", 1, {"regencies": ["Sigi"]}),
    ]
    assert first.score == sum(reason.points for reason in first.reasons)


def test_another_trade_or_another_corner_of_the_network_is_no_replacement():
    graph = two_recruiters()
    graph.add_node("r4", groups=("recruiter",), stages=("recruit",))
    assert {replacement.party for replacement in what_if(graph, ["r1"]).replacements} == {
        "r2",
        "r3",
    }


def test_who_is_gone_too_replaces_nobody():
    found = what_if(two_recruiters(), ["r1", "r2"]).replacements
    assert {(replacement.place_of, replacement.party) for replacement in found} == {
        ("r1", "r3"),
        ("r2", "r3"),
    }


def test_who_is_probably_the_same_is_told_and_replaces_nobody():
    graph = two_recruiters()
    graph.add_edge("r1", "r2", codes=("probably_same", "same_case"))
    found = what_if(graph, ["r1"])
    assert found.same == (("r1", "r2"),)
    assert {replacement.party for replacement in found.replacements} == {"r3"}


def test_everybody_gone_leaves_nothing():
    found = what_if(nx.path_graph(2), [0, 1])
    assert (found.after.parties, found.after.sizes, found.after.fragmentation) == (0, (), 0.0)


@pytest.mark.parametrize(
    ("removed", "told"), [((), "at least one"), (("x", "y"), "x, y: no party")]
)
def test_nobody_and_strangers_cannot_be_taken_away(removed, told):
    with pytest.raises(InvalidValue, match=told):
        what_if(nx.path_graph(3), removed)
