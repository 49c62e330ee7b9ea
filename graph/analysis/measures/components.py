"""Connected components of anything that has names."""

from collections.abc import Iterable
from itertools import chain

import igraph as ig


def components(edges: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Each node with the number of its component, in the order of their first nodes; O(n + m).

    >>> components([("a", "b"), ("c", "d"), ("b", "e")])
    {'a': 0, 'b': 0, 'c': 1, 'd': 1, 'e': 0}
    """
    pairs = list(edges)
    nodes = dict.fromkeys(chain.from_iterable(pairs))
    place = {node: index for index, node in enumerate(nodes)}
    numbered = [(place[left], place[right]) for left, right in pairs]
    graph = ig.Graph(n=len(place), edges=numbered)
    membership = graph.connected_components().membership
    return dict(zip(place, membership, strict=True))
