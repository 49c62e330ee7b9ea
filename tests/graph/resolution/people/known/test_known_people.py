"""New mentions against known ones that are kept ready: the answer of a run over all, and nobody
known is changed.
"""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InvalidValue
from graph.resolution.people.blocking import BLOCKS, Blocks
from graph.resolution.people.features import features
from graph.resolution.people.frequencies import count
from graph.resolution.people.known.blocks import KnownBlocks
from graph.resolution.people.parameters import shipped
from graph.resolution.people.tables import PeopleIndex, read_table, resolve_table
from graph.resolution.people.training.people import COLUMNS, GeneratedPeople

PHONE, OTHER_PHONE = "081234567890", "085298765432"
NIK = "7271014503900001"


def table(*rows: dict[str, str | None]) -> pl.DataFrame:
    """Mentions of recruiters, a case each, of whom only what a row says is known."""
    empty = dict.fromkeys(COLUMNS)
    full = [
        empty | {"unique_id": f"{n}", "case_id": f"c{n}", "role": "perekrut"} | row
        for n, row in enumerate(rows)
    ]
    return pl.DataFrame(full, schema=dict.fromkeys(COLUMNS, pl.String)).drop("ent")


def clusters_of(found: pl.DataFrame) -> set[frozenset[str]]:
    return {
        frozenset(ids) for ids in found.group_by("cluster").agg("unique_id")["unique_id"].to_list()
    }


KNOWN = table(
    {"unique_id": "a1", "name": "Rahmat Lamadjido", "phone": PHONE, "village": "Bahagia"},
    {"unique_id": "a2", "name": "Rahmat Lamadjido", "phone": PHONE, "village": "Bahagia"},
    {"unique_id": "b1", "name": "Rahmat Lamadjido", "nik": NIK},
    {"unique_id": "c1", "name": "Yusuf Tandigala", "phone": OTHER_PHONE},
)


def test_a_new_mention_joins_the_person_it_fits_and_brings_all_of_that_person_along():
    index = PeopleIndex(KNOWN)
    found = index.resolve(table({"unique_id": "n1", "name": "Rachmat Lamadjido", "phone": PHONE}))
    assert clusters_of(found.clusters) == {frozenset({"n1", "a1", "a2"})}
    assert set(found.clusters["cluster"]) <= {"a1", "a2"}


def test_a_stranger_is_somebody_new():
    found = PeopleIndex(KNOWN).resolve(table({"unique_id": "n1", "name": "Zubaidah Karim"}))
    assert found.clusters.rows() == [("n1", "n1")]
    assert found.probable.is_empty()


def test_new_mentions_are_joined_among_each_other():
    fresh = {"name": "Zubaidah Karim", "phone": "081355512345"}
    found = PeopleIndex(KNOWN).resolve(
        table({"unique_id": "n1", **fresh}, {"unique_id": "n2", **fresh})
    )
    assert clusters_of(found.clusters) == {frozenset({"n1", "n2"})}


def test_two_known_people_whom_a_new_mention_fits_stay_apart_and_are_proposed():
    between = {"unique_id": "n1", "name": "Rahmat Lamadjido", "phone": PHONE, "nik": NIK}
    found = PeopleIndex(KNOWN).resolve(table(between))
    joined = clusters_of(found.clusters)
    assert joined in ({frozenset({"n1", "a1", "a2"})}, {frozenset({"n1", "b1"})})
    assert found.probable.height == 1
    pair = set(found.probable.select("left", "right").row(0))
    assert "n1" in pair and not pair <= next(iter(joined))
    everything = resolve_table(pl.concat([KNOWN, table(between)])).clusters
    assert frozenset({"n1", "a1", "a2", "b1"}) in clusters_of(everything)


def test_asking_changes_nothing():
    index = PeopleIndex(KNOWN)
    asked = table({"unique_id": "n1", "name": "Rahmat Lamadjido", "phone": PHONE})
    first = index.resolve(asked)
    index.resolve(table({"unique_id": "n2", "name": "Yusuf Tandigala", "phone": OTHER_PHONE}))
    assert index.resolve(asked).clusters.equals(first.clusters)


def test_an_id_that_is_known_is_refused():
    with pytest.raises(InvalidValue, match="a1"):
        PeopleIndex(KNOWN).resolve(table({"unique_id": "a1", "name": "Rahmat Lamadjido"}))


def test_no_new_mentions_are_no_answer():
    assert PeopleIndex(KNOWN).resolve(KNOWN.clear()).clusters.is_empty()


def test_who_is_who_among_the_known_may_be_given():
    as_one = pl.DataFrame({"unique_id": ["a1", "a2", "b1", "c1"], "cluster": ["x", "x", "x", "y"]})
    found = PeopleIndex(KNOWN, clusters=as_one).resolve(
        table({"unique_id": "n1", "name": "Rahmat Lamadjido", "nik": NIK})
    )
    assert clusters_of(found.clusters) == {frozenset({"n1", "a1", "a2", "b1"})}


@pytest.fixture(scope="module")
def world() -> pl.DataFrame:
    return GeneratedPeople(7, 4_000).table().sort("unique_id")


@pytest.mark.parametrize("seed", [1, 2])
def test_what_only_the_index_or_only_a_run_over_all_joins_the_other_proposes(
    world: pl.DataFrame, seed: int
):
    """One in a hundred may lie near a threshold: the new ones count in the frequencies of a run
    over all.
    """
    shuffled = world.sample(fraction=1.0, shuffle=True, seed=seed)
    known, fresh = shuffled[400:], shuffled[:400]
    found, whole = PeopleIndex(known).resolve(fresh), resolve_table(world)
    ours, theirs = _partners(found.clusters, fresh), _partners(whole.clusters, fresh)
    assert len(ours & theirs) > 300
    assert _unknown_to(whole.probable, ours - theirs) <= 0.01 * len(ours)
    assert _unknown_to(found.probable, theirs - ours) <= 0.01 * len(theirs)


ROWS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(
            ["Siti Aminah", "St. Aminah", "Moh. Yusuf", "Muhammad Jusuf", "Budi Santoso", None]
        ),
        "nik": st.sampled_from([None, None, NIK, "7208051207850003"]),
        "phone": st.sampled_from([None, PHONE, OTHER_PHONE]),
        "dob": st.sampled_from([None, "1990-03-05", "1985-07-12"]),
        "village": st.sampled_from([None, "Bahagia"]),
        "role": st.sampled_from(["korban", "perekrut"]),
    }
)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=10), st.lists(ROWS, max_size=5))
def test_whoever_is_new_the_known_stay_who_they_are(
    known: list[dict[str, str]], fresh: list[dict[str, str]]
):
    before = table(*known)
    people = resolve_table(before).clusters
    new = table(*({"unique_id": f"n{n}"} | row for n, row in enumerate(fresh)))
    found = PeopleIndex(before, clusters=people).resolve(new)
    assert sorted(
        cluster for cluster in found.clusters["unique_id"] if cluster in set(new["unique_id"])
    ) == [*new["unique_id"]]
    for group in clusters_of(found.clusters):
        ours = group - set(new["unique_id"])
        assert not ours or ours in clusters_of(people)


def _unknown_to(probable: pl.DataFrame, pairs: set[tuple[str, str]]) -> int:
    """How many of these pairs hold nobody about whom something is proposed."""
    asked = {*probable["left"], *probable["right"]}
    return sum(asked.isdisjoint(pair) for pair in pairs)


def _partners(clusters: pl.DataFrame, fresh: pl.DataFrame) -> set[tuple[str, str]]:
    """Pairs of a new mention with any other of its cluster."""
    new = clusters.filter(pl.col("unique_id").is_in(fresh["unique_id"].cast(pl.String).implode()))
    pairs = new.join(clusters, on="cluster", suffix="_other").filter(
        pl.col("unique_id") != pl.col("unique_id_other")
    )
    return set(pairs.select("unique_id", "unique_id_other").iter_rows())


@pytest.mark.parametrize("new", [1, 40, 400])
def test_new_mentions_are_compared_with_all_that_a_run_over_all_compares_them_with(
    world: pl.DataFrame, new: int
):
    """In blocks no larger than their window, where the run over all compares everybody with
    everybody.
    """
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
