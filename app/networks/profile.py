"""What a network tells, for one viewer: its story, and what is not known of it."""

import networkx as nx

from app.access.viewer import Viewer, may_list_all_gaps
from app.networks.material import Materials
from graph.analysis.findings.gaps import Gap, gaps
from graph.analysis.findings.profile import NetworkProfile, profile_of
from graph.analysis.networks.evidence import NetworkEvidence
from graph.model import Id


class Profiles:
    """Stories and gaps of networks, concluded from what the viewer may know."""

    def __init__(self, material: Materials, viewer: Viewer) -> None:
        self._material = material
        self._viewer = viewer

    def story(self, network_id: str) -> NetworkProfile:
        """The story of a network; raises NetworkNotFound."""
        return profile_of(self._material.evidence(network_id))

    def whole(self, network_id: str) -> tuple[NetworkProfile, tuple[Gap, ...]]:
        """The story of a network and its gaps; raises NetworkNotFound."""
        return self.story(network_id), self.gaps(network_id)

    def gaps(self, network_id: str) -> tuple[Gap, ...]:
        """What is not known of a network, by what it would settle; raises NetworkNotFound."""
        evidence = self._material.evidence(network_id)
        graph = self._material.party_graph(network_id)
        return gaps_of(evidence, graph, self._viewer.audience)


def gaps_of(evidence: NetworkEvidence, graph: "nx.Graph[Id]", audience: str) -> tuple[Gap, ...]:
    """What is not known.

    The public sees neither names nor identifiers, and is not told who has none.
    """
    return gaps(evidence, graph, whole=may_list_all_gaps(audience))
