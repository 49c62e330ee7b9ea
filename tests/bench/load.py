"""How long a folder of cases takes into a store, as ratios to the bare work: `python -m
tests.bench.load [CASES]`.

The peer for loading is the standard library writing the same values into one SQLite table, in one
transaction.
"""

import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.settings import Settings
from app.workspace import Workspace
from graph.stores.shared.codec import encode
from loaders.load import load, plan_load
from loaders.sample import write_sample


def timed(name: str, work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{name:<34}{seconds:8.1f} s   peak {peak:5.2f} GB", flush=True)
    return seconds


def bare(folder: Path, target: Path) -> None:
    with sqlite3.connect(target) as db:
        db.execute("CREATE TABLE value (id TEXT PRIMARY KEY, body TEXT)")
        for row in load(plan_load([folder])):
            values = [*row.mentions, *row.statements, *([row.case] if row.case else [])]
            db.executemany(
                "INSERT OR REPLACE INTO value VALUES (?, ?)",
                [(each.id, encode(each)) for each in values],
            )
    db.close()


def main(cases: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = write_sample(folder / "cases", cases=cases, seed=3)
        print(f"{report.cases} cases, {report.mentions} mentions")
        peer = timed(
            "read, map, write one bare table", lambda: bare(folder / "cases", folder / "bare.db")
        )
        with Workspace(Settings(store=f"sqlite:///{folder / 's.db'}", user="bench")) as space:

            def into() -> None:
                space.intake.load(
                    space.intake.plan([folder / "cases"]), rejects=folder / "rejected"
                )

            first = timed("load", into)
            linked = timed("link", space.linker.link)
            timed("networks", space.networks.all)
            again = timed("load again, nothing changed", into)
            timed("link again, nothing changed", space.linker.link)
        ratios = {
            "load / bare": first / peer,
            "again / first": again / first,
            "link / load": linked / first,
        }
        print(", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3300)
