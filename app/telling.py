"""What a network tells, for one viewer: its story, and what is not known of it."""

from collections.abc import Callable

from graph.analysis.evidence import Evidence
from graph.analysis.gaps import Gap, gaps
from graph.analysis.party_graph import party_graph
from graph.analysis.story import Story, story
from graph.schema import Audience


class Telling:
    """Stories and gaps of networks, concluded from what the viewer may know."""

    def __init__(self, evidence: Callable[[str], Evidence], audience: Audience) -> None:
        self._evidence, self._audience = evidence, audience

    def story(self, network_id: str) -> Story:
        """The story of a network; raises NetworkNotFound."""
        return story(self._evidence(network_id))

    def whole(self, network_id: str) -> tuple[Story, tuple[Gap, ...]]:
        """The story of a network and its gaps, from one reading; raises NetworkNotFound."""
        evidence = self._evidence(network_id)
        return story(evidence), gaps_of(evidence, self._audience)

    def gaps(self, network_id: str) -> tuple[Gap, ...]:
        """What is not known of a network, by what it would settle; raises NetworkNotFound."""
        return gaps_of(self._evidence(network_id), self._audience)


def gaps_of(evidence: Evidence, audience: Audience) -> tuple[Gap, ...]:
    """What is not known; the public sees neither names nor identifiers, and is not told who has none."""
    return gaps(evidence, party_graph(evidence), whole=audience is not Audience.PUBLIC)
