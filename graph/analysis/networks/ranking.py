"""A first ranking of the parties of one network, with its reasons; victims are never ranked.

The score is a plain sum, an order for reading and not a measure of guilt: two points a case, one a
victim of those cases, half a point for each party tied to, three for a cut point (an articulation
point: without this party the network falls apart; Hopcroft and Tarjan 1973).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from graph.model import Id, Value


class Reason(Value, frozen=True, omit_defaults=True):
    """One reason for a place in an order: a code, its number, and the points it gave."""

    code: str
    value: float = 0.0
    points: float = 0.0
    params: Mapping[str, Any] = {}


class RankedParty(Value, frozen=True, omit_defaults=True):
    """A party with its score and the reasons that add up to it."""

    entity_id: Id
    score: float
    reasons: tuple[Reason, ...]


def rank_parties(
    graph: "nx.Graph[Id]", roles: Iterable[tuple[Any, ...]], victims: Iterable[tuple[Id, Id]]
) -> list[RankedParty]:
    """Parties of a network by score, then id.

    `graph` joins tied parties; `roles` are rows (party, case, role, ...); `victims` are pairs
    (person, case).
    """
    cases: defaultdict[Id, set[Id]] = defaultdict(set)
    codes: defaultdict[Id, set[str]] = defaultdict(set)
    for party, case, role, *_ in roles:
        cases[party].add(case)
        codes[party].add(role)
    victims_of: defaultdict[Id, set[Id]] = defaultdict(set)
    for person, case in victims:
        victims_of[case].add(person)
    cut_points = set(nx.articulation_points(graph))
    ranked = []
    for party in graph:
        touched: set[Id] = set()
        for case in cases[party]:
            touched |= victims_of[case]
        reasons = _reasons(
            cases=len(cases[party]),
            victims=len(touched),
            degree=graph.degree[party],
            cut_point=party in cut_points,
        )
        score = sum(reason.points for reason in reasons)
        roles_of = Reason(code="roles_of", params={"roles": sorted(codes[party])})
        ranked.append(
            RankedParty(
                entity_id=party,
                score=round(score, 2),
                reasons=(*reasons, roles_of),
            )
        )
    return sorted(ranked, key=lambda party: (-party.score, party.entity_id))


def _reasons(*, cases: int, victims: int, degree: int, cut_point: bool) -> list[Reason]:
    """What gives a party points, and how many."""
    reasons = (
        Reason(code="cases_of", value=cases, points=2.0 * cases),
        Reason(code="victims_of", value=victims, points=float(victims)),
        Reason(code="degree", value=degree, points=0.5 * degree),
        Reason(code="bridge", value=1.0, points=3.0 if cut_point else 0.0),
    )
    return [reason for reason in reasons if reason.points > 0]
