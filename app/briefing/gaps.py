"""Information gaps: what is not known, in short: the tasks of `simpul gaps`, and where to ask."""

from collections.abc import Sequence
from typing import Any

from app.briefing.matter import Matter
from app.plain_text import plain
from app.rows.gaps import gap_rows
from app.wording.wording import Wording
from graph.analysis.findings.gaps import Gap, GapKind

SHOWN = 12
"""Tasks that a briefing lists; those that would settle least are counted in one line."""


def information_gaps(matter: Matter) -> tuple[str, ...]:
    """What is not known of a network, what would settle most first.

    The stages that nobody is named for stand in one sentence before the others.
    """
    wording = matter.wording
    found = matter.gaps
    rows = _rows(matter, found)
    told = [plain(f"{row['task']} ({row['why']})") for row in rows[:SHOWN]]
    more = len(rows) - SHOWN
    text = wording.plural("{n} more gap of less weight.", "{n} more gaps of less weight.", more)
    return (*_stages(found, wording), *told, *([text.format(n=more)] if more > 0 else []))


def follow_up(matter: Matter) -> tuple[str, ...]:
    """What to ask where, for the gaps that would settle most.

    Who is one person is for the office to decide, and nobody else is asked.
    """
    told = []
    found = [gap for gap in matter.gaps if gap.kind is not GapKind.PROBABLE]
    for row in _rows(matter, found)[:SHOWN]:
        if row["ask"]:
            text = matter.wording.text("{task} It may be asked at: {places}.")
            told.append(plain(text.format(task=row["task"], places="; ".join(row["ask"]))))
    return tuple(told)


def _rows(matter: Matter, found: Sequence[Gap]) -> list[dict[str, Any]]:
    material = matter.material
    others = [gap for gap in found if gap.kind is not GapKind.STAGE]
    return gap_rows(others, material.network, material.entities, material.cases, matter.wording)


def _stages(found: tuple[Gap, ...], wording: Wording) -> tuple[str, ...]:
    missing = [wording.stage(gap.stage) for gap in found if gap.kind is GapKind.STAGE]
    text = wording.plural(
        "{n} stage without a named party: {stages}.",
        "{n} stages without a named party: {stages}.",
        len(missing),
    )
    if missing:
        return (text.format(n=len(missing), stages=", ".join(missing)),)
    return ()
