"""What becomes of pairs of two people who look alike, and what their cases name besides people."""

import polars as pl

from graph.resolution.people.context import FACTS

_TYING = ["vehicle", "shelter", "phone", "account", "agency"]
"""Kinds of facts that tie cases; a route, a period and a script are everybody's."""
_NAMED = {"phone": "phones", "account": "accounts", "agency": "company"}


def ties(facts: pl.DataFrame | None) -> pl.DataFrame:
    """What cases name (case_id, kind, value) in the columns that resolution takes."""
    if facts is None:
        return pl.DataFrame(schema=FACTS)
    tying = facts.filter(pl.col("kind").is_in(_TYING))
    plain = pl.col("value").str.to_lowercase().str.replace_all(r"[^a-z0-9]", "")
    kind = pl.col("kind").replace(_NAMED)
    return tying.select(pl.col("case_id").cast(pl.String), tie=pl.format("{}:{}", kind, plain))


def what_became(
    pairs: pl.DataFrame, clusters: pl.DataFrame, probable: pl.DataFrame
) -> pl.DataFrame:
    """For each kind of trap how many pairs there are, were fused, and are shown as probable."""
    cluster = dict(clusters.select("unique_id", "cluster").iter_rows())
    links = probable.select("left", "right").iter_rows()
    shown = {frozenset((cluster[left], cluster[right])) for left, right in links}
    placed = [(cluster[left], cluster[right]) for left, right, _ in pairs.iter_rows()]
    told = pairs.with_columns(
        fused=pl.Series([one == other for one, other in placed]),
        probable=pl.Series([frozenset(both) in shown for both in placed]),
    )
    counted = told.group_by("kind").agg(
        pl.len().alias("pairs"), pl.col("fused").sum(), pl.col("probable").sum()
    )
    return counted.sort("kind")


def render_traps(counted: pl.DataFrame) -> str:
    """A line a kind, and their sum."""
    lines = [f"{'look-alikes':<24}{'pairs':>8}{'fused':>8}{'probable':>10}"]
    total = counted.select(pl.lit("all").alias("kind"), pl.col("pairs", "fused", "probable").sum())
    for kind, pairs, fused, probable in [*counted.iter_rows(), *total.iter_rows()]:
        lines.append(f"{kind:<24}{pairs:>8,}{fused:>8,}{probable:>10,}")
    return "\n".join(lines)
