"""Which parties make one network: who is tied for sure, and whom tentative ties add to them.

Somebody who is probably one of a network stands in it. But a tie that is only probable is wrong now
and then, and one wrong tie would make two networks one and lead an investigation from the one gang
to the other. So two that are networks already by what is sure, each of two cases or more, become
one only when SEVERAL tentative ties between different parties say so; a single one is told
(the reason `may_be_one`), not followed.
"""

from collections import defaultdict
from collections.abc import Iterable

import igraph as ig
import polars as pl

from graph.analysis.networks.reason_codes import TENTATIVE_CODES
from graph.model import Id

SEVERAL = 2
"""Links between people who are probably one, of which no two have a party in common, that make two
networks one. One link between two victims ties all parties of their cases, and is one link.
"""


def assemble(parties: pl.Series, cases: pl.DataFrame, reasons: pl.DataFrame) -> pl.DataFrame:
    """Each party with the number of its component: party, component.

    `cases` are the complaints of each party (party, case), `reasons` what ties.tie_reasons gives.
    """
    names = parties.unique().sort()
    place = {party: number for number, party in enumerate(names)}
    tentative = pl.col("code").is_in([code.value for code in TENTATIVE_CODES])
    sure = reasons.filter(~tentative).select("left", "right").unique()
    graph = ig.Graph(
        n=len(names), edges=[(place[left], place[right]) for left, right in sure.iter_rows()]
    )
    groups = _Groups(graph.connected_components().membership)
    for party, case in cases.select("party", "case").unique().iter_rows():
        groups.add_case(place[party], case)
    told = reasons.filter(tentative).sort(
        "weight", "left", "right", "via", descending=[True, False, False, False]
    )
    groups.join_tentatively(
        (place[left], place[right], via)
        for left, right, via in told.select("left", "right", "via").iter_rows()
    )
    numbers = [groups.root(number) for number in range(len(names))]
    return pl.DataFrame({"party": names, "component": pl.Series(numbers, dtype=pl.Int64)})


class _Groups:
    """Components that grow, each with its cases."""

    def __init__(self, membership: list[int]) -> None:
        self._of = membership
        self._parent = list(range(max(membership, default=-1) + 1))
        self._cases = defaultdict[int, set[Id]](set)

    def root(self, party: int) -> int:
        """The number of a party's component."""
        number = self._of[party]
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def add_case(self, party: int, case: Id) -> None:
        """Note a complaint that names a party."""
        self._cases[self.root(party)].add(case)

    def join_tentatively(self, ties: Iterable[tuple[int, int, Id]]) -> None:
        """Add to each network whom one tie adds, heaviest first; join two by SEVERAL links."""
        between = []
        for left, right, via in ties:
            ours, theirs = self.root(left), self.root(right)
            if min(len(self._cases[ours]), len(self._cases[theirs])) < SEVERAL:
                self._join(ours, theirs)
            else:
                between.append((left, right, via))
        self._join_networks(between)

    def _join_networks(self, ties: Iterable[tuple[int, int, Id]]) -> None:
        """Join networks between which several links run that share no party."""
        found = defaultdict[tuple[int, int], list[tuple[int, int, Id]]](list)
        for left, right, via in ties:
            ours, theirs = sorted((self.root(left), self.root(right)))
            if ours != theirs:
                found[ours, theirs].append((left, right, via))
        for (ours, theirs), several in sorted(found.items()):
            independent = min(len(set(column)) for column in zip(*several, strict=True))
            if independent >= SEVERAL:
                self._join(ours, theirs)

    def _join(self, ours: int, theirs: int) -> None:
        ours, theirs = self._top(ours), self._top(theirs)
        if ours == theirs:
            return
        keep, drop = min(ours, theirs), max(ours, theirs)
        self._parent[drop] = keep
        self._cases[keep] |= self._cases.pop(drop, set())

    def _top(self, number: int) -> int:
        while self._parent[number] != number:
            number = self._parent[number]
        return number
