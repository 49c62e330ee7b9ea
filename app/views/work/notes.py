"""Notes and tags of something, beside it: to be read, written, changed and taken back."""

import streamlit as st

from app.networks.work.kept import Kept
from app.rows.work import notes_listing, tags_listing
from app.views.tables import as_markdown
from app.views.work.kept import (
    being_edited,
    carry_out,
    draw_linked,
    draw_take_back,
    draw_versions,
    heading,
    may_write,
    paragraph,
    picked,
    take_back,
)
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.model import Id
from graph.work.notes import Note

MOST_LETTERS = 20_000


def draw_notes(space: Workspace, *about: Id) -> None:
    """The notes about one thing, or about a tie between two, with a form for one more."""
    if not space.viewer.may_read_work:
        return
    _ = space.wording.text
    found = space.notes.about(*about)
    heading(_("Notes"), space.wording.number(len(found)))
    for kept in found:
        with st.container(border=True):
            _draw_note(space, kept)
    if may_write(space):
        _note_form(space, about)
    elif not found:
        st.caption(_("Nothing is noted yet."))


def _note_form(space: Workspace, about: tuple[Id, ...]) -> None:
    _ = space.wording.text
    key = "_".join(about)
    with st.form(f"note_form_{key}", clear_on_submit=True, border=False):
        text = st.text_area(
            _("New note"),
            key=f"note_text_{key}",
            max_chars=MOST_LETTERS,
            height=68,
            help=_("Others read it without the names of protected people."),
        )
        if not st.form_submit_button(_("Note it")) or not text.strip():
            return
    carry_out(space, lambda: space.notes.add(space.subjects.of(*about), text), _("Noted."))


def _draw_note(space: Workspace, kept: Kept[Note]) -> None:
    """One note with who wrote it, and what may be done with it."""
    _ = space.wording.text
    for version in kept.versions:
        st.markdown(paragraph(version.text))
        date = space.wording.date(version.on[:10])
        st.caption(as_markdown(_("{who}, {date}").format(who=version.by, date=date)))
    if not may_write(space):
        return
    with st.popover(_("Change"), icon=":material/edit:"):
        _edit_note(space, kept)


def _edit_note(space: Workspace, kept: Kept[Note]) -> None:
    _ = space.wording.text
    version = being_edited(space, kept)
    text = st.text_area(
        _("Note"), version.text, key=f"note_edit_{version.id}", max_chars=MOST_LETTERS
    )
    with st.container(horizontal=True):
        if st.button(_("Save"), key=f"note_save_{kept.id}", type="primary"):
            carry_out(space, lambda: space.notes.change(version, text), _("Saved."), kept.id)
        if st.button(_("Take off the list"), key=f"note_take_{kept.id}"):
            take_back(space, "notes", kept.id, version.text)


def draw_tags(space: Workspace, *about: Id) -> None:
    """The tags of something as one field: a word that is typed is added, one removed goes."""
    if not space.viewer.may_read_work:
        return
    _ = space.wording.text
    marked = {kept.latest.word: kept.id for kept in space.tags.about(*about)}
    known = dict.fromkeys((*marked, *space.tags.words()))
    key = "_".join(about)
    words = st.multiselect(
        _("Tags"),
        list(known),
        default=list(marked),
        accept_new_options=True,
        disabled=not may_write(space),
        placeholder=_("Type a word and press Enter"),
        format_func=as_markdown,
        key=f"tags_{key}_{'_'.join(sorted(marked.values()))}",
    )
    added = [word for word in words if word not in marked]
    removed = [word for word in marked if word not in words]
    if removed:
        take_back(space, "tags", marked[removed[0]], removed[0])
    if added:
        _add_tags(space, about, added)


def _add_tags(space: Workspace, about: tuple[Id, ...], words: list[str]) -> None:
    try:
        subject = space.subjects.of(*about)
        for word in words:
            space.tags.add(subject, word)
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return
    st.rerun()


# ---- on the page of kept work


def draw_note_list(space: Workspace, found: list[Kept[Note]]) -> None:
    """All notes, and the chosen one."""
    if not found:
        st.info(
            space.wording.text(
                "Nothing is noted yet: notes are written beside what they are about."
            )
        )
        return
    names = space.subjects.named(set[Id]().union(*(kept.latest.about for kept in found)))
    shown = picked(notes_listing(found, names, space.wording), key="work_notes")
    kept = next((one for one in found if one.id == shown), None)
    if kept is None:
        return
    with st.container(border=True):
        draw_linked(space, kept.latest.about, key="note_about")
        if kept.at_once or not may_write(space):
            for version in kept.versions:
                st.markdown(paragraph(version.text))
        if may_write(space):
            version = being_edited(space, kept)
            text = st.text_area(
                space.wording.text("Note"),
                version.text,
                key=f"work_note_{version.id}",
                max_chars=MOST_LETTERS,
            )
            if st.button(space.wording.text("Save"), key="work_note_save", type="primary"):
                carry_out(
                    space,
                    lambda: space.notes.change(version, text),
                    space.wording.text("Saved."),
                    kept.id,
                )
        draw_versions(space, "notes", kept, lambda one: one.text)
        draw_take_back(space, "notes", kept.id, kept.latest.text)


def draw_tag_list(space: Workspace, *, mine: bool) -> None:
    """All tags with what they mark."""
    found = space.tags.all(mine=mine)
    if not found:
        return
    names = space.subjects.named(set[Id]().union(*(kept.latest.about for kept in found)))
    shown = picked(tags_listing(found, names, space.wording), key="work_tags")
    kept = next((one for one in found if one.id == shown), None)
    if kept is not None:
        with st.container(border=True, horizontal=True):
            draw_linked(space, kept.latest.about, key="tag_about")
            draw_take_back(space, "tags", kept.id, kept.latest.word)
