"""What joins several nodes at once: the least connecting network among them, and what else could
join them.

Decisions.
The least network that connects k nodes (a Steiner tree) is found exactly, by the method of Dreyfus
and Wagner (1971, doi 10.1002/net.3230010302): the best tree for every part of the k, from smaller
parts. That is 3^k steps, so k is small; the usual shortcut, to join shortest ways two by two,
misses just what is asked for: the one in the middle. What else could join them is told by taking
away each joint in turn and connecting them again.
"""

from collections.abc import Collection, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from graph.analysis.paths.paths import FAR, By, Numbers, PathIndex
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Value

MOST_CONNECTED = 8
"""How many can be connected at once."""


class Alternative(Value, frozen=True, omit_defaults=True):
    """What connects them when one joint is taken away."""

    without: Any
    joints: tuple[Any, ...] = ()
    """Of the new network those who were not in the first; by id."""
    longer: int = 0
    """By how many links the new network is longer."""
    connected: bool = True
    """False when nothing else joins them all."""


class SteinerTree(Value, frozen=True, omit_defaults=True):
    """The least connecting network: a tree."""

    among: tuple[Any, ...]
    """Who is connected, in the order asked for."""
    nodes: tuple[Any, ...] = ()
    """Everything in it, by id."""
    links: tuple[Any, ...] = ()
    """Ids of relationships; of a networkx graph, pairs of nodes; by id."""
    strength: float = 0.0
    """0..1: the product of the weights."""
    joints: tuple[Any, ...] = ()
    """Who joins them: everything in it that was not asked for, by id."""
    alternatives: tuple[Alternative, ...] = ()
    groups: tuple[tuple[Any, ...], ...] = ()
    """When nothing joins them all: those who are joined to each other."""


def connect(
    routes: PathIndex,
    among: Sequence[Any],
    *,
    by: By = By.LENGTH,
    avoid: Collection[Any] = (),
    alternatives: bool = True,
) -> SteinerTree:
    """The least network that connects some nodes; of equal ones the first by ids.

    Raises InvalidValue for fewer than two or more than MOST_CONNECTED. Cost: for k nodes 2^(k-1)
    times some passes over all links, and the same for each joint with `alternatives`.

    The one whom all three know is found though each two also meet elsewhere:

    >>> import networkx as nx
    >>> known = [("x", other) for other in "abc"]
    >>> known += [("a", "k"), ("k", "b"), ("b", "l"), ("l", "c"), ("c", "m"), ("m", "a")]
    >>> connect(PathIndex.of_graph(nx.Graph(known)), ["a", "b", "c"]).joints
    ('x',)
    """
    ends = list(dict.fromkeys(among))
    if not 2 <= len(ends) <= MOST_CONNECTED:
        raise InvalidValue(
            message(
                "{count} to connect: name 2 to {most_connected} different ones",
                count=len(ends),
                most_connected=MOST_CONNECTED,
            )
        )
    walls = set(avoid) - set(ends)
    found = _tree(routes, ends, by, walls)
    if found is None:
        return SteinerTree(among=tuple(ends), groups=_groups(routes, ends, by, walls))
    nodes, places = found
    joints = sorted(nodes - set(ends), key=str)
    links = [routes.links[int(routes.link[place])] for place in places]
    return SteinerTree(
        among=tuple(ends),
        nodes=tuple(sorted(nodes, key=str)),
        links=tuple(sorted(links, key=str)),
        strength=round(float(np.prod(routes.weight[places])), 6),
        joints=tuple(joints),
        alternatives=(
            tuple(
                _alternative(joint, nodes, len(links), _tree(routes, ends, by, walls | {joint}))
                for joint in joints
            )
            if alternatives
            else ()
        ),
    )


def _alternative(
    without: Any, nodes: set[Any], length: int, found: tuple[set[Any], list[int]] | None
) -> Alternative:
    if found is None:
        return Alternative(without=without, connected=False)
    others, links = found
    joints = sorted(others - nodes, key=str)
    return Alternative(
        without=without,
        joints=tuple(joints),
        longer=len(links) - length,
    )


def _tree(
    routes: PathIndex, ends: Sequence[Any], by: By, walls: set[Any]
) -> tuple[set[Any], list[int]] | None:
    """The nodes of the least tree, and its links as places in the arrays."""
    if any(end not in routes for end in ends):
        return None
    *others, root = (routes.number(end) for end in ends)
    trees = _Trees(routes, others, by, routes.blocked(walls))
    if trees.cost(root) >= FAR:
        return None
    places = trees.links(root)
    numbers = {root}
    for place in places:
        numbers.add(int(routes.tail[place]))
        numbers.add(int(routes.head[place]))
    nodes = {routes.nodes[number] for number in numbers}
    return nodes, sorted(places)


def _groups(
    routes: PathIndex, ends: Sequence[Any], by: By, walls: set[Any]
) -> tuple[tuple[Any, ...], ...]:
    """Those who are joined to each other, in the order asked for."""
    groups: list[list[Any]] = []
    for end in ends:
        joined = (
            group for group in groups if _tree(routes, [group[0], end], by, walls) is not None
        )
        if group := next(joined, None):
            group.append(end)
        else:
            groups.append([end])
    return tuple(tuple(group) for group in groups)


class _Trees:
    """For every part of some ends and every node, the cost of the least tree that connects the part
    and the node.
    """

    def __init__(self, routes: PathIndex, ends: Sequence[int], by: By, blocked: Numbers) -> None:
        self._map, self._costs, self._blocked = routes, routes.cost(by), blocked
        self._whole = (1 << len(ends)) - 1
        self._met: dict[int, Numbers] = {}
        """The cost where trees of two smaller parts meet in the node; of one end alone, 0 at the
        end itself.
        """
        self._least: dict[int, Numbers] = {}
        for size in range(1, len(ends) + 1):
            for part in combinations(range(len(ends)), size):
                mask = sum(1 << bit for bit in part)
                self._met[mask] = self._meeting(mask) if size > 1 else self._at(ends[part[0]])
                self._least[mask] = self._reached(self._met[mask])

    def cost(self, node: int) -> int:
        """The cost of the least tree that connects all ends and this node."""
        return int(self._least[self._whole][node])

    def links(self, node: int) -> set[int]:
        """Its links, as places in the arrays, each from either of its ends."""
        found: set[int] = set()
        todo = [(self._whole, node)]
        while todo:
            mask, here = todo.pop()
            while self._least[mask][here] != self._met[mask][here]:
                step = self._step(mask, here)
                found.add(step)
                here = int(self._map.head[step])
            if mask & (mask - 1):
                part = next(
                    part
                    for part in _parts(mask)
                    if self._joined(mask, part)[here] == self._met[mask][here]
                )
                todo += [(part, here), (mask ^ part, here)]
        return found

    def _step(self, mask: int, here: int) -> int:
        """The link by which the least tree of a part reaches a node."""
        least = self._least[mask]
        return next(
            link
            for link in self._map.around(here)
            if least[self._map.head[link]] + self._costs[link] == least[here]
        )

    def _at(self, end: int) -> Numbers:
        found = np.full(len(self._map.nodes), FAR, dtype=np.int64)
        found[end] = 0
        return found

    def _meeting(self, mask: int) -> Numbers:
        found = np.full(len(self._map.nodes), FAR, dtype=np.int64)
        for part in _parts(mask):
            np.minimum(found, self._joined(mask, part), out=found)
        return found

    def _joined(self, mask: int, part: int) -> Numbers:
        return self._least[part] + self._least[mask ^ part]

    def _reached(self, met: Numbers) -> Numbers:
        """What it costs everywhere, walking from where it is cheaper."""
        least = met
        while True:
            further = np.minimum(least, self._map.cheapest(self._costs, least))
            further[self._blocked] = FAR
            if np.array_equal(further, least):
                return further
            least = further


def _parts(mask: int) -> list[int]:
    """Every part of a part that holds its lowest end, but not the whole."""
    lowest = mask & -mask
    parts = []
    part = (mask - 1) & mask
    while part:
        if part & lowest:
            parts.append(part)
        part = (part - 1) & mask
    return sorted(parts)
