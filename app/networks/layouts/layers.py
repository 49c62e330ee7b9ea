"""Layers by role: victims above, then recruiters, facilitators and sponsors, and numbers below.

Within a layer each stands near those it is tied to in the layers beside (the barycentre method:
Sugiyama, Tagawa and Toda 1981, doi 10.1109/TSMC.1981.4308636).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.networks.layouts.item import Item, Pairs, Point, as_numbers, neighbours_of
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
    order = _ordered(items, neighbours_of(pairs))
    places: dict[Id, Point] = {}
    top = 0.0
    for layer in sorted(order):
        rows = [
            order[layer][begin : begin + _IN_A_ROW]
            for begin in range(0, len(order[layer]), _IN_A_ROW)
        ]
        for number, row in enumerate(rows):
            left = -(len(row) - 1) / 2 * ACROSS
            for place, item in enumerate(row):
                places[item] = (left + place * ACROSS, top + number * _ROW)
        top += (len(rows) - 1) * _ROW + DOWN
    return as_numbers(places)


def _ordered(items: Sequence[Item], neighbours: Mapping[Id, Sequence[Id]]) -> dict[int, list[Id]]:
    """The items of each layer, each near those it is tied to."""
    order: defaultdict[int, list[Id]] = defaultdict(list)
    for item in sorted(items, key=lambda item: item.id):
        order[_layer(item)].append(item.id)
    at = {item: place for layer in order.values() for place, item in enumerate(layer)}
    for _ in range(_SWEEPS):
        for layer in sorted(order):
            middles = {item: _middle(item, neighbours, at) for item in order[layer]}
            order[layer].sort(key=lambda item: (middles[item], item))
            at |= {item: place for place, item in enumerate(order[layer])}
    return dict(order)


def _middle(item: Id, neighbours: Mapping[Id, Sequence[Id]], at: Mapping[Id, int]) -> float:
    """The mean place of those it is tied to; its own where there are none."""
    places = [at[other] for other in neighbours.get(item, ()) if other in at]
    return sum(places) / len(places) if places else float(at[item])


def _layer(item: Item) -> int:
    sign = item.role_group or item.kind
    return _LAYERS.index(sign) if sign in _LAYERS else len(_LAYERS)
