"""Graphs in JSON.

Node-link as networkx and D3 write it, Cytoscape, graphology and JGF, and what APOC exports
from Neo4j or its browser and drivers answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from loaders.readers.graphs.graph import FileGraph

_TIES = ("links", "edges", "rels", "relationships")
_INNER = ("data", "properties", "attributes", "metadata")
"""Where the several programs put what they say of a node or tie."""
_STARTS, _ENDS = ("source", "from", "start", "startNode"), ("target", "to", "end", "endNode")
_MOST_DEEP = 4
_IDS = ("id", "key", "_id")
_IDS_OF_NEO4J = ("elementId", "identity", "id")
_ENDS_OF_NEO4J = (
    ("startNodeElementId", "endNodeElementId"),
    ("startNode", "endNode"),
    ("start", "end"),
)
_MOST_DEEP_ANSWER = 12
_LOOK_AT = 5
_OF_APOC = ("node", "relationship")


def read_document(document: Any, name: str) -> FileGraph | None:
    """The graph that a JSON document is; None for any other document."""
    first = next(iter(document), None) if isinstance(document, list) else document
    if is_record(first) and isinstance(document, list):
        return read_records(document, name)
    if next(_answers(first, most=_LOOK_AT), None) is not None:
        return _read_answer(document, name)
    if not isinstance(document, dict):
        return None
    for key in ("graph", "elements"):
        if isinstance(document.get(key), dict) and "nodes" in document[key]:
            document = document[key]
    ties = next((document[key] for key in _TIES if isinstance(document.get(key), list)), None)
    nodes = document.get("nodes")
    if ties is None or not isinstance(nodes, list | dict) or not all(map(_is_tie, ties)):
        return None
    graph = FileGraph()
    for node, said in _nodes(nodes):
        graph.add_node(node, said, name)
    for tie in ties:
        _add_tie(graph, tie, name)
    return graph


def _read_answer(document: Any, name: str) -> FileGraph:
    """The graph of what a query of Neo4j answered: nodes, relationships and paths, told once."""
    graph = FileGraph()
    met: set[str] = set()
    for part in _answers(document):
        known = str(next(part[key] for key in _IDS_OF_NEO4J if part.get(key) is not None))
        if "labels" in part:
            graph.add_node(known, _said({"labels": part["labels"], **part["properties"]}), name)
        elif known not in met:
            met.add(known)
            start, end = _ends_of_neo4j(part)
            graph.add_tie(start, end, _said({"kind": part["type"], **part["properties"]}), name)
    return graph


def _answers(item: Any, depth: int = 0, *, most: int | None = None) -> Iterator[Mapping[str, Any]]:
    """Every node and relationship within an answer, as Neo4j's drivers and browser write them.

    `most` is how much of each list is looked at; all of it when None.
    """
    if depth > _MOST_DEEP_ANSWER:
        return
    if isinstance(item, list):
        for inner in item[:most]:
            yield from _answers(inner, depth + 1, most=most)
    elif isinstance(item, dict):
        has_id = any(item.get(key) is not None for key in _IDS_OF_NEO4J)
        node = isinstance(item.get("labels"), list)
        tie = isinstance(item.get("type"), str) and "" not in _ends_of_neo4j(item)
        if has_id and isinstance(item.get("properties"), dict) and (node or tie):
            yield item
            return
        for inner in item.values():
            yield from _answers(inner, depth + 1, most=most)


def _ends_of_neo4j(tie: Mapping[str, Any]) -> tuple[str, str]:
    """The ids of both ends, by the newer or the older way of counting."""
    for ends in _ENDS_OF_NEO4J:
        start, end = (tie.get(side) for side in ends)
        if isinstance(start, str | int) and isinstance(end, str | int):
            return str(start), str(end)
    return "", ""


def is_record(item: Any) -> bool:
    """Whether an object is a node or relationship as APOC exports them, one a line."""
    return (
        isinstance(item, dict)
        and item.get("type") in _OF_APOC
        and "id" in item
        and bool(item.keys() & {"labels", "properties", "start"})
    )


def read_records(records: Iterable[Any], name: str) -> FileGraph:
    """The graph of nodes and relationships as APOC exports them, one an object."""
    graph = FileGraph()
    for record in records:
        if not is_record(record):
            graph.unread += 1
            continue
        said = {key: value for key, value in record.items() if key != "type"}
        if record.get("type") == "relationship":
            for side in ("start", "end"):
                _meet(graph, record.get(side), name)
            _add_tie(graph, said, name)
        else:
            graph.add_node(str(record.get("id")), _said(said), name)
    return graph


def _meet(graph: FileGraph, end: Any, name: str) -> None:
    """Note what a relationship of APOC says of one of its ends."""
    if isinstance(end, dict) and str(end.get("id")) not in graph.nodes:
        graph.add_node(str(end.get("id")), _said(end), name)


def _nodes(nodes: list[Any] | dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each node with its id: the one it has, else its place in the list, as D3 counts them."""
    if isinstance(nodes, dict):
        for node, said in nodes.items():
            yield node, _said(said)
        return
    for place, node in enumerate(nodes):
        if not isinstance(node, dict):
            yield str(node), {}
            continue
        inner = node.get("data")
        held = {**node, **inner} if isinstance(inner, dict) else node
        yield (
            str(next((held[key] for key in _IDS if held.get(key) is not None), place)),
            _said(node),
        )


def _is_tie(item: Any) -> bool:
    return isinstance(item, dict) and _end(item, _STARTS) != "" and _end(item, _ENDS) != ""


def _add_tie(graph: FileGraph, tie: Mapping[str, Any], name: str) -> None:
    said = _said({key: value for key, value in tie.items() if key not in (*_STARTS, *_ENDS)})
    said = {key: text for key, text in said.items() if key not in (*_STARTS, *_ENDS)}
    graph.add_tie(_end(tie, _STARTS), _end(tie, _ENDS), said, name)


def _end(tie: Mapping[str, Any], names: Iterable[str]) -> str:
    """The id of one end, which some programs put into an object."""
    inner = tie.get("data")
    held = {**tie, **inner} if isinstance(inner, dict) else tie
    for key in names:
        end = held.get(key)
        if isinstance(end, dict):
            end = next((end[key] for key in _IDS if end.get(key) is not None), None)
        if end is not None:
            return str(end)
    return ""


def _said(item: Any, depth: int = 0) -> dict[str, str]:
    """The plain values of an object and of those within it, as texts; labels joined."""
    if not isinstance(item, dict) or depth > _MOST_DEEP:
        return {}
    found: dict[str, str] = {}
    for key, value in item.items():
        if key in _INNER and isinstance(value, dict):
            found |= _said(value, depth + 1)
        elif isinstance(value, list) and all(isinstance(entry, str) for entry in value):
            found[key] = "; ".join(value)
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            found[key] = str(value)
    return found
