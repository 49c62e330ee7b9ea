"""Which canvas the page shows: named by its address, kept over reload and restart.

Decisions.
The address says from what a canvas begins: entities, cases, numbers, networks, a saved view, or one
that was begun before. What was made of it is kept under an id that the address alone decides, so
the same address leads to the same picture: nothing is ever written into the address, and Back and
Forward lead where they say.
For whoever may not write, it is kept in the browser's session alone.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import streamlit as st

from app.access.masked_store import nothing_found
from app.networks.explorer.exploration import Exploration
from app.networks.work.views import PREFIX as VIEW
from app.views import session
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.model import Id
from graph.work.canvas import Canvas

NETWORK = "n_"
BEGUN = "wk_"
"""How the id of a canvas begins that somebody works on."""
_LETTERS = 16
_MOST_TOLD = 3
"""Ids of an address that a message repeats."""
_IS_BEGUN = re.compile(rf"{BEGUN}[0-9a-f]{{{_LETTERS}}}")
_MOST_HELD = 20
"""Canvases of one browser's session; those looked at longest ago go first."""
MOST_IDS = 2_000
"""Of an address; what is beyond is not read."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A canvas as it stands now."""

    id: Id
    """Under which it is kept."""
    exploration: Exploration
    started_from: tuple[Id, ...] = ()
    """What the address names."""

    @property
    def canvas(self) -> Canvas:
        """What is drawn."""
        return self.exploration.canvas


def from_address(space: Workspace) -> Opened | None:
    """The canvas of the address, else the one worked on last; None where one is to be begun.

    Raises NotFound and NetworkNotFound for an address that leads nowhere.
    """
    named = _named_in_address()
    if named == (session.START,):
        return None
    if not named:
        last = _last_worked_on(space)
        return None if last is None else _opened(space, last, ())
    canvas_id = named[0] if _IS_BEGUN.fullmatch(named[0]) else _id_for(named)
    opened = _opened(space, canvas_id, named)
    st.session_state[session.CANVAS] = canvas_id
    return opened


def current(space: Workspace, opened: Opened) -> Opened:
    """The same as it stands now: an act may have changed it since."""
    return _opened(space, opened.id, opened.started_from)


def keep(space: Workspace, opened: Opened, exploration: Exploration) -> None:
    """Keep a canvas as it is now, for the next run, a reload and a restart.

    One that is too large to be kept is told, and stays in the browser's session.
    """
    _hold(opened.id, exploration)
    if not space.working.keeps:
        return
    try:
        space.working.keep(opened.id, msgspec.json.encode(exploration))
    except InvalidValue as error:
        tell(opened.id, [space.wording.message(error.message)])


def tell(canvas_id: Id, texts: Sequence[str]) -> None:
    """Let the canvas say these once, after what it is to say already."""
    told: dict[Id, list[str]] = st.session_state.setdefault(session.CANVAS_SAID, {})
    told[canvas_id] = [*told.get(canvas_id, ()), *texts]


def _opened(space: Workspace, canvas_id: Id, named: tuple[Id, ...]) -> Opened:
    known = _in_session().get(canvas_id) or _kept(space, canvas_id)
    if known is None:
        known = Exploration(canvas=_begin(space, named[:MOST_IDS]))
        if len(named) > MOST_IDS:
            text = space.wording.text(
                "The address names {count} items, more than are read: the first {most} are shown."
            )
            tell(canvas_id, [text.format(count=len(named), most=MOST_IDS)])
    _hold(canvas_id, known)
    return Opened(canvas_id, known, named)


def _begin(space: Workspace, named: Sequence[Id]) -> Canvas:
    """A canvas of what an address names; raises EntityNotFound where none of it is known."""
    views = [one for one in named if one.startswith(VIEW)]
    if views:
        return space.views.get(views[0]).latest.canvas
    networks = [one for one in named if one.startswith(NETWORK)]
    others = [one for one in named if not one.startswith(NETWORK)]
    canvas = space.explorer.start_network(networks) if networks else Canvas()
    if not others:
        return canvas
    begun = space.explorer.start([*canvas.shown, *others])
    if not begun.shown:
        raise nothing_found(", ".join(others[:_MOST_TOLD]))
    return begun


def _kept(space: Workspace, canvas_id: Id) -> Exploration | None:
    if not space.working.keeps:
        return None
    found = space.working.find(canvas_id)
    if found is None:
        return None
    try:
        return msgspec.json.decode(found.body, type=Exploration)
    except msgspec.ValidationError:
        # written by another version: what cannot be read is begun anew
        return None


def _last_worked_on(space: Workspace) -> Id | None:
    last: Id | None = st.session_state.get(session.CANVAS)
    if last or not space.working.keeps:
        return last
    kept = space.working.latest()
    return kept.id if kept else None


def _named_in_address() -> tuple[Id, ...]:
    """The ids in the address, each once."""
    told = ",".join((st.query_params.get("id", ""), st.query_params.get("ids", "")))
    named = dict.fromkeys(one.strip() for one in told.split(",") if one.strip())
    return tuple(named)


def _id_for(named: tuple[Id, ...]) -> Id:
    digest = hashlib.blake2b("\n".join(sorted(named)).encode(), digest_size=_LETTERS // 2)
    return f"{BEGUN}{digest.hexdigest()}"


def _hold(canvas_id: Id, exploration: Exploration) -> None:
    held = _in_session()
    held.pop(canvas_id, None)
    held[canvas_id] = exploration
    for oldest in list(held)[:-_MOST_HELD]:
        del held[oldest]


def _in_session() -> dict[Id, Any]:
    found: dict[Id, Any] = st.session_state.setdefault(session.CANVASES, {})
    return found
