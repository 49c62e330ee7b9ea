"""What the command line prints: tables for people, JSON and CSV for programs."""

import csv
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from enum import StrEnum
from typing import Any

import msgspec
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from app.access.own_numbers import INSIDE, OwnNumbers
from app.exports.tables.csv import as_cell
from app.plain_text import clipped, harmless, harmless_json
from app.rows.listing import Listing, Record
from loaders.formulas import guard

LEAST_WIDTH = 10
"""Characters of a heading's longest word that a column keeps however narrow the terminal is."""


_IN_HOUSE = OwnNumbers(INSIDE)
_numbers: ContextVar[OwnNumbers] = ContextVar("_numbers")
"""What the running command calls things by that it prints for programs."""


def print_for(audience: str) -> None:
    """Print from now on for this audience: what goes to others has numbers of its own."""
    _numbers.set(OwnNumbers(audience))


class Format(StrEnum):
    """How a command prints."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


PIPED_WIDTH = 160
"""Columns of a table that goes to a file or pipe, unless COLUMNS says otherwise."""


def width() -> int | None:
    """Columns of what is printed; None where rich finds out, from COLUMNS or the terminal."""
    told = os.environ.get("COLUMNS", "").isdecimal()
    if told or sys.stdout.isatty():
        return None
    return PIPED_WIDTH


out = Console(highlight=False, soft_wrap=False, width=width())


def bar(console: Console) -> Progress:
    """A progress line that shows how much is done and for how long."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), console=console, transient=True)


def as_json(value: Any) -> None:
    """Print a value as indented JSON, the same bytes on every run."""
    written = msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=2).decode()
    sys.stdout.write(_numbers.get(_IN_HOUSE).renumber(harmless_json(written)) + "\n")


def for_program(
    format: Format,
    document: Callable[[], Any],
    rows: Callable[[], Iterable[Record]] | None = None,
    columns: Sequence[str] = (),
) -> bool:
    """Print for a program: as JSON the document, as CSV its rows, or the document if it has none.

    False, and nothing printed, where people are to read it.
    """
    if format is Format.TABLE:
        return False
    if format is Format.CSV and rows is not None:
        as_csv(rows(), columns)
    else:
        as_json(document())
    return True


def show(listing: Listing[Any], format: Format) -> None:
    """Print a listing: its records for programs, else its table with what stands under it."""
    if for_program(format, lambda: list(listing.records()), listing.flat_records, listing.fields):
        return
    if not listing.items and listing.none:
        line(listing.none)
        return
    draw(listing)
    for told in listing.foot:
        line(told)


def draw(listing: Listing[Any]) -> None:
    """Print the table of a listing."""
    table(listing.title, listing.headings, listing.rows())


def as_csv(rows: Iterable[Record], columns: Sequence[str]) -> None:
    """Print flat rows as CSV under these columns, though there be none.

    Raises ValueError for a column beside them.

    Lists are joined by "; ", cells that a spreadsheet would run are made harmless.
    """
    number = _numbers.get(_IN_HOUSE).renumber
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        cells = {column: number(harmless(as_cell(value))) for column, value in row.items()}
        writer.writerow({column: guard(cell) for column, cell in cells.items()})


def table(title: str, headings: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """Print a table; every cell is plain text."""
    drawn = Table(
        title=as_text(title), title_justify="left", header_style="bold", row_styles=("", "dim")
    )
    for heading in headings:
        longest = max(map(len, heading.split()), default=0)
        drawn.add_column(as_text(heading), overflow="fold", min_width=min(longest, LEAST_WIDTH))
    for row in rows:
        drawn.add_row(*(as_text("" if cell is None else clipped(str(cell))) for cell in row))
    out.print(drawn)


def line(told: str) -> None:
    """Print one line of plain text."""
    out.print(as_text(told), soft_wrap=True)


def as_text(told: str, style: str = "") -> Text:
    """What is printed as it stands, without what would steer the terminal.

    Names come from files of others.
    """
    return Text(harmless(told), style=style)


def written(paths: Iterable[Any]) -> None:
    """Print the paths of files that were written, one a line."""
    for path in paths:
        sys.stdout.write(f"{path}\n")
