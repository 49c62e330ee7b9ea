"""By case: each case with those whom it alone tells of, and between cases whom they share."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

import networkx as nx

from app.networks.layouts.force import positions
from app.networks.layouts.free_sector import Taken, places_round
from app.networks.layouts.item import Item, Pairs, Point, as_numbers, neighbours_of
from graph.model import Id
from graph.schema import EntityKind

_WIDER = 3.2
"""Cases stand so much farther apart than in a picture of them alone, to have room for theirs."""


def by_case(items: Sequence[Item], pairs: Pairs) -> dict[Id, Point]:
    """A place for each item, by the cases that it is tied to."""
    neighbours = neighbours_of(pairs)
    cases = {item.id for item in items if item.kind == EntityKind.CASE}
    of_case = _cases_of([item.id for item in items if item.id not in cases], cases, neighbours)

    places = _of_cases(cases, of_case)
    taken = Taken(places.values())
    shared: defaultdict[tuple[Id, ...], list[Id]] = defaultdict(list)
    for item, found in sorted(of_case.items()):
        shared[tuple(found)].append(item)
    # those of most cases first: they stand between them
    for group in sorted(shared, key=lambda group: (-len(group), group)):
        if group:
            middle = _middle([places[case] for case in group])
            found_places = places_round(middle, shared[group], taken, centre=len(group) > 1)
        else:
            found_places = places_round(_below(places), shared[group], taken, centre=True)
        for place in found_places.values():
            taken.add(place)
        places |= found_places
    return as_numbers(places)


def _cases_of(
    others: Sequence[Id], cases: Set[Id], neighbours: Mapping[Id, Sequence[Id]]
) -> dict[Id, list[Id]]:
    """The cases that tell of each; of what no case names, those of whoever holds it."""
    named: dict[Id, list[Id]] = {}
    for other in others:
        named[other] = [case for case in neighbours.get(other, ()) if case in cases]
    found = {}
    for other, own in named.items():
        held = (named.get(holder, []) for holder in neighbours.get(other, ()))
        found[other] = own or sorted(set[Id]().union(*held))
    return found


def _of_cases(cases: set[Id], of_case: dict[Id, list[Id]]) -> dict[Id, Point]:
    """Where the cases stand: near each other when somebody is in both."""
    graph: nx.MultiDiGraph[Id] = nx.MultiDiGraph()
    graph.add_nodes_from(sorted(cases))
    for item in sorted(of_case):
        found = of_case[item]
        graph.add_edges_from(pairwise(found))
    return {case: (x * _WIDER, y * _WIDER) for case, (x, y) in positions(graph).items()}


def _middle(points: Sequence[Point]) -> Point:
    across = sum(x for x, _ in points) / len(points)
    down = sum(y for _, y in points) / len(points)
    return round(across), round(down)


def _below(places: dict[Id, Point]) -> Point:
    """Under everything."""
    if not places:
        return 0.0, 0.0
    return min(x for x, _ in places.values()), max(y for _, y in places.values()) + 500.0
