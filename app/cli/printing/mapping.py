"""What `simpul map` prints: columns with what they are taken for, the first rows as values, and
what is wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from app.cli import console
from app.cli.console import Format
from app.cli.printing import loads
from app.intake.mapping import FileProposal, ProposedTable, issues_of
from app.rows import columns
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
    if format is Format.JSON:
        tables = [_json(proposal, table, wording) for table in proposal.tables]
        console.as_json(
            {"file": proposal.file, "mapping": written, "load": command, "tables": tables}
        )
    elif format is Format.CSV:
        sheets = ("sheet",) if any(table.table.sheet for table in proposal.tables) else ()
        rows = (row for table in proposal.tables for row in _column_rows(table, wording))
        console.as_csv(rows, (*sheets, *columns.COLUMNS))
    else:
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
    _ = wording.text
    unsure = sum(not column.sure for column in table.proposal.columns)
    title = _("{table}: {count} columns, {unsure} of them unsure").format(
        table=" ".join(filter(None, (proposal.file, table.table.sheet))),
        count=len(table.proposal.columns),
        unsure=unsure,
    )
    headings = ("", _("column"), _("read as"), _("why"), _("examples"))
    rows = _column_rows(table, wording)
    console.table(
        title,
        headings,
        (
            (
                "" if r["sure"] else "?",
                r["column"],
                r["read_as"],
                r["why"],
                "; ".join(r["examples"]),
            )
            for r in rows
        ),
    )
    if table.format:
        console.line(
            _("It is recognised as {format} and loads without a mapping.").format(
                format=table.format
            )
        )
    for note in proposal_notes(table.proposal, wording):
        console.line(f"? {note}")
    tried = proposal.tried(table)
    console.table(
        _("The first rows as they would be loaded"),
        (_("row"), _("case"), _("parties"), _("links")),
        _value_rows(tried[:SHOWN_ROWS], wording),
    )
    rejected = sum(row.rejected for row in tried)
    console.line(
        _("{count} of the first {rows} rows would be rejected").format(
            count=rejected, rows=len(tried)
        )
        if rejected
        else _("none of the first {rows} rows would be rejected").format(rows=len(tried))
    )
    loads.issues(issues_of(tried), wording)


def _column_rows(table: ProposedTable, wording: Wording) -> list[dict[str, Any]]:
    return [
        {
            **({"sheet": table.table.sheet} if table.table.sheet else {}),
            "column": column.column,
            "slot": column.slot,
            "field": column.field,
            "read_as": target_label(column.slot, column.field, wording),
            "sure": column.sure,
            "why": why(column, wording),
            "examples": [_short(example) for example in column.examples],
        }
        for column in table.proposal.columns
    ]


def _json(proposal: FileProposal, table: ProposedTable, wording: Wording) -> Mapping[str, Any]:
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
        "rejected": sum(row.rejected for row in tried),
        "issues": msgspec.to_builtins(issues_of(tried)),
    }


def _value_rows(rows: Sequence[Loaded], wording: Wording) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        case = row.place.case or wording.text("(no case number)")
        yield (
            row.place.row,
            case,
            "\n".join(party_lines(row.mentions, wording)),
            link_line(row, wording),
        )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXAMPLE else f"{line[: _EXAMPLE - 1]}…"
