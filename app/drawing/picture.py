"""A network within a frame: symbols, lines, and labels that lie over nothing.

It is what every still picture is drawn by: of a briefing, of a page, of a chart on its sheet.
Measures are points, so that letters are as large on paper as they are called: the picture is drawn
as large as its frame bears, and letters do not shrink with it.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import networkx as nx
from markupsafe import Markup

from app.drawing.look import Look
from app.drawing.room import Box, Room, box_around
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
from app.drawing.symbols import stroke
from app.networks.layouts.force import Point, nodes_in_order
from app.plain_text import plain, shorten
from app.wording.wording import Wording
from graph.model import Id, Relationship
from graph.schema import PARTY_KINDS, EntityKind, RelationshipKind, Strength

_WIDE = 0.62
"""Mean width of a letter beside its height; wide fonts need as much."""
_PARTY, _SMALL, _ROLE = 7.5, 6.2, 6.0
"""Sizes of letters: of parties, of cases and numbers, of roles."""
_LINE_HIGH = 1.2
_LARGEST_SCALE = 1.15
_FULL_SCALE = 0.42
"""From which scale on symbols are as large as they may be."""
_SYMBOL = 0.55
"""Symbols beside their size on the screen."""
_DASHES = {
    Strength.CONFIRMED: "solid",
    Strength.UNCONFIRMED: "dashed",
    Strength.TENTATIVE: "dotted",
}


class Words(NamedTuple):
    """A label: rows of text with the size of their letters."""

    rows: tuple[tuple[str, float], ...]

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height in points."""
        wide = max(len(text) * size * _WIDE for text, size in self.rows)
        return wide, sum(size * _LINE_HIGH for _text, size in self.rows)


class FramedPicture:
    """The picture within its frame."""

    def __init__(
        self,
        graph: "nx.MultiDiGraph[Id]",
        places: Mapping[Id, Point],
        wording: Wording,
        look: Look,
        frame: Box,
    ) -> None:
        self.graph, self.wording, self.look = graph, wording, look
        self.room = Room(frame)
        self.places, scale = _fitted({node: places[node] for node in graph}, frame)
        self.symbols = _SYMBOL * min(max(scale / _FULL_SCALE, 0.45), 1.0)
        """How large symbols are beside the screen: smaller where much stands on the sheet."""
        self.lines = lines(graph)
        self.unlabelled = 0
        """How many labels found no room, once the body is drawn."""

    def body(self) -> Markup:
        """Lines below, symbols above them, labels above all.

        A case is a box with its number in it where the box finds room, else a symbol as others are.
        """
        ordered = sorted(nodes_in_order(self.graph), key=_weight)
        cases = [one for one in ordered if one[1]["entity"].kind is EntityKind.CASE]
        others = [one for one in ordered if one[1]["entity"].kind is not EntityKind.CASE]
        symbols = [self._symbol(node, data) for node, data in others]
        crowded = []
        for node, data in cases:
            boxed = self._boxed(node, data)
            symbols.append(boxed or self._symbol(node, data))
            crowded += [] if boxed else [(node, data)]
        labels = [self._label(node, data) for node, data in (*others, *crowded)]
        drawn = [self._line(line) for line in self.lines]
        verbs = [self._verb(line) for line in self.lines]
        return Markup("\n").join([*drawn, *symbols, *labels, *verbs])

    def _line(self, links: tuple[Relationship, ...]) -> Markup:
        """One line from border to border: broken by its strength, as wide as its evidence."""
        start, end = self.places[links[0].start], self.places[links[0].end]
        (x1, y1), (x2, y2) = _trimmed(
            start, end, self._size(links[0].start), self._size(links[0].end)
        )
        dash = stroke("long" if is_guess(links) else _DASHES[strongest(links)])
        wide = 0.6
        if any(link.kind is not RelationshipKind.PARTY_TO for link in links):
            wide += 0.9 * max(link.weight for link in links)
        return Markup(
            '<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="{}"'
            ' stroke-width="{:.2f}"{}{}/>'
        ).format(
            *(x1, y1, x2, y2),
            self.look.line(PROBABLE_LINE if is_guess(links) else LINE),
            wide,
            Markup(' stroke-dasharray="{}"').format(dash) if dash else "",
            Markup(' marker-end="url(#tip)"') if has_arrow(links) else "",
        )

    def _size(self, node: Id) -> float:
        data = self.graph.nodes[node]
        return style_of(data["entity"], data["group"]).size * self.symbols

    def _boxed(self, node: Id, data: dict[str, Any]) -> Markup:
        """A case as a box with its number in it; nothing where it would lie over something."""
        words = Words(((plain(data["entity"].name) or "–", _SMALL),))
        wide, high = words.extent[0] + 5, _SMALL * 1.7
        x, y = self.places[node]
        around = box_around(x, y, wide, high)
        if not self.room.is_free(around):
            return Markup("")
        self.room.take(around)
        box = Markup(
            '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="1.5"'
            ' fill="#ffffff" stroke="{}" stroke-width="0.8"/>'
        ).format(x - wide / 2, y - high / 2, wide, high, self.look.ink)
        return box + _text(words, box_around(x, y, *words.extent), halo=False)

    def _symbol(self, node: Id, data: dict[str, Any]) -> Markup:
        x, y = self.places[node]
        style = style_of(data["entity"], data["group"])
        size = style.size * self.symbols
        self.room.take(box_around(x, y, 2 * size, 2 * size))
        dash = "2 2" if data["entity"].protected else ""
        return self.look.symbol(style.shape, x, y, size, style.color, dash=dash)

    def _label(self, node: Id, data: dict[str, Any]) -> Markup:
        """The label where it finds room; a shorter one where there is little."""
        entity = data["entity"]
        is_party = entity.kind in PARTY_KINDS
        first, *others = label_of(entity, data["roles"], self.wording).split("\n")
        size = _PARTY if is_party else _SMALL
        whole = Words(((first, size), *((other, _ROLE) for other in others)))
        # half a number would be another number
        short = Words(((shorten(first, 16) if is_party else first, size),))
        x, y = self.places[node]
        for words in dict.fromkeys((whole, short)):
            found = self.room.place_beside(x, y, self._size(node), *words.extent)
            if found:
                box, is_far = found
                leader = self._leader(node, box) if is_far else Markup("")
                return leader + _text(words, box)
        self.unlabelled += 1
        return Markup("")

    def _leader(self, node: Id, box: Box) -> Markup:
        """A hair line from a symbol to a label that stands away from it."""
        x, y = self.places[node]
        to = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
        (x, y), (to_x, to_y) = _trimmed((x, y), to, self._size(node), 0.0)
        return Markup(
            '<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="{}" stroke-width="0.3"/>'
        ).format(x, y, to_x, to_y, self.look.ink)

    def _verb(self, links: tuple[Relationship, ...]) -> Markup:
        """What was done, on its line, where there is room for it; of a guess its sign, always."""
        verb, size = shorten(self.wording.relationship(links[0].kind), 40), 5.2
        if is_guess(links):
            verb, size = PROBABLE_SIGN, 10.0
        elif not has_arrow(links):
            return Markup("")
        words = Words(((verb, size),))
        (x1, y1), (x2, y2) = self.places[links[0].start], self.places[links[0].end]
        box = box_around((x1 + x2) / 2, (y1 + y2) / 2, *words.extent)
        if not is_guess(links) and not self.room.is_free(box):
            return Markup("")
        self.room.take(box)
        return _text(words, box, slant=True)


def _weight(node: tuple[Id, dict[str, Any]]) -> tuple[bool, bool, int, Id]:
    """Who is labelled first: parties of most cases, then protected people, then numbers."""
    key, data = node
    entity = data["entity"]
    return entity.kind not in PARTY_KINDS, entity.protected, -entity.cases, key


def _fitted(places: Mapping[Id, Point], frame: Box) -> tuple[dict[Id, Point], float]:
    """The places within the frame, as large as it bears, in its middle; labels have room beside.

    With it how large they are beside the screen.
    """
    if not places:
        return {}, 1.0
    across = [x for x, _ in places.values()]
    down = [y for _, y in places.values()]
    inner = Box(frame.left + 42, frame.top + 16, frame.right - 42, frame.bottom - 26)
    wide, high = max(across) - min(across), max(down) - min(down)
    scale_x = (inner.right - inner.left) / max(wide, 1.0)
    scale_y = (inner.bottom - inner.top) / max(high, 1.0)
    # a sheet is filled both ways, but no picture is drawn out to more than half as much again
    scale_x, scale_y = min(scale_x, scale_y * 1.5), min(scale_y, scale_x * 1.5)
    scale_x, scale_y = min(scale_x, _LARGEST_SCALE), min(scale_y, _LARGEST_SCALE)
    middle_x, middle_y = inner.middle
    from_x, from_y = (max(across) + min(across)) / 2, (max(down) + min(down)) / 2
    fitted = {
        node: (middle_x + (x - from_x) * scale_x, middle_y + (y - from_y) * scale_y)
        for node, (x, y) in places.items()
    }
    return fitted, min(scale_x, scale_y)


def _trimmed(start: Point, end: Point, at_start: float, at_end: float) -> tuple[Point, Point]:
    """The line between two symbols, from border to border."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = max((across**2 + down**2) ** 0.5, at_start + at_end + 1.0)
    unit_x, unit_y = across / length, down / length
    return (
        (start[0] + unit_x * at_start, start[1] + unit_y * at_start),
        (end[0] - unit_x * (at_end + 1), end[1] - unit_y * (at_end + 1)),
    )


def _text(words: Words, box: Box, *, halo: bool = True, slant: bool = False) -> Markup:
    """Rows of text in the middle of a box, with a halo that keeps lines off them."""
    written = Markup("")
    x, _ = box.middle
    y = box.top
    for text, size in words.rows:
        y += size * _LINE_HIGH
        place = Markup('x="{:.1f}" y="{:.1f}" font-size="{}" text-anchor="middle"').format(
            x, y - size * 0.28, size
        )
        style = Markup(' font-style="italic"') if slant else Markup("")
        if halo:
            edge = Markup(' stroke="#ffffff" stroke-width="1.6" fill="#ffffff"')
            written += Markup("<text {}{}{}>{}</text>").format(place, style, edge, text)
        written += Markup("<text {}{}>{}</text>").format(place, style, text)
    return written
