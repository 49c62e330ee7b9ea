"""All networks in one table, by priority or by score; choosing a row opens it."""

from collections.abc import Sequence

import streamlit as st

from app.networks.indicators import IndicatorReport
from app.views import session
from app.views.tables import Row, figures, network_rows, no_network, pick
from app.wording import indicators as words
from app.workspace import Workspace
from graph.analysis.networks.networks import Network

ASKED_AT_ONCE = 60
"""Networks up to which the indicators are asked unbidden; they take about a second for each fifty.
"""


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
        value=len(networks) <= ASKED_AT_ONCE,
        key="by_priority",
    )
    found, rows = _by_priority(space) if by_priority else (networks, network_rows(space, networks))
    st.caption(_("Choose a row to open the network. The order is for reading, not a verdict."))
    row = pick(
        rows,
        key=f"network_table_{by_priority}",
        right=(_("Priority") if by_priority else _("Score"),),
    )
    if row is not None:
        session.go("network", found[row].id)


def _by_priority(space: Workspace) -> tuple[list[Network], list[Row]]:
    with st.spinner(space.wording.text("Asking the indicators …")):
        reports = space.indicators.all()
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
