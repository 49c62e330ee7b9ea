"""Who saw one person or case, for who may read the log."""

import streamlit as st

from app.access.rights import Right
from app.rows.trust.log import seen_listing
from app.views.tables import draw
from app.workspace import Workspace
from graph.model import Id


def draw_who_saw(space: Workspace, shown: Id) -> None:
    """Draw who was shown this, when it is asked for: that somebody asks is logged."""
    _ = space.wording.text
    if not space.viewer.may(Right.AUDIT):
        return
    if st.toggle(_("Who saw this"), key="who_saw"):
        listing = seen_listing(space.log.who_saw(shown), space.wording)
        if listing.items:
            draw(listing)
        else:
            st.info(listing.none)
