"""The records of a listing as a file to take away, CSV or a workbook; taking it is logged."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from app.access.own_numbers import OwnNumbers
from app.access.rights import Right
from app.exports.tables.csv import as_cell, csv_rows
from app.exports.tables.xlsx import fill_sheet, new_book
from app.rows.listing import Listing, Record
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.messages import message
from loaders.private_files import write_private

CSV, JSON, XLSX = "csv", "json", "xlsx"
MIME = {
    CSV: "text/csv",
    JSON: "application/json",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def record_bytes(
    space: Workspace,
    listing: Listing[Any],
    kind: str,
    name: str,
    of: str,
    right: Right = Right.EXPORT,
) -> bytes:
    """The records as a file of this kind and name; it is logged before it is made.

    `of` says in the log what was taken, `right` is what whoever takes it needs. Raises
    AccessDenied.
    """
    log = space.store.hand_out(right, kind, of, name=name)
    content = _content(space, listing, kind, of, log)
    space.store.consultations.given(log, content)
    return content


def _content(space: Workspace, listing: Listing[Any], kind: str, of: str, log: str) -> bytes:
    """The bytes of the file, in which the head of the log stands where there is room for it."""
    audience = space.viewer.audience
    if kind == JSON:
        written = msgspec.json.encode({"log": log, of: list(listing.records())}, enc_hook=str)
        return OwnNumbers(audience).renumber(written.decode()).encode()
    rows = list(listing.flat_records())
    if kind == CSV:
        return csv_rows(rows or [dict.fromkeys(listing.fields, "")], audience)

    texts = [_as_texts(row, listing.fields) for row in rows]
    made = io.BytesIO()
    with new_book(made, log) as book:
        fill_sheet(book, of, OwnNumbers(audience).rows(texts), listing.fields)
    return made.getvalue()


def _as_texts(row: Record, fields: Sequence[str]) -> dict[str, str]:
    return {field: as_cell(row.get(field)) for field in fields}


def write_records(
    space: Workspace,
    listing: Listing[Any],
    path: Path,
    *,
    of: str,
    right: Right = Right.EXPORT,
) -> Path:
    """Write the records to a file whose ending says its kind; raises InvalidValue for others."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in MIME:
        raise InvalidValue(
            message("{name} would be of no kind that can be written", name=path.name),
            message("give it the ending .csv, .json or .xlsx"),
        )
    return write_private(path, record_bytes(space, listing, kind, path.name, of, right))
