"""What would be without some parties of a network, in plain words."""

from collections.abc import Callable, Iterable

from app.wording.labels import N_
from app.wording.profile import route
from app.wording.wording import Wording
from graph.analysis.disruption.removal import AffectedCorridor, CorridorState, NetworkShape, WhatIf
from graph.analysis.networks.ranking import Reason
from graph.model import Id

Names = Callable[[Iterable[Id]], str]
"""Several parties in one line."""

_SHAPE: tuple[tuple[str, Callable[[NetworkShape], int]], ...] = (
    (N_("Parts of the network"), lambda shape: shape.parts),
    (N_("Parties in the largest part"), lambda shape: max(shape.sizes, default=0)),
    (N_("Pairs of parties with a way between them"), lambda shape: shape.reachable_pairs),
    (
        N_("Cases in the largest group that parties still link"),
        lambda shape: max(shape.case_groups, default=0),
    ),
    (N_("Pairs of cases that parties still link"), lambda shape: shape.linked_case_pairs),
)
_STATES = {
    CorridorState.CUT: N_("cut"),
    CorridorState.APART: N_("falls apart"),
    CorridorState.HOLDS: N_("holds together"),
}
LISTED = N_("Only ways on which one of those taken away is named are listed.")
STATES_TOLD = N_(
    "Cut: none of its parties is left. Falls apart: those who are left are no longer joined."
)
ADVICE = N_(
    "Who could follow is a place in the network to watch, never a reason to suspect anybody."
)


def shape_rows(
    before: NetworkShape, after: NetworkShape, wording: Wording
) -> list[tuple[str, int, int]]:
    """Each figure of a network with its number before and after."""
    return [(wording.text(label), count(before), count(after)) for label, count in _SHAPE]


def corridor_text(corridor: AffectedCorridor, wording: Wording) -> str:
    """Where a corridor runs: "Kab. Sigi → Pelabuhan Pantoloan → Jakarta → Malaysia"."""
    places = (
        corridor.origin,
        corridor.departed_from,
        *corridor.transit,
        corridor.city,
        corridor.destination,
    )
    return route(filter(None, places), wording)


def state_text(state: CorridorState, wording: Wording) -> str:
    """What becomes of a corridor."""
    return wording.text(_STATES[state])


def same_removed_sentences(found: WhatIf, names: Names, wording: Wording) -> list[str]:
    """Who stays but is probably one of those who are gone, a sentence for each."""
    told = wording.text(
        "{who} ({id}) stays, but is probably the same person as {gone}: take both away, or decide"
        " it in the review."
    )
    return [
        told.format(who=names([stays]), id=stays, gone=names([gone])) for gone, stays in found.same
    ]


def replacement_sentence(reasons: Iterable[Reason], names: Names, wording: Wording) -> str:
    """Why somebody could follow another, from the reasons of a `Replacement`."""
    return "; ".join(_reason(reason, names, wording) for reason in reasons)


def _reason(reason: Reason, names: Names, wording: Wording) -> str:
    """One reason; a code that is not known here as its own sentence."""
    _ = wording.text
    given = reason.params
    n = int(reason.value)
    match reason.code:
        case "shared_neighbours":
            told = wording.plural(
                "shares {n} of {of} contacts ({who})", "shares {n} of {of} contacts ({who})", n
            )
            return told.format(
                n=wording.number(n), of=wording.number(given["of"]), who=names(given["who"])
            )
        case "tied":
            return _("is tied to that party itself")
        case "same_stage":
            return _("same stage: {which}").format(
                which=", ".join(map(wording.stage, given["stages"]))
            )
        case "same_group":
            return _("same kind of role: {which}").format(
                which=", ".join(map(wording.group, given["groups"]))
            )
        case "same_regency":
            return _("same regency: {which}").format(which=", ".join(given["regencies"]))
        case _:
            return wording.reason(reason)
