"""The part of a page that shows the protected people of one case, or one of them, for some minutes.

Decisions.
Names are shown beside the masked page, by the side of which they were asked for, and nowhere else.
They stay on the server, and are taken off the page when the time is over, though nobody touches it,
and at once when whoever looks may not see them any more.
"""

import time
from dataclasses import dataclass

import streamlit as st

from app.access.handling.revealing import Revealed
from app.access.rights import Right
from app.rows.keeping.revealed import revealed_listing
from app.views import session
from app.views.tables import as_markdown, draw, say
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.model import Id

MINUTES = (5, 15, 60)
FIRST = 15
"""So many minutes are chosen until somebody chooses others."""
_EVERY = 3.0
"""Seconds between two looks whether the time is over."""
_KEPT = "revealed_one"


@dataclass(frozen=True)
class _Shown:
    """Who is shown by name on a page, and until when."""

    revealed: Revealed
    reason: str
    user: str
    until: float
    """By the clock of the process, which nobody sets."""


def show_revealing(space: Workspace, what: Id) -> None:
    """Draw who is revealed of a case or person, or a form that reveals for a reason and a time."""
    if not space.viewer.may(Right.REVEAL) or space.store.reveals:
        return
    if _shown(space, what) is not None:
        _card(space, what)
    else:
        _form(space, what)


def shows_names() -> bool:
    """Whether a page of this session shows somebody by name, so that it is not to be printed."""
    kept: dict[Id, _Shown] = st.session_state.get(_KEPT, {})
    return any(time.monotonic() < shown.until for shown in kept.values())


def _shown(space: Workspace, what: Id) -> _Shown | None:
    """What is shown still; forgotten when its time is over, or somebody else is at work."""
    kept: dict[Id, _Shown] = st.session_state.setdefault(_KEPT, {})
    shown = kept.get(what)
    if shown is None:
        return None
    try:
        admitted = session.settings()
    except SimpulError:
        admitted = None
    same = admitted is not None and (admitted.user, admitted.role) == (
        shown.user,
        space.settings.role,
    )
    if same and time.monotonic() < shown.until:
        return shown
    del kept[what]
    return None


@st.fragment(run_every=_EVERY)
def _card(space: Workspace, what: Id) -> None:
    """Whom the page tells by name, until the time is over."""
    shown = _shown(space, what)
    if shown is None:
        st.rerun()
    wording = space.wording
    _ = wording.text
    minutes = max(1, round((shown.until - time.monotonic()) / 60))
    told = wording.plural(
        "Shown for {n} minute more. Reason: {reason}",
        "Shown for {n} minutes more. Reason: {reason}",
        minutes,
    )
    with st.container(border=True):
        st.warning(
            told.format(n=minutes, reason=as_markdown(shown.reason)), icon=":material/visibility:"
        )
        listing = revealed_listing(shown.revealed, wording)
        draw(listing)
        for text in listing.foot:
            say(text)
        if st.button(_("Mask again"), key=f"mask_{what}"):
            st.session_state[_KEPT].pop(what, None)
            st.rerun()


def _form(space: Workspace, what: Id) -> None:
    """A form that reveals for a reason and some minutes."""
    wording = space.wording
    _ = wording.text
    with (
        st.expander(_("Show names here, for a reason"), icon=":material/visibility:"),
        st.form(f"reveal_{what}"),
    ):
        left, right = st.columns([3, 1])
        reason = left.text_input(
            _("Reason (it is logged)"), max_chars=200, key=f"reveal_reason_{what}"
        )
        minutes = right.selectbox(
            _("Minutes"), MINUTES, index=MINUTES.index(FIRST), key=f"reveal_minutes_{what}"
        )
        if not st.form_submit_button(_("Show names")):
            return
    try:
        revealed = space.store.reveal_one(what, reason)
    except SimpulError as error:
        st.error(as_markdown(wording.message(error.message)))
        return
    until = time.monotonic() + 60 * minutes
    user = space.settings.user
    st.session_state.setdefault(_KEPT, {})[what] = _Shown(revealed, reason.strip(), user, until)
    st.rerun()
