"""Made-up people: the same for a seed, and like what is known of real ones."""

import polars as pl
import pytest

from graph.names import person_key
from tests.bench.people import COLUMNS, ROLES, make_mentions
from tests.bench.people.figures import figures
from tests.bench.people.spelling import writings
from tests.bench.resolution import agreement, draws


@pytest.fixture(scope="module")
def mentions() -> pl.DataFrame:
    return make_mentions(10_000, 7)


def test_a_seed_makes_the_same_mentions_again(mentions: pl.DataFrame):
    assert mentions.equals(make_mentions(10_000, 7))
    assert not mentions.equals(make_mentions(10_000, 8))


def test_mentions_have_their_columns_and_roles(mentions: pl.DataFrame):
    assert mentions.columns == list(COLUMNS)
    assert set(mentions["role"]) == set(ROLES)
    assert mentions["unique_id"].is_unique().all()
    assert mentions["name"].is_not_null().all()


def test_nobody_stands_twice_in_one_case(mentions: pl.DataFrame):
    assert not mentions.select(pl.struct("case_id", "ent").is_duplicated().any()).item()


def test_facts_are_as_sparse_as_aimed_at(mentions: pl.DataFrame):
    found = {name: value for name, value, _ in figures(mentions)}
    aimed = {
        "nik": 0.23,
        "phone": 0.46,
        "dob": 0.44,
        "gender": 0.66,
        "regency": 0.75,
        "people mentioned once": 0.47,
    }
    assert {name: found[name] for name in aimed} == pytest.approx(aimed, abs=0.03)
    assert found["largest person"] == 50
    assert found["nik of actors"] < found["nik of victims"] / 5


def test_other_writings_are_mostly_of_one_key():
    for word in ("Muhammad", "Ahmad", "Siti", "Nur"):
        same = sum(
            person_key(f"{writing} Rahayu") == person_key(f"{word} Rahayu")
            for writing in writings(word)
        )
        assert same >= len(writings(word)) / 2


def test_draws_are_whole_cases(mentions: pl.DataFrame):
    for part in draws(mentions, 100, seed=1):
        assert 80 <= len(part) <= 100
        whole = mentions.filter(pl.col("case_id").is_in(part["case_id"].unique().to_list()))
        assert len(whole) == len(part)


def test_agreement_counts_new_mentions_by_the_known_that_they_joined():
    people = pl.DataFrame({"unique_id": ["k1", "k2", "n1", "n2"], "ent": ["a", "b", "a", "b"]})
    at_once = pl.DataFrame({"unique_id": ["k1", "k2", "n1", "n2"], "cluster": [1, 2, 1, 2]})
    later = pl.DataFrame({"unique_id": ["k1", "n1", "n2"], "cluster": ["x", "x", "y"]})
    proposed = pl.DataFrame({"left": ["k2"], "right": ["n2"]})
    found = agreement(
        people, people.filter(pl.col("unique_id").is_in(["k1", "k2"])), at_once, later, proposed
    )
    assert found == {
        "joined to known": 1,
        "of them right": 1,
        "joined in a full run": 2,
        "pairs of both": 1,
        "pairs only full": 1,
        "of them of a new mention that is proposed": 1,
        "pairs only new": 0,
    }
