"""The commands of the watchlist: what to hear of, and what came of it."""

from typing import Annotated

import typer

from app.cli.options import FORMAT, VIEWER, Common, WhyOption, takes
from app.cli.printing import watchlist


@takes(FORMAT, *VIEWER)
def watch(
    common: Common,
    what: Annotated[
        str | None,
        typer.Argument(metavar="[WHAT]", help="Name, number or id; left out, the list is shown."),
    ] = None,
    why: WhyOption = "",
) -> None:
    """Watch a person, organisation, number or network; or list what is watched, and what came since
    you last looked.

    A number may be watched before anybody told it: `simpul load` says when it turns up. Protected
    people are watched only with --reveal.

    Examples: simpul watch 081234567890 --why "on a poster in Sigi"  |  simpul watch n_0a1b --why
    "next briefing"  | simpul watch
    """
    with common.workspace() as space:
        if what is None:
            watchlist.items(space.watchlist.items(), common.format, space.wording)
            space.watchlist.look()
        else:
            line, new = space.watchlist.watch(what, why)
            watchlist.watched(line, new, common.format, space.wording)


@takes(FORMAT, *VIEWER)
def unwatch(
    common: Common,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="Name, number or id of what is watched, or of its watch."
        ),
    ],
    why: WhyOption = "",
) -> None:
    """Take something off the watchlist; it stays in the record as withdrawn.

    Example: simpul unwatch 081234567890 --why "number was given to somebody else"
    """
    with common.workspace() as space:
        watchlist.unwatched(space.watchlist.unwatch(what, why), common.format, space.wording)
