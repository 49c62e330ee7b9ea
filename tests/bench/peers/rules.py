"""A peer: points for each agreement, names compared with rapidfuzz.

The points are rounded from a logistic regression on made-up mentions of seed 7, which no figure is
reported of: a strong baseline, for a weak one would flatter the product.
"""

from collections.abc import Callable

import polars as pl
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

SLICE = 500_000
"""How many pairs are compared at once, to keep memory within bounds."""


def score(features: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Points of each pair, about -130 to 200."""
    return pl.concat([_scored(features, part) for part in pairs.iter_slices(SLICE)])


def _scored(features: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    both = sides(features, pairs)
    both = both.with_columns(
        near=_compared(both, "core", JaroWinkler.similarity),
        nik_edits=_compared(both, "nik", OSA.distance),
        fathers=_compared(both, "father", JaroWinkler.similarity),
    )
    points = both.select(score=(_name() + _nik() + _birth() + _place() + _rest()).cast(pl.Float64))
    return pairs.with_columns(points["score"])


def _compared(both: pl.DataFrame, column: str, scorer: Callable[..., float]) -> pl.Series:
    left, right = (both[name].fill_null("").to_list() for name in (column, f"{column}_right"))
    return pl.Series(cpdist(left, right, scorer=scorer, workers=2))


def sides(features: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """The facts of both mentions of each pair beside each other, the right one's with `_right`."""
    left = features[pairs["left"]]
    right = features[pairs["right"]].rename(lambda name: f"{name}_right")
    return pl.concat([left, right], how="horizontal")


def _same(column: str) -> pl.Expr:
    return pl.col(column).eq(pl.col(f"{column}_right")).fill_null(value=False)


def _differ(column: str) -> pl.Expr:
    return pl.col(column).ne(pl.col(f"{column}_right")).fill_null(value=False)


def _name() -> pl.Expr:
    shared = pl.col("words").list.set_intersection("words_right").list.len()
    few = pl.min_horizontal(pl.col("words").list.len(), pl.col("words_right").list.len())
    contained = (shared == few) & (few > 0)
    alias = (
        pl.col("alias").eq(pl.col("core_right"))
        | pl.col("core").eq(pl.col("alias_right"))
        | _same("alias")
    ).fill_null(value=False)
    several = _same("core") & (pl.col("words").list.len() > 1)
    return (
        pl.when(pl.col("core").is_null() | pl.col("core_right").is_null()).then(-8)
        .when(several).then(39)
        .when(_same("core")).then(30)
        .when(pl.col("near") >= 0.94).then(27)
        .when(_same("initials") & _same("first")).then(18)
        .when(contained).then(19)
        .when(alias).then(20)
        .when(pl.col("near") >= 0.88).then(7)
        .when(_same("first")).then(-8)
        .when(shared > 0).then(-9)
        .otherwise(-17)
    )  # fmt: skip


def _nik() -> pl.Expr:
    return (
        pl.when(pl.col("nik").is_null() | pl.col("nik_right").is_null()).then(0)
        .when(_same("nik")).then(39).when(pl.col("nik_edits") <= 1).then(-9).otherwise(-32)
    )  # fmt: skip


def _birth() -> pl.Expr:
    apart = (pl.col("year").cast(pl.Int32) - pl.col("year_right").cast(pl.Int32)).abs()
    return (
        pl.when(pl.col("year").is_null() | pl.col("year_right").is_null()).then(0)
        .when(_same("dob")).then(28)
        .when(pl.col("dob").eq(pl.col("swapped_right")).fill_null(value=False)).then(17)
        .when(_same("month")).then(18)
        .when(_same("year")).then(4)
        .when(apart <= 1).then(-10)
        .otherwise(-26)
    )  # fmt: skip


def _place() -> pl.Expr:
    return (
        pl.when(_same("village") & ~_differ("district") & ~_differ("regency")).then(34)
        .when(_same("district") & ~_differ("regency")).then(27)
        .when(_same("regency") & ~_differ("district")).then(15)
        .when(_same("regency")).then(-3)
        .when(_differ("regency") | _differ("district") | _differ("village")).then(-16)
        .otherwise(0)
    )  # fmt: skip


def _rest() -> pl.Expr:
    phone = pl.when(_same("phone")).then(45).when(_differ("phone")).then(-6).otherwise(0)
    gender = pl.when(_differ("gender")).then(-10).otherwise(0)
    stranger = _differ("father") & (pl.col("fathers") < 0.9)
    father = pl.when(_same("father")).then(18).when(stranger).then(-5).otherwise(0)
    org = pl.when(_same("org")).then(26).when(_differ("org")).then(-6).otherwise(0)
    side = pl.when(_differ("actor")).then(-35).otherwise(0)
    return phone + gender + father + org + side
