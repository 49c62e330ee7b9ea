"""What changed in the networks since an earlier time, and the watchlist."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.monitoring.changes import LAST, ChangeReport
from app.rows.changes import change_listing, history_listing
from app.views import session, watchlist
from app.views.choosing import choose_one
from app.views.tables import as_markdown, draw, network_names, pick_item, say
from app.wording.changes import heading, remarks, summary
from app.wording.profile import network_word
from app.workspace import Workspace
from graph.errors import NotFound
from graph.model import Id


def show(space: Workspace) -> None:
    """Draw what changed, the history of the network that is chosen, and what is watched."""
    _ = space.wording.text
    st.title(_("What changed"))
    inside = space.viewer.may_see_watchlist
    chosen, narrowed = st.columns([2, 1], vertical_alignment="bottom")
    since = _since(space, chosen)
    only_watched = inside and narrowed.toggle(_("Only what is watched"), key=session.ONLY_WATCHED)
    try:
        report = space.changes.since(since)
    except NotFound:
        st.info(_("There is nothing to compare with before more is loaded or decided."))
    else:
        _draw(space, space.watchlist.only_watched(report) if only_watched else report)
    if inside:
        watchlist.show(space)


def _since(space: Workspace, place: DeltaGenerator) -> str:
    """Since when to compare: before the last load, or any time that is remembered."""
    _ = space.wording.text
    wording = space.wording
    marks = space.snapshots.marks()
    moments = {
        str(mark.revision): f"{wording.date(mark.at[:10])}, {mark.at[11:16]} UTC" for mark in marks
    }
    seconds = {str(mark.revision): mark.at[11:19] for mark in marks}
    since = choose_one(
        _("Since"),
        {LAST: _("before cases last changed"), **moments},
        wording=wording,
        facts=(seconds,),
        key=session.CHANGED_SINCE,
        default=LAST,
        place=place,
    )
    return since or LAST


def _draw(space: Workspace, report: ChangeReport) -> None:
    wording = space.wording
    names = network_names(space)
    st.caption(heading(report, wording))
    if report.changes:
        say(summary(report, wording))
    for text in remarks(report, wording):
        say(text)
    if not report.changes:
        return
    change = pick_item(change_listing(report, 0, wording, names), key="changes_table")
    if change is not None and change.network:
        _history(space, change.network, names)


def _history(space: Workspace, network_id: Id, names: Mapping[Id, str]) -> None:
    """What the network of a chosen row was from time to time, with a way to open it."""
    _ = space.wording.text
    found = next((network for network in space.networks.all() if network.id == network_id), None)
    if found is None:
        st.info(_("This network is no longer there."))
        return
    history = space.changes.history(found)
    told = _("History of network {network}")
    st.subheader(told.format(network=as_markdown(network_word(network_id, names))))
    shown = [_("when"), _("parties"), _("cases"), _("what changed")]
    draw(history_listing(history, space.wording, names), only=shown)
    if st.button(_("Open"), key="open_changed"):
        session.go("network", network_id)
