"""Every motif of a network."""

from collections.abc import Callable

from graph.analysis.findings.motifs.found import Motif
from graph.analysis.findings.motifs.funnels import funnel_accounts
from graph.analysis.findings.motifs.journeys import co_travels
from graph.analysis.findings.motifs.kin import kin_recruiters
from graph.analysis.findings.motifs.relays import relays
from graph.analysis.findings.motifs.routes import same_routes
from graph.analysis.findings.motifs.shelters import shared_shelters
from graph.analysis.networks.evidence import NetworkEvidence

MOTIFS: tuple[Callable[[NetworkEvidence], tuple[Motif, ...]], ...] = (
    shared_shelters,
    relays,
    funnel_accounts,
    co_travels,
    same_routes,
    kin_recruiters,
)


def find_motifs(evidence: NetworkEvidence) -> tuple[Motif, ...]:
    """All motifs of a network, kind by kind, in each kind the one with most cases first."""
    found: list[Motif] = []
    for detect in MOTIFS:
        found += detect(evidence)
    return tuple(found)
