"""I5 to I9, I27, I28: what the shape of a network says, by the measures of graph/analysis."""

from collections.abc import Iterator
from math import ceil

import networkx as nx

from graph.analysis.disruption.key_players import key_players
from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.indicator_input import IndicatorInput
from graph.analysis.measures.centrality import degree
from graph.analysis.measures.core_periphery import cohesion
from graph.analysis.measures.cuts import bridges, cut_points
from graph.analysis.measures.registry import rank
from graph.analysis.measures.robustness import fragile_ties
from graph.analysis.measures.structural_holes import constraint
from graph.model import Id

_NEWLY_CONNECTED = "newly_connected"


def broker(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I5: a party among the `top` share by betweenness who links `min_places` regencies or
    countries.

    The place by degree stands beside it, since both often say the same; equal scores share a place,
    so that no id decides who is told of. Source: Mancuso 2014; Morselli 2009; Lugo 2016.
    """
    limits = inquiry.thresholds.of("I5")
    graph = inquiry.graph
    if len(graph) < limits["min_parties"]:
        return
    last = ceil(limits["top"] * len(graph))
    by_degree = {ranked.node: ranked.place for ranked in rank(graph, "degree")}
    for ranked in rank(graph, "betweenness"):
        if ranked.score <= 0 or ranked.place > last:
            continue
        party = str(ranked.node)
        cases = inquiry.cases_of(party)
        regencies, countries = inquiry.regencies(cases), inquiry.countries(cases)
        if max(len(regencies), len(countries)) < limits["min_places"]:
            continue
        yield Firing(
            code="I5",
            subject=party,
            params={
                "place": ranked.place,
                "degree_place": by_degree[party],
                "parties": len(graph),
                "regencies": len(regencies),
                "destinations": len(countries),
            },
            entities=(party, *sorted(graph[party])),
            cases=cases,
        )


def cut_party(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I6: a party, or a tie, without which the network falls into parts that each hold complaints
    of their own.

    Source: articulation points and bridges (Hopcroft and Tarjan 1973); Agreste et al. on how
    fragile contacts are.
    """
    limits = inquiry.thresholds.of("I6")
    for point in cut_points(_of_complaints(inquiry)):
        party = str(point.node)
        if point.own_cases >= limits["min_parts"] and party in inquiry.acts_of:
            yield Firing(
                code="I6",
                variant="party",
                subject=party,
                params={"parts": point.own_cases},
                entities=(party, *sorted(inquiry.graph[party])),
                cases=inquiry.cases_of(party),
            )
    for left, right in _bridges(inquiry):
        ours = _cases_beyond(inquiry, left, right)
        theirs = _cases_beyond(inquiry, right, left)
        ours_alone, theirs_alone = ours - theirs, theirs - ours
        fewer = min(len(ours_alone), len(theirs_alone))
        counted = {left, right} <= inquiry.acts_of.keys()
        if counted and fewer >= limits["min_cases_each"]:
            yield Firing(
                code="I6",
                variant="tie",
                subject=left,
                names={"other": right},
                params={"left_cases": len(ours_alone), "right_cases": len(theirs_alone)},
                entities=(left, right),
                cases=tuple(sorted(ours_alone | theirs_alone)),
            )


def key_set(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I7: the `size` parties whose removal parts most pairs (KPP-Neg), where it parts
    `min_fragmented` of them.

    Says how often each of them is found again when a tenth of the ties is left out; weak under
    `min_stability`, and where a network is too large to try it. Who was cleared is in no set and no
    pair.
    Source: Borgatti 2006; Ficara et al. 2021 on networks of which some nodes are missing.
    """
    limits = inquiry.thresholds.of("I7")
    graph = inquiry.graph.subgraph(inquiry.standing)
    if len(graph) < max(limits["min_parties"], limits["size"] + 1):
        return
    found = key_players(graph, int(limits["size"]))
    if found.value - found.before < limits["min_fragmented"]:
        return
    again = min(found.stability.values(), default=None)
    stable = again is not None and again >= limits["min_stability"]
    names = {f"member_{place}": member for place, member in enumerate(found.members, start=1)}
    yield Firing(
        code="I7",
        subject=inquiry.network,
        names=names,
        params={
            "count": len(found.members),
            "parties": len(graph),
            "share": round(found.value, 2),
            "stable": None if again is None else round(again, 2),
            "members": list(names),
        },
        entities=found.members,
        force=Force.MEDIUM if stable else Force.WEAK,
        cases=inquiry.named_in_any(found.members),
    )


def structural_hole(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I8: a party with `min_degree` contacts or more in `min_circles` circles or more that no tie
    joins but those with this one, and with a constraint of `max_constraint` at most.

    Constraint alone would not do: it is low for whoever has many contacts, even where all are tied
    to each other. Source: Burt 1992 (structural holes, constraint).
    """
    limits = inquiry.thresholds.of("I8")
    graph, constraint_of = inquiry.graph, constraint(inquiry.graph).values
    for party in sorted(inquiry.standing & set(graph)):
        if graph.degree[party] < limits["min_degree"]:
            continue
        if constraint_of[party] > limits["max_constraint"]:
            continue
        contacts = graph.subgraph(graph[party])
        circles = nx.number_connected_components(contacts)
        if circles < limits["min_circles"]:
            continue
        yield Firing(
            code="I8",
            subject=party,
            params={
                "contacts": graph.degree[party],
                "circles": circles,
                "constraint": round(constraint_of[party], 2),
            },
            entities=(party, *sorted(graph[party])),
            cases=inquiry.named_in(party),
        )


def star_or_core(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I9: a network that is a star around one party, or a dense core with a periphery.

    By degree centralisation from `min_centralisation`, by the fit of core and periphery from
    `min_core_fit`. Source: Dutch (three of five) and Chinese networks that trafficked women were of
    these shapes.
    """
    limits = inquiry.thresholds.of("I9")
    graph = inquiry.graph
    if len(graph) < limits["min_parties"]:
        return
    found, ties = cohesion(graph), degree(graph).values
    centre = min(graph, key=lambda party: (-ties[party], party))
    if found.centralisation >= limits["min_centralisation"] and centre in inquiry.standing:
        yield Firing(
            code="I9",
            variant="star",
            subject=centre,
            params={"contacts": int(ties[centre]), "share": round(found.centralisation, 2)},
            entities=(centre, *sorted(graph[centre])),
            cases=inquiry.named_in(centre),
        )
    elif (found.core.fit or 0.0) >= limits["min_core_fit"]:
        size = len(found.core.core)
        members = tuple(str(party) for party in found.core.core if party in inquiry.standing)
        yield Firing(
            code="I9",
            variant="core",
            subject=inquiry.network,
            params={"parties": size, "others": len(graph) - size},
            entities=members,
            cases=inquiry.named_in_any(members),
        )


def newly_connected(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I27: a network that joins `min_groups` groups of complaints which the files themselves never
    joined.

    Source: what BP3MI and BINDA Sulteng asked for in 2026: the network behind complaints that stood
    apart.
    """
    least = inquiry.thresholds.of("I27")["min_groups"]
    groups = 1.0
    for reason in inquiry.evidence.network.reasons:
        if reason.code == _NEWLY_CONNECTED:
            groups = reason.value
            break
    if groups >= least:
        yield Firing(
            code="I27",
            subject=inquiry.network,
            params={"groups": int(groups), "cases": len(inquiry.cases)},
            entities=tuple(inquiry.cases),
            cases=tuple(inquiry.cases),
        )


def fragile_tie(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I28: a tie that is nothing without one source, and on which `min_side` parties or more on
    either side hang.

    What hangs on it is to be confirmed before anybody acts on it. Source: UNODC manual for
    analysts; Berlusconi 2013 (the choice of document changes the key actors).
    """
    least = inquiry.thresholds.of("I28")["min_side"]
    for tie in fragile_ties(inquiry.graph):
        left_side, right_side = tie.sides
        if left_side < least:
            continue
        yield Firing(
            code="I28",
            subject=tie.left,
            names={"other": tie.right},
            params={"left_side": left_side, "right_side": right_side},
            entities=(tie.left, tie.right, *tie.sources),
            cases=tuple(tie.sources),
            force=Force.WEAK,
        )


def _of_complaints(inquiry: IndicatorInput) -> "nx.Graph[Id]":
    """The graph of the parties, each with its complaints alone, without lists and events."""
    if not inquiry.lists:
        return inquiry.graph
    graph = inquiry.graph.copy()
    for attributes in graph.nodes.values():
        complaints = [case for case in attributes["cases"] if case in inquiry.cases]
        attributes["cases"] = tuple(complaints)
    return graph


def _bridges(inquiry: IndicatorInput) -> list[tuple[Id, Id]]:
    """The ties without which the network falls in two."""
    return [(str(left), str(right)) for left, right in bridges(inquiry.graph)]


def _cases_beyond(inquiry: IndicatorInput, here: Id, barred: Id) -> set[Id]:
    """The complaints on the side of `here` when its tie with `barred` is cut."""
    seen, waiting = {here, barred}, [here]
    while waiting:
        party = waiting.pop()
        for neighbour in inquiry.graph[party]:
            if neighbour not in seen:
                seen.add(neighbour)
                waiting.append(neighbour)
    return inquiry.cases_of_any(seen - {barred})
