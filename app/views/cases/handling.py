"""The part of a case's page that says who may see it, and changes that."""

import streamlit as st

from app.access.rights import Right
from app.rows.keeping.handlings import handled_listing, state_word
from app.views.tables import as_markdown, draw
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.handlings import CaseHandling
from graph.model import Id


def show_handling(space: Workspace, case_id: Id) -> None:
    """Draw who may see the case, its history, and a form for who may change it."""
    if not space.viewer.may_read_work:
        return
    wording = space.wording
    _ = wording.text
    handled = space.handlings.of(case_id)
    state = handled.handling.state
    with st.expander(
        _("Who may see this case: {state}").format(state=state_word(state, wording)),
        expanded=state is not CaseHandling.OPEN,
    ):
        history = space.handlings.history(case_id)
        if history:
            draw(handled_listing(history, "", "", wording))
        else:
            st.caption(_("Everybody may see this case."))
        if space.viewer.may(Right.HANDLE):
            _form(space, case_id, state)


def _form(space: Workspace, case_id: Id, state: CaseHandling) -> None:
    """A form that decides who may see the case from now on."""
    wording = space.wording
    _ = wording.text
    meaning = {
        CaseHandling.OPEN: _("Everybody who may read cases."),
        CaseHandling.RESTRICTED: _("Its office, the accounts that are named, and the head."),
        CaseHandling.SEALED: _("The accounts that are named, and nobody else."),
    }
    handling = space.handlings.of(case_id).handling
    with st.form(f"handle_{case_id}"):
        chosen = st.radio(
            _("Who may see it from now on"),
            list(CaseHandling),
            index=list(CaseHandling).index(state),
            format_func=lambda one: state_word(one, wording),
            captions=[meaning[one] for one in CaseHandling],
            key=f"handling_state_{wording.language}_{case_id}",
        )
        left, right = st.columns(2)
        named = left.text_input(
            _("Accounts, with commas between; yours is always among them"),
            value=", ".join(handling.named),
            key=f"handling_named_{case_id}",
        )
        office = right.text_input(
            _("Office"), value=handling.office, key=f"handling_office_{case_id}"
        )
        why = st.text_input(_("Why (whoever may see the case reads it)"), max_chars=200)
        if not st.form_submit_button(_("Change who may see it")) or chosen is None:
            return
    accounts = [name.strip() for name in named.split(",")]
    try:
        space.handlings.set(case_id, chosen, why, named=accounts, office=office)
    except SimpulError as error:
        st.error(as_markdown(wording.message(error.message)))
        return
    st.rerun()
