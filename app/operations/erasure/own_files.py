"""Taking what was erased out of rejected rows: rows that hold it go, the rest of a file stays."""

import csv
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from app.operations.erasure.remains import Traces
from loaders.private_files import open_private

_LONGEST_CELL = 1 << 24


def take_out_of_rejected(traces: Traces, files: Iterable[Path]) -> tuple[Path, ...]:
    """Take the rows that hold any of it out of files of rejected rows; which were changed.

    A file that holds nothing else, or is called after somebody, goes whole.
    """
    return tuple(file for file in sorted(files) if _take_out(traces, file))


def _take_out(traces: Traces, file: Path) -> bool:
    """Whether anything was taken out of one file, which is written anew in one step."""
    rows = list(_rows_of(file))
    kept = [row for row in rows if not traces.are_in(" | ".join(row))]
    if len(kept) == len(rows) and not traces.are_in(file.name):
        return False
    if len(kept) <= 1 or traces.are_in(file.name):
        file.unlink()
        return True
    unfinished = file.with_name(f"{file.name}.part")
    try:
        with _written(unfinished) as out:
            csv.writer(out).writerows(kept)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def _written(path: Path) -> IO[str]:
    """A new file for its owner alone, which takes whatever bytes the old one held."""
    return io.TextIOWrapper(
        open_private(path), encoding="utf-8-sig", errors="surrogateescape", newline=""
    )


def _rows_of(file: Path) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    with file.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as lines:
        yield from csv.reader(lines)
