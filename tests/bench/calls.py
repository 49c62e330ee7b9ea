"""Call records: Simpul's counting beside DuckDB reading and grouping the same file, in time and
memory.

    python -m tests.bench.calls 10000000

Each side runs in a process of its own, three times, the best time counts; DuckDB has two tasks: the
plain grouping, and the one that gives what Simpul gives (the most frequent cell of each pair too).
Simpul has two too: reading and grouping, with its check that every line has every cell; and the
whole way from the file to the last value made, with the file's digest and numbers, cases,
statements and their ids, before any store.
"""

import datetime as dt
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 3
PHONES, PAIRS = 50_000, 150_000
PLAIN = """
select "A Number", "B Number", "Call Type", count(*), min("Start Time"), max("Start Time"), sum(Duration)
from read_csv('{path}') group by all
"""
WITH_CELL = PLAIN.replace("sum(Duration)", 'sum(Duration), mode("Cell ID")')


def write_records(path: Path, rows: int) -> None:
    """An operator's list: few pairs call often, each telephone from few cells."""
    chance = random.Random(7)
    phones = [f"08{chance.randrange(11, 60)}{chance.randrange(10**8):08d}" for _ in range(PHONES)]
    pairs = [(chance.randrange(PHONES), chance.randrange(PHONES)) for _ in range(PAIRS)]
    days = [
        (dt.date(2025, 1, 1) + dt.timedelta(days=day)).strftime("%d/%m/%Y") for day in range(300)
    ]
    with path.open("w", encoding="ascii", newline="") as file:
        file.write("A Number,B Number,Call Type,Start Time,Duration,Cell ID\n")
        lines = []
        for _ in range(rows):
            caller, called = pairs[int(chance.paretovariate(1.2) * 2000) % PAIRS]
            draw = chance.getrandbits(48)
            time_of_day = f"{draw % 24:02}:{draw // 24 % 60:02}:{draw // 1440 % 60:02}"
            cell = 1000 + (caller * 7 + (draw >> 40) % 5) % 8000
            lines.append(
                f"{phones[caller]},{phones[called]},{'SMS' if draw % 10 < 3 else 'VOICE'},{days[draw // 86400 % 300]}"
                f" {time_of_day},{draw % 900},510-10-{cell}\n"
            )
            if len(lines) == 100_000:
                file.writelines(lines)
                lines.clear()
        file.writelines(lines)


def with_duckdb(path: Path, query: str) -> int:
    """Groups that DuckDB finds."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("set threads = 2")
    return len(connection.execute(query.format(path=path)).fetchall())


def grouped(path: Path) -> int:
    """Groups that Simpul finds."""
    from loaders.formats.call_counting import count_calls
    from loaders.load import plan_load
    from loaders.readers.registry import read_tables

    (planned,) = plan_load([path]).tables
    started[0] = time.perf_counter()
    counted = count_calls(planned, next(read_tables(path)))
    assert counted is not None
    return counted[0].select("start", "end", "how").n_unique()


started = [0.0]
"""When the clock of a task begins: a plan is made before grouping alone is timed."""


def with_simpul(path: Path) -> int:
    """Links that Simpul counts; every row is accounted for."""
    from loaders.load import load, plan_load

    return sum(1 for _ in load(plan_load([path])))


def once(task: str, path: Path) -> None:
    """One run of one side: its result, seconds and peak memory in MB as JSON."""
    started[0] = time.perf_counter()
    queries = {"duckdb": PLAIN, "duckdb with cell": WITH_CELL}
    own = {"simpul, grouping": grouped, "simpul, whole": with_simpul}
    found = with_duckdb(path, queries[task]) if task in queries else own[task](path)
    seconds = time.perf_counter() - started[0]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"found": found, "seconds": seconds, "peak": peak}))


def measure(task: str, path: Path) -> dict[str, float]:
    """The best of several runs."""
    command = [sys.executable, "-m", "tests.bench.calls", "--once", task, str(path)]
    runs = [
        json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        for _ in range(RUNS)
    ]
    return min(runs, key=lambda run: run["seconds"])


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cdr.csv"
        write_records(path, rows)
        print(f"{rows:,} rows, {path.stat().st_size >> 20} MiB")
        tasks = ("duckdb", "duckdb with cell", "simpul, grouping", "simpul, whole")
        found = {task: measure(task, path) for task in tasks}
        for task, run in found.items():
            print(
                f"{task:18} {run['seconds']:7.2f} s  {run['peak']:7.0f} MB  {run['found']:,} groups"
            )
        for own in tasks[2:]:
            for peer in tasks[:2]:
                times, memory = (
                    found[own][what] / found[peer][what] for what in ("seconds", "peak")
                )
                print(f"{own} / {peer}: time {times:.2f}, memory {memory:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        once(sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000)
