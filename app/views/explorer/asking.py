"""What an act on the canvas asks before it is done, in a dialog over it."""

import streamlit as st

from app.networks.explorer.act import Act
from app.views import session
from app.views.explorer.opening import Opened
from app.views.tables import as_markdown
from app.workspace import Workspace
from graph.errors import SimpulError


def ask(space: Workspace, opened: Opened) -> None:
    """Open the dialog that the last act asks for."""
    asked = st.session_state.pop(session.CANVAS_ASKED, None)
    if asked is None or asked[0] != opened.id:
        return
    act: Act = asked[1]
    if act.kind == "watch" and act.ids:
        _watch(space, act)


def _watch(space: Workspace, act: Act) -> None:
    _ = space.wording.text

    @st.dialog(_("Watch"))
    def draw() -> None:
        why = st.text_input(_("Why"), max_chars=200, key="canvas_watch_why").strip()
        if not st.button(_("Watch"), type="primary", disabled=not why):
            return
        try:
            for one in act.ids:
                space.watchlist.watch(one, why)
        except SimpulError as error:
            st.error(as_markdown(space.wording.message(error.message)))
            return
        st.success(_("It is on the watchlist."))

    draw()
