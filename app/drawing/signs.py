"""How shapes and lines are written as letters, and colours on a dark page."""

from app.drawing.highlight import FAINT_INK
from app.drawing.style import INK

SIGNS = {
    "dot": "●",
    "square": "■",
    "box": "▭",
    "triangle": "▲",
    "triangleDown": "▼",
    "diamond": "◆",
    "hexagon": "⬢",
    "star": "★",
    "ellipse": "⬭",
    "solid": "━━",
    "dashed": "╍╍",
    "dotted": "┈┈",
    "long": "━ ≈ ━",
}
"""How the legend writes the shapes and lines of the picture."""

NIGHT = {
    INK: "#e6eaef",
    FAINT_INK: "#e6eaef66",
    "#ffffff": "#14181f",
    "#4a5568": "#a3afbf",
    "#000000": "#ffffff",
}
"""What ink, its halo and dark shapes become on a dark page; colours with a meaning stay what they
are.
"""
