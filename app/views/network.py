"""One network: why it matters, its picture with what and why, its parties, and what can be taken away."""

from collections.abc import Callable
from dataclasses import dataclass

import networkx as nx
import streamlit as st

from app import session
from app.briefing.document import render_briefing
from app.components.canvas import Picked, canvas
from app.exports.csv import csv_zip
from app.exports.graphml import graphml
from app.exports.html import render_html
from app.exports.material import NetworkMaterial
from app.exports.sources import place_text
from app.workspace import Workspace
from app.writing import today
from graph.analysis.networks import Network
from graph.errors import NetworkNotFound
from graph.model import Id, Relationship
from graph.schema import PARTY_KINDS, RelationshipKind

MOST_SHOWN = 500


def show(space: Workspace) -> None:
    """Draw the chosen network, the first one if none was chosen."""
    _ = space.wording.text
    found = space.networks()
    if not found:
        st.title(_("Network"))
        st.info(_("No network links two cases yet."))
        return
    network = _chosen(space, found)
    material = space.material(network.id)
    names = {each.id: each.name for each in material.entities.values()}
    st.title(_("Network around {name}").format(name=_plain(names[network.parties[0]])))
    _summary(space, network)
    view = _View(space, material, material.graph())
    _picture(view)
    _parties(view)
    _downloads(view)


@dataclass(frozen=True, slots=True)
class _View:
    space: Workspace
    material: NetworkMaterial
    graph: "nx.MultiDiGraph[Id]"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{each}" if each in r"\`*_{}[]()<>#+-.!|$~:" else each for each in text)


def _chosen(space: Workspace, found: tuple[Network, ...]) -> Network:
    _ = space.wording.text
    ids = [each.id for each in found]
    wanted = st.session_state.get(session.NETWORK) or st.query_params.get("id") or ids[0]
    try:
        network = space.network(wanted)
    except NetworkNotFound:
        network = found[0]
    names = space.entities([each.parties[0] for each in found])
    labels = {
        each.id: _("{place}. {name} ({cases} cases)").format(
            place=place, name=names[each.parties[0]].name, cases=len(each.cases)
        )
        for place, each in enumerate(found, start=1)
    }
    picked = st.sidebar.selectbox(_("Network"), ids, index=ids.index(network.id), format_func=labels.__getitem__)
    st.session_state[session.NETWORK] = picked
    st.query_params["id"] = picked
    return space.network(picked)


def _summary(space: Workspace, network: Network) -> None:
    wording, _ = space.wording, space.wording.text
    figures = (
        (_("Cases"), len(network.cases)),
        (_("Parties"), len(network.parties)),
        (_("Victims"), len(network.victims)),
        (_("Score"), network.score),
    )
    for column, (label, number) in zip(st.columns(len(figures)), figures, strict=True):
        column.metric(label, wording.number(number), border=True)
    where = ", ".join(network.regencies)
    to = ", ".join(wording.country(code) for code in network.destinations)
    span = f"{wording.date(network.first_date)} – {wording.date(network.last_date)}"
    st.text(f"{where} → {to} · {span}")
    with st.expander(_("Why it stands here: {points} points").format(points=wording.number(network.score))):
        for reason in network.reasons:
            st.text(f"+{reason.points:g}  {wording.reason(reason)}")
        st.caption(_("The score is an order for reading, not a verdict."))


def _picture(view: _View) -> None:
    space, graph = view.space, view.graph
    _ = space.wording.text
    network = view.material.network
    shown = _cut(graph, network)
    if len(shown) < len(graph):
        st.warning(_("{count} more not shown").format(count=len(graph) - len(shown)))
    names = {node: data["entity"].name for node, data in shown.nodes(data=True)}
    left, right = st.columns([3, 1])
    with right:
        focus = st.selectbox(
            _("Find in the picture"),
            sorted(names, key=lambda each: (names[each].casefold(), each)),
            index=None,
            format_func=names.__getitem__,
            key=f"focus_{network.id}",
        )
    with left:
        picked = canvas(shown, space.wording, key=f"canvas_{network.id}", focus=focus or "")
    if picked.opened and picked.opened in shown:
        session.go("entity", **{session.ENTITY: picked.opened})
    with right:
        _panel(view, picked)


def _cut(graph: "nx.MultiDiGraph[Id]", network: Network) -> "nx.MultiDiGraph[Id]":
    """The nodes to show: parties first, then what most of them share."""
    if len(graph) <= MOST_SHOWN:
        return graph
    parties = [each for each in network.parties if each in graph]
    rest = sorted(set(graph) - set(parties), key=lambda each: (-graph.degree[each], each))
    return graph.subgraph([*parties, *rest][:MOST_SHOWN])


def _panel(view: _View, picked: Picked) -> None:
    _ = view.space.wording.text
    if picked.node in view.graph:
        _node_panel(view, picked.node)
        return
    edge = next((each for each in view.material.relationships if each.id == picked.edge), None)
    if edge:
        _edge_panel(view, edge)
    else:
        st.caption(_("Click a node or a line to see what it is and why it is there; double-click opens it."))


def _node_panel(view: _View, node: Id) -> None:
    wording, _ = view.space.wording, view.space.wording.text
    data = view.graph.nodes[node]
    entity = data["entity"]
    st.markdown(f"**{_plain(entity.name or _('(no name)'))}**")
    st.caption(wording.kind(entity.kind))
    if data["roles"]:
        st.text(wording.roles(data["roles"]))
    st.text(wording.plural("named in {n} case", "named in {n} cases", entity.cases).format(n=entity.cases))
    if entity.kind in PARTY_KINDS:
        for each in view.material.identifiers(node):
            st.text(f"{wording.kind(each.kind)}: {each.name}")
    if st.button(_("Open"), key="open_node", width="stretch"):
        session.go("entity", **{session.ENTITY: node})


def _edge_panel(view: _View, edge: Relationship) -> None:
    wording, _ = view.space.wording, view.space.wording.text
    ends = {edge.start, edge.end}
    for each in (r for r in view.material.relationships if {r.start, r.end} == ends):
        start, end = (view.material.entities[one].name for one in (each.start, each.end))
        verb = wording.role(each.role) if each.kind is RelationshipKind.PARTY_TO else wording.relationship(each.kind)
        st.markdown(f"**{_plain(start)}** — {_plain(verb)} — **{_plain(end)}**")
        st.text(f"{wording.strength(each.strength)}; {wording.grade(each.grade)}")
        if status := each.properties.get("assessment"):
            st.text(wording.assessment(status))
        st.caption(_("Sources"))
        for ref in view.material.places_of(each):
            st.text(place_text(ref, view.material, wording))


def _parties(view: _View) -> None:
    space, network = view.space, view.material.network
    wording, _ = space.wording, space.wording.text
    st.subheader(_("Parties"))
    names = view.material.entities
    rows = [
        {
            _("Name"): names[each.entity_id].name,
            _("Roles"): wording.roles(view.material.role_codes(each.entity_id)),
            _("Score"): each.score,
            _("Why"): "; ".join(wording.reason(reason) for reason in each.reasons if reason.points),
        }
        for each in network.ranking
    ]
    key = f"parties_{network.id}"
    chosen = st.dataframe(rows, hide_index=True, on_select="rerun", selection_mode="single-row", key=key)
    if chosen.selection.rows:
        session.go("entity", **{session.ENTITY: network.ranking[chosen.selection.rows[0]].entity_id})
    st.subheader(_("Ties between parties"))
    st.dataframe(
        [
            {
                _("Party"): names[tie.left].name,
                _("Other party"): names[tie.right].name,
                _("Why"): "; ".join(
                    wording.tie_reason(reason, names[reason.via].name if reason.via in names else "")
                    for reason in tie.reasons
                ),
                _("Strength"): wording.strength(tie.strength),
                _("Weight"): round(tie.weight, 2),
            }
            for tie in network.ties
        ],
        hide_index=True,
    )


def _downloads(view: _View) -> None:
    wording, _ = view.space.wording, view.space.wording.text
    material, network = view.material, view.material.network
    st.subheader(_("Take away"))
    st.caption(_("What is masked here is masked in every file."))
    title = _("Network {network}").format(network=network.id)
    files: tuple[tuple[str, str, str, Callable[[], str | bytes]], ...] = (
        ("CSV", f"{network.id}.zip", "application/zip", lambda: csv_zip(material, wording)),
        ("GraphML", f"{network.id}.graphml", "application/xml", lambda: graphml(view.graph)),
        ("HTML", f"{network.id}.html", "text/html", lambda: render_html(material, wording, title=title, date=today())),
        (
            _("Briefing"),
            f"{network.id}-{material.audience}.html",
            "text/html",
            lambda: render_briefing(material, wording, title=title, date=today()),
        ),
    )
    for column, (label, name, mime, make) in zip(st.columns(len(files)), files, strict=True):
        column.download_button(label, make, file_name=name, mime=mime, on_click="ignore", width="stretch")
