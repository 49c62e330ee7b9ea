"""Nodes and edges as plain values: what every graph format but GraphML is made of.

A node is dated by its ties: from the first day that any of them tells of to the last. Labels are
on one line, without what would turn the reading round.
"""

from collections import defaultdict
from typing import Any

import networkx as nx

from app.exports.tables.rows import amount_of
from app.networks.layouts.force import nodes_in_order
from app.plain_text import plain
from graph.model import Id, Relationship, Value
from graph.schema import SYMMETRIC

Dates = tuple[str, str]
"""First and last day that are known, ISO, as much of them as is known; empty is not known."""


class Node(Value, frozen=True):
    """A person, organisation, case or number."""

    id: Id
    label: str
    kind: str
    roles: str
    group: str
    cases: int
    protected: bool
    scheme: str
    first_on: str
    last_on: str


class Edge(Value, frozen=True):
    """A tie."""

    id: Id
    start: Id
    end: Id
    directed: bool
    kind: str
    role: str
    weight: float
    strength: str
    grade: str
    first_on: str
    last_on: str
    cases: int
    sources: int
    assessment: str
    amount: float | None
    currency: str


class Elements(Value, frozen=True):
    """A graph: nodes by id, edges by their ends."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def elements_of(graph: "nx.MultiDiGraph[Id]") -> Elements:
    """The nodes and edges of a graph, in an order that is the same each time."""
    days: defaultdict[Id, list[str]] = defaultdict(list)
    edges = []
    ordered = sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
    for start, end, _key, data in ordered:
        link: Relationship = data["relationship"]
        edges.append(_edge(link))
        known = [day for day in (link.first_on, link.last_on) if day]
        days[start] += known
        days[end] += known
    nodes = []
    for node, data in nodes_in_order(graph):
        reported = str(data["entity"].properties.get("reported_on") or "")
        nodes.append(_node(node, data, [*days[node], *([reported] if reported else [])]))
    return Elements(nodes=tuple(nodes), edges=tuple(edges))


def _node(node: Id, data: dict[str, Any], days: list[str]) -> Node:
    entity = data["entity"]
    return Node(
        id=node,
        label=plain(entity.name),
        kind=str(entity.kind),
        roles=",".join(data["roles"]),
        group=str(data["group"]),
        cases=entity.cases,
        protected=entity.protected,
        scheme=str(entity.properties.get("scheme", "")),
        first_on=min(days, default=""),
        last_on=max(days, default=""),
    )


def _edge(link: Relationship) -> Edge:
    """A tie; what is not known is empty."""
    amount = amount_of(link)
    return Edge(
        id=link.id,
        start=link.start,
        end=link.end,
        directed=link.kind not in SYMMETRIC,
        kind=str(link.kind),
        role=link.role,
        weight=float(link.weight),
        strength=str(link.strength),
        grade=str(link.grade),
        first_on=link.first_on or "",
        last_on=link.last_on or "",
        cases=len(link.cases),
        sources=link.sources,
        assessment=str(link.properties.get("assessment", "")),
        amount=amount,
        currency="" if amount is None else plain(str(link.properties.get("currency", ""))),
    )
