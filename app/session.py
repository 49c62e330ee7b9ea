"""What one browser session keeps: language, revealing, and what is looked at; all its keys stand here."""

import os
from typing import Any

import streamlit as st

from app.settings import LANGUAGES, Settings
from app.workspace import Workspace
from graph.errors import AccessDenied

LANGUAGE = "language"
REASON = "reveal_reason"
ENTITY = "entity"
NETWORK = "network"
PAGES = "pages"


def settings() -> Settings:
    """Settings of the server, with the language and the reason for revealing of this session."""
    server = Settings.from_environment(os.environ)
    language = st.session_state.get(LANGUAGE, server.language)
    reason = st.session_state.get(REASON, "").strip()
    return server.override(
        language=language if language in LANGUAGES else server.language,
        reveal=bool(reason) or server.reveal,
        reason=reason or server.reason,
    )


def workspace() -> Workspace:
    """The workspace of this session; sessions that may see the same share one."""
    try:
        return _opened(settings())
    except AccessDenied as denied:
        st.session_state.pop(REASON, None)
        st.error(str(denied))
        return _opened(settings())


@st.cache_resource(show_spinner=False, max_entries=16)
def _opened(chosen: Settings) -> Workspace:
    return Workspace(chosen)


def go(page: str, **state: Any) -> None:
    """Open a page of the app with something chosen on it."""
    st.session_state.update(state)
    st.switch_page(st.session_state[PAGES][page])
