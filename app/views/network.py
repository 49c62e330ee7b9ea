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
from app.exports.htcds import htcds_bytes
from app.exports.html import render_html
from app.exports.material import NetworkMaterial
from app.exports.sources import place_text
from app.views.tables import as_markdown, pick, table
from app.workspace import Workspace
from app.writing import today
from graph.analysis.networks import Network
from graph.errors import NetworkNotFound
from graph.model import Id, Relationship
from graph.schema import PARTY_KINDS, EntityKind, RelationshipKind

MOST_SHOWN = 500
MOST_LINES = 12
"""Lines of a node that its panel lists."""


def show(space: Workspace) -> None:
    """Draw the chosen network, the first one if none was chosen."""
    _ = space.wording.text
    found = space.networks()
    if not found:
        st.title(_("Network"))
        st.info(_("No network links two cases yet."))
        return
    network = _chosen(space, found)
    material = space.material(network.id, on_screen=True)
    name = material.entities[network.parties[0]].name
    st.title(_("Network around {name}").format(name=as_markdown(name or _("(no name)"))), anchor=False)
    _summary(space, network)
    view = _View(space, material, material.graph(), space.revision())
    _picture(view)
    _parties(view)
    _ties(view)
    _downloads(view)


@dataclass(frozen=True, slots=True)
class _View:
    space: Workspace
    material: NetworkMaterial
    graph: "nx.MultiDiGraph[Id]"
    revision: int

    def name(self, entity_id: Id) -> str:
        """What an entity is called here."""
        return self.material.entities[entity_id].name or self.space.wording.text("(no name)")


def _chosen(space: Workspace, found: tuple[Network, ...]) -> Network:
    _ = space.wording.text
    ids = [each.id for each in found]
    try:
        network = space.network(session.chosen(session.NETWORK) or ids[0])
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
    session.choose(session.NETWORK, picked)
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
            st.text(wording.reason_line(reason))
        st.caption(_("The score is an order for reading, not a verdict."))


@st.fragment
def _picture(view: _View) -> None:
    """The picture with its panel; a click draws only these anew."""
    space, graph, network = view.space, view.graph, view.material.network
    _ = space.wording.text
    shown = _cut(graph, network)
    if len(shown) < len(graph):
        st.warning(_("{count} more not shown").format(count=len(graph) - len(shown)))
    left, right = st.columns([7, 3])
    with right:
        focus = st.selectbox(
            _("Find in the picture"),
            sorted(shown, key=lambda each: (view.name(each).casefold(), each)),
            index=None,
            format_func=view.name,
            key=f"focus_{network.id}",
            placeholder=_("Name or number"),
        )
    with left:
        picked = canvas(
            shown,
            space.wording,
            key=f"canvas_{network.id}",
            version=(space.settings, view.revision, network.id),
            focus=focus or "",
        )
    if picked.opened in shown:
        session.go("entity", picked.opened)
    with right:
        _panel(view, _latest(picked, focus or "", f"latest_{network.id}"))


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
    """What a node is, and what joins it to the picture."""
    wording, _ = view.space.wording, view.space.wording.text
    data = view.graph.nodes[node]
    entity = data["entity"]
    st.markdown(f"**{as_markdown(view.name(node))}**")
    st.caption(wording.kind(entity.kind))
    facts = [wording.roles(data["roles"])] if data["roles"] else []
    if entity.kind in PARTY_KINDS:
        facts.append(wording.plural("named in {n} case", "named in {n} cases", entity.cases).format(n=entity.cases))
    if entity.kind is EntityKind.CASE and entity.properties.get("reported_on"):
        facts.append(wording.date(str(entity.properties["reported_on"])))
    told = "\n".join(facts)
    st.text(told)
    if st.button(_("Open"), key="open_node", width="stretch"):
        session.go("entity", node)
    joined = [each for each in view.material.relationships if node in (each.start, each.end)]
    joined.sort(key=lambda each: (-each.weight, each.id))
    st.caption(_("Why it is here"))
    for each in joined[:MOST_LINES]:
        st.text(f"{_sentence(view, each, node)} ({each.grade})")
    if len(joined) > MOST_LINES:
        st.caption(_("{count} more not shown").format(count=len(joined) - MOST_LINES))


def _sentence(view: _View, link: Relationship, node: Id) -> str:
    """A link as seen from one of its ends, which is not named again."""
    wording = view.space.wording
    verb = wording.role(link.role) if link.kind is RelationshipKind.PARTY_TO else wording.relationship(link.kind)
    if link.start == node:
        return f"{verb}: {view.name(link.end)}"
    return f"{view.name(link.start)}: {verb}"


def _edge_panel(view: _View, edge: Relationship) -> None:
    wording, _ = view.space.wording, view.space.wording.text
    ends = {edge.start, edge.end}
    for each in (r for r in view.material.relationships if {r.start, r.end} == ends):
        start, end = (as_markdown(view.name(one)) for one in (each.start, each.end))
        verb = wording.role(each.role) if each.kind is RelationshipKind.PARTY_TO else wording.relationship(each.kind)
        st.markdown(f"**{start}** — {as_markdown(verb)} — **{end}**")
        st.text(f"{wording.strength(each.strength)}; {wording.grade(each.grade)}")
        if status := each.properties.get("assessment"):
            st.text(wording.assessment(status))
        dates = dict.fromkeys(wording.date(day) for day in (each.first_on, each.last_on) if day)
        if dates:
            between = " – ".join(dates)
            st.text(between)
        st.caption(_("Sources"))
        for ref in view.material.places_of(each):
            st.text(place_text(ref, view.material, wording))


def _parties(view: _View) -> None:
    network, wording, _ = view.material.network, view.space.wording, view.space.wording.text
    st.subheader(_("Parties"), anchor=False)
    st.caption(_("Choose a row to open the party."))
    rows = [
        {
            "#": place,
            _("Name"): view.name(each.entity_id),
            _("Roles"): wording.roles(view.material.role_codes(each.entity_id)),
            _("Score"): each.score,
            _("Why"): "; ".join(wording.reason(reason) for reason in each.reasons if reason.points),
        }
        for place, each in enumerate(network.ranking, start=1)
    ]
    row = pick(rows, key=f"parties_{network.id}", wide=[_("Why")])
    if row is not None:
        session.go("entity", network.ranking[row].entity_id)


def _ties(view: _View) -> None:
    network, wording, _ = view.material.network, view.space.wording, view.space.wording.text
    if not network.ties:
        return
    known = view.material.entities
    st.subheader(_("Ties between parties"), anchor=False)
    table(
        [
            {
                _("Party"): view.name(tie.left),
                _("Other party"): view.name(tie.right),
                _("Why"): "; ".join(
                    wording.tie_reason(reason, known[reason.via].name if reason.via in known else "")
                    for reason in tie.reasons
                ),
                _("Strength"): wording.strength(tie.strength),
                _("Weight"): round(tie.weight, 2),
            }
            for tie in sorted(network.ties, key=lambda each: (-each.weight, each.left, each.right))
        ],
        wide=[_("Why")],
    )


_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _downloads(view: _View) -> None:
    wording, _ = view.space.wording, view.space.wording.text
    network = view.material.network
    material = view.space.material(network.id) if view.material.revealed else view.material
    st.subheader(_("Take away"))
    st.caption(_("What is masked here is masked in every file, and so is everybody who has not agreed to be named."))
    title = _("Network {network}").format(network=network.id)
    files: tuple[tuple[str, str, str, Callable[[], str | bytes]], ...] = (
        ("CSV", f"{network.id}.zip", "application/zip", lambda: csv_zip(material, wording)),
        ("GraphML", f"{network.id}.graphml", "application/xml", lambda: graphml(material.graph())),
        ("HTML", f"{network.id}.html", "text/html", lambda: render_html(material, wording, title=title, date=today())),
        (
            _("Briefing"),
            f"{network.id}-{material.audience}.html",
            "text/html",
            lambda: render_briefing(material, wording, title=title, date=today()),
        ),
        ("HTCDS", f"{network.id}.xlsx", _WORKBOOK, lambda: htcds_bytes(view.space.case_files(network.id))),
    )
    for column, (label, name, mime, make) in zip(st.columns(len(files)), files, strict=True):
        column.download_button(label, make, file_name=name, mime=mime, on_click="ignore", width="stretch")
