"""What people keep about one thing, on its own page: tags, notes, questions and views."""

import streamlit as st

from app.views import session
from app.views.work.kept import heading, may_write, open_button
from app.views.work.notes import draw_notes, draw_tags
from app.views.work.questions import ask_question
from app.workspace import Workspace
from graph.model import Id


def draw_beside(space: Workspace, about: Id) -> None:
    """Tags of this one, then what was written and asked about it, and where it is shown."""
    if not space.viewer.may_read_work:
        return
    _ = space.wording.text
    notes = space.notes.about(about)
    questions = space.questions.about([about])
    views = space.views.showing(about)
    count = len(notes) + len(questions) + len(views)
    draw_tags(space, about)
    label = _("Notes, questions and views ({n})").format(n=space.wording.number(count))
    with st.expander(label, icon=":material/edit_note:", expanded=bool(count)):
        draw_notes(space, about)
        if questions:
            heading(_("Questions"))
            for kept in questions:
                open_button(kept.id, kept.latest.text, key=f"beside_{kept.id}")
        if views:
            heading(_("Views that show it"))
            for view in views:
                open_button(view.id, view.latest.name, key=f"beside_{view.id}")
        if may_write(space):
            with st.popover(_("Ask a question"), icon=":material/help:"):
                asked = ask_question(space, (about,), key=f"beside_{about}")
            if asked is not None:
                session.go("work", asked.lineage)
