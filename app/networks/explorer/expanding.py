"""What comes on a canvas: what is named, and what stands beside an entity, the heaviest first.

Decisions.
Which are heaviest is told by links as the viewer may know them: a link that loses cases to the mask
loses weight, and its old place would tell that.
"""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from app.networks.explorer.act import Act, Outcome
from app.networks.explorer.grouping import open_group
from app.networks.explorer.known import Known
from graph.messages import Message, message
from graph.model import Id
from graph.work.canvas import Canvas

LIMIT = 20
"""How many come at a time."""
ASKED_ABOVE = 1_000
"""Neighbours from which it is asked first."""
MOST_AT_ONCE = 200


def add(known: Known, canvas: Canvas, act: Act) -> Outcome:
    """Some come on the canvas; those that are hidden on it are drawn again."""
    found = set(known.visible.known(act.ids))
    new = sorted(found.difference(canvas.shown))
    hidden = tuple(item for item in canvas.hidden if item not in found)
    added = replace(canvas, shown=(*canvas.shown, *new), hidden=hidden)
    missing = len(set(act.ids)) - len(found)
    if not missing:
        return Outcome(canvas=added)
    said = message("{count} of what was to be added were not found", count=missing)
    return Outcome(canvas=added, said=(said,))


def expand(known: Known, canvas: Canvas, act: Act) -> Outcome:
    """What stands beside some entities comes on the canvas; a group is opened."""
    if any(group.id in act.ids for group in canvas.groups):
        return open_group(known, canvas, act)
    value = act.value if isinstance(act.value, Mapping) else {}
    kind, limit = _read(value)
    wanted = sorted(set(act.ids).intersection(canvas.shown))
    if not wanted:
        return Outcome(canvas=canvas, said=(message("nothing is selected that can be expanded"),))
    said: list[Message] = []
    for entity in wanted:
        beyond = known.visible.beside([entity], canvas.shown).get(entity, {})
        total = beyond.get(kind, 0) if kind else sum(beyond.values())
        if total > ASKED_ABOVE and not value.get("sure"):
            said.append(_asks_first(known, entity, total))
            continue
        new = known.visible.heaviest(entity, canvas.shown, kind, limit)
        canvas = replace(canvas, shown=(*canvas.shown, *sorted(new)))
        said.append(_told(known, entity, len(new), total))

    return Outcome(canvas=canvas, said=tuple(said))


def _read(value: Mapping[str, Any]) -> tuple[str, int]:
    kind, limit = value.get("kind", ""), value.get("limit", LIMIT)
    is_number = isinstance(limit, int) and not isinstance(limit, bool)
    told = min(max(limit, 1), MOST_AT_ONCE) if is_number else LIMIT
    return kind if isinstance(kind, str) else "", told


def _asks_first(known: Known, entity: Id, total: int) -> Message:
    return message(
        "{name} has {total} neighbours: choose a kind, or confirm to add the {limit} that weigh"
        " most",
        name=_name(known, entity),
        total=total,
        limit=LIMIT,
    )


def _told(known: Known, entity: Id, added: int, total: int) -> Message:
    name = _name(known, entity)
    if not total:
        return message("nothing more is known beside {name}", name=name)
    if total > added:
        more = total - added
        return message(
            "{added} added beside {name}, {more} more", name=name, added=added, more=more
        )
    return message("{added} added beside {name}", name=name, added=added)


def _name(known: Known, entity: Id) -> str:
    return known.names([entity]).get(entity, "")
