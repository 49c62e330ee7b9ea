"""GraphML and GEXF, as Gephi, yEd, Cytoscape, igraph and networkx write them.

Decisions.
Both are walked here, through the guarded XML of loaders/readers/xml.py (no document type, no
entity, bounded depth). The readers of networkx are not used for them: they parse without that
guard, turn round the ends of undirected ties, refuse a file whose ties are of both sorts, and find
nothing under another version's namespace.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException

from graph.errors import UnreadableFile
from graph.messages import message
from loaders.readers.graphs.graph import FileGraph, tie_table
from loaders.readers.xml import BROKEN, Metered, events, local_name
from loaders.tables import MAX_DOCUMENT_BYTES, Table, check_size

GRAPHS = frozenset({"graphml", "gexf"})
"""Root elements of the files that are read here."""

_LABELS = {"node": "NodeLabel", "edge": "EdgeLabel"}
"""What yEd writes the name of a node, and the word of a tie, into."""


_OF_MALTEGO = ("MaltegoEntity", "MaltegoLink")
_MALTEGO_LINK = "maltego.link.manual.type"


def read_xml_graph(path: Path, name: str) -> Iterator[Table]:
    """The ties of a GraphML or GEXF file; raises UnreadableFile."""
    check_size(path, MAX_DOCUMENT_BYTES)
    try:
        with path.open("rb") as file:
            graph = _read(file, name)
    except DefusedXmlException as error:
        raise UnreadableFile(
            message(
                "{name} declares a document type or entities, which a network does not need; do not"
                " use it, ask for it anew",
                name=name,
            )
        ) from error
    except BROKEN as error:
        raise UnreadableFile(
            message(
                "{name} is no GraphML or GEXF that can be read ({error}); export it again",
                name=name,
                error=error,
            )
        ) from error
    yield tie_table(graph, name)


def is_xml_graph(path: Path) -> bool:
    """Whether the root element of an XML file is that of a graph."""
    try:
        with path.open("rb") as file:
            _, root = next(events(Metered(file)))
    except (DefusedXmlException, StopIteration, *BROKEN):
        return False
    return local_name(root.tag) in GRAPHS


def _of_maltego(entity: Element) -> dict[str, str]:
    """What Maltego says of a node or tie: its sort, and the property by which it is called."""
    chosen, values = "", dict[str, str]()
    for inner in entity.iter():
        tag = local_name(inner.tag)
        if tag == "Properties":
            chosen = inner.get("value", "")
        elif tag == "Property":
            value = next((e.text for e in inner if local_name(e.tag) == "Value"), "")
            values[inner.get("name", "")] = value or ""
    named = values.get(chosen) or next(filter(None, values.values()), "")
    if local_name(entity.tag) == "MaltegoLink":
        return {"label": values.get(_MALTEGO_LINK, "")}
    return {"label": named, "kind": entity.get("type", "")}


def _read(file: IO[bytes], name: str) -> FileGraph:
    """Nodes and ties as they stream by, each dropped once it was taken."""
    metered = Metered(file)
    graph, keys = FileGraph(), _Keys()
    for event, element in events(metered):
        if event == "start":
            continue
        metered.since = 0
        tag = local_name(element.tag)
        if tag in ("key", "attribute"):
            keys.add(element)
        elif tag == "attributes":
            keys.close(element.get("class", ""))
        elif tag == "node":
            graph.add_node(element.get("id", ""), keys.said(element, "node"), name)
        elif tag == "edge":
            ends = element.get("source", ""), element.get("target", "")
            graph.add_tie(*ends, keys.said(element, "edge"), name)
        elif tag == "hyperedge":
            raise ValueError("a tie of more than two ends")
        if tag in ("node", "edge"):
            element.clear()
    return graph


class _Keys:
    """What a file declares of its attributes: the name that each key stands for, and defaults."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self._open: list[Element] = []

    def add(self, element: Element) -> None:
        """Note one declaration; of GEXF it is closed with the class it belongs to."""
        if local_name(element.tag) == "attribute":
            self._open.append(element)
            return
        for kind in self._kinds(element.get("for", "all")):
            self._declare(kind, element, element.get("attr.name", ""))

    def close(self, kind: str) -> None:
        """Note the declarations of one class of a GEXF file."""
        for element in self._open:
            for each_kind in self._kinds(kind):
                self._declare(each_kind, element, element.get("title", ""))
        self._open.clear()

    def said(self, element: Element, kind: str) -> dict[str, str]:
        """What an element says by attributes of its own, keys and values."""
        found = dict(self._defaults[kind])
        own = element.attrib.items()
        found |= {
            local_name(name): text for name, text in own if name not in ("id", "source", "target")
        }
        for inner in element:
            tag = local_name(inner.tag)
            if tag == "data":
                found |= self._datum(inner, kind)
            elif tag == "attvalues":
                for value in inner:
                    key = value.get("for", value.get("id", ""))
                    found[self._names.get((kind, key), key)] = value.get("value", "")
        return {name: text for name, text in found.items() if text and text.strip()}

    def _datum(self, element: Element, kind: str) -> dict[str, str]:
        """One value of GraphML; of yEd's drawing only the label."""
        key = element.get("key", "")
        if not len(element):
            return {self._names.get((kind, key), key): element.text or ""}
        entity = next((e for e in element if local_name(e.tag) in _OF_MALTEGO), None)
        if entity is not None:
            return _of_maltego(entity)
        label = next((e for e in element.iter() if local_name(e.tag) == _LABELS[kind]), None)
        return {"label": label.text} if label is not None and label.text else {}

    @staticmethod
    def _kinds(kind: str) -> tuple[str, ...]:
        return (kind,) if kind in _LABELS else tuple(_LABELS) if kind == "all" else ()

    def _declare(self, kind: str, element: Element, title: str) -> None:
        key = element.get("id", "")
        self._names[kind, key] = title or key
        default = next((inner.text for inner in element if local_name(inner.tag) == "default"), "")
        if default and default.strip():
            self._defaults[kind][title or key] = default
