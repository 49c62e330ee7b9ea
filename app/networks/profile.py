"""What a network tells, for one viewer: its story, and what is not known of it."""

import networkx as nx

from app.networks.cache import RevisionCache
from graph.analysis.findings.gaps import Gap, gaps
from graph.analysis.findings.profile import NetworkProfile, profile_of
from graph.analysis.networks.evidence import NetworkEvidence
from graph.model import Id
from graph.schema import Audience


class Profiles:
    """Stories and gaps of networks, concluded from what the viewer may know."""

    def __init__(self, analysed: RevisionCache, audience: Audience) -> None:
        self._analysed, self._audience = analysed, audience

    def story(self, network_id: str) -> NetworkProfile:
        """The story of a network; raises NetworkNotFound."""
        return profile_of(self._analysed.evidence(network_id))

    def whole(self, network_id: str) -> tuple[NetworkProfile, tuple[Gap, ...]]:
        """The story of a network and its gaps; raises NetworkNotFound."""
        return self.story(network_id), self.gaps(network_id)

    def gaps(self, network_id: str) -> tuple[Gap, ...]:
        """What is not known of a network, by what it would settle; raises NetworkNotFound."""
        return gaps_of(
            self._analysed.evidence(network_id), self._analysed.graph(network_id), self._audience
        )


def gaps_of(
    evidence: NetworkEvidence, graph: "nx.Graph[Id]", audience: Audience
) -> tuple[Gap, ...]:
    """What is not known; the public sees neither names nor identifiers, and is not told who has
    none.
    """
    return gaps(evidence, graph, whole=audience is not Audience.PUBLIC)
