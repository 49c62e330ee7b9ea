"""Which parties make one network: who is tied for sure, and whom tentative ties add to them.

Somebody who is probably one of a network stands in it. But a tie that is only probable is wrong now
and then, and one wrong tie would make two networks one and lead an investigation from the one gang
to the other. So two that are networks already by what is sure, each of two cases or more, become
one only when SEVERAL tentative links between different parties say so; a single one is told (the
reason `may_be_one`), not followed. Nor does somebody of one case alone join two networks: who may
belong to several of them stands in none, with those who may belong with him.
All is decided at once, so that no order and no id changes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import igraph as ig
import polars as pl

from graph.analysis.networks.reason_codes import TENTATIVE_CODES
from graph.model import Id

SEVERAL = 2
"""Links between people who are probably one, of which no two have a party in common, that make two
networks one. One link between two victims ties all parties of their cases, and is one link.
"""
ESTABLISHED_FROM = 2
"""Of how many cases a component is a network by what is sure."""

Link = tuple[int, int, Id]
"""Two parties and the link between people that ties them tentatively."""
Groups = tuple[int, int]
"""The numbers of two groups of parties, the lower first."""


def assemble(parties: pl.Series, cases: pl.DataFrame, reasons: pl.DataFrame) -> pl.DataFrame:
    """Each party with the number of its component: party, component.

    `cases` are the complaints of each party (party, case), `reasons` what ties.tie_reasons gives.
    """
    names = parties.unique().sort()
    place = {party: number for number, party in enumerate(names)}
    tentative = pl.col("code").is_in([code.value for code in TENTATIVE_CODES])
    sure = reasons.filter(~tentative).select("left", "right").unique()
    group_of = _components(len(names), ((place[one], place[other]) for one, other in sure.rows()))
    links = [
        (place[left], place[right], via)
        for left, right, via in reasons.filter(tentative).select("left", "right", "via").iter_rows()
    ]
    named_in = defaultdict[int, set[Id]](set)
    for party, case in cases.select("party", "case").iter_rows():
        named_in[group_of[place[party]]].add(case)
    networks = {group for group, named in named_in.items() if len(named) >= ESTABLISHED_FROM}
    joined = _components(
        max(group_of, default=-1) + 1, _joined_networks(_between(links, group_of), networks)
    )
    group_of = [joined[group] for group in group_of]
    networks = {joined[group] for group in networks}
    added = _components(max(group_of, default=-1) + 1, _added(_between(links, group_of), networks))
    numbers = [added[group] for group in group_of]
    return pl.DataFrame({"party": names, "component": pl.Series(numbers, dtype=pl.Int64)})


def _components(size: int, edges: Iterable[Groups]) -> list[int]:
    """The number of the component of each of so many."""
    membership: list[int] = ig.Graph(n=size, edges=list(edges)).connected_components().membership
    return membership


def _between(links: Iterable[Link], group_of: Sequence[int]) -> dict[Groups, list[Link]]:
    """The links between each two groups."""
    found = defaultdict[Groups, list[Link]](list)
    for left, right, via in links:
        ours, theirs = sorted((group_of[left], group_of[right]))
        if ours != theirs:
            found[ours, theirs].append((left, right, via))
    return found


def _joined_networks(between: dict[Groups, list[Link]], networks: set[int]) -> Iterator[Groups]:
    """Networks that several links make one."""
    for both, links in between.items():
        independent = min(len(set(ends)) for ends in zip(*links, strict=True))
        if networks.issuperset(both) and independent >= SEVERAL:
            yield both


def _added(between: dict[Groups, list[Link]], networks: set[int]) -> Iterator[Groups]:
    """Groups of one case that a link adds: to each other, and to the one network they fit."""
    alone = [both for both in between if networks.isdisjoint(both)]
    yield from alone
    size = max((max(both) for both in between), default=-1) + 1
    company = _components(size, alone)
    beside = defaultdict[int, set[Groups]](set)
    fits = defaultdict[int, set[int]](set)
    for ours, theirs in between:
        if (ours in networks) is (theirs in networks):
            continue
        group, network = (theirs, ours) if ours in networks else (ours, theirs)
        beside[company[group]].add((ours, theirs))
        fits[company[group]].add(network)
    for number, found in fits.items():
        if len(found) == 1:
            yield from sorted(beside[number])
