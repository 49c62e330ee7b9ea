"""Investigations: folders of views, questions, entities and tasks."""

from collections import Counter

import streamlit as st

from app.networks.work.kept import Kept
from app.rows.work import investigations_listing
from app.views.work.kept import (
    being_edited,
    carry_out,
    draw_linked,
    draw_take_back,
    draw_versions,
    heading,
    link_subject,
    may_write,
    open_button,
    picked,
)
from app.views.work.notes import draw_notes
from app.views.work.tasks import draw_tasks
from app.workspace import Workspace
from graph.work.investigations import Investigation

MOST_LETTERS = 200


def draw_investigation_list(space: Workspace, found: list[Kept[Investigation]]) -> None:
    """All investigations, a form that begins one, and what lies in the chosen one."""
    _ = space.wording.text
    if may_write(space):
        with st.expander(_("Begin an investigation"), icon=":material/add:", expanded=not found):
            _begin(space)
    if not found:
        st.info(_("No investigation is begun yet."))
        return
    views = Counter(kept.latest.folder for kept in space.views.all())
    questions = Counter(kept.latest.folder for kept in space.questions.all())
    listing = investigations_listing(found, views, questions, space.wording)
    shown = picked(listing, key="work_investigations")
    kept = next((one for one in found if one.id == shown), None)
    if kept is None:
        st.caption(_("Choose a row to see what lies in it."))
        return
    with st.container(border=True):
        _draw(space, kept)


def _begin(space: Workspace) -> None:
    _ = space.wording.text
    with st.form("begin_investigation", clear_on_submit=True, border=False):
        name = st.text_input(_("Name"), key="investigation_name", max_chars=MOST_LETTERS)
        text = st.text_area(
            _("What it is about"), key="investigation_text", max_chars=20_000, height=68
        )
        if not st.form_submit_button(_("Begin"), type="primary"):
            return
    carry_out(space, lambda: space.investigations.begin(name, text), _("Saved."))


def _draw(space: Workspace, kept: Kept[Investigation]) -> None:
    """What lies in one folder."""
    _ = space.wording.text
    version = being_edited(space, kept)
    if may_write(space):
        _form(space, kept, version)
    heading(_("People, numbers and cases in it"))
    if version.linked:
        draw_linked(space, version.linked, key="iv_linked")
    else:
        st.caption(_("Nothing is linked yet."))
    if may_write(space):
        _add_form(space, kept, version)
    _draw_inside(space, kept)
    draw_tasks(
        space,
        kept.id,
        version.tasks,
        lambda what, who, until: space.investigations.add_task(version, what, who=who, until=until),
        lambda task_id, done: space.investigations.do_task(version, task_id, done=done),
    )
    draw_notes(space, kept.id)
    draw_versions(space, "investigations", kept, lambda one: f"{one.name} · {one.text}")
    draw_take_back(space, "investigations", kept.id, version.name)


def _draw_inside(space: Workspace, kept: Kept[Investigation]) -> None:
    """The views and questions of a folder."""
    _ = space.wording.text
    inside = (
        (_("Views"), {one.id: one.latest.name for one in space.views.within(kept.id)}),
        (_("Questions"), {one.id: one.latest.text for one in space.questions.within(kept.id)}),
    )
    for label, names in inside:
        heading(label, space.wording.number(len(names)))
        for one, name in names.items():
            open_button(one, name, key=f"inside_{one}")


def _form(space: Workspace, kept: Kept[Investigation], version: Investigation) -> None:
    """The name of a folder, what it is about, and whether it is closed."""
    _ = space.wording.text
    with st.form(f"investigation_{version.id}", border=False):
        name = st.text_input(
            _("Name"), version.name, key=f"iv_name_{version.id}", max_chars=MOST_LETTERS
        )
        text = st.text_area(
            _("What it is about"),
            version.text,
            key=f"iv_text_{version.id}",
            max_chars=20_000,
            height=68,
        )
        closed = st.checkbox(_("Closed"), version.closed, key=f"iv_closed_{version.id}")
        if not st.form_submit_button(_("Save"), type="primary"):
            return
    carry_out(
        space,
        lambda: space.investigations.change(version, name=name, text=text, closed=closed),
        _("Saved."),
        kept.id,
    )


def _add_form(space: Workspace, kept: Kept[Investigation], version: Investigation) -> None:
    _ = space.wording.text
    with st.popover(_("Add something"), icon=":material/add_link:"):
        link_subject(
            space,
            lambda ids: space.investigations.add(version, *ids),
            _("Add"),
            kept.id,
            keys=(f"iv_add_{version.id}", f"iv_add_button_{version.id}"),
        )
