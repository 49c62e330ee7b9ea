"""Which parties make one network: who is tied for sure, and whom tentative ties add to them.

Somebody who is probably one of a network stands in it. But a tie that is only probable is wrong now
and then, and one wrong tie would make two networks one and lead an investigation from the one gang
to the other. So two that are networks already by what is sure, each of two cases or more, become
one only when SEVERAL tentative links between different parties say so, or one that is seldom wrong
(HEAVY) between cases that lead to one country; another single one is told (the reason
`may_be_one`), not followed. Nor does somebody of one case alone join two networks: who may
belong to several of them stands in none, with those who may belong with him.
Nor is a tentative link followed between parties whose cases lead to different countries: a name is
all that most such links rest on, and namesakes recruit for other countries far more often than one
recruiter does. It is told, too.
All is decided at once, so that no order and no id changes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

import igraph as ig
import polars as pl

from graph.analysis.networks.reason_codes import TENTATIVE_CODES
from graph.model import Id

SEVERAL = 2
"""Links between people who are probably one, of which no two have a party in common, that make two
networks one. One link between two victims ties all parties of their cases, and is one link.
"""
HEAVY = 0.9
"""From which odds, as a share of 1, a single link makes two networks one; calibrated, of links so
heavy 95 in a hundred are true.
"""
ESTABLISHED_FROM = 2
"""Of how many cases a component is a network by what is sure."""


class Link(NamedTuple):
    """A link between people that ties two parties tentatively."""

    left: int
    right: int
    via: Id
    joins: bool
    """Whether it alone makes two networks one."""


Groups = tuple[int, int]
"""The numbers of two groups of parties, the lower first."""


def assemble(
    parties: pl.Series,
    cases: pl.DataFrame,
    reasons: pl.DataFrame,
    leads_to: Mapping[Id, str],
    odds: Mapping[Id, float],
) -> pl.DataFrame:
    """Each party with the number of its component: party, component.

    `cases` are the complaints of each party (party, case), `reasons` what ties.tie_reasons gives;
    `leads_to` is the country that a case leads to, where it is told; `odds` are those of links
    between people, as shares of 1.
    """
    names = parties.unique().sort()
    place = {party: number for number, party in enumerate(names)}
    tentative = pl.col("code").is_in([code.value for code in TENTATIVE_CODES])
    sure = reasons.filter(~tentative).select("left", "right").unique()
    group_of = _components(len(names), ((place[one], place[other]) for one, other in sure.rows()))
    named_in, countries = defaultdict[int, set[Id]](set), defaultdict[Id, set[str]](set)
    for party, case in cases.select("party", "case").iter_rows():
        named_in[group_of[place[party]]].add(case)
        countries[party].update(filter(None, [leads_to.get(case)]))
    links = [
        Link(
            place[left],
            place[right],
            via,
            odds.get(via, 0.0) >= HEAVY and not countries[left].isdisjoint(countries[right]),
        )
        for left, right, via in reasons.filter(tentative).select("left", "right", "via").iter_rows()
        if not _is_elsewhere(countries[left], countries[right])
    ]
    networks = {group for group, named in named_in.items() if len(named) >= ESTABLISHED_FROM}
    joined = _components(
        max(group_of, default=-1) + 1, _joined_networks(_between(links, group_of), networks)
    )
    group_of = [joined[group] for group in group_of]
    networks = {joined[group] for group in networks}
    added = _components(max(group_of, default=-1) + 1, _added(_between(links, group_of), networks))
    numbers = [added[group] for group in group_of]
    return pl.DataFrame({"party": names, "component": pl.Series(numbers, dtype=pl.Int64)})


def _is_elsewhere(ours: Set[str], theirs: Set[str]) -> bool:
    """Whether the cases of two lead to different countries, as far as both are told."""
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _components(size: int, edges: Iterable[Groups]) -> list[int]:
    """The number of the component of each of so many."""
    membership: list[int] = ig.Graph(n=size, edges=list(edges)).connected_components().membership
    return membership


def _between(links: Iterable[Link], group_of: Sequence[int]) -> dict[Groups, list[Link]]:
    """The links between each two groups."""
    found = defaultdict[Groups, list[Link]](list)
    for link in links:
        ours, theirs = sorted((group_of[link.left], group_of[link.right]))
        if ours != theirs:
            found[ours, theirs].append(link)
    return found


def _joined_networks(between: dict[Groups, list[Link]], networks: set[int]) -> Iterator[Groups]:
    """Networks that several links make one, or one heavy enough."""
    for both, links in between.items():
        ends = [{link.left for link in links}, {link.right for link in links}]
        through = {link.via for link in links}
        independent = min(len(ends[0]), len(ends[1]), len(through))
        joins = independent >= SEVERAL or any(link.joins for link in links)
        if networks.issuperset(both) and joins:
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
