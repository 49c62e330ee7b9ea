"""What if these parties were gone: what falls apart, whose ways are cut, who could take over.

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
from typing import Any, NamedTuple

import networkx as nx

from graph.analysis.disruption.key_players import fragmentation
from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.party_graph import are_probably_same
from graph.analysis.networks.ranking import Reason
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Case, Id, Value

REPLACEMENTS = 5
"""How many who could take over are told for each removed."""


class NetworkShape(Value, frozen=True, omit_defaults=True):
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


class CorridorState(StrEnum):
    """What becomes of a corridor."""

    CUT = "cut"
    APART = "apart"
    HOLDS = "holds"


class AffectedCorridor(Value, frozen=True, omit_defaults=True):
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
    state: CorridorState


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
    before: NetworkShape
    after: NetworkShape
    same: tuple[tuple[Any, Any], ...] = ()
    """Who is gone, and who stays but is probably the same person: take both away, or settle it in
    the review.
    """
    corridors: tuple[AffectedCorridor, ...] = ()
    """Cut ones first, then those that fall apart; within them by victims, cases, and where they
    run.
    """
    replacements: tuple[Replacement, ...] = ()
    """In the order of `removed`, likeliest first."""


def what_if(
    graph: "nx.Graph[Any]",
    removed: Collection[Any],
    evidence: NetworkEvidence | None = None,
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
            message(
                "{names}: no party of this network, so nobody to take away",
                names=", ".join(unknown),
            )
        )
    rest = graph.copy()
    rest.remove_nodes_from(gone)
    cases = set(_parties_by_case(graph))
    replacements: list[Replacement] = []
    for party in gone:
        replacements += _replacements(graph, party, set(gone), limit)
    return WhatIf(
        removed=tuple(gone),
        before=_shape(graph, cases),
        after=_shape(rest, cases),
        same=_same(graph, gone, rest),
        corridors=_corridors(graph, rest, evidence) if evidence else (),
        replacements=tuple(replacements),
    )


def _same(
    graph: "nx.Graph[Any]", gone: list[Any], rest: "nx.Graph[Any]"
) -> tuple[tuple[Any, Any], ...]:
    """Who is gone, with who stays and is probably the same person."""
    found = []
    for one in gone:
        alike = [other for other in rest if are_probably_same(graph, one, other)]
        found += [(one, other) for other in sorted(alike, key=str)]
    return tuple(found)


def _parties_by_case(graph: "nx.Graph[Any]") -> dict[Id, set[Any]]:
    found: defaultdict[Id, set[Any]] = defaultdict(set)
    for node, cases in graph.nodes(data="cases", default=()):
        for case in cases:
            found[case].add(node)
    return dict(found)


def _shape(graph: "nx.Graph[Any]", cases: Iterable[Id]) -> NetworkShape:
    sizes = [len(component) for component in nx.connected_components(graph)]
    sizes.sort(reverse=True)
    return NetworkShape(
        parties=len(graph),
        sizes=tuple(sizes),
        reachable_pairs=sum(size * (size - 1) // 2 for size in sizes),
        fragmentation=fragmentation(graph),
        case_groups=_case_groups(graph, cases),
    )


def _case_groups(graph: "nx.Graph[Any]", cases: Iterable[Id]) -> tuple[int, ...]:
    """How many cases each group holds that parties link, largest first."""
    linked: nx.Graph[Any] = nx.Graph()
    # Cases are nodes too, so that one whose parties are all gone stands alone.
    for case in cases:
        linked.add_node(("case", case))
    for left, right in graph.edges:
        linked.add_edge(("party", left), ("party", right))
    for case, parties in _parties_by_case(graph).items():
        for party in parties:
            linked.add_edge(("party", party), ("case", case))
    groups = []
    for component in nx.connected_components(linked):
        held = [node for kind, node in component if kind == "case"]
        if held:
            groups.append(len(held))
    return tuple(sorted(groups, reverse=True))


def _corridors(
    graph: "nx.Graph[Any]", rest: "nx.Graph[Any]", evidence: NetworkEvidence
) -> tuple[AffectedCorridor, ...]:
    """The corridors of which a party is gone, the gravest first."""
    cases_of: defaultdict[_Way, set[Id]] = defaultdict(set)
    for case in evidence.cases.values():
        way = _way(case)
        if way:
            cases_of[way].add(case.id)
    component: dict[Any, int] = {}
    for number, nodes in enumerate(nx.connected_components(rest)):
        component.update(dict.fromkeys(nodes, number))
    parties_of = _parties_by_case(graph)
    found = []
    for way, cases in cases_of.items():
        corridor = _corridor(way, cases, parties_of, component, evidence)
        if corridor.removed:
            found.append(corridor)
    gravity = list(CorridorState)

    def order(corridor: AffectedCorridor) -> tuple[Any, ...]:
        return (
            gravity.index(corridor.state),
            -corridor.victims,
            -len(corridor.cases),
            corridor.origin,
            corridor.departed_from,
            corridor.transit,
            corridor.destination,
            corridor.city,
        )

    return tuple(sorted(found, key=order))


class _Way(NamedTuple):
    """Whence, by which places and where to victims were sent."""

    origin: str
    departed_from: str
    transit: tuple[str, ...]
    city: str
    destination: str


def _way(case: Case) -> _Way | None:
    origin = case.origin.regency or case.origin.province
    end = case.destination
    if not origin or not end.country:
        return None
    return _Way(origin, case.departed_from, case.transit, end.regency, end.country)


def _corridor(
    way: _Way,
    cases: set[Id],
    parties_of: Mapping[Id, set[Any]],
    component: Mapping[Any, int],
    evidence: NetworkEvidence,
) -> AffectedCorridor:
    """What becomes of one way; `component` holds who stays, and in which part of the network."""
    concerned: set[Any] = set()
    victims: set[Id] = set()
    for case in cases:
        concerned |= parties_of.get(case, set())
        victims |= evidence.victims_of_case.get(case, frozenset())
    removed = [party for party in concerned if party not in component]
    left = [party for party in concerned if party in component]
    parts = len({component[party] for party in left})
    state = CorridorState.APART
    if parts < 2:
        state = CorridorState.HOLDS if parts else CorridorState.CUT
    return AffectedCorridor(
        origin=way.origin,
        departed_from=way.departed_from,
        transit=way.transit,
        city=way.city,
        destination=way.destination,
        cases=tuple(sorted(cases)),
        victims=len(victims),
        removed=tuple(sorted(removed, key=str)),
        left=tuple(sorted(left, key=str)),
        parts=parts,
        state=state,
    )


def _replacements(
    graph: "nx.Graph[Any]", party: Any, gone: set[Any], limit: int
) -> list[Replacement]:
    """Who could take over from one party, likeliest first."""
    candidates = set(graph[party])
    for neighbour in graph[party]:
        candidates.update(graph[neighbour])
    found = []
    for other in sorted(candidates - gone, key=str):
        if are_probably_same(graph, party, other):
            continue
        reasons = _alike(graph, party, other)
        codes = {reason.code for reason in reasons}
        # Near the removed, and of use for the same.
        if codes.isdisjoint(_ALIKE_IN_WORK) or codes.isdisjoint(_ALIKE_IN_PLACE):
            continue
        score = sum(reason.points for reason in reasons)
        replacement = Replacement(
            party=other,
            place_of=party,
            score=round(score, 3),
            reasons=tuple(reasons),
        )
        found.append(replacement)
    found.sort(key=lambda replacement: (-replacement.score, str(replacement.party)))
    return found[:limit]


_ALIKE_IN_WORK = frozenset({"same_stage", "same_group"})
_ALIKE_IN_PLACE = frozenset({"shared_neighbours", "tied"})


def _alike(graph: "nx.Graph[Any]", party: Any, other: Any) -> list[Reason]:
    """Why one could take the place of the other; the points add up."""
    ours, theirs = set(graph[party]) - {other}, set(graph[other]) - {party}
    shared = sorted(ours & theirs, key=str)
    of_both = len(ours | theirs)
    reasons = []
    if shared:
        points = 2.0 * len(shared) / of_both
        reasons.append(
            Reason(
                code="shared_neighbours",
                value=len(shared),
                points=round(points, 3),
                params={"of": of_both, "who": shared},
            )
        )
    if graph.has_edge(party, other):
        reasons.append(Reason(code="tied", value=1.0, points=0.25))
    for code, attribute, points in _ATTRIBUTES:
        own = graph.nodes[party].get(attribute, ())
        both = sorted(set(own).intersection(graph.nodes[other].get(attribute, ())))
        if both:
            params = {attribute: both}
            reasons.append(Reason(code=code, value=len(both), points=points, params=params))
    return reasons


_ATTRIBUTES = (
    ("same_stage", "stages", 1.0),
    ("same_group", "groups", 0.5),
    ("same_regency", "regencies", 0.5),
)
"""Code of the reason, attribute of a party that both have, and its points."""
