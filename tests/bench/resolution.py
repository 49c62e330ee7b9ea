"""The benchmark of resolution: Simpul beside its peers on mentions whose truth is known.

    python -m tests.bench.resolution --size 10000 --size 100000 --peers
    python -m tests.bench.resolution --file mentions.parquet --peers
    python -m tests.bench.resolution --febrl --small --increment
    python -m tests.bench.resolution --world cases --size 100000 --traps

Mentions are made by tests.bench.people from a seed that no model was trained on; with `--world
cases` by tests.bench.cases, which simulates who recruits whom and was written without looking at
the first. Or they are read from any Parquet file with the columns `unique_id, case_id, role, name,
nik, phone, dob, gender, village, district, regency, org, ent`; what else its cases name may stand
beside FILE.parquet in FILE.facts.parquet (`case_id, kind, value`). `ent`, the truth, is taken away
before anything is resolved. `--traps` counts what becomes of look-alikes (tests.bench.cases.traps).
Each run
has a process of its own; seconds are those of its work without the start of Python and the reading
of files. Peers get features that the product's rules have normalised and one set of candidates:
their seconds count both. Peers need the extra `bench`; one that is not installed is named and left
out.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from graph.names import fold
from tests.bench.cases import make_cases, make_traps
from tests.bench.cases.trapped import render_traps, ties, what_became
from tests.bench.measures import Measures, measure
from tests.bench.peers.connecting import connected
from tests.bench.people import COLUMNS, make_mentions
from tests.bench.runs import Run, run

PRODUCT = "Simpul"
PEERS = {
    ("rules", "score"): {"rapidfuzz rules >= 55": 55.0, "rapidfuzz rules >= 70": 70.0},
    ("ecm", "score"): {"recordlinkage ECM p >= .9": 0.9},
    ("ecm", "score_by_sum"): {
        "recordlinkage sum of 11 >= 3": 3.0,
        "recordlinkage sum of 11 >= 4": 4.0,
    },
    ("logic", "score"): {"nomenklatura logic-v2 >= .7": 0.7, "nomenklatura logic-v2 >= .95": 0.95},
}
"""Module and function of each peer, with the thresholds that it is measured at."""
SLOWEST = 2_000_000
"""Candidate pairs from which nomenklatura is left out: it scores about 1,400 in a second."""
DRAWS = 4
SMALL = (100, 200, 500)
NEW = 1_000


@dataclass(frozen=True)
class Result:
    """One line of the table."""

    tool: str
    measures: Measures | None
    seconds: float
    peak: float
    steps: dict[str, float]
    failed: str = ""


def main() -> None:
    arguments = _arguments()
    report: dict[str, object] = {}
    for name, mentions, facts in _data_sets(arguments):
        print(
            f"\n{name}: {len(mentions):,} mentions of {mentions['ent'].n_unique():,} people",
            flush=True,
        )
        with tempfile.TemporaryDirectory() as folder:
            facts.write_parquet(Path(folder) / "facts.parquet")
            results = list(_results(mentions, Path(folder), arguments))
        print(render_results(results), flush=True)
        report[name] = [asdict(result) for result in results]
        if arguments.small:
            report[f"{name}, small"] = _small(mentions, arguments.seed)
        if arguments.increment:
            report[f"{name}, new"] = _increment(mentions, arguments.seed)
    if arguments.traps:
        report["traps"] = _traps(arguments.seed)
    if arguments.febrl:
        report["febrl"] = _febrl()
    if arguments.json:
        arguments.json.write_text(json.dumps(report, indent=1))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.resolution", description=__doc__.splitlines()[0]
    )
    parser.add_argument(
        "--size", type=int, action="append", default=[], help="mentions to make; may be given again"
    )
    parser.add_argument("--seed", type=int, default=101)
    parser.add_argument(
        "--file",
        type=Path,
        action="append",
        default=[],
        help="a Parquet file of mentions with `ent`",
    )
    parser.add_argument(
        "--world", choices=sorted(WORLDS), default="people", help="who makes the mentions (people)"
    )
    parser.add_argument("--traps", action="store_true", help="2,400 pairs who look alike")
    parser.add_argument("--peers", action="store_true", help="the peers too")
    parser.add_argument(
        "--nomenklatura", default=sys.executable, help="the Python that has nomenklatura installed"
    )
    parser.add_argument("--febrl", action="store_true", help="Febrl 1-4")
    parser.add_argument("--small", action="store_true", help="draws of 100, 200 and 500 mentions")
    parser.add_argument(
        "--increment", action="store_true", help="1,000 new mentions against the rest"
    )
    parser.add_argument("--json", type=Path, help="where to write all figures")
    arguments = parser.parse_args()
    if not (arguments.size or arguments.file or arguments.febrl or arguments.traps):
        arguments.size = [10_000]
    return arguments


class _DataSet(NamedTuple):
    """Mentions with the truth, and what else their cases name in the columns FACTS."""

    name: str
    mentions: pl.DataFrame
    facts: pl.DataFrame


def _data_sets(arguments: argparse.Namespace) -> Iterator[_DataSet]:
    for path in arguments.file:
        mentions = pl.read_parquet(path, columns=list(COLUMNS))
        beside = path.with_suffix(".facts.parquet")
        told = pl.read_parquet(beside) if beside.exists() else None
        yield _DataSet(path.name, mentions.cast(dict.fromkeys(COLUMNS, pl.String)), ties(told))
    for size in arguments.size:
        mentions, told = WORLDS[arguments.world](size, arguments.seed)
        yield _DataSet(f"{arguments.world}, seed {arguments.seed}", mentions, ties(told))


def _people(size: int, seed: int) -> tuple[pl.DataFrame, pl.DataFrame | None]:
    return make_mentions(size, seed), None


def _cases(size: int, seed: int) -> tuple[pl.DataFrame, pl.DataFrame | None]:
    made = make_cases(size, seed)
    return made.mentions, made.facts


WORLDS = {"people": _people, "cases": _cases}


def _results(
    mentions: pl.DataFrame, folder: Path, arguments: argparse.Namespace
) -> Iterator[Result]:
    mentions.drop("ent").write_parquet(folder / "mentions.parquet")
    yield _of_product(mentions, folder)
    if arguments.peers:
        yield from _of_peers(mentions, folder, arguments.nomenklatura)


def _of_product(mentions: pl.DataFrame, folder: Path) -> Result:
    done = run("product", folder)
    if done.failed:
        return Result(PRODUCT, None, done.wall, done.peak, {}, done.failed)
    clusters, probable = (
        pl.read_parquet(folder / "clusters.parquet"),
        pl.read_parquet(folder / "probable.parquet"),
    )
    return Result(
        PRODUCT,
        measure(mentions, clusters, probable),
        done.seconds["resolve"],
        done.peak,
        done.seconds,
    )


def _of_peers(mentions: pl.DataFrame, folder: Path, nomenklatura: str) -> Iterator[Result]:
    prepared = run("features", folder)
    if prepared.failed:
        raise SystemExit(f"the peers' features failed: {prepared.failed}")
    features, pairs = (
        pl.read_parquet(folder / "features.parquet"),
        pl.read_parquet(folder / "pairs.parquet"),
    )
    print(
        f"{len(pairs):,} candidate pairs for the peers; {_ceiling(mentions, features, pairs)}",
        flush=True,
    )
    for (module, function), thresholds in PEERS.items():
        if module == "logic" and len(pairs) > SLOWEST:
            done = Run({}, 0.0, 0.0, f"left out: {len(pairs):,} pairs are too many for it")
        else:
            done = run(
                "scored",
                folder,
                module,
                function,
                python=nomenklatura if module == "logic" else sys.executable,
            )
        steps = prepared.seconds | done.seconds
        for tool, threshold in thresholds.items():
            if done.failed:
                yield Result(tool, None, done.wall, done.peak, steps, done.failed)
                continue
            scored = pl.read_parquet(folder / f"{module}-{function}.parquet")
            found = measure(mentions, connected(features, scored, threshold))
            yield Result(tool, found, sum(steps.values()), max(done.peak, prepared.peak), steps)


def _ceiling(mentions: pl.DataFrame, features: pl.DataFrame, pairs: pl.DataFrame) -> str:
    """How far a perfect judge gets with these candidates."""
    person = mentions["ent"]
    judged = pairs.with_columns(
        score=(person[pairs["left"]] == person[pairs["right"]]).cast(pl.Float64)
    )
    found = measure(mentions, connected(features, judged, 1.0))
    return (
        f"judged perfectly they give pair R {found.pair_recall:.3f}, B-cubed R"
        f" {found.cubed_recall:.3f}"
    )


def render_results(results: list[Result]) -> str:
    """A table, one line a tool and threshold; below it, how Simpul stands to each peer."""
    head = (
        "pair P",
        "pair R",
        "B3 P",
        "B3 R",
        "B3 F",
        "merged",
        "mixed %",
        "astray %",
        "shown P",
        "shown R",
        "seconds",
    )
    lines = [f"{'':<30}" + "".join(f"{each:>9}" for each in head) + f"{'GiB':>7}"]
    for result in results:
        if result.measures is None:
            lines.append(f"{result.tool:<30}did not run: {result.failed}")
            continue
        of = result.measures
        shares = (
            of.pair_precision,
            of.pair_recall,
            of.cubed_precision,
            of.cubed_recall,
            of.cubed_f,
        )
        lines.append(
            f"{result.tool:<30}"
            + "".join(f"{share:>9.4f}" for share in shares)
            + f"{of.merged:>9,}{100 * of.merged_with_others:>9.3f}{100 * of.misplaced:>9.3f}"
            + f"{of.shown_precision:>9.4f}{of.shown_recall:>9.4f}{result.seconds:>9.1f}{result.peak:>7.2f}"
        )
    ours, *peers = results
    if ours.measures is not None:
        lines += [_beside(ours, peer) for peer in peers if peer.measures is not None]
    return "\n".join(lines)


def _beside(ours: Result, peer: Result) -> str:
    def times(left: float, right: float) -> str:
        return f"{left / right:.2f}" if right else "without bound"

    mine, its = ours.measures, peer.measures
    wrong = times(1 - mine.pair_precision, 1 - its.pair_precision)
    mixed = times(mine.merged_with_others, its.merged_with_others)
    return (
        f"{PRODUCT} / {peer.tool}: pair R {times(mine.pair_recall, its.pair_recall)}, share of"
        f" wrong pairs {wrong}, mixed {mixed}, seconds {times(ours.seconds, peer.seconds)}, memory"
        f" {times(ours.peak, peer.peak)}"
    )


def draws(mentions: pl.DataFrame, size: int, seed: int) -> Iterator[pl.DataFrame]:
    """So many mentions at most, as whole cases of one regency, several times over different
    regencies.
    """
    plain = {
        text: fold(text).replace("kab. ", "").replace("kabupaten ", "")
        for text in mentions["regency"].unique().drop_nulls()
    }
    placed = mentions.with_columns(pl.col("regency").replace(plain).alias("place"))
    of_cases = (
        placed.drop_nulls("place").group_by("case_id").agg(pl.col("place").mode().sort().first())
    )
    cases = mentions.group_by("case_id").len().join(of_cases, on="case_id").sort("case_id")
    enough = (
        cases.group_by("place")
        .agg(pl.col("len").sum())
        .filter(pl.col("len") >= size)["place"]
        .sort()
    )
    chance = np.random.default_rng(seed)
    for place in chance.choice(enough.to_numpy(), size=min(DRAWS, len(enough)), replace=False):
        here = cases.filter(pl.col("place") == place)
        here = here[chance.permutation(len(here))].filter(pl.col("len").cum_sum() <= size)
        yield mentions.join(here.select("case_id"), on="case_id", how="semi")


def _small(mentions: pl.DataFrame, seed: int) -> list[dict[str, object]]:
    print(
        f"{'small data':<12}{'draw':>6}{'mentions':>10}{'pair P':>9}{'pair R':>9}{'seconds':>9}{'with start':>12}"
    )
    rows: list[dict[str, object]] = []
    for size in SMALL:
        for number, part in enumerate(draws(mentions, size, seed), 1):
            with tempfile.TemporaryDirectory() as folder:
                part.drop("ent").write_parquet(Path(folder) / "mentions.parquet")
                done = run("product", Path(folder))
                if done.failed:
                    print(f"{size:<12}{number:>6}  did not run: {done.failed}", flush=True)
                    continue
                found = measure(part, pl.read_parquet(Path(folder) / "clusters.parquet"))
            print(
                f"{size:<12}{number:>6}{len(part):>10}{found.pair_precision:>9.4f}{found.pair_recall:>9.4f}"
                f"{done.seconds['resolve']:>9.2f}{done.wall:>12.2f}",
                flush=True,
            )
            rows.append(
                {
                    "size": size,
                    "draw": number,
                    "seconds": done.seconds["resolve"],
                    "wall": done.wall,
                }
                | asdict(found)
            )
    return rows


def _increment(mentions: pl.DataFrame, seed: int) -> dict[str, object]:
    cases = mentions["case_id"].unique().sort()
    chosen = cases.sample(fraction=1.0, shuffle=True, seed=seed)
    sizes = pl.DataFrame({"case_id": chosen}).join(
        mentions.group_by("case_id").len(), on="case_id", maintain_order="left"
    )
    new = mentions.join(
        sizes.filter(pl.col("len").cum_sum() <= NEW).select("case_id"), on="case_id", how="semi"
    )
    known = mentions.join(new.select("unique_id"), on="unique_id", how="anti")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mentions.drop("ent").write_parquet(folder / "mentions.parquet")
        known.drop("ent").write_parquet(folder / "known.parquet")
        new.drop("ent").write_parquet(folder / "new.parquet")
        full = run("product", folder)
        if full.failed:
            print(f"new mentions: did not run: {full.failed}")
            return {"failed": full.failed}
        at_once = pl.read_parquet(folder / "clusters.parquet")
        done = run("increment", folder)
        if done.failed:
            print(f"new mentions: did not run: {done.failed}")
            return {"failed": done.failed}
        later, proposed = (
            pl.read_parquet(folder / "clusters.parquet"),
            pl.read_parquet(folder / "probable.parquet"),
        )
        found = agreement(mentions, known, at_once, later, proposed)
    figures = {"new": len(new), "known": len(known)} | done.seconds | {"GiB": done.peak} | found
    print("new mentions: " + ", ".join(f"{name} {value:,.4g}" for name, value in figures.items()))
    return figures


def agreement(
    mentions: pl.DataFrame,
    known: pl.DataFrame,
    at_once: pl.DataFrame,
    by_and_by: pl.DataFrame,
    proposed: pl.DataFrame,
) -> dict[str, float]:
    """How the new mentions' known companions agree between a run over all and one that came after.

    `by_and_by` holds clusters of all mentions or of the new with those of the known that they
    joined.
    """
    person = mentions.select("unique_id", "ent")
    before = known.select("unique_id")

    def companions(clusters: pl.DataFrame) -> pl.DataFrame:
        new = clusters.join(before, on="unique_id", how="anti")
        old = clusters.join(before, on="unique_id", how="semi")
        return new.join(old, on="cluster", suffix="_known").select("unique_id", "unique_id_known")

    full, later = companions(at_once), companions(by_and_by)
    right = later.join(person, on="unique_id").join(
        person, left_on="unique_id_known", right_on="unique_id", suffix="_known"
    )
    joined = later["unique_id"].n_unique()
    wrong = right.filter(pl.col("ent") != pl.col("ent_known"))["unique_id"].n_unique()
    both = later.join(full, on=["unique_id", "unique_id_known"], how="semi")
    only_full = full.join(later, on=["unique_id", "unique_id_known"], how="anti")
    asked = pl.concat([proposed["left"], proposed["right"]]).unique()
    return {
        "joined to known": joined,
        "of them right": joined - wrong,
        "joined in a full run": full["unique_id"].n_unique(),
        "pairs of both": len(both),
        "pairs only full": len(only_full),
        "of them of a new mention that is proposed": int(
            only_full["unique_id"].is_in(asked.implode()).sum()
        ),
        "pairs only new": len(later) - len(both),
    }


def _traps(seed: int) -> list[dict[str, object]]:
    """What becomes of planted pairs of two people who look alike, by kind."""
    made = make_traps(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ties(made.facts).write_parquet(folder / "facts.parquet")
        made.mentions.drop("ent").write_parquet(folder / "mentions.parquet")
        done = run("product", folder)
        if done.failed:
            print(f"traps did not run: {done.failed}")
            return []
        counted = what_became(
            made.pairs,
            pl.read_parquet(folder / "clusters.parquet"),
            pl.read_parquet(folder / "probable.parquet"),
        )
    print(render_traps(counted), flush=True)
    return counted.to_dicts()


def _febrl() -> list[dict[str, object]]:
    from tests.bench.febrl import Agreement, render_agreements

    with tempfile.TemporaryDirectory() as folder:
        done = run("febrl", Path(folder))
        if done.failed:
            print(f"Febrl did not run: {done.failed}")
            return []
        rows = pl.read_parquet(Path(folder) / "febrl.parquet").to_dicts()
    print(
        render_agreements(
            [Agreement(**{name: row[name] for name in Agreement._fields}) for row in rows]
        )
    )
    return rows


if __name__ == "__main__":
    main()
