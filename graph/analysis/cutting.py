"""What falls apart when somebody is taken away: sizes of the pieces, for every single candidate in one search."""

from collections.abc import Collection, Iterator, Sequence


class Pieces:
    """The components of a graph on numbered nodes, with some taken away."""

    def __init__(self, count: int, edges: Sequence[tuple[int, int]]) -> None:
        self._near: list[list[int]] = [[] for _ in range(count)]
        for left, right in edges:
            self._near[left].append(right)
            self._near[right].append(left)

    def sizes(self, removed: Collection[int]) -> list[int]:
        """Sizes of the components without these, largest first."""
        seen = bytearray(len(self._near))
        for each in removed:
            seen[each] = 1
        found = []
        for root in range(len(self._near)):
            if seen[root]:
                continue
            seen[root] = 1
            component = [root]
            for here in component:
                for there in self._near[here]:
                    if not seen[there]:
                        seen[there] = 1
                        component.append(there)
            found.append(len(component))
        return sorted(found, reverse=True)

    def without_each(self, removed: Collection[int]) -> Iterator[tuple[int, int]]:
        """For each node left: how many ordered pairs are still joined when it is taken away too; by number.

        One depth-first search for all (Hopcroft and Tarjan 1973): a child whose descendants reach no higher than the
        node is cut off with all of them when the node goes. Cost: nodes + ties.
        """
        count = len(self._near)
        order = [0] * count
        """1 and up: when a node was first seen; 0 is not yet, -1 is taken away."""
        for each in removed:
            order[each] = -1
        low, below, cut, lost = [0] * count, [1] * count, [0] * count, [0] * count
        roots, total, clock = [], 0, 0
        whole = dict[int, int]()
        for root in range(count):
            if order[root]:
                continue
            clock = self._search(root, clock, order, low, below, cut, lost)
            roots.append(root)
            whole[root] = below[root]
            total += below[root] * (below[root] - 1)
        component = self._components(removed, roots)
        for each in range(count):
            if order[each] > 0:
                size = whole[component[each]]
                rest = size - 1 - cut[each]
                yield each, total - size * (size - 1) + lost[each] + rest * (rest - 1)

    def _components(self, removed: Collection[int], roots: Sequence[int]) -> list[int]:
        component = [-1] * len(self._near)
        for each in removed:
            component[each] = -2
        for root in roots:
            component[root] = root
            queue = [root]
            for here in queue:
                for there in self._near[here]:
                    if component[there] == -1:
                        component[there] = root
                        queue.append(there)
        return component

    def _search(
        self,
        root: int,
        clock: int,
        order: list[int],
        low: list[int],
        below: list[int],
        cut: list[int],
        lost: list[int],
    ) -> int:
        """Number the component of a root; `cut` sums the sizes of what each node cuts off, `lost` their pairs."""
        clock += 1
        order[root] = low[root] = clock
        stack = [(root, -1, iter(self._near[root]))]
        while stack:
            here, parent, ahead = stack[-1]
            for there in ahead:
                if not order[there]:
                    clock += 1
                    order[there] = low[there] = clock
                    stack.append((there, here, iter(self._near[there])))
                    break
                if there != parent and order[there] > 0:
                    low[here] = min(low[here], order[there])
            else:
                stack.pop()
                if parent >= 0:
                    low[parent] = min(low[parent], low[here])
                    below[parent] += below[here]
                    if low[here] >= order[parent]:
                        cut[parent] += below[here]
                        lost[parent] += below[here] * (below[here] - 1)
        return clock
