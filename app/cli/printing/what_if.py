"""What the command line prints of a network without some of its parties."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from app.cli.console import Format, as_csv, as_json, line, table
from app.wording.removal import (
    ADVICE,
    LISTED,
    STATES_TOLD,
    corridor_text,
    replacement_sentence,
    same_sentences,
    shape_rows,
    state_text,
)
from app.workspace import Workspace
from graph.analysis.disruption.removal import WhatIf
from graph.model import Id


def what_if(space: Workspace, network_id: Id, found: WhatIf, format: Format) -> None:
    """Print the network before and after, the corridors concerned, and who could follow."""
    wording, _ = space.wording, space.wording.text
    people = space.store.entities(space.networks.get(network_id).parties)
    names = {person: people[person].name or _("(no name)") for person in people}
    if format is Format.JSON:
        as_json(_row(space, network_id, found, names))
        return
    if format is Format.CSV:
        as_csv(_csv_rows(space, found, names), ("what", "name", "before", "after", "detail"))
        return

    def named(parties: Iterable[Id]) -> str:
        return ", ".join(names[party] for party in parties)

    table(
        _("Without {names}").format(names=named(found.removed)),
        ("", _("now"), _("then")),
        shape_rows(found.before, found.after, wording),
    )
    for sentence in same_sentences(found, named, wording):
        line(sentence)
    if found.corridors:
        table(
            _("Ways that victims were sent"),
            (_("way"), _("cases"), _("victims"), _("what becomes of it"), _("who is left")),
            (
                (
                    corridor_text(corridor, wording),
                    len(corridor.cases),
                    corridor.victims,
                    state_text(corridor.state, wording),
                    named(corridor.left),
                )
                for corridor in found.corridors
            ),
        )
        line(_(LISTED))
        line(_(STATES_TOLD))
    if found.replacements:
        table(
            _("Who could follow"),
            (_("for"), "id", _("name"), _("why")),
            (
                (
                    names[replacement.place_of],
                    replacement.party,
                    names[replacement.party],
                    replacement_sentence(replacement.reasons, named, wording),
                )
                for replacement in found.replacements
            ),
        )
        line(_(ADVICE))


def _row(
    space: Workspace, network_id: Id, found: WhatIf, names: Mapping[Id, str]
) -> dict[str, Any]:
    numbers = {
        each: case.number
        for each, case in space.store.cases({c for w in found.corridors for c in w.cases}).items()
    }

    def parties(ids: Iterable[Id]) -> list[dict[str, str]]:
        return [{"id": each, "name": names[each]} for each in ids]

    return {
        "network": network_id,
        "removed": parties(found.removed),
        "same": [{"removed": gone, "stays": stays} for gone, stays in found.same],
        "before": msgspec.to_builtins(found.before),
        "after": msgspec.to_builtins(found.after),
        "corridors": [
            {
                "origin": corridor.origin,
                "departed_from": corridor.departed_from,
                "transit": list(corridor.transit),
                "city": corridor.city,
                "destination": corridor.destination,
                "cases": sorted(numbers[case] for case in corridor.cases),
                "victims": corridor.victims,
                "state": corridor.state,
                "removed": parties(corridor.removed),
                "left": parties(corridor.left),
            }
            for corridor in found.corridors
        ],
        "replacements": [
            {
                "for": replacement.place_of,
                "id": replacement.party,
                "name": names[replacement.party],
                "score": replacement.score,
                "reasons": msgspec.to_builtins(replacement.reasons),
            }
            for replacement in found.replacements
        ],
    }


def _csv_rows(space: Workspace, found: WhatIf, names: Mapping[Id, str]) -> list[dict[str, Any]]:
    """Every figure, corridor and replacement as a row of the same columns."""
    figures = [
        {"what": "figure", "name": label, "before": before, "after": after, "detail": ""}
        for label, before, after in shape_rows(found.before, found.after, space.wording)
    ]
    corridors = [
        {
            "what": "corridor",
            "name": corridor_text(corridor, space.wording),
            "before": len({*corridor.removed, *corridor.left}),
            "after": len(corridor.left),
            "detail": corridor.state,
        }
        for corridor in found.corridors
    ]
    replacements = [
        {
            "what": "replacement",
            "name": names[replacement.party],
            "before": "",
            "after": "",
            "detail": names[replacement.place_of],
        }
        for replacement in found.replacements
    ]
    same = [
        {"what": "same", "name": names[stays], "before": "", "after": "", "detail": names[gone]}
        for gone, stays in found.same
    ]
    return [*figures, *same, *corridors, *replacements]
