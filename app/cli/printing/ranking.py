"""What the command line prints of who matters in a network."""

from collections.abc import Sequence
from typing import Any

from app.cli import console
from app.cli.console import Format, line
from app.networks.ranking import OF_THE_WHOLE, Ranks
from app.rows.listing import first
from app.rows.ranking import every_rank_listing, measure_record, rank_listing
from app.wording.measures import alike_sentence, error_sentence, measure_lines, measure_name
from app.wording.wording import Wording
from app.workspace import Workspace


def ranks(space: Workspace, found: Ranks, limit: int, format: Format, *, across: bool) -> None:
    """Print the parties by one measure; `across` networks each with its own."""
    wording = space.wording
    _ = wording.text
    shown, left_out = first(found.rows, limit)
    people = space.store.entities([rank.party for rank in shown])
    listing = rank_listing(found, shown, people, wording, across=across)

    def document() -> dict[str, Any]:
        return {**measure_record(found, wording), "rows": list(listing.records())}

    if console.for_program(format, document, listing.records, listing.fields):
        return
    if shown:
        _explain(found, wording)
    console.show(listing, format)
    if not shown:
        return
    if across and found.by in OF_THE_WHOLE:
        line(
            _(
                "All networks are ranked as one of several parts: within its own network a party"
                " has another value."
            )
        )
    _foot(found, left_out, wording)


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


def all_ranks(space: Workspace, found: Sequence[Ranks], limit: int, format: Format) -> None:
    """Print the places of each party by every measure, in the order of the first measure."""
    wording = space.wording
    shown, left_out = first([rank.party for rank in found[0].rows], limit)
    people = space.store.entities(shown)
    console.show(every_rank_listing(found, shown, people, wording), format)
    if not shown or format is not Format.TABLE:
        return
    for number, ranks in enumerate(found, start=1):
        meaning = measure_lines(ranks.by, wording)[0]
        line(f"{number} {measure_name(ranks.by, wording)} ({ranks.by}): {meaning}")
    with_note = next((ranks for ranks in found if ranks.like_degree is not None), found[0])
    _foot(with_note, left_out, wording)
