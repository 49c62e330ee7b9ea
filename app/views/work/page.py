"""Kept work: investigations, questions, views, notes and tasks of the office.

Decisions.
The address names what is open, so that it can be sent on; a row that is chosen changes the address.
"""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from app.networks.work.kept import Kept
from app.rows.work import due_tasks, tasks_listing
from app.views import session
from app.views.tables import pick_item
from app.views.work.investigations import draw_investigation_list
from app.views.work.kept import draw_told
from app.views.work.notes import draw_note_list, draw_tag_list
from app.views.work.questions import draw_question_list
from app.views.work.views import draw_view_list
from app.wording.finding.namesakes import told_apart
from app.workspace import Workspace
from graph.model import Id
from graph.work.questions import Question
from graph.work.views import SavedView

F = TypeVar("F", Kept[Question], Kept[SavedView])
_PART_OF = {
    "iv_": "investigations",
    "qs_": "questions",
    "vw_": "views",
    "nt_": "notes",
    "tg_": "notes",
}
"""By how an id begins the part of the page that shows it."""
ALL, MINE = "all", "mine"


def show(space: Workspace) -> None:
    """Draw the lists of kept work, and what is open of it."""
    _ = space.wording.text
    st.title(_("Work"), anchor=False)
    if not space.viewer.may_read_work:
        st.info(_("Notes, views and questions stay in the house."))
        return
    draw_told(space)
    mine, folder = _filters(space)
    parts: dict[str, tuple[str, Callable[[], None]]] = {
        "questions": (_("Questions"), lambda: _questions(space, mine, folder)),
        "tasks": (_("To do"), lambda: _tasks(space, mine, folder)),
        "views": (_("Saved views"), lambda: _views(space, mine, folder)),
        "notes": (_("Notes and tags"), lambda: _notes(space, mine)),
        "investigations": (_("Investigations"), lambda: _investigations(space, mine)),
    }
    key = f"work_part_{space.wording.language}"
    opened = _opened_part()
    if opened or key not in st.session_state:
        st.session_state[key] = parts[
            opened or st.session_state.get(session.WORK_PART, "questions")
        ][0]
    tabs = st.tabs([label for label, _draw in parts.values()], key=key, on_change="rerun")
    for (code, (_label, draw)), tab in zip(parts.items(), tabs, strict=True):
        if tab.open:
            st.session_state[session.WORK_PART] = code
            with tab:
                draw()


def _opened_part() -> str:
    """The part that what the address names stands in, once for each address."""
    shown = st.query_params.get("id", "")
    if not shown or st.session_state.get(session.WORK) == shown:
        return ""
    st.session_state[session.WORK] = shown
    return _PART_OF.get(shown[:3], "")


def _filters(space: Workspace) -> tuple[bool, Id]:
    """Whose work, and of which investigation; with how much there is."""
    wording = space.wording
    _ = wording.text
    found = {kept.id: kept.latest.name for kept in space.investigations.all()}
    folders = {"": _("all"), **told_apart(found)}
    with st.container(horizontal=True):
        words = {ALL: _("Everybody's"), MINE: _("Mine")}
        whose = st.segmented_control(
            _("Whose"),
            list(words),
            default=ALL,
            format_func=words.__getitem__,
            key=f"work_whose_{wording.language}",
        )
        folder = st.selectbox(
            _("Investigation"),
            list(folders),
            format_func=folders.__getitem__,
            key=f"work_folder_{wording.language}",
            width=320,
        )
    st.caption(_totals(space))
    return whose == MINE, folder or ""


def _totals(space: Workspace) -> str:
    """How much there is of each kind."""
    plural = space.wording.plural
    found = [
        len(kind.all())
        for kind in (
            space.investigations,
            space.questions,
            space.views,
            space.notes,
            space.tags,
        )
    ]
    folders, asked, views, notes, tags = found
    texts = (
        plural("{n} investigation", "{n} investigations", folders),
        plural("{n} question", "{n} questions", asked),
        plural("{n} view", "{n} views", views),
        plural("{n} note", "{n} notes", notes),
        plural("{n} tag", "{n} tags", tags),
    )
    numbers = map(space.wording.number, found)
    return " · ".join(text.format(n=n) for text, n in zip(texts, numbers, strict=True))


def _questions(space: Workspace, mine: bool, folder: Id) -> None:
    draw_question_list(space, _within(space.questions.all(mine=mine), folder))


def _views(space: Workspace, mine: bool, folder: Id) -> None:
    draw_view_list(space, _within(space.views.all(mine=mine), folder))


def _within(found: tuple[F, ...], folder: Id) -> list[F]:
    return [kept for kept in found if not folder or kept.latest.folder == folder]


def _notes(space: Workspace, mine: bool) -> None:
    draw_note_list(space, list(space.notes.all(mine=mine)))
    draw_tag_list(space, mine=mine)


def _investigations(space: Workspace, mine: bool) -> None:
    draw_investigation_list(space, list(space.investigations.all(mine=mine)))


def _tasks(space: Workspace, mine: bool, folder: Id) -> None:
    """What is to do in all questions and investigations, the next due first."""
    _ = space.wording.text
    folders = [
        kept for kept in space.investigations.all(mine=mine) if not folder or kept.id == folder
    ]
    found = due_tasks(_within(space.questions.all(mine=mine), folder), folders)
    if not found:
        st.info(_("Nothing is to do: tasks are added to questions and investigations."))
        return
    chosen = pick_item(tasks_listing(found, space.wording), key="work_tasks")
    if chosen is not None and st.button(_("Open"), key="work_task_open"):
        session.go("work", chosen.of)
