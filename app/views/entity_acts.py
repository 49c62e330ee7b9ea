"""What can be done with the one whose page is open: explore, find a path, watch it."""

import streamlit as st

from app.networks.dossier import Dossier
from app.networks.finding.finding import Hit
from app.rows.finding.found import called, found_listing
from app.views import session
from app.views.choosing import choose_one
from app.views.printing import draw_print_button
from app.views.tables import as_markdown
from app.wording.finding.namesakes import entity_facts
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.model import Entity, Id
from graph.schema import EntityKind

_MOST_OFFERED = 20
"""Of those whom a path may lead to."""


def draw_acts(space: Workspace, dossier: Dossier) -> None:
    """Draw the buttons in one row."""
    _ = space.wording.text
    entity = dossier.entity
    with st.container(horizontal=True):
        if st.button(_("Explore"), icon=":material/travel_explore:", key=f"explore_{entity.id}"):
            session.go("explorer", entity.id)
        if dossier.network_id and st.button(_("Open its network"), icon=":material/account_tree:"):
            session.go("network", dossier.network_id)
        with st.popover(_("Path from here"), icon=":material/route:"):
            _path(space, entity)
        if entity.kind is not EntityKind.CASE and space.viewer.may_see_watchlist:
            with st.popover(_("Watch"), icon=":material/visibility:"):
                _watch(space, entity)
        draw_print_button(space)


def _path(space: Workspace, entity: Entity) -> None:
    """Find somebody or something else, and draw what leads there."""
    _ = space.wording.text
    text = st.text_input(_("To whom or what"), key=f"path_to_{entity.id}", max_chars=200).strip()
    if not text:
        st.caption(_("Type a name, a number or a case; the path is drawn on a canvas."))
        return
    found = space.finding.find(text, limit=_MOST_OFFERED)
    hits = [hit for hit in found.hits if hit.entity.id != entity.id]
    if not hits:
        st.info(found_listing(found, space.wording).none)
        return
    end = choose_one(
        _("Which one"),
        {hit.entity.id: called(hit, space.wording) for hit in hits},
        wording=space.wording,
        facts=hit_facts(hits, space.wording),
        key=f"path_end_{entity.id}_{text}",
        default=hits[0].entity.id,
    )
    if end and st.button(_("Show the path"), type="primary", key=f"path_show_{entity.id}"):
        _show_path(space, entity.id, end)


def _show_path(space: Workspace, start: Id, end: Id) -> None:
    _ = space.wording.text
    try:
        paths = space.paths.shortest(start, end, limit=1)
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return
    if paths:
        session.go("explorer", ",".join(entity.id for entity in paths[0].entities))
    st.info(_("No path of six steps or fewer leads there."))


def _watch(space: Workspace, entity: Entity) -> None:
    """Put it on the watchlist for a reason; what is wrong with it is said."""
    _ = space.wording.text
    why = st.text_input(_("Why"), key=f"watch_why_{entity.id}", max_chars=200)
    if not st.button(_("Watch"), key=f"watch_{entity.id}", type="primary"):
        return
    if not why.strip():
        st.error(_("Say why it is watched, for those who come after."))
        return
    try:
        _line, new = space.watchlist.watch(entity.id, why)
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return
    st.success(_("It is on the watchlist.") if new else _("It was on the watchlist already."))


def hit_facts(hits: list[Hit], wording: Wording) -> tuple[dict[Id, str], ...]:
    """What tells namesakes among hits apart, one kind of fact after the other."""
    roles = {hit.entity.id: wording.roles(hit.roles) for hit in hits}
    places = {hit.entity.id: hit.place for hit in hits}
    return roles, places, *entity_facts([hit.entity for hit in hits], wording)
