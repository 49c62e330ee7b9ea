"""The screen of one's own sessions: which browsers are signed in, and ending them."""

import streamlit as st

from app.operations.accounts import OwnSessions
from app.rows.accounts.listings import sessions_listing
from app.views import session
from app.views.tables import as_markdown, pick_item
from app.wording.accounts.words import role_name
from app.workspace import Workspace
from graph.errors import SimpulError


def show(space: Workspace) -> None:
    """Draw who is signed in, the sessions, and what can be done."""
    _ = space.wording.text
    st.title(_("My sessions"), anchor=False)
    if not session.has_accounts():
        st.info(_("Nobody signs in here: you alone use this server."))
        return
    own = OwnSessions(space, session.directory(), session.signed_in())
    told = _("Signed in as {account}, {role}.")
    called = role_name(own.account.role, space.wording)
    st.markdown(as_markdown(told.format(account=own.account.name, role=called)))
    listing = sessions_listing(own.all(), space.wording, own=session.signed_in())
    without_account = [
        column.heading for column in listing.columns if column.heading != _("account")
    ]
    chosen = pick_item(listing, key="own_sessions_table", only=without_account)
    st.caption(
        _("If a browser or a place is not yours, end its session and change your password at once.")
    )
    with st.container(horizontal=True):
        if st.button(_("End the chosen session"), disabled=chosen is None, key="own_session_end"):
            _end(space, own, chosen.number if chosen else "")
        if st.button(_("End all others"), key="own_sessions_end"):
            own.end_others()
            st.rerun()
    if not own.account.issuer:
        # a page of the gate: a password goes through no program of the screens
        label = _("Change the password")
        style = "color: light-dark(#1f6f8b, #5fb3cf)"
        st.html(f'<a href="./password" target="_self" style="{style}">{label}</a>')


def _end(space: Workspace, own: OwnSessions, number: str) -> None:
    try:
        own.end(number)
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return
    st.rerun()
