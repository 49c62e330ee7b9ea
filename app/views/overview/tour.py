"""A way through the screens for whoever opens them for the first time.

It stands on the first page until somebody closes it, or has a canvas of their own: it lies over
nothing, and nobody has to click it away to work.
"""

import streamlit as st

from app.access.rights import Right
from app.views import session
from app.workspace import Workspace


def show(space: Workspace) -> None:
    """Draw the five steps, each with the page it is about; nothing for who knows the way."""
    if st.session_state.get(session.TOURED) or not space.viewer.may(Right.WORK):
        return
    if space.working.latest() is not None:
        return
    _ = space.wording.text
    steps = (
        (
            _("Find"),
            _(
                "Type a name as you heard it, a number or a case number. Spelling need not"
                " be right."
            ),
            "find",
        ),
        (
            _("All networks"),
            _(
                "Cases that name the same people or numbers are one network, the first to"
                " read first."
            ),
            "networks",
        ),
        (
            _("Explore"),
            _("Put somebody on a canvas and expand: what is known comes in, nothing moves."),
            "explorer",
        ),
        (
            _("Review"),
            _(
                "You are asked where it is not sure that two are one. Every answer can be"
                " taken back."
            ),
            "review",
        ),
        (
            _("Briefings"),
            _("What was found becomes a report in which each sentence has its source."),
            "briefing",
        ),
    )
    pages = st.session_state.get(session.PAGES, {})
    offered = [step for step in steps if step[-1] in pages]
    if not offered:
        return
    with st.container(border=True):
        st.subheader(_("Here for the first time?"), anchor=False)
        for place, (title, text, page) in zip(st.columns(len(offered)), offered, strict=True):
            with place:
                if st.button(title, key=f"tour_{page}", width="stretch"):
                    session.go(page)
                st.caption(text)
        if st.button(_("I know my way"), key="tour_end", type="tertiary"):
            st.session_state[session.TOURED] = True
            st.rerun()
