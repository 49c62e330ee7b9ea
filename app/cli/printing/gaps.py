"""What `simpul gaps` prints."""

from typing import Any

from app.cli import console
from app.cli.console import Format, line
from app.rows.gaps import gap_rows
from app.rows.tasks import task_listing
from app.workspace import Workspace
from graph.analysis.findings.gaps import Gap
from graph.analysis.networks.networks import Network
from graph.schema import LISTS


def gaps(space: Workspace, network_id: str, limit: int, format: Format) -> None:
    """Print what is not known of a network, as tasks."""
    network = space.networks.get(network_id)
    rows = rows_of(space, network, space.profiles.gaps(network.id))
    console.show(task_listing(rows, limit, network.id, space.wording), format)
    if format is Format.TABLE:
        _advice(space, network, rows)


def _advice(space: Workspace, network: Network, rows: list[dict[str, Any]]) -> None:
    """Say what the tasks do not ask, and who is to say where it may be asked."""
    _ = space.wording.text
    if any(case.scheme in LISTS for case in space.store.cases(network.cases).values()):
        line(
            _(
                "Lists of ties and events are no complaints: nothing is asked of them that only a"
                " complaint can tell."
            )
        )
    if rows:
        line(
            _(
                "Where it may be asked is a suggestion: what the law allows is for the office to"
                " say."
            )
        )


def rows_of(space: Workspace, network: Network, found: tuple[Gap, ...]) -> list[dict[str, Any]]:
    """The gaps of a network in words."""
    return gap_rows(
        found,
        network,
        space.store.entities(network.parties),
        space.store.cases(network.cases),
        space.wording,
    )


def tasks(space: Workspace, network: Network, rows: list[dict[str, Any]], limit: int) -> None:
    """Print at most so many tasks as a table; 0 is all."""
    console.show(task_listing(rows, limit, network.id, space.wording), Format.TABLE)
