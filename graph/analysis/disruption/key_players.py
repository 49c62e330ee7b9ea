"""Key players: the few parties who together hold a network up, or who together reach most of it.

Decisions.
Of several parties the best set is not the first of a ranking: the two most central may stand in the
same place, and the second adds nothing (Borgatti 2006, doi 10.1007/s10588-006-7084-x: KPP-Neg and
KPP-Pos).
The search is by hill climbing: a greedy set and seeded random ones, each improved by exchanging a
member for somebody else while that helps. Where every set can be tried, all are, and the answer
says that it is exact.
Distances are in ties, whatever their weight: a weak tie passes a message or a warning as well as a
strong one. The single ranking beside the set is the one that `rank` gives under the same name
(graph/analysis/measures/registry.py).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import chain, combinations, islice
from math import comb
from random import Random
from typing import Any, Protocol

import igraph as ig
import networkx as nx
import numpy as np

from graph.analysis.disruption.separation import Pieces
from graph.analysis.measures.engine import Indexed, indexed
from graph.analysis.measures.registry import rank
from graph.analysis.networks.party_graph import are_probably_same
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Value

MOST_PLAYERS = 20
"""How many can be asked for."""
EVALUATIONS = 2_000_000
"""How many looks at a node or tie the search for the exact set may cost."""
RESTARTS = 8
"""Random sets that are improved beside the greedy one."""
DRAWS = 20
"""Resampled networks on which the search is run again: how far the set depends on single ties."""
DROPPED = 0.1
"""Share of ties left out of each."""
CLIMBING = 3_000_000
"""How many such looks hill climbing may cost, some seconds: beyond that it starts from fewer sets.
"""
_FAST = 100
"""Looks that igraph and numpy take in the time of one of ours."""
_CELLS = 1_000_000
"""Entries of the largest table of reach that is held in memory."""
_DISTANCES = 400_000
"""Looks that counting distances once for every candidate may cost."""
_LEAST_TRIED = MOST_PLAYERS
_BETWEENNESS_UP_TO = 3_000
_PASSES = 3
"""How often, about, each member is exchanged before nothing helps any more."""
_NEAR = 1e-9


class Aim(StrEnum):
    """What a set of key players is to do."""

    FRAGMENT = "fragment"
    """Once they are gone, the most pairs cannot reach each other (F)."""
    SCATTER = "scatter"
    """Once they are gone, the others are farthest from each other (distance-weighted F)."""
    REACH = "reach"
    """Together they reach the most others within some steps (m-reach)."""
    SPREAD = "spread"
    """Together they are nearest to all others (distance-weighted reach)."""


class SingleRank(Value, frozen=True, omit_defaults=True):
    """The first parties of one ranking, taken as a set."""

    measure: str
    """`degree` or `betweenness`: the one that does better."""
    members: tuple[Any, ...]
    value: float


class KeyPlayers(Value, frozen=True, omit_defaults=True):
    """The best set found, what it is worth, and what the naive choice of as many would be worth."""

    aim: Aim
    members: tuple[Any, ...]
    """By what each is worth within the set, most first; then by id."""
    value: float
    """0..1: the measure of the aim for this set."""
    before: float
    """The same with nobody taken away or chosen."""
    exact: bool
    """Whether every set was tried; otherwise a better one may exist."""
    single: SingleRank
    gain: float
    """How much better the set is than the single ranking."""
    worth: Mapping[Any, float] = {}
    """By how much the value falls without each member."""
    stability: Mapping[Any, float] = {}
    """For each member: the share of resampled networks (a tenth of the ties left out) that name it
    again; empty where it was not tried, since the network is too large to search so often.
    """
    same: tuple[tuple[Any, Any], ...] = ()
    """A member, and another of the set or beside it who is probably the same person: the set may be
    one smaller than it looks, or do less than it says, since the other stays. Settle it in the
    review first.
    """


def key_players(
    graph: "nx.Graph[Any]",
    size: int,
    aim: Aim = Aim.FRAGMENT,
    *,
    steps: int = 2,
    restarts: int = RESTARTS,
    draws: int = DRAWS,
    seed: int = 1,
) -> KeyPlayers:
    """The best set of so many parties for an aim, with the naive choice beside it.

    `steps` is how far the aim REACH looks. Raises InvalidValue unless `size` is from 1 to
    MOST_PLAYERS and less than the number of parties.
    Cost: for FRAGMENT one depth-first search for all candidates at once, so size * (n + m) for each
    exchange; for REACH and SPREAD size * n * n; for SCATTER one all-pairs search for each
    candidate, of which the likely are tried.

    Two stars joined by their centres: cut both centres, and nobody reaches anybody.

    >>> ties = [("a", "b"), ("a", "c"), ("a", "d"), ("a", "e"), ("b", "f"), ("b", "g")]
    >>> found = key_players(nx.Graph(ties), 2)
    >>> found.members, found.value, found.exact
    (('a', 'b'), 1.0, True)
    """
    _check_size(graph, size)
    held = indexed(graph)
    task = _task(held.graph, aim, steps)
    sampled = _task(held.graph, aim, steps, sampled=True)
    naive = {measure: places[:size] for measure, places in _places(held, seed).items()}
    chosen, exact = _best(task, sampled, list(naive.values()), restarts, seed)
    value = task.value(chosen)
    single = _single_rank(task, held, naive)
    worth = {}
    for member in chosen:
        rest = [other for other in chosen if other != member]
        worth[held.nodes[member]] = round(value - task.value(rest), 6)
    members = sorted(worth, key=lambda party: (-worth[party], str(party)))
    return KeyPlayers(
        aim=aim,
        members=tuple(members),
        value=round(value, 6),
        before=round(task.value([]), 6),
        exact=exact,
        single=single,
        gain=max(0.0, round(value - single.value, 6)),
        worth=worth,
        stability=_stability(held, aim, steps, chosen, draws, seed),
        same=_same(graph, worth),
    )


def _check_size(graph: "nx.Graph[Any]", size: int) -> None:
    """Raise InvalidValue for a set that no network of this size can have."""
    parties = len(graph)
    most = min(parties - 1, MOST_PLAYERS)
    if most < 1:
        raise InvalidValue(
            message(
                "a network of {parties} parties has no key players: it takes two", parties=parties
            )
        )
    if not 1 <= size <= most:
        raise InvalidValue(
            message(
                "{size} key players: ask for 1 to {most} in a network of {parties} parties",
                size=size,
                most=most,
                parties=parties,
            )
        )


def _same(graph: "nx.Graph[Any]", members: Collection[Any]) -> tuple[tuple[Any, Any], ...]:
    """Members with whoever is probably the same person; two members of the set once."""
    inside = sorted(members, key=str)
    found = []
    for place, one in enumerate(inside):
        told = inside[:place]
        others = [other for other in sorted(graph[one], key=str) if other not in told]
        found += [(one, other) for other in others if are_probably_same(graph, one, other)]
    return tuple(found)


def fragmentation(graph: "nx.Graph[Any]", removed: Collection[Any] = ()) -> float:
    """F: the share of pairs that cannot reach each other once some are removed (Borgatti 2006).

    By his equation 4: 1 - sum of s * (s - 1) over the components' sizes s, divided by n * (n - 1)
    of those who remain; 0 for fewer than 2.

    >>> fragmentation(nx.path_graph(5)), fragmentation(nx.path_graph(5), [2])
    (0.0, 0.666667)
    """
    held = indexed(graph)
    number = {node: index for index, node in enumerate(held.nodes)}
    task = _task(held.graph, Aim.FRAGMENT, 1)
    gone = [number[node] for node in removed]
    return round(task.value(gone), 6)


class _Task(Protocol):
    """What is to be made largest: a value of a set, and of each set with one more."""

    count: int
    """Parties in the network."""
    cost: int
    """Looks at nodes or ties of one call of `with_each`."""
    whole: bool
    """Whether it tries everybody, and measures without sampling."""

    def value(self, chosen: Sequence[int]) -> float:
        """The value of a set."""

    def with_each(self, chosen: Sequence[int]) -> Iterable[tuple[int, float]]:
        """The value of the set with one more, for each that may be added, in order of their
        numbers.
        """


def _task(graph: ig.Graph, aim: Aim, steps: int, *, sampled: bool = False) -> _Task:
    match aim:
        case Aim.FRAGMENT:
            return _Fragments(graph.vcount(), graph.get_edgelist())
        case Aim.SCATTER:
            return _Scatter(graph, sampled=sampled)
        case Aim.REACH:
            return _Cover(graph, steps)
        case Aim.SPREAD:
            return _Cover(graph, None)


def _single_rank(task: _Task, held: Indexed, naive: Mapping[str, list[int]]) -> SingleRank:
    """The better of the naive sets, of which there is one for each measure."""
    values = {measure: task.value(members) for measure, members in naive.items()}
    measure = max(values, key=lambda name: values[name])
    return SingleRank(
        measure=measure,
        members=tuple(held.nodes[member] for member in naive[measure]),
        value=round(values[measure], 6),
    )


class _Fragments:
    """F after removal; one depth-first search tells it for every candidate
    (graph/analysis/disruption/separation.py).
    """

    def __init__(self, count: int, edges: Sequence[tuple[int, int]]) -> None:
        self._pieces = Pieces(count, edges)
        self.count = count
        self.cost = count + len(edges)
        self.whole = True

    def value(self, chosen: Sequence[int]) -> float:
        return self._share(self._pieces.together(chosen), len(chosen))

    def with_each(self, chosen: Sequence[int]) -> Iterable[tuple[int, float]]:
        for added, together in self._pieces.without_each(chosen):
            yield added, self._share(together, len(chosen) + 1)

    def _share(self, together: int, removed: int) -> float:
        left = self.count - removed
        if left < 2:
            return 0.0
        pairs = left * (left - 1)
        return 1.0 - together / pairs


class _Scatter:
    """Distance-weighted F after removal: 1 - mean of 1 / distance over all pairs (Borgatti 2006,
    eq. 9).

    In a big network only those are tried whom most shortest ways run over or who have most ties;
    and where it is `sampled`, distances are counted from every n-th party only, the same for every
    set.
    """

    def __init__(self, graph: ig.Graph, *, sampled: bool) -> None:
        count = graph.vcount()
        one_search = count + graph.ecount()
        every = max(count * one_search // _DISTANCES, 1) if sampled else 1
        self._graph, self.count = graph, count
        self._from = set(range(0, count, every))
        once = one_search * len(self._from)
        affordable = max(_DISTANCES // once, _LEAST_TRIED)
        self._tried = _candidates(graph, affordable)
        self.whole = len(self._tried) == count == len(self._from)
        self.cost = max(once * len(self._tried) // _FAST, 1)

    def value(self, chosen: Sequence[int]) -> float:
        gone = set(chosen)
        kept = [party for party in range(self.count) if party not in gone]
        origins = [index for index, party in enumerate(kept) if party in self._from]
        if len(kept) < 2 or not origins:
            return 0.0
        near = self._graph.induced_subgraph(kept).harmonic_centrality(vertices=origins)
        return 1.0 - float(np.mean(near))

    def with_each(self, chosen: Sequence[int]) -> Iterable[tuple[int, float]]:
        for added in self._tried:
            if added not in chosen:
                yield added, self.value([*chosen, added])


def _candidates(graph: ig.Graph, count: int) -> list[int]:
    """So many, or everybody: those who lead by ties and by the ways that run over them, in turn.

    A tie is one step.
    """
    if graph.vcount() <= count:
        return list(range(graph.vcount()))
    leading = [_ranking(graph.degree())]
    if graph.vcount() <= _BETWEENNESS_UP_TO:
        leading.append(_ranking(graph.betweenness()))
    in_turn = chain.from_iterable(zip(*leading, strict=True))
    once = dict.fromkeys(in_turn)
    return sorted(islice(once, count))


def _places(held: Indexed, seed: int) -> dict[str, list[int]]:
    """Everybody in place by degree and, in a network of at most some thousands, by betweenness."""
    number = {node: index for index, node in enumerate(held.nodes)}
    measures = ["degree"]
    if len(held) <= _BETWEENNESS_UP_TO:
        measures.append("betweenness")
    places = {}
    for measure in measures:
        ranking = rank(held, measure, seed=seed)
        places[measure] = [number[ranked.node] for ranked in ranking]
    return places


def _ranking(scores: Sequence[float]) -> list[int]:
    return sorted(range(len(scores)), key=lambda place: (-round(scores[place], 9), place))


class _Cover:
    """Reach of a set: the mean over all parties of how near the nearest member is.

    Within `steps` it is 1, beyond it 0 (m-reach as a share); without `steps` it is 1 / distance
    (Borgatti 2006, eq. 13). Members count as reached.
    """

    def __init__(self, graph: ig.Graph, steps: int | None) -> None:
        count = graph.vcount()
        affordable = max(_CELLS // count, _LEAST_TRIED)
        leading = _ranking(graph.degree())[:affordable]
        self._rows = sorted(leading)
        self._row = {node: row for row, node in enumerate(self._rows)}
        self._graph, self.count, self._steps = graph, count, steps
        self._near = self._nearness(self._rows)
        self.cost = max(int(self._near.size) // _FAST, 1)
        self.whole = len(self._rows) == count

    def value(self, chosen: Sequence[int]) -> float:
        return float(self._covered(chosen).mean())

    def with_each(self, chosen: Sequence[int]) -> Iterable[tuple[int, float]]:
        covered = np.maximum(self._near, self._covered(chosen))
        values = covered.mean(axis=1, dtype=np.float64).tolist()
        taken = set(chosen)
        for node, value in zip(self._rows, values, strict=True):
            if node not in taken:
                yield node, value

    def _covered(self, chosen: Sequence[int]) -> Any:
        known = [member for member in chosen if member in self._row]
        others = [member for member in chosen if member not in self._row]
        rows = [self._near[self._row[member]] for member in known]
        rows += list(self._nearness(others))
        if not rows:
            return np.zeros(self.count, dtype=np.float32)
        return np.max(rows, axis=0)

    def _nearness(self, nodes: Sequence[int]) -> Any:
        """How near each party is to each of these, as a table."""
        if not nodes:
            return ()
        distance = np.array(self._graph.distances(source=nodes), dtype=np.float32)
        if self._steps is not None:
            return (distance <= self._steps).astype(np.float32)
        distance[range(len(nodes)), nodes] = 1.0
        return 1.0 / distance


def _best(
    task: _Task, sampled: _Task, naive: list[list[int]], restarts: int, seed: int
) -> tuple[list[int], bool]:
    """The best set, and whether every set was tried."""
    size = len(naive[0])
    if task.whole and comb(task.count, size - 1) * task.cost <= EVALUATIONS:
        return _exhaustive(task, size), True
    return _climbed(task, sampled, naive, restarts, seed), False


def _climbed(
    task: _Task, sampled: _Task, naive: list[list[int]], restarts: int, seed: int
) -> list[int]:
    """The best set that hill climbing finds; never a worse one than the naive."""
    size = len(naive[0])
    everybody = [party for party, _ in sampled.with_each([])]
    random = Random(seed)  # noqa: S311 - a reproducible search, not secrecy
    starts = [_greedy(sampled, size), *naive]
    random_sets = min(restarts, _climbs(sampled, size))
    starts += [random.sample(everybody, size) for _ in range(random_sets)]
    found = [_improved(sampled, start) for start in starts]
    found += map(sorted, naive)

    def order(members: list[int]) -> tuple[float, list[int]]:
        return (-round(task.value(members), 9), members)

    return min(found, key=order)


def _climbs(task: _Task, size: int) -> int:
    """How many times hill climbing can be afforded."""
    return CLIMBING // (task.cost * size * _PASSES)


def _exhaustive(task: _Task, size: int) -> list[int]:
    """The best of all sets; of equals the first by number."""
    best: list[int] = []
    best_value = -1.0
    for some in combinations(range(task.count), size - 1):
        # Every set is met once: as its members but the last, with the last added.
        last = some[-1] if some else -1
        for added, value in task.with_each(some):
            if added > last and value > best_value + _NEAR:
                best, best_value = [*some, added], value
    return best


def _greedy(task: _Task, size: int) -> list[int]:
    chosen: list[int] = []
    for _ in range(size):
        chosen.append(_addition(task, chosen)[0])
    return chosen


def _addition(task: _Task, chosen: Sequence[int]) -> tuple[int, float]:
    """Who is best added; of equals the first by number."""
    best, best_value = -1, -1.0
    for added, value in task.with_each(chosen):
        if value > best_value + _NEAR:
            best, best_value = added, value
    return best, best_value


def _improved(task: _Task, start: Sequence[int]) -> list[int]:
    """The set after exchanging members as long as an exchange helps."""
    chosen, value = sorted(start), task.value(start)
    helped = True
    while helped:
        helped = False
        for member in list(chosen):
            rest = [other for other in chosen if other != member]
            other, found = _addition(task, rest)
            if found > value + _NEAR:
                chosen, value, helped = sorted([*rest, other]), found, True
    return chosen


def _stability(
    held: Indexed, aim: Aim, steps: int, chosen: Sequence[int], draws: int, seed: int
) -> dict[Any, float]:
    """How often each is named again in a network of which some ties are left out.

    Of equals anybody is named by chance, so that no id decides how sure a member looks.
    """
    random = Random(seed)  # noqa: S311 - reproducible resampling, not secrecy
    whole = _task(held.graph, aim, steps, sampled=True)
    if not draws or _climbs(whole, len(chosen)) < draws:
        return {}
    edges = held.graph.get_edgelist()
    kept = len(edges) - round(DROPPED * len(edges))
    named: Counter[int] = Counter()
    for _ in range(draws):
        # The first of equals by number is named: the numbers are drawn anew each time.
        old = random.sample(range(len(held)), len(held))
        new = {node: number for number, node in enumerate(old)}
        drawn_edges = [(new[one], new[other]) for one, other in random.sample(edges, kept)]
        drawn = ig.Graph(n=len(held), edges=drawn_edges)
        task = _task(drawn, aim, steps, sampled=True)
        again = _improved(task, _greedy(task, len(chosen)))
        named.update(old[member] for member in again)
    return {held.nodes[member]: round(named[member] / draws, 3) for member in chosen}
