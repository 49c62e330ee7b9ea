"""The explorer: a canvas that grows from what somebody looks for.

Decisions.
The address names the canvas, and the store keeps it after each act: reload, another tab, Back and a
new start of the server all lead to the same picture.
An act is carried out before the canvas is drawn, so that one run answers it.
"""

import streamlit as st

from app.components.explorer.explorer import explorer, reported
from app.views.explorer import acting, opening
from app.views.explorer.asking import ask
from app.views.explorer.drawn import drawn
from app.views.explorer.opening import Opened
from app.views.explorer.selected import draw_selected
from app.views.explorer.start import draw_start
from app.views.tables import as_markdown
from app.views.work.kept import told_last
from app.workspace import Workspace
from graph.errors import SimpulError

HEIGHT_PX = 690
"""Of the canvas with its tools: what a screen of 768 lines leaves."""
_ROOM = """<style>
[data-testid="stMainBlockContainer"] { padding: 2.75rem 1rem 1rem; max-width: none; }
</style>"""
"""A canvas needs the margins that a page of text is given."""


def show(space: Workspace) -> None:
    """Draw the canvas of the address, or the ways to begin one."""
    try:
        opened = opening.from_address(space)
    except SimpulError as error:
        st.warning(as_markdown(space.wording.message(error.message)))
        opened = None
    if opened is None:
        draw_start(space)
        return
    _canvas(space, opened)


@st.fragment
def _canvas(space: Workspace, opened: Opened) -> None:
    """The canvas and what is told of its selection; an act draws only these anew."""
    key = f"explorer_{opened.id}"
    opened = opening.current(space, opened)
    opened = acting.carry_out(space, opened, reported(key))
    st.html(_ROOM)
    if told := told_last():
        opening.tell(opened.id, [told])
    explorer(drawn(space, opened), key=key, height=HEIGHT_PX)
    acting.was_drawn(opened)
    ask(space, opened)
    draw_selected(space, opened)
