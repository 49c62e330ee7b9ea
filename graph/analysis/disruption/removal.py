"""What if these parties were gone: what the network would fall into, whose ways would be cut, who
could take over.

Decisions.
A corridor is a way that victims were sent: from a regency, by where they left from and the places
of transit, to a country, and where in it. It is *cut* when nobody stays of any of its cases; it
*falls apart* when those who stay are no longer joined; otherwise it *holds*. Who could take over is
whoever stands where the removed stood: tied to the same others (structural equivalence by shared
neighbours, Lorrain and White 1971), serving the same stage, in the same regency. It is a place in
the network to watch, never a reason to suspect anybody. The points are a plain sum, an order for
reading. Who is probably the same as one who is gone replaces nobody: that one would be gone too,
and is told.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any

import networkx as nx

from graph.analysis.disruption.key_players import fragmentation
from graph.analysis.networks.evidence import Evidence
from graph.analysis.networks.party_graph import are_probably_same
from graph.analysis.networks.ranking import Reason
from graph.errors import InvalidValue
from graph.model import Case, Id, Value

REPLACEMENTS = 5
"""How many who could take over are told for each removed."""


class Shape(Value, frozen=True, omit_defaults=True):
    """How well a network hangs together."""

    parties: int
    sizes: tuple[int, ...]
    """Parties in each of its parts, largest first."""
    reachable_pairs: int
    """Pairs of parties with a way between them."""
    fragmentation: float
    """Share of pairs without one (F)."""
    case_groups: tuple[int, ...]
    """Cases in each group that parties still link, largest first; a case nobody is left of stands
    alone.
    """

    @property
    def parts(self) -> int:
        """How many parts it has."""
        return len(self.sizes)

    @property
    def linked_case_pairs(self) -> int:
        """Pairs of cases that are still linked to each other."""
        return sum(group * (group - 1) // 2 for group in self.case_groups)


class State(StrEnum):
    """What becomes of a corridor."""

    CUT = "cut"
    APART = "apart"
    HOLDS = "holds"


class Corridor(Value, frozen=True, omit_defaults=True):
    """A way that victims were sent, and what becomes of it."""

    origin: str
    """Regency, or the province where none is known."""
    departed_from: str
    transit: tuple[str, ...]
    city: str
    """Where in the country of destination, as far as it is told."""
    destination: str
    """ISO 3166 alpha-2."""
    cases: tuple[Id, ...]
    victims: int
    removed: tuple[Any, ...]
    """Of its parties those who are gone."""
    left: tuple[Any, ...]
    """Of its parties those who stay."""
    parts: int
    """Into how many parts of the network those who stay fall."""
    state: State


class Replacement(Value, frozen=True, omit_defaults=True):
    """A party who could take over the place of one who is gone, and why."""

    party: Any
    place_of: Any
    score: float
    reasons: tuple[Reason, ...]
    """`shared_neighbours` (value: how many; params: `of`, all of both, and `who`), `tied` (to the
    removed itself), `same_stage`, `same_group`, `same_regency` (params: which).
    """


class WhatIf(Value, frozen=True, omit_defaults=True):
    """A network before and after some of its parties are gone."""

    removed: tuple[Any, ...]
    before: Shape
    after: Shape
    same: tuple[tuple[Any, Any], ...] = ()
    """Who is gone, and who stays but is probably the same person: take both away, or settle it in
    the review.
    """
    corridors: tuple[Corridor, ...] = ()
    """Cut ones first, then those that fall apart; within them by victims, cases, and where they
    run.
    """
    replacements: tuple[Replacement, ...] = ()
    """In the order of `removed`, likeliest first."""


def what_if(
    graph: "nx.Graph[Any]",
    removed: Collection[Any],
    evidence: Evidence | None = None,
    *,
    limit: int = REPLACEMENTS,
) -> WhatIf:
    """The network before and after these parties are gone.

    `graph` is that of `party_graph`; without `evidence` no corridor is told. Raises InvalidValue
    for nobody, and for who is no party of it. Cost: nodes + ties, and for each removed the ties of
    the neighbours.

    >>> found = what_if(nx.path_graph(5), [2])
    >>> found.before.sizes, found.after.sizes, found.after.reachable_pairs
    ((5,), (2, 2), 2)
    """
    gone = sorted(set(removed), key=str)
    if not gone:
        raise InvalidValue("name at least one party to take away")
    if unknown := [str(party) for party in gone if party not in graph]:
        raise InvalidValue(
            f"{', '.join(unknown)}: no party of this network, so nobody to take away"
        )
    rest = graph.copy()
    rest.remove_nodes_from(gone)
    cases = sorted({case for node in graph for case in graph.nodes[node].get("cases", ())})
    return WhatIf(
        removed=tuple(gone),
        before=_shape(graph, cases),
        after=_shape(rest, cases),
        same=tuple(
            (one, other)
            for one in gone
            for other in sorted(rest, key=str)
            if are_probably_same(graph, one, other)
        ),
        corridors=_corridors(graph, rest, evidence) if evidence else (),
        replacements=tuple(
            replacement
            for party in gone
            for replacement in _replacements(graph, party, set(gone), limit)
        ),
    )


def _shape(graph: "nx.Graph[Any]", cases: Iterable[Id]) -> Shape:
    sizes = sorted((len(component) for component in nx.connected_components(graph)), reverse=True)
    return Shape(
        parties=len(graph),
        sizes=tuple(sizes),
        reachable_pairs=sum(siz * (siz - 1) // 2 for siz in sizes),
        fragmentation=fragmentation(graph),
        case_groups=_case_groups(graph, cases),
    )


def _case_groups(graph: "nx.Graph[Any]", cases: Iterable[Id]) -> tuple[int, ...]:
    linked: nx.Graph[Any] = nx.Graph()
    linked.add_nodes_from(("case", case) for case in cases)
    linked.add_edges_from((("party", left), ("party", right)) for left, right in graph.edges)
    linked.add_edges_from(
        (("party", node), ("case", case))
        for node in graph
        for case in graph.nodes[node].get("cases", ())
    )
    groups = (
        sum(kind == "case" for kind, _ in component)
        for component in nx.connected_components(linked)
    )
    return tuple(sorted((group for group in groups if group), reverse=True))


def _corridors(
    graph: "nx.Graph[Any]", rest: "nx.Graph[Any]", evidence: Evidence
) -> tuple[Corridor, ...]:
    ways: defaultdict[_Way, set[Id]] = defaultdict(set)
    for case in evidence.cases.values():
        if way := _way(case):
            ways[way].add(case.id)
    component = {
        node: number
        for number, component in enumerate(nx.connected_components(rest))
        for node in component
    }
    parties: defaultdict[Id, set[Any]] = defaultdict(set)
    for node in graph:
        for case_id in graph.nodes[node].get("cases", ()):
            parties[case_id].add(node)
    found = [_corridor(way, cases, parties, component, evidence) for way, cases in ways.items()]
    order = list(State)
    return tuple(
        sorted(
            (corridor for corridor in found if corridor.removed),
            key=lambda c: (
                *(order.index(c.state), -c.victims, -len(c.cases)),
                *(c.origin, c.departed_from, c.transit, c.destination, c.city),
            ),
        )
    )


_Way = tuple[str, str, tuple[str, ...], str, str]
"""Origin, where they left from, transit, city and country of destination."""


def _way(case: Case) -> _Way | None:
    origin, end = case.origin.regency or case.origin.province, case.destination
    return (
        (origin, case.departed_from, case.transit, end.regency, end.country)
        if origin and end.country
        else None
    )


def _corridor(
    way: _Way,
    cases: set[Id],
    parties: Mapping[Id, set[Any]],
    component: Mapping[Any, int],
    evidence: Evidence,
) -> Corridor:
    concerned = {party for case in cases for party in parties.get(case, ())}
    left = sorted((party for party in concerned if party in component), key=str)
    parts = len({component[party] for party in left})
    origin, departed_from, transit, city, destination = way
    return Corridor(
        origin=origin,
        departed_from=departed_from,
        transit=transit,
        city=city,
        destination=destination,
        cases=tuple(sorted(cases)),
        victims=len(
            {victim for case in cases for victim in evidence.victims_of_case.get(case, ())}
        ),
        removed=tuple(sorted((party for party in concerned if party not in component), key=str)),
        left=tuple(left),
        parts=parts,
        state=State.HOLDS if parts == 1 else State.APART if parts else State.CUT,
    )


def _replacements(
    graph: "nx.Graph[Any]", party: Any, gone: set[Any], limit: int
) -> list[Replacement]:
    near = set(graph[party])
    candidates = {other for other in near for other in graph[other]} | near
    found = []
    for other in sorted(candidates - gone, key=str):
        if are_probably_same(graph, party, other):
            continue
        reasons = _alike(graph, party, other)
        codes = {reason.code for reason in reasons}
        if codes & {"same_stage", "same_group"} and codes & {"shared_neighbours", "tied"}:
            score = round(sum(reason.points for reason in reasons), 3)
            found.append(
                Replacement(party=other, place_of=party, score=score, reasons=tuple(reasons))
            )
    return sorted(found, key=lambda replacement: (-replacement.score, str(replacement.party)))[
        :limit
    ]


def _alike(graph: "nx.Graph[Any]", party: Any, other: Any) -> list[Reason]:
    """Why one could take the place of the other; the points add up."""
    ours, theirs = set(graph[party]) - {other}, set(graph[other]) - {party}
    shared, all_of_both = sorted(ours & theirs, key=str), ours | theirs
    reasons = []
    if shared:
        params = {"of": len(all_of_both), "who": shared}
        points = 2.0 * len(shared) / len(all_of_both)
        reasons.append(
            Reason(
                code="shared_neighbours", value=len(shared), points=round(points, 3), params=params
            )
        )
    if graph.has_edge(party, other):
        reasons.append(Reason(code="tied", value=1.0, points=0.25))
    for code, attribute, points in (
        ("same_stage", "stages", 1.0),
        ("same_group", "groups", 0.5),
        ("same_regency", "regencies", 0.5),
    ):
        both = sorted(
            set(graph.nodes[party].get(attribute, ())) & set(graph.nodes[other].get(attribute, ()))
        )
        if both:
            reasons.append(
                Reason(code=code, value=len(both), points=points, params={attribute: both})
            )
    return reasons
