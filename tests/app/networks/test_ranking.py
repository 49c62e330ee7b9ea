"""Who matters in the chain office: places, sets and what would be without some, alike for every
viewer.
"""

import pytest

from app.settings import Settings
from app.workspace import Workspace
from graph.analysis.disruption.key_players import Aim
from graph.analysis.disruption.removal import CorridorState
from graph.analysis.measures.registry import MEASURES
from graph.errors import EntityNotFound, InvalidValue
from graph.schema import Audience
from tests.offices import chain_office

VIEWERS = {
    "analyst": {},
    "partner": {"audience": Audience.PARTNER},
    "public": {"audience": Audience.PUBLIC},
    "revealing": {"role": "head", "reveal": True, "reason": "house test"},
}


@pytest.fixture(scope="module")
def uri(tmp_path_factory) -> str:
    return chain_office.fill(tmp_path_factory.mktemp("chain"))


@pytest.fixture
def space(uri):
    with Workspace(Settings(store=uri, user="test", language="en")) as opened:
        yield opened


def named(space, ids):
    people = space.store.entities(ids)
    return [people[each].name for each in ids]


def only(space):
    (network,) = space.networks.all()
    return network.id


def test_who_stands_between_others_comes_first_and_equals_share_a_place(space):
    rows = space.ranking.of("betweenness", only(space)).rows
    assert [(row.place, round(row.score, 3), row.ties) for row in rows[:3]] == [
        (1, 0.6, 3),
        (1, 0.6, 2),
        (3, 0.4, 2),
    ]
    assert set(named(space, [row.party for row in rows[:2]])) == {"Eko Tandra", "Hasan Lakoro"}
    assert [row.parts for row in rows] == [2, 2, 2, 0, 0, 0]


def test_a_place_lies_within_its_band_and_the_same_seed_gives_the_same_bands(space):
    found = space.ranking.of("betweenness", only(space), bands=True)
    assert all(1 <= row.low <= row.place <= row.high <= 6 for row in found.rows)
    with Workspace(space.settings) as again:
        assert again.ranking.of("betweenness", only(again), bands=True) == found


def test_the_lowest_comes_first_where_less_is_more_and_its_band_is_counted_from_there(space):
    rows = space.ranking.of("constraint", only(space), bands=True).rows
    assert [row.score for row in rows] == sorted(row.score for row in rows)
    assert all(row.low <= row.place <= row.high for row in rows)


def test_all_networks_are_ranked_as_one_of_several_parts(space):
    rows = space.ranking.of("degree").rows
    assert [row.place for row in rows] == [1, 2, 2, 2, 2, 6]
    assert {row.network for row in rows} == {only(space)}


def test_what_needs_cases_asks_for_a_network_and_no_measure_is_named_with_those_there_are(space):
    with pytest.raises(InvalidValue, match="give the id of one"):
        space.ranking.of("brokerage_stages")
    with pytest.raises(InvalidValue, match="use one of degree"):
        space.ranking.of("fame", only(space))


def test_the_best_two_are_not_the_first_two_of_the_ranking(space):
    found = space.ranking.key_players(only(space), 2)
    assert set(named(space, found.members)) == {"Eko Tandra", "Umar Palaguna"}
    assert round(found.value, 3) == 0.833
    assert found.exact
    first = [row.party for row in space.ranking.of("betweenness", only(space)).rows[:2]]
    assert set(named(space, first)) == {"Eko Tandra", "Hasan Lakoro"}
    reach = space.ranking.key_players(only(space), 1, Aim.REACH)
    assert named(space, reach.members) == ["Hasan Lakoro"]


def test_without_the_one_in_the_middle_the_chain_is_two_and_its_way_falls_apart(space):
    found = space.ranking.what_if(only(space), [space.ranking.party(only(space), "eko tandra")])
    assert (found.before.sizes, found.after.sizes) == ((6,), (3, 2))
    (way,) = found.corridors
    assert (way.origin, way.destination, way.state, len(way.cases)) == (
        "Kab. Sigi",
        "MY",
        CorridorState.APART,
        4,
    )


def test_without_everybody_nothing_is_left(space):
    network = space.networks.get(only(space))
    found = space.ranking.what_if(network.id, network.parties)
    assert (found.after.parties, found.after.parts, found.corridors[0].state) == (
        0,
        0,
        CorridorState.CUT,
    )


def test_a_party_is_found_by_its_id_the_beginning_of_one_or_its_name(space):
    network = only(space)
    (eko,) = (
        party
        for party in space.networks.get(network).parties
        if named(space, [party]) == ["Eko Tandra"]
    )
    assert {space.ranking.party(network, text) for text in (eko, eko[:12], "EKO TANDRA")} == {eko}


@pytest.mark.parametrize("text", ["Siti Rahasia", "nobody", "e_", "K-1", "081211110001", ""])
def test_who_is_no_party_of_the_network_is_nobody_to_take_away(space, text):
    with pytest.raises(EntityNotFound):
        space.ranking.party(only(space), text)


def test_a_victim_is_refused_in_the_same_words_as_somebody_unknown(uri):
    with Workspace(Settings(store=uri, user="test", **VIEWERS["revealing"])) as revealing:
        victims = revealing.store.entities(revealing.networks.all()[0].victims)
        (siti,) = (victim.id for victim in victims.values() if victim.name == "Siti Rahasia")
    with Workspace(Settings(store=uri, user="test")) as space:
        said = set()
        for text in (siti, "e_00000000000000000000"):
            with pytest.raises(EntityNotFound) as refused:
                space.ranking.party(only(space), text)
            said.add(str(refused.value).replace(text, "…"))
    assert len(said) == 1


@pytest.mark.parametrize("by", MEASURES)
def test_every_viewer_gets_the_same_places_and_nobody_a_victim(uri, by):
    found = {}
    for viewer, settings in VIEWERS.items():
        with Workspace(Settings(store=uri, user="test", language="en", **settings)) as space:
            ranks = space.ranking.of(by, only(space))
            protected = {
                entity.id
                for entity in space.store.entities([r.party for r in ranks.rows]).values()
                if entity.protected
            }
            assert protected == set()
            found[viewer] = [
                (row.party, row.place, round(row.score, 9), row.parts_with_cases)
                for row in ranks.rows
            ]
    assert {viewer for viewer, ranks in found.items() if ranks != found["analyst"]} == set()


def test_what_would_be_without_a_party_tells_nobody_that_another_is_a_victim_too(uri):
    told = {}
    for viewer in ("analyst", "partner", "public"):
        with Workspace(Settings(store=uri, user="test", language="en", **VIEWERS[viewer])) as space:
            network = space.networks.get(only(space))
            dual = next(
                party
                for party in network.parties
                if space.dossiers.of(party).entity.name in (chain_office.DUAL, "N.K.")
            )
            found = space.ranking.what_if(
                network.id, [next(p for p in network.parties if p != dual)]
            )
            cases_of_dual = space.material.party_graph(network.id).nodes[dual]["cases"]
            told[viewer] = (
                cases_of_dual,
                [corridor.victims for corridor in found.corridors],
                found.after,
            )
    assert len(told["analyst"][0]) == 1
    assert told["analyst"][1] == [4]
    assert told["partner"] == told["public"] == told["analyst"]
