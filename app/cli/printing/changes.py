"""What the command line prints of what changed."""

from collections.abc import Sequence
from typing import Any

from app.cli import console
from app.cli.console import Format, line
from app.monitoring.changes import ChangeReport, History
from app.rows import columns
from app.rows.changes import change_listing, history_listing, history_rows, report_row
from app.rows.listing import no_records
from app.wording.changes import heading, remarks, summary
from app.wording.wording import Wording
from graph.snapshots import SnapshotMark

_SHOWN = 60
"""Changes that a table shows unless told otherwise."""


def changes(report: ChangeReport, limit: int | None, format: Format, wording: Wording) -> None:
    """Print what changed since a snapshot, gravest first.

    Programs get all of it where no limit is given.
    """
    if limit is None:
        limit = _SHOWN if format is Format.TABLE else 0
    listing = change_listing(report, limit, wording)

    def document() -> dict[str, Any]:
        return {**report_row(report, wording), "changes": list(listing.records())}

    if console.for_program(format, document, listing.records, columns.CHANGES):
        return
    line(heading(report, wording))
    if listing.items:
        line(summary(report, wording))
        console.draw(listing)
    for told in (*listing.foot, *remarks(report, wording)):
        line(told)


def nothing(marks: Sequence[SnapshotMark], revision: int, format: Format, wording: Wording) -> None:
    """Print that there is no earlier time to compare with.

    Programs get no change, since no time.
    """
    none = ChangeReport(since=SnapshotMark(number=0, at="", revision=0), revision=revision)
    document = {**report_row(none, wording), "since": None}
    if console.for_program(format, lambda: document, no_records, columns.CHANGES):
        return
    _ = wording.text
    if marks:
        told = _(
            "Only what was found on {day} is remembered: there is nothing to compare it with yet."
        )
        line(told.format(day=wording.date(marks[0].at[:10])))
    else:
        line(_("Nothing is remembered of what was found yet: simpul link begins with it."))


def history(found: History, format: Format, wording: Wording) -> None:
    """Print what one network was from time to time."""
    listing = history_listing(found, wording)

    def document() -> list[Any]:
        return list(listing.records())

    if not console.for_program(
        format, document, lambda: history_rows(found, wording), columns.HISTORY
    ):
        console.draw(listing)
