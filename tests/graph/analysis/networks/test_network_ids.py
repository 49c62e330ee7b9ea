"""Ids of networks: the same network keeps its id from run to run."""

from collections.abc import Iterator

import pytest

from graph.analysis.networks.networks import Network, find_networks
from graph.model import Batch, Mention, identifier_statements
from graph.resolution.resolver import resolve
from graph.stores import Store, open_store
from tests.offices.ids import IDS
from tests.offices.networks import case
from tests.offices.people import mention

PHONE, OTHER_PHONE, THIRD_PHONE = "+6281234567890", "+6281234567891", "+6281234567892"
BUDI = mention(1, "Budi", case="c_1", phone=PHONE)
ANI = mention(1, "Ani", case="c_2", phone=PHONE)
JOKO = mention(1, "Joko", case="c_3", phone=OTHER_PHONE)
WATI = mention(1, "Wati", case="c_4", phone=OTHER_PHONE)


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'n.db'}", ids=IDS) as opened:
        yield opened


def networks(store: Store, *mentions: Mention) -> tuple[Network, ...]:
    """The networks after these came in, or came in again."""
    cases = tuple(case(case_id) for case_id in sorted({reported.case_id for reported in mentions}))
    said = tuple(s for reported in mentions for s in identifier_statements(reported))
    records = tuple(reported.record for reported in mentions)
    store.put(Batch(records=records, cases=cases, mentions=mentions, statements=said))
    found = resolve(
        store.ids, store.cases(), store.mentions(), store.statements(), known=store.known()
    )
    store.save_resolution(found.resolved)
    graph = store.graph()
    return find_networks(graph.entities, graph.relationships, store.cases())


def test_a_network_keeps_its_id_whoever_joins(store):
    (before,) = networks(store, BUDI, ANI)
    newcomers = [
        mention(place, f"Orang {place}", case=f"c_{place}", phone=PHONE) for place in range(5, 11)
    ]
    for newcomer in newcomers:
        (after,) = networks(store, newcomer)
        assert after.id == before.id
    assert any(party < min(before.parties) for party in after.parties)


def test_of_two_that_become_one_the_older_id_lives_on(store):
    (older,) = networks(store, JOKO, WATI)
    younger = next(network for network in networks(store, BUDI, ANI) if network.id != older.id)
    (both,) = networks(
        store,
        mention(1, "Budi", case="c_9", phone=PHONE),
        mention(2, "Wati", case="c_9", phone=OTHER_PHONE),
    )
    assert set(both.parties) >= {*older.parties, *younger.parties}
    assert both.id == older.id


def test_of_one_that_falls_apart_the_part_known_longest_keeps_the_id(store):
    link = mention(1, "Rudi", case="c_9", phone=PHONE)
    other = mention(2, "Tono", case="c_9", phone=OTHER_PHONE)
    (older,) = networks(store, JOKO, WATI)
    (whole,) = networks(store, BUDI, ANI, link, other)
    assert whole.id == older.id
    apart = networks(store, mention(2, "Tono", case="c_9", phone=THIRD_PHONE))
    kept = {network.id: network.parties for network in apart}
    assert len(kept) == 2
    assert set(kept[older.id]) == set(older.parties)
