"""The picture of a canvas as the browser takes it: one plain dictionary, in the reader's language.

Decisions.
Every text is plain and is set as text: what would steer a screen or turn the reading is gone.
Codes are told beside their words, so that the browser filters by codes and shows words.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from app.drawing.explorer.details import (
    group_label,
    lines_of_node,
    lines_of_tie,
    name_of,
    says,
)
from app.drawing.explorer.values import REST, colors_of, word_of
from app.drawing.signs import NIGHT, SIGNS
from app.drawing.style import (
    GROUP_COLORS,
    IDENTIFIER_STYLES,
    INK,
    LINE,
    Style,
    has_arrow,
    is_guess,
    line_look,
    node_color,
    node_font,
    node_look,
    shape_of,
    style_of,
)
from app.networks.explorer.shown.facets import FACETS, KIND, LENSES, ROLE
from app.networks.explorer.shown.picture import Picture, PictureNode, PictureTie
from app.networks.explorer.tidying import LAYOUTS
from app.wording import explorer as words
from app.wording.wording import Wording
from graph.model import Id
from graph.schema import EntityKind, RelationshipKind, RoleGroup

Row = dict[str, Any]
_GROUP_STYLE = Style("#dfe6ee", "hexagon", size=26)


def payload(
    picture: Picture,
    wording: Wording,
    *,
    key: str,
    step: int = 0,
    can: tuple[bool, bool] = (False, False),
    said: Sequence[str] = (),
    texts: Mapping[str, str] | None = None,
) -> Row:
    """Everything that the browser draws, tells and offers.

    `can` says whether something can be undone and done again, `said` is told once, `texts` are the
    words of the component itself.
    """
    canvas = picture.canvas
    names = {node.id: name_of(node, wording) for node in picture.nodes}
    colors = colors_of(canvas.lens, _of_nodes(picture, canvas.lens))
    nodes = [_node(node, picture, colors, wording) for node in picture.nodes]

    return {
        "key": key,
        "step": step,
        "nodes": nodes,
        "ties": [_tie(tie, names, picture, wording) for tie in picture.ties],
        "facets": _facets(picture, wording),
        "legend": _legend(picture, colors, wording),
        "window": _window(picture),
        "lenses": [{"value": lens, "word": _(words.FACETS[lens], wording)} for lens in LENSES],
        "lens": canvas.lens,
        "layouts": [{"value": name, "word": _(words.LAYOUTS[name], wording)} for name in LAYOUTS],
        "layout": canvas.layout,
        "selected": list(canvas.selected),
        "camera": {"x": canvas.camera.x, "y": canvas.camera.y, "scale": canvas.camera.scale},
        "can": {"undo": can[0], "redo": can[1]},
        "hidden": picture.hidden,
        "left_out": picture.filtered,
        "thinned": picture.thinned,
        "notes": _notes(picture, wording),
        "said": list(said),
        "words": dict(texts or {}),
        "night": dict(NIGHT),
    }


def _(msgid: str, wording: Wording) -> str:
    return wording.text(msgid)


# ---- nodes


def _node(node: PictureNode, picture: Picture, colors: Mapping[str, str], wording: Wording) -> Row:
    """One node with all that is told of it at once."""
    entity = node.entity
    more = [
        {"kind": kind, "count": count, "word": words.how_many(kind, count, wording)}
        for kind, count in sorted(node.more.items())
    ]
    return {
        **_look(node, picture.canvas.lens, colors, wording),
        "id": node.id,
        "kind": entity.kind.value if entity else "group",
        "group": node.role_group,
        "mark": _mark(node.role_group, wording),
        "x": node.place[0],
        "y": node.place[1],
        "pinned": node.pinned,
        "hidden": node.filtered,
        "protected": entity is not None and entity.protected,
        "inner": sum(node.inner.values()),
        "within": node.within,
        "more": more,
        "facets": {facet: list(node.facets.get(facet, ())) for facet in FACETS},
        "dates": [list(span) for span in node.dates],
        "at": list(node.at) if node.at else None,
        "lines": lines_of_node(node, picture, wording),
        "copies": name_of(node, wording),
        "opens": "entity" if entity else "",
    }


def _look(node: PictureNode, lens: str, colors: Mapping[str, str], wording: Wording) -> Row:
    """Label, shape, size and colour of a node."""
    if node.entity is None:
        return {
            "label": group_label(node, wording),
            "shape": _GROUP_STYLE.shape,
            "size": _GROUP_STYLE.size,
            "color": node_color(_GROUP_STYLE.color),
            "font": node_font(small=False),
            "shapeProperties": {"borderDashes": False},
        }
    style = style_of(node.entity, node.role_group)
    look = node_look(node.entity, node.roles, style, wording)
    if lens != ROLE:
        values = node.facets.get(lens, ())
        color = colors.get(values[0], REST) if len(values) == 1 else REST
        look["color"] = node_color(color, style.border)
    return look


def _mark(role_group: str, wording: Wording) -> str:
    """The letter that tells a role without its colour; none for other parties."""
    known = role_group in GROUP_COLORS and role_group != RoleGroup.OTHER
    return wording.group(role_group)[:1] if known else ""


def _of_nodes(picture: Picture, facet: str) -> dict[str, int]:
    """How many nodes have each value of a facet."""
    counts = Counter[str]()
    for node in picture.nodes:
        counts.update(node.counts.get(facet, node.facets.get(facet, ())))
    return dict(counts)


# ---- ties


def _tie(tie: PictureTie, names: Mapping[Id, str], picture: Picture, wording: Wording) -> Row:
    """One tie with all that is told of it at once."""
    links = tie.links
    guess = is_guess(links)
    look = line_look(links)
    label = look.pop("label", "")
    if tie.grouped:
        look["width"] = 1.0 + math.log2(tie.count)
    return {
        "color": {"color": LINE, "highlight": INK, "hover": INK},
        **look,
        "id": tie.id,
        "from": tie.start,
        "to": tie.end,
        "label": label or (wording.number(tie.count) if tie.count > 1 else ""),
        "arrows": has_arrow(links) and not tie.both_ways,
        "guess": guess,
        "count": tie.count,
        "facets": {facet: list(tie.facets.get(facet, ())) for facet in FACETS},
        "dates": [list(span) for span in tie.dates],
        "lines": lines_of_tie(tie, names, picture, wording),
        "says": says(tie, names, wording),
    }


# ---- what stands beside the picture


def _facets(picture: Picture, wording: Wording) -> list[Row]:
    """Every facet that something on the canvas has, its values most frequent first."""
    rows = []
    for facet in FACETS:
        off = picture.canvas.off.get(facet, ())
        counts = {**dict.fromkeys(off, 0), **picture.facets.get(facet, {})}
        if not counts:
            continue
        values = [
            {
                "value": value,
                "word": word_of(facet, value, picture, wording),
                "count": count,
                "off": value in off,
            }
            for value, count in sorted(counts.items(), key=_most_first)
        ]
        word = wording.text(words.FACETS[facet])
        rows.append({"facet": facet, "word": word, "values": values})
    return rows


def _most_first(counted: tuple[str, int]) -> tuple[bool, int, str]:
    """The order of values: kinds of ties after kinds of nodes, and the most frequent first."""
    value, count = counted
    return value in set(RelationshipKind), -count, value


def _legend(picture: Picture, colors: Mapping[str, str], wording: Wording) -> list[Row]:
    """What colours and shapes mean, with how many there are; only those that occur."""
    lens = picture.canvas.lens
    counts = _of_nodes(picture, lens)
    items = [
        _legend_item("●", colors[value], lens, value, counts[value], picture, wording)
        for value in sorted(counts, key=lambda value: (-counts[value], value))
    ]
    if lens == KIND:
        return items
    kinds = _of_nodes(picture, KIND)
    for kind in sorted(kinds, key=lambda kind: (-kinds[kind], kind)):
        style = IDENTIFIER_STYLES.get(EntityKind(kind))
        color = style.color if style else INK
        sign = SIGNS[shape_of(EntityKind(kind))]
        items.append(_legend_item(sign, color, KIND, kind, kinds[kind], picture, wording))
    return items


def _legend_item(
    sign: str,
    color: str,
    facet: str,
    value: str,
    count: int,
    picture: Picture,
    wording: Wording,
) -> Row:
    """One line of the legend; a click on it switches the value of its facet."""
    return {
        "sign": sign,
        "mark": _mark(value, wording) if facet == ROLE else "",
        "label": word_of(facet, value, picture, wording),
        "color": color,
        "count": count,
        "facet": facet,
        "value": value,
        "off": value in picture.canvas.off.get(facet, ()),
    }


def _notes(picture: Picture, wording: Wording) -> list[str]:
    """What stays to be told of the picture: what of it stands for more, and what is not drawn."""
    notes = []
    groups = [node for node in picture.nodes if node.group]
    if groups:
        members = sum(sum(node.inner.values()) for node in groups)
        told = wording.plural(
            "{n} group stands for {members}: open it to see what is in it",
            "{n} groups stand for {members}: open one to see what is in it",
            len(groups),
        )
        notes.append(told.format(n=wording.number(len(groups)), members=wording.number(members)))
    if picture.thinned:
        told = wording.plural(
            "{n} tie that stands for less is not drawn",
            "{n} ties that stand for less are not drawn",
            picture.thinned,
        )
        notes.append(told.format(n=wording.number(picture.thinned)))
    return notes


def _window(picture: Picture) -> Row:
    """The time bar: from when to when, what of it is chosen, and how much falls into each time."""
    bins = picture.bins
    return {
        "first": bins[0].first if bins else "",
        "last": bins[-1].last if bins else "",
        "since": picture.canvas.since,
        "until": picture.canvas.until,
        "bins": [{"from": one.first, "to": one.last, "count": one.count} for one in bins],
    }
