"""Rows of an old file: without who was forgotten, and put right where a person had it put right."""

from msgspec.structs import replace

from graph.persons.corrections import Corrections
from graph.persons.tombstones import Meeting
from loaders.rows.mapper import Loaded
from loaders.validation import Issue


def left_of(row: Loaded, meeting: Meeting) -> Loaded:
    """A row, under keyed ids, without who was forgotten; that somebody was left out is an issue."""
    if row.rejected or not meeting.has_any:
        return row
    left = without_forgotten(row, meeting)
    lost = len(left.mentions) < len(row.mentions) or len(left.statements) < len(row.statements)
    return replace(left, issues=(*left.issues, _left_out(left))) if lost else left


def without_forgotten(row: Loaded, meeting: Meeting) -> Loaded:
    """A row, under keyed ids, without who was forgotten, in its cells and file names too."""
    left = meeting.left_of(row.case_id, row.case, row.mentions, row.statements)
    source = meeting.named(row.source)
    issues = row.issues
    if meeting.guards(row.case_id):
        # what stood in a cell may be theirs
        issues = tuple(replace(issue, value="") for issue in issues)
    if source.name != row.source.name:
        issues = tuple(replace(issue, file=source.name) for issue in issues)
    return replace(
        row,
        source=source,
        case=left.case,
        mentions=left.mentions,
        statements=left.statements,
        issues=issues,
        place=replace(row.place, file=source.name) if source != row.source else row.place,
        dataset=source.dataset if source != row.source else row.dataset,
    )


def put_right(row: Loaded, corrections: Corrections) -> Loaded:
    """A row, under keyed ids, with what people had put right."""
    if not corrections or not row.mentions:
        return row
    mentions = tuple(map(corrections.put_on, row.mentions))
    return row if mentions == row.mentions else replace(row, mentions=mentions)


def _left_out(row: Loaded) -> Issue:
    return Issue(
        file=row.place.file,
        sheet=row.place.sheet,
        row=row.place.row,
        reason="somebody in this row was forgotten here and is left out",
        mend="take them out of the file too: what else the row says was loaded",
        severity="warning",
    )
