"""How far a place in a ranking depends on what happens to be known: bands under resampling, and
fragile ties.

Decisions.
Covert networks are known in part, and a rank without its band is not shown. Three things are tried:
a tenth of the ties is not known, one source at a time is not believed, and one party in fifty is
not known (Ficara, Fiumara, De Meo and Liotta 2021, doi 10.1371/journal.pone.0253905; Borgatti,
Carley and Krackhardt 2006, doi 10.1016/j.socnet.2005.05.001).
Parties with the same score share all the places that they take up, so a tie makes a band wide.
The network as known is one of those that may be: a band holds its own place, also where the draws
hardly ever do (the middle of a long chain, which falls apart in each of them), so that it reads as
wide and not as wrong.
Where a source is not believed, a tie that needs it falls (`needed` of party_graph); the weight of a
tie that others tell of too stays as it is.
A graph is converted for the engine once; what is drawn are parts of it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from random import Random
from typing import Any

import networkx as nx

from graph.analysis.measures.cuts import bridges
from graph.analysis.measures.engine import Indexed, indexed
from graph.analysis.measures.registry import ALIKE, MEASURES, scores
from graph.model import Value

Scorer = Callable[[Indexed], Mapping[Any, float]]
"""From a graph of parties, as the engine holds it, to their scores; more is first."""

LOW, HIGH = 0.05, 0.95


class Spread(Value, frozen=True, omit_defaults=True):
    """The places of one party over some draws: from the 5th to the 95th in a hundred."""

    low: int
    high: int
    in_top: float
    """Share of draws in which the party is among the first so many."""
    draws: int


class RankBand(Value, frozen=True, omit_defaults=True):
    """A party's place and how far it moves."""

    party: Any
    score: float
    place: int
    """1 and up; who has the same score has the same place."""
    ties: Spread | None = None
    """None for who has a score in no draw."""
    nodes: Spread | None = None
    """None in a network too small to do without anybody, too."""
    sources: Spread | None = None
    """None where the graph does not say which sources its ties rest on, or all rest on one, too."""

    @property
    def low(self) -> int:
        """The best place as known, and of all kinds of draws."""
        lows = [spread.low for spread in self._spreads]
        return min(self.place, *lows)

    @property
    def high(self) -> int:
        """The worst place as known, and of all kinds of draws."""
        highs = [spread.high for spread in self._spreads]
        return max(self.place, *highs)

    @property
    def _spreads(self) -> list[Spread]:
        return [spread for spread in (self.ties, self.nodes, self.sources) if spread]


class FragileTie(Value, frozen=True, omit_defaults=True):
    """A tie that is nothing without one source, and without which the network comes apart."""

    left: Any
    right: Any
    sources: tuple[Any, ...]
    """Each of which it needs."""
    sides: tuple[int, int]
    """Parties on the smaller and on the larger side."""


def bands(
    graph: "nx.Graph[Any] | Indexed",
    measure: Scorer,
    *,
    draws: int = 200,
    seed: int = 1,
    drop_ties: float = 0.1,
    drop_nodes: float = 0.02,
    top: int = 5,
) -> tuple[RankBand, ...]:
    """Every party with its place and its bands, by place, then id.

    `draws` networks are drawn without ties and as many without parties (at least one of them each
    time); each source is left out once, or `draws` of them. `top` is how many first places `in_top`
    counts.
    Cost: (2 * draws + sources that a tie needs) times the measure. The same seed gives the same
    bands.

    The centre of a star is first whatever is left out but itself; then any point may be.

    >>> star = nx.star_graph(4)
    >>> first, second, *_ = bands(star, by("degree"), draws=20)
    >>> (first.party, first.place, first.low, first.high), (second.place, second.low, second.high)
    ((0, 1, 1, 1), (2, 1, 5))
    """
    held = indexed(graph)
    found = measure(held)
    if not found:
        return ()
    places = _places(found)
    random = Random(seed)  # noqa: S311 - reproducible resampling, not secrecy
    by_ties = _spreads(map(measure, _without_ties(held, draws, drop_ties, random)), top)
    by_nodes = _spreads(map(measure, _without_nodes(held, draws, drop_nodes, random)), top)
    parts = _without_sources(held, draws, random)
    by_sources = _spreads((found if part is held else measure(part) for part in parts), top)
    bands_of = [
        RankBand(
            party=party,
            score=found[party],
            place=places[party][0],
            ties=by_ties.get(party),
            nodes=by_nodes.get(party),
            sources=by_sources.get(party),
        )
        for party in found
    ]
    return tuple(sorted(bands_of, key=lambda band: (band.place, str(band.party))))


def by(code: str, *, seed: int = 1) -> Scorer:
    """One of the measures (graph/analysis/measures/registry.py) as a function for `bands`.

    Scores of which less is more are turned around. Raises KeyError for a code that is none.
    """
    sign = 1.0 if MEASURES[code].higher_is_more else -1.0

    def measure(graph: Indexed) -> dict[Any, float]:
        found = scores(graph, code, seed=seed).values
        return {node: sign * score for node, score in found.items()}

    return measure


def fragile_ties(graph: "nx.Graph[Any]") -> tuple[FragileTie, ...]:
    """Ties that are bridges and need one source: those that cut off most first, then by ids.

    Ties that do not say what they need (`needed` of party_graph) are not among them. Cost: nodes +
    ties, and the same again for each tie found.
    """
    found = []
    for left, right in bridges(graph):
        needed = tuple(graph.edges[left, right].get("needed", ()))
        if not needed:
            continue
        whole = len(nx.node_connected_component(graph, left))
        side = _side(graph, left, right)
        smaller, larger = sorted((side, whole - side))
        tie = FragileTie(left=left, right=right, sources=needed, sides=(smaller, larger))
        found.append(tie)
    return tuple(sorted(found, key=lambda tie: (-tie.sides[0], str(tie.left), str(tie.right))))


def _side(graph: "nx.Graph[Any]", here: Any, across: Any) -> int:
    """How many stand on this side of a bridge."""
    seen, queue = {here, across}, [here]
    # The queue grows while it is walked: breadth-first search.
    for node in queue:
        for there in graph[node]:
            if there not in seen:
                seen.add(there)
                queue.append(there)
    return len(queue)


def _without_ties(graph: Indexed, draws: int, share: float, random: Random) -> Iterator[Indexed]:
    count: int = graph.graph.ecount()
    kept = count - round(share * count)
    for _ in range(draws):
        ties = random.sample(range(count), kept)
        yield graph.with_ties(ties)


def _without_nodes(graph: Indexed, draws: int, share: float, random: Random) -> Iterator[Indexed]:
    count = len(graph)
    dropped = max(round(share * count), 1)
    if count <= dropped + 1:
        return
    for _ in range(draws):
        gone = set(random.sample(range(count), dropped))
        yield graph.with_nodes([node for node in range(count) if node not in gone])


def _without_sources(graph: Indexed, draws: int, random: Random) -> Iterator[Indexed]:
    """The graph without the ties that need a source, for each source.

    It is the whole itself where none does.
    """
    needs: defaultdict[Any, list[int]] = defaultdict(list)
    told: set[Any] = set()
    for number, (left, right) in enumerate(graph.ties.tolist()):
        tie = graph.source.edges[graph.nodes[left], graph.nodes[right]]
        for source in tie.get("needed", ()):
            needs[source].append(number)
        told.update(*tie.get("sources", ()))
    known = sorted(told | needs.keys(), key=str)
    if len(known) < 2:
        return
    drawn = known if len(known) <= draws else random.sample(known, draws)
    for source in drawn:
        gone = set(needs[source])
        if not gone:
            yield graph
            continue
        kept = [number for number in range(len(graph.ties)) if number not in gone]
        yield graph.with_ties(kept)


def _places(found: Mapping[Any, float]) -> dict[Any, tuple[int, int]]:
    """The first and last place that each takes up with those of the same score."""
    rounded = {party: round(score, ALIKE) for party, score in found.items()}
    alike = Counter(rounded.values())
    spans: dict[float, tuple[int, int]] = {}
    ahead = 0
    for score in sorted(alike, reverse=True):
        first, last = ahead + 1, ahead + alike[score]
        spans[score] = (first, last)
        ahead = last
    return {party: spans[score] for party, score in rounded.items()}


def _spreads(draws: Iterable[Mapping[Any, float]], top: int) -> dict[Any, Spread]:
    seen: defaultdict[Any, list[tuple[int, int]]] = defaultdict(list)
    for found in draws:
        places = _places(found)
        for party, span in places.items():
            seen[party].append(span)
    return {party: _spread(spans, top) for party, spans in seen.items()}


def _spread(spans: list[tuple[int, int]], top: int) -> Spread:
    """Between which places a party stands in most draws, each draw with its first and last."""
    lows = sorted(low for low, _ in spans)
    highs = sorted(high for _, high in spans)
    last = len(spans) - 1
    inside = sum(_share_in_top(low, high, top) for low, high in spans)
    return Spread(
        low=lows[int(LOW * last)],
        high=highs[-1 - int((1 - HIGH) * last)],
        in_top=round(inside / len(spans), 3),
        draws=len(spans),
    )


def _share_in_top(low: int, high: int, top: int) -> float:
    """Which share of the places that equals take up is among the first so many."""
    places = high - low + 1
    inside = top - low + 1
    return min(max(inside / places, 0.0), 1.0)
