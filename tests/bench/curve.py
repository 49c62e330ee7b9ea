"""How recall and mixing trade: `python -m tests.bench.curve --world cases --size 100000 --seed 1`.

For each share of merged people that may hold somebody else (LEVELS, over all seeds together) the
highest recall that stays within it, three ways:

- *as shipped*: every threshold of resolution moved up or down by the same bits;
- *best thresholds*: for each second proof, side and length of name a threshold of its own, chosen
  by somebody who knows the truth of these very mentions, pairs without a second proof too. Nothing
  that only sets thresholds on these weights can do better, and nothing can know this beforehand;
- *knowing each pair*: every pair that was weighed at all, judged by the truth.

Small sizes with many seeds (`--count`) are measured as one, so that 60 registers of 300 mentions
tell what is within reach when none may be mixed (the level 0).
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import igraph as ig
import polars as pl

from graph.resolution.people.features import features
from graph.resolution.people.linking import (
    Clock,
    Constraints,
    Weighed,
    decide,
    weighed,
    with_told,
)
from graph.resolution.people.parameters import shipped
from graph.resolution.people.scoring import score
from graph.resolution.people.tables import read_table
from graph.resolution.people.tiers import ENOUGH, judged
from tests.bench.cases.trapped import ties
from tests.bench.measures import Measures, measure
from tests.bench.resolution import WORLDS

LEVELS = (0.0, 0.0001, 0.0003, 0.0005, 0.001, 0.0025)
"""Shares of merged people who may hold somebody else."""
SHIFTS = (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 6.0, 8.0)
WRONG = (0.0, 1e-4, 2e-4, 3e-4, 5e-4, 7e-4, 1e-3, 1.5e-3, 2e-3, 3e-3, 5e-3, 1e-2, 2e-2)
"""Shares of wrong pairs that best thresholds may let in at their edge."""
SLICE = 0.5
"""Bits of one step of a best threshold."""


@dataclass(frozen=True)
class _World:
    """Mentions of one seed, weighed."""

    truth: pl.DataFrame
    """unique_id and ent, in the order of the numbers of pairs."""
    found: Weighed
    pairs: pl.DataFrame
    """left, right, one (person), bucket, slice: pairs that nothing contradicts."""


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.curve", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--world", choices=sorted(WORLDS), default="people")
    parser.add_argument("--size", type=int, action="append", default=[])
    parser.add_argument("--seed", type=int, default=101, help="the first (101)")
    parser.add_argument("--count", type=int, default=1, help="so many seeds")
    asked = parser.parse_args()
    for size in asked.size or [10_000]:
        seeds = range(asked.seed, asked.seed + asked.count)
        worlds = [_world(asked.world, size, seed) for seed in seeds]
        print(f"{asked.world}, {size:,} mentions, seeds {seeds[0]} to {seeds[-1]}")
        print(render_curve(_shipped(worlds), _best(worlds), _knowing(worlds)), flush=True)


def _world(name: str, size: int, seed: int) -> _World:
    mentions, told = WORLDS[name](size, seed)
    people = features(read_table(mentions.drop("ent")))
    parameters = shipped()
    found = weighed(people, Constraints(), parameters, score, Clock(), facts=ties(told))
    ids = found.people.select("n", unique_id="id")
    truth = ids.join(mentions.select(pl.col("unique_id").cast(pl.String), "ent"), on="unique_id")
    truth = truth.sort("n")
    told_pairs = judged(with_told(found.people, found.pairs, parameters), shift=found.shift)
    open_pairs = told_pairs.filter(pl.col("reason").is_in(["", "suspects", "namesakes"]))
    ent = truth["ent"]
    proof = pl.lit(-1)
    for number, (holds, _) in reversed(list(enumerate(ENOUGH))):
        proof = pl.when(holds).then(number).otherwise(proof)
    pairs = open_pairs.select(
        "left",
        "right",
        one=ent.gather(open_pairs["left"]) == ent.gather(open_pairs["right"]),
        bucket=pl.concat_str(
            [proof, "role", "name", "one_word", "long_name", "context"], separator=" "
        ),
        slice=(pl.col("weight") / SLICE).floor(),
    )
    return _World(truth, found, pairs)


def _shipped(worlds: Sequence[_World]) -> Iterator[Measures]:
    """What comes out with every threshold moved, strictest last."""
    for extra in SHIFTS:
        roots = [
            decide(
                world.found.people,
                world.found.pairs,
                Constraints(),
                shipped(),
                prior=world.found.prior,
                shift=world.found.shift + extra,
                clock=Clock(),
            ).roots
            for world in worlds
        ]
        yield _together(worlds, roots)


def _best(worlds: Sequence[_World]) -> Iterator[Measures]:
    """What comes out with a threshold for each bucket that the truth itself has chosen."""
    told = pl.concat([world.pairs for world in worlds])
    counted = told.group_by("bucket", "slice").agg(
        pairs=pl.len().cast(pl.Int64), wrong=(~pl.col("one")).sum().cast(pl.Int64)
    )
    edges = pl.concat(
        _edge(slices) for _, slices in sorted(counted.group_by("bucket"), key=lambda of: of[0])
    )
    for allowed in WRONG:
        kept = edges.filter(pl.col("edge") <= allowed)
        yield _together(
            worlds,
            [
                _components(world, world.pairs.join(kept, on=["bucket", "slice"], how="semi"))
                for world in worlds
            ],
        )


def _edge(slices: pl.DataFrame) -> pl.DataFrame:
    """The slices of one bucket with the share of wrong pairs at the edge of a threshold there.

    A lighter slice never has a lower share than a heavier one: neighbours that are out of order
    count as one (pool adjacent violators, Ayer et al. 1955, doi 10.1214/aoms/1177728423).
    """
    ordered = slices.sort("slice", descending=True)
    pools: list[tuple[int, int, int]] = []
    for pairs, wrong in ordered.select("pairs", "wrong").iter_rows():
        pools.append((pairs, wrong, 1))
        while len(pools) > 1 and _share(pools[-2]) >= _share(pools[-1]):
            last = pools.pop()
            before = pools.pop()
            pools.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    edge = [_share(pool) for pool in pools for _ in range(pool[2])]
    return ordered.select("bucket", "slice", edge=pl.Series(edge, dtype=pl.Float64))


def _share(pool: tuple[int, int, int]) -> float:
    return pool[1] / pool[0]


def _knowing(worlds: Sequence[_World]) -> Measures:
    """What comes out when the truth judges each pair that was weighed."""
    roots = []
    for world in worlds:
        ent = world.truth["ent"]
        pairs = world.found.pairs.select("left", "right")
        one = ent.gather(pairs["left"]) == ent.gather(pairs["right"])
        roots.append(_components(world, pairs.filter(one)))
    return _together(worlds, roots)


def _components(world: _World, pairs: pl.DataFrame) -> pl.Series:
    edges = list(pairs.select("left", "right").iter_rows())
    found = ig.Graph(n=len(world.truth), edges=edges).connected_components()
    return pl.Series(found.membership)


def _together(worlds: Sequence[_World], roots: Iterable[pl.Series]) -> Measures:
    """All worlds as one, each with people of its own."""
    truths, clusters = [], []
    for number, (world, root) in enumerate(zip(worlds, roots, strict=True)):
        name = pl.format("{} {}", pl.lit(number), "unique_id")
        truths.append(
            world.truth.select(unique_id=name, ent=pl.format("{} {}", pl.lit(number), "ent"))
        )
        clusters.append(
            world.truth.select(
                unique_id=name, cluster=pl.format("{} {}", pl.lit(number), pl.lit(root))
            )
        )
    return measure(pl.concat(truths), pl.concat(clusters))


def render_curve(
    shipped_ones: Iterable[Measures], best: Iterable[Measures], known: Measures
) -> str:
    """A line a level: B-cubed and pair recall as shipped and with the best thresholds."""
    ways = [list(shipped_ones), list(best)]
    lines = [
        f"{'mixed %':>8}{'as shipped: B3 R':>18}{'pair R':>8}{'best thresholds: B3 R':>23}"
        f"{'pair R':>8}"
    ]
    for level in LEVELS:
        line = f"{100 * level:>8.2f}"
        for way, width in zip(ways, (18, 23), strict=True):
            within = [found for found in way if found.merged_with_others <= level]
            if not within:
                line += f"{'–':>{width}}{'–':>8}"
                continue
            highest = max(within, key=lambda found: found.cubed_recall)
            line += f"{highest.cubed_recall:>{width}.3f}{highest.pair_recall:>8.3f}"
        lines.append(line)
    lines.append(
        f"knowing each pair: B3 R {known.cubed_recall:.3f}, pair R {known.pair_recall:.3f}"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
