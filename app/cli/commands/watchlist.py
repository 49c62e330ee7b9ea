"""The commands of the watchlist: what to hear of, and what came of it."""

from typing import Annotated

import typer

from app.cli import console
from app.cli.options import (
    AudienceOption,
    FormatOption,
    LanguageOption,
    RevealOption,
    StoreOption,
    WhyOption,
    workspace,
)
from app.cli.printing import watchlist


def watch(
    what: Annotated[
        str | None,
        typer.Argument(metavar="[WHAT]", help="Name, number or id; left out, the list is shown."),
    ] = None,
    why: WhyOption = "",
    format: FormatOption = console.Format.TABLE,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
    reveal: RevealOption = None,
) -> None:
    """Watch a person, organisation, number or network; or list what is watched, and what came since
    you last looked.

    A number may be watched before anybody told it: `simpul load` says when it turns up. Protected
    people are watched only with --reveal.

    Examples: simpul watch 081234567890 --why "on a poster in Sigi"  |  simpul watch n_0a1b --why
    "next briefing"  | simpul watch
    """
    with workspace(store, language, audience, reveal) as space:
        if what is None:
            watchlist.items(space.watchlist.items(), format, space.wording)
            space.watchlist.look()
        else:
            line, new = space.watchlist.watch(what, why)
            watchlist.watched(line, new, format, space.wording)


def unwatch(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="Name, number or id of what is watched, or of its watch."
        ),
    ],
    why: WhyOption = "",
    format: FormatOption = console.Format.TABLE,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
    reveal: RevealOption = None,
) -> None:
    """Take something off the watchlist; it stays in the record as withdrawn.

    Example: simpul unwatch 081234567890 --why "number was given to somebody else"
    """
    with workspace(store, language, audience, reveal) as space:
        watchlist.unwatched(space.watchlist.unwatch(what, why), format, space.wording)
