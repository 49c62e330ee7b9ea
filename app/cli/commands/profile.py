"""The commands that tell of one network: its page, and what is not known of it."""

from typing import Annotated

import typer

from app.cli.options import FORMAT, VIEWER, Common, NetworkArgument, takes
from app.cli.printing import profile


@takes(FORMAT, *VIEWER)
def network(
    common: Common,
    network_id: NetworkArgument,
) -> None:
    """Tell the story of a network: what it joins, how it grew, which ways it goes, who does what,
    what is not known.

    JSON holds all of it; CSV its parties, one a row.

    Example: simpul network n_0a1b --language en
    """
    with common.workspace() as space:
        profile.page(space, space.networks.get(network_id), common.format)


@takes(FORMAT, *VIEWER)
def gaps(
    common: Common,
    network_id: NetworkArgument,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 is all.")] = 0,
) -> None:
    """List what is not known of a network as tasks for collection, what would settle most first.

    Example: simpul gaps n_0a1b --format csv > tasks.csv
    """
    with common.workspace() as space:
        profile.gaps(space, network_id, limit, common.format)
