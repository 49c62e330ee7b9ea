"""What was done in the browser, carried out: on the canvas, in its history, or on another page."""

from collections.abc import Mapping
from typing import Any, TypeGuard

import streamlit as st
from msgspec.structs import replace

from app.access.rights import Right
from app.components.explorer.explorer import Report
from app.exports.view import VIEW
from app.networks.explorer.act import Act
from app.networks.explorer.editing import FARTHEST
from app.plain_text import harmless
from app.views import session
from app.views.explorer import opening
from app.views.explorer.adding import waiting_for
from app.views.explorer.opening import Opened
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.model import Id
from graph.work.canvas import Camera, Canvas

ASKS = ("note", "tag", "watch", "question", "save", "export", "open_tie")
"""Acts that ask for something more before they are done."""
PICTURES = ("png", "svg")
"""Files that the browser makes of what it shows."""
_LONGEST_CODE = 80
"""Letters of an id, or of the kind of an act."""


def carry_out(space: Workspace, opened: Opened, report: Report) -> Opened:
    """The canvas after what the browser reports; what it sees now is kept with it."""
    exploration = opened.exploration.saw(_as_seen(opened.canvas, report.seen))
    seen = Opened(opened.id, exploration, opened.started_from)
    act = waiting_for(opened.id)
    if act is not None:
        seen = _done(space, seen, act)
    if report.act is not None:
        return _done(space, seen, _act(report.act), str(report.act.get("nonce", "")))
    if act is not None:
        return seen
    if exploration != opened.exploration:
        opening.keep(space, opened, exploration)
    return opening.current(space, opened)


def said(opened: Opened) -> list[str]:
    """What is to be said."""
    told: dict[Id, list[str]] = st.session_state.get(session.CANVAS_SAID, {})
    return told.get(opened.id, [])


def was_drawn(opened: Opened) -> None:
    """Say and grant nothing twice; called once it is drawn: a run cut short drew nothing."""
    for key in (session.CANVAS_SAID, session.CANVAS_TAKEN):
        st.session_state.get(key, {}).pop(opened.id, None)


def _done(space: Workspace, opened: Opened, act: Act, nonce: str = "") -> Opened:
    """Carry out one act; `nonce` is what the browser calls it."""
    exploration = opened.exploration
    match act.kind:
        case "undo":
            exploration = exploration.undo()
        case "redo":
            exploration = exploration.redo()
        case "open":
            opening.keep(space, opened, exploration)
            _open_page(act)
        case "review":
            opening.keep(space, opened, exploration)
            session.go("review")
        case "export" if act.value in PICTURES:
            _take_picture(space, opened, str(act.value), nonce)
        case kind if kind in ASKS:
            st.session_state[session.CANVAS_ASKED] = (opened.id, act)
        case _:
            outcome = space.explorer.apply(exploration.canvas, act)
            exploration = exploration.did(outcome.canvas)
            opening.tell(opened.id, [space.wording.message(one) for one in outcome.said])
    opening.keep(space, opened, exploration)
    return opening.current(space, opened)


def taken(opened: Opened) -> dict[str, str]:
    """The picture that the browser may make now: its kind, and the act that asked for it."""
    told: dict[Id, dict[str, str]] = st.session_state.get(session.CANVAS_TAKEN, {})
    return told.get(opened.id, {})


def _take_picture(space: Workspace, opened: Opened, kind: str, nonce: str) -> None:
    """Log that the picture leaves the house, and let the browser make it.

    What it shows is what the page shows: where protected people are shown by name it stays here.
    """
    if space.store.reveals:
        opening.tell(
            opened.id, [space.wording.text("Mask names first: a picture would take them away.")]
        )
        return
    try:
        space.store.hand_out(Right.EXPORT, kind, VIEW, name=f"{VIEW}.{kind}")
    except SimpulError as error:
        opening.tell(opened.id, [space.wording.message(error.message)])
        return
    granted = {"kind": kind, "nonce": nonce}
    st.session_state.setdefault(session.CANVAS_TAKEN, {})[opened.id] = granted


def _act(told: Mapping[str, Any]) -> Act:
    """An act as a browser tells it: anything may stand in it."""
    ids = told.get("ids")
    kind = told.get("kind")
    return Act(
        kind=kind if _is_code(kind) else "",
        ids=tuple(filter(_is_code, ids if isinstance(ids, list) else ())),
        value=told.get("value"),
    )


def _is_code(told: Any) -> TypeGuard[str]:
    """Whether this may be an id or the kind of an act: a short text that can be kept."""
    return isinstance(told, str) and len(told) <= _LONGEST_CODE and told == harmless(told)


def _open_page(act: Act) -> None:
    """The page of what was opened."""
    for shown in act.ids[:1]:
        session.go("network" if shown.startswith(opening.NETWORK) else "entity", shown)


def _as_seen(canvas: Canvas, seen: Mapping[str, Any]) -> Canvas:
    """The canvas as the browser shows it: what is selected, and where the camera looks."""
    if not isinstance(seen, Mapping):
        return canvas
    selected = seen.get("selected")
    if isinstance(selected, list):
        known = {*canvas.shown, *(group.id for group in canvas.groups)}
        chosen = [one for one in selected if isinstance(one, str) and one in known]
        canvas = replace(canvas, selected=tuple(dict.fromkeys(chosen)))
    camera = _camera(seen.get("camera"))
    return canvas if camera is None else replace(canvas, camera=camera)


def _camera(told: Any) -> Camera | None:
    """A camera as a browser tells it; None where it tells none."""
    if not isinstance(told, dict):
        return None
    x, y, scale = (_figure(told.get(name)) for name in ("x", "y", "scale"))
    if x is None or y is None or scale is None:
        return None
    return Camera(x=x, y=y, scale=scale)


def _figure(told: Any) -> float | None:
    """A finite number as a browser tells it; None for anything else."""
    is_number = isinstance(told, int | float) and not isinstance(told, bool)
    # compared first: what is infinite, no number or too long for a float is none of these
    return float(told) if is_number and abs(told) <= FARTHEST else None
