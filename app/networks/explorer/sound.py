"""A canvas from anywhere, made fit to be drawn for its viewer.

Decisions.
A canvas comes from a file that another saved, or from a browser. So before anything is done with
one, all that the viewer may not know of is taken from it without a word, and whatever else does not
hold together: a member of two groups, a place of nobody.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from app.networks.explorer.editing import keep_only
from app.networks.explorer.known import Known
from graph.model import Id
from graph.work.canvas import Canvas


def known_canvas(known: Known, canvas: Canvas) -> Canvas:
    """The canvas without what the viewer may not know of; ids that were taken over follow."""
    now = known.living(canvas.shown)
    if now != canvas.shown:
        canvas = _renamed(canvas, dict(zip(canvas.shown, now, strict=True)))
    kept = set(known.visible.known(canvas.shown))
    return canvas if _is_sound(canvas, kept) else keep_only(canvas, kept)


def _is_sound(canvas: Canvas, kept: set[Id]) -> bool:
    """Whether there is nothing but what may be shown, and all of it once."""
    grouped = set[Id]().union(*(group.members for group in canvas.groups))
    groups = {group.id for group in canvas.groups}
    return (
        len(kept) == len(canvas.shown)
        and grouped <= kept
        and len(grouped) == sum(len(group.members) for group in canvas.groups)
        and len(groups) == len(canvas.groups)
        and groups.isdisjoint(kept)
        and kept.issuperset(canvas.hidden)
        and groups.union(kept).issuperset((*canvas.places, *canvas.pinned, *canvas.selected))
    )


def _renamed(canvas: Canvas, now: Mapping[Id, Id]) -> Canvas:
    """The canvas with other ids, each once."""

    def renamed(ids: Iterable[Id]) -> tuple[Id, ...]:
        return tuple(dict.fromkeys(now.get(item, item) for item in ids))

    return replace(
        canvas,
        shown=renamed(canvas.shown),
        hidden=renamed(canvas.hidden),
        pinned=renamed(canvas.pinned),
        selected=renamed(canvas.selected),
        places={now.get(item, item): place for item, place in canvas.places.items()},
        groups=tuple(replace(group, members=renamed(group.members)) for group in canvas.groups),
    )
