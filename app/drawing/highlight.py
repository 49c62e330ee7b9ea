"""What of a drawn network is made to stand out, and what is taken out of it; nothing moves
by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from app.drawing.style import INK, LINE, lines
from graph.model import Id

_FAINT_NODE = 0.35
_FAINT_LINE = 0.3
FAINT_INK = "#1f293366"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Marks:
    """Nodes and relationships to stand out from the rest, and nodes to leave out.

    Empty draws all alike.
    """

    nodes: frozenset[Id] = frozenset()
    relationships: frozenset[Id] = frozenset()
    """When there are none, lines between two marked nodes stand out."""
    without: frozenset[Id] = frozenset()


def marked(drawn: Mapping[str, Any], graph: "nx.MultiDiGraph[Id]", marks: Marks) -> dict[str, Any]:
    """The rows that a canvas draws, with these marks.

    Every row says how faint it is, since the canvas remembers.
    """
    told: set[Id] = set()
    ends: set[Id] = set()
    for line in lines(graph):
        if marks.relationships.intersection(link.id for link in line):
            heaviest = line[0]
            told.add(heaviest.id)
            ends |= {heaviest.start, heaviest.end}

    bright = marks.nodes | ends
    nodes = [_node(row, bright) for row in drawn["nodes"] if row["id"] not in marks.without]
    edges = [
        _edge(row, bright, told)
        for row in drawn["edges"]
        if row["from"] not in marks.without and row["to"] not in marks.without
    ]
    return {**drawn, "nodes": nodes, "edges": edges}


def _node(row: Row, bright: set[Id] | frozenset[Id]) -> Row:
    faint = bool(bright) and row["id"] not in bright
    font = {**row["font"], "color": FAINT_INK if faint else INK}
    width = 4 if row["id"] in bright else 1.5
    return {**row, "opacity": _FAINT_NODE if faint else 1.0, "borderWidth": width, "font": font}


def _edge(row: Row, bright: set[Id] | frozenset[Id], told: set[Id]) -> Row:
    lit = row["id"] in told if told else row["from"] in bright and row["to"] in bright
    faint = bool(bright) and not lit
    color = {"color": LINE, "highlight": INK, "hover": INK, **row.get("color", {})}

    return {
        **row,
        "color": {**color, "opacity": _FAINT_LINE if faint else 1.0},
        "width": row["width"] + 1.5 * lit,
    }
