"""The measure of reviewing: groups take fewer decisions than pairs and come to the same."""

import pytest

from graph.schema import Tier
from tests.bench.review import benchmark


@pytest.mark.slow
def test_groups_take_fewer_decisions_than_pairs_and_come_to_the_same():
    found = benchmark(120, 7, {"probable": Tier.PROBABLE})
    pairs, groups = found["probable", "pairs"], found["probable", "groups"]
    assert 0 < groups.decisions < pairs.decisions
    assert (groups.whole, groups.mixed) == (pairs.whole, pairs.mixed)
    assert groups.mixed == 0
