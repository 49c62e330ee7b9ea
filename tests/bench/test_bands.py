"""What the report says of each band of weights holds for people of two kinds whom no model saw."""

import pytest

from graph.resolution.people.quality import measure
from graph.resolution.people.tables import read_table
from tests.bench.resolution import WORLDS

ENOUGH = 200
"""Pairs of a band from which its share says something."""


@pytest.mark.parametrize("world", sorted(WORLDS))
def test_the_true_share_lies_where_the_report_says(world):
    mentions, _ = WORLDS[world](10_000, 33)
    mentions = mentions.sort("unique_id")
    found = measure(read_table(mentions.drop("ent")), mentions["ent"])
    said = [band for band in found.bands if band.expected is not None and band.pairs >= ENOUGH]
    assert len(said) >= 6
    for band in said:
        true = band.one / band.pairs
        assert band.expected_least - 0.03 <= true <= band.expected + 0.03, band
