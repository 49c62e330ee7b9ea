"""What is due: requests of persons, withdrawals and cases that are over, due first; and answering
them.
"""

import streamlit as st

from app.access.rights import Right
from app.persons.due import DueItem, DueKind, DueList
from app.rows.persons.requests import (
    due_listing,
    extended_listing,
    requests_listing,
    retention_notes,
)
from app.views.due.answering import show_case, show_request
from app.views.due.asking import show_new
from app.views.tables import as_markdown, draw, pick_item
from app.workspace import Workspace
from graph.persons.requests import RequestState


def show(space: Workspace) -> None:
    """Draw what is due, what is chosen of it, a form for what comes in, and what is done."""
    _ = space.wording.text
    st.title(_("Due"))
    if not space.viewer.may(Right.RETAIN):
        st.info(_("Requests of persons and rules of keeping are for other roles."))
        return
    due = space.due.list()
    _figures(space, due)
    for note in retention_notes(due, space.wording):
        st.info(as_markdown(note))
    if due.items:
        st.caption(_("Choose a line to answer it."))
        shown = [_("about"), _("what"), _("due"), _("overdue"), _("to do")]
        chosen = pick_item(due_listing(due, space.wording), key="due_table", only=shown)
        if chosen is not None:
            _answer(space, chosen)
    else:
        st.success(_("Nothing is due."))
    show_new(space)
    _past(space, due)


def _figures(space: Workspace, due: DueList) -> None:
    """How much there is of each, and how much is overdue."""
    _ = space.wording.text
    number = space.wording.number
    requests = [item for item in due.items if item.kind is not DueKind.RETENTION]
    late = sum(item.overdue for item in requests)
    cases = len(due.items) - len(requests)
    places = st.columns(3)
    places[0].metric(_("Open requests"), number(len(requests)))
    places[1].metric(_("Overdue requests"), number(late))
    places[2].metric(_("Cases whose time is over"), number(cases))


def _answer(space: Workspace, item: DueItem) -> None:
    with st.container(border=True):
        if item.request is not None:
            show_request(space, item.request)
        elif item.case is not None:
            show_case(space, item.case)


def _past(space: Workspace, due: DueList) -> None:
    """What is kept longer, and requests that were answered."""
    _ = space.wording.text
    if due.retention.extended:
        st.subheader(_("Kept longer"))
        draw(extended_listing(due.retention.extended, space.wording))
    answered = [
        line for line in space.requests.all() if line.request.state is not RequestState.OPEN
    ]
    if answered:
        st.subheader(_("Answered requests"))
        draw(requests_listing(answered, space.wording))
