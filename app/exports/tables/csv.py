"""CSV of one network: a folder of three tables, or all of them in one zip with what they mean.

Decisions.
What a spreadsheet could take for a formula has an apostrophe before it (`loaders.formulas`), which
is taken off again when the file is read here, so a cell read back is the cell that was written.
UTF-8 with a byte order mark unless it is not wanted: without it Excel takes names for something
else. Headings and codes are stable English, for machines too.
In the folder protected people stand among the parties, in the zip in a table of their own.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.access.own_numbers import OwnNumbers
from app.exports.archive import Part, with_manifest, zipped
from app.exports.tables.model import Row, Table, text_of
from app.exports.tables.network import NetworkTables
from app.plain_text import harmless
from loaders.formulas import guard, unguard
from loaders.private_files import write_private

LOG_FILE = "log.txt"


def as_cell(value: Any) -> str:
    """Any value as text for one cell: lists joined by "; ", named things by their name."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}={fact}" for key, fact in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(_name_of, value))
    return "" if value is None else str(value)


def _name_of(value: Any) -> str:
    named = isinstance(value, Mapping) and "name" in value
    return str(value["name"] if named else value)


def csv_rows(rows: Iterable[Mapping[str, Any]], audience: str) -> bytes:
    """Flat rows of any values as a file for this audience, for a download."""
    as_text = []
    for row in rows:
        cells = map(as_cell, row.values())
        as_text.append(dict(zip(row, cells, strict=True)))

    headings = tuple(as_text[0]) if as_text else ()
    return OwnNumbers(audience).content(_csv(headings, as_text))


def csv_files(tables: NetworkTables, *, bom: bool = True) -> dict[str, bytes]:
    """The three files of a folder by name, and a fourth with the head of the log where it is given.

    No row of a table has room for it. All call everybody by the same numbers.
    """
    parties = tables.table("parties")
    people = [*parties.rows, *tables.table("victims").rows]
    files = {
        "parties.csv": _csv(_names(parties), people, bom=bom),
        "ties.csv": table_csv(tables.table("ties"), bom=bom),
        "cases.csv": table_csv(tables.table("cases"), bom=bom),
    }
    if log := tables.heading.log:
        files[LOG_FILE] = f"simpul-log {log}\r\n".encode()
    return files


def write_csv(tables: NetworkTables, folder: Path, *, bom: bool = True) -> tuple[Path, ...]:
    """Write the files into a folder, which is made if need be, and say where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in csv_files(tables, bom=bom).items():
        written.append(write_private(folder / name, content))

    return tuple(written)


def csv_zip(tables: NetworkTables, *, bom: bool = True) -> bytes:
    """Every table in one archive, with the dictionary of its columns and a manifest."""
    parts = {}
    for table in (*tables.tables, tables.dictionary):
        content = table_csv(table, bom=bom)
        parts[f"{table.name}.csv"] = Part(content=content, counts={table.name: len(table.rows)})
    return zipped(with_manifest(tables.heading, parts))


def table_csv(table: Table, *, bom: bool = True) -> bytes:
    """One table as a file; an empty one has its headings."""
    return _csv(_names(table), table.rows, bom=bom)


def read_csv(content: bytes) -> list[dict[str, str]]:
    """The rows of a file written here, cells as they were."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    found = []
    for row in rows:
        cells = map(unguard, row.values())
        found.append(dict(zip(row, cells, strict=True)))

    return found


def _names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns)


def _csv(headings: Sequence[str], rows: Iterable[Row], *, bom: bool = True) -> bytes:
    """The rows under these headings; what a row does not have is empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    if headings:
        writer.writerow(headings)
    for row in rows:
        cells = (text_of(row.get(heading)) for heading in headings)
        writer.writerow([guard(harmless(cell)) for cell in cells])

    return text.getvalue().encode("utf-8-sig" if bom else "utf-8", "replace")
