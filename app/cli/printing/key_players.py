"""What the command line prints of sets of key players."""

from collections.abc import Iterable

from app.cli import console
from app.cli.console import Format, line
from app.rows import columns
from app.rows.removal import member_listing, member_records, set_record
from app.wording.key_players import (
    again_line,
    aim_lines,
    changes_anything,
    same_sentences,
    set_sentences,
)
from app.workspace import Workspace
from graph.analysis.disruption.key_players import KeyPlayers
from graph.model import Id


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
