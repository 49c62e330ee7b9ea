"""Briefings: what one says for whom, what people write for it, and its editions."""

from collections.abc import Callable

import streamlit as st

from app.access.rights import Right
from app.packs.editions import preview
from app.views import session
from app.views.briefing.editions import draw_editions
from app.views.briefing.order import Chosen, choose_briefing
from app.views.briefing.preview import draw_preview
from app.views.briefing.texts import draw_texts
from app.views.tables import as_markdown, no_network
from app.views.work.kept import draw_told
from app.workspace import Workspace
from graph.errors import SimpulError


def show(space: Workspace) -> None:
    """Draw the choices, and in tabs the preview, the texts and the editions."""
    _ = space.wording.text
    st.title(_("Briefings"), anchor=False)
    if not space.viewer.may(Right.BRIEF):
        st.info(_("Your role makes no briefings."))
        return
    found = space.networks.all()
    if not found:
        no_network(space)
        return
    if space.viewer.may_read_work:
        draw_told(space)
    chosen = choose_briefing(space, found)
    if chosen is None:
        return
    _parts(space, chosen)


def _parts(space: Workspace, chosen: Chosen) -> None:
    """The parts of the page as tabs, of which only the open one is drawn."""
    _ = space.wording.text
    parts: dict[str, tuple[str, Callable[[], None]]] = {
        "preview": (_("Preview"), lambda: _preview(space, chosen)),
    }
    if space.viewer.may_read_work:
        parts["texts"] = (_("What people write"), lambda: draw_texts(space, chosen.network))
        parts["editions"] = (_("Editions"), lambda: draw_editions(space, chosen))
    key = f"briefing_part_{space.wording.language}"
    held = st.session_state.get(session.BRIEFED_PART, "preview")
    labels = [label for label, _draw in parts.values()]
    if st.session_state.get(key) not in labels:
        st.session_state[key] = parts.get(held, parts["preview"])[0]
    tabs = st.tabs(labels, key=key, on_change="rerun")
    for (code, (_label, draw)), tab in zip(parts.items(), tabs, strict=True):
        if tab.open:
            st.session_state[session.BRIEFED_PART] = code
            with tab:
                draw()


def _preview(space: Workspace, chosen: Chosen) -> None:
    """What it says now; what is missing or wrong for this form is said instead."""
    _ = space.wording.text
    try:
        document = preview(space, chosen.network.id, chosen.order)
    except SimpulError as error:
        st.warning(as_markdown(space.wording.message(error.message)))
        return
    st.caption(_("A preview: nothing leaves the house by it, and it names nobody protected."))
    with st.container(border=True):
        draw_preview(document, space.wording)
