"""The command that tells what changed."""

from typing import Annotated

import typer

from app.cli.options import FORMAT, VIEWER, Common, network_id, takes
from app.cli.printing import changes as printing
from app.monitoring.changes import LAST
from graph.errors import NothingToCompare


@takes(FORMAT, *VIEWER)
def changes(
    common: Common,
    network: Annotated[
        str | None,
        typer.Argument(
            metavar="[NETWORK]",
            callback=network_id,
            help="Only the history of this network, by its id.",
        ),
    ] = None,
    since: Annotated[
        str,
        typer.Option(
            help="Date, revision of the store, or last.", show_default="before cases last changed"
        ),
    ] = LAST,
    watched: Annotated[
        bool, typer.Option("--watched", help="Only what is on the watchlist.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            min=0, help="At most so many; 0 is all.", show_default="60 in a table, else all"
        ),
    ] = None,
) -> None:
    """Tell what changed in the networks: merges, splits, parties, ties, cases, places, claims; or
    tell one's history.

    What was found is remembered after every linking, by ids alone. A forgotten case is forgotten
    there too. That there is nothing to compare with yet is an answer, and no error.

    Examples: simpul changes  |  simpul changes --since 2026-11-01 --watched  |  simpul changes
    n_0a1b
    """
    with common.workspace() as space:
        if network:
            printing.history(
                space.changes.history(space.networks.get(network)), common.format, space.wording
            )
            return
        try:
            report = space.changes.since(since)
        except NothingToCompare:
            printing.nothing(
                space.snapshots.marks(), space.store.revision(), common.format, space.wording
            )
            return
        if watched:
            report = space.watchlist.only_watched(report)
        printing.changes(report, limit, common.format, space.wording)
