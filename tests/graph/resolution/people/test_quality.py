"""An office sees when the model does not fit its data, and is left in peace when it does."""

import polars as pl
import pytest

from graph.resolution.people.linking import link_people
from graph.resolution.people.parameters import shipped
from graph.resolution.people.quality import Fitness, largest, measure, sizes
from graph.resolution.people.tables import read_table
from graph.resolution.people.training.people import GeneratedPeople


@pytest.fixture(scope="module")
def table() -> pl.DataFrame:
    return read_table(GeneratedPeople(5, 2_000).table())


def measured(table: pl.DataFrame) -> Fitness:
    return measure(table, link_people(table).roots)


def misfits(found: Fitness) -> set[tuple[str, str]]:
    return {(misfit.code, misfit.comparison) for misfit in found.misfits}


def test_people_like_those_it_learnt_from_fit_the_model(table: pl.DataFrame):
    found = measured(table)
    assert misfits(found) == set()
    assert found.mentions == table.height
    assert sum(band.pairs for band in found.bands) > sum(band.one for band in found.bands) > 500
    same = {(drift.comparison, drift.level): drift.same for drift in found.drift}
    assert same["nik", "same"] == pytest.approx(shipped().weights["nik"]["same"][0], abs=0.1)


def test_niks_that_were_dealt_out_anew_are_told_of(table: pl.DataFrame):
    found = measured(table.with_columns(niks=pl.col("niks").shuffle(seed=1)))
    assert ("agrees_less", "nik") in misfits(found) and not found.fits
    told = next(misfit for misfit in found.misfits if misfit.comparison == "nik")
    assert told.share < 0.1 and told.expected > 0.9 and told.pairs >= 20


def test_dates_of_birth_that_were_dealt_out_anew_are_told_of(table: pl.DataFrame):
    nothing = pl.lit([], dtype=pl.List(pl.String))
    bare = table.with_columns(niks=nothing)
    without = measured(bare)
    assert misfits(without) == {("seldom_given", "nik")} and without.fits
    found = measured(bare.with_columns(born_on=pl.col("born_on").shuffle(seed=1)))
    assert ("agrees_less", "birth") in misfits(found)


def test_one_telephone_written_for_all_is_told_of(table: pl.DataFrame):
    office = (
        pl.when(pl.col("phones").list.len() > 0)
        .then(pl.lit(["+622112345678"]))
        .otherwise(pl.col("phones"))
    )
    drift = measured(table.with_columns(phones=office)).drift
    shared = next(one for one in drift if (one.comparison, one.level) == ("phone", "same_common"))
    assert shared.random == 1.0


def test_hardly_anything_says_nothing(table: pl.DataFrame):
    assert measured(table.head(1)).misfits == ()
    assert measured(table.head(3)).misfits == ()


def test_sizes_are_counted_in_classes_and_the_largest_come_first():
    entity_of = {f"m{n}": "e_big" for n in range(12)} | {
        "m12": "e_two",
        "m13": "e_two",
        "m14": "e_b",
        "m15": "e_a",
    }
    assert sizes(entity_of) == ((1, 2), (2, 1), (10, 1))
    assert largest(entity_of, 3) == (("e_big", 12), ("e_two", 2), ("e_a", 1))
    assert sizes({}) == ()
