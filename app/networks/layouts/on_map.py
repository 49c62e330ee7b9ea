"""On the map: everything that has a place stands there, and beside it what belongs to it."""

from collections import defaultdict
from collections.abc import Sequence

from app.networks.layouts.free_sector import Box, Taken, places_round
from app.networks.layouts.item import Item, Pairs, Point, as_numbers, neighbours_of
from graph.model import Id

UNITS_FOR_DEGREE = 60.0
MIDDLE = 118.0
"""The longitude that is drawn in the middle; the coasts behind are drawn by the same rule."""
CLOSE = Box(wide=46.0, high=34.0, ring=48.0)
"""Nodes stand closer on the map than elsewhere: their place is what counts."""
_CORNER: Point = (-1_500.0, 900.0)
"""Where stands what has no place: below the map, to the left."""


def project(at: Point) -> Point:
    """Degrees as units of the picture."""
    longitude, latitude = at
    return round((longitude - MIDDLE) * UNITS_FOR_DEGREE), round(-latitude * UNITS_FOR_DEGREE)


def on_map(items: Sequence[Item], pairs: Pairs) -> dict[Id, Point]:
    """A place for each item: its own, beside whom it is tied to, or below the map."""
    neighbours = neighbours_of(pairs)
    own = {item.id: project(item.at) for item in items if item.at is not None}
    beside: dict[Id, Point] = {}
    for item in sorted(item.id for item in items if item.at is None):
        near = [other for other in neighbours.get(item, ()) if other in own]
        beside[item] = own[near[0]] if near else _CORNER
    taken = Taken((), CLOSE)
    places: dict[Id, Point] = {}
    for those in (own, beside):
        at_point: defaultdict[Point, list[Id]] = defaultdict(list)
        for one, point in those.items():
            at_point[point].append(one)
        for point in sorted(at_point):
            found = places_round(point, at_point[point], taken, centre=True)
            for place in found.values():
                taken.add(place)
            places |= found
    return as_numbers(places)
