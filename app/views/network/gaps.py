"""What is not known of one network, as a list of tasks to take away, with whom each is about in the
picture.
"""

from typing import Any

import streamlit as st

from app.drawing.highlight import Marks
from app.exports.csv import csv_rows
from app.rows.gaps import gap_rows
from app.views.network.picture import draw_picture
from app.views.network.view import View
from app.views.tables import Row, pick
from app.wording.wording import Wording

TASKS_AT_ONCE = 8
"""Tasks that are shown before their table scrolls, so that the picture stays near."""


def draw_gaps(view: View) -> None:
    """The tasks, what would settle most first."""
    wording, _ = view.space.wording, view.space.wording.text
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
    file = f"{view.id}-{_('tasks')}.csv"
    content = csv_rows(rows)
    st.download_button(
        _("Take the tasks away (CSV)"), content, file_name=file, mime="text/csv", on_click="ignore"
    )
    st.caption(_("Choose a row to see in the picture whom and which cases it is about."))
    chosen = pick(
        [_row(row, wording) for row in rows],
        key=f"gaps_{view.id}",
        wide=[_("What to find out"), _("Where it may be asked")],
        most=TASKS_AT_ONCE,
    )
    about = {*found[chosen].about, *found[chosen].cases} if chosen is not None else set()
    draw_picture(view, "gaps", marks=Marks(nodes=frozenset(about & set(view.graph))))


def _row(task: dict[str, Any], wording: Wording) -> Row:
    _ = wording.text
    return {
        "#": task["place"],
        _("What to find out"): task["task"],
        _("Behind it"): task["why"],
        _("Where it may be asked"): "; ".join(task["ask"]),
        _("Cases"): ", ".join(task["cases"]),
    }
