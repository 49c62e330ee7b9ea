"""What all kinds of kept work have in common on a screen: editing, versions, taking back, opening.

Decisions.
What is edited is the version that was on the screen, not the newest: it is kept in the session
until it is saved. When somebody else saved another one meanwhile, that is said before, and both
stay.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from app.access.rights import Right
from app.networks.work.kept import Kept, KeptVersions
from app.rows.listing import Listing
from app.rows.work import versions_listing
from app.views import session
from app.views.tables import as_markdown, draw, pick_item
from app.wording.finding.namesakes import told_apart
from app.wording.work.words import subject_word
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.model import Id
from graph.work.versions import Version

V = TypeVar("V", bound=Version)
_PAGE_OF = {"n_": "network", "vw_": "explorer", "qs_": "work", "iv_": "work", "nt_": "work"}
"""By how an id begins the page that shows it; everything else has the page of an entity."""
NO_FOLDER = ""


def may_write(space: Workspace) -> bool:
    """Whether the user may write notes, views and questions."""
    return space.viewer.may(Right.WORK)


def paragraph(text: str) -> str:
    """Markdown that shows a text of several lines as it is."""
    return "  \n".join(as_markdown(line) for line in text.splitlines())


def heading(text: str, count: str = "") -> None:
    """What stands over a part of something, with how many there are of it."""
    st.markdown(f"**{text}** ({count})" if count else f"**{text}**")


def page_of(shown: Id) -> str:
    """The page that shows this; empty for a tie, which has none."""
    if shown.startswith("l_"):
        return ""
    return next((page for begin, page in _PAGE_OF.items() if shown.startswith(begin)), "entity")


def open_button(shown: Id, label: str, *, key: str) -> None:
    """A button that opens what this id is of, called as it is."""
    page = page_of(shown)
    if not page or page not in st.session_state.get(session.PAGES, {}):
        st.markdown(as_markdown(label))
    elif st.button(as_markdown(label), key=key, type="tertiary", icon=":material/open_in_new:"):
        session.go(page, shown)


def draw_linked(space: Workspace, ids: tuple[Id, ...], *, key: str) -> None:
    """What something is about or rests on, each a way to its page."""
    names = space.subjects.named(ids)
    with st.container(horizontal=True):
        for one in ids:
            label = subject_word(names.get(one), space.wording)
            open_button(one, label, key=f"{key}_{one}")


def picked(listing: Listing[Kept[V]], *, key: str, without: tuple[str, ...] = ()) -> Id:
    """Draw a list; the id in the address changes when another row is chosen."""
    headings = [column.heading for column in listing.columns]
    only = [heading for heading in headings if heading not in ("id", *without)]
    chosen = pick_item(listing, key=key, only=only)
    last: dict[str, Id] = st.session_state.setdefault(session.WORK_PICKED, {})
    now = chosen.id if chosen else ""
    if now != last.get(key, ""):
        last[key] = now
        if now:
            st.query_params["id"] = now
            st.session_state[session.WORK] = now
    return st.query_params.get("id", "")


# ---- editing


def being_edited(space: Workspace, kept: Kept[V]) -> V:
    """The version that is on the screen; that somebody saved another one meanwhile is said."""
    read: dict[Id, V] = st.session_state.setdefault(session.WORK_READ, {})
    version = read.setdefault(kept.id, kept.latest)
    told = next((one for one in kept.versions if one.id == version.id), None)
    if told is not None:
        # what may be told of it can change with the viewer
        version = read[kept.id] = told
    _ = space.wording.text
    if kept.at_once:
        who = ", ".join(dict.fromkeys(one.by for one in kept.versions))
        st.warning(
            as_markdown(
                _(
                    "{who} edited this at the same time: both versions stay until somebody writes"
                    " one that joins them"
                ).format(who=who)
            ),
            icon=":material/call_split:",
        )
    if kept.latest.id != version.id and told is None:
        said = _("{who} changed this while it was open here: what you save now will stand beside.")
        st.warning(as_markdown(said.format(who=kept.latest.by)), icon=":material/sync_problem:")
        if st.button(_("Show the newest"), key=f"newest_{kept.id}"):
            forget_read(kept.id)
            st.rerun()
    return version


def forget_read(kept_id: Id) -> None:
    """Show the newest version from now on."""
    st.session_state.setdefault(session.WORK_READ, {}).pop(kept_id, None)


def carry_out(space: Workspace, act: Callable[[], Any], told: str, kept_id: Id = "") -> None:
    """Do something with kept work and draw the page anew; what is wrong with it is said here."""
    try:
        act()
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return
    forget_read(kept_id)
    st.session_state[session.WORK_TOLD] = (told, "", "")
    st.rerun()


# ---- taking back


def link_subject(
    space: Workspace,
    link: Callable[[Sequence[Id]], Any],
    label: str,
    kept_id: Id,
    *,
    keys: tuple[str, str],
) -> None:
    """A field for what is to be linked with kept work, and its button; `keys` are theirs."""
    _ = space.wording.text
    field, button = keys
    what = st.text_input(_("Name, number, case number or id"), key=field, max_chars=200)
    if st.button(label, key=button) and what.strip():
        carry_out(space, lambda: link(space.subjects.find(what).about), _("Saved."), kept_id)


def told_last() -> str:
    """What was done last with kept work, once, where it needs no way back; else empty."""
    text, _kind, kept_id = st.session_state.get(session.WORK_TOLD) or ("", "", "")
    if not text or kept_id:
        return ""
    st.session_state.pop(session.WORK_TOLD)
    return str(text)


def draw_told(space: Workspace) -> None:
    """Say what was done last; of what was taken back with a button that brings it back."""
    if text := told_last():
        st.toast(as_markdown(text))
        return
    told = st.session_state.get(session.WORK_TOLD)
    if not told:
        return
    text, kind, kept_id = told
    _ = space.wording.text
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(as_markdown(text))
        if st.button(_("Undo"), key="work_undo", icon=":material/undo:"):
            st.session_state.pop(session.WORK_TOLD)
            _kinds(space)[kind].bring_back(kept_id)
            st.rerun()
        if st.button(_("Close"), key="work_told_close"):
            st.session_state.pop(session.WORK_TOLD)
            st.rerun()


def take_back(space: Workspace, kind: str, kept_id: Id, name: str, why: str = "") -> None:
    """Take something off every list, and say how to undo that; the page is drawn anew."""
    _ = space.wording.text
    _kinds(space)[kind].take_back(kept_id, why)
    forget_read(kept_id)
    if st.query_params.get("id") == kept_id:
        st.query_params.pop("id")
    told = _("Taken off the list: {name}").format(name=name)
    st.session_state[session.WORK_TOLD] = (told, kind, kept_id)
    st.rerun()


def draw_take_back(space: Workspace, kind: str, kept_id: Id, name: str) -> None:
    """A button that takes something off the list, after a reason was asked for."""
    _ = space.wording.text
    if not may_write(space):
        return
    with st.popover(_("Take off the list"), icon=":material/delete:"):
        why = st.text_input(_("Why"), key=f"why_{kept_id}", max_chars=200)
        st.caption(_("It stays in the record, and can be brought back."))
        if st.button(_("Take off the list"), key=f"take_{kept_id}", type="primary"):
            take_back(space, kind, kept_id, name, why)


def draw_versions(space: Workspace, kind: str, kept: Kept[V], told: Callable[[V], str]) -> None:
    """Every version of something, and a way back to the one before."""
    _ = space.wording.text
    service = _kinds(space)[kind]
    found = service.history(kept.id)
    with st.expander(_("Versions ({n})").format(n=space.wording.number(len(found)))):
        listing = versions_listing(found, told, space.wording)
        headings = [column.heading for column in listing.columns if column.heading != "id"]
        draw(listing, only=headings)
        edits = [one for one in found if one.stands]
        if (
            may_write(space)
            and len(edits) > 1
            and st.button(
                _("Take the last edit back"), key=f"back_{kept.id}", icon=":material/undo:"
            )
        ):
            carry_out(
                space,
                lambda: service.take_back_edit(kept.latest),
                _("The version before counts again."),
                kept.id,
            )


def _kinds(space: Workspace) -> Mapping[str, KeptVersions[Any]]:
    return {
        "notes": space.notes,
        "tags": space.tags,
        "views": space.views,
        "questions": space.questions,
        "investigations": space.investigations,
        "texts": space.texts,
        "editions": space.editions,
    }


# ---- folders


def choose_folder(space: Workspace, folder: Id, *, key: str) -> Id:
    """A choice of the investigation that something belongs to, by its id."""
    _ = space.wording.text
    found = {kept.id: kept.latest.name for kept in space.investigations.all()}
    if folder and folder not in found:
        # one that was taken back, or may not be told, is not lost by saving
        found[folder] = "…"
    names = {NO_FOLDER: "–", **told_apart(found)}
    chosen = st.selectbox(
        _("Investigation"),
        list(names),
        index=list(names).index(folder),
        format_func=names.__getitem__,
        key=key,
    )
    return chosen or NO_FOLDER
