"""The shape of a whole network: how dense, how centred on one, whether a core with loose ends."""

from collections.abc import Sequence
from itertools import groupby
from math import sqrt
from typing import Any

import networkx as nx

from graph.analysis.measures.communities import Communities, communities
from graph.analysis.measures.engine import Indexed, Node, indexed
from graph.model import Value


class CorePeriphery(Value, frozen=True, omit_defaults=True):
    """The nodes of the core, in the order of names, and how well core and periphery describe the
    network.
    """

    core: tuple[Node, ...]
    fit: float | None = None
    """Correlation with the ideal, -1 to 1; None where it says nothing, as for a core of one."""


class Cohesion(Value, frozen=True, omit_defaults=True):
    """The figures of a whole network."""

    nodes: int
    ties: int
    components: int
    density: float
    """The share of all pairs that are tied."""
    centralisation: float
    """How much the ties are those of one: 1 for a star, 0 when all have as many."""
    deepest: int
    """The largest k with a k-core: a group in which everybody is tied to k others of it."""
    core: CorePeriphery
    communities: int
    modularity: float
    shape: str
    """`small`, `dense`, `star`, `cells`, `core_periphery` or `mixed`: a word for reading, by
    `shape_of`.
    """


def cohesion(
    graph: "nx.Graph[Any] | Indexed", *, found: Communities | None = None, seed: int = 1
) -> Cohesion:
    """The figures of a whole network; its communities are looked for unless given. Cost: that of
    Leiden.

    >>> cohesion(nx.star_graph(5)).shape
    'star'
    """
    held = indexed(graph)
    groups = found or communities(held, seed=seed)
    core = core_periphery(held)
    count, ties = len(held), held.graph.ecount()
    density = ties / (count * (count - 1) / 2) if count > 1 else 0.0
    centred = centralisation(held)
    return Cohesion(
        nodes=count,
        ties=ties,
        components=len(held.components),
        density=density,
        centralisation=centred,
        deepest=max(held.graph.coreness(), default=0),
        core=core,
        communities=len(groups.groups),
        modularity=groups.modularity,
        shape=shape_of(
            count,
            density=density,
            centralisation=centred,
            modularity=groups.modularity,
            fit=core.fit,
        ),
    )


def centralisation(graph: "nx.Graph[Any] | Indexed") -> float:
    """How much the ties of a network are those of one node (Freeman 1978).

    Formula (doi 10.1016/0378-8733(78)90021-7): the sum over nodes of (largest degree - degree) /
    ((n - 1) * (n - 2)), what it is in a star.

    >>> centralisation(nx.star_graph(5)), centralisation(nx.cycle_graph(6))
    (1.0, 0.0)
    """
    degrees = indexed(graph).degrees
    count = len(degrees)
    if count < 3:
        return 0.0
    above = count * max(degrees) - sum(degrees)
    in_a_star = (count - 1) * (count - 2)
    return above / in_a_star


def core_periphery(graph: "nx.Graph[Any] | Indexed") -> CorePeriphery:
    """The core: all of its members tied to each other and nobody else to anybody but them, as
    nearly as can be.

    In plain words: a few who all work together, and loose ends who work with them alone. The core
    is the one with the fewest pairs missing within and fewest ties outside, together; it is made of
    those of highest degree, since both count k * (k - 1) / 2 + ties - the sum of the degrees of its
    k members (Lip 2011, arXiv 1102.5511). Nodes of equal degree stand or fall together, so that no
    name decides. Its fit is the correlation between ties and the ideal over pairs within the core
    and pairs outside it (Borgatti and Everett 2000, doi 10.1016/S0378-8733(99)00019-2, ties between
    the two left open). Cost: sorting by degree.

    >>> core_periphery(nx.star_graph(5))
    CorePeriphery(core=(0,), fit=None)
    >>> core_periphery(nx.lollipop_graph(4, 2)).core
    (0, 1, 2, 3)
    """
    held = indexed(graph)
    least = _least_degree(held.degrees)
    core = [node for node, degree in enumerate(held.degrees) if degree >= least]
    return CorePeriphery(core=tuple(held.nodes[node] for node in core), fit=_fit(held, core))


def _least_degree(degrees: Sequence[int]) -> int:
    """The degree from which nodes are in the core: of equally good ones the lowest."""
    size, wrong, fewest_wrong = 0, 0, 0
    least = max(degrees, default=0) + 1
    for degree, alike in groupby(sorted(degrees, reverse=True)):
        added = len(list(alike))
        pairs_added = size * added + added * (added - 1) // 2
        wrong += pairs_added - added * degree
        size += added
        if wrong <= fewest_wrong:
            fewest_wrong, least = wrong, degree
    return least


def _fit(held: Indexed, core: Sequence[int]) -> float | None:
    """The correlation of two yes-or-no tables (phi): tied or not, within the core or outside it."""
    within: int = held.graph.induced_subgraph(core).ecount()
    # A tie within the core is counted by both of its ends.
    of_core = sum(held.degrees[node] for node in core)
    outside = held.graph.ecount() + within - of_core
    core_pairs = _pairs(len(core))
    other_pairs = _pairs(len(held) - len(core))
    tied = within + outside
    untied = core_pairs + other_pairs - tied
    spread = core_pairs * other_pairs * tied * untied
    if not spread:
        return None
    fitting = within * (other_pairs - outside)
    misfitting = outside * (core_pairs - within)
    return float(fitting - misfitting) / sqrt(spread)


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def shape_of(
    nodes: int, *, density: float, centralisation: float, modularity: float, fit: float | None
) -> str:
    """One word for the shape of a network, by the first rule that holds.

    Fewer than four nodes are `small`; half of all pairs tied is `dense`; centralisation from 0.6 a
    `star`; modularity from 0.4 `cells` (0.3 is where they begin); a fit from 0.5 `core_periphery`;
    else `mixed`. Trafficking networks were found to be stars and cores with a periphery, some mixed
    (domain research on five Dutch and several Chinese ones); the limits are ours, for reading only.

    >>> shape_of(30, density=0.1, centralisation=0.2, modularity=0.7, fit=0.1)
    'cells'
    """
    rules = (
        ("small", nodes < 4),
        ("dense", density >= 0.5),
        ("star", centralisation >= 0.6),
        ("cells", modularity >= 0.4),
        ("core_periphery", fit is not None and fit >= 0.5),
    )
    return next((shape for shape, holds in rules if holds), "mixed")
