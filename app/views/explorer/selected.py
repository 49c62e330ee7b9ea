"""Everything known of what is selected on the canvas, beneath it."""

import streamlit as st

from app.views.entity import draw_dossier
from app.views.explorer.opening import Opened
from app.workspace import Workspace
from graph.errors import EntityNotFound


def draw_selected(space: Workspace, opened: Opened) -> None:
    """Draw the dossier of the one that is selected, when it is asked for."""
    _ = space.wording.text
    chosen = opened.canvas.selected
    shown = st.toggle(
        _("Everything known of what is selected, with its sources"), key="explorer_dossier"
    )
    if not shown:
        return
    if len(chosen) != 1:
        st.caption(_("Select one item of the picture."))
        return
    try:
        dossier = space.dossiers.of(chosen[0])
    except EntityNotFound:
        st.caption(_("Select one item of the picture."))
        return
    draw_dossier(space, dossier)
