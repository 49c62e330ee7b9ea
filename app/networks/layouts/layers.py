"""Layers by role: victims above, then recruiters, facilitators and sponsors, and numbers below.

Within a layer each stands near those it is tied to in the layers beside (the barycentre method:
Sugiyama, Tagawa and Toda 1981, doi 10.1109/TSMC.1981.4308636).
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.networks.layouts.item import Item, Pairs, Point, as_numbers, components_of, neighbours_of
from graph.model import Id
from graph.schema import EntityKind, RoleGroup

ACROSS, DOWN = 150.0, 190.0
_ROW = 95.0
"""Between two rows of one layer."""
_IN_A_ROW = 16
_SWEEPS = 6
_LAYERS = (
    RoleGroup.VICTIM.value,
    EntityKind.CASE.value,
    RoleGroup.RECRUITER.value,
    RoleGroup.FACILITATOR.value,
    RoleGroup.SPONSOR.value,
    RoleGroup.OTHER.value,
)
"""From above; what is none of these stands below."""


def layers(items: Sequence[Item], pairs: Pairs) -> dict[Id, Point]:
    """A place in its layer for each item."""
    part_of: dict[Id, int] = {}
    for number, part in enumerate(components_of(items, pairs)):
        part_of |= dict.fromkeys(part, number)
    order = _ordered(items, neighbours_of(pairs), part_of)
    places: dict[Id, Point] = {}
    top = 0.0
    for layer in sorted(order):
        # in columns, so that those who are near in the order stay near
        rows = math.ceil(len(order[layer]) / _IN_A_ROW)
        columns = math.ceil(len(order[layer]) / rows)
        left = -(columns - 1) / 2 * ACROSS
        for place, item in enumerate(order[layer]):
            column, row = divmod(place, rows)
            places[item] = (left + column * ACROSS, top + row * _ROW)
        top += (rows - 1) * _ROW + DOWN
    return as_numbers(places)


def _ordered(
    items: Sequence[Item], neighbours: Mapping[Id, Sequence[Id]], part_of: Mapping[Id, int]
) -> dict[int, list[Id]]:
    """The items of each layer: part by part, and there each near those it is tied to."""
    order: defaultdict[int, list[Id]] = defaultdict(list)
    for item in sorted(items, key=lambda item: item.id):
        order[_layer(item)].append(item.id)
    at: dict[Id, float] = {}
    for members in order.values():
        at |= _shares(members)
    for _ in range(_SWEEPS):
        for layer in sorted(order):
            middles = {item: _middle(item, neighbours, at) for item in order[layer]}
            order[layer].sort(key=lambda item: (part_of[item], middles[item], item))
            at |= _shares(order[layer])
    return dict(order)


def _shares(layer: Sequence[Id]) -> dict[Id, float]:
    """How far to the right each of a layer stands, from 0 to 1."""
    return {item: (place + 0.5) / len(layer) for place, item in enumerate(layer)}


def _middle(item: Id, neighbours: Mapping[Id, Sequence[Id]], at: Mapping[Id, float]) -> float:
    """The mean place of those it is tied to; its own where there are none."""
    places = [at[other] for other in neighbours.get(item, ()) if other in at]
    return round(sum(places) / len(places), 9) if places else at[item]


def _layer(item: Item) -> int:
    sign = item.role_group or item.kind
    return _LAYERS.index(sign) if sign in _LAYERS else len(_LAYERS)
