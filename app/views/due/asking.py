"""A form for what a person asks: kept, and acted on at once where it is a withdrawal or a
correction.
"""

import streamlit as st

from app.clock import today
from app.views.choosing import choose_one
from app.views.tables import as_markdown
from app.wording.persons.words import FIELDS, KINDS
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.persons.requests import RequestKind

_MOST_LETTERS = 1_000


def show_new(space: Workspace) -> None:
    """Draw the form of a new request."""
    _ = space.wording.text
    # a request that is kept makes another form, so that what was typed is gone from it
    number = len(space.requests.all())
    with st.expander(_("A person asks for something")), st.form(f"new_request_{number}"):
        left, middle, right = st.columns([2, 2, 1])
        person = left.text_input(_("Person, by id or name"), max_chars=200)
        kind = choose_one(
            _("What is asked"),
            {kind.value: _(KINDS[kind]) for kind in RequestKind},
            wording=space.wording,
            key=f"new_request_kind_{number}",
            default=RequestKind.ACCESS.value,
            place=middle,
        )
        came = right.date_input(
            _("Received on"), value=today(), max_value=today(), format="YYYY-MM-DD"
        )
        text = st.text_input(_("How it came and what it says"), max_chars=_MOST_LETTERS)
        left, right = st.columns(2)
        field = choose_one(
            _("Of a correction: what is put right"),
            {field: _(word) for field, word in FIELDS.items()},
            wording=space.wording,
            key=f"new_request_field_{number}",
            place=left,
        )
        value = right.text_input(_("What is to stand there"), max_chars=200)
        st.caption(
            _("A withdrawal takes effect at once: no export or briefing names the person then.")
        )
        if not st.form_submit_button(_("Keep the request"), type="primary"):
            return
    if not person.strip() or kind is None:
        st.error(_("Say who asks, and for what."))
        return
    wanted = {field: value} if field and kind == RequestKind.CORRECTION else {}
    received = "" if came == today() else came.isoformat()
    try:
        space.requests.receive(
            person, RequestKind(kind), text=text, received_on=received, wanted=wanted
        )
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return
    st.rerun()
