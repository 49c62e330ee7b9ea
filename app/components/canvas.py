"""The graph on the screen: vis-network from the pyvis wheel, in a Streamlit component.

Clicks are sent back to Python.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx
import streamlit as st

from app.components.served import OURS, serve, text_of
from app.drawing.highlight import Marks, marked
from app.drawing.signs import NIGHT, SIGNS
from app.drawing.style import INK, legend, to_pyvis
from app.exports.html import vis_network_folder
from app.wording.wording import Wording
from graph.model import Id

_ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True, slots=True)
class Picked:
    """What was clicked last, and what was double-clicked just now; empty when nothing."""

    node: Id = ""
    edge: Id = ""
    opened: Id = ""


def canvas(
    graph: "nx.MultiDiGraph[Id]",
    wording: Wording,
    *,
    key: str,
    version: tuple[Hashable, ...],
    focus: Id = "",
    marks: Marks = Marks(),
) -> Picked:
    """Draw a network and say what was clicked.

    Positions come from Python, so nothing moves by itself.

    `version` changes whenever the graph or its viewer does: pictures are kept by it. `focus` comes
    to the middle.
    """
    data = {"key": key, "focus": focus, **marked(_drawn(graph, wording, version), graph, marks)}
    result = _component()(
        data=data,
        key=key,
        default={"picked": {"node": "", "edge": ""}},
        on_picked_change=_nothing,
        on_opened_change=_nothing,
    )
    picked: dict[str, Any] = result.picked or {}
    return Picked(picked.get("node") or "", picked.get("edge") or "", result.opened or "")


@st.cache_data(show_spinner=False, max_entries=64)
def _drawn(
    _graph: "nx.MultiDiGraph[Id]", _wording: Wording, version: tuple[Hashable, ...]
) -> dict[str, Any]:
    """What the script draws, kept by `version` because laying out takes a while."""
    picture = to_pyvis(_graph, _wording)
    return {
        "nodes": picture.nodes,
        "edges": picture.edges,
        "options": picture.options | {"interaction": {"tooltipDelay": 150}, "physics": False},
        "night": NIGHT,
        "labels": {
            "in": _wording.text("Zoom in"),
            "out": _wording.text("Zoom out"),
            "fit": _wording.text("Show all"),
            "picture": _wording.text(
                "Picture of the network; the tables below say the same in words"
            ),
        },
        "legend": [
            {
                "sign": SIGNS.get(item.shape, "•"),
                "label": item.label,
                "color": INK if item.kind == "case" else item.color,
            }
            for item in legend(_graph, _wording)
        ],
    }


def _nothing() -> None:
    """Events are read from the result; Streamlit asks for a callback all the same."""


def _component() -> Any:
    serve({"canvas": _ASSETS, "vis": vis_network_folder()})
    return st.components.v2.component(
        f"{OURS}.canvas",
        html=text_of(_ASSETS / "canvas.html"),
        css=text_of(_ASSETS / "canvas.css"),
        js="canvas.js",
    )
