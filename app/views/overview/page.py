"""The first screen: how much there is, what came last, what matters most."""

from collections.abc import Sequence

import streamlit as st

from app.views import session
from app.views.overview import tour
from app.views.search_box import draw_box
from app.views.tables import draw_figures, network_rows, pick
from app.workspace import Workspace
from graph.analysis.networks.networks import Network
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
        _first_steps(space)
        return
    figures = (
        (_("Cases"), counts.cases),
        (_("People"), counts.entities.get(EntityKind.PERSON, 0)),
        (_("Organisations"), counts.entities.get(EntityKind.ORGANIZATION, 0)),
        (_("Networks"), len(space.networks.all())),
    )
    tour.show(space)
    draw_figures([(label, space.wording.number(number)) for label, number in figures])
    st.subheader(_("First networks"))
    if found.networks:
        st.caption(_("The score is an order for reading, not a verdict."))
    else:
        st.info(_("No network links two cases yet."))
    _first_networks(space, found.networks)
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


def _first_steps(space: Workspace) -> None:
    """What to do in an empty store, in three steps."""
    _ = space.wording.text
    steps = (
        (
            _("Load files"),
            _(
                "Choose registers, call records or statements; how each column is read is shown"
                " before anything is loaded."
            ),
        ),
        (
            _("Review"),
            _(
                "Simpul links what is surely one; you answer where it asks whether two are the"
                " same."
            ),
        ),
        (
            _("Explore"),
            _("Find a name or a number, or open the first network, and follow what it is tied to."),
        ),
    )
    for number, (title, text) in enumerate(steps, start=1):
        st.markdown(f"{number}. **{title}** – {text}")
    if st.button(_("Load files"), type="primary"):
        session.go("load")


def _first_networks(space: Workspace, networks: Sequence[Network]) -> None:
    """The first networks in their order, a row each; choosing one opens it."""
    if not networks:
        return
    _ = space.wording.text
    rows = []
    for row in network_rows(space, networks):
        way = " → ".join(filter(None, (str(row[_("Origin")]), str(row[_("Destination")]))))
        shown = {heading: row[heading] for heading in _shown_of_networks(space)}
        rows.append({**shown, _("Way"): way})
    chosen = pick(rows, key="first_networks")
    if chosen is not None:
        session.go("network", networks[chosen].id)


def _shown_of_networks(space: Workspace) -> tuple[str, ...]:
    _ = space.wording.text
    return "#", _("Most central"), _("Cases"), _("Victims")
