"""Spark weighs pairs as DuckDB does, but for a few at the edge of a level."""

import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec

import polars as pl
import pytest

from graph.errors import SettingsError
from graph.resolution.people import scoring, spark
from graph.resolution.people.linking import LinkedPeople, PairScorer, link_people
from graph.resolution.people.tables import read_table
from graph.resolution.people.training.people import GeneratedPeople

PAIR = ["left", "right"]
DIFFER = 0.002
"""The share of pairs that may be on one side only, or differ by more than 0.01 bits."""

pyspark = pytest.mark.skipif(
    find_spec("pyspark") is None, reason="needs the extra `spark`, a download of 450 MB"
)


def installed(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that runs Spark."""
    java = pytest.mark.skipif(shutil.which("java") is None, reason="needs Java 17")
    return pytest.mark.slow(pytest.mark.spark(pyspark(java(test))))


class Kept:
    """A scorer that keeps what it answered."""

    def __init__(self, scorer: PairScorer) -> None:
        self._scorer = scorer
        self.answer = pl.DataFrame()

    def __call__(self, *arguments: object, **options: object) -> pl.DataFrame:
        self.answer = self._scorer(*arguments, **options)
        return self.answer


@pytest.fixture(scope="module")
def both() -> dict[str, tuple[LinkedPeople, pl.DataFrame]]:
    table = read_table(GeneratedPeople(11, 2_000).table())
    found = {}
    for name, engine in (("duckdb", scoring.score), ("spark", spark.score)):
        kept = Kept(engine)
        found[name] = link_people(table, scorer=kept), kept.answer
    return found


@installed
def test_both_engines_weigh_the_same(both: dict[str, tuple[LinkedPeople, pl.DataFrame]]):
    ours, theirs = both["duckdb"][1], both["spark"][1]
    assert ours.schema == theirs.schema
    assert ours.height > 1_000
    assert _unlike(ours, theirs).height <= DIFFER * ours.height


@installed
def test_both_engines_find_the_same_people(both: dict[str, tuple[LinkedPeople, pl.DataFrame]]):
    """But for the mentions of pairs that the two weigh unlike."""
    (ours, our_pairs), (theirs, their_pairs) = both["duckdb"], both["spark"]
    unlike = _unlike(our_pairs, their_pairs)
    touched = pl.concat([ours.roots.gather(unlike[side]) for side in PAIR]).unique()
    other = pl.DataFrame({"ours": ours.roots, "theirs": theirs.roots}).filter(
        pl.col("ours") != pl.col("theirs")
    )
    assert other.filter(~pl.col("ours").is_in(touched.implode())).is_empty()


def _unlike(ours: pl.DataFrame, theirs: pl.DataFrame) -> pl.DataFrame:
    beside = ours.join(theirs, on=PAIR, how="full", suffix="_spark", coalesce=True)
    return beside.filter((pl.col("weight") - pl.col("weight_spark")).abs().fill_null(1.0) > 0.01)


def test_without_spark_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(SettingsError, match=r"simpul\[spark\]"):
        _some()


@pytest.mark.spark
@pyspark
def test_without_java_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SettingsError, match="Java 17"):
        _some()


def _some() -> LinkedPeople:
    """Some people whose pairs are to be weighed on Spark."""
    return link_people(read_table(GeneratedPeople(1, 20).table()), scorer=spark.score)
