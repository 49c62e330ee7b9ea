"""What the command line prints of the watchlist."""

from collections.abc import Sequence
from typing import Any

from app.cli.console import Format, as_csv, as_json, as_rows, line, table
from app.monitoring.watchlist import WatchLine, WatchList
from app.rows import columns
from app.wording.changes import ChangeWords
from app.wording.watchlist import news, standing, watched_name
from app.wording.wording import Wording


def items(found: WatchList, format: Format, wording: Wording) -> None:
    """Print what is watched, and what came of it."""
    words, _ = ChangeWords(wording, found.entities, found.numbers), wording.text
    if format is not Format.TABLE:
        rows = [watch_row(each, words, found, wording) for each in found.lines]
        as_rows(rows, format, columns.WATCHED)
        return
    if not found.lines:
        line(
            _(
                "Nothing is watched: put something on the list with `simpul watch WHAT --why"
                " REASON`."
            )
        )
        return
    n = len(found.lines)
    table(
        wording.plural("{n} thing is watched", "{n} things are watched", n).format(
            n=wording.number(n)
        ),
        ("id", _("what"), _("how it stands"), _("what is new"), _("since"), _("who"), _("why")),
        (
            (
                *(
                    each.watch.id,
                    watched_name(each, wording),
                    standing(each, wording),
                    news(each, words, wording),
                ),
                *(wording.date(each.watch.on[:10]), each.watch.by, each.watch.why),
            )
            for each in found.lines
        ),
    )


def watched(each: WatchLine, new: bool, format: Format, wording: Wording) -> None:
    """Print what is watched now."""
    _ = wording.text
    if format is not Format.TABLE:
        row = {**_plain_row(each, wording), "new": new}
        as_json(row) if format is Format.JSON else as_csv([row], tuple(row))
        return
    text = (
        _("watched: {what} ({standing})")
        if new
        else _("watched already, by {who} since {date}: {what} ({standing})")
    )
    date = wording.date(each.watch.on[:10])
    what = watched_name(each, wording)
    line(text.format(what=what, standing=standing(each, wording), who=each.watch.by, date=date))


def unwatched(lines: Sequence[WatchLine], format: Format, wording: Wording) -> None:
    """Print what is watched no longer."""
    if format is not Format.TABLE:
        rows = [_plain_row(each, wording) for each in lines]
        as_rows(rows, format, columns.UNWATCHED)
        return
    for each in lines:
        line(wording.text("watched no longer: {what}").format(what=watched_name(each, wording)))


def watch_row(
    each: WatchLine, words: ChangeWords, found: WatchList, wording: Wording
) -> dict[str, Any]:
    """One thing that is watched as a flat row."""
    return {
        **_plain_row(each, wording),
        "cases": each.cases,
        "new_cases": [found.numbers.get(case, case) for case in each.new_cases],
        "unseen_cases": [found.numbers.get(case, case) for case in each.unseen],
        "changes": [words.sentence(change) for change in each.changes],
    }


def _plain_row(each: WatchLine, wording: Wording) -> dict[str, Any]:
    return {
        "id": each.watch.id,
        "what": each.entity_id or each.watch.what,
        "kind": each.kind,
        "name": each.name,
        "known": each.known,
        "networks": list(each.networks),
        "by": each.watch.by,
        "on": each.watch.on,
        "why": each.watch.why,
    }
