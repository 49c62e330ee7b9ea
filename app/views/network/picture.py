"""The picture of one network, and beside it what was clicked and why it is there."""

import networkx as nx
import streamlit as st

from app.components.canvas import Picked, canvas
from app.drawing.highlight import Marks
from app.views import session
from app.views.choosing import choose_one
from app.views.links import draw_link
from app.views.network.view import View
from app.views.tables import as_markdown, say
from graph.analysis.networks.networks import Network
from graph.model import Id, Relationship
from graph.schema import PARTY_KINDS, EntityKind, RelationshipKind

MOST_SHOWN = 500
MOST_LINES = 12
"""Lines of a node that its panel lists."""


@st.fragment
def draw_explorer(view: View) -> None:
    """The picture with its panel; a click draws only these anew."""
    _ = view.space.wording.text
    shown = cut(view.graph, view.material.network)
    left, right = st.columns([7, 3])
    with right:
        focus = choose_one(
            _("Find in the picture"),
            {
                entity_id: view.name(entity_id)
                for entity_id in sorted(
                    shown, key=lambda shown_id: (view.name(shown_id).casefold(), shown_id)
                )
            },
            wording=view.space.wording,
            facts=view.facts(shown),
            key=f"focus_{view.id}",
            placeholder=_("Name or number"),
        )
    with left:
        picked = draw_picture(view, "explore", focus=focus or "")
    with right:
        _panel(view, _latest(picked, focus or "", f"latest_{view.id}"))


def draw_picture(view: View, part: str, *, focus: Id = "", marks: Marks = Marks()) -> Picked:
    """The picture in one part of the page, and what was clicked in it.

    A double click opens what it meets.
    """
    _ = view.space.wording.text
    shown = cut(view.graph, view.material.network)
    if len(shown) < len(view.graph):
        st.warning(_("{count} more not shown").format(count=len(view.graph) - len(shown)))
    picked = canvas(
        shown,
        view.space.wording,
        key=f"canvas_{part}_{view.id}",
        version=(view.space.settings, view.revision, view.id),
        focus=focus,
        marks=marks,
    )
    if picked.opened in shown:
        session.go("entity", picked.opened)
    return picked


def _latest(picked: Picked, focus: Id, key: str) -> Picked:
    """What was clicked or found last."""
    clicked = (picked.node, picked.edge)
    latest: Picked
    before, searched, latest = st.session_state.get(key, (("", ""), "", Picked()))
    if clicked != before:
        latest = picked
    elif focus != searched and focus:
        latest = Picked(node=focus)
    st.session_state[key] = (clicked, focus, latest)
    return latest


def cut(graph: "nx.MultiDiGraph[Id]", network: Network) -> "nx.MultiDiGraph[Id]":
    """The nodes to show: parties first, then what most of them share."""
    if len(graph) <= MOST_SHOWN:
        return graph
    parties = [party for party in network.parties if party in graph]
    rest = sorted(set(graph) - set(parties), key=lambda party: (-graph.degree[party], party))
    return graph.subgraph([*parties, *rest][:MOST_SHOWN])


def _panel(view: View, picked: Picked) -> None:
    """What the node or line that was clicked is, and why it is there."""
    _ = view.space.wording.text
    if picked.node in view.graph:
        _node_panel(view, picked.node)
        return
    edge = next(
        (
            relationship
            for relationship in view.material.relationships
            if relationship.id == picked.edge
        ),
        None,
    )
    if edge:
        _edge_panel(view, edge)
    else:
        st.caption(
            _(
                "Click a node or a line to see what it is and why it is there; double-click"
                " opens it."
            )
        )


def _node_panel(view: View, node: Id) -> None:
    """What a node is, and what joins it to the picture."""
    wording = view.space.wording
    _ = wording.text
    data = view.graph.nodes[node]
    entity = data["entity"]
    st.markdown(f"**{as_markdown(view.name(node))}**")
    st.caption(wording.kind(entity.kind))
    facts = [wording.roles(data["roles"])] if data["roles"] else []
    if entity.kind in PARTY_KINDS:
        text = wording.plural("named in {n} case", "named in {n} cases", entity.cases)
        facts.append(text.format(n=entity.cases))
    if entity.kind is EntityKind.CASE and entity.properties.get("reported_on"):
        facts.append(wording.date(str(entity.properties["reported_on"])))
    told = "\n".join(facts)
    say(told)
    if st.button(_("Open"), key="open_node", width="stretch"):
        session.go("entity", node)
    joined = [
        relationship
        for relationship in view.material.relationships
        if node in (relationship.start, relationship.end)
    ]
    joined.sort(key=lambda relationship: (-relationship.weight, relationship.id))
    st.caption(_("Why it is here"))
    for relationship in joined[:MOST_LINES]:
        say(f"{_sentence(view, relationship, node)} ({relationship.grade})")
    if len(joined) > MOST_LINES:
        sentence = _("{count} more not shown")
        st.caption(sentence.format(count=len(joined) - MOST_LINES))


def _sentence(view: View, link: Relationship, node: Id) -> str:
    """A link as seen from one of its ends, which is not named again."""
    wording = view.space.wording
    verb = (
        wording.role(link.role)
        if link.kind is RelationshipKind.PARTY_TO
        else wording.relationship(link.kind)
    )
    if link.start == node:
        return f"{verb}: {view.name(link.end)}"
    return f"{view.name(link.start)}: {verb}"


def _edge_panel(view: View, edge: Relationship) -> None:
    """Every relationship between the two ends of a line, each with its sources."""
    ends = {edge.start, edge.end}
    for link in view.material.relationships:
        if {link.start, link.end} == ends:
            draw_link(link, view.material, view.space.wording)
