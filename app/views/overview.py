"""The first screen: how much there is, what came last, what matters most."""

import streamlit as st

from app.views import session
from app.views.search_box import draw_box
from app.views.tables import draw_figures, network_rows, pick
from app.workspace import Workspace
from graph.schema import EntityKind


def show(space: Workspace) -> None:
    """Draw counts, first networks and newest cases."""
    _ = space.wording.text
    st.title(_("Overview"))
    draw_box(space, "overview_box")
    found = space.networks.overview()
    counts = found.counts
    if not counts.cases:
        st.info(_("There are no cases yet. Load complaint files to begin."))
        if st.button(_("Load files"), type="primary"):
            session.go("load")
        return
    figures = (
        (_("Cases"), counts.cases),
        (_("People"), counts.entities.get(EntityKind.PERSON, 0)),
        (_("Organisations"), counts.entities.get(EntityKind.ORGANIZATION, 0)),
        (_("Networks"), len(space.networks.all())),
    )
    draw_figures([(label, space.wording.number(number)) for label, number in figures])
    st.subheader(_("First networks"))
    if found.networks:
        st.caption(_("The score is an order for reading, not a verdict."))
    else:
        st.info(_("No network links two cases yet."))
    for network in found.networks:
        with st.container(border=True):
            text, button = st.columns([5, 1], vertical_alignment="center")
            row = network_rows(space, [network])[0]
            way = " → ".join(filter(None, (row[_("Origin")], row[_("Destination")])))
            name_and_way = " · ".join(filter(None, (row[_("Most central")], way)))
            text.text(name_and_way)
            text.caption("; ".join(space.wording.reason(reason) for reason in network.reasons))
            if button.button(_("Open"), key=f"open_{network.id}", width="stretch"):
                session.go("network", network.id)
    st.subheader(_("Newest cases"))
    newest = pick(
        [
            {
                _("Case"): space.wording.case(case.number, case.scheme),
                _("Reported"): case.reported_on or "",
                _("Category"): ", ".join(case.categories),
                _("Origin"): case.origin.regency,
                _("Destination"): space.wording.country(case.destination.country),
            }
            for case in found.newest
        ],
        key="newest",
    )
    if newest is not None:
        session.go("entity", found.newest[newest].id)
