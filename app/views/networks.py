"""All networks in one table; choosing a row opens it."""

import streamlit as st

from app import session
from app.views.tables import network_rows, pick
from app.workspace import Workspace


def show(space: Workspace) -> None:
    """Draw the table of networks."""
    _ = space.wording.text
    st.title(_("Networks"))
    found = space.networks()
    if not found:
        st.info(_("No network links two cases yet."))
        return
    st.caption(_("Choose a row to open the network. The score is an order for reading, not a verdict."))
    row = pick(network_rows(space, found), key="network_table")
    if row is not None:
        session.go("network", found[row].id)
