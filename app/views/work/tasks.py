"""The tasks of a question or an investigation, to be ticked off and added to."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from app.views.tables import as_markdown
from app.views.work.kept import carry_out, heading, may_write
from app.wording.work.words import task_line
from app.workspace import Workspace
from graph.model import Id
from graph.work.questions import Task

AddTask = Callable[[str, str, str], Any]
"""Adds what is to do, by whom, until when."""
DoTask = Callable[[str, bool], Any]
"""Marks the task of this id as done, or as to do again."""


def draw_tasks(
    space: Workspace, kept_id: Id, tasks: tuple[Task, ...], add: AddTask, do: DoTask
) -> None:
    """Each task with a box to tick, and a form for one more."""
    _ = space.wording.text
    heading(_("Tasks"))
    for task in tasks:
        done = st.checkbox(
            as_markdown(task_line(task, space.wording)),
            task.done,
            key=f"task_{kept_id}_{task.id}_{task.done}",
            disabled=not may_write(space),
        )
        if done != task.done:
            _tick(space, kept_id, task, done, do)
    if may_write(space):
        _form(space, kept_id, add)
    elif not tasks:
        st.caption(_("Nothing is to do."))


def _tick(space: Workspace, kept_id: Id, task: Task, done: bool, do: DoTask) -> None:
    told = space.wording.text("Saved.")
    carry_out(space, lambda: do(task.id, done), told, kept_id)


def _form(space: Workspace, kept_id: Id, add: AddTask) -> None:
    _ = space.wording.text
    with st.form(f"task_form_{kept_id}", clear_on_submit=True, border=False):
        what_room, who_room, until_room, button_room = st.columns(
            [4, 2, 2, 1.4], vertical_alignment="bottom"
        )
        what = what_room.text_input(_("What is to do"), key=f"task_what_{kept_id}", max_chars=300)
        who = who_room.text_input(_("Who"), key=f"task_who_{kept_id}", max_chars=80)
        until: date | None = until_room.date_input(
            _("Until"), None, key=f"task_until_{kept_id}", format="YYYY-MM-DD"
        )
        if not button_room.form_submit_button(_("Add")) or not what.strip():
            return
    day = until.isoformat() if until else ""
    carry_out(space, lambda: add(what, who, day), _("Saved."), kept_id)
