"""How well mentions were grouped: pairwise and B-cubed precision and recall, and who was put among
strangers.

Pairwise counts pairs of mentions put together; B-cubed (Bagga and Baldwin 1998) averages over
mentions, so that one large person does not drown the others. All is counted over groups, never over
pairs: a million mentions take seconds.
"""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Measures:
    """Shares between 0 and 1; precision of nothing found is 1."""

    pair_precision: float
    pair_recall: float
    cubed_precision: float
    cubed_recall: float
    merged: int
    """Groups of two mentions or more."""
    merged_with_others: float
    """Share of those that hold someone else."""
    misplaced: float
    """Share of all mentions that stand in a group of mostly another person's."""
    shown_precision: float
    """Pairwise again, the mentions of two groups that a probable link joins counted as shown
    together.
    """
    shown_recall: float

    @property
    def cubed_f(self) -> float:
        return _harmonic(self.cubed_precision, self.cubed_recall)


def measure(
    truth: pl.DataFrame, clusters: pl.DataFrame, probable: pl.DataFrame | None = None
) -> Measures:
    """Compare `truth` (unique_id, ent) with `clusters` (unique_id, cluster) and `probable` links
    (left, right).

    A mention in no cluster stands alone.
    """
    placed = truth.select("unique_id", "ent").join(
        clusters.select("unique_id", "cluster"), on="unique_id", how="left"
    )
    placed = placed.with_columns(
        pl.col("cluster").cast(pl.String).fill_null(pl.concat_str(pl.lit("alone "), "unique_id"))
    )
    if len(placed) != len(truth):
        raise ValueError(f"{len(placed) - len(truth)} mentions stand in two clusters")
    cells = placed.group_by("cluster", "ent").agg(pl.len().cast(pl.Int64).alias("both"))
    cells = cells.with_columns(
        pl.col("both").sum().over("cluster").alias("in_cluster"),
        pl.col("both").sum().over("ent").alias("of_person"),
    )
    right, together, true = (
        _pairs(cells["both"]),
        _pairs(cells.unique("cluster")["in_cluster"]),
        _pairs(cells.unique("ent")["of_person"]),
    )
    squares = pl.col("both") ** 2
    cubed = cells.select(
        precision=(squares / pl.col("in_cluster")).sum() / len(truth),
        recall=(squares / pl.col("of_person")).sum() / len(truth),
    ).row(0, named=True)
    merged = cells.group_by("cluster").agg(
        pl.col("both").sum().alias("size"), pl.col("both").max().alias("most")
    )
    merged = merged.filter(pl.col("size") > 1)
    mixed = merged.filter(pl.col("size") > pl.col("most"))
    shown, shown_right = _shown(placed, cells, probable)
    return Measures(
        pair_precision=_share(right, together),
        pair_recall=_share(right, true),
        cubed_precision=float(cubed["precision"]),
        cubed_recall=float(cubed["recall"]),
        merged=len(merged),
        merged_with_others=len(mixed) / len(merged) if len(merged) else 0.0,
        misplaced=int((mixed["size"] - mixed["most"]).sum()) / len(truth),
        shown_precision=_share(right + shown_right, together + shown),
        shown_recall=_share(right + shown_right, true),
    )


def _shown(
    placed: pl.DataFrame, cells: pl.DataFrame, probable: pl.DataFrame | None
) -> tuple[int, int]:
    """Pairs that probable links add, and how many of them are right."""
    if probable is None or not len(probable):
        return 0, 0
    cluster_of = placed.select("unique_id", "cluster")
    links = (
        probable.select("left", "right")
        .join(cluster_of.rename({"unique_id": "left", "cluster": "one"}), on="left")
        .join(cluster_of.rename({"unique_id": "right", "cluster": "other"}), on="right")
        .filter(pl.col("one") != pl.col("other"))
        .select(
            pl.min_horizontal("one", "other").alias("one"),
            pl.max_horizontal("one", "other").alias("other"),
        )
        .unique()
    )
    sizes = cells.unique("cluster").select("cluster", "in_cluster")
    sized = links.join(sizes.rename({"cluster": "one"}), on="one").join(
        sizes.rename({"cluster": "other"}), on="other", suffix="_other"
    )
    people = cells.select("cluster", "ent", "both")
    agreeing = links.join(people.rename({"cluster": "one"}), on="one").join(
        people.rename({"cluster": "other"}), on=["other", "ent"], suffix="_other"
    )
    return (
        int((sized["in_cluster"] * sized["in_cluster_other"]).sum()),
        int((agreeing["both"] * agreeing["both_other"]).sum()),
    )


def _pairs(sizes: pl.Series) -> int:
    return int((sizes * (sizes - 1) // 2).sum())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _harmonic(left: float, right: float) -> float:
    return 2 * left * right / (left + right) if left + right else 0.0
