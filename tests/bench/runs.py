"""One run in a process of its own: `python -m tests.bench.runs JOB FOLDER` does a job on the files
of a folder.

The parent asks with `run`, which also watches the memory of the process and of all that it starts.
"""

import importlib
import json
import logging
import os
import re
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

ROOT = Path(__file__).parents[2]
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True)
class Run:
    """What a job took; `failed` says why there is no result."""

    seconds: dict[str, float]
    wall: float
    peak: float
    """GiB of the process and its children together."""
    failed: str = ""


def run(job: str, folder: Path, *arguments: str, python: str = sys.executable) -> Run:
    """Do a job in a new process; its result lies in the folder."""
    started = time.perf_counter()
    command = [python, "-m", "tests.bench.runs", job, str(folder), *arguments]
    try:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    except OSError as error:
        return Run({}, 0.0, 0.0, failed=str(error))
    peaks = [0]
    watch = threading.Thread(target=_watch, args=(process, peaks), daemon=True)
    watch.start()
    out, errors = process.communicate()
    watch.join()
    wall, peak = time.perf_counter() - started, peaks[0] * _PAGE / 2**30
    if process.returncode:
        return Run({}, wall, peak, failed=_reason(errors) or f"ended with {process.returncode}")
    return Run(json.loads(out.strip().splitlines()[-1]), wall, peak)


def _reason(errors: str) -> str:
    last = errors.strip().rpartition("\n")[2]
    missing = re.fullmatch(r"ModuleNotFoundError: No module named '(.*)'", last)
    return f"not installed: {missing[1]}" if missing else last


def _watch(process: subprocess.Popen[str], peaks: list[int]) -> None:
    while process.poll() is None:
        peaks[0] = max(peaks[0], sum(_pages(each) for each in _family(process.pid)))
        time.sleep(0.05)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return


def _pages(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0


def _features(folder: Path) -> dict[str, float]:
    """Features and candidates for all peers."""
    from tests.bench.peers.candidates import candidate_pairs
    from tests.bench.peers.features import read_features

    mentions = pl.read_parquet(folder / "mentions.parquet")
    started = time.perf_counter()
    features = read_features(mentions)
    read = time.perf_counter()
    pairs = candidate_pairs(features)
    ended = time.perf_counter()
    features.write_parquet(folder / "features.parquet")
    pairs.write_parquet(folder / "pairs.parquet")
    return {"features": read - started, "candidates": ended - read}


def _scored(folder: Path, module: str, function: str) -> dict[str, float]:
    """Scores of one peer for the candidates."""
    score = getattr(importlib.import_module(f"tests.bench.peers.{module}"), function)
    features, pairs = (
        pl.read_parquet(folder / "features.parquet"),
        pl.read_parquet(folder / "pairs.parquet"),
    )
    started = time.perf_counter()
    scored = score(features, pairs)
    ended = time.perf_counter()
    scored.write_parquet(folder / f"{module}-{function}.parquet")
    return {"score": ended - started}


def _product(folder: Path) -> dict[str, float]:
    """The product's own answer."""
    from graph.resolution.people.tables import resolve_table

    mentions = pl.read_parquet(folder / "mentions.parquet")
    beside = folder / "facts.parquet"
    facts = pl.read_parquet(beside) if beside.exists() else None
    started = time.perf_counter()
    found = resolve_table(mentions, facts=facts)
    seconds = {"resolve": time.perf_counter() - started}
    found.clusters.write_parquet(folder / "clusters.parquet")
    found.probable.filter(pl.col("tier") == "probable").write_parquet(folder / "probable.parquet")
    return seconds | {f"of which {step}": took for step, took in dict(found.seconds).items()}


def _increment(folder: Path) -> dict[str, float]:
    """The product's answer for new mentions against what is known, after the index is warm."""
    from graph.resolution.people.tables import PeopleIndex

    known, new = pl.read_parquet(folder / "known.parquet"), pl.read_parquet(folder / "new.parquet")
    started = time.perf_counter()
    index = PeopleIndex(known)
    warm = time.perf_counter()
    found = index.resolve(new)
    ended = time.perf_counter()
    found.clusters.write_parquet(folder / "clusters.parquet")
    found.probable.filter(pl.col("tier") == "probable").write_parquet(folder / "probable.parquet")
    return {"seconds to warm up": warm - started, "seconds for the new": ended - warm}


def _febrl(folder: Path) -> dict[str, float]:
    from tests.bench.febrl import link_all

    rows = [each._asdict() | {"f1": each.f1} for each in link_all()]
    pl.DataFrame(rows).write_parquet(folder / "febrl.parquet")
    return {"febrl": sum(row["seconds"] for row in rows)}


def _analysis(folder: Path, job: str) -> dict[str, float]:
    """One job of the benchmark of analysis."""
    from tests.bench import analysis

    return analysis.JOBS[job](folder)


JOBS = {
    "features": _features,
    "scored": _scored,
    "product": _product,
    "increment": _increment,
    "febrl": _febrl,
    "analysis": _analysis,
}

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    print(json.dumps(JOBS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])))
