"""A network as a still picture (SVG) for a page: labels lie over nothing, and what colours say is
said by hatching and lines too.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import networkx as nx
from markupsafe import Markup

from app.drawing.look import Look
from app.drawing.picture import FramedPicture
from app.drawing.room import Box
from app.networks.layouts.force import positions
from app.plain_text import plain
from app.wording.wording import Wording
from graph.model import Id
from graph.schema import PARTY_KINDS, EntityKind

FAMILY = "Noto Sans, DejaVu Sans, Arial, Libertinus Serif, sans-serif"
"""Fonts of drawings, the first that is there."""
_WIDE = 482.0
"""Points between the margins of a page of A4."""
_LOWEST, _HIGHEST, _A_NODE = 190.0, 450.0, 9.0
"""Points that a picture is high: so many for each node, within limits."""


class Drawing(NamedTuple):
    """A still picture, and how many labels found no room in it."""

    svg: Markup
    unlabelled: int


def simplify(graph: "nx.MultiDiGraph[Id]", *, most: int = 70) -> "nx.MultiDiGraph[Id]":
    """What a sheet of paper can carry.

    Parties, cases, victims, and identifiers that join two of them.

    Above `most` nodes victims go, then identifiers; the parties and cases always stay.
    """
    kept = set(graph)
    for node, data in graph.nodes(data=True):
        neighbours = set(graph.predecessors(node)) | set(graph.successors(node))
        is_bystander = data["entity"].protected and "korban" not in data["roles"]
        is_leaf = _is_identifier(data) and len(neighbours) < 2
        if is_bystander or is_leaf:
            kept.discard(node)

    # what a sheet cannot carry goes in this order: protected people, then identifiers
    for goes in (lambda data: data["entity"].protected, _is_identifier):
        if len(kept) > most:
            kept = {node for node in kept if not goes(graph.nodes[node])}

    return graph.subgraph(kept)


def draw(graph: "nx.MultiDiGraph[Id]", wording: Wording, *, title: str, seed: int = 1) -> Drawing:
    """The picture as an SVG element with its title for screen readers."""
    high = min(max(_LOWEST, 110.0 + _A_NODE * len(graph)), _HIGHEST)
    frame = Box(0.0, 0.0, _WIDE, high)
    look = Look(black=False)
    picture = FramedPicture(graph, positions(graph, seed=seed), wording, look, frame)
    body = picture.body()
    head = Markup(
        '<svg class="picture" xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {:.0f}'
        ' {:.0f}" font-family="{}" fill="{}"><title>{}</title><defs>{}</defs>'
    ).format(_WIDE, high, FAMILY, look.ink, plain(title), look.definitions())
    return Drawing(head + body + Markup("</svg>"), picture.unlabelled)


def _is_identifier(data: Mapping[str, Any]) -> bool:
    return data["entity"].kind not in PARTY_KINDS and data["entity"].kind is not EntityKind.CASE
