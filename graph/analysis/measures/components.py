"""Connected components of anything that has names."""

from collections.abc import Iterable

import igraph as ig


def components(edges: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Each node with the number of its connected component, in the order of their first nodes; O(n
    + m).

    >>> components([("a", "b"), ("c", "d"), ("b", "e")])
    {'a': 0, 'b': 0, 'c': 1, 'd': 1, 'e': 0}
    """
    pairs = list(edges)
    place = {
        node: index
        for index, node in enumerate(dict.fromkeys(node for edge in pairs for node in edge))
    }
    graph = ig.Graph(n=len(place), edges=[(place[left], place[right]) for left, right in pairs])
    return dict(zip(place, graph.connected_components().membership, strict=True))
