"""What is watched as a listing: the same for the terminal, for programs and for the screen."""

from collections.abc import Mapping
from typing import Any

from app.monitoring.watchlist import WatchLine, WatchList
from app.rows import columns
from app.rows.listing import Column, Listing
from app.wording.changes import ChangeWords, news, standing, watched_name
from app.wording.profile import UNNAMED
from app.wording.wording import Wording
from graph.model import Id


def watched_listing(
    found: WatchList, wording: Wording, names: Mapping[Id, str] = UNNAMED
) -> Listing[WatchLine]:
    """What is watched, and what came of it; `names` are what networks are called."""
    _ = wording.text
    words = ChangeWords(wording, found.entities, found.numbers, names)
    count = len(found.lines)
    title = wording.plural("{n} thing is watched", "{n} things are watched", count)
    return Listing(
        title=title.format(n=wording.number(count)),
        items=found.lines,
        columns=(
            Column("id", lambda line: line.watch.id),
            Column(_("what"), lambda line: watched_name(line, wording, names)),
            Column(_("how it stands"), lambda line: standing(line, wording, names)),
            Column(
                _("what is new"), lambda line: news(line, words, wording), wide=True, optional=True
            ),
            Column(
                _("since"),
                lambda line: wording.date(line.watch.on[:10]),
                on_screen=lambda line: line.watch.on[:10],
            ),
            Column(_("who"), lambda line: line.watch.by),
            Column(_("why"), lambda line: line.watch.why, wide=True),
        ),
        none=_(
            "Nothing is watched: put something on the list with `simpul watch WHAT --why REASON`."
        ),
        records=lambda: [_detailed(line, words, found) for line in found.lines],
        fields=columns.WATCHED,
    )


def watch_record(line: WatchLine) -> dict[str, Any]:
    """One thing that is watched as a flat record."""
    return {
        "id": line.watch.id,
        "what": line.entity_id or line.watch.what,
        "kind": line.kind,
        "name": line.name,
        "known": line.known,
        "networks": list(line.networks),
        "by": line.watch.by,
        "on": line.watch.on,
        "why": line.watch.why,
    }


def _detailed(line: WatchLine, words: ChangeWords, found: WatchList) -> dict[str, Any]:
    """One thing that is watched, with what came of it."""
    return {
        **watch_record(line),
        "cases": line.cases,
        "new_cases": [found.numbers.get(case, case) for case in line.new_cases],
        "unseen_cases": [found.numbers.get(case, case) for case in line.unseen],
        "changes": [words.sentence(change) for change in line.changes],
    }
