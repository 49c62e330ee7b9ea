"""One network as networkx: the graph of its parties that every measure takes, without victims."""

from typing import Any

import networkx as nx

from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.reason_codes import TieReasonCode
from graph.model import Id


def party_graph(evidence: NetworkEvidence) -> "nx.Graph[Id]":
    """The parties of a network and their ties.

    Nodes carry `roles`, `groups`, `stages` (sorted codes), `regencies` and `cases` (sorted; of the
    cases they are parties to). Edges carry `weight` (0..1, more is surer), `strength`, `codes`, the
    sorted kinds of reasons, `sources`, for each reason the tuple of independent sources that tell
    it (empty when it was concluded, or may not be told), and `needed`, the sources without any one
    of which nothing is left of the tie.
    """
    graph: nx.Graph[Id] = nx.Graph()
    for party in sorted(evidence.parties):
        graph.add_node(party, **_attributes(evidence, party))
    for tie in evidence.network.ties:
        codes = {reason.code for reason in tie.reasons}
        graph.add_edge(
            tie.left,
            tie.right,
            weight=tie.weight,
            strength=tie.strength.value,
            codes=tuple(sorted(codes)),
            sources=tuple(reason.sources for reason in tie.reasons),
            needed=tie.needed,
        )
    return graph


def are_probably_same(graph: "nx.Graph[Any]", one: Any, other: Any) -> bool:
    """Whether two parties of such a graph are probably one, which no reviewer has settled."""
    if not graph.has_edge(one, other):
        return False
    codes = graph.edges[one, other].get("codes", ())
    return TieReasonCode.PROBABLY_SAME in codes


def _attributes(evidence: NetworkEvidence, party: Id) -> dict[str, Any]:
    # That a party is a victim elsewhere is never told.
    roles = [role for role in evidence.roles(party) if not role.protected]
    groups = {role.group.value for role in roles}
    stages = {role.stage.value for role in roles if role.stage}
    cases = evidence.cases_of(party)
    regencies = {evidence.cases[case].origin.regency for case in cases}
    return {
        "roles": tuple(role.code for role in roles),
        "groups": tuple(sorted(groups)),
        "stages": tuple(sorted(stages)),
        "regencies": tuple(sorted(regencies - {""})),
        "cases": cases,
    }
