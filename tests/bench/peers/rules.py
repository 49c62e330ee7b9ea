"""A peer: points by hand for each agreement, names compared with rapidfuzz; groups are what 45 points connect."""

import polars as pl
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist


def score(features: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Points of each pair, about -150 to 200."""
    both = sides(features, pairs)
    near = pl.Series(cpdist(_texts(both, "core"), _texts(both, "core_right"), scorer=JaroWinkler.similarity, workers=2))
    niks = pl.Series(cpdist(_texts(both, "nik"), _texts(both, "nik_right"), scorer=OSA.distance, workers=2))
    fathers = pl.Series(
        cpdist(_texts(both, "father"), _texts(both, "father_right"), scorer=JaroWinkler.similarity, workers=2)
    )
    both = both.with_columns(near=near, nik_edits=niks, fathers=fathers)
    return pairs.with_columns(
        both.select(score=_name() + _nik() + _birth() + _place() + _rest())["score"].alias("score")
    )


def sides(features: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """The facts of both mentions of each pair beside each other, the right one's with `_right`."""
    left = features[pairs["left"]]
    right = features[pairs["right"]].rename(lambda name: f"{name}_right")
    return pl.concat([left, right], how="horizontal")


def _texts(both: pl.DataFrame, column: str) -> list[str]:
    return both[column].fill_null("").to_list()


def _same(column: str) -> pl.Expr:
    return pl.col(column).eq(pl.col(f"{column}_right")).fill_null(value=False)


def _differ(column: str) -> pl.Expr:
    return pl.col(column).ne(pl.col(f"{column}_right")).fill_null(value=False)


def _name() -> pl.Expr:
    shared = pl.col("words").list.set_intersection("words_right").list.len()
    few = pl.min_horizontal(pl.col("words").list.len(), pl.col("words_right").list.len())
    contained = (shared == few) & (few > 0)
    alias = (
        pl.col("alias").eq(pl.col("core_right")) | pl.col("core").eq(pl.col("alias_right")) | _same("alias")
    ).fill_null(value=False)
    return (
        pl.when(pl.col("core").is_null() | pl.col("core_right").is_null()).then(0)
        .when(_same("core")).then(30)
        .when(pl.col("near") >= 0.94).then(26)
        .when(_same("initials") & _same("first")).then(16)
        .when(contained & _same("first")).then(16)
        .when(contained).then(10)
        .when(alias).then(20)
        .when(pl.col("near") >= 0.88).then(12)
        .when(_same("first")).then(0)
        .when(shared > 0).then(-10)
        .otherwise(-60)
    )  # fmt: skip


def _nik() -> pl.Expr:
    return (
        pl.when(pl.col("nik").is_null() | pl.col("nik_right").is_null()).then(0)
        .when(_same("nik")).then(60).when(pl.col("nik_edits") <= 1).then(30).otherwise(-60)
    )  # fmt: skip


def _birth() -> pl.Expr:
    apart = (pl.col("year").cast(pl.Int32) - pl.col("year_right").cast(pl.Int32)).abs()
    return (
        pl.when(pl.col("year").is_null() | pl.col("year_right").is_null()).then(0)
        .when(_same("dob")).then(35)
        .when(pl.col("dob").eq(pl.col("swapped_right")).fill_null(value=False)).then(28)
        .when(_same("month")).then(16)
        .when(_same("year")).then(8)
        .when(apart <= 1).then(-5)
        .otherwise(-40)
    )  # fmt: skip


def _place() -> pl.Expr:
    return (
        pl.when(_same("village") & ~_differ("district") & ~_differ("regency")).then(24)
        .when(_same("district") & ~_differ("regency")).then(18)
        .when(_same("regency") & ~_differ("district")).then(12)
        .when(_same("regency")).then(2)
        .when(_differ("regency") | _differ("district") | _differ("village")).then(-15)
        .otherwise(0)
    )  # fmt: skip


def _rest() -> pl.Expr:
    phone = pl.when(_same("phone")).then(30).otherwise(0)
    gender = pl.when(_same("gender")).then(3).when(_differ("gender")).then(-40).otherwise(0)
    father = (
        pl.when(_same("father")).then(14).when(_differ("father") & (pl.col("fathers") < 0.9)).then(-15).otherwise(0)
    )
    org = pl.when(_same("org")).then(14).otherwise(0)
    return phone + gender + father + org
