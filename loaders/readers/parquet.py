"""Rows of Parquet files, read in slices.

The footer says what each group of rows unpacks to, and one that would not fit in memory is refused
by it. What breaks further on, because the footer promised what is not there, ends the rows with one
that says so.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from graph.errors import UnreadableFile
from graph.messages import message
from loaders.readers.json import flatten, headed
from loaders.tables import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_FILE_BYTES,
    MAX_ROWS,
    Row,
    Table,
    cell_text,
    check_size,
    is_panic,
)

MAX_GROUP_BYTES = 1 << 30
_SLICE = 20_000
_BUFFER = 64
"""Rows made into Python values at a time: one text of a dictionary may stand in all of them."""


def read_parquet(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The one table of a Parquet file; raises UnreadableFile."""
    check_size(path, MAX_FILE_BYTES)
    _check_footer(path, name)
    try:
        scan = pl.scan_parquet(path, glob=False)
        schema = scan.collect_schema()
        height = scan.select(pl.len()).collect().item()
    except BaseException as error:
        if not _is_broken(error):
            raise
        raise _unreadable(name, error) from error

    def rows() -> Iterator[Row]:
        number = 0
        try:
            for start in range(0, height, _SLICE):
                part = scan.slice(start, _SLICE).collect()
                for values in part.iter_rows(named=True, buffer_size=_BUFFER):
                    number += 1
                    yield _row(number, values)
        except BaseException as error:
            if not _is_broken(error):
                raise
        if number < height:
            reason = message("the file is broken here: it promises {height:,} rows", height=height)
            yield Row(number + 1, {"text": "…"}, reason, "export the file again")

    if any(dtype.is_nested() for dtype in schema.values()):
        yield headed(name, "", rows)
    else:
        yield Table(file=name, sheet="", columns=tuple(schema), rows=rows)


def _check_footer(path: Path, name: str) -> None:
    """Refuse a file whose footer promises more than fits, before any of it is read."""
    try:
        footer = pq.read_metadata(path)
        sizes = [footer.row_group(index).total_byte_size for index in range(footer.num_row_groups)]
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise _unreadable(name, error) from error
    if footer.num_columns > MAX_COLUMNS or footer.num_rows > MAX_ROWS:
        raise UnreadableFile(
            message(
                "{name} has more than {max_rows:,} rows or {max_columns:,} columns; split it",
                name=name,
                max_rows=MAX_ROWS,
                max_columns=MAX_COLUMNS,
            )
        )
    if max(sizes, default=0) > MAX_GROUP_BYTES:
        raise UnreadableFile(
            message(
                "{name} has groups of rows that unpack to more than {value} MiB; export it with"
                " smaller row groups",
                name=name,
                value=MAX_GROUP_BYTES >> 20,
            )
        )


def _is_broken(error: BaseException) -> bool:
    return isinstance(
        error, pl.exceptions.PolarsError | OSError | ValueError | OverflowError
    ) or is_panic(error)


def _unreadable(name: str, error: BaseException) -> UnreadableFile:
    told = " ".join(str(error).split())[:200]
    return UnreadableFile(
        message(
            "{name} cannot be opened as Parquet ({told}); export it again", name=name, told=told
        )
    )


def _row(number: int, values: dict[str, Any]) -> Row:
    """One row as text, with the reason why it cannot be read where there is one."""
    flat: dict[str, Any] = {}
    try:
        for column, value in values.items():
            if isinstance(value, dict | list):
                flat.update(flatten({column: value}))
            else:
                flat[column] = cell_text(value)
    except RecursionError:
        return Row(number, flat, "values nested too deep", "flatten them")
    for column, value in flat.items():
        if isinstance(value, str) and len(value) > MAX_CELL_CHARACTERS:
            flat[column] = value[:MAX_CELL_CHARACTERS]
            return Row(
                number,
                flat,
                f"{column} has more than {MAX_CELL_CHARACTERS:,} characters",
                "shorten the text",
            )
    return Row(number, flat)
