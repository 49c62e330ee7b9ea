"""A canvas laid out anew, in one of several ways; what is pinned stays where it is."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from msgspec.structs import replace

from app.networks.explorer.act import Act, Outcome
from app.networks.explorer.editing import drawn_ids
from app.networks.explorer.known import Known
from app.networks.explorer.placing import lay_out, place_new, standing_in
from app.networks.explorer.shown.picture import PictureNode
from app.networks.explorer.shown.showing import show
from app.networks.explorer.shown.tie_table import drawn_pairs
from app.networks.layouts.cases import by_case
from app.networks.layouts.chronological import chronological
from app.networks.layouts.free_sector import Taken, places_round
from app.networks.layouts.item import Item, Pairs, Point
from app.networks.layouts.layers import layers
from app.networks.layouts.on_map import on_map
from app.networks.layouts.radial import radial
from app.plain_text import shorten
from graph.messages import message
from graph.model import Id
from graph.work.canvas import Canvas

_Layout = Callable[[Sequence[Item], Pairs, Canvas], dict[Id, Point]]

_LAYOUTS: Mapping[str, _Layout] = MappingProxyType(
    {
        "force": lambda items, pairs, _: lay_out([item.id for item in items], pairs),
        "layers": lambda items, pairs, _: layers(items, pairs),
        "case": lambda items, pairs, _: by_case(items, pairs),
        "radial": lambda items, pairs, canvas: radial(items, pairs, canvas.selected),
        "map": lambda items, pairs, _: on_map(items, pairs),
        "time": lambda items, pairs, _: chronological(items, pairs),
    }
)
LAYOUTS = tuple(_LAYOUTS)


def tidy(known: Known, canvas: Canvas, act: Act) -> Outcome:
    """Everything but what is pinned is laid out anew."""
    layout = act.value or canvas.layout
    if not isinstance(layout, str) or layout not in _LAYOUTS:
        # what is no text may be of any depth, and is not told back
        told = shorten(layout) if isinstance(layout, str) else "?"
        said = message("there is no layout {layout}, so nothing was moved", layout=told)
        return Outcome(canvas=canvas, said=(said,))
    placed = place_new(canvas, known.visible, standing_in(canvas))
    drawn = drawn_ids(placed)
    pairs = drawn_pairs(known.visible.links_between(drawn.keys()), drawn)
    items = [_item(node) for node in show(known, placed).nodes]
    places = _LAYOUTS[layout](sorted(items, key=lambda item: item.id), pairs, placed)
    kept = {item: placed.places[item] for item in placed.pinned if item in places}
    tidied = {**placed.places, **_around_pinned(places, kept)}
    return Outcome(canvas=replace(placed, places=tidied, layout=layout))


def _around_pinned(places: Mapping[Id, Point], pinned: Mapping[Id, Point]) -> dict[Id, Point]:
    """Places of a layout, where what is pinned stays and nobody covers it."""
    pins = Taken(pinned.values())
    moved = {item: place for item, place in places.items() if item not in pinned}
    covering = sorted(item for item, place in moved.items() if not pins.is_free(place))
    taken = Taken(chain(moved.values(), pinned.values()))
    for item in covering:
        (place,) = places_round(moved[item], [item], taken).values()
        moved[item] = place
        taken.add(place)
    return {**moved, **pinned}


def _item(node: PictureNode) -> Item:
    return Item(
        id=node.id,
        kind=node.entity.kind.value if node.entity else "",
        role_group=node.role_group,
        first_on=node.dates[0][0] if node.dates else "",
        at=node.at,
        protected=node.entity is not None and node.entity.protected,
    )
