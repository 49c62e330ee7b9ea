"""Blocking: which pairs are compared at all."""

from graph.resolution.people.blocking import Blocks
from tests.graph.resolution.people.tables import people_of

PHONE = "+6281234567890"


def pairs(*rows):
    return Blocks(people_of(*rows)).pairs().rows()


def test_a_shared_number_name_or_place_with_a_word_makes_a_pair():
    assert pairs({"name": "Juju", "phones": [PHONE]}, {"name": "Nia", "phones": [PHONE]}) == [
        (0, 1)
    ]
    assert pairs({"name": "Siti Aminah"}, {"name": "St. Aminah"}) == [(0, 1)]
    assert pairs(
        {"name": "Siti R.", "regency": "Sigi"}, {"name": "Siti Rahma", "regency": "Kab. Sigi"}
    ) == [(0, 1)]
    assert (
        pairs(
            {"name": "Siti Aminah", "regency": "Sigi"}, {"name": "Budi Santoso", "regency": "Sigi"}
        )
        == []
    )


def test_a_block_of_a_thousand_is_paired_with_neighbours_only():
    many = [
        {"name": "Siti Aminah", "regency": "Sigi", "phones": [f"+62812{place:08}"]}
        for place in range(1000)
    ]
    found = pairs(*many)
    assert 999 <= len(found) < 30_000
    assert {left for left, _ in found} | {right for _, right in found} == set(range(1000))


def test_every_pair_is_there_once_in_order():
    rows = [{"name": "Siti Aminah", "phones": [PHONE], "regency": "Sigi", "village": "Suka"}] * 6
    found = pairs(*rows)
    assert found == sorted(set(found)) and all(left < right for left, right in found)
    assert len(found) == 15


def test_nobody_makes_no_pair():
    assert pairs() == [] and pairs({"name": "Siti"}) == []
