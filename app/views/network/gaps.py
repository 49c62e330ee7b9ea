"""What is not known of one network, as tasks to take away.

The picture shows whom a chosen task is about.
"""

import streamlit as st

from app.access.own_numbers import OwnNumbers
from app.access.rights import Right
from app.drawing.highlight import Marks
from app.exports.tables.csv import csv_rows
from app.rows.gaps import gap_rows, task_listing
from app.views.network.picture import draw_picture
from app.views.network.view import View
from app.views.tables import pick_item
from app.views.work.questions import question_of_gap
from graph.model import Id

TASKS_AT_ONCE = 8
"""Tasks that are shown before their table scrolls, so that the picture stays near."""


def draw_gaps(view: View) -> None:
    """The tasks, what would settle most first."""
    wording = view.space.wording
    _ = wording.text
    found = view.space.profiles.gaps(view.id)
    if not found:
        st.info(_("Nothing that is looked for is missing."))
        return
    rows = gap_rows(
        found, view.material.network, view.material.entities, view.material.cases, wording
    )
    st.caption(
        _("Where it may be asked is a suggestion: what the law allows is for the office to say.")
    )
    audience = view.material.audience
    file = f"{OwnNumbers(audience).stem(view.id)}-{_('tasks')}.csv"

    def content() -> bytes:
        log = view.space.store.hand_out(Right.EXPORT, "csv", view.id, name=file)
        made = csv_rows(rows, audience)
        about = (*view.material.entities, *view.material.cases)
        view.space.store.consultations.given(log, made, about=about)
        return made

    if view.space.viewer.may(Right.EXPORT):
        label = _("Take the tasks away (CSV)")
        st.download_button(label, content, file_name=file, mime="text/csv", on_click="ignore")
    st.caption(_("Choose a row to see in the picture whom and which cases it is about."))
    chosen = pick_item(
        task_listing(rows, 0, view.id, wording),
        key=f"gaps_{view.id}",
        only=["#", _("what to find out"), _("behind it"), _("where it may be asked"), _("cases")],
        most=TASKS_AT_ONCE,
    )
    about: set[Id] = set()
    if chosen is not None:
        gap = found[chosen["place"] - 1]
        about = {*gap.about, *gap.cases}
        question_of_gap(view.space, gap, chosen["task"], key="question_of_gap")
    draw_picture(view, "gaps", marks=Marks(nodes=frozenset(about & set(view.graph))))
