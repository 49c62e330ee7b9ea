"""Mentions with known truth for the benchmark of resolution, written as Parquet with their figures
printed.

    python -m tests.bench.people mentions.parquet --size 100000 --seed 101

They are made apart from the mentions that the model is trained on, and differently, so that they
can judge it.
"""

import argparse
import time
from pathlib import Path

from tests.bench.people import make_mentions
from tests.bench.people.figures import figures, render_figures


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.people", description=__doc__.splitlines()[0]
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--size", type=int, default=100_000, help="how many mentions")
    parser.add_argument("--seed", type=int, default=101)
    arguments = parser.parse_args()
    started = time.perf_counter()
    mentions = make_mentions(arguments.size, arguments.seed)
    mentions.write_parquet(arguments.file)
    print(f"{len(mentions):,} mentions written in {time.perf_counter() - started:.1f} s")
    print(render_figures(figures(mentions)))


if __name__ == "__main__":
    main()
