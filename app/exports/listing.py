"""The records of a listing as a file to take away, CSV or a workbook; taking it is logged."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.access.own_numbers import OwnNumbers
from app.access.rights import Right
from app.exports.tables.csv import as_cell, csv_rows
from app.exports.tables.xlsx import fill_sheet, new_book
from app.rows.listing import Listing, Record
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.messages import message
from loaders.private_files import write_private

CSV, XLSX = "csv", "xlsx"
MIME = {
    CSV: "text/csv",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def record_bytes(space: Workspace, listing: Listing[Any], kind: str, name: str, of: str) -> bytes:
    """The records as a file of this kind and name; it is logged before it is made.

    `of` says in the log what was taken. Raises AccessDenied.
    """
    audience = space.viewer.audience
    log = space.store.hand_out(Right.EXPORT, kind, of, name=name)
    rows = list(listing.flat_records())
    if kind == CSV:
        content = csv_rows(rows or [dict.fromkeys(listing.fields, "")], audience)
        space.store.consultations.given(log, content)
        return content

    texts = [_as_texts(row, listing.fields) for row in rows]
    made = io.BytesIO()
    with new_book(made, log) as book:
        fill_sheet(book, of, OwnNumbers(audience).rows(texts), listing.fields)
    space.store.consultations.given(log, made.getvalue())
    return made.getvalue()


def _as_texts(row: Record, fields: Sequence[str]) -> dict[str, str]:
    return {field: as_cell(row.get(field)) for field in fields}


def write_records(space: Workspace, listing: Listing[Any], path: Path, *, of: str) -> Path:
    """Write the records to a file whose ending says its kind; raises InvalidValue for others."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in MIME:
        raise InvalidValue(
            message("{name} would be of no kind that can be written", name=path.name),
            message("give it the ending .csv or .xlsx"),
        )
    return write_private(path, record_bytes(space, listing, kind, path.name, of))
