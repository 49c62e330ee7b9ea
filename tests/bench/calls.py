"""Call records: Simpul's counting beside DuckDB reading and grouping the same file, in time and memory.

    python -m tests.bench.calls 10000000

Each side runs in a process of its own, three times, the best time counts; DuckDB has two tasks: the plain grouping, and
the one that gives what Simpul gives (the most frequent cell of each pair too). Simpul's time ends with the last value
made, before any store.
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
    days = [(dt.date(2025, 1, 1) + dt.timedelta(days=day)).strftime("%d/%m/%Y") for day in range(300)]
    with path.open("w", encoding="ascii", newline="") as file:
        file.write("A Number,B Number,Call Type,Start Time,Duration,Cell ID\n")
        lines = []
        for _ in range(rows):
            caller, called = pairs[int(chance.paretovariate(1.2) * 2000) % PAIRS]
            draw = chance.getrandbits(48)
            time_of_day = f"{draw % 24:02}:{draw // 24 % 60:02}:{draw // 1440 % 60:02}"
            cell = 1000 + (caller * 7 + (draw >> 40) % 5) % 8000
            lines.append(
                f"{phones[caller]},{phones[called]},{'SMS' if draw % 10 < 3 else 'VOICE'},{days[draw // 86400 % 300]} "
                f"{time_of_day},{draw % 900},510-10-{cell}\n"
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


def with_simpul(path: Path) -> int:
    """Links that Simpul counts; every row is accounted for."""
    from loaders.load import load, plan_load

    return sum(1 for _ in load(plan_load([path])))


def once(task: str, path: Path) -> None:
    """One run of one side: its result, seconds and peak memory in MB as JSON."""
    started = time.perf_counter()
    tasks = {"duckdb": PLAIN, "duckdb with cell": WITH_CELL}
    found = with_duckdb(path, tasks[task]) if task in tasks else with_simpul(path)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"found": found, "seconds": seconds, "peak": peak}))


def measure(task: str, path: Path) -> dict[str, float]:
    """The best of several runs."""
    command = [sys.executable, "-m", "tests.bench.calls", "--once", task, str(path)]
    runs = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(RUNS)]
    return min(runs, key=lambda run: run["seconds"])


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cdr.csv"
        write_records(path, rows)
        print(f"{rows:,} rows, {path.stat().st_size >> 20} MiB")
        found = {task: measure(task, path) for task in ("duckdb", "duckdb with cell", "simpul")}
        for task, run in found.items():
            print(f"{task:18} {run['seconds']:7.2f} s  {run['peak']:7.0f} MB  {run['found']:,} groups")
        for peer in ("duckdb", "duckdb with cell"):
            times = found["simpul"]["seconds"] / found[peer]["seconds"]
            print(f"simpul / {peer}: time {times:.2f}, memory {found['simpul']['peak'] / found[peer]['peak']:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        once(sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000)
