"""GEXF 1.3 of one network, dynamic: Gephi plays it along its days.

A partial date begins on its first day and ends on its last. What has no date is there all the time.
"""

import calendar
import io
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from app.exports.graphs.elements import Edge, Elements, Node
from app.exports.heading import SOFTWARE, Heading
from app.plain_text import plain

NAMESPACE = "http://gexf.net/1.3"
VERSION = "1.3"

_TYPES: Mapping[type, str] = {bool: "boolean", int: "integer", float: "double", str: "string"}
_OF_NODES: Mapping[str, type] = {
    "kind": str,
    "roles": str,
    "group": str,
    "cases": int,
    "protected": bool,
    "scheme": str,
}
_OF_EDGES: Mapping[str, type] = {
    "role": str,
    "strength": str,
    "grade": str,
    "cases": int,
    "sources": int,
    "assessment": str,
    "amount": float,
    "currency": str,
}


def gexf(elements: Elements, heading: Heading) -> bytes:
    """The network as GEXF; the head of the log stands in its description."""
    root = Element("gexf", {"xmlns": NAMESPACE, "version": VERSION})
    _add_meta(root, heading)
    graph = SubElement(
        root, "graph", {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}
    )
    _add_attributes(graph, "node", _OF_NODES)
    _add_attributes(graph, "edge", _OF_EDGES)
    nodes = SubElement(graph, "nodes")
    for node in elements.nodes:
        _add_node(nodes, node)
    edges = SubElement(graph, "edges")
    for edge in elements.edges:
        _add_edge(edges, edge)
    indent(root)
    made = io.BytesIO()
    ElementTree(root).write(made, encoding="utf-8", xml_declaration=True)
    return made.getvalue() + b"\n"


def _add_meta(root: Element, heading: Heading) -> None:
    dated = {"lastmodifieddate": heading.date} if heading.date else {}
    meta = SubElement(root, "meta", dated)
    SubElement(meta, "creator").text = SOFTWARE
    told = [heading.title, heading.for_whom, heading.handling]
    told += [f"simpul-log {heading.log}"] if heading.log else []
    SubElement(meta, "description").text = plain(" · ".join(told))


def _add_attributes(graph: Element, of: str, types: Mapping[str, type]) -> None:
    listed = SubElement(graph, "attributes", {"class": of, "mode": "static"})
    for name, kind in types.items():
        SubElement(listed, "attribute", {"id": name, "title": name, "type": _TYPES[kind]})


def _add_node(nodes: Element, node: Node) -> None:
    days = span(node.first_on, node.last_on)
    made = SubElement(nodes, "node", {"id": node.id, "label": node.label, **days})
    _add_values(made, _OF_NODES, node)


def _add_edge(edges: Element, edge: Edge) -> None:
    said = {
        "id": edge.id,
        "source": edge.start,
        "target": edge.end,
        "type": "directed" if edge.directed else "undirected",
        "kind": edge.kind,
        "label": edge.kind,
        "weight": f"{edge.weight:.15g}",
    }
    days = span(edge.first_on, edge.last_on)
    _add_values(SubElement(edges, "edge", {**said, **days}), _OF_EDGES, edge)


def _add_values(element: Element, names: Iterable[str], of: Node | Edge) -> None:
    """What is known of it; what is not is left out."""
    values = SubElement(element, "attvalues")
    for name in names:
        value = getattr(of, name)
        if value is not None and value != "":
            SubElement(values, "attvalue", {"for": name, "value": _text(value)})


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain(value) if isinstance(value, str) else f"{value:.15g}"


def span(first: str, last: str) -> dict[str, str]:
    """From which day to which it is there; a side of which nothing is known is left open.

    >>> span("2026-02", "")
    {'start': '2026-02-01'}
    >>> span("2025", "2026-02")
    {'start': '2025-01-01', 'end': '2026-02-28'}
    """
    found = {}
    if first:
        found["start"] = _first_day(first)
    if last and (not first or _last_day(last) >= _first_day(first)):
        found["end"] = _last_day(last)
    return found


def _first_day(text: str) -> str:
    return f"{text}-01-01"[: len("2026-01-01")] if len(text) == 4 else f"{text}-01"[:10]


def _last_day(text: str) -> str:
    """The last day of a year or month, or the day itself."""
    if len(text) == 4:
        return f"{text}-12-31"
    if len(text) == 7:
        year, month = map(int, text.split("-"))
        return f"{text}-{calendar.monthrange(year, month)[1]:02d}"
    return text
