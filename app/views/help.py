"""The help on the screen: the topics there are, and the page that is chosen."""

import streamlit as st

from app.help.pages import TOPICS, page, topics
from app.views import session
from app.workspace import Workspace


def show(space: Workspace) -> None:
    """Draw the topics and the chosen page, the first one if none was chosen."""
    _ = space.wording.text
    language = space.wording.language
    titles = {topic.name: topic.title for topic in topics(language)}
    chosen = st.pills(
        _("Help"),
        TOPICS,
        format_func=titles.__getitem__,
        key=session.key_in(language, "help_topic", TOPICS, TOPICS[0]),
        label_visibility="collapsed",
    )
    st.markdown(page(chosen or TOPICS[0], language))
