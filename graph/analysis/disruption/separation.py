"""What falls apart when somebody is taken away, for every single candidate in one search."""

from collections.abc import Collection, Iterator, Sequence

_NOWHERE = -1


class Pieces:
    """The components of a graph on numbered nodes, with some taken away."""

    def __init__(self, count: int, edges: Sequence[tuple[int, int]]) -> None:
        self._near: list[list[int]] = [[] for _ in range(count)]
        for left, right in edges:
            self._near[left].append(right)
            self._near[right].append(left)

    def together(self, removed: Collection[int]) -> int:
        """How many ordered pairs are still joined without these."""
        _, _, roots = self._walk(removed)
        sizes: dict[int, int] = {}
        for root in roots:
            if root != _NOWHERE:
                sizes[root] = sizes.get(root, 0) + 1
        return sum(_pairs(size) for size in sizes.values())

    def without_each(self, removed: Collection[int]) -> Iterator[tuple[int, int]]:
        """For each node left: how many ordered pairs are still joined when it is taken away too; by
        number.

        One depth-first search for all (Hopcroft and Tarjan 1973): a child from below which no tie
        leads above the node is cut off with all that is below it when the node goes. Cost: nodes +
        ties.
        """
        order, parent, root = self._walk(removed)
        count = len(self._near)
        seen = [0] * count
        for place, node in enumerate(order, start=1):
            seen[node] = place
        low, below, cut, kept = seen[:], [1] * count, [0] * count, [0] * count
        for here in reversed(order):
            above = parent[here]
            for there in self._near[here]:
                if there != above and 0 < seen[there] < low[here]:
                    low[here] = seen[there]
            if above != _NOWHERE:
                low[above] = min(low[above], low[here])
                below[above] += below[here]
                if low[here] >= seen[above]:
                    cut[above] += below[here]
                    kept[above] += _pairs(below[here])
        total = sum(_pairs(below[node]) for node in order if parent[node] == _NOWHERE)
        for node in sorted(order):
            whole = below[root[node]]
            yield node, total - _pairs(whole) + kept[node] + _pairs(whole - 1 - cut[node])

    def _walk(self, removed: Collection[int]) -> tuple[list[int], list[int], list[int]]:
        """Nodes as a depth-first search meets them; of each the node before and the first of its
        component.
        """
        count = len(self._near)
        order, parent, root = list[int](), [_NOWHERE] * count, [_NOWHERE] * count
        gone = set(removed)
        for start in range(count):
            if root[start] != _NOWHERE or start in gone:
                continue
            root[start] = start
            order.append(start)
            stack = [(start, iter(self._near[start]))]
            while stack:
                here, ahead = stack[-1]
                for there in ahead:
                    if root[there] == _NOWHERE and there not in gone:
                        root[there], parent[there] = start, here
                        order.append(there)
                        stack.append((there, iter(self._near[there])))
                        break
                else:
                    stack.pop()
        return order, parent, root


def _pairs(size: int) -> int:
    return size * (size - 1)
