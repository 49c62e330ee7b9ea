"""The ways to begin a canvas: what was worked on last, a network, or whatever a search finds."""

import msgspec
import streamlit as st

from app.networks.explorer.exploration import Exploration
from app.views import session
from app.views.explorer.opening import BEGUN
from app.views.tables import as_markdown, network_rows, no_network, pick
from app.workspace import Workspace
from graph.work.canvas import Canvas
from graph.work.working import WorkingCanvas

_MOST_SHOWN = 10
_MOST_NAMES = 3
"""Of a canvas that is listed."""


def draw_start(space: Workspace) -> None:
    """Draw what a canvas can begin from."""
    _ = space.wording.text
    st.title(_("Explore"))
    st.caption(
        _(
            "A canvas begins small and grows by what you ask for: begin with a person, a number, a"
            " case or a network, then add what each is tied to."
        )
    )
    _recent(space)
    _networks(space)


def _recent(space: Workspace) -> None:
    """Canvases that were begun before."""
    if not space.working.keeps:
        return
    _ = space.wording.text
    found = [kept for kept in space.working.mine() if kept.id.startswith(BEGUN)][:_MOST_SHOWN]
    told = [(kept, what) for kept in found if (what := _told(space, kept))]
    if not told:
        return
    st.subheader(_("Go on with"))
    rows = [
        {_("On the canvas"): what, _("Kept"): space.wording.date(kept.on[:10])}
        for kept, what in told
    ]
    row = pick(rows, key="explorer_recent", wide=[_("On the canvas")])
    if row is not None:
        session.go("explorer", told[row][0].id)


def _told(space: Workspace, kept: WorkingCanvas) -> str:
    """What is on a canvas, as the viewer may know it; empty when nothing is."""
    try:
        canvas: Canvas = msgspec.json.decode(kept.body, type=Exploration).canvas
    except msgspec.ValidationError:
        return ""
    known = space.explorer.known(canvas)
    first = space.store.entities(known.shown[:_MOST_NAMES])
    names = [entity.name or space.wording.text("(no name)") for entity in first.values()]
    more = len(known.shown) - len(names)
    if not names:
        return ""
    told = ", ".join(names)
    if more <= 0:
        return told
    text = space.wording.plural("{names} and {n} more", "{names} and {n} more", more)
    return text.format(names=told, n=more)


def _networks(space: Workspace) -> None:
    """The networks, most important first, each to begin a canvas from."""
    _ = space.wording.text
    networks = space.networks.all()
    st.subheader(_("Networks"))
    if not networks:
        no_network(space)
        return
    first = networks[:_MOST_SHOWN]
    chosen = pick(network_rows(space, first), key="explorer_networks")
    if chosen is not None:
        session.go("explorer", first[chosen].id)
    if len(networks) > len(first):
        st.caption(
            as_markdown(
                _("The first {shown} of {count}; all of them stand under “All networks”.").format(
                    shown=len(first), count=len(networks)
                )
            )
        )
