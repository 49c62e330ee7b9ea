"""The commands that tell of one network: its page, and what is not known of it."""

from typing import Annotated

import typer

from app.cli import console
from app.cli.options import (
    AudienceOption,
    FormatOption,
    LanguageOption,
    NetworkArgument,
    RevealOption,
    StoreOption,
    workspace,
)
from app.cli.printing import gaps as printing_gaps
from app.cli.printing import profile


def network(
    network_id: NetworkArgument,
    format: FormatOption = console.Format.TABLE,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
    reveal: RevealOption = None,
) -> None:
    """Tell the story of a network: what it joins, how it grew, which ways it goes, who does what,
    what is not known.

    JSON holds all of it; CSV its parties, one a row.

    Example: simpul network n_0a1b --language en
    """
    with workspace(store, language, audience, reveal) as space:
        profile.page(space, space.networks.get(network_id), format)


def gaps(
    network_id: NetworkArgument,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 is all.")] = 0,
    format: FormatOption = console.Format.TABLE,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
    reveal: RevealOption = None,
) -> None:
    """List what is not known of a network as tasks for collection, what would settle most first.

    Example: simpul gaps n_0a1b --format csv > tasks.csv
    """
    with workspace(store, language, audience, reveal) as space:
        printing_gaps.gaps(space, network_id, limit, format)
