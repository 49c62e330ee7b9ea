"""Reading from a database, where whoever runs Simpul allows it.

Asked are a table or SELECT, and a password that is kept until it is loaded.
"""

import streamlit as st

from app.plain_text import harmless
from app.views import session
from app.workspace import Workspace
from graph.errors import SettingsError
from loaders.inputs import Query


def asked(space: Workspace) -> Query | None:
    """The query that was asked for in this session and not yet loaded or put away.

    None when there is none.
    """
    query: Query | None = st.session_state.get(session.QUERY)
    if query is not None:
        name, back = st.columns([4, 1], vertical_alignment="center")
        name.text(harmless(query.name))
        if back.button(space.wording.text("Put away")):
            forget()
            st.rerun()
    return query


def form(space: Workspace) -> None:
    """Draw the form where some database is allowed.

    What it asks for is shown like an uploaded file.
    """
    _ = space.wording.text
    if not space.intake.sources():
        return
    with st.expander(_("From a database")), st.form("database", border=False):
        url = st.selectbox(_("Database"), space.intake.sources())
        table = st.text_input(_("Table"), max_chars=200)
        statement = st.text_area(_("or SELECT statement"), max_chars=20_000, height=90)
        password = st.text_input(_("Password"), type="password", autocomplete="off")
        st.caption(
            _(
                "It is only read, in a transaction that may write nothing. The password is kept"
                " until it is loaded."
            )
        )
        if st.form_submit_button(_("Look")):
            try:
                st.session_state[session.QUERY] = space.intake.query(
                    url, statement=statement.strip(), table=table.strip(), password=password
                )
            except SettingsError as error:
                st.error(space.wording.message(error.message))
            else:
                st.rerun()


def forget() -> None:
    """Put away the query of this session, its password with it."""
    st.session_state.pop(session.QUERY, None)
