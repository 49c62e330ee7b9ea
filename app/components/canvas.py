"""The graph on the screen: vis-network from the pyvis wheel, in a Streamlit component.

Clicks are sent back to Python.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import networkx as nx
import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from app.drawing.highlight import Marks, marked
from app.drawing.signs import NIGHT, SIGNS
from app.drawing.style import INK, legend, to_pyvis
from app.exports.html import vis_network_folder
from app.wording.wording import Wording
from graph.model import Id

_ASSETS = Path(__file__).parent / "assets"
_OURS = "simpul"
_CANVAS = f"{_OURS}.canvas"


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
    """The component, its programs served as files: the screens' policy runs no other.

    Streamlit finds such files only in packages that are installed, and we may run from a checkout.
    """
    components = get_bidi_component_manager()
    if components.get_component_asset_root(_CANVAS) is None:
        for name, folder in (("canvas", _ASSETS), ("vis", vis_network_folder())):
            files = ComponentConfig(name=name, asset_dir=folder.name)
            manifest = ComponentManifest(name=_OURS, version="1", components=[files])
            components.register_from_manifest(manifest, folder.parent)
    return st.components.v2.component(
        _CANVAS, html=_part("canvas.html"), css=_part("canvas.css"), js="canvas.js"
    )


@lru_cache
def _part(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")
