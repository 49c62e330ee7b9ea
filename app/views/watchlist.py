"""The watchlist: what came of what is watched, and putting on it and taking off."""

import streamlit as st

from app.monitoring.watchlist import NETWORK, WatchLine
from app.rows.watchlist import watched_listing
from app.views import session
from app.views.choosing import choose_one
from app.views.tables import as_markdown, network_names, pick_item
from app.wording.changes import standing, watched_name
from app.wording.finding.namesakes import entity_facts
from app.workspace import Workspace
from graph.errors import NotFound, SimpulError


def show(space: Workspace) -> None:
    """Draw what is watched, what can be done with the chosen one, and a form for one more."""
    _ = space.wording.text
    st.subheader(_("Watchlist"))
    if told := st.session_state.pop(session.WATCHED, ""):
        st.success(as_markdown(told))
    found = space.watchlist.items()
    if not found.lines:
        st.caption(_("Nothing is watched yet."))
    else:
        listing = watched_listing(found, space.wording, network_names(space))
        without_id = [column.heading for column in listing.columns if column.heading != "id"]
        chosen = pick_item(listing, key="watchlist_table", only=without_id)
        if chosen is not None:
            _chosen(space, chosen)
        if any(line.unseen for line in found.lines) and st.button(
            _("I have seen this"), key="watch_seen"
        ):
            space.watchlist.look()
            st.rerun()
    _form(space)
    _choose(space)


def _chosen(space: Workspace, line: WatchLine) -> None:
    _ = space.wording.text
    with st.container(horizontal=True, vertical_alignment="bottom"):
        why = st.text_input(_("Why it is watched no longer"), key="unwatch_why", max_chars=200)
        if st.button(_("Take off the list"), key="unwatch"):
            space.watchlist.unwatch(line.watch.id, why)
            st.rerun()
        page, shown = (
            ("network", next(iter(line.networks), ""))
            if line.kind == NETWORK
            else ("entity", line.entity_id)
        )
        if shown and st.button(_("Open"), key="open_watched"):
            session.go(page, shown)


def _form(space: Workspace) -> None:
    """A form that puts something on the list; what is wrong with it is said beside it."""
    _ = space.wording.text
    with st.form("watch_form", clear_on_submit=False):
        left, right = st.columns(2)
        what = left.text_input(
            _("What to watch"),
            key="watch_what",
            max_chars=200,
            placeholder="081234567890",
            help=_(
                "A name, a number that may not be known yet, or the id of an entity or network."
            ),
        )
        why = right.text_input(_("Why"), key="watch_why", max_chars=200)
        if not st.form_submit_button(_("Watch")):
            return
    if not why.strip():
        st.error(_("Say why it is watched, for those who come after."))
        return
    if space.watchlist.candidates(what.strip()):
        st.session_state[session.TO_WATCH] = (what.strip(), why)
    else:
        st.session_state.pop(session.TO_WATCH, None)
        _watch(space, what, why)


def _choose(space: Workspace) -> None:
    """A choice among those who are called alike, when one of them is to be watched."""
    _ = space.wording.text
    what, why = st.session_state.get(session.TO_WATCH, ("", ""))
    found = space.watchlist.candidates(what) if what else ()
    if not found:
        return
    names = {entity.id: entity.name for entity in found}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = choose_one(
            _("Several are called so: which one?"),
            names,
            wording=space.wording,
            facts=entity_facts(found, space.wording),
            key="watch_which",
            placeholder=_("Choose one"),
        )
        if st.button(_("Watch this one"), disabled=not chosen) and chosen:
            st.session_state.pop(session.TO_WATCH)
            _watch(space, chosen, why)


def _watch(space: Workspace, what: str, why: str) -> None:
    """Put it on the list, and tell how it stands there, or why it was not."""
    _ = space.wording.text
    try:
        line, new = space.watchlist.watch(what, why)
    except NotFound:
        st.error(
            _("No name, number or id like this is known: look for it under “Person or number”.")
        )
        return
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return
    text = (
        _("watched: {what} ({standing})")
        if new
        else _("it is watched already: {what} ({standing})")
    )
    names = network_names(space)
    name = watched_name(line, space.wording, names)
    stands = standing(line, space.wording, names)
    st.session_state[session.WATCHED] = text.format(what=name, standing=stands)
    st.rerun()
