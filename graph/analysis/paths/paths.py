"""Ways from one node to another: the shortest or the best supported, several of them, around some,
in order of time.

Decisions.
A way is as strong as all its links together: the product of their weights, so the strongest has the
least sum of -ln(weight). The shortest has the fewest links, and of equal ones the strongest.
Alternatives are the next best ways that visit no node twice (Yen 1971,
doi 10.1287/mnsc.17.11.712), found by best-first search: what is missing from each node to the end
is known exactly beforehand, so hardly a step is taken in vain (Hart, Nilsson and Raphael 1968).
In order of time, a way may not run backwards: each thing that
happened on it (a payment, a call, a journey, what was done to somebody) may not have ended before
an earlier one on the way began. What lasts (a number, an account, an address, kin, work, a part in
a case) and what has no date can be walked at any time; "2024" is any day of 2024. Costs are whole
numbers, so that equal ways are equal on every computer; of those the first by ids comes first.
"""

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from heapq import heappop, heappush
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
import numpy.typing as npt
import polars as pl

from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Value
from graph.schema import RelationshipKind

HAPPENED = frozenset(
    {
        *(RelationshipKind.RECRUITED, RelationshipKind.SPONSORED, RelationshipKind.FACILITATED),
        *(RelationshipKind.HARBOURED, RelationshipKind.TRANSPORTED, RelationshipKind.RECEIVED),
        *(RelationshipKind.PAID, RelationshipKind.CALLED, RelationshipKind.TRAVELLED_ON),
    }
)
"""Kinds of which the dates are those of something that happened, so that they have an order."""
MOST_STEPS = 200_000
"""Beginnings of ways that a search looks at before it gives up."""

Numbers = npt.NDArray[np.int64]
FAR = np.int64(1) << 60
"""More than any way costs."""
_ALWAYS = np.int64(99_999_999)
_LINK = 1_000_000
_DOUBT = 1_000
_LEAST = 1e-6
"""A link is taken to be at least so sure."""


class By(StrEnum):
    """What makes one way better than another."""

    LENGTH = "length"
    STRENGTH = "strength"


class FoundPath(Value, frozen=True, omit_defaults=True):
    """A way: `nodes[0]` is the first, and link i joins node i and i + 1."""

    nodes: tuple[Any, ...]
    links: tuple[Any, ...]
    """Ids of relationships; of a networkx graph, pairs of nodes."""
    strength: float
    """0..1: the product of the weights."""


class _PartialPath(NamedTuple):
    """A way that was begun, cheapest first; then by its nodes."""

    at_least: int
    nodes: tuple[int, ...]
    links: tuple[int, ...]
    cost: int
    time: int


class PathIndex:
    """A graph in columns that ways are looked for in; made once, asked often.

    Arrays hold every link twice, once from each of its ends, by the numbers of `tail` and `head`;
    `first[n]` is where the links of node n begin.
    """

    def __init__(self, nodes: Sequence[Any], links: Sequence[Any], columns: pl.DataFrame) -> None:
        """Of `columns` left, right (numbers of nodes), weight, since, until (as numbers), row i is
        `links[i]`.
        """
        self.nodes = nodes
        self.links = links
        self._place: dict[Any, int] = {node: number for number, node in enumerate(nodes)}
        numbered = columns.with_row_index("link").filter(pl.col("left") != pl.col("right"))
        turned = numbered.rename({"left": "right", "right": "left"})
        both = pl.concat([numbered, turned.select(numbered.columns)]).sort("left", "right", "link")
        self.tail, self.head, self.link = (
            _numbers(both[name]) for name in ("left", "right", "link")
        )
        self.weight = both["weight"].clip(_LEAST, 1.0).to_numpy()
        self.since, self.until = _numbers(both["since"]), _numbers(both["until"])
        self.first = np.searchsorted(self.tail, np.arange(len(nodes) + 1))
        doubt = -np.log(self.weight)
        self._costs: dict[By, Numbers] = {
            By.LENGTH: _LINK + np.rint(doubt * _DOUBT).astype(np.int64),
            By.STRENGTH: 1 + np.rint(doubt * _LINK).astype(np.int64),
        }

    @classmethod
    def of_relationships(cls, relationships: pl.DataFrame) -> "PathIndex":
        """The map of relationships in the columns of `Store.graph`: id, kind, start, end, weight,
        first_on, last_on.
        """
        nodes = pl.concat([relationships["start"], relationships["end"]]).unique().sort()
        numbers = pl.Enum(nodes)
        happened = pl.col("kind").is_in([kind.value for kind in HAPPENED])
        since = pl.when(happened).then("first_on").str.replace_all("-", "").str.pad_end(8, "0")
        until = pl.when(happened).then("last_on").str.replace_all("-", "").str.pad_end(8, "9")
        columns = relationships.select(
            left=pl.col("start").cast(numbers).to_physical().cast(pl.Int64),
            right=pl.col("end").cast(numbers).to_physical().cast(pl.Int64),
            weight="weight",
            since=since.cast(pl.Int64).fill_null(0),
            until=until.cast(pl.Int64).fill_null(int(_ALWAYS)),
        )
        return cls(nodes.to_list(), relationships["id"].to_list(), columns)

    @classmethod
    def of_graph(cls, graph: "nx.Graph[Any]") -> "PathIndex":
        """The map of a networkx graph, such as that of a network's parties, by `weight` of its
        edges (absent is 1).
        """
        nodes = sorted(graph, key=str)
        place = {node: number for number, node in enumerate(nodes)}
        rows = sorted(
            (min(place[left], place[right]), max(place[left], place[right]), float(weight))
            for left, right, weight in graph.edges(data="weight", default=1.0)
        )
        columns = pl.DataFrame(
            rows, schema={"left": pl.Int64, "right": pl.Int64, "weight": pl.Float64}, orient="row"
        )
        timeless = columns.with_columns(since=pl.lit(0), until=pl.lit(int(_ALWAYS)))
        return cls(nodes, [(nodes[left], nodes[right]) for left, right, _ in rows], timeless)

    def __contains__(self, node: Any) -> bool:
        return node in self._place

    def number(self, node: Any) -> int:
        """The number of a node."""
        return self._place[node]

    def cost(self, by: By) -> Numbers:
        """What each link costs, each from both of its ends."""
        return self._costs[by]

    def blocked(self, avoid: Collection[Any], but: Collection[Any] = ()) -> Numbers:
        """Numbers of the nodes that are not walked through."""
        known = [node for node in avoid if node in self._place and node not in but]
        numbers = sorted(self._place[node] for node in known)
        return np.array(numbers, dtype=np.int64)

    def cheapest(self, costs: Numbers, ahead: Numbers) -> Numbers:
        """For each node the least cost of one link more and of what lies ahead of it; FAR where no
        link is.
        """
        return self._of_each(np.minimum, costs + ahead[self.head], FAR)

    def latest(self, ahead: Numbers) -> Numbers:
        """For each node the latest time to leave it and be in time for what lies ahead.

        It is -1 where no link is.
        """
        leave = np.minimum(self.until, ahead[self.head])
        in_time = np.where(self.since <= leave, leave, -1)
        return self._of_each(np.maximum, in_time, np.int64(-1))

    def around(self, node: int) -> range:
        """The links of a node, as places in the arrays."""
        return range(int(self.first[node]), int(self.first[node + 1]))

    def _of_each(self, reduce: np.ufunc, values: Numbers, nothing: np.int64) -> Numbers:
        found = np.full(len(self.nodes), nothing, dtype=np.int64)
        begins, ends = self.first[:-1], self.first[1:]
        joined = begins < ends
        found[joined] = reduce.reduceat(values, begins[joined])
        return found


def find_paths(
    routes: PathIndex,
    start: Any,
    end: Any,
    *,
    by: By = By.LENGTH,
    count: int = 1,
    avoid: Collection[Any] = (),
    in_time: bool = False,
    max_length: int = 6,
) -> tuple[FoundPath, ...]:
    """The best `count` ways of at most `max_length` links, best first; empty when there is none.

    Two ways that differ only in which of several links join the same two nodes are one. `avoid` are
    not walked through; the ends may be among them. Whoever is asked for the way to themselves gets
    the empty one.
    Cost: `max_length` passes over all links, then few steps for each way. Raises InvalidValue when
    a search in time or for very many ways is given up after MOST_STEPS.

    >>> square = nx.Graph([("a", "b"), ("b", "d"), ("a", "c"), ("c", "d")])
    >>> [route.nodes for route in find_paths(PathIndex.of_graph(square), "a", "d", count=2)]
    [('a', 'b', 'd'), ('a', 'c', 'd')]
    """
    if start == end:
        return (FoundPath(nodes=(start,), links=(), strength=1.0),)
    if start not in routes or end not in routes:
        return ()
    blocked = routes.blocked(avoid, (start, end))
    search = _Search(routes, routes.number(end), by, blocked, in_time, max_length)
    found: dict[tuple[int, ...], FoundPath] = {}
    for way in search.from_(routes.number(start)):
        found.setdefault(way.nodes, _route(routes, way))
        if len(found) == count:
            break
    return tuple(found.values())


class _Search:
    """A best-first search towards one end, with what is missing known for every node and number of
    links.
    """

    def __init__(
        self, routes: PathIndex, end: int, by: By, blocked: Numbers, in_time: bool, max_length: int
    ) -> None:
        self._map, self._end, self._length = routes, end, max_length
        self._costs = routes.cost(by)
        self._missing = _layers(routes, end, blocked, max_length, self._costs)
        self._latest = _latest(routes, end, blocked, max_length) if in_time else None

    def from_(self, start: int) -> Iterator[_PartialPath]:
        """Every way from a node, cheapest first."""
        heap = [_PartialPath(int(self._missing[-1][start]), (start,), (), 0, 0)]
        if heap[0].at_least >= FAR:
            return
        for _ in range(MOST_STEPS):
            if not heap:
                return
            way = heappop(heap)
            if way.nodes[-1] == self._end:
                yield way
            else:
                for longer in self._longer(way):
                    heappush(heap, longer)
        raise InvalidValue(
            message(
                "more than {most_steps} ways were begun: ask for fewer or shorter ones, or avoid"
                " what joins many",
                most_steps=MOST_STEPS,
            )
        )

    def _longer(self, way: _PartialPath) -> Iterator[_PartialPath]:
        routes, left = self._map, self._length - len(way.nodes)
        missing = self._missing[left]
        for place in routes.around(way.nodes[-1]):
            there = int(routes.head[place])
            if missing[there] >= FAR or there in way.nodes:
                continue
            time = way.time
            if self._latest is not None:
                time = max(time, int(routes.since[place]))
                if time > min(routes.until[place], self._latest[left][there]):
                    continue
            cost = way.cost + int(self._costs[place])
            nodes, links = (*way.nodes, there), (*way.links, place)
            yield _PartialPath(cost + int(missing[there]), nodes, links, cost, time)


def _layers(
    routes: PathIndex, end: int, blocked: Numbers, length: int, costs: Numbers
) -> list[Numbers]:
    """The cost from every node to the end by at most 0, 1, 2 ... links."""
    found = [np.full(len(routes.nodes), FAR, dtype=np.int64)]
    found[0][end] = 0
    for _ in range(length):
        ahead = np.minimum(found[-1], routes.cheapest(costs, found[-1]))
        ahead[blocked] = FAR
        found.append(ahead)
    return found


def _latest(routes: PathIndex, end: int, blocked: Numbers, length: int) -> list[Numbers]:
    """The latest time to be at every node and reach the end in time by at most 0, 1, 2 ...
    links.
    """
    found = [np.full(len(routes.nodes), -1, dtype=np.int64)]
    found[0][end] = _ALWAYS
    for _ in range(length):
        ahead = np.maximum(found[-1], routes.latest(found[-1]))
        ahead[blocked] = -1
        found.append(ahead)
    return found


def _route(routes: PathIndex, way: _PartialPath) -> FoundPath:
    places = list(way.links)
    strength = float(np.prod(routes.weight[places]))
    return FoundPath(
        nodes=tuple(routes.nodes[node] for node in way.nodes),
        links=tuple(routes.links[int(routes.link[place])] for place in places),
        strength=round(strength, 6),
    )


def _numbers(column: pl.Series) -> Numbers:
    return column.cast(pl.Int64).to_numpy()
