"""Saved views: saved from a canvas, opened, renamed, combined and shared."""

import streamlit as st

from app.networks.work.kept import Kept
from app.rows.work import views_listing
from app.views import session
from app.views.tables import as_markdown
from app.views.work.kept import (
    being_edited,
    carry_out,
    choose_folder,
    draw_take_back,
    draw_versions,
    may_write,
    picked,
)
from app.wording.finding.namesakes import told_apart
from app.workspace import Workspace
from graph.errors import NotFound, SimpulError
from graph.model import Id
from graph.work.canvas import Canvas
from graph.work.views import SavedView

MOST_LETTERS = 200


def save_view(
    space: Workspace, canvas: Canvas, *, view_id: Id = "", key: str = "save_view"
) -> SavedView | None:
    """A form that saves a canvas under a name; the view when it was saved just now.

    With the id of the view that the canvas was opened from, that one may be saved anew.
    """
    _ = space.wording.text
    if not may_write(space):
        st.caption(_("Your role may not save views."))
        return None
    known = _find(space, view_id)
    if known is not None:
        name = as_markdown(known.latest.name)
        if st.button(_("Save as a new version of “{name}”").format(name=name), key=f"{key}_again"):
            return space.views.change(known.latest, canvas=canvas).latest
        st.caption(_("Or save it as another view:"))
    with st.form(f"{key}_form", border=False):
        name = st.text_input(_("Name of the view"), key=f"{key}_name", max_chars=MOST_LETTERS)
        folder = choose_folder(space, known.latest.folder if known else "", key=f"{key}_folder")
        private = st.checkbox(_("For myself alone"), key=f"{key}_private")
        if not st.form_submit_button(_("Save"), type="primary"):
            return None
    try:
        return space.views.save(name, canvas, folder=folder, private=private)
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return None


def _find(space: Workspace, view_id: Id) -> Kept[SavedView] | None:
    if not view_id:
        return None
    try:
        return space.views.get(view_id)
    except NotFound:
        return None


# ---- on the page of kept work


def draw_view_list(space: Workspace, found: list[Kept[SavedView]]) -> None:
    """All saved views, and what may be done with the chosen one."""
    _ = space.wording.text
    if not found:
        st.info(_("No view is saved yet: a canvas of the explorer is saved under a name."))
        if st.button(_("Explore"), type="primary"):
            session.go("explorer", session.START)
        return
    folders = {kept.latest.folder for kept in found if kept.latest.folder}
    names = space.subjects.named(folders)
    shown = picked(views_listing(found, names, space.wording), key="work_views")
    kept = next((one for one in found if one.id == shown), None)
    if kept is None:
        st.caption(_("Choose a row to open its view."))
        return
    with st.container(border=True):
        _draw_view(space, kept, found)


def _draw_view(space: Workspace, kept: Kept[SavedView], found: list[Kept[SavedView]]) -> None:
    _ = space.wording.text
    version = being_edited(space, kept)
    st.markdown(f"#### {as_markdown(version.name)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Open"), key="view_open", type="primary", icon=":material/open_in_new:"):
            session.go("explorer", kept.id)
        if may_write(space):
            _duplicate(space, kept)
            _combine(space, kept, found)
        draw_take_back(space, "views", kept.id, version.name)
    if may_write(space):
        _form(space, kept, version)
    draw_versions(space, "views", kept, lambda one: _said(space, one))


def _said(space: Workspace, view: SavedView) -> str:
    count = len(view.canvas.shown)
    told = space.wording.plural("{name}: {n} item", "{name}: {n} items", count)
    return told.format(name=view.name, n=space.wording.number(count))


def _form(space: Workspace, kept: Kept[SavedView], version: SavedView) -> None:
    """The name of a view, its folder, and for whom it is."""
    _ = space.wording.text
    with st.form(f"view_{version.id}", border=False):
        left, right = st.columns(2)
        name = left.text_input(
            _("Name of the view"),
            version.name,
            key=f"view_name_{version.id}",
            max_chars=MOST_LETTERS,
        )
        with right:
            folder = choose_folder(space, version.folder, key=f"view_folder_{version.id}")
        private = st.checkbox(
            _("For myself alone"), version.private, key=f"view_private_{version.id}"
        )
        if not st.form_submit_button(_("Save")):
            return
    carry_out(
        space,
        lambda: space.views.change(version, name=name, folder=folder, private=private),
        _("Saved."),
        kept.id,
    )


def _duplicate(space: Workspace, kept: Kept[SavedView]) -> None:
    _ = space.wording.text
    with st.popover(_("Duplicate"), icon=":material/content_copy:"):
        name = st.text_input(_("Name of the copy"), key=f"copy_name_{kept.id}", max_chars=200)
        if st.button(_("Duplicate"), key=f"copy_{kept.id}"):
            carry_out(space, lambda: space.views.duplicate(kept.id, name), _("Saved."), kept.id)


def _combine(space: Workspace, kept: Kept[SavedView], found: list[Kept[SavedView]]) -> None:
    """Two views as one; the other is chosen by its id, so namesakes can both be."""
    _ = space.wording.text
    others = {one.id: _said(space, one.latest) for one in found if one.id != kept.id}
    names = told_apart(others)
    if not names:
        return
    with st.popover(_("Combine"), icon=":material/merge:"):
        other = st.selectbox(
            _("With the view"),
            list(names),
            format_func=names.__getitem__,
            key=f"combine_with_{kept.id}",
        )
        name = st.text_input(
            _("Name of both together"), key=f"combine_name_{kept.id}", max_chars=200
        )
        if st.button(_("Combine"), key=f"combine_{kept.id}") and other:
            carry_out(
                space,
                lambda: space.views.combine(kept.id, other, name),
                _("Saved."),
                kept.id,
            )
