"""A network without some of its parties, and sets of key players, as listings and records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from app.rows.listing import Column, Listing, from_cells
from app.wording.key_players import again_text, aim_name, changes_anything, percent, same_pairs
from app.wording.removal import corridor_text, replacement_sentence, shape_rows, state_text
from app.wording.wording import Wording
from graph.analysis.disruption.key_players import KeyPlayers
from graph.analysis.disruption.removal import AffectedCorridor, Replacement, WhatIf
from graph.model import Id

Names = Mapping[Id, str]
Named = Callable[[Iterable[Id]], str]
"""What several parties are called, in one line."""


# ---- without some parties


def shape_listing(found: WhatIf, named: Named, wording: Wording) -> Listing[Sequence[object]]:
    """The figures of the network with and without them."""
    _ = wording.text
    told = _("Without {names}")
    title = told.format(names=named(found.removed))
    headings = ("", _("now"), _("then"))
    return from_cells(title, headings, shape_rows(found.before, found.after, wording))


def corridor_listing(found: WhatIf, named: Named, wording: Wording) -> Listing[AffectedCorridor]:
    """The ways that victims were sent, and what becomes of each."""
    _ = wording.text
    return Listing(
        title=_("Ways that victims were sent"),
        items=found.corridors,
        columns=(
            Column(_("way"), lambda corridor: corridor_text(corridor, wording)),
            Column(_("cases"), lambda corridor: len(corridor.cases)),
            Column(_("victims"), lambda corridor: corridor.victims),
            Column(_("what becomes of it"), lambda corridor: state_text(corridor.state, wording)),
            Column(_("who is left"), lambda corridor: named(corridor.left), wide=True),
        ),
    )


def replacement_listing(found: WhatIf, named: Named, wording: Wording) -> Listing[Replacement]:
    """Who could take the place of each that is gone."""
    _ = wording.text

    def why(replacement: Replacement) -> str:
        return replacement_sentence(replacement.reasons, named, wording)

    return Listing(
        title=_("Who could follow"),
        items=found.replacements,
        columns=(
            Column(_("for"), lambda replacement: named([replacement.place_of])),
            Column("id", lambda replacement: replacement.party),
            Column(_("name"), lambda replacement: named([replacement.party])),
            Column(_("why"), why, wide=True),
        ),
    )


def what_if_record(
    found: WhatIf, network: Id, names: Names, numbers: Mapping[Id, str]
) -> dict[str, Any]:
    """A network without some of its parties as plain JSON; `numbers` are those of its cases."""

    def parties(ids: Iterable[Id]) -> list[dict[str, str]]:
        return [{"id": party, "name": names[party]} for party in ids]

    corridors = [
        {
            "origin": corridor.origin,
            "departed_from": corridor.departed_from,
            "transit": list(corridor.transit),
            "city": corridor.city,
            "destination": corridor.destination,
            "cases": sorted(map(numbers.__getitem__, corridor.cases)),
            "victims": corridor.victims,
            "state": corridor.state,
            "removed": parties(corridor.removed),
            "left": parties(corridor.left),
        }
        for corridor in found.corridors
    ]
    replacements = [
        {
            "for": replacement.place_of,
            "id": replacement.party,
            "name": names[replacement.party],
            "score": replacement.score,
            "reasons": msgspec.to_builtins(replacement.reasons),
        }
        for replacement in found.replacements
    ]
    return {
        "network": network,
        "removed": parties(found.removed),
        "same": [{"removed": gone, "stays": stays} for gone, stays in found.same],
        "before": msgspec.to_builtins(found.before),
        "after": msgspec.to_builtins(found.after),
        "corridors": corridors,
        "replacements": replacements,
    }


WHAT_IF = ("what", "name", "before", "after", "detail")
"""The columns of its CSV."""


def what_if_rows(found: WhatIf, names: Names, wording: Wording) -> list[dict[str, Any]]:
    """Every figure, corridor and replacement as a row of the same columns."""

    def row(what: str, name: str, detail: str, before: Any = "", after: Any = "") -> dict[str, Any]:
        return dict(zip(WHAT_IF, (what, name, before, after, detail), strict=True))

    figures = [
        row("figure", label, "", before, after)
        for label, before, after in shape_rows(found.before, found.after, wording)
    ]
    same = [row("same", names[stays], names[gone]) for gone, stays in found.same]
    corridors = [
        row(
            "corridor",
            corridor_text(corridor, wording),
            corridor.state,
            len({*corridor.removed, *corridor.left}),
            len(corridor.left),
        )
        for corridor in found.corridors
    ]
    replacements = [
        row("replacement", names[replacement.party], names[replacement.place_of])
        for replacement in found.replacements
    ]
    return [*figures, *same, *corridors, *replacements]


# ---- key players


def member_listing(found: KeyPlayers, names: Names, wording: Wording) -> Listing[Id]:
    """The members of the best set, and what each adds to it."""
    _ = wording.text
    return Listing(
        title=aim_name(found.aim, wording),
        items=found.members,
        columns=(
            Column("id", lambda party: party),
            Column(_("name"), names.__getitem__),
            Column(_("adds"), lambda party: f"{percent(found.worth.get(party, 0.0), wording)} %"),
            Column(_("named again"), lambda party: again_text(found, party, wording)),
        ),
    )


def set_record(found: KeyPlayers, names: Names) -> dict[str, Any]:
    """The best set, and the first of a ranking beside it, as plain JSON."""
    same = [
        {
            "member": member,
            "name": names[other],
            "other": other,
            "in_set": other in found.members,
        }
        for member, other in same_pairs(found)
    ]
    single = [{"id": party, "name": names[party]} for party in found.single.members]
    return {
        "aim": found.aim,
        "value": found.value,
        "before": found.before,
        "exact": found.exact,
        "gain": found.gain,
        "members": member_records(found, names),
        "same": same,
        "single": {
            "measure": found.single.measure,
            "value": found.single.value,
            "members": single,
        },
    }


def member_records(found: KeyPlayers, names: Names) -> list[dict[str, Any]]:
    """Each member of a set that changes anything as a flat record."""
    members = found.members if changes_anything(found) else ()
    return [
        {
            "aim": found.aim,
            "id": party,
            "name": names[party],
            "adds": found.worth.get(party, 0.0),
            "named_again": found.stability.get(party),
            "probably_same": _probably_same(party, found),
        }
        for party in members
    ]


def _probably_same(party: Id, found: KeyPlayers) -> list[Id]:
    """Who else is probably this party."""
    others: list[Id] = []
    for pair in found.same:
        if party in pair:
            others += [other for other in pair if other != party]
    return others
