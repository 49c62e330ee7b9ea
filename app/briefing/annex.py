"""The annex of a briefing: whole tables of which it shows the beginning, as a workbook."""

import io

from app.briefing.model import Document, FactTable, Table
from app.exports.tables.xlsx import fill_sheet, new_book
from app.wording.wording import Wording

_NAME_LENGTH = 24


def annex(document: Document) -> bytes:
    """A sheet for each long table, every row with its source; empty when there is none."""
    if not document.annexes:
        return b""
    made = io.BytesIO()
    texts = {note.number: note.text for note in document.notes}
    source = Wording(document.language).text("Source")
    with new_book(made, document.log_head) as book:
        for place, table in enumerate(document.annexes, start=1):
            columns = (*table.columns, source)
            rows = _rows(table, columns, texts)
            fill_sheet(book, f"{place} {table.code}"[:_NAME_LENGTH], rows, columns)
    return made.getvalue()


def _rows(
    table: FactTable | Table, columns: tuple[str, ...], texts: dict[int, str]
) -> list[dict[str, str]]:
    """The rows by column; two columns of one name keep both."""
    names = [f"{place} {column}" for place, column in enumerate(columns)]
    found = []
    for row in table.rows:
        cells = (*row.cells, texts.get(row.note, ""))
        found.append(dict(zip(names, cells, strict=True)))
    return found
