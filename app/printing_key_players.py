"""What the command line prints of sets of key players."""

from typing import Any

from app import printing_columns as columns
from app.printing import Format, as_csv, as_json, line, table
from app.wording.key_players import aim_lines, aim_name, changes_anything, percent, set_sentences
from app.workspace import Workspace
from graph.analysis.key_players import KeyPlayers


def key_players(space: Workspace, found: KeyPlayers, format: Format) -> None:
    """Print the best set found, what it would do, and what the first of a ranking would do."""
    wording, _ = space.wording, space.wording.text
    people = space.entities({*found.members, *found.single.members})
    if format is Format.JSON:
        as_json(_set_row(found, {each: people[each].name for each in people}))
        return
    if format is Format.CSV:
        as_csv(_member_rows(found, {each: people[each].name for each in people}), columns.MEMBERS)
        return
    names = {each: people[each].name or _("(no name)") for each in people}
    for text in aim_lines(found.aim, wording):
        line(text)
    single = ", ".join(names[each] for each in found.single.members)
    sentences = set_sentences(found, single, wording)
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
                f"{percent(found.stability.get(each, 0.0), wording)} %",
            )
            for each in found.members
        ),
    )
    for text in sentences:
        line(text)
    line(_("Adds: how much less the set does without this one; what several can do alike adds nothing by one of them."))
    line(_("Named again: in how many of the networks with a tenth of the ties left out the party is in the set."))


def _set_row(found: KeyPlayers, names: dict[str, str]) -> dict[str, Any]:
    return {
        "aim": found.aim,
        "value": found.value,
        "before": found.before,
        "exact": found.exact,
        "gain": found.gain,
        "members": _member_rows(found, names),
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
        }
        for each in (found.members if changes_anything(found) else ())
    ]
