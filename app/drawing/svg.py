"""A network as a still picture (SVG) for paper: the same places, colours, shapes and lines as on
the screen.
"""

from collections.abc import Mapping
from typing import Any

import networkx as nx
from markupsafe import Markup

from app.drawing.style import (
    LINE,
    PROBABLE_LINE,
    PROBABLE_SIGN,
    has_arrow,
    is_guess,
    label_of,
    lines,
    strongest,
    style_of,
)
from app.drawing.symbols import stroke, symbol
from app.networks.layouts.force import Point, nodes_in_order, positions
from app.wording.wording import Wording
from graph.model import Id, Relationship
from graph.schema import PARTY_KINDS, EntityKind, RelationshipKind, Strength

_STYLES = {
    Strength.CONFIRMED: "solid",
    Strength.UNCONFIRMED: "dashed",
    Strength.TENTATIVE: "dotted",
}
_MARGIN = 125.0
_READABLE_WIDTH = 1000.0
"""Width in units of the picture up to which its letters can be read on A4."""

_BOW = 0.15
"""How far the bow between two who are probably one leaves the straight way, as a share of its
length.
"""

_CASE_WIDTH = 4.2
"""Half a letter's width in a case's box, of its font size of 12."""


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


def draw(graph: "nx.MultiDiGraph[Id]", wording: Wording, *, title: str, seed: int = 1) -> Markup:
    """The picture as an SVG element with its title for screen readers."""
    places = _drawn_close(positions(graph, seed=seed))
    width, height = _extent(places)
    body = Markup("").join(
        [
            *(_line(line, places) for line in lines(graph)),
            *(_node(node, data, places[node], wording) for node, data in nodes_in_order(graph)),
        ]
    )
    head = Markup(
        '<svg class="picture" xmlns="http://www.w3.org/2000/svg" role="img" viewBox="{} {} {}'
        ' {}"><title>{}</title><defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4"'
        ' markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"'
        ' fill="{}"/></marker></defs>'
    ).format(-_MARGIN, -_MARGIN / 3, width + 2 * _MARGIN, height + 0.8 * _MARGIN, title, LINE)
    return head + body + Markup("</svg>")


def _is_identifier(data: Mapping[str, Any]) -> bool:
    return data["entity"].kind not in PARTY_KINDS and data["entity"].kind is not EntityKind.CASE


def _extent(places: Mapping[str, Point]) -> Point:
    return max((x for x, _ in places.values()), default=0.0), max(
        (y for _, y in places.values()), default=0.0
    )


def _drawn_close(places: Mapping[str, Point]) -> dict[str, Point]:
    """The places drawn together when the picture is wide.

    A page makes the letters of a wide one small.
    """
    wide = max(_extent(places)) + 2 * _MARGIN
    factor = min(max(wide / _READABLE_WIDTH, 1.0), 1.3)
    return {node: (x / factor, y / factor) for node, (x, y) in places.items()}


def _line(relationships: tuple[Relationship, ...], places: Mapping[str, Point]) -> Markup:
    """One line between two nodes, as wide as its heaviest link; only parts in cases stay thin."""
    if is_guess(relationships):
        return _guess(relationships, places)

    x1, y1 = places[relationships[0].start]
    x2, y2 = places[relationships[0].end]
    if has_arrow(relationships):
        x2, y2 = _before((x1, y1), (x2, y2), 24.0)
    dash = stroke(_STYLES[strongest(relationships)])
    width = 1.2
    if any(link.kind is not RelationshipKind.PARTY_TO for link in relationships):
        width += 1.5 * max(link.weight for link in relationships)

    return Markup(
        '<line x1="{:.0f}" y1="{:.0f}" x2="{:.0f}" y2="{:.0f}" stroke="{}"'
        ' stroke-width="{:.1f}"{}{}/>'
    ).format(
        x1,
        y1,
        x2,
        y2,
        LINE,
        width,
        Markup(' stroke-dasharray="{}"').format(dash) if dash else "",
        Markup(' marker-end="url(#tip)"') if has_arrow(relationships) else "",
    )


def _guess(relationships: tuple[Relationship, ...], places: Mapping[str, Point]) -> Markup:
    """A bow with a sign on it between two who are probably one.

    It hides no line that a source states.
    """
    x1, y1 = places[relationships[0].start]
    x2, y2 = places[relationships[0].end]
    x = (x1 + x2) / 2 - (y2 - y1) * _BOW
    y = (y1 + y2) / 2 + (x2 - x1) * _BOW
    bow = Markup(
        '<path d="M{:.0f} {:.0f}Q{:.0f} {:.0f} {:.0f} {:.0f}" fill="none" stroke="{}"'
        ' stroke-width="2" stroke-dasharray="{}"/><text class="guess" x="{:.0f}" y="{:.0f}"'
        ' font-size="17">{}</text>'
    )
    middle = ((x1 + 2 * x + x2) / 4, (y1 + 2 * y + y2) / 4 + 6)
    return bow.format(x1, y1, x, y, x2, y2, PROBABLE_LINE, stroke("long"), *middle, PROBABLE_SIGN)


def _before(start: Point, end: Point, gap: float) -> Point:
    """The point on the way to `end` that lies `gap` before it."""
    across = end[0] - start[0]
    down = end[1] - start[1]
    length = max((across**2 + down**2) ** 0.5, gap + 1.0)
    return end[0] - across / length * gap, end[1] - down / length * gap


def _node(node: Id, data: Mapping[str, Any], place: Point, wording: Wording) -> Markup:
    """A symbol with its label; a case is a box around its number."""
    entity = data["entity"]
    x, y = place
    style = style_of(entity, data["group"])
    text = label_of(entity, data["roles"], wording).split("\n")
    if entity.kind is EntityKind.CASE:
        half = 8 + _CASE_WIDTH * len(text[0])
        box = Markup(
            '<rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="22" rx="3" fill="#fff"'
            ' stroke="{}"/>'
        )
        return box.format(x - half, y - 11, 2 * half, style.border) + _text(text, x, y + 4, 12)
    dash = "3 3" if entity.protected else ""
    below = y + style.size + 14

    return symbol(style.shape, x, y, style.size, style.color, dash=dash) + _text(
        text, x, below, 14 if entity.kind in PARTY_KINDS else 11
    )


def _text(rows: list[str], x: float, y: float, size: int) -> Markup:
    written = Markup("")
    for number, row in enumerate(rows):
        look = Markup('font-size="{}"').format(size if number == 0 else size - 3)
        written += Markup('<text x="{:.0f}" y="{:.0f}" {}>{}</text>').format(
            x, y + number * (size - 1), look, row
        )

    return written
