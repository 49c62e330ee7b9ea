"""The commands that say who matters in a network."""

from enum import StrEnum
from typing import Annotated

import typer

from app.cli.options import FORMAT, VIEWER, Common, NetworkArgument, network_id, progress, takes
from app.cli.printing import ranking
from app.networks.ranking import NEEDS_CASES
from graph.analysis.disruption.key_players import Aim
from graph.analysis.measures.registry import MEASURES

ALL = "all"
By = StrEnum("By", {measure.upper(): measure for measure in (*MEASURES, ALL)})  # type: ignore[misc]
"""A measure, as it is typed; `all` for all of them."""
SeedOption = Annotated[int, typer.Option("--seed", help="Same seed, same answer.")]


@takes(FORMAT, *VIEWER)
def rank(
    common: Common,
    network: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            callback=network_id,
            help="Network id, or the beginning of one; all networks if left out.",
        ),
    ] = None,
    by: Annotated[By, typer.Option(help="Measure to rank by.")] = By("betweenness"),
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 is all.")] = 20,
    bands: Annotated[
        bool, typer.Option(help="Say how far each place can be trusted (of one network).")
    ] = True,
    seed: SeedOption = 1,
) -> None:
    """Rank the parties of one network, or of all, by a measure; victims are never ranked.

    Beside each place stands between which places it lies when some reports are left out.

    Examples: simpul rank n_0a1b --by degree  |  simpul rank --by betweenness --limit 50  |  simpul
    rank n_0a1b --by all
    """
    with common.workspace() as space:
        found = space.networks.get(network).id if network else ""
        if by == ALL:
            codes = [measure for measure in MEASURES if found or measure not in NEEDS_CASES]
            every = [space.ranking.of(code, found, seed=seed) for code in codes]
            ranking.all_ranks(space, every, limit, common.format)
        else:
            with progress("rank"):
                ranks = space.ranking.of(by, found, bands=bands, seed=seed)
            ranking.ranks(space, ranks, limit, common.format, across=not found)


@takes(FORMAT, *VIEWER)
def keyplayers(
    common: Common,
    network: NetworkArgument,
    size: Annotated[int, typer.Option("-k", "--size", min=1, max=20, help="How many parties.")] = 3,
    aim: Annotated[Aim, typer.Option(help="What the set is to do.")] = Aim.FRAGMENT,
    seed: SeedOption = 1,
) -> None:
    """Find the few parties who together hold a network up (fragment, scatter) or reach most of it
    (reach, spread).

    The best set is seldom the first of a ranking: of two who stand in the same place the second
    adds nothing.

    Example: simpul keyplayers n_0a1b -k 3 --aim reach
    """
    with common.workspace() as space:
        found = space.ranking.key_players(space.networks.get(network).id, size, aim, seed=seed)
        ranking.key_players(space, found, common.format)


@takes(FORMAT, *VIEWER)
def whatif(
    common: Common,
    network: NetworkArgument,
    remove: Annotated[
        list[str],
        typer.Option(
            "--remove",
            metavar="A,B",
            help="Parties to take away: ids or names; commas between them.",
        ),
    ],
) -> None:
    """Say what a network would be without some of its parties: what falls apart, which ways are
    cut, who could follow.

    Nothing is changed. A name with a comma in it goes into a --remove of its own, by its id.

    Examples: simpul whatif n_0a1b --remove e_2c3d,e_4e5f  |  simpul whatif n_0a1b --remove "moh
    yusuf"
    """
    given = ",".join(remove).split(",")
    wanted = [text.strip() for text in given if text.strip()]
    with common.workspace() as space:
        found = space.networks.get(network).id
        parties = [space.ranking.party(found, text) for text in wanted]
        ranking.what_if(space, found, space.ranking.what_if(found, parties), common.format)
