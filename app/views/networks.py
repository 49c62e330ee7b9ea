"""All networks in one table; choosing a row opens it."""

import streamlit as st

from app import session
from app.views.tables import network_rows
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
    rows = network_rows(space, found)
    chosen = st.dataframe(
        rows, hide_index=True, on_select="rerun", selection_mode="single-row", key="network_table", height=620
    )
    picked = chosen.selection.rows
    if picked:
        session.go("network", **{session.NETWORK: found[picked[0]].id})
