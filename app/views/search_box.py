"""The one box to find by, on every page: what is typed into it opens the page of what is found."""

import streamlit as st

from app.plain_text import plain
from app.views import session
from app.workspace import Workspace

_LETTERS = 200


def draw_box(space: Workspace, key: str, *, typed: str = "", labelled: bool = True) -> None:
    """Draw the box with what was typed before in it; a page called so needs no label for eyes."""
    _ = space.wording.text
    # the address alone says what was asked for, so that the box is right after Back too
    st.session_state[key] = typed
    st.text_input(
        _("Find"),
        key=key,
        max_chars=_LETTERS,
        on_change=_ask,
        args=(key,),
        placeholder=_("Name, number, case or place"),
        icon=":material/search:",
        label_visibility="visible" if labelled else "collapsed",
    )


def follow() -> None:
    """Open the page of what is found if something was typed just now."""
    if typed := st.session_state.pop(session.TO_FIND, ""):
        session.go("find", q=typed)


def _ask(key: str) -> None:
    st.session_state[session.TO_FIND] = plain(st.session_state[key])
