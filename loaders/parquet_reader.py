"""Rows of Parquet files, read in slices."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl

from graph.errors import UnreadableFile
from loaders.json_reader import flatten
from loaders.tables import MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, Row, Table, cell_text, check_size

_SLICE = 20_000


def read_parquet(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The one table of a Parquet file; raises UnreadableFile."""
    check_size(path, MAX_FILE_BYTES)
    try:
        scan = pl.scan_parquet(path, glob=False)
        columns = tuple(scan.collect_schema())
        height = scan.select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, OSError) as error:
        raise UnreadableFile(f"{name} cannot be opened as Parquet ({error}); export it again") from error
    if len(columns) > MAX_COLUMNS or height > MAX_ROWS:
        raise UnreadableFile(f"{name} has more than {MAX_ROWS} rows or {MAX_COLUMNS} columns; split it")

    def rows() -> Iterator[Row]:
        for start in range(0, height, _SLICE):
            for offset, values in enumerate(scan.slice(start, _SLICE).collect().iter_rows(named=True), start=1):
                yield Row(start + offset, _texts(values))

    yield Table(file=name, sheet="", columns=columns, rows=rows)


def _texts(values: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for column, value in values.items():
        if isinstance(value, dict):
            flat.update(flatten(value, f"{column}."))
        else:
            flat[column] = cell_text(value)
    return flat
