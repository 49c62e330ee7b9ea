"""Places for what comes on a canvas, and layouts of the whole.

What stands moves by tidying alone.
"""

from collections.abc import Collection, Iterable, Mapping

import networkx as nx
from msgspec.structs import replace

from app.networks.explorer.act import Act, Outcome
from app.networks.explorer.editing import drawn_ids
from app.networks.explorer.known import Known
from app.networks.explorer.visible import VisibleGraph
from app.networks.layouts.force import positions
from app.networks.layouts.free_sector import Taken, places_beside, places_round
from graph.messages import message
from graph.model import Id
from graph.work.canvas import Canvas, Place

LAYOUTS = ("force",)
Pairs = Collection[tuple[Id, Id]]


def place_new(canvas: Canvas, visible: VisibleGraph) -> Canvas:
    """Every drawn item gets a place; none that has one moves.

    Those with a neighbour that stands come round it, the others are laid out beside everything.
    """
    drawn = drawn_ids(canvas)
    items = sorted(set(drawn.values()))
    standing = {item: canvas.places[item] for item in items if item in canvas.places}
    waiting = [item for item in items if item not in standing]
    if not waiting:
        return canvas
    pairs = drawn_pairs(drawn, visible)
    taken = Taken(standing.values())
    found: dict[Id, Place] = {}
    # in waves: whoever has got a place may be the neighbour of the next
    while waiting and standing:
        anchored = _anchored(waiting, standing, pairs)
        if not anchored:
            break
        for anchor in sorted(anchored):
            placed = places_round(standing[anchor], anchored[anchor], taken)
            found |= placed
        standing |= {item: found[item] for items_ in anchored.values() for item in items_}
        waiting = [item for item in waiting if item not in found]

    alone = places_beside(lay_out(waiting, pairs), list(standing.values()))
    places = {**canvas.places, **_as_numbers(found), **_as_numbers(alone)}
    return replace(canvas, places=places)


def drawn_pairs(drawn: Mapping[Id, Id], visible: VisibleGraph) -> set[tuple[Id, Id]]:
    """Which drawn items are tied, each pair once, the lesser id first."""
    links = visible.links_between(drawn.keys()).select("start", "end").unique()
    pairs = set()
    for start, end in links.iter_rows():
        left, right = sorted((drawn[start], drawn[end]))
        if left != right:
            pairs.add((left, right))
    return pairs


def lay_out(items: Iterable[Id], pairs: Pairs) -> dict[Id, Place]:
    """Places by forces: what is tied stands near, what is not stands apart."""
    graph: nx.MultiDiGraph[Id] = nx.MultiDiGraph()
    graph.add_nodes_from(sorted(items))
    graph.add_edges_from(pair for pair in sorted(pairs) if pair[0] in graph and pair[1] in graph)
    return positions(graph)


def _anchored(
    waiting: Collection[Id], standing: Mapping[Id, Place], pairs: Pairs
) -> dict[Id, list[Id]]:
    """By what stands those that wait for a place round it: each round the least of its own."""
    found: dict[Id, Id] = {}
    for pair in pairs:
        for item, other in (pair, pair[::-1]):
            if item not in standing and other in standing:
                found[item] = min(other, found.get(item, other))
    anchored: dict[Id, list[Id]] = {}
    for item in waiting:
        if item in found:
            anchored.setdefault(found[item], []).append(item)
    return anchored


def _as_numbers(places: Mapping[Id, tuple[float, float]]) -> dict[Id, Place]:
    return {item: (float(x), float(y)) for item, (x, y) in places.items()}


def tidy(known: Known, canvas: Canvas, act: Act) -> Outcome:
    """Everything but what is pinned is laid out anew."""
    layout = act.value or canvas.layout
    if layout not in LAYOUTS:
        said = message("there is no layout {layout}, so nothing was moved", layout=str(layout))
        return Outcome(canvas=canvas, said=(said,))
    drawn = drawn_ids(canvas)
    items = sorted(set(drawn.values()))
    places = _as_numbers(lay_out(items, drawn_pairs(drawn, known.visible)))
    kept = {item: canvas.places[item] for item in canvas.pinned if item in canvas.places}
    tidied = {**canvas.places, **places, **kept}
    return Outcome(canvas=replace(canvas, places=tidied, layout=layout))
