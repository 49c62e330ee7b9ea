"""Small registers: `python -m tests.bench.registers --count 200 --size 300 --world cases`.

What an office of a few hundred mentions sees: each register is a world of its own (a seed each),
resolved by itself. Printed are pairwise precision and recall over all registers together, and how
many merged people hold somebody else, of how many.
"""

import argparse
from collections.abc import Iterator

import polars as pl

from graph.resolution.people.tables import resolve_table
from tests.bench.cases.trapped import ties
from tests.bench.measures import measure
from tests.bench.resolution import WORLDS


def registers(
    world: str, size: int, count: int, seed: int
) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Mentions with their truth and the clusters that were found, register by register."""
    for number in range(count):
        mentions, told = WORLDS[world](size, seed + number)
        found = resolve_table(mentions.drop("ent"), facts=ties(told))
        name = pl.format("{} {}", pl.lit(number), pl.col("unique_id"))
        yield (
            mentions.select(unique_id=name, ent=pl.format("{} {}", pl.lit(number), "ent")),
            found.clusters.select(
                unique_id=name, cluster=pl.format("{} {}", pl.lit(number), "cluster")
            ),
        )


def main() -> None:
    """Print one line for each size."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.registers", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--world", choices=sorted(WORLDS), default="people")
    parser.add_argument("--size", type=int, action="append", default=[])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1001)
    asked = parser.parse_args()
    for size in asked.size or [300]:
        parts = list(registers(asked.world, size, asked.count, asked.seed))
        truth, clusters = (pl.concat(column) for column in zip(*parts, strict=True))
        found = measure(truth, clusters)
        mixed = round(found.merged * found.merged_with_others)
        print(
            f"{asked.count} registers of {size} ({asked.world}): precision"
            f" {found.pair_precision:.4f}, recall {found.pair_recall:.4f}, B-cubed recall"
            f" {found.cubed_recall:.4f}; {mixed} of {found.merged} merged people are mixed",
            flush=True,
        )


if __name__ == "__main__":
    main()
