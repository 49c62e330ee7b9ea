"""Bringing what was found elsewhere on the canvas that is worked on."""

from collections.abc import Sequence

import streamlit as st

from app.networks.explorer.act import Act
from app.views import session
from app.workspace import Workspace
from graph.model import Id


def offer_adding(space: Workspace, ids: Sequence[Id], key: str) -> None:
    """A button that adds these to the canvas worked on last; none when there is no canvas."""
    canvas_id: Id = st.session_state.get(session.CANVAS, "")
    label = space.wording.text("Add to the canvas")
    if canvas_id and st.button(label, key=key, icon=":material/add:"):
        st.session_state[session.CANVAS_ADDED] = (canvas_id, tuple(ids))
        session.go("explorer", canvas_id)


def waiting_for(canvas_id: Id) -> Act | None:
    """The act that adds what waits for this canvas, once; None when nothing does."""
    waiting = st.session_state.get(session.CANVAS_ADDED)
    if waiting is None or waiting[0] != canvas_id:
        return None
    del st.session_state[session.CANVAS_ADDED]
    return Act(kind="add", ids=waiting[1])
