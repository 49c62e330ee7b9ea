"""What the command line prints of the watchlist."""

from collections.abc import Sequence

from app.cli import console
from app.cli.console import Format, line
from app.monitoring.watchlist import WatchLine, WatchList
from app.rows import columns
from app.rows.watchlist import watch_record, watched_listing
from app.wording.changes import standing, watched_name
from app.wording.wording import Wording


def items(found: WatchList, format: Format, wording: Wording) -> None:
    """Print what is watched, and what came of it."""
    console.show(watched_listing(found, wording), format)


def watched(found: WatchLine, new: bool, format: Format, wording: Wording) -> None:
    """Print what is watched now."""
    record = {**watch_record(found), "new": new}
    if console.for_program(format, lambda: record, lambda: [record], tuple(record)):
        return
    _ = wording.text
    told = (
        _("watched: {what} ({standing})")
        if new
        else _("watched already, by {who} since {date}: {what} ({standing})")
    )
    date = wording.date(found.watch.on[:10])
    what = watched_name(found, wording)
    stands = standing(found, wording)
    line(told.format(what=what, standing=stands, who=found.watch.by, date=date))


def unwatched(found: Sequence[WatchLine], format: Format, wording: Wording) -> None:
    """Print what is watched no longer."""
    records = [watch_record(watched) for watched in found]
    if console.for_program(format, lambda: records, lambda: records, columns.UNWATCHED):
        return
    told = wording.text("watched no longer: {what}")
    for watched in found:
        line(told.format(what=watched_name(watched, wording)))
