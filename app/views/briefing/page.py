"""Briefings: what one says for whom, what people write for it, and its editions."""

import logging
from collections.abc import Callable
from functools import partial

import streamlit as st

from app.access.rights import Right
from app.briefing.writing import BriefingFormat
from app.packs.editions import draft_bytes, draft_name, preview
from app.views import session
from app.views.briefing.editions import MIMES, draw_editions
from app.views.briefing.order import Chosen, choose_briefing
from app.views.briefing.preview import draw_preview
from app.views.briefing.texts import draw_texts
from app.views.tables import as_markdown, no_network
from app.views.work.kept import draw_told
from app.workspace import Workspace
from graph.errors import SimpulError

_CHOICES = (session.BRIEFED_FORM, session.BRIEFED_FOR, session.BRIEFED_PART, session.BRIEFED)
"""How the keys begin of what is chosen over the page."""


def show(space: Workspace) -> None:
    """Draw the page; what fails unforeseen is told in the chosen language, with a way on."""
    try:
        _show(space)
    except SimpulError:
        raise
    except Exception as error:  # else Streamlit shows a box of its own, in English, and no way on
        logging.getLogger(__name__).exception("the page of briefings failed")
        _say_failed(space, error)


def _say_failed(space: Workspace, error: Exception) -> None:
    """Say that the page failed, that nothing is lost, and offer to begin it anew."""
    _ = space.wording.text
    told = _(
        "This page failed unforeseen ({kind}). Nothing that is kept was changed. Begin the page"
        " anew, or choose another form; please report it with what you chose."
    )
    st.error(as_markdown(told.format(kind=type(error).__name__)))
    st.button(_("Begin the page anew"), on_click=_begin_anew, icon=":material/restart_alt:")


def _begin_anew() -> None:
    """Forget what was chosen over the page; what was filled in stays."""
    for key in [key for key in st.session_state if str(key).startswith(_CHOICES)]:
        del st.session_state[key]


def _show(space: Workspace) -> None:
    """Draw the choices, and in tabs the preview, the texts and the editions."""
    _ = space.wording.text
    st.title(_("Briefings"), anchor=False)
    if not space.viewer.may(Right.BRIEF):
        st.info(_("Your role makes no briefings."))
        return
    found = space.networks.all()
    if not found:
        no_network(space)
        return
    if space.viewer.may_read_work:
        draw_told(space)
    chosen = choose_briefing(space, found)
    if chosen is None:
        return
    _parts(space, chosen)


def _parts(space: Workspace, chosen: Chosen) -> None:
    """The parts of the page as tabs, of which only the open one is drawn."""
    _ = space.wording.text
    parts: dict[str, tuple[str, Callable[[], None]]] = {
        "preview": (_("Preview"), lambda: _preview(space, chosen)),
    }
    if space.viewer.may_read_work:
        parts["texts"] = (_("What people write"), lambda: draw_texts(space, chosen.network))
        parts["editions"] = (_("Editions"), lambda: draw_editions(space, chosen))
    key = f"briefing_part_{space.wording.language}"
    held = st.session_state.get(session.BRIEFED_PART, "preview")
    labels = [label for label, _draw in parts.values()]
    if st.session_state.get(key) not in labels:
        st.session_state[key] = parts.get(held, parts["preview"])[0]
    tabs = st.tabs(labels, key=key, on_change="rerun")
    for (code, (_label, draw)), tab in zip(parts.items(), tabs, strict=True):
        if tab.open:
            st.session_state[session.BRIEFED_PART] = code
            with tab:
                draw()


def _preview(space: Workspace, chosen: Chosen) -> None:
    """What it says now; what is missing or wrong for this form is said instead."""
    _ = space.wording.text
    try:
        document = preview(space, chosen.network.id, chosen.order)
    except SimpulError as error:
        st.warning(as_markdown(space.wording.message(error.message)))
        return
    st.caption(_("A preview: nothing leaves the house by it, and it names nobody protected."))
    _draw_drafts(space, chosen)
    with st.container(border=True):
        draw_preview(document, space.wording)


def _draw_drafts(space: Workspace, chosen: Chosen) -> None:
    """Buttons to take what is shown as a file, which says that it is a draft; it is logged."""
    _ = space.wording.text
    network, order = chosen.network.id, chosen.order
    with st.container(horizontal=True, vertical_alignment="center"):
        for kind, label in (
            (BriefingFormat.DOCX, _("Draft: Word")),
            (BriefingFormat.PDF, _("Draft: PDF")),
        ):
            name = draft_name(order, kind)
            st.download_button(
                label,
                partial(draft_bytes, space, network, order, kind, name),
                file_name=name,
                mime=MIMES[kind],
                on_click="ignore",
                key=f"draft_{kind}",
                icon=":material/download:",
            )
        st.caption(_("Marked DRAFT on every page; taking one is logged."))
