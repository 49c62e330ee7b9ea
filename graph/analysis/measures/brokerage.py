"""Brokerage between groups: who stands between two who are not tied, and whether that crosses
regencies or stages.

Decisions.
Ties have no direction here, so gatekeeper and representative are one role.
A node in several groups is counted in each by an equal share (1/2 in each of two), as if it stood
in one of them drawn at random; what is counted is the mean over all such draws, so the roles of a
node add up to the pairs that it brokers. Nodes of no known group are counted nowhere: what is not
known makes nobody a broker.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import networkx as nx
import numpy as np
import numpy.typing as npt

from graph.analysis.measures.engine import Indexed, Node, indexed
from graph.analysis.measures.scores import Scores
from graph.model import Value

Numbers: TypeAlias = npt.NDArray[np.int64]
Shares: TypeAlias = npt.NDArray[np.float64]

CHUNK = 2_000_000
"""How many candidates for a triangle are looked at at once."""
DENSE = 3_000
"""Nodes among which triangles may be counted in a table of 72 MB."""
_LISTED = 100
"""Multiplications in the time that one candidate for a triangle takes."""
DECIMALS = 6
"""Of the mean number of pairs; beyond them sums of shares depend on their order."""
ROLES = ("coordinator", "itinerant", "gatekeeper", "liaison")


class Brokerage(Value, frozen=True, omit_defaults=True):
    """How many pairs of others, not tied to each other, a node stands between, by role."""

    coordinator: float = 0.0
    """All three in one group."""
    itinerant: float = 0.0
    """Two of one group, brokered by somebody of another."""
    gatekeeper: float = 0.0
    """Into the broker's own group, or out of it."""
    liaison: float = 0.0
    """Three groups."""

    @property
    def crossing(self) -> float:
        """Pairs that only somebody of another group, or of two groups, could have brought
        together.
        """
        return self.itinerant + self.gatekeeper + self.liaison


def brokerage(graph: "nx.Graph[Any] | Indexed", by: str) -> Mapping[Node, Brokerage]:
    """The brokerage roles of each node by the groups in its attribute `by`, in the order of names.

    In plain words: who brings together two who do not know each other, within one regency or
    between several. Source: Gould and Fernandez 1989, Sociological Methodology 19, 89-126, for ties
    without direction. Formula: for each pair of contacts that are not tied, the role that the three
    groups give. Cost: the contacts of each node by group, and the triangles of the network; hubs
    cost no more than others, and those among up to DENSE nodes of most ties, where there are many,
    are counted by products of matrices.

    >>> graph = nx.path_graph(3)
    >>> nx.set_node_attributes(graph, {0: ("Lombok",), 1: ("Lombok",), 2: ("Batam",)}, "regencies")
    >>> brokerage(graph, "regencies")[1].gatekeeper
    1.0
    """
    held = indexed(graph)
    groups = _Groups(held, by)
    counts = _pairs(held, groups)
    order = _by_degree(held)
    dense = _dense(held, order)
    for triangles in _triangles(held, order, len(held) - dense):
        counts -= _tied_pairs(triangles, groups, len(held))
    if dense:
        members = np.sort(order[len(held) - dense :])
        counts[:, members] -= _tied_pairs_among(held, members, groups)
    counts = np.round(counts, DECIMALS) + 0.0
    none = Brokerage()
    return {
        node: Brokerage(**dict(zip(ROLES, roles, strict=True))) if any(roles) else none
        for node, *roles in zip(held.nodes, *counts.tolist(), strict=True)
    }


def brokerage_between(graph: "nx.Graph[Any] | Indexed", by: str) -> Scores:
    """How many pairs each node brokers across groups of its attribute `by`: all roles but the
    coordinator's.

    >>> graph = nx.path_graph(3)
    >>> nx.set_node_attributes(graph, {0: ("Lombok",), 1: ("Lombok",), 2: ("Batam",)}, "regencies")
    >>> brokerage_between(graph, "regencies").values
    {0: 0.0, 1: 1.0, 2: 0.0}
    """
    return crossing(brokerage(graph, by))


def crossing(roles: Mapping[Node, Brokerage]) -> Scores:
    """The same from roles worked out before."""
    return Scores(values={node: brokerage.crossing for node, brokerage in roles.items()})


class _Groups:
    """The groups of each node by number, one after the other, and the share in which it belongs to
    each of its own.
    """

    def __init__(self, held: Indexed, by: str) -> None:
        known = dict(held.source.nodes(data=by, default=()))
        numbers: dict[str, int] = {}
        many: list[int] = []
        groups: list[int] = []
        for node in held.nodes:
            own = {numbers.setdefault(name, len(numbers)) for name in known[node]}
            many.append(len(own))
            groups += sorted(own)
        self.many = np.array(many, dtype=np.int64)
        self.group = np.array(groups, dtype=np.int64)
        self._first = np.cumsum(self.many) - self.many
        self.count = max(1, len(numbers))
        node = np.repeat(np.arange(len(held)), self.many)
        self._share = 1.0 / self.many[node]
        self._keys = node * self.count + self.group

    def of(self, nodes: Numbers) -> tuple[Numbers, Numbers, Shares]:
        """For each group of each of these nodes: the place of the node among them, the group, and
        the share.
        """
        row, step = _steps(self.many[nodes])
        place = self._first[nodes[row]] + step
        return row, self.group[place], self._share[place]

    def share(self, keys: Numbers) -> Shares:
        """The share of a node in a group, from node * count + group; 0 where it does not belong to
        it.
        """
        if not len(self._keys):
            return np.zeros(len(keys))
        place = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[place] == keys, self._share[place], 0.0)


def _pairs(held: Indexed, groups: _Groups) -> Shares:
    """The roles of each node, were none of its contacts tied to each other, from the sums of their
    shares by group.
    """
    count = len(held)
    node, other = np.concatenate([held.ties, held.ties[:, ::-1]]).T
    row, group, share = groups.of(other)
    keys, where = np.unique(node[row] * groups.count + group, return_inverse=True)
    sums, squares = np.bincount(where, share, len(keys)), np.bincount(where, share**2, len(keys))
    at, own = keys // groups.count, groups.share(keys)
    contacts = np.bincount(at, sums, count)
    same = (sums**2 - squares) / 2
    coordinator = np.bincount(at, own * same, count)
    itinerant = np.bincount(at, (1 - own) * same, count)
    gatekeeper = np.bincount(at, own * (sums * (contacts[at] - 1) - 2 * same), count)
    liaison = contacts * (contacts - 1) / 2 - coordinator - itinerant - gatekeeper
    return np.stack([coordinator, itinerant, gatekeeper, liaison]) * (groups.many > 0)


def _tied_pairs(triangles: Numbers, groups: _Groups, count: int) -> Shares:
    """The same of contacts who are tied to each other, and need nobody to bring them together."""
    row, first, share = groups.of(triangles[:, 0])
    triangle, found = row, [first]
    for corner in (1, 2):
        row, group, more = groups.of(triangles[triangle, corner])
        triangle, share = triangle[row], share[row] * more
        found = [*(score[row] for score in found), group]
    roles = np.zeros((len(ROLES), count))
    for corner, (own, one, other) in enumerate(
        (found, found[1:] + found[:1], found[2:] + found[:2])
    ):
        node = triangles[triangle, corner]
        with_one, with_other, together = own == one, own == other, one == other
        for role, holds in enumerate(
            (
                with_one & with_other,
                together & ~with_one,
                with_one != with_other,
                ~(with_one | with_other | together),
            )
        ):
            roles[role] += np.bincount(node[holds], share[holds], count)
    return roles


def _tied_pairs_among(held: Indexed, members: Numbers, groups: _Groups) -> Shares:
    """The same of triangles that lie wholly among some nodes, from products of their table
    of ties.
    """
    part = held.with_nodes(members.tolist())
    size = len(members)
    tied = np.zeros((size, size))
    tied[part.ties[:, 0], part.ties[:, 1]] = tied[part.ties[:, 1], part.ties[:, 0]] = 1.0
    row, group, share = groups.of(members)
    known = (groups.many[members] > 0).astype(np.float64)
    coordinator, gatekeeper, same = np.zeros(size), np.zeros(size), np.zeros(size)
    for label in np.unique(group):
        here = group == label
        rows, shares = row[here], share[here]
        own = np.zeros(size)
        own[rows] = shares
        ways = (tied[:, rows] * shares) @ tied[rows]
        ways *= tied
        both, one = ways @ own / 2, ways @ known
        coordinator += own * both
        gatekeeper += own * (one - 2 * both)
        same += both
    pairs = ((tied * known) @ tied * tied) @ known / 2
    roles = np.stack([coordinator, same - coordinator, gatekeeper, pairs - same - gatekeeper])
    return roles * known


def _steps(lengths: Numbers) -> tuple[Numbers, Numbers]:
    """For rows of these lengths, one after the other: the row of each place, and how far along it
    stands.

    >>> [step.tolist() for step in _steps(np.array([2, 0, 3]))]
    [[0, 0, 2, 2, 2], [0, 1, 0, 1, 2]]
    """
    row = np.repeat(np.arange(len(lengths)), lengths)
    return row, np.arange(len(row)) - (np.cumsum(lengths) - lengths)[row]


def _by_degree(held: Indexed) -> Numbers:
    """Nodes by how many ties they have, fewest first."""
    return np.lexsort((np.arange(len(held)), np.array(held.degrees)))


def _dense(held: Indexed, order: Numbers) -> int:
    """How many of the last by degree have so many ties among them that a table is faster than a
    list; 0 for none.
    """
    count = len(held)
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(count)
    away = (
        np.bincount(rank[held.ties].min(axis=1), minlength=count)
        if len(held.ties)
        else np.zeros(count)
    )
    candidates = np.cumsum((away * (away - 1) / 2)[::-1])[:DENSE]
    sizes = np.arange(1, len(candidates) + 1, dtype=np.float64)
    gain = candidates * _LISTED - sizes**3
    return int(np.argmax(gain)) + 1 if len(gain) and gain.max() > 0 else 0


def _triangles(held: Indexed, order: Numbers, below: int) -> Iterator[Numbers]:
    """All triangles with one of the first `below` nodes of an order by degree, some at a time, each
    once.

    Every tie points to its end of more ties, so that few lead away from any node, however large a
    hub it is (Chiba and Nishizeki 1985, doi 10.1137/0214017); of two ties that lead away from one
    node the third is looked up.
    """
    count = len(held)
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(count)
    ties = np.sort(rank[held.ties], axis=1)
    keys = np.sort(ties[:, 0] * count + ties[:, 1])
    listed = int(np.searchsorted(keys, below * count))
    lower, upper = keys // max(count, 1), keys % max(count, 1)
    last = np.searchsorted(lower, lower, side="right")
    later = (last - np.arange(len(keys)) - 1)[:listed]
    bounds = np.searchsorted(
        np.cumsum(later), np.arange(0, later.sum() + CHUNK, CHUNK)[1:], side="right"
    )
    start = 0
    for end in (*bounds.tolist(), listed):
        row, step = _steps(later[start:end])
        tie = start + row
        third = tie + 1 + step
        wanted = upper[tie] * count + upper[third]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        closed = keys[place] == wanted
        corners = (lower[tie[closed]], upper[tie[closed]], upper[third[closed]])
        yield order[np.stack(corners, axis=1)]
        start = end
