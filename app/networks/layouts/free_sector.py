"""Free places beside what stands: new nodes go there, and nothing that stands moves.

Decisions.
Labels are wide, so a node takes a box that is wider than high. New ones stand on rings round their
neighbour, in the directions in which the fewest others stand; the ring grows until all have room.
The same nodes get the same places, in whichever order they are given.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, islice
from statistics import fmean
from typing import NamedTuple

from graph.model import Id

Point = tuple[float, float]

WIDE, HIGH = 110.0, 62.0
"""The box that a node with its label takes."""
_FIRST_RING, _RING = 150.0, 80.0


class Box(NamedTuple):
    """How much room a node takes, and how far the first ring is from its middle."""

    wide: float = WIDE
    high: float = HIGH
    ring: float = _FIRST_RING


_DIRECTIONS = 24
_SEEN_AROUND = 480.0
"""How far round a neighbour it is looked where others stand."""
_NARROW, _ALL_ROUND = math.radians(75), math.pi
"""Half of the angle that is filled: first a sector, further out the whole circle."""
_RINGS_OF_SECTOR = 4
_CLEAR = 28.0
"""How far a line passes by a node that it does not end at."""
_REACH = 300.0
_LOOKED_AT = 160
"""Places round the middle that are tried."""


class Taken:
    """The places that are taken, to be asked which others are free."""

    def __init__(self, points: Iterable[Point], box: Box = Box()) -> None:
        self.box = box
        self._cells: defaultdict[tuple[int, int], list[Point]] = defaultdict(list)
        for point in points:
            self.add(point)

    def add(self, point: Point) -> None:
        """Take a place."""
        self._cells[self._cell(point)].append(point)

    def is_free(self, point: Point) -> bool:
        """Whether a node can stand there without covering another."""
        x, y = point
        wide, high = self.box.wide, self.box.high
        return all(abs(x - px) >= wide or abs(y - py) >= high for px, py in self._beside(point))

    def within(self, point: Point, radius: float) -> list[Point]:
        """The places that are taken at most so far from a point, without itself."""
        x, y = point
        across, down = math.ceil(radius / self.box.wide), math.ceil(radius / self.box.high)
        column, row = self._cell(point)
        found: list[Point] = []
        for i in range(column - across, column + across + 1):
            for j in range(row - down, row + down + 1):
                found += self._cells.get((i, j), ())
        return [(px, py) for px, py in found if 0 < math.hypot(px - x, py - y) <= radius]

    def _beside(self, point: Point) -> Iterator[Point]:
        column, row = self._cell(point)
        for i in (column - 1, column, column + 1):
            for j in (row - 1, row, row + 1):
                yield from self._cells.get((i, j), ())

    def _cell(self, point: Point) -> tuple[int, int]:
        return math.floor(point[0] / self.box.wide), math.floor(point[1] / self.box.high)


def places_round(
    anchor: Point, nodes: Iterable[Id], taken: Taken, *, centre: bool = False
) -> dict[Id, Point]:
    """A free place for each node round a point; with `centre` the first takes the point itself."""
    waiting = sorted(nodes)
    found: dict[Id, Point] = {}
    if not waiting:
        return found
    own = Taken((), taken.box)
    places = _rings(anchor, _emptiest(anchor, taken), taken.box)
    for place in chain([anchor], places) if centre else places:
        if taken.is_free(place) and own.is_free(place):
            own.add(place)
            found[waiting[len(found)]] = place
            if len(found) == len(waiting):
                break

    return found


def place_between(ends: Sequence[Point], taken: Taken) -> Point | None:
    """A free place amid several whose lines to them run behind nobody; None when none is near.

    A line that runs behind somebody looks as if it ended there.
    """
    middle = (fmean(x for x, _ in ends), fmean(y for _, y in ends))
    reach = max(math.dist(middle, end) for end in ends) + _REACH
    others = [point for point in taken.within(middle, 2 * reach) if point not in ends]
    others += [middle] if not taken.is_free(middle) and middle not in ends else []
    near = islice(_rings(middle, math.pi / 2, taken.box), _LOOKED_AT)
    for place in chain([middle], near):
        is_clear = all(_clears(place, end, others) for end in ends)
        apart = all(_clears(place, end, _without(ends, end)) for end in ends)
        if taken.is_free(place) and is_clear and apart:
            return float(round(place[0])), float(round(place[1]))
    return None


def _without(points: Sequence[Point], one: Point) -> list[Point]:
    return [point for point in points if point != one]


def _clears(start: Point, end: Point, others: Iterable[Point]) -> bool:
    """Whether a straight line between two points passes by all of these."""
    return all(_distance_to_line(other, start, end) > _CLEAR for other in others)


def _distance_to_line(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a piece of a line."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    if not length:
        return math.dist(point, start)
    along = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length
    share = min(max(along, 0.0), 1.0)
    return math.dist(point, (start[0] + share * across, start[1] + share * down))


def places_beside(nodes: Mapping[Id, Point], taken: Sequence[Point]) -> dict[Id, Point]:
    """Nodes that were laid out by themselves, moved together to the right of what stands."""
    if not taken or not nodes:
        return dict(nodes)
    right = max(x for x, _ in taken)
    top = min(y for _, y in taken)
    left = min(x for x, _ in nodes.values())
    highest = min(y for _, y in nodes.values())
    across, down = right + 2 * WIDE - left, top - highest
    return {
        node: (float(round(x + across)), float(round(y + down))) for node, (x, y) in nodes.items()
    }


def _emptiest(anchor: Point, taken: Taken) -> float:
    """The angle in which the fewest others stand; of equal ones the middle of the widest gap."""
    x, y = anchor
    angles = [math.atan2(py - y, px - x) for px, py in taken.within(anchor, _SEEN_AROUND)]
    if not angles:
        return 0.0
    turn = 2 * math.pi / _DIRECTIONS
    crowd = []
    for step in range(_DIRECTIONS):
        angle = step * turn
        distances = [_between(angle, other) for other in angles]
        near = sum(distance < _NARROW for distance in distances)
        crowd.append((near, -round(min(distances), 6), step))
    return min(crowd)[2] * turn


def _between(left: float, right: float) -> float:
    """The angle between two directions."""
    turned = abs(left - right) % (2 * math.pi)
    return min(turned, 2 * math.pi - turned)


def _rings(anchor: Point, towards: float, box: Box) -> Iterator[Point]:
    """Places on rings round a point, from the middle of the sector to its sides."""
    x, y = anchor
    for ring in count():
        radius = box.ring + ring * _RING * box.high / HIGH
        half = _NARROW if ring < _RINGS_OF_SECTOR else _ALL_ROUND
        step = box.high * 1.1 / radius
        for place in range(2 * int(half / step) + 1):
            side = (place + 1) // 2 * (1 if place % 2 else -1)
            angle = towards + side * step
            across, down = radius * math.cos(angle), radius * math.sin(angle)
            yield float(round(x + across)), float(round(y + down))
