"""What `simpul map` prints.

Columns with what they are taken for, the first rows as values, and what is wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from app.cli import console
from app.cli.console import Format
from app.cli.printing import loads
from app.intake.mapping import FileProposal, ProposedTable, count_rejected, issues_of
from app.rows import columns
from app.rows.listing import Column, Listing, Record
from app.rows.mapping import link_line, party_lines
from app.wording.columns import proposal_notes, target_label, why
from app.wording.wording import Wording
from loaders.rows.mapper import Loaded

SHOWN_ROWS = 5
_EXAMPLE = 28
"""Characters of an example."""


def proposed(
    proposal: FileProposal, format: Format, wording: Wording, written: str, command: str
) -> None:
    """Print a proposal; `written` is where its mapping lies, empty when it was not written."""

    def document() -> Mapping[str, Any]:
        tables = [_json(proposal, table, wording) for table in proposal.tables]
        return {"file": proposal.file, "mapping": written, "load": command, "tables": tables}

    def rows() -> Iterator[Record]:
        for table in proposal.tables:
            yield from _column_rows(table, wording)

    sheets = ("sheet",) if any(table.table.sheet for table in proposal.tables) else ()
    if console.for_program(format, document, rows, (*sheets, *columns.COLUMNS)):
        return
    for table in proposal.tables:
        _table(proposal, table, wording)


def next_step(written: str, command: str, wording: Wording) -> None:
    """Say where the mapping lies and what to do with it."""
    _ = wording.text
    console.line(
        _("The mapping is in {path}: correct what is marked with ?, then run").format(path=written)
    )
    console.line(f"  {command}")


def _table(proposal: FileProposal, table: ProposedTable, wording: Wording) -> None:
    """Print what the columns of one table are taken for, and what its first rows become."""
    _ = wording.text
    console.draw(_column_listing(proposal, table, wording))
    if table.format:
        told = _("It is recognised as {format} and loads without a mapping.")
        console.line(told.format(format=table.format))
    for note in proposal_notes(table.proposal, wording):
        console.line(f"? {note}")
    tried = proposal.tried(table)
    console.draw(_tried_listing(tried[:SHOWN_ROWS], wording))
    rejected = count_rejected(tried)
    told = (
        _("{count} of the first {rows} rows would be rejected")
        if rejected
        else _("none of the first {rows} rows would be rejected")
    )
    console.line(told.format(count=rejected, rows=len(tried)))
    loads.issues(issues_of(tried), wording)


def _column_listing(
    proposal: FileProposal, table: ProposedTable, wording: Wording
) -> Listing[Record]:
    """The columns with what they are taken for; a question mark before those that are unsure."""
    _ = wording.text
    rows = _column_rows(table, wording)
    title = _("{table}: {count} columns, {unsure} of them unsure").format(
        table=" ".join(filter(None, (proposal.file, table.table.sheet))),
        count=len(rows),
        unsure=sum(not row["sure"] for row in rows),
    )
    return Listing(
        title=title,
        items=rows,
        columns=(
            Column("", lambda row: "" if row["sure"] else "?"),
            Column(_("column"), lambda row: row["column"]),
            Column(_("read as"), lambda row: row["read_as"]),
            Column(_("why"), lambda row: row["why"]),
            Column(_("examples"), lambda row: "; ".join(row["examples"])),
        ),
    )


def _tried_listing(rows: Sequence[Loaded], wording: Wording) -> Listing[Loaded]:
    """Rows as the values that they would be loaded as."""
    _ = wording.text
    return Listing(
        title=_("The first rows as they would be loaded"),
        items=rows,
        columns=(
            Column(_("row"), lambda row: row.place.row),
            Column(_("case"), lambda row: row.place.case or _("(no case number)")),
            Column(_("parties"), lambda row: "\n".join(party_lines(row.mentions, wording))),
            Column(_("links"), lambda row: link_line(row, wording)),
        ),
    )


def _column_rows(table: ProposedTable, wording: Wording) -> list[Record]:
    """The columns of one table as flat records, each with its sheet where there are sheets."""
    sheet = {"sheet": table.table.sheet} if table.table.sheet else {}
    return [
        {
            **sheet,
            "column": column.column,
            "slot": column.slot,
            "field": column.field,
            "read_as": target_label(column.slot, column.field, wording),
            "sure": column.sure,
            "why": why(column, wording),
            "examples": list(map(_short, column.examples)),
        }
        for column in table.proposal.columns
    ]


def _json(proposal: FileProposal, table: ProposedTable, wording: Wording) -> Mapping[str, Any]:
    """One table of a proposal as plain JSON."""
    tried = proposal.tried(table)
    return {
        "sheet": table.table.sheet,
        "format": table.format,
        "columns": _column_rows(table, wording),
        "notes": list(proposal_notes(table.proposal, wording)),
        "rows": [
            {
                "row": row.place.row,
                "case": row.case,
                "mentions": row.mentions,
                "statements": row.statements,
            }
            for row in tried[:SHOWN_ROWS]
        ],
        "tried": len(tried),
        "rejected": count_rejected(tried),
        "issues": msgspec.to_builtins([issue.for_program() for issue in issues_of(tried)]),
    }


def _short(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _EXAMPLE:
        return line
    return f"{line[: _EXAMPLE - 1]}…"
