"""Rings round what is looked at: its neighbours on the first, theirs on the second."""

import math
from collections.abc import Collection, Mapping, Sequence

from app.networks.layouts.force import pack
from app.networks.layouts.item import Item, Pairs, Point, as_numbers, components_of, neighbours_of
from graph.model import Id

RING = 190.0
_APART = 105.0
"""Between two on one ring."""


def radial(items: Sequence[Item], pairs: Pairs, focus: Collection[Id] = ()) -> dict[Id, Point]:
    """A place for each item on its ring.

    Parts that do not hang together have their own rings, side by side.
    """
    neighbours = neighbours_of(pairs)
    blocks = [_round(ids, neighbours, focus) for ids in components_of(items, pairs)]
    return as_numbers(dict(pack(blocks)))


def _round(
    ids: Sequence[Id], neighbours: Mapping[Id, Sequence[Id]], focus: Collection[Id]
) -> dict[Id, Point]:
    """The rings of what hangs together, round what is looked at or what has most ties."""
    middle = [item for item in ids if item in focus] or [_most_tied(ids, neighbours)]
    places: dict[Id, Point] = {}
    angles: dict[Id, float] = {}
    radius = 0.0
    for number, ring in enumerate(_rings(ids, middle, neighbours)):
        needed = len(ring) * _APART / (2 * math.pi)
        alone = number == 0 and len(ring) == 1
        radius = 0.0 if alone else max(radius + RING * (number > 0), needed)
        ordered = sorted(ring, key=lambda item: (_towards(item, neighbours, angles), item))
        for place, item in enumerate(ordered):
            angle = 2 * math.pi * place / len(ordered)
            angles[item] = angle
            places[item] = (radius * math.cos(angle), radius * math.sin(angle))
    return places


def _rings(
    ids: Sequence[Id], middle: Sequence[Id], neighbours: Mapping[Id, Sequence[Id]]
) -> list[list[Id]]:
    """What is so many steps from the middle."""
    rings = [list(middle)]
    left = set(ids).difference(middle)
    while left:
        reached = set[Id]().union(*(neighbours.get(item, ()) for item in rings[-1]))
        ring = sorted(reached & left)
        rings.append(ring)
        left.difference_update(ring)
    return rings


def _towards(item: Id, neighbours: Mapping[Id, Sequence[Id]], angles: Mapping[Id, float]) -> float:
    """The mean direction of those within that it is tied to."""
    known = [angles[other] for other in neighbours.get(item, ()) if other in angles]
    if not known:
        return 2 * math.pi
    across = sum(math.cos(angle) for angle in known)
    down = sum(math.sin(angle) for angle in known)
    return round(math.atan2(down, across) % (2 * math.pi), 6)


def _most_tied(ids: Sequence[Id], neighbours: Mapping[Id, Sequence[Id]]) -> Id:
    return min(ids, key=lambda item: (-len(neighbours.get(item, ())), item))
