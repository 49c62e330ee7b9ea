"""Scoring: what pairs weigh and what each comparison says, on pairs worked out by hand."""

import logging
import math

import duckdb
import pytest

from graph.resolution.people.blocking import Blocks
from graph.resolution.people.comparisons import COMPARISONS, level_names
from graph.resolution.people.parameters import kept_as, shipped
from graph.resolution.people.scoring import _connection, score, told
from graph.resolution.people.train import BY_HAND, SUPPORT, levels_seen, train
from tests.graph.resolution.people.tables import people_of
from tests.offices.people import NIK

PHONE = "+6281234567890"
PRIOR = 0.01


def said(*rows):
    """What each comparison says of the first two rows, by name, and what they weigh."""
    people = people_of(*rows)
    chosen = Blocks(people).pairs().filter(Blocks(people).pairs()["left"] == 0).head(1)
    row = score(people, chosen, shipped(), prior=PRIOR).row(0, named=True)
    return {comparison.name: comparison for comparison in told(row, shipped(), PRIOR)}, row[
        "weight"
    ]


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Siti Aminah", "St. Aminah", "same"),
        ("Rahmat Hidayat Lamadjido", "Rahmat Hidajat Lamadjido", "same"),
        ("Zulkarnain Tefa", "Zulkaranin Tefa", "near"),
        ("Petronela Neno", "Petroneli Neno", "similar"),
        ("Siti Aminah", "Siti A.", "first_and_initial"),
        ("Siti Aminah Rahmawati", "Siti A. Rahmawati", "first_and_initial"),
        ("Siti Aminah Rahmawati", "Siti A. R.", "first_and_initial"),
        ("Siti Aminah Rahmawati", "Siti N. Rahmawati", "similar"),
        ("Siti Aminah Lamadjido", "Siti A. Hidayat", "first_only"),
        ("Siti Aminah", "Siti", "contained_same_first"),
        ("Siti Aminah", "Aminah", "contained"),
        ("Ahmad Fauzi alias Ujang", "Pak Ujang", "alias"),
        ("Moch. Wawan Banu", "Wawan Banu", "alias"),
        ("Ahmad Hidayat alias Hidayat", "Hidayat", "alias"),
        ("Siti Aminah", "Siti Wulandari", "first_only"),
        ("Dewi Lestari", "Rina Lestari", "shared_word"),
        ("Budi Santoso", "Siti Aminah", "different"),
    ],
)
def test_names_are_compared_by_their_best_level(left, right, level):
    found, _ = said({"name": left, "phones": [PHONE]}, {"name": right, "phones": [PHONE]})
    assert found["name"].level == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("1990-03-05", "1990-03-05", "same"),
        ("1990-03-05", "1990-05-03", "swapped"),
        ("1990-03-05", "1990-03-06", "one_off"),
        ("1990-03-05", "1990-03", "year_month"),
        ("1990-03-05", "1990", "year"),
        ("1990-03-05", "1990-08-17", "year_other_day"),
        ("1990", "1991", "adjacent_year"),
        ("1990-03-05", "1985-07-12", "different"),
    ],
)
def test_births_are_compared_as_far_as_they_are_known(left, right, level):
    found, _ = said(
        {"name": "Siti Aminah", "born_on": left}, {"name": "Siti Aminah", "born_on": right}
    )
    assert found["birth"].level == level


def test_niks_of_twins_are_told_from_mistyped_ones():
    one = {"name": "Siti Aminah", "niks": [NIK]}
    levels = [said(one, {"name": "Siti Aminah", "niks": [other]})[0]["nik"].level for other in (
        NIK, f"{NIK[:-1]}2", f"8{NIK[1:]}", "5203016610010004",
    )]  # fmt: skip
    assert levels == ["same", "next_serial", "one_off", "different"]


def test_places_need_all_above_them_to_fit():
    home = {
        "name": "Siti Aminah",
        "village": "Suka Maju",
        "district": "Selong",
        "regency": "Lombok Timur",
    }
    levels = [
        said(home, {"name": "Siti Aminah", **other})[0]["place"].level
        for other in (
            {"village": "Sukamaju"},
            {"village": "Suka Maju", "regency": "Kab. Klaten"},
            {"district": "Selong"},
            {"regency": "Kab. Lombok Timur"},
            {"district": "Aikmel", "regency": "Lombok Timur"},
        )
    ]
    assert levels == ["village", "different", "district", "regency", "regency_other_home"]


def test_any_of_several_numbers_counts():
    several = {
        "name": "Budi",
        "phones": ["+6281111111111", PHONE],
        "documents": ["passport:B1"],
        "accounts": ["bri:1"],
    }
    found, _ = said(
        several,
        {"name": "Budi", "phones": [PHONE], "documents": ["passport:B1"], "accounts": ["bri:2"]},
    )
    assert [found[name].level for name in ("phone", "document", "account")] == [
        "same",
        "same",
        "different",
    ]


def test_a_weight_is_the_sum_of_what_is_told():
    found, weight = said(
        {"name": "Siti Aminah", "phones": [PHONE], "regency": "Sigi", "sex": "f"},
        {"name": "Siti Aminah", "phones": [PHONE], "regency": "Sigi", "sex": "f"},
    )
    assert sum(level.weight + level.frequency for level in found.values()) == pytest.approx(
        weight, abs=0.05
    )
    assert found["prior"].weight == pytest.approx(math.log2(PRIOR / (1 - PRIOR)), abs=0.01)
    assert "nik" not in found
    m, u = shipped().weights["name"]["same"]
    assert found["name"].weight == pytest.approx(math.log2(m / u), abs=0.01)


def test_the_rarity_of_a_name_counts():
    common, _ = said(
        {"name": "Siti Aminah", "phones": [PHONE]}, {"name": "Siti Aminah", "phones": [PHONE]}
    )
    rare, _ = said(
        {"name": "Lamadjido Tefa", "phones": [PHONE]}, {"name": "Lamadjido Tefa", "phones": [PHONE]}
    )
    assert rare["name"].frequency > common["name"].frequency + 2


def test_no_pairs_are_no_scores():
    people = people_of({"name": "Siti"}, {"name": "Budi"})
    found = score(people, Blocks(people).pairs(), shipped(), prior=PRIOR)
    assert found.height == 0 and "rare_name" in found.columns


def test_what_does_not_fit_into_memory_is_not_written_to_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with _connection() as connection:
        connection.execute("SET memory_limit = '60MB'")
        with pytest.raises(duckdb.OutOfMemoryException):
            connection.execute(
                "CREATE TABLE t AS SELECT 'Siti Aminah ' || i AS name FROM range(5000000) AS r(i)"
            )
    assert list(tmp_path.iterdir()) == []


def test_scoring_silences_splink_and_nobody_else(capfd):
    with _connection(), _connection():
        assert logging.getLogger("simpul").isEnabledFor(logging.WARNING)
    said({"name": "Siti Aminah", "phones": [PHONE]}, {"name": "Siti Aminah", "phones": [PHONE]})
    assert capfd.readouterr() == ("", "")


def test_every_level_has_its_weights_and_agreement_weighs_more():
    for name in COMPARISONS:
        weights = shipped().weights[name]
        assert set(weights) == set(level_names(name))
        best, worst = level_names(name)[-1], level_names(name)[0]
        assert shipped().bits(name, best) > shipped().bits(name, worst)


def test_a_small_model_is_made_the_same_way_twice_and_is_not_the_shipped_one():
    small = train(5, 4000)
    assert kept_as(small) == kept_as(train(5, 4000))
    assert small.digest != shipped().digest


def test_the_training_world_produces_every_level():
    """A level that it never produces would speak against, for want of having been seen."""
    counted = levels_seen(1, 50_000)
    unseen = [
        (name, level)
        for name, levels in counted.items()
        for level, pairs in levels.items()
        if name not in BY_HAND and pairs < SUPPORT
    ]
    assert unseen == []


def test_a_level_without_support_says_nothing():
    sparse = train(5, 400)
    silent = [
        sparse.bits(name, level)
        for name, levels in levels_seen(5, 400).items()
        for level, pairs in levels.items()
        if name not in BY_HAND and pairs < SUPPORT
    ]
    assert silent and set(silent) == {0.0}


@pytest.mark.slow
def test_the_shipped_model_is_what_its_command_makes():
    assert kept_as(train(1)) == kept_as(shipped())
