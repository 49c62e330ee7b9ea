"""What the command line prints of sets of key players."""

from collections.abc import Iterable
from typing import Any

from app.cli.console import Format, as_csv, as_json, line, table
from app.rows import columns
from app.wording.key_players import (
    again_line,
    again_text,
    aim_lines,
    aim_name,
    changes_anything,
    percent,
    same_pairs,
    same_sentences,
    set_sentences,
)
from app.workspace import Workspace
from graph.analysis.disruption.key_players import KeyPlayers
from graph.model import Id


def key_players(space: Workspace, found: KeyPlayers, format: Format) -> None:
    """Print the best set found, what it would do, and what the first of a ranking would do."""
    wording, _ = space.wording, space.wording.text
    people = space.store.entities(
        {*found.members, *found.single.members, *(each for pair in found.same for each in pair)}
    )
    if format is Format.JSON:
        as_json(_set_row(found, {person: people[person].name for person in people}))
        return
    if format is Format.CSV:
        as_csv(
            _member_rows(found, {person: people[person].name for person in people}), columns.MEMBERS
        )
        return
    names = {person: people[person].name or _("(no name)") for person in people}

    def named(parties: Iterable[Id]) -> str:
        return ", ".join(names[party] for party in parties)

    for text in aim_lines(found.aim, wording):
        line(text)
    sentences = set_sentences(found, named(found.single.members), wording)
    if not changes_anything(found):
        line(sentences[0])
        return
    table(
        aim_name(found.aim, wording),
        ("id", _("name"), _("adds"), _("named again")),
        (
            (
                each,
                names[each],
                f"{percent(found.worth.get(each, 0.0), wording)} %",
                again_text(found, each, wording),
            )
            for each in found.members
        ),
    )
    for text in (*sentences, *same_sentences(found, named, wording)):
        line(text)
    line(
        _(
            "Adds: how much less the set does without this one; what several can do alike adds"
            " nothing by one of them."
        )
    )
    line(again_line(found, wording))


def _set_row(found: KeyPlayers, names: dict[str, str]) -> dict[str, Any]:
    return {
        "aim": found.aim,
        "value": found.value,
        "before": found.before,
        "exact": found.exact,
        "gain": found.gain,
        "members": _member_rows(found, names),
        "same": [
            {
                "member": member,
                "name": names[other],
                "other": other,
                "in_set": other in found.members,
            }
            for member, other in same_pairs(found)
        ],
        "single": {
            "measure": found.single.measure,
            "value": found.single.value,
            "members": [{"id": each, "name": names[each]} for each in found.single.members],
        },
    }


def _member_rows(found: KeyPlayers, names: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "aim": found.aim,
            "id": each,
            "name": names[each],
            "adds": found.worth.get(each, 0.0),
            "named_again": found.stability.get(each),
            "probably_same": [
                other for pair in found.same if each in pair for other in pair if other != each
            ],
        }
        for each in (found.members if changes_anything(found) else ())
    ]
