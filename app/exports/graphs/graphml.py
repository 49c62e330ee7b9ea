"""GraphML of one network, for Gephi, yEd, Cytoscape and networkx."""

import io

import networkx as nx

from app.networks.layouts.force import nodes_in_order
from app.plain_text import plain
from graph.model import Entity, Id, Relationship


def graphml(graph: "nx.MultiDiGraph[Id]", *, log: str = "") -> bytes:
    """The network with plain attributes: text, numbers and yes or no, each in its own column.

    The head of the log stands behind it as a comment, which no program reads as data.
    """
    written: nx.MultiDiGraph[Id] = nx.MultiDiGraph()
    for node, data in nodes_in_order(graph):
        written.add_node(node, **_node(data["entity"], data["roles"], data["group"]))

    for start, end, key, data in sorted(
        graph.edges(keys=True, data=True), key=lambda edge: edge[:3]
    ):
        written.add_edge(start, end, key=key, **_edge(data["relationship"]))

    content = io.BytesIO()
    nx.write_graphml_xml(written, content)
    if log:
        content.write(f"\n<!-- simpul-log {log} -->\n".encode())
    return content.getvalue()


def _node(entity: Entity, roles: tuple[str, ...], group: str) -> dict[str, str | int | bool]:
    return {
        "label": plain(entity.name),
        "kind": str(entity.kind),
        "roles": ",".join(roles),
        "group": group,
        "cases": entity.cases,
        "protected": entity.protected,
        "scheme": str(entity.properties.get("scheme", "")),
    }


def _edge(relationship: Relationship) -> dict[str, str | int | float]:
    return {
        "kind": str(relationship.kind),
        "role": relationship.role,
        "weight": float(relationship.weight),
        "strength": str(relationship.strength),
        "grade": str(relationship.grade),
        "first_on": relationship.first_on or "",
        "last_on": relationship.last_on or "",
        "cases": len(relationship.cases),
        "sources": relationship.sources,
        "assessment": str(relationship.properties.get("assessment", "")),
    }
