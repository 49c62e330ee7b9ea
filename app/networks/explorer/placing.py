"""Places for what comes on a canvas; what stands there does not move.

Decisions.
What comes back (it was hidden, or was in a group) stands where it stood, if that is free yet. A
group stands amid where its members stood, and its members come out round it. What is new comes
round a neighbour that stands, and all others together beside everything.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set

import networkx as nx
from msgspec.structs import replace

from app.networks.explorer.editing import drawn_ids
from app.networks.explorer.shown.tie_table import drawn_pairs
from app.networks.explorer.visible import VisibleGraph
from app.networks.layouts.force import positions
from app.networks.layouts.free_sector import Taken, place_between, places_beside, places_round
from app.networks.layouts.item import Pairs
from graph.model import Id
from graph.work.canvas import Canvas, Place

_MOST_BETWEEN, _MOST_STANDING = 40, 400
"""New items, and those that stand, up to which it is looked behind whom a line would run."""
_TIES_A_NODE = 4
"""Ties for each node that a layout by forces looks at."""


def place_new(canvas: Canvas, visible: VisibleGraph, standing: Set[Id]) -> Canvas:
    """Every drawn item gets a place; none of those that are `standing` moves."""
    drawn = drawn_ids(canvas)
    placing = _Placing(canvas, drawn, standing)
    if not placing.waiting:
        return canvas
    placing.bring_back()
    placing.gather_groups()
    placing.let_out_members()
    if placing.waiting:
        pairs = drawn_pairs(visible.links_between(drawn.keys()), drawn)
        placing.put_between(pairs)
        placing.put_round_neighbours(pairs)
        placing.put_beside(pairs)
    return replace(canvas, places={**canvas.places, **placing.found})


def standing_in(canvas: Canvas) -> set[Id]:
    """What is drawn of a canvas and has a place."""
    return {item for item in drawn_ids(canvas).values() if item in canvas.places}


def lay_out(items: Iterable[Id], pairs: Pairs) -> dict[Id, Place]:
    """Places by forces: what is tied stands near, what is not stands apart.

    Of very many ties the heaviest count: the others would pull everything into one ball.
    """
    graph: nx.MultiDiGraph[Id] = nx.MultiDiGraph()
    graph.add_nodes_from(sorted(items))
    inner = [pair for pair in pairs if pair[0] in graph and pair[1] in graph]
    inner.sort(key=lambda pair: (-pair[2], pair[0], pair[1]))
    graph.add_edges_from((left, right) for left, right, _ in inner[: _TIES_A_NODE * len(graph)])
    return {item: (float(x), float(y)) for item, (x, y) in positions(graph).items()}


class _Placing:
    """Places that are found one after the other, the surest first."""

    def __init__(self, canvas: Canvas, drawn: Mapping[Id, Id], standing: Set[Id]) -> None:
        items = sorted(set(drawn.values()))
        self._canvas = canvas
        self._stands = {
            item: canvas.places[item]
            for item in items
            if item in standing and item in canvas.places
        }
        self._taken = Taken(self._stands.values())
        self.waiting = [item for item in items if item not in self._stands]
        self.found: dict[Id, Place] = {}

    def bring_back(self) -> None:
        """Those that have a place take it if it is free."""
        for item in self.waiting:
            place = self._canvas.places.get(item)
            if place is not None and self._taken.is_free(place):
                self._put({item: place})
        self._wait_no_more()

    def gather_groups(self) -> None:
        """Groups come amid where their members stood."""
        places = self._canvas.places
        groups = {group.id: group for group in self._canvas.groups}
        for item in self.waiting:
            group = groups.get(item)
            stood = (
                [places[member] for member in group.members if member in places] if group else []
            )
            if stood:
                middle = (_mean(x for x, _ in stood), _mean(y for _, y in stood))
                self._put(places_round(middle, [item], self._taken, centre=True))
        self._wait_no_more()

    def let_out_members(self) -> None:
        """Members of opened groups come round where their group stood."""
        places = self._canvas.places
        waiting = set(self.waiting)
        for group in self._canvas.groups:
            inner = [member for member in group.members if member in waiting]
            if group.opened and inner and group.id in places:
                self._put(places_round(places[group.id], inner, self._taken, centre=True))
        self._wait_no_more()

    def put_between(self, pairs: Pairs) -> None:
        """Those that join several who stand come amid them, their lines behind nobody."""
        if len(self.waiting) > _MOST_BETWEEN or len(self._stands) > _MOST_STANDING:
            return
        beside: dict[Id, set[Place]] = {item: set() for item in self.waiting}
        for left, right, _ in pairs:
            for item, other in ((left, right), (right, left)):
                if item in beside and other in self._stands:
                    beside[item].add(self._stands[other])
        for item in self.waiting:
            ends = sorted(beside[item])
            place = place_between(ends, self._taken) if len(ends) > 1 else None
            if place is not None:
                self._put({item: place})
        self._wait_no_more()

    def put_round_neighbours(self, pairs: Pairs) -> None:
        """Those with a neighbour that stands come round it, in waves: who has a place may be the
        neighbour of the next.
        """
        while self.waiting and self._stands:
            anchored = _anchored(self.waiting, self._stands, pairs)
            if not anchored:
                return
            for anchor, items in sorted(anchored.items()):
                place = self._stands[anchor]
                self._put(places_round(place, items, self._taken))
            self._wait_no_more()

    def put_beside(self, pairs: Pairs) -> None:
        """The others are laid out by themselves, beside everything."""
        alone = lay_out(self.waiting, pairs)
        self._put(places_beside(alone, list(self._stands.values())))
        self._wait_no_more()

    def _put(self, places: Mapping[Id, Place]) -> None:
        for place in places.values():
            self._taken.add(place)
        self.found |= places

    def _wait_no_more(self) -> None:
        self._stands |= self.found
        self.waiting = [item for item in self.waiting if item not in self.found]


def _anchored(
    waiting: Collection[Id], stands: Mapping[Id, Place], pairs: Pairs
) -> dict[Id, list[Id]]:
    """By what stands those that wait for a place round it: each round the least of its own."""
    neighbour: dict[Id, Id] = {}
    for left, right, _ in pairs:
        for item, other in ((left, right), (right, left)):
            if item not in stands and other in stands:
                neighbour[item] = min(other, neighbour.get(item, other))
    anchored: defaultdict[Id, list[Id]] = defaultdict(list)
    for item in waiting:
        if item in neighbour:
            anchored[neighbour[item]].append(item)
    return anchored


def _mean(numbers: Iterable[float]) -> float:
    told = list(numbers)
    return float(round(sum(told) / len(told)))
