"""Rows of an old file that tell of somebody who was forgotten: they come back without them."""

from msgspec.structs import replace

from graph.persons.tombstones import Meeting
from loaders.rows.mapper import Loaded
from loaders.validation import Issue


def left_of(row: Loaded, meeting: Meeting) -> Loaded:
    """A row, under keyed ids, without who was forgotten; that somebody was left out is an issue."""
    if row.rejected or not meeting.has_any:
        return row
    left = meeting.left_of(row.case_id, row.case, row.mentions, row.statements)
    return replace(
        row,
        source=meeting.named(row.source),
        case=left.case,
        mentions=left.mentions,
        statements=left.statements,
        issues=(*row.issues, _left_out(row)) if left.left_out else row.issues,
    )


def _left_out(row: Loaded) -> Issue:
    return Issue(
        file=row.place.file,
        sheet=row.place.sheet,
        row=row.place.row,
        reason="somebody in this row was forgotten here and is left out",
        mend="take them out of the file too; what else the row says was loaded",
        severity="warning",
    )
