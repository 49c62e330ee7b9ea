"""One process that loads the files it is told, so that a hang or a crash ends it and not the
fuzzing.
"""

import json
import math
import re
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

from graph.errors import MappingError, SimpulError
from loaders.load import load, plan_load
from loaders.readers.csv import find_encoding
from loaders.readers.registry import read_tables
from loaders.tables import is_blank
from tests.fuzz.seeds import PASSWORD

MOST_MEMORY = 4 << 30
MOST_SECONDS = 10
STREAMED = frozenset({"calls", "ftm"})
"""Formats that count rows together instead of giving each."""


def passwords(name: str) -> tuple[str, ...]:
    return (PASSWORD,)


def examine(paths: list[Path]) -> str:
    """Load one file, or a mapping with its data, and say what is wrong with how that went."""
    *mappings, path = paths
    try:
        plan = plan_load([path], mapping=mappings[0] if mappings else None, passwords=passwords)
    except MappingError:
        return ""
    if not (plan.tables or plan.issues):
        return "neither a table nor an issue"
    loaded = list(load(plan, passwords=passwords))
    unexplained = [
        row for row in loaded if row.rejected and not (_wrong(row) or row.reason or row.left_out)
    ]
    if unexplained:
        return f"row {unexplained[0].place.row} is rejected without an issue"
    if plan.tables and not mappings:
        return _lost(path, plan, loaded) or _uncounted(path)
    return ""


def _wrong(loaded) -> bool:
    return any(issue.severity == "error" for issue in loaded.issues)


def _lost(path: Path, plan, loaded) -> str:
    """A row that the reader gave and the load neither took nor rejected."""
    for planned in plan.tables:
        if planned.asks:
            continue  # it loads nothing before a person has answered
        found = {row.place.row for row in loaded if row.place.sheet == planned.sheet}
        for table in read_tables(path, passwords=passwords):
            if table.sheet != planned.sheet:
                continue
            if planned.format in STREAMED:
                given = sum(
                    1
                    for row in table.rows()
                    if row.reason or not all(map(is_blank, row.values.values()))
                )
                counted = sum(row.rows for row in loaded if row.place.sheet == planned.sheet)
                return f"{given} rows were read and {counted} counted" if given != counted else ""
            for row in table.rows():
                cells = [
                    cell
                    for column, cell in row.values.items()
                    if column not in planned.spec.numbering
                ]
                if (row.reason or not all(map(is_blank, cells))) and row.number not in found:
                    return f"row {row.number} is lost"
    return ""


def _uncounted(path: Path) -> str:
    """A line of a text file that the reader did not give."""
    content = path.read_bytes()
    numbers = (
        {row.number for table in read_tables(path) for row in table.rows()}
        if path.suffix in _LINED
        else set()
    )
    if path.suffix == ".jsonl":
        wanted = {
            n
            for n, line in enumerate(content.split(b"\n"), start=1)
            if line.strip(b" \t\r\v\f\xef\xbb\xbf")
        }
        return f"lines {sorted(wanted - numbers)[:5]} were not read" if wanted - numbers else ""
    if path.suffix == ".csv" and numbers and b'"' not in content:
        text = content.decode(find_encoding(path), errors="replace")
        lines = re.split(r"\r\n|\r|\n", text)
        wanted = {
            n
            for n, line in enumerate(lines, start=1)
            if n >= min(numbers) and re.search(r"\w", line)
        }
        return f"lines {sorted(wanted - numbers)[:5]} were not read" if wanted - numbers else ""
    return ""


_LINED = {".csv", ".jsonl"}


def answer(paths: list[str]) -> str:
    try:
        return examine([Path(path) for path in paths])
    except SimpulError as error:
        return f"{type(error).__name__} came out of the load: {error}"
    except BaseException as error:  # whatever comes is a finding
        frames = traceback.extract_tb(error.__traceback__)
        own = [
            frame
            for frame in frames
            if "/loaders/" in frame.filename or "/graph/" in frame.filename
        ] or frames
        return (
            f"{type(error).__name__} at {Path(own[-1].filename).name}:{own[-1].lineno}:"
            f" {str(error)[:200]}"
        )


def _limit_processor_time() -> None:
    """Let the system end this process when one file takes too long."""
    with suppress(ImportError):  # there are no such limits on Windows
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        end = math.ceil(time.process_time()) + MOST_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (end, most))


def main() -> None:
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    for line in sys.stdin:
        _limit_processor_time()
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
