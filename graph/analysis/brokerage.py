"""Brokerage between groups: who stands between two who are not tied, and whether that crosses regencies or stages.

Decisions.
Ties have no direction here, so gatekeeper and representative are one role.
A node in several groups is counted in each by an equal share (1/2 in each of two), as if it stood in one of them drawn
at random; what is counted is the mean over all such draws, so the roles of a node add up to the pairs that it brokers.
Nodes of no known group are counted nowhere: what is not known makes nobody a broker.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt
import polars as pl

from graph.analysis.engine import Indexed, Node, indexed
from graph.analysis.scores import Scores
from graph.model import Value

CHUNK = 2_000_000
"""How many candidates for a triangle are looked at at once."""
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
        """Pairs that only somebody of another group, or of two groups, could have brought together."""
        return self.itinerant + self.gatekeeper + self.liaison


def brokerage(graph: "nx.Graph[Any] | Indexed", by: str) -> Mapping[Node, Brokerage]:
    """The brokerage roles of each node by the groups in its attribute `by`, in the order of names.

    In plain words: who brings together two who do not know each other, within one regency or between several. Source:
    Gould and Fernandez 1989, Sociological Methodology 19, 89-126, for ties without direction. Formula: for each pair of
    contacts that are not tied, the role that the three groups give. Cost: the contacts of each node by group, and the
    triangles of the network; hubs cost no more than others.

    >>> graph = nx.path_graph(3)
    >>> nx.set_node_attributes(graph, {0: ("Lombok",), 1: ("Lombok",), 2: ("Batam",)}, "regencies")
    >>> brokerage(graph, "regencies")[1].gatekeeper
    1.0
    """
    held = indexed(graph)
    groups = _groups(held, by)
    pairs = _all_pairs(held, groups)
    tied = _tied_pairs(held, groups)
    sums = pl.concat([pairs, tied]).group_by("node").agg(pl.col(role).sum().round(DECIMALS) + 0.0 for role in ROLES)
    found = {node: Brokerage(**dict(zip(ROLES, counts, strict=True))) for node, *counts in sums.iter_rows()}
    none = Brokerage()
    return {node: found.get(number, none) for number, node in enumerate(held.nodes)}


def brokerage_between(graph: "nx.Graph[Any] | Indexed", by: str) -> Scores:
    """How many pairs each node brokers across groups of its attribute `by`: all roles but the coordinator's.

    >>> graph = nx.path_graph(3)
    >>> nx.set_node_attributes(graph, {0: ("Lombok",), 1: ("Lombok",), 2: ("Batam",)}, "regencies")
    >>> brokerage_between(graph, "regencies").values
    {0: 0.0, 1: 1.0, 2: 0.0}
    """
    return crossing(brokerage(graph, by))


def crossing(roles: Mapping[Node, Brokerage]) -> Scores:
    """The same from roles worked out before."""
    return Scores(values={node: each.crossing for node, each in roles.items()})


def _groups(held: Indexed, by: str) -> pl.DataFrame:
    """Each node with the number of each of its groups and the share in which it belongs there."""
    numbers: dict[str, int] = {}
    nodes, groups, shares = [], [], []
    for number, node in enumerate(held.nodes):
        names = set(held.source.nodes[node].get(by, ()))
        for name in sorted(names):
            nodes.append(number)
            groups.append(numbers.setdefault(name, len(numbers)))
            shares.append(1.0 / len(names))
    columns = {"node": nodes, "group": groups, "share": shares}
    return pl.DataFrame(columns, schema={"node": pl.Int64, "group": pl.Int64, "share": pl.Float64})


def _all_pairs(held: Indexed, groups: pl.DataFrame) -> pl.DataFrame:
    """The roles of each node, were none of its contacts tied to each other, from the sums of shares by group."""
    both = np.concatenate([held.ties, held.ties[:, ::-1]])
    around = (
        pl.DataFrame({"node": both[:, 0], "other": both[:, 1]})
        .join(groups.rename({"node": "other"}), on="other")
        .group_by("node", "group")
        .agg(pl.col("share").sum().alias("sum"), (pl.col("share") ** 2).sum().alias("squares"))
    )
    own = groups.rename({"share": "own"})
    all_sum, own_share = pl.col("sum").sum().over("node"), pl.col("own").fill_null(0.0)
    same = (pl.col("sum") ** 2 - pl.col("squares")) / 2
    return (
        around.join(groups.select("node").unique(), on="node", how="semi")
        .join(own, on=["node", "group"], how="left")
        .with_columns(all_sum.alias("contacts"), own_share.alias("own"), same.alias("same"))
        .group_by("node")
        .agg(
            (pl.col("own") * pl.col("same")).sum().alias("coordinator"),
            ((1 - pl.col("own")) * pl.col("same")).sum().alias("itinerant"),
            (pl.col("own") * (pl.col("sum") * (pl.col("contacts") - 1) - 2 * pl.col("same"))).sum().alias("gatekeeper"),
            (pl.col("contacts").first() * (pl.col("contacts").first() - 1) / 2).alias("liaison"),
        )
        .with_columns(liaison=pl.col("liaison") - pl.sum_horizontal("coordinator", "itinerant", "gatekeeper"))
    )


def _tied_pairs(held: Indexed, groups: pl.DataFrame) -> pl.DataFrame:
    """The same of contacts that are tied to each other, less than nothing: what there is to take away."""
    found = [_roles_in(triangles, groups) for triangles in _triangles(held)]
    empty = pl.DataFrame(schema={"node": pl.Int64} | dict.fromkeys(ROLES, pl.Float64))
    return pl.concat([empty, *found])


def _roles_in(triangles: npt.NDArray[np.int64], groups: pl.DataFrame) -> pl.DataFrame:
    corners = pl.DataFrame({"a": triangles[:, 0], "b": triangles[:, 1], "c": triangles[:, 2]})
    for corner in ("a", "b", "c"):
        named = groups.rename({"node": corner, "share": f"share_{corner}", "group": f"group_{corner}"})
        corners = corners.join(named, on=corner)
    share = pl.col("share_a") * pl.col("share_b") * pl.col("share_c")
    seen = [_seen_from(corners.with_columns(share=share), *order) for order in ("abc", "bca", "cab")]
    return pl.concat(seen)


def _seen_from(corners: pl.DataFrame, node: str, one: str, other: str) -> pl.DataFrame:
    """The roles of one corner of each triangle, to be taken away."""
    with_one, with_other, together = (
        pl.col(f"group_{left}") == pl.col(f"group_{right}")
        for left, right in ((node, one), (node, other), (one, other))
    )
    roles = {
        "coordinator": with_one & with_other,
        "itinerant": together & ~with_one,
        "gatekeeper": with_one != with_other,
        "liaison": ~(with_one | with_other | together),
    }
    return corners.group_by(pl.col(node).alias("node")).agg(
        (-pl.col("share").filter(holds).sum()).alias(role) for role, holds in roles.items()
    )


def _triangles(held: Indexed) -> Iterator[npt.NDArray[np.int64]]:
    """All triangles, some at a time, each once.

    Every tie points to its end of more ties, so that few lead away from any node, however large a hub it is
    (Chiba and Nishizeki 1985, doi 10.1137/0214017); of two ties that lead away from one node the third is looked up.
    """
    count = len(held)
    order = np.lexsort((np.arange(count), np.array(held.degrees)))
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(count)
    ties = np.sort(rank[held.ties], axis=1)
    keys = np.sort(ties[:, 0] * count + ties[:, 1])
    lower, upper = keys // max(count, 1), keys % max(count, 1)
    last = np.searchsorted(lower, lower, side="right")
    later = last - np.arange(len(keys)) - 1
    bounds = np.searchsorted(np.cumsum(later), np.arange(0, later.sum() + CHUNK, CHUNK)[1:], side="right")
    start = 0
    for end in (*bounds.tolist(), len(keys)):
        tie = np.repeat(np.arange(start, end), later[start:end])
        step = np.arange(len(tie)) - np.repeat(np.cumsum(later[start:end]) - later[start:end], later[start:end])
        third = tie + 1 + step
        wanted = upper[tie] * count + upper[third]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        closed = keys[place] == wanted
        corners = (lower[tie[closed]], upper[tie[closed]], upper[third[closed]])
        yield order[np.stack(corners, axis=1)]
        start = end
