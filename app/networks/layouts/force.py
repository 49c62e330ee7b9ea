"""Where each node of a picture stands: every component laid out by itself, then set side by side.

One layout over everything gives a round ball; small components laid out alone stay readable. The
larger components come first, in rows about one and a half times as wide as high, like a page on its
side.
"""

import math
from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

import igraph as ig
import networkx as nx

from graph.analysis.measures.communities import DRAWING

Point = tuple[float, float]

Node = tuple[str, dict[str, Any]]

EDGE_LENGTH = 150.0
"""Mean length of a drawn link, in the units of the picture."""

_MARGIN = 140.0
_EVEN_UP_TO = 250
"""Nodes up to which the slower layout with even distances is used (Kamada and Kawai 1989), beyond
it Fruchterman's.
"""
_EXACT_UP_TO = 2_000
"""Nodes up to which each pushes every other; beyond it only those near it, which takes an
eighth of the time for ten thousand, if they begin as far apart as the grid of neighbours is meant
for.
"""


def positions(graph: "nx.MultiDiGraph[Any]", *, seed: int = 1) -> dict[str, Point]:
    """The place of each node, the same for the same graph and seed, rounded to whole units."""
    components = sorted(
        (sorted(component) for component in nx.weakly_connected_components(graph)),
        key=lambda c: (-len(c), c),
    )
    blocks = [_spread(_lay_out(graph, nodes, seed), nodes) for nodes in components]
    return {node: (round(x), round(y)) for node, (x, y) in pack(blocks)}


def nodes_in_order(graph: "nx.MultiDiGraph[Any]") -> list[Node]:
    """Every node with its data, by id, so that pictures and files come out the same each time."""
    return [(node, graph.nodes[node]) for node in sorted(graph)]


def _lay_out(graph: "nx.MultiDiGraph[Any]", nodes: list[str], seed: int) -> dict[str, Point]:
    """Places of the nodes of one component; the larger, the less exact, so that it ends."""
    place = {node: index for index, node in enumerate(nodes)}
    pairs = sorted({(place[a], place[b]) for a, b in graph.subgraph(nodes).edges() if a != b})
    drawn = ig.Graph(n=len(nodes), edges=pairs).simplify()
    random = Random(seed)  # noqa: S311 - reproducible pictures, not secrecy
    start = [(random.random(), random.random()) for _ in nodes]
    if len(nodes) < 3:
        start = [(float(index), 0.0) for index, _ in enumerate(nodes)]
    elif len(nodes) <= _EVEN_UP_TO:
        start = [tuple(point) for point in drawn.layout_kamada_kawai(seed=_circle(len(nodes)))]
    else:
        is_large = len(nodes) > _EXACT_UP_TO
        wide = math.sqrt(len(nodes)) if is_large else 1.0
        start = [(x * wide, y * wide) for x, y in start]
        with DRAWING:
            ig.set_random_number_generator(random)
            found = drawn.layout_fruchterman_reingold(seed=start, grid=is_large, niter=300)
        start = [tuple(point) for point in found]
    return _scaled(dict(zip(nodes, start, strict=True)), [(nodes[a], nodes[b]) for a, b in pairs])


def _circle(count: int) -> list[Point]:
    turn = 2 * math.pi / count
    return [(math.cos(index * turn), math.sin(index * turn)) for index in range(count)]


def _scaled(points: Mapping[str, Point], edges: Iterable[tuple[str, str]]) -> dict[str, Point]:
    lengths = [math.dist(points[a], points[b]) for a, b in edges]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    factor = EDGE_LENGTH / mean if mean > 0 else EDGE_LENGTH
    return {node: (x * factor, y * factor) for node, (x, y) in points.items()}


def _spread(
    points: dict[str, Point], nodes: list[str], *, apart: float = 62.0, rounds: int = 12
) -> dict[str, Point]:
    """Push apart those whose labels would cover each other.

    Each away from the other, so that a circle stays round.

    Labels are wide, so x counts half.
    """
    moved = dict(points)
    for _ in range(rounds if len(nodes) <= _EVEN_UP_TO else 3):
        ordered = sorted(nodes, key=lambda node: (moved[node], node))
        quiet = True
        for index, left in enumerate(ordered):
            for right in ordered[index + 1 :]:
                x1, y1 = moved[left]
                x2, y2 = moved[right]
                if x2 - x1 > 2 * apart:
                    break
                across = (x2 - x1) / 2
                down = y2 - y1
                gap = math.hypot(across, down)
                if gap < apart:
                    push = (apart - gap) / 2
                    aside, below = (
                        (2 * across / gap * push, down / gap * push) if gap else (0.0, push)
                    )
                    moved[left] = (x1 - aside, y1 - below)
                    moved[right] = (x2 + aside, y2 + below)
                    quiet = False
        if quiet:
            break

    return moved


def pack(blocks: list[dict[str, Point]]) -> list[tuple[str, Point]]:
    """Lay blocks in rows, from left to right, on a sheet that is wider than high."""
    boxes = [_box(block) for block in blocks]
    area = sum(
        (right - left + _MARGIN) * (bottom - top + _MARGIN) for left, top, right, bottom in boxes
    )
    width = max(
        [math.sqrt(area * 1.5), *(right - left + _MARGIN for left, _, right, _ in boxes)],
        default=0.0,
    )
    placed: list[tuple[str, Point]] = []
    x = y = height = 0.0
    for block, (left, top, right, bottom) in zip(blocks, boxes, strict=True):
        if x and x + right - left > width:
            x = 0.0
            y = y + height + _MARGIN
            height = 0.0
        placed.extend((node, (px - left + x, py - top + y)) for node, (px, py) in block.items())
        x = x + right - left + _MARGIN
        height = max(height, bottom - top)

    return placed


def _box(block: Mapping[str, Point]) -> tuple[float, float, float, float]:
    xs = [x for x, _ in block.values()]
    ys = [y for _, y in block.values()]
    return min(xs), min(ys), max(xs), max(ys)
