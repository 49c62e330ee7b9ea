"""The picture of a canvas as the browser takes it, made anew only when there is more to be seen.

A selection or a look elsewhere changes nothing of it, and comes several times a minute.
"""

from typing import Any

import streamlit as st
from msgspec.structs import replace

from app.components.explorer.words import words
from app.drawing.explorer.payload import payload
from app.views import session
from app.views.explorer import acting
from app.views.explorer.opening import Opened
from app.views.work.marks import add_kept, kept_about
from app.workspace import Workspace
from graph.work.canvas import Camera


def drawn(space: Workspace, opened: Opened) -> dict[str, Any]:
    """What the browser is given of a canvas, with what is selected, looked at and said now."""
    canvas = opened.canvas
    picture = _picture(space, opened)
    shown = {node["id"] for node in picture["nodes"]}
    camera = canvas.camera
    return {
        **picture,
        "selected": [item for item in canvas.selected if item in shown],
        "camera": {"x": camera.x, "y": camera.y, "scale": camera.scale},
        "said": acting.said(opened),
        "take": acting.taken(opened),
    }


def _picture(space: Workspace, opened: Opened) -> dict[str, Any]:
    """The picture, as it was made last where nothing has changed that it is made of."""
    exploration = opened.exploration
    kept = kept_about(space)
    can = (bool(exploration.past), bool(exploration.future))
    bare = replace(exploration.canvas, selected=(), camera=Camera())
    # whoever sees more or less, or in another language, is another setting
    made_of = (opened.id, exploration.step, can, bare, kept, space.store.revision(), space.settings)
    last = st.session_state.get(session.CANVAS_DRAWN)
    if last is not None and last[0] == made_of:
        told: dict[str, Any] = last[1]
        return told
    made = payload(
        space.explorer.picture(bare),
        space.wording,
        key=opened.id,
        step=exploration.step,
        can=can,
        texts=words(space.wording),
    )
    add_kept(made, kept, space.wording)
    st.session_state[session.CANVAS_DRAWN] = (made_of, made)
    return made
