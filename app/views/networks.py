"""All networks in one table; choosing a row opens it.

They stand in one order everywhere, by score; by priority only where somebody asks for it, since the
indicators take about a second for each fifty.
"""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.networks.indicators import IndicatorReport
from app.views import session
from app.views.tables import Row, figures, network_rows, no_network, pick
from app.wording import indicators as words
from app.workspace import Workspace
from graph.analysis.networks.networks import Network


def show(space: Workspace) -> None:
    """Draw the table of networks."""
    _ = space.wording.text
    st.title(_("Networks"))
    networks = space.networks.all()
    if not networks:
        no_network(space)
        return
    by_priority = st.toggle(
        _("By priority, from what the indicators find"),
        key="by_priority",
    )
    # emptied first: the table in the other order is not left to be read meanwhile
    place = st.empty()
    place.empty()
    found: Sequence[Network] = networks
    if by_priority:
        found, rows = _by_priority(space, place)
    else:
        rows = network_rows(space, networks)
    with place.container():
        told = space.wording.plural("{n} network", "{n} networks", len(networks))
        st.caption(
            told.format(n=space.wording.number(len(networks)))
            + ". "
            + _("Choose a row to open the network. The order is for reading, not a verdict.")
        )
        row = pick(
            rows,
            key=f"network_table_{by_priority}",
            right=(_("Priority") if by_priority else _("Score"),),
        )
    if row is not None:
        session.go("network", found[row].id)


def _by_priority(space: Workspace, place: DeltaGenerator) -> tuple[list[Network], list[Row]]:
    """Networks by priority, with the progress of asking the indicators in this place."""
    wording = space.wording
    done = [0]
    asking = wording.text("Asking the indicators …")
    bar = place.progress(0.0, asking)

    def advance(step: str, count: int, total: int | None = None) -> None:
        done[0] += count
        if total:
            bar.progress(min(done[0] / total, 1.0), f"{asking} {done[0]}/{total}")

    reports = space.indicators.all(progress=advance)
    found = [report.network for report in reports]
    return found, _with_priority(space, reports, network_rows(space, found))


def _with_priority(
    space: Workspace, reports: Sequence[IndicatorReport], rows: Sequence[Row]
) -> list[Row]:
    """The rows with the priority in place of the score, and what weighs most in it."""
    wording = space.wording
    _ = wording.text
    place = "#"
    name = _("Most central")
    totals = figures([report.findings.priority.total for report in reports], wording)
    found: list[Row] = []
    for row, report, total in zip(rows, reports, totals, strict=True):
        weighs_most = words.weighs_most(report.findings.priority, wording)
        first = {
            place: row[place],
            name: row[name],
            _("Priority"): total,
            _("What weighs most"): "; ".join(weighs_most),
        }
        rest = {key: cell for key, cell in row.items() if key not in (place, name, _("Score"))}
        found.append(first | rest)
    return found
