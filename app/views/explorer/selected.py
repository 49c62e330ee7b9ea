"""Everything known of what is selected on the canvas, beneath it."""

import streamlit as st

from app.networks.dossier import Dossier
from app.views import session
from app.views.entity import draw_dossier
from app.views.explorer.opening import Opened
from app.workspace import Workspace
from graph.errors import EntityNotFound
from graph.model import Id


def draw_selected(space: Workspace, opened: Opened) -> None:
    """Draw the dossier of the one that is selected, when it is asked for."""
    _ = space.wording.text
    chosen = opened.canvas.selected
    with st.container(horizontal=True, vertical_alignment="center"):
        shown = st.toggle(
            _("Everything known of what is selected, with its sources"), key="explorer_dossier"
        )
        if st.button(_("Other canvases"), key="explorer_others", type="tertiary"):
            session.go("explorer", session.START)
    if not shown:
        return
    dossier = _dossier_of(space, chosen[0]) if len(chosen) == 1 else None
    if dossier is None:
        st.caption(_("Select one item of the picture; what a line rests on is told by its menu."))
        return
    draw_dossier(space, dossier)


def _dossier_of(space: Workspace, shown: Id) -> Dossier | None:
    """The dossier of an item; None for a group, and for what is not known any more."""
    try:
        return space.dossiers.of(shown)
    except EntityNotFound:
        return None
