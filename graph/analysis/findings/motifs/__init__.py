"""Motifs: small patterns of a network that say how it works, each found with all that makes
it up.
"""

from graph.analysis.findings.motifs.found import Motif
from graph.analysis.findings.motifs.funnels import funnel_accounts
from graph.analysis.findings.motifs.journeys import co_travels
from graph.analysis.findings.motifs.kin import kin_recruiters
from graph.analysis.findings.motifs.relays import relays
from graph.analysis.findings.motifs.routes import same_routes
from graph.analysis.findings.motifs.searching import find_motifs
from graph.analysis.findings.motifs.shelters import shared_shelters

__all__ = [
    "Motif",
    "co_travels",
    "find_motifs",
    "funnel_accounts",
    "kin_recruiters",
    "relays",
    "same_routes",
    "shared_shelters",
]
