"""One page of the benchmark of the explorer: `?drawn_by=explorer&nodes=1000`, run by Streamlit.

The three draw the same made-up graph at the same places; a button adds twelve neighbours. With
`&wait=1` the page stands bare until its button *open* is pressed.
"""

import math
import random
from dataclasses import dataclass
from typing import Any

import streamlit as st

LOOKS = {
    "person": ("dot", "#0072b2", 16),
    "organization": ("square", "#e69f00", 18),
    "phone": ("triangle", "#4a5568", 9),
    "case": ("box", "#ffffff", 12),
}
TIES_EACH = 1.33
APART = 90
ADDED = 12


@dataclass(frozen=True)
class Graph:
    """Nodes as number, kind and place; ties as pairs of numbers."""

    nodes: list[tuple[int, str, float, float]]
    ties: list[tuple[int, int]]


def made_up(count: int, added: int) -> Graph:
    """So many nodes on a rough grid, tied mostly to what is near, and what was added round one."""
    chance = random.Random(count)
    side = math.ceil(math.sqrt(count))
    nodes = [
        (
            number,
            chance.choice(list(LOOKS)),
            (number % side + chance.random() * 0.6) * APART,
            (number // side + chance.random() * 0.6) * APART,
        )
        for number in range(count)
    ]
    ties = set()
    for _ in range(int(count * TIES_EACH)):
        start = chance.randrange(count)
        end = min(max(start + chance.choice((-2, -1, 1, 2, side, -side, 2 * side)), 0), count - 1)
        if start != end:
            ties.add((start, end))
    x, y = nodes[0][2], nodes[0][3]
    for step in range(added):
        angle = 2 * math.pi * step / ADDED
        number = count + step
        nodes.append((number, "phone", x + 60 * math.cos(angle), y + 60 * math.sin(angle)))
        ties.add((0, number))
    return Graph(nodes, sorted(ties))


def label(number: int, kind: str) -> str:
    """What stands at a node."""
    return f"Siti Aminah {number}\nField recruiter" if kind == "person" else f"{kind} {number}"


def by_explorer(graph: Graph) -> None:
    """Drawn by our own explorer."""
    from app.components.explorer.explorer import explorer, reported
    from app.components.explorer.words import words
    from app.wording.wording import Wording

    act = reported("explorer").act
    if act and act["kind"] == "expand":
        st.session_state.added = ADDED
        graph = made_up(len(graph.nodes), ADDED)
    nodes = [_node(number, kind, x, y) for number, kind, x, y in graph.nodes]
    ties = [_tie(start, end) for start, end in graph.ties]
    bins = [
        {"from": f"2024-{m:02d}-01", "to": f"2024-{m:02d}-28", "count": m} for m in range(1, 13)
    ]
    payload: dict[str, Any] = {
        "key": "bench",
        "step": st.session_state.get("added", 0),
        "nodes": nodes,
        "ties": ties,
        "facets": [],
        "legend": [],
        "window": {
            "first": "2024-01-01",
            "last": "2024-12-28",
            "since": "",
            "until": "",
            "bins": bins,
        },
        "lenses": [{"value": "role", "word": "Role"}],
        "lens": "role",
        "layouts": [{"value": "force", "word": "By ties"}],
        "layout": "force",
        "selected": [],
        "camera": {"x": 0, "y": 0, "scale": 0},
        "can": {"undo": False, "redo": False},
        "hidden": 0,
        "left_out": 0,
        "words": words(Wording("en")),
        "night": {},
    }
    explorer(payload, key="explorer", height=600)


def _node(number: int, kind: str, x: float, y: float) -> dict[str, Any]:
    shape, color, size = LOOKS[kind]
    both = {"background": color, "border": "#1f2933"}
    return {
        "id": f"e_{number}",
        "label": label(number, kind),
        "kind": kind,
        "group": "",
        "shape": shape,
        "size": size,
        "color": both | {"highlight": both, "hover": both},
        "font": {"size": 14 if kind == "person" else 11, "color": "#1f2933"},
        "x": x,
        "y": y,
        "pinned": False,
        "hidden": False,
        "protected": False,
        "inner": 0,
        "more": [{"kind": "phone", "count": ADDED, "word": "12 phones"}] if number == 0 else [],
        "facets": {},
        "dates": [],
        "at": None,
        "lines": [["Kind", kind], ["Role", "field recruiter in 3 cases"], ["Source", "File 2"]],
        "opens": "entity",
    }


def _tie(start: int, end: int) -> dict[str, Any]:
    return {
        "id": f"t_{start}_{end}",
        "from": f"e_{start}",
        "to": f"e_{end}",
        "label": "",
        "dashes": False,
        "width": 1.5,
        "color": {"color": "#6b7785"},
        "arrows": True,
        "guess": False,
        "count": 1,
        "facets": {},
        "dates": [],
        "lines": [],
        "says": f"{start} is tied to {end}",
    }


def by_link_analysis(graph: Graph) -> None:
    """Drawn by st-link-analysis, which is cytoscape in a frame."""
    from st_link_analysis import NodeStyle, st_link_analysis

    elements = {
        "nodes": [
            {
                "data": {"id": f"n{number}", "label": kind, "name": label(number, kind)},
                "position": {"x": x, "y": y},
            }
            for number, kind, x, y in graph.nodes
        ],
        "edges": [
            {
                "data": {
                    "id": f"{start}-{end}",
                    "label": "TIE",
                    "source": f"n{start}",
                    "target": f"n{end}",
                }
            }
            for start, end in graph.ties
        ],
    }
    looks = [NodeStyle(kind, color, "name") for kind, (_, color, _) in LOOKS.items()]
    st_link_analysis(elements, layout={"name": "preset"}, node_styles=looks, height=600, key="peer")


def by_agraph(graph: Graph) -> None:
    """Drawn by streamlit-agraph, which is vis-network in a frame."""
    from streamlit_agraph import Config, Edge, Node, agraph

    nodes = [
        Node(id=str(number), label=label(number, kind), x=x, y=y, shape="dot", size=12)
        for number, kind, x, y in graph.nodes
    ]
    edges = [Edge(source=str(start), target=str(end)) for start, end in graph.ties]
    config = Config(width=1200, height=600, physics=False, directed=True)
    picked = agraph(nodes=nodes, edges=edges, config=config)
    st.text(f"picked {picked}")


DRAWN_BY = {
    "explorer": by_explorer,
    "st-link-analysis": by_link_analysis,
    "streamlit-agraph": by_agraph,
}


def show() -> None:
    """The page that its address asks for."""
    st.set_page_config(layout="wide")
    asked = st.query_params
    if "wait" in asked and not st.session_state.get("opened"):
        st.button("open", key="opener", on_click=lambda: st.session_state.update(opened=True))
        return
    if st.button("grow"):
        st.session_state.added = ADDED
    graph = made_up(int(asked.get("nodes", "200")), st.session_state.get("added", 0))
    DRAWN_BY[asked.get("drawn_by", "explorer")](graph)


show()
