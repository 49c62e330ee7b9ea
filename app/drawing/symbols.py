"""The shapes of nodes as SVG, the same in legends and printed pictures."""

import math
from typing import Any

from markupsafe import Markup

_DASHES = {"solid": "", "dashed": "7 4", "dotted": "1.5 3.5", "long": "12 4"}


def symbol(
    shape: str,
    x: float,
    y: float,
    size: float,
    color: str,
    *,
    border: str = "#1f2933",
    dash: str = "",
) -> Markup:
    """One shape centred on a point; `size` is its half width."""
    paint = Markup('fill="{}" stroke="{}" stroke-width="1.2"').format(color, border)
    paint += Markup(' stroke-dasharray="{}"').format(dash) if dash else Markup("")
    if shape == "dot":
        return Markup('<circle cx="{}" cy="{}" r="{}" {}/>').format(_n(x), _n(y), _n(size), paint)
    if shape in ("square", "box"):
        high = size if shape == "square" else size * 0.62
        corner = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="1.5" {}/>')
        return corner.format(_n(x - size), _n(y - high), _n(2 * size), _n(2 * high), paint)
    return Markup('<polygon points="{}" {}/>').format(_points(shape, x, y, size), paint)


def stroke(strength_style: str) -> str:
    """The dash pattern of a line style: solid, dashed, dotted or long dashes."""
    return _DASHES[strength_style]


def legend_symbol(item: Any) -> Markup:
    """A legend entry's picture, 26 by 16."""
    head = Markup('<svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true">')
    if item.kind == "link":
        dash = (
            Markup(' stroke-dasharray="{}"').format(stroke(item.shape))
            if stroke(item.shape)
            else Markup("")
        )
        line = Markup('<line x1="1" y1="8" x2="25" y2="8" stroke="{}" stroke-width="2"{}/>').format(
            item.color, dash
        )
        return head + line + Markup("</svg>")

    return (
        head
        + symbol(item.shape, 13, 8, 10 if item.shape == "box" else 6.5, item.color)
        + Markup("</svg>")
    )


def _points(shape: str, x: float, y: float, size: float) -> str:
    """The corners of a shape around a point, as an SVG polygon takes them."""
    corners = {
        "triangle": (3, -90.0),
        "triangleDown": (3, 90.0),
        "diamond": (4, -90.0),
        "hexagon": (6, 0.0),
    }
    if shape == "star":
        reach = [
            (size if index % 2 == 0 else size * 0.45, -90.0 + 36.0 * index) for index in range(10)
        ]
    else:
        count, start = corners[shape]
        reach = [(size, start + 360.0 * index / count) for index in range(count)]
    found = []
    for radius, degrees in reach:
        turn = math.radians(degrees)
        right = x + radius * math.cos(turn)
        down = y + radius * math.sin(turn)
        found.append(f"{_n(right)},{_n(down)}")

    return " ".join(found)


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
