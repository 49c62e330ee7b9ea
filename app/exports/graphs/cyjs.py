"""Cytoscape JSON of one network (.cyjs), as Cytoscape and cytoscape.js read it."""

from collections.abc import Mapping
from typing import Any

import msgspec

from app.exports.graphs.elements import Edge, Elements, Node
from app.exports.heading import SOFTWARE, Heading
from app.networks.layouts.force import Point
from app.plain_text import harmless_json
from graph.model import Id


def cyjs(elements: Elements, heading: Heading, places: Mapping[Id, Point]) -> bytes:
    """The network; what has a place stands there."""
    told = {
        "format_version": "1.0",
        "generated_by": SOFTWARE,
        "target_cytoscapejs_version": "~3.2",
        "data": {
            "name": heading.title,
            "date": heading.date,
            "audience": heading.audience,
            "handling": heading.handling,
            "log": heading.log,
        },
        "elements": {
            "nodes": [_node(node, places.get(node.id)) for node in elements.nodes],
            "edges": list(map(_edge, elements.edges)),
        },
    }
    written = msgspec.json.format(msgspec.json.encode(told), indent=1).decode()
    return harmless_json(written).encode("utf-8", "replace") + b"\n"


def _node(node: Node, place: Point | None) -> dict[str, Any]:
    data = msgspec.structs.asdict(node)
    made: dict[str, Any] = {"data": {**data, "name": node.label}}
    if place is not None:
        made["position"] = {"x": float(place[0]), "y": float(place[1])}
    return made


def _edge(edge: Edge) -> dict[str, Any]:
    data = msgspec.structs.asdict(edge)
    ends = {"source": data.pop("start"), "target": data.pop("end")}
    return {"data": {**data, **ends, "interaction": edge.kind, "name": edge.kind}}
