"""By time: parties as rows, and what happened on an axis of time from left to right.

A party stands at the left of its row. A case stands on its day, amid the rows of those whom it
names, and so do victims; a number on the first day that is known of it, beside who holds it.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from app.networks.layouts.free_sector import Taken, places_round
from app.networks.layouts.item import Item, Pairs, Point, as_numbers, neighbours_of
from graph.model import Id
from graph.schema import PARTY_KINDS

ROW = 90.0
_NARROWEST = 1_400.0
_A_DAY = 60.0
"""Of the axis, for each day on which something stands."""
_MARGIN = 240.0
"""From the parties to the beginning of the axis."""
_FARTHEST = 40
"""Half rows above and below in which a free place is looked for."""


def chronological(items: Sequence[Item], pairs: Pairs) -> dict[Id, Point]:
    """A place for each item by its time; what has no day stands at the end of the axis."""
    neighbours = neighbours_of(pairs)
    parties = [item for item in items if _has_row(item)]
    events = [item for item in items if not _has_row(item)]
    parties.sort(key=lambda item: (item.first_on or "9", item.id))
    places: dict[Id, Point] = {item.id: (-_MARGIN, row * ROW) for row, item in enumerate(parties)}
    across = _axis(events)
    taken = Taken(places.values())
    for event in sorted(events, key=lambda item: (item.first_on or "9", item.id)):
        rows = [places[other][1] for other in neighbours.get(event.id, ()) if other in places]
        middle = sum(rows) / len(rows) if rows else len(parties) * ROW
        found = _in_column((across[event.id], middle), event.id, taken)
        taken.add(found[event.id])
        places |= found
    return as_numbers(places)


def _has_row(item: Item) -> bool:
    """Whether it is a party or a group; who is protected stands with the case that tells of it."""
    return not item.kind or (item.kind in PARTY_KINDS and not item.protected)


def _axis(events: Sequence[Item]) -> Mapping[Id, float]:
    """How far to the right each event stands."""
    days = {event.id: _day(event.first_on) for event in events if event.first_on}
    width = max(_NARROWEST, len(set(days.values())) * _A_DAY)
    if not days:
        return {event.id: 0.0 for event in events}
    first, last = min(days.values()), max(days.values())
    span = max(last - first, 1)
    return {
        event.id: (days[event.id] - first) / span * width if event.id in days else width + _MARGIN
        for event in events
    }


def _day(told: str) -> int:
    """The number of a day; one that is told by its month or year alone is the first of it."""
    whole = told + "-01" * ((10 - len(told)) // 3)
    return date.fromisoformat(whole).toordinal()


def _in_column(point: Point, event: Id, taken: Taken) -> dict[Id, Point]:
    """The free place nearest to a point on the same day, above or below; else round it."""
    x, y = point
    for step in range(2 * _FARTHEST):
        side = (step + 1) // 2 * (1 if step % 2 else -1)
        place = (round(x), round(y + side * ROW / 2))
        if taken.is_free(place):
            return {event: place}
    return places_round(point, [event], taken)
