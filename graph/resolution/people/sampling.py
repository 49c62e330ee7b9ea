"""Pairs of mentions drawn at random: of one person, or of two."""

import polars as pl


def pairs_of_one(person: pl.Series, seed: int, *, at_most: int) -> pl.DataFrame:
    """Up to `each` pairs of every person's mentions. Columns: left < right, row numbers."""
    mentions = pl.DataFrame({"person": person}).with_row_index("n").cast({"n": pl.Int32})
    mentions = mentions.sample(fraction=1.0, shuffle=True, seed=seed).with_columns(
        place=pl.int_range(pl.len()).over("person")
    )
    few = mentions.filter(pl.col("place") <= at_most // 2)
    both = few.join(few, on="person", suffix="_other").filter(pl.col("n") < pl.col("n_other"))
    ranked = both.sample(fraction=1.0, shuffle=True, seed=seed).filter(
        pl.int_range(pl.len()).over("person") < at_most
    )
    return ranked.select(left="n", right="n_other").sort("left", "right")


def pairs_of_two(person: pl.Series, seed: int, *, count: int) -> pl.DataFrame:
    """Up to `count` pairs of different people's mentions. Columns: left < right, row numbers."""
    numbers = pl.Series("n", range(len(person)), dtype=pl.Int32)
    draws = [numbers.sample(count, with_replacement=True, seed=seed + turn) for turn in (1, 2)]
    pairs = pl.DataFrame({"one": draws[0], "other": draws[1]})
    pairs = pairs.select(
        left=pl.min_horizontal("one", "other"), right=pl.max_horizontal("one", "other")
    ).unique()
    people = [person.gather(pairs[end]) for end in ("left", "right")]
    return pairs.filter(people[0] != people[1]).sort("left", "right")
