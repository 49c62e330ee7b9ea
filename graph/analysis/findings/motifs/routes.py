"""Same routes: the same places in the same order in cases that no party joins."""

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from graph.analysis.findings.motifs.found import Motif, by_weight, motif, unprotected_parts
from graph.analysis.networks.evidence import Evidence
from graph.model import Case, Id
from graph.names import fold

SHORTEST = 3
"""Places below which a way is too short to be recognised: from a regency to a country went many."""


def same_routes(evidence: Evidence) -> tuple[Motif, ...]:
    """Routes that several cases took which have no party in common: the way may be known to
    somebody behind both.

    A route is origin (regency), where they left from, transits in order, and destination; at least
    three of them known. Cases with a party in common count once. Members: `party`, everybody named
    in those cases; params: `route`, the places as first written; `groups`, into how many groups
    without a common party the cases fall.
    """
    everyone = tuple(unprotected_parts(evidence))
    parts: defaultdict[Id, set[Id]] = defaultdict(set)
    for person in everyone:
        parts[person.end].add(person.start)
    by_route: defaultdict[tuple[str, ...], list[Case]] = defaultdict(list)
    for case in sorted(evidence.cases.values(), key=lambda case: case.id):
        if len(route := route_of(case)) >= SHORTEST and case.id in parts:
            by_route[tuple(map(fold, route))].append(case)
    found = []
    for cases in by_route.values():
        ids = {case.id for case in cases}
        groups = _groups(ids, parts)
        if groups > 1:
            parties = {party for case in ids for party in parts[case]}
            links = [person for person in everyone if person.end in ids]
            found.append(
                motif(
                    "same_route",
                    {"party": parties},
                    ids,
                    links,
                    route=route_of(cases[0]),
                    groups=groups,
                )
            )
    return by_weight(found)


def route_of(case: Case) -> tuple[str, ...]:
    """The places of a case in the order in which they were passed, as far as they are known, none
    twice in a row.

    The destination is its ISO 3166 code, else as written; nothing smaller than a regency is told.
    """
    end = case.destination
    places = (case.origin.regency, case.departed_from, *case.transit, end.regency, end.country)
    known = [place for place in places if place]
    return tuple(
        place for n, place in enumerate(known) if n == 0 or fold(place) != fold(known[n - 1])
    )


def _groups(cases: Iterable[Id], parts: dict[Id, set[Id]]) -> int:
    graph: nx.Graph[Id] = nx.Graph()
    for case in cases:
        graph.add_edges_from((case, party) for party in parts[case])
    return nx.number_connected_components(graph)
