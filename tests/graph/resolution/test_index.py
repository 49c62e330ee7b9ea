"""New mentions against known ones that are kept ready: the same answer as a run over all, and nobody known is changed."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InvalidValue
from graph.resolution.blocking import BLOCKS, Blocks
from graph.resolution.features import features
from graph.resolution.frequencies import count
from graph.resolution.known_blocks import KnownBlocks
from graph.resolution.parameters import shipped
from graph.resolution.tables import Index, read_table, resolve_table
from graph.resolution.training.people import COLUMNS, World

PHONE, OTHER_PHONE = "081234567890", "085298765432"
NIK = "7271014503900001"


def table(*rows: dict[str, str | None]) -> pl.DataFrame:
    """Mentions of recruiters, a case each, of whom only what a row says is known."""
    empty = dict.fromkeys(COLUMNS)
    full = [empty | {"unique_id": f"{n}", "case_id": f"c{n}", "role": "perekrut"} | each for n, each in enumerate(rows)]
    return pl.DataFrame(full, schema=dict.fromkeys(COLUMNS, pl.String)).drop("ent")


def clusters_of(found: pl.DataFrame) -> set[frozenset[str]]:
    return {frozenset(each) for each in found.group_by("cluster").agg("unique_id")["unique_id"].to_list()}


KNOWN = table(
    {"unique_id": "a1", "name": "Rahmat Lamadjido", "phone": PHONE, "village": "Bahagia"},
    {"unique_id": "a2", "name": "Rahmat Lamadjido", "phone": PHONE, "village": "Bahagia"},
    {"unique_id": "b1", "name": "Rahmat Lamadjido", "nik": NIK},
    {"unique_id": "c1", "name": "Yusuf Tandigala", "phone": OTHER_PHONE},
)


def test_a_new_mention_joins_the_person_it_fits_and_brings_all_of_that_person_along():
    index = Index(KNOWN)
    found = index.resolve(table({"unique_id": "n1", "name": "Rachmat Lamadjido", "phone": PHONE}))
    assert clusters_of(found.clusters) == {frozenset({"n1", "a1", "a2"})}
    assert set(found.clusters["cluster"]) <= {"a1", "a2"}


def test_a_stranger_is_somebody_new():
    found = Index(KNOWN).resolve(table({"unique_id": "n1", "name": "Zubaidah Karim"}))
    assert found.clusters.rows() == [("n1", "n1")]
    assert found.probable.is_empty()


def test_new_mentions_are_joined_among_each_other():
    fresh = {"name": "Zubaidah Karim", "phone": "081355512345"}
    found = Index(KNOWN).resolve(table({"unique_id": "n1", **fresh}, {"unique_id": "n2", **fresh}))
    assert clusters_of(found.clusters) == {frozenset({"n1", "n2"})}


def test_two_known_people_whom_a_new_mention_fits_stay_apart_and_are_proposed():
    between = {"unique_id": "n1", "name": "Rahmat Lamadjido", "phone": PHONE, "nik": NIK}
    found = Index(KNOWN).resolve(table(between))
    joined = clusters_of(found.clusters)
    assert joined in ({frozenset({"n1", "a1", "a2"})}, {frozenset({"n1", "b1"})})
    assert found.probable.height == 1
    pair = set(found.probable.select("left", "right").row(0))
    assert "n1" in pair and not pair <= next(iter(joined))
    everything = resolve_table(pl.concat([KNOWN, table(between)])).clusters
    assert frozenset({"n1", "a1", "a2", "b1"}) in clusters_of(everything)


def test_asking_changes_nothing():
    index = Index(KNOWN)
    asked = table({"unique_id": "n1", "name": "Rahmat Lamadjido", "phone": PHONE})
    first = index.resolve(asked)
    index.resolve(table({"unique_id": "n2", "name": "Yusuf Tandigala", "phone": OTHER_PHONE}))
    assert index.resolve(asked).clusters.equals(first.clusters)


def test_an_id_that_is_known_is_refused():
    with pytest.raises(InvalidValue, match="a1"):
        Index(KNOWN).resolve(table({"unique_id": "a1", "name": "Rahmat Lamadjido"}))


def test_no_new_mentions_are_no_answer():
    assert Index(KNOWN).resolve(KNOWN.clear()).clusters.is_empty()


def test_who_is_who_among_the_known_may_be_given():
    as_one = pl.DataFrame({"unique_id": ["a1", "a2", "b1", "c1"], "cluster": ["x", "x", "x", "y"]})
    found = Index(KNOWN, clusters=as_one).resolve(table({"unique_id": "n1", "name": "Rahmat Lamadjido", "nik": NIK}))
    assert clusters_of(found.clusters) == {frozenset({"n1", "a1", "a2", "b1"})}


@pytest.fixture(scope="module")
def world() -> pl.DataFrame:
    return World(7, 2_000).table().sort("unique_id")


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 1_000), new=st.integers(1, 200))
def test_what_the_index_joins_a_run_over_all_joins_too(world: pl.DataFrame, seed: int, new: int):
    """But for a few whom frequencies that the new ones shift by a bit bring over a threshold, or a fuller block hides."""
    shuffled = world.sample(fraction=1.0, shuffle=True, seed=seed)
    known, fresh = shuffled[new:], shuffled[:new]
    before = Index(known)
    found, whole = before.resolve(fresh), resolve_table(world)
    of_all = dict(whole.clusters.select("unique_id", "cluster").iter_rows())
    asked = {*found.probable["left"], *found.probable["right"]}
    ours = _partners(found.clusters, fresh)
    theirs = _partners(whole.clusters, fresh)
    assert all(of_all[one] == of_all[other] for one, other in ours) or len(ours - theirs) <= 0.01 * len(ours)
    lost = [pair for pair in theirs - ours if not asked & set(pair)]
    assert len(lost) <= 0.05 * len(theirs) + 2


def _partners(clusters: pl.DataFrame, fresh: pl.DataFrame) -> set[tuple[str, str]]:
    """Pairs of a new mention with any other of its cluster."""
    new = clusters.filter(pl.col("unique_id").is_in(fresh["unique_id"].cast(pl.String).implode()))
    pairs = new.join(clusters, on="cluster", suffix="_other").filter(pl.col("unique_id") != pl.col("unique_id_other"))
    return set(pairs.select("unique_id", "unique_id_other").iter_rows())


@pytest.mark.parametrize("new", [1, 40, 400])
def test_new_mentions_are_compared_with_all_that_a_run_over_all_compares_them_with(world: pl.DataFrame, new: int):
    """In blocks no larger than their window, where the run over all compares everybody with everybody."""
    people = features(
        read_table(
            world.sample(fraction=1.0, shuffle=True, seed=3)
            .with_row_index("id")
            .drop("unique_id")
            .rename({"id": "unique_id"})
        )
    )
    people = count(people, shipped().words).looked_up(people)
    known, fresh = people.head(-new), people.tail(new)
    found = set(KnownBlocks(known).pairs(fresh).iter_rows())
    every = {pair for pair in Blocks(people).pairs().iter_rows() if pair[1] >= known.height}
    assert every - found == set()
    assert all(right >= known.height for _, right in found)
    assert len(found) <= 2 * len(every) + sum(window for _, window in BLOCKS.values())
