"""The measures of grouping, on cases small enough to count by hand."""

import polars as pl
import pytest

from tests.bench.measures import Measures, measure


def measured(ents: str, clusters: str, probable: tuple[str, ...] = ()) -> Measures:
    """Mentions 0, 1, 2 ...: one letter each for the person and for the cluster; probable links as
    "02".
    """
    ids = [str(place) for place in range(len(ents))]
    return measure(
        pl.DataFrame({"unique_id": ids, "ent": list(ents)}),
        pl.DataFrame({"unique_id": ids, "cluster": list(clusters)}),
        pl.DataFrame(
            {"left": [each[0] for each in probable], "right": [each[1] for each in probable]}
        ),
    )


def test_the_truth_itself_is_perfect():
    found = measured("aabbc", "xxyyz")
    assert (found.pair_precision, found.pair_recall, found.cubed_precision, found.cubed_recall) == (
        1,
        1,
        1,
        1,
    )
    assert (found.merged, found.merged_with_others, found.misplaced) == (2, 0, 0)


def test_nothing_merged_is_precise_and_finds_nothing():
    found = measured("aab", "xyz")
    assert (found.pair_precision, found.pair_recall) == (1, 0)
    assert found.cubed_precision == 1
    assert found.cubed_recall == pytest.approx((0.5 + 0.5 + 1) / 3)


def test_everything_merged_finds_all_among_strangers():
    found = measured("aab", "xxx")
    assert found.pair_precision == pytest.approx(1 / 3)
    assert found.pair_recall == 1
    assert found.cubed_precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert (found.merged, found.merged_with_others) == (1, 1)
    assert found.misplaced == pytest.approx(1 / 3)


def test_one_of_two_merged_people_holds_someone_else():
    found = measured("aaabbb", "xxxyyx")
    assert (found.merged, found.merged_with_others) == (2, 0.5)
    assert found.misplaced == pytest.approx(1 / 6)
    assert found.pair_precision == pytest.approx(4 / 7)
    assert found.pair_recall == pytest.approx(4 / 6)
    assert found.cubed_f == pytest.approx(
        2
        * found.cubed_precision
        * found.cubed_recall
        / (found.cubed_precision + found.cubed_recall)
    )


def test_a_probable_link_shows_all_pairs_of_its_two_groups():
    found = measured("aaaa", "xxyy", ("02",))
    assert found.pair_recall == pytest.approx(2 / 6)
    assert (found.shown_precision, found.shown_recall) == (1, 1)


def test_a_wrong_probable_link_costs_all_pairs_of_its_two_groups_once():
    found = measured("aabb", "xxyy", ("02", "31", "20"))
    assert (found.pair_precision, found.pair_recall) == (1, 1)
    assert found.shown_precision == pytest.approx(2 / 6)


def test_probable_links_inside_a_group_or_to_nobody_add_nothing():
    found = measured("aab", "xxy", ("01", "09"))
    assert (found.shown_precision, found.shown_recall) == (1, 1)


def test_a_mention_in_no_cluster_stands_alone():
    truth = pl.DataFrame({"unique_id": ["0", "1", "2"], "ent": ["a", "a", "a"]})
    found = measure(truth, pl.DataFrame({"unique_id": ["0", "1"], "cluster": [7, 7]}))
    assert found.pair_recall == pytest.approx(1 / 3)


def test_a_mention_in_two_clusters_is_refused():
    truth = pl.DataFrame({"unique_id": ["0"], "ent": ["a"]})
    with pytest.raises(ValueError, match="two clusters"):
        measure(truth, pl.DataFrame({"unique_id": ["0", "0"], "cluster": [1, 2]}))
