"""What analysis worked out of each network, kept until the data change."""

from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar

import networkx as nx

from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.party_graph import party_graph
from graph.model import Id

T = TypeVar("T")


class Kept(Protocol):
    """What was made under a key since the data changed last, made now if it was not."""

    def __call__(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give it."""


class RevisionCache:
    """Evidence and graphs of networks, and what was made of them, each worked out once for a
    revision of the store.
    """

    def __init__(
        self, evidence: Callable[[Id], NetworkEvidence], revision: Callable[[], int]
    ) -> None:
        self._evidence, self._revision = evidence, revision
        self._kept: tuple[int, dict[Hashable, Any]] = (-1, {})

    def evidence(self, network_id: Id) -> NetworkEvidence:
        """Everything stored about a network, as the viewer may know it."""
        return self.kept(("evidence", network_id), lambda: self._evidence(network_id))

    def graph(self, network_id: Id) -> "nx.Graph[Id]":
        """The graph of its parties."""
        return self.kept(("graph", network_id), lambda: party_graph(self.evidence(network_id)))

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under this key since the data changed last, made now if it was not."""
        revision = self._revision()
        if self._kept[0] != revision:
            self._kept = (revision, {})
        found = self._kept[1]
        if key not in found:
            found[key] = make()
        made: T = found[key]
        return made
