"""Pajek's .net of one network: vertices by number, every tie as an arc of its weight.

Programs take the label of a vertex for its name: two persons of one name would become one. So a
label that occurs twice has its number behind it. Pajek knows no escapes: quotes and backslashes are
written as others.
"""

from collections import Counter
from collections.abc import Mapping

from app.exports.graphs.elements import Elements, Node
from app.exports.heading import Heading
from graph.model import Id

OWN = "Simpul export"
"""The mark of our own files, whose masked names are not to be read as evidence."""
_UNQUOTED = str.maketrans({'"': "'", "\\": "/"})


def pajek(elements: Elements, heading: Heading) -> bytes:
    """The network; symmetric ties are arcs one way, as they are kept."""
    number = {node.id: place for place, node in enumerate(elements.nodes, start=1)}
    labels = unique_labels(elements.nodes)
    lines = [f"*Network {_text(f'{OWN}: {heading.title}')}"]
    if heading.log:
        lines.append(f"% simpul-log {heading.log}")
    lines.append(f"*Vertices {len(elements.nodes)}")
    lines += [f'{number[node.id]} "{_text(labels[node.id])}"' for node in elements.nodes]
    lines.append("*Arcs")
    lines += [
        f'{number[edge.start]} {number[edge.end]} {edge.weight:.6g} l "{_text(edge.kind)}"'
        for edge in elements.edges
    ]
    return ("\r\n".join(lines) + "\r\n").encode()


def unique_labels(nodes: tuple[Node, ...]) -> Mapping[Id, str]:
    """A label of its own for each node; one that occurs twice, or that has none, has its number."""
    often = Counter(_text(node.label) for node in nodes)
    return {
        node.id: node.label
        if node.label and often[_text(node.label)] == 1
        else f"{node.label} ({node.id})".strip()
        for node in nodes
    }


def _text(text: str) -> str:
    return text.translate(_UNQUOTED)
