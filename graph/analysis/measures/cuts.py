"""Cut points and bridges: parties and ties without which a network falls apart."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import networkx as nx

from graph.analysis.measures.engine import Indexed, Node, indexed
from graph.analysis.measures.scores import Scores
from graph.model import Value


class CutPoint(Value, frozen=True, omit_defaults=True):
    """A node without which its component falls apart."""

    node: Node
    sizes: tuple[int, ...]
    """How many nodes each part would have, largest first."""
    own_cases: int = 0
    """Parts that would hold a case which no other part holds."""

    @property
    def parts(self) -> int:
        """Into how many parts."""
        return len(self.sizes)


def cut_point(graph: "nx.Graph[Any] | Indexed") -> Scores:
    """Into how many parts its component falls without each node: 1 unless it is a cut point, 0 when
    it stands alone.

    In plain words: 2 and more means that these parties know of each other only through this one.
    Source: Hopcroft and Tarjan 1973, doi 10.1145/362248.362272. Formula: the number of biconnected
    components (groups that no single node holds together) that the node belongs to. Cost: one pass
    over the ties.

    >>> cut_point(nx.path_graph(3)).values
    {0: 1.0, 1: 2.0, 2: 1.0}
    """
    held = indexed(graph)
    parts = [0] * len(held)
    for block in held.blocks:
        for node in block:
            parts[node] += 1
    return Scores(values=held.named(parts))


def cut_points(graph: "nx.Graph[Any] | Indexed") -> tuple[CutPoint, ...]:
    """Every cut point in the order of names: the sizes of the parts, and how many would hold a case
    of their own.

    Nodes may carry `cases`, the ids of their cases. Cost: one pass over the ties, and each case of
    each node some few times (sets of cases are merged, the smaller into the larger, up the tree of
    blocks).

    >>> graph = nx.path_graph(3)
    >>> nx.set_node_attributes(graph, {0: ("c_1",), 1: ("c_1", "c_2"), 2: ("c_2",)}, "cases")
    >>> [(found.node, found.sizes, found.own_cases) for found in cut_points(graph)]
    [(1, (1, 1), 2)]
    """
    held = indexed(graph)
    cases = [held.source.nodes[node].get("cases", ()) for node in held.nodes]
    blocks_of: list[list[int]] = [[] for _ in held.nodes]
    for number, block in enumerate(held.blocks):
        for node in block:
            blocks_of[node].append(number)
    found: dict[int, CutPoint] = {}
    for members in held.components:
        # A node of one block alone holds nothing together.
        if all(len(blocks_of[node]) <= 1 for node in members):
            continue
        for node, sizes, own in _fallen(members, held.blocks, blocks_of, cases):
            sizes.sort(reverse=True)
            found[node] = CutPoint(node=held.nodes[node], sizes=tuple(sizes), own_cases=own)
    return tuple(found[node] for node in sorted(found))


def bridges(graph: "nx.Graph[Any] | Indexed") -> tuple[tuple[Node, Node], ...]:
    """Ties without which a component falls in two, each with its ends in the order of names.

    In plain words: two circles that know of each other by this one tie. Source: Tarjan 1974,
    doi 10.1016/0020-0190(74)90003-9. Cost: one pass over the ties.

    >>> bridges(nx.barbell_graph(3, 0))
    ((2, 3),)
    """
    held = indexed(graph)
    ties = held.graph.es
    ends = [ties[bridge].tuple for bridge in held.graph.bridges()]
    ends.sort()
    return tuple((held.nodes[left], held.nodes[right]) for left, right in ends)


class _Below:
    """What hangs below a place in the tree of blocks: how many nodes, and in which cases."""

    __slots__ = ("cases", "nodes", "whole")

    def __init__(self) -> None:
        self.nodes = 0
        self.cases: dict[str, int] = {}
        self.whole = 0
        """Cases all of whose nodes hang below."""

    def add(self, cases: Mapping[str, int], totals: Mapping[str, int]) -> None:
        for case, nodes in cases.items():
            count = self.cases.get(case, 0) + nodes
            self.cases[case] = count
            self.whole += count == totals[case]


def _fallen(
    members: Sequence[int],
    blocks: Sequence[Sequence[int]],
    blocks_of: Sequence[Sequence[int]],
    cases: Sequence[Any],
) -> Iterator[tuple[int, list[int], int]]:
    """Each cut point of one component: the sizes of its parts, and how many have their own case."""
    totals: dict[str, int] = {}
    for node in members:
        for case in cases[node]:
            totals[case] = totals.get(case, 0) + 1
    below: dict[int, _Below] = {}
    for block, above in reversed(_blocks_downwards(blocks_of[members[0]][0], blocks, blocks_of)):
        held = _Below()
        for node in blocks[block]:
            if node == above:
                continue
            own = dict.fromkeys(cases[node], 1)
            if len(blocks_of[node]) == 1:
                held.nodes += 1
                held.add(own, totals)
                continue
            hanging = [below.pop(other) for other in blocks_of[node] if other != block]
            sizes = [below.nodes for below in hanging]
            with_own = sum(_has_own(below, own, totals) for below in hanging)
            whole = _merged(hanging, totals)
            whole.nodes += 1
            whole.add(own, totals)
            sizes.append(len(members) - whole.nodes)
            # The rest of the component is a part too: it has its own case unless all hang below.
            only_here = [case for case in own if whole.cases[case] == 1 < totals[case]]
            elsewhere = len(totals) > len(whole.cases) or bool(only_here)
            yield node, sizes, with_own + elsewhere
            held = _merged([held, whole], totals)
        below[block] = held


def _blocks_downwards(
    root: int, blocks: Sequence[Sequence[int]], blocks_of: Sequence[Sequence[int]]
) -> list[tuple[int, int]]:
    """The blocks of one component from a root, each with the cut point that it hangs from.

    The root hangs from -1.
    """
    found = []
    waiting = [(root, -1)]
    while waiting:
        block, above = waiting.pop()
        found.append((block, above))
        for node in blocks[block]:
            if node == above:
                continue
            others = [other for other in blocks_of[node] if other != block]
            waiting += [(other, node) for other in others]
    return found


def _has_own(part: _Below, cut: Mapping[str, int], totals: Mapping[str, int]) -> bool:
    """Whether a part holds a case that, but for the cut point itself, no other part holds."""
    if part.whole > 0:
        return True
    for case in cut:
        inside = part.cases.get(case, 0)
        if 0 < inside == totals[case] - 1:
            return True
    return False


def _merged(parts: Sequence[_Below], totals: Mapping[str, int]) -> _Below:
    """All in one, by adding the smaller to the largest."""
    largest = max(parts, key=lambda part: len(part.cases))
    nodes = sum(part.nodes for part in parts)
    for part in parts:
        if part is not largest:
            largest.add(part.cases, totals)
    largest.nodes = nodes
    return largest
