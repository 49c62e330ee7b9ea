"""What the command line prints of who matters in a network."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.cli.console import Format, as_csv, as_json, as_rows, line, table
from app.networks.ranking import OF_THE_WHOLE, Rank, Ranks
from app.rows import columns
from app.wording.measures import (
    alike_sentence,
    error_sentence,
    measure_lines,
    measure_name,
    parts_text,
    place_text,
)
from app.wording.profile import SHORT_ID
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.model import Entity, Id


def ranks(space: Workspace, found: Ranks, limit: int, format: Format, *, across: bool) -> None:
    """Print the parties by one measure; `across` networks each with its own."""
    wording, _ = space.wording, space.wording.text
    shown = found.rows[:limit] if limit else found.rows
    people = space.store.entities([rank.party for rank in shown])
    if format is not Format.TABLE:
        rows = [rank_row(rank, found.by, people) for rank in shown]
        if format is Format.JSON:
            as_json({**_about(found, wording), "rows": rows})
        else:
            as_csv(rows, columns.RANKS)
        return
    if not shown:
        line(_("There is no network to rank yet."))
        return
    _explain(found, wording)
    headings = ("#", "id", _("name"), _("value"), _("ties"), _("falls apart without it"))
    table(
        measure_name(found.by, wording),
        (*headings, _("network")) if across else headings,
        (
            (
                place_text(rank, wording),
                rank.party,
                people[rank.party].name or _("(no name)"),
                wording.number(round(rank.score, 3)),
                rank.ties,
                parts_text(rank, wording),
                *([rank.network[:SHORT_ID]] if across else []),
            )
            for rank in shown
        ),
    )
    if across and found.by in OF_THE_WHOLE:
        line(
            _(
                "All networks are ranked as one of several parts: within its own network a party"
                " has another value."
            )
        )
    _foot(found, len(found.rows) - len(shown), wording)


def _explain(found: Ranks, wording: Wording) -> None:
    for text in measure_lines(found.by, wording):
        line(text)


def _foot(found: Ranks, left_out: int, wording: Wording) -> None:
    _ = wording.text
    notes = (alike_sentence(found, wording), error_sentence(found, wording))
    for text in filter(None, notes):
        line(text)
    if any(row.high for row in found.rows):
        line(
            _(
                "In brackets: between which places it stands in nine of ten networks with some"
                " reports left out."
            )
        )
    line(_("A place is an order for reading, not a verdict; victims are never ranked."))
    if left_out:
        line(_("{count} more parties: use --limit 0").format(count=wording.number(left_out)))


def rank_row(rank: Rank, by: str, people: Mapping[Id, Entity]) -> dict[str, Any]:
    """One place as plain JSON."""
    return {
        "by": by,
        "place": rank.place,
        "low": rank.low or None,
        "high": rank.high or None,
        "id": rank.party,
        "name": people[rank.party].name,
        "score": round(rank.score, 6),
        "ties": rank.ties,
        "parts_without": rank.parts or None,
        "parts_with_cases": rank.parts_with_cases or None,
        "network": rank.network,
    }


def _about(found: Ranks, wording: Wording) -> dict[str, Any]:
    return {
        "by": found.by,
        "name": measure_name(found.by, wording),
        "meaning": list(measure_lines(found.by, wording)),
        "error": found.error,
        "confidence": found.confidence,
        "samples": found.samples,
        "like_degree": found.like_degree,
    }


def all_ranks(space: Workspace, found: Sequence[Ranks], limit: int, format: Format) -> None:
    """Print the places of each party by every measure, in the order of the first measure."""
    wording, _ = space.wording, space.wording.text
    places = {(ranks.by, row.party): row for ranks in found for row in ranks.rows}
    parties = [row.party for row in found[0].rows]
    shown = parties[:limit] if limit else parties
    people = space.store.entities(shown)
    if format is not Format.TABLE:
        rows = [
            _all_row(party, found, places, people, nested=format is Format.JSON) for party in shown
        ]
        as_rows(rows, format, ("id", "name", *(each.by for each in found)))
        return
    if not shown:
        line(_("There is no network to rank yet."))
        return
    table(
        _("Places by every measure"),
        ("id", _("name"), *(str(number) for number, _each in enumerate(found, start=1))),
        (
            (
                party,
                people[party].name or _("(no name)"),
                *(
                    str(places[each.by, party].place) if (each.by, party) in places else "–"
                    for each in found
                ),
            )
            for party in shown
        ),
    )
    for number, each in enumerate(found, start=1):
        line(
            f"{number} {measure_name(each.by, wording)} ({each.by}):"
            f" {measure_lines(each.by, wording)[0]}"
        )
    _foot(
        next((each for each in found if each.like_degree is not None), found[0]),
        len(parties) - len(shown),
        wording,
    )


def _all_row(
    party: Id,
    found: Sequence[Ranks],
    places: Mapping[tuple[str, Id], Rank],
    people: Mapping[Id, Entity],
    *,
    nested: bool,
) -> dict[str, Any]:
    known = {ranks.by: places[ranks.by, party] for ranks in found if (ranks.by, party) in places}
    row: dict[str, Any] = {"id": party, "name": people[party].name}
    if nested:
        return {
            **row,
            "places": {
                by: {"place": rank.place, "score": round(rank.score, 6)}
                for by, rank in known.items()
            },
        }
    return {
        **row,
        **{ranks.by: known[ranks.by].place if ranks.by in known else None for ranks in found},
    }
