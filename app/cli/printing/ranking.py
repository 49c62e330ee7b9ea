"""What the command line prints of who matters in a network."""

from collections.abc import Iterable, Sequence
from typing import Any

from app.cli import console
from app.cli.console import Format, line
from app.networks.ranking import OF_THE_WHOLE, Ranks
from app.rows import columns
from app.rows.listing import first
from app.rows.ranking import every_rank_listing, measure_record, rank_listing
from app.rows.removal import (
    WHAT_IF,
    corridor_listing,
    member_listing,
    member_records,
    replacement_listing,
    set_record,
    shape_listing,
    what_if_record,
    what_if_rows,
)
from app.wording.key_players import (
    again_line,
    aim_lines,
    changes_anything,
    same_sentences,
    set_sentences,
)
from app.wording.measures import (
    alike_sentence,
    error_sentence,
    measure_lines,
    measure_name,
    steps_sentence,
)
from app.wording.removal import ADVICE, LISTED, STATES_TOLD, same_removed_sentences
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.analysis.disruption.key_players import KeyPlayers
from graph.analysis.disruption.removal import WhatIf
from graph.model import Id


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
    for told in (steps_sentence, alike_sentence, error_sentence):
        if text := told(found, wording):
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


def key_players(space: Workspace, found: KeyPlayers, format: Format) -> None:
    """Print the best set found, what it would do, and what the first of a ranking would do."""
    wording = space.wording
    _ = wording.text
    people = space.store.entities({*found.members, *found.single.members}.union(*found.same))
    plain = {person: people[person].name for person in people}
    if console.for_program(
        format,
        lambda: set_record(found, plain),
        lambda: member_records(found, plain),
        columns.MEMBERS,
    ):
        return
    names = {person: name or _("(no name)") for person, name in plain.items()}

    def named(parties: Iterable[Id]) -> str:
        return ", ".join(names[party] for party in parties)

    for text in aim_lines(found.aim, wording):
        line(text)
    sentences = set_sentences(found, named(found.single.members), wording)
    if not changes_anything(found):
        line(sentences[0])
        return
    console.draw(member_listing(found, names, wording))
    for text in (*sentences, *same_sentences(found, named, wording)):
        line(text)
    line(
        _(
            "Adds: how much less the set does without this one; what several can do alike adds"
            " nothing by one of them."
        )
    )
    line(again_line(found, wording))


def what_if(space: Workspace, network_id: Id, found: WhatIf, format: Format) -> None:
    """Print the network before and after, the corridors concerned, and who could follow."""
    wording = space.wording
    _ = wording.text
    people = space.store.entities(space.networks.get(network_id).parties)
    names = {person: people[person].name or _("(no name)") for person in people}

    def named(parties: Iterable[Id]) -> str:
        return ", ".join(names[party] for party in parties)

    def document() -> dict[str, Any]:
        cases = set[Id]().union(*(corridor.cases for corridor in found.corridors))
        numbers = {case_id: case.number for case_id, case in space.store.cases(cases).items()}
        return what_if_record(found, network_id, names, numbers)

    if console.for_program(format, document, lambda: what_if_rows(found, names, wording), WHAT_IF):
        return
    console.draw(shape_listing(found, named, wording))
    for sentence in same_removed_sentences(found, named, wording):
        line(sentence)
    if found.corridors:
        console.draw(corridor_listing(found, named, wording))
        line(_(LISTED))
        line(_(STATES_TOLD))
    if found.replacements:
        console.draw(replacement_listing(found, named, wording))
        line(_(ADVICE))
