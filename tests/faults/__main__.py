"""`python -m tests.faults --kills 500`: work killed at random moments; fails if anything is lost."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from graph.stores.sqlite.keys import VARIABLE
from tests.faults.killing import run
from tests.faults.work import KEY


def main() -> int:
    """Run it in a folder of its own, and say what was found."""
    asked = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    asked.add_argument("--kills", type=int, default=500)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    os.umask(0)  # what is private is so by itself
    with tempfile.TemporaryDirectory(prefix="simpul-faults-") as folder:
        os.environ.update({"XDG_STATE_HOME": folder, VARIABLE: KEY})
        found = run(given.kills, Path(folder) / "work", seed=given.seed, told=_say)
    wrong = sum(len(one.wrong) for one in found)
    _say(f"{sum(one.kills for one in found)} kills, {wrong} wrong")
    return 1 if wrong else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


sys.exit(main())
