"""The part of a number's page that opens it, where only free text tells of it."""

import streamlit as st

from app.views.choosing import choose_one
from app.views.tables import as_markdown
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.model import Entity


def show_opening(space: Workspace, entity: Entity) -> None:
    """Draw a form that opens a number for one of its cases, for who may; nothing otherwise."""
    if not space.openings.may_open(entity):
        return
    _ = space.wording.text
    cases = space.openings.cases_of(entity.id)
    st.warning(
        _(
            "Only free text tells of this number, which does not say for sure whose it is: it is"
            " shown to nobody but who may reveal."
        )
    )
    with st.form(f"open_{entity.id}"):
        left, right = st.columns(2)
        case = choose_one(
            _("Case"),
            cases,
            wording=space.wording,
            key=f"opened_case_{entity.id}",
            default=next(iter(cases), None),
            place=left,
        )
        why = right.text_input(_("Why it is no victim's"), max_chars=200)
        if not st.form_submit_button(_("Show it from now on")):
            return
    if not why.strip() or not case:
        st.error(_("Say why it is no victim's, for those who come after."))
        return
    try:
        space.openings.open(entity.id, case, why)
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return
    st.rerun()
