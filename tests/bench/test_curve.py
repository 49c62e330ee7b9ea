"""The curve of recall by mixing: thresholds in order, and bounds that bound."""

import polars as pl

from tests.bench import curve


def test_a_lighter_slice_never_has_a_lower_share_than_a_heavier_one():
    slices = pl.DataFrame(
        {
            "bucket": ["a"] * 4,
            "slice": [9.0, 8.0, 7.0, 6.0],
            "pairs": [10, 10, 10, 10],
            "wrong": [0, 4, 2, 9],
        }
    )
    edges = curve._edge(slices)
    assert edges["edge"].to_list() == [0.0, 0.3, 0.3, 0.9]


def test_nothing_reaches_further_than_who_knows_the_truth_of_these_mentions():
    worlds = [curve._world("people", 400, seed) for seed in (5, 6)]
    shipped, best = list(curve._shipped(worlds)), list(curve._best(worlds))
    known = curve._knowing(worlds)
    assert max(found.pair_recall for found in (*shipped, *best)) <= known.pair_recall
    assert [found.pair_recall for found in shipped] == sorted(
        (found.pair_recall for found in shipped), reverse=True
    )
    clean = [found.pair_recall for found in best if not found.merged_with_others]
    assert max(clean) >= shipped[curve.SHIFTS.index(0.0)].pair_recall
