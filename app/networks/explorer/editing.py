"""Acts on a canvas that ask nothing of the graph: hide, remove, crop, pin, move, filter, re-colour.

Each is a function of a canvas and an act. Ids that are not on the canvas do nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Set
from datetime import date
from typing import Any

from msgspec.structs import replace

from app.networks.explorer.act import Act, Outcome
from app.networks.explorer.shown.facets import FACETS, LENSES
from app.plain_text import harmless
from graph.messages import Message, message
from graph.model import Id
from graph.work.canvas import Canvas, Group, Place

FARTHEST = 1e7
"""No place is farther out: what is beyond is a slip of a program."""
_MOST_VALUES = 5_000
"""Values of one facet that are switched off."""
_LONGEST_VALUE = 200
"""Letters of one of them."""


def hide(canvas: Canvas, act: Act) -> Outcome:
    """Some are not drawn for now."""
    gone = members(canvas, act.ids)
    hidden = [*canvas.hidden, *(item for item in canvas.shown if item in gone)]
    return Outcome(canvas=replace(canvas, hidden=tuple(dict.fromkeys(hidden))))


def show_hidden(canvas: Canvas, act: Act) -> Outcome:
    """What was hidden is drawn again: all of it, or these alone."""
    again = members(canvas, act.ids) if act.ids else set(canvas.hidden)
    hidden = tuple(item for item in canvas.hidden if item not in again)
    return Outcome(canvas=replace(canvas, hidden=hidden))


def remove(canvas: Canvas, act: Act) -> Outcome:
    """Some are taken off the canvas."""
    gone = members(canvas, act.ids)
    return Outcome(canvas=keep_only(canvas, set(canvas.shown) - gone))


def crop(canvas: Canvas, act: Act) -> Outcome:
    """All but these are taken off the canvas."""
    kept = members(canvas, act.ids)
    if not kept:
        said = message("nothing is selected: select what to keep, then crop")
        return Outcome(canvas=canvas, said=(said,))
    return Outcome(canvas=keep_only(canvas, kept))


def pin(canvas: Canvas, act: Act) -> Outcome:
    """A layout leaves these where they are."""
    known = {*canvas.shown, *(group.id for group in canvas.groups)}
    new = [item for item in sorted(set(act.ids)) if item in known]
    return Outcome(canvas=replace(canvas, pinned=tuple(dict.fromkeys([*canvas.pinned, *new]))))


def unpin(canvas: Canvas, act: Act) -> Outcome:
    """A layout may move these again."""
    pinned = tuple(item for item in canvas.pinned if item not in act.ids)
    return Outcome(canvas=replace(canvas, pinned=pinned))


def move(canvas: Canvas, act: Act) -> Outcome:
    """Somebody dragged these to other places."""
    known = {*canvas.shown, *(group.id for group in canvas.groups)}
    given = act.value if isinstance(act.value, Mapping) else {}
    moved = {item: place for item, place in given.items() if item in known}
    places = {item: read_place(place) for item, place in moved.items()}
    told = {item: place for item, place in places.items() if place is not None}
    if not told:
        return Outcome(canvas=canvas, said=(_not_understood("move"),))
    return Outcome(canvas=replace(canvas, places={**canvas.places, **told}))


def filter_away(canvas: Canvas, act: Act) -> Outcome:
    """Values are switched off or on, or the window of the time bar is moved."""
    value = act.value if isinstance(act.value, Mapping) else {}
    off = read_off(value.get("off", canvas.off))
    since = read_day(value.get("since", canvas.since))
    until = read_day(value.get("until", canvas.until))
    if off is None or since is None or until is None or (since and until and since > until):
        return Outcome(canvas=canvas, said=(_not_understood("filter"),))
    return Outcome(canvas=replace(canvas, off=off, since=since, until=until))


def look_through(canvas: Canvas, act: Act) -> Outcome:
    """Nodes are coloured by another facet."""
    if act.value not in LENSES:
        return Outcome(canvas=canvas, said=(_not_understood("lens"),))
    return Outcome(canvas=replace(canvas, lens=act.value))


# ---- what several acts need


def members(canvas: Canvas, ids: Iterable[Id]) -> set[Id]:
    """The entities of the canvas that ids mean: a group means its members."""
    of_group = {group.id: group.members for group in canvas.groups}
    found = set[Id]()
    for item in ids:
        found.update(of_group.get(item, (item,)))
    return found.intersection(canvas.shown)


def keep_only(canvas: Canvas, kept: Set[Id]) -> Canvas:
    """The canvas with these of its entities alone; groups of fewer than two are gone."""
    shown = tuple(dict.fromkeys(item for item in canvas.shown if item in kept))
    free = set(shown)
    groups: dict[Id, Group] = {}
    for group in canvas.groups:
        inner = tuple(dict.fromkeys(member for member in group.members if member in free))
        if len(inner) > 1 and group.id not in groups and group.id not in kept:
            groups[group.id] = replace(group, members=inner)
            free.difference_update(inner)

    return without_strays(replace(canvas, shown=shown, groups=tuple(groups.values())))


def without_strays(canvas: Canvas) -> Canvas:
    """The canvas without marks and places of what is not on it."""
    shown = set(canvas.shown)
    known = shown.union(group.id for group in canvas.groups)
    return replace(
        canvas,
        hidden=_among(canvas.hidden, shown),
        pinned=_among(canvas.pinned, known),
        selected=_among(canvas.selected, known),
        places={item: place for item, place in canvas.places.items() if item in known},
    )


def drawn_ids(canvas: Canvas) -> dict[Id, Id]:
    """For each entity that is not hidden, what is drawn for it: itself, or its closed group."""
    drawn = dict(zip(canvas.shown, canvas.shown, strict=True))
    for group in canvas.groups:
        if not group.opened:
            drawn.update(dict.fromkeys(group.members, group.id))
    for item in canvas.hidden:
        drawn.pop(item, None)
    return drawn


def opened_groups(canvas: Canvas) -> dict[Id, Id]:
    """For each member of an opened group, that group."""
    found: dict[Id, Id] = {}
    for group in canvas.groups:
        if group.opened:
            found |= dict.fromkeys(group.members, group.id)
    return found


def with_group(canvas: Canvas, group: Group) -> Canvas:
    """The canvas with a group, or with it as it is now."""
    others = [other for other in canvas.groups if other.id != group.id]
    return replace(canvas, groups=tuple(sorted([*others, group], key=lambda one: one.id)))


def read_place(value: Any) -> Place | None:
    """A place of two numbers; None for anything else."""
    match value:
        case [int() | float() as x, int() | float() as y] if _is_place(x, y):
            return float(x), float(y)
    return None


def read_off(value: Any) -> dict[str, tuple[str, ...]] | None:
    """By facet the values that are switched off; None for what is none."""
    if not isinstance(value, Mapping):
        return None
    off = {}
    for facet, values in sorted(value.items()):
        if facet not in FACETS or isinstance(values, str) or not isinstance(values, Collection):
            return None
        if len(values) > _MOST_VALUES or not all(map(_is_value, values)):
            return None
        if values:
            off[facet] = tuple(sorted(set(values)))
    return off


def read_day(value: Any) -> str | None:
    """A day or nothing; None for what is neither."""
    if not value:
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        return None


def _is_value(told: Any) -> bool:
    """Whether this may be a value of a facet: a short text that can be kept."""
    return isinstance(told, str) and len(told) <= _LONGEST_VALUE and told == harmless(told)


def _is_place(x: float, y: float) -> bool:
    if isinstance(x, bool) or isinstance(y, bool):
        return False
    # compared, never counted with: what is infinite, no number or too long for a float is none
    return abs(x) <= FARTHEST and abs(y) <= FARTHEST


def _among(ids: Iterable[Id], known: Set[Id]) -> tuple[Id, ...]:
    return tuple(item for item in ids if item in known)


def _not_understood(act: str) -> Message:
    return message("the value of the act {act} is not understood, so nothing was changed", act=act)
