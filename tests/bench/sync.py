"""A store into Neo4j and back, each killed once on the way and gone on with: `python -m
tests.bench.sync [CASES]`.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.operations.sync import SyncReport, sync_between
from app.settings import Settings
from app.workspace import Workspace
from graph.stores import open_store
from loaders.sample import write_sample
from tests.bench.stores import server

COPIER = """
import sys
from app.settings import Settings
from app.operations.sync import sync_between
def told(step, count, total=None):
    print(step, count, flush=True)
sync_between(Settings(role="investigator"), sys.argv[1], sys.argv[2], progress=told)
"""


def killed(source: str, target: str, step: str, after: int) -> float:
    """Sync in a process of its own and kill it when a step was told so often; how many seconds it
    lived.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", COPIER, source, target], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    with process.stdout as told:
        for line in told:
            after -= line.startswith(step)
            if after < 0:
                break
        else:
            raise RuntimeError("the sync ended before it could be killed")
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return time.perf_counter() - started


def completed(source: str, target: str) -> SyncReport:
    return sync_between(Settings(role="investigator"), source, target)


def held(uri: str) -> str:
    with open_store(uri) as store:
        return (
            f"{store.counts(derived=False).cases} cases, half a graph:"
            f" {bool(store.health().saving)}"
        )


def main(cases: int) -> None:
    with tempfile.TemporaryDirectory() as name, server() as (uri, _):
        folder = Path(name)
        write_sample(folder / "cases", cases=cases, seed=3)
        here, back = f"sqlite:///{folder / 'here.db'}", f"sqlite:///{folder / 'back.db'}"
        with Workspace(Settings(store=here, user="bench")) as space:
            space.intake.load(space.intake.plan([folder / "cases"]), rejects=folder / "rejected")
            space.linker.link()
        for source, target, step in (
            (here, uri, "cases"),
            (here, uri, "graph"),
            (uri, back, "cases"),
        ):
            seconds = killed(source, target, step, cases // 500 // 2 if step == "cases" else 12)
            print(
                f"{step}: killed after {seconds:.1f} s; the target holds {held(target)}", flush=True
            )
            if step == "cases" and target == uri:
                continue
            report = completed(source, target)
            done = f"{report.copied.written} of {report.copied.compared} cases written"
            print(f"  gone on: {done}, the same: {report.same}, {report.seconds} s", flush=True)
            again = completed(source, target)
            print(f"  again: {again.copied.written} written, {again.seconds} s", flush=True)
        with open_store(here) as first, open_store(uri) as second, open_store(back) as third:
            ours, theirs, returned = first.digests(), second.digests(), third.digests()
            print("digests equal:", ours == theirs == returned, ours)
            print("counts equal:", first.counts() == second.counts() == third.counts())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3300)
