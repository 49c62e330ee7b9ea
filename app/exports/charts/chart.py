"""A network on one sheet of paper: title, date and handling above, a legend beside, the notice
below, and labels that lie over nothing.

Decisions.
Measures are points, so that letters are as large on paper as they are called. The picture is drawn
as large as the sheet bears; letters do not shrink with it. What no sheet can carry (identifiers
that join nobody, then victims, then identifiers) is left out as in briefings, and how many were
left out is said on the sheet, as is how many labels found no room.
Shapes, hatching and lines say what colours say, so that a grey copy can be read.
"""

from collections.abc import Mapping
from typing import NamedTuple

import networkx as nx
from markupsafe import Markup

from app.drawing.look import Look
from app.drawing.picture import FramedPicture
from app.drawing.room import Box
from app.drawing.style import LegendItem, legend
from app.drawing.svg import FAMILY, simplify
from app.exports.heading import Heading
from app.networks.layouts.force import Point
from app.plain_text import plain, shorten
from app.wording.wording import Wording
from graph.model import Id

PAPERS: Mapping[str, tuple[float, float]] = {"a4": (841.89, 595.28), "a3": (1190.55, 841.89)}
"""Width and height of a sheet on its side, in points."""
_MOST: Mapping[str, int] = {"a4": 70, "a3": 140}
"""Nodes that a sheet can carry."""
_MARGIN = 34.0
_HEAD, _FOOT = 58.0, 44.0
_LEGEND = 178.0


class Sheet(NamedTuple):
    """A finished chart, with its size in points and how much of the network stands on it."""

    svg: str
    width: float
    height: float
    nodes: int
    lines: int


def draw_chart(
    graph: "nx.MultiDiGraph[Id]",
    places: Mapping[Id, Point],
    heading: Heading,
    wording: Wording,
    *,
    paper: str = "a4",
    black: bool = False,
    whole: bool = False,
) -> Sheet:
    """The chart; `whole` draws every node there is, as of a view that somebody arranged."""
    shown = graph if whole else simplify(graph, most=_MOST[paper])
    width, height = PAPERS[paper]
    frame = Box(_MARGIN, _MARGIN + _HEAD, width - _MARGIN - _LEGEND, height - _MARGIN - _FOOT)
    chart = FramedPicture(shown, places, wording, Look(black=black), frame)
    body = chart.body()
    notes = _left_out(len(graph) - len(shown), chart.unlabelled, wording)
    parts = [
        _head(heading, wording, width, height, chart.look),
        body,
        _legend(legend(shown, wording), notes, wording, width, chart.look),
        _foot(heading, wording, width, height),
        Markup("</svg>"),
    ]
    return Sheet(
        svg=str(Markup("\n").join(parts)) + "\n",
        width=width,
        height=height,
        nodes=len(shown),
        lines=len(chart.lines),
    )


def _head(heading: Heading, wording: Wording, width: float, height: float, look: Look) -> Markup:
    """The beginning of the drawing: its patterns, title, date and handling."""
    opening = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{0:.2f}pt" height="{1:.2f}pt"'
        ' viewBox="0 0 {0:.2f} {1:.2f}" font-family="{2}" fill="{3}"><title>{4}</title>'
        "{5}<defs>{6}</defs>"
        '<rect width="{0:.2f}" height="{1:.2f}" fill="#ffffff"/>'
    ).format(
        *(width, height, FAMILY, look.ink, plain(heading.title)),
        Markup("<desc>simpul-log {}</desc>").format(heading.log) if heading.log else "",
        look.definitions(),
    )
    title = Markup('<text x="{}" y="{}" font-size="16" font-weight="bold">{}</text>').format(
        _MARGIN, _MARGIN + 14, shorten(heading.title, 80)
    )
    day = wording.date(heading.date) if heading.date else ""
    told = " · ".join(filter(None, (day, heading.for_whom)))
    under = Markup('<text x="{}" y="{}" font-size="9">{}</text>').format(
        _MARGIN, _MARGIN + 29, told
    )
    marking = Markup('<text x="{}" y="{}" font-size="9" font-weight="bold">{}</text>').format(
        _MARGIN, _MARGIN + 42, heading.handling
    )
    rule = Markup('<line x1="{0}" y1="{2}" x2="{1}" y2="{2}" stroke="{3}" stroke-width="0.8"/>')
    return (
        opening
        + title
        + under
        + marking
        + rule.format(_MARGIN, f"{width - _MARGIN:.1f}", _MARGIN + 50, look.ink)
    )


def _legend(
    items: list[LegendItem], notes: list[str], wording: Wording, width: float, look: Look
) -> Markup:
    """What shapes, hatchings and lines mean, and what is not on the sheet."""
    x = width - _MARGIN - _LEGEND + 16
    y = _MARGIN + _HEAD + 12
    made = Markup('<text x="{:.1f}" y="{:.1f}" font-size="9" font-weight="bold">{}</text>').format(
        x, y, wording.text("Legend")
    )
    for item in items:
        y += 15
        made += look.sign(item, x + 12, y)
        for number, row in enumerate(wrapped(item.label, 34)):
            y += 9 * bool(number)
            made += Markup('<text x="{:.1f}" y="{:.1f}" font-size="7.5">{}</text>').format(
                x + 30, y + 2.6, row
            )
    y += 8
    for note in notes:
        for row in wrapped(note, 40):
            y += 9.5
            made += Markup('<text x="{:.1f}" y="{:.1f}" font-size="7">{}</text>').format(x, y, row)
        y += 4
    return made


def _foot(heading: Heading, wording: Wording, width: float, height: float) -> Markup:
    """The notice, the handling once more, and the entry of the log."""
    rows = wrapped(heading.notice, int((width - 2 * _MARGIN) / 3.9))
    if heading.log:
        rows.append(f"{wording.text('Entry of the log')}: {heading.log}")
    y = height - _MARGIN - 8.5 * len(rows)
    made = Markup('<text x="{}" y="{:.1f}" font-size="8" font-weight="bold">{}</text>').format(
        _MARGIN, y - 2, f"{heading.for_whom} · {heading.handling}"
    )
    for row in rows:
        y += 8.5
        made += Markup('<text x="{}" y="{:.1f}" font-size="6.5">{}</text>').format(_MARGIN, y, row)
    return made


def _left_out(nodes: int, labels: int, wording: Wording) -> list[str]:
    """What does not stand on the sheet, so that nobody takes it for all there is."""
    notes = [
        wording.text(
            "Under each party its first role. Round is a person, square an organisation; a broken"
            " outline is a protected person."
        )
    ]
    if nodes:
        told = wording.plural(
            "{n} more is left off this sheet, as are numbers that join nobody: see the tables.",
            "{n} more are left off this sheet, first numbers that join nobody: see the tables.",
            nodes,
        )
        notes.append(told.format(n=wording.number(nodes)))
    if labels:
        told = wording.plural(
            "{n} label is left out for want of room: use a larger sheet.",
            "{n} labels are left out for want of room: use a larger sheet.",
            labels,
        )
        notes.append(told.format(n=wording.number(labels)))
    return notes


def wrapped(text: str, letters: int) -> list[str]:
    """A text in rows of at most so many letters, broken between words.

    >>> wrapped("one two three", 8)
    ['one two', 'three']
    """
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if len(longer) <= letters or not rows[-1]:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows
