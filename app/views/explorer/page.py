"""The explorer: a canvas that grows from what somebody looks for.

Decisions.
The address names the canvas, and the store keeps it after each act: reload, another tab, Back and a
new start of the server all lead to the same picture.
What only the browser knows meanwhile (selection, camera) is kept with the next act, or when the
page is left by one of its own links.
"""

import streamlit as st

from app.components.explorer.explorer import Report, explorer
from app.views.explorer import acting, opening
from app.views.explorer.opening import Opened
from app.views.explorer.selected import draw_selected
from app.views.explorer.start import draw_start
from app.views.tables import as_markdown
from app.workspace import Workspace

HEIGHT_PX = 600
"""Of the canvas with its tools: what a screen of 768 lines leaves."""


def show(space: Workspace) -> None:
    """Draw the canvas of the address, or the ways to begin one."""
    opened = opening.from_address(space)
    if opened is None:
        draw_start(space)
        return
    _canvas(space, opened)


@st.fragment
def _canvas(space: Workspace, opened: Opened) -> None:
    """The canvas and what is told of its selection; an act draws only these anew."""
    opened = opening.current(space, opened)
    payload = opening.payload(space, opened)
    report: Report = explorer(payload, key=f"explorer_{opened.id}", height=HEIGHT_PX)
    if acting.carry_out(space, opened, report):
        st.rerun(scope="fragment")
    for told in acting.told(opened):
        st.info(as_markdown(told))
    draw_selected(space, opened, report)
