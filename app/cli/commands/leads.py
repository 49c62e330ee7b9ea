"""The commands of leads: links that are likely, scripts that cases share, patterns of a network."""

from typing import Annotated

import typer

from app.cli.options import FORMAT, VIEWER, Common, NetworkArgument, progress, takes
from app.cli.printing import leads


@takes(FORMAT, *VIEWER)
def likely(
    common: Common,
    network: NetworkArgument,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 20,
) -> None:
    """List pairs of parties that nothing ties yet but that have much in common: questions to check,
    never facts.

    Parties of the network are compared with each other and with those of networks of its places and
    time. Nothing is stored; the public is not told.

    Examples: simpul likely n_0a1b  |  simpul likely n_0a1b --limit 5 --format json
    """
    with common.workspace() as space:
        with progress("compare") as step:
            found = space.leads.links(network, limit=limit, progress=step)
        leads.likely(found, common.format, space.wording)


@takes(FORMAT, *VIEWER)
def motifs(
    common: Common,
    network: NetworkArgument,
) -> None:
    """List patterns that say how a network works: shared shelters, relays, funnel accounts,
    journeys, routes, kin.

    Examples: simpul motifs n_0a1b  |  simpul motifs n_0a1b --format csv
    """
    with common.workspace() as space:
        leads.motifs(space.leads.motifs(network), common.format, space.wording)


@takes(FORMAT, *VIEWER)
def scripts(
    common: Common,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 is all.")] = 25,
) -> None:
    """List cases of which several tell almost the same text, such as one recruiter's promise; most
    offices first.

    Numbers, names and what an office always writes do not count. Inside the house the words in
    common are shown, those alone that can be nobody's name.

    Examples: simpul scripts  |  simpul scripts --format json
    """
    with common.workspace() as space:
        with progress("read narratives"):
            found = space.leads.scripts()
        leads.scripts(found, limit, common.format, space.wording)
