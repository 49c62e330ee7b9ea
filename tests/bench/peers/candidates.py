"""Which mentions the peers compare: pairs that share a telling value, the same for all of them."""

import polars as pl

LARGEST = 40
"""A value that more mentions share is not told apart by itself."""
BLOCKS = (
    ("nik",), ("phone",), ("phone", "start"), ("core", "regency"), ("core", "year"), ("core", "org"), ("core",),
    ("initials", "district"), ("first", "district"), ("first", "village"), ("rarest", "regency"), ("org", "first"),
    ("dob", "start"), ("father", "first"), ("initials", "regency"), ("core", "district"), ("core", "village"),
)  # fmt: skip
RARE = {("core",): 20, ("initials", "regency"): 25}


def candidate_pairs(features: pl.DataFrame) -> pl.DataFrame:
    """Rows (left, right) of places in `features`, left before right, in order."""
    rows = features.with_columns(_rarest(features)).with_row_index("row")
    found = [_sharing(rows, block, RARE.get(block, LARGEST)) for block in BLOCKS]
    return pl.concat(found).unique().sort("left", "right")


def _rarest(features: pl.DataFrame) -> pl.Series:
    words = features.select("unique_id", pl.col("words")).explode("words").drop_nulls()
    counted = words.with_columns(pl.len().over("words").alias("count")).sort("count", "words")
    rarest = (
        counted.group_by("unique_id", maintain_order=True)
        .first()
        .select("unique_id", rarest="words")
    )
    return features.select("unique_id").join(
        rarest, on="unique_id", how="left", maintain_order="left"
    )["rarest"]


def _sharing(rows: pl.DataFrame, block: tuple[str, ...], largest: int) -> pl.DataFrame:
    keyed = rows.select("row", *block).drop_nulls()
    small = keyed.filter(pl.len().over(block) <= largest)
    pairs = small.join(small, on=block, suffix="_right").filter(pl.col("row") < pl.col("row_right"))
    return pairs.select(left="row", right="row_right")
