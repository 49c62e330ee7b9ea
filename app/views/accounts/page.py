"""The screen of accounts, for who keeps them: who may sign in, as what, and who is signed in.

A code that somebody sets a password with is shown once, until the next act.
"""

from collections.abc import Callable

import streamlit as st

from app.accounts.model import Account, Code
from app.operations.accounts import ManagedAccounts
from app.rows.accounts.listings import accounts_listing, sessions_listing
from app.views import session
from app.views.tables import as_markdown, pick_item
from app.wording.accounts.words import moment, role_name
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.schema import VIEWER_ROLES


def show(space: Workspace) -> None:
    """Draw all accounts, what can be done with the chosen one, and a form for one more."""
    _ = space.wording.text
    st.title(_("Accounts"), anchor=False)
    if not session.has_accounts():
        st.info(
            _(
                "Nobody signs in here: you alone use this server. For an office, start it with"
                " `simpul serve --accounts FILE`."
            )
        )
        return
    managed = ManagedAccounts(space, session.directory())
    _told(space)
    listing = accounts_listing(managed.all(), space.wording, managed.open_sessions())
    st.subheader(listing.title)
    chosen = pick_item(listing, key="accounts_table")
    if chosen is None:
        st.caption(_("Choose an account to change it."))
    else:
        _chosen(space, managed, chosen)
    _form(space, managed)
    _sessions(space, managed)


def _told(space: Workspace) -> None:
    """What the last act did: a code that is shown only now, or a sentence."""
    _ = space.wording.text
    done = st.session_state.pop(session.ACCOUNT_TOLD, None)
    if isinstance(done, Code):
        told = _(
            "Hand this code to {account}, who sets a password with it on the page “I have a code”"
            " until {until}; it is shown only now:"
        )
        st.success(
            as_markdown(told.format(account=done.account, until=moment(done.until, space.wording)))
        )
        st.code(done.text, language=None)
    elif done:
        st.success(as_markdown(done))


def _chosen(space: Workspace, managed: ManagedAccounts, account: Account) -> None:
    """What can be done with an account."""
    _ = space.wording.text
    with st.container(border=True):
        st.markdown(f"**{as_markdown(account.name)}**")
        with st.form(f"account_form_{account.name}", border=False):
            left, middle, right = st.columns(3)
            role = left.selectbox(
                _("Role"),
                VIEWER_ROLES,
                index=VIEWER_ROLES.index(account.role),
                format_func=lambda code: role_name(code, space.wording),
                key=f"account_role_{space.wording.language}_{account.name}",
            )
            title = middle.text_input(
                _("Name on screens"),
                account.title,
                max_chars=80,
                key=f"account_title_{account.name}",
            )
            office = right.text_input(
                _("Place of work"),
                account.office,
                max_chars=80,
                key=f"account_office_{account.name}",
            )
            if st.form_submit_button(_("Change")):
                _do(
                    space,
                    lambda: managed.change(account.name, role=role, title=title, office=office),
                    _("{account} was changed; its sessions have ended"),
                    account,
                )
        with st.container(horizontal=True):
            if account.disabled:
                if st.button(_("Let sign in again"), key="account_enable"):
                    _do(
                        space,
                        lambda: managed.enable(account.name),
                        _("{account} can sign in again"),
                        account,
                    )
            elif st.button(_("Disable"), key="account_disable"):
                _do(
                    space,
                    lambda: managed.disable(account.name),
                    _("{account} can sign in no more; its sessions have ended"),
                    account,
                )
            if not account.issuer and st.button(_("New code for a password"), key="account_code"):
                _do(space, lambda: managed.new_code(account.name), "", account)
            if st.button(_("End its sessions"), key="account_end"):
                _do(
                    space,
                    lambda: managed.end(account.name),
                    _("the sessions of {account} have ended"),
                    account,
                )


def _form(space: Workspace, managed: ManagedAccounts) -> None:
    """A form that makes an account; what is wrong with it is said beside it."""
    _ = space.wording.text
    st.subheader(_("New account"))
    with st.form("account_new", border=True):
        columns = st.columns(4)
        name = columns[0].text_input(_("Account name"), key="account_new_name", max_chars=64)
        title = columns[1].text_input(_("Name on screens"), key="account_new_title", max_chars=80)
        role = columns[2].selectbox(
            _("Role"),
            VIEWER_ROLES,
            index=None,
            format_func=lambda code: role_name(code, space.wording),
            placeholder=_("Choose one"),
            key=f"account_new_role_{space.wording.language}",
        )
        office = columns[3].text_input(_("Place of work"), key="account_new_office", max_chars=80)
        if not st.form_submit_button(_("Make the account"), type="primary"):
            return
    if role is None:
        st.error(_("Say what the account may do: choose a role."))
        return
    _do(space, lambda: managed.add(name, role, title=title, office=office), "", None)


def _sessions(space: Workspace, managed: ManagedAccounts) -> None:
    """Who is signed in, and a button that ends the chosen session."""
    _ = space.wording.text
    listing = sessions_listing(managed.sessions(), space.wording, own=session.signed_in())
    st.subheader(_("Who is signed in"))
    chosen = pick_item(listing, key="sessions_table")
    if chosen is None:
        st.caption(_("Choose a session to end it."))
    elif st.button(_("End the chosen session"), key="session_end"):
        try:
            managed.end(chosen.number)
        except SimpulError as error:
            st.error(as_markdown(space.wording.message(error.message)))
            return
        st.session_state[session.ACCOUNT_TOLD] = _("The session has ended.")
        st.rerun()


def _do(space: Workspace, act: Callable[[], object], told: str, account: Account | None) -> None:
    """Do something to an account, and keep for the next run what it gave, or say why not."""
    try:
        done = act()
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return
    said = told.format(account=account.name) if account else ""
    st.session_state[session.ACCOUNT_TOLD] = done if isinstance(done, Code) else said
    st.rerun()
