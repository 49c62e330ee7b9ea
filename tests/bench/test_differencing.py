"""The attack by differencing finds nothing, and finds everything where something leaks."""

import pytest

from tests.bench.differencing import VIEWERS, measured, plant, render

PARTIES = 20


@pytest.mark.slow
def test_nobody_learns_which_party_was_a_victim_elsewhere():
    found = measured(PARTIES)
    assert [(one.recovered, one.shared) for one in found] == [(0, ())] * len(VIEWERS)
    assert "0 of 20" in render(found, PARTIES)


@pytest.mark.slow
def test_whoever_may_see_victims_learns_it_of_every_party():
    assert {one.recovered for one in measured(PARTIES, leak=True)} == {PARTIES}


def test_half_of_the_coins_fell_one_way():
    planted = plant(PARTIES)
    assert sum(party.was_victim for party in planted) == PARTIES / 2
    assert len({party.name for party in planted}) == len({one.nik for one in planted}) == PARTIES
