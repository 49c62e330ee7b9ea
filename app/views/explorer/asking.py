"""What an act on the canvas asks before it is done, in a dialog over it."""

from collections.abc import Callable, Sequence

import streamlit as st

from app.access.rights import Right
from app.exports.kinds import ExportKind
from app.exports.view import ENDINGS, view_file
from app.networks.explorer.act import Act
from app.networks.work.views import PREFIX as VIEW
from app.views import session
from app.views.explorer import opening
from app.views.explorer.opening import Opened
from app.views.links import draw_link
from app.views.tables import as_markdown
from app.views.work.notes import draw_notes, draw_tags
from app.views.work.questions import ask_question
from app.views.work.views import save_view
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.model import Id

_MOST_NOTED = 2
"""A note is about one thing, or about what is between two."""


def ask(space: Workspace, opened: Opened) -> None:
    """Open the dialog that the last act asks for."""
    asked = st.session_state.pop(session.CANVAS_ASKED, None)
    if asked is None or asked[0] != opened.id:
        return
    act: Act = asked[1]
    _ = space.wording.text
    ids = _ends(space, opened, act.ids)
    match act.kind:
        case "note":
            _open(_("Notes"), lambda: _notes(space, ids, draw_notes))
        case "tag":
            _open(_("Tags"), lambda: _notes(space, ids, draw_tags))
        case "question":
            _open(_("Ask a question"), lambda: _question(space, opened, ids))
        case "save":
            _open(_("Save the view"), lambda: _save(space, opened))
        case "open_tie":
            _open(_("What it rests on"), lambda: _tie(space, opened, act.ids))
        case "export" if isinstance(act.value, str) and act.value in ENDINGS:
            _open(_("Take away"), lambda: _export(space, opened, str(act.value)))
        case "watch" if ids:
            _open(_("Watch"), lambda: _watch(space, opened, ids))


def _open(title: str, draw: Callable[[], None]) -> None:
    st.dialog(title, width="medium")(draw)()


def _ends(space: Workspace, opened: Opened, ids: Sequence[Id]) -> tuple[Id, ...]:
    """Entities that an act is about: of a tie its two ends."""
    if not any(one.startswith("t_") for one in ids):
        return tuple(ids)
    return space.explorer.ends(opened.canvas, ids)


def _notes(space: Workspace, ids: Sequence[Id], draw: Callable[..., None]) -> None:
    if 0 < len(ids) <= _MOST_NOTED:
        draw(space, *ids)
        return
    st.caption(space.wording.text("Select one item, or the two ends of what you write about."))


def _question(space: Workspace, opened: Opened, ids: Sequence[Id]) -> None:
    asked = ask_question(space, ids, key="canvas_ask")
    if asked is not None:
        _close(
            opened, space.wording.text("The question is kept; it is answered on the page “Work”.")
        )


def _save(space: Workspace, opened: Opened) -> None:
    views = [one for one in opened.started_from if one.startswith(VIEW)]
    saved = save_view(space, opened.canvas, view_id=views[0] if views else "", key="canvas_save")
    if saved is not None:
        _close(opened, space.wording.text("The view is kept; it opens from the page “Work”."))


def _watch(space: Workspace, opened: Opened, ids: Sequence[Id]) -> None:
    _ = space.wording.text
    why = st.text_input(_("Why"), max_chars=200, key="canvas_watch_why").strip()
    if not st.button(_("Watch"), key="canvas_watch", type="primary", disabled=not why):
        return
    try:
        for one in ids:
            space.watchlist.watch(one, why)
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return
    _close(opened, _("It is on the watchlist."))


def _close(opened: Opened, told: str) -> None:
    """Close the dialog, so that nothing is kept twice, and say what was done."""
    opening.tell(opened.id, [told])
    st.rerun()


def _tie(space: Workspace, opened: Opened, ids: Sequence[Id]) -> None:
    wording = space.wording
    found = space.explorer.evidence(opened.canvas, ids)
    if not found.material.relationships:
        st.caption(wording.text("Nothing is known of it any more."))
    for link in found.material.relationships:
        with st.container(border=True):
            draw_link(link, found.material, wording)
    if found.left_out:
        st.caption(wording.text("{count} more not shown").format(count=found.left_out))


def _export(space: Workspace, opened: Opened, kind: str) -> None:
    """A button that makes the file when it is pressed, so that only what is taken is logged."""
    _ = space.wording.text
    if not space.viewer.may(Right.EXPORT):
        st.caption(_("Your role may not take files away."))
        return
    st.caption(
        _(
            "What is masked here is masked in every file, and so is everybody who has not agreed to"
            " be named."
        )
    )
    st.download_button(
        _("Download"),
        lambda: view_file(space, opened.canvas, kind)[1],
        file_name=f"view{ENDINGS[ExportKind(kind)]}",
        on_click="ignore",
        key="canvas_download",
        type="primary",
    )
