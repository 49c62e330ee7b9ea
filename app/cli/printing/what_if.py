"""What the command line prints of a network without some of its parties."""

from collections.abc import Iterable
from typing import Any

from app.cli import console
from app.cli.console import Format, line
from app.rows.removal import (
    WHAT_IF,
    corridor_listing,
    replacement_listing,
    shape_listing,
    what_if_record,
    what_if_rows,
)
from app.wording.removal import ADVICE, LISTED, STATES_TOLD, same_sentences
from app.workspace import Workspace
from graph.analysis.disruption.removal import WhatIf
from graph.model import Id


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
    for sentence in same_sentences(found, named, wording):
        line(sentence)
    if found.corridors:
        console.draw(corridor_listing(found, named, wording))
        line(_(LISTED))
        line(_(STATES_TOLD))
    if found.replacements:
        console.draw(replacement_listing(found, named, wording))
        line(_(ADVICE))
