"""Whether bands of weights say the truth: `python -m tests.bench.bands --world cases --seed 11`.

For each band of weights the share of compared pairs that are one person's, on seeds that no model
saw, beside what `simpul resolve --report` says of it: between `least`, from a world that the model
did not learn from, and `most`, from the one that it did.
"""

import argparse

from graph.resolution.people.quality import Fitness
from graph.resolution.people.quality import measure as measure_fit
from graph.resolution.people.tables import read_table
from tests.bench.resolution import WORLDS


def main() -> None:
    """Print a line a band."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.bands", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--world", choices=sorted(WORLDS), default="people")
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--seed", type=int, action="append", default=[])
    asked = parser.parse_args()
    for seed in asked.seed or [201]:
        mentions, _ = WORLDS[asked.world](asked.size, seed)
        mentions = mentions.sort("unique_id")
        found = measure_fit(read_table(mentions.drop("ent")), mentions["ent"])
        print(f"{asked.world}, seed {seed}\n{render_bands(found)}", flush=True)


def render_bands(found: Fitness) -> str:
    """The bands of one set of mentions."""
    lines = [f"{'from bits':>10}{'pairs':>10}{'true':>8}{'least':>8}{'most':>8}"]
    for band in found.bands:
        name = "below" if band.least is None else f"{band.least:g}"
        said = ""
        if band.expected is not None and band.expected_least is not None:
            said = f"{band.expected_least:>8.3f}{band.expected:>8.3f}"
        lines.append(f"{name:>10}{band.pairs:>10,}{band.one / band.pairs:>8.3f}{said}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
