"""Same routes: the same places in the same order in cases that no party joins."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import networkx as nx

from graph.analysis.findings.motifs.found import Motif, by_weight, motif, unprotected_parts
from graph.analysis.networks.evidence import NetworkEvidence
from graph.model import Case, Id
from graph.names import fold

SHORTEST = 3
"""Places below which a way is too short to be recognised: from a regency to a country went many."""


def same_routes(evidence: NetworkEvidence) -> tuple[Motif, ...]:
    """Routes that several cases took which have no party in common: the way may be known to
    somebody behind both.

    A route is origin (regency), where they left from, transits in order, and destination; at least
    three of them known. Cases with a party in common count once. Members: `party`, everybody named
    in those cases; params: `route`, the places as first written; `groups`, into how many groups
    without a common party the cases fall.
    """
    all_parts = tuple(unprotected_parts(evidence))
    parties_of: defaultdict[Id, set[Id]] = defaultdict(set)
    for part in all_parts:
        parties_of[part.end].add(part.start)
    by_route: defaultdict[tuple[str, ...], list[Case]] = defaultdict(list)
    for case in sorted(evidence.cases.values(), key=lambda case: case.id):
        route = route_of(case)
        if len(route) >= SHORTEST and case.id in parties_of:
            by_route[tuple(map(fold, route))].append(case)
    found = []
    for cases in by_route.values():
        case_ids = {case.id for case in cases}
        groups = _groups(case_ids, parties_of)
        if groups < 2:
            continue
        links = [part for part in all_parts if part.end in case_ids]
        same_route = motif(
            "same_route",
            {"party": {part.start for part in links}},
            case_ids,
            links,
            route=route_of(cases[0]),
            groups=groups,
        )
        found.append(same_route)
    return by_weight(found)


def route_of(case: Case) -> tuple[str, ...]:
    """The places of a case in the order in which they were passed, none twice in a row.

    Those that are not known are left out. The destination is its ISO 3166 code, else as written;
    nothing smaller than a regency is told.
    """
    end = case.destination
    places = (case.origin.regency, case.departed_from, *case.transit, end.regency, end.country)
    route: list[str] = []
    for place in places:
        if not place:
            continue
        if not route or fold(place) != fold(route[-1]):
            route.append(place)
    return tuple(route)


def _groups(cases: Iterable[Id], parties_of: Mapping[Id, set[Id]]) -> int:
    graph: nx.Graph[Id] = nx.Graph()
    for case in cases:
        for party in parties_of[case]:
            graph.add_edge(case, party)
    return nx.number_connected_components(graph)
