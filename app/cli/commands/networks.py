"""The commands that list networks, show one entity, and write files and briefings."""

from pathlib import Path
from typing import Annotated

import typer

from app.briefing.writing import write_briefing
from app.cli import console
from app.cli.options import (
    AudienceOption,
    FormatOption,
    LanguageOption,
    RevealOption,
    StoreOption,
    network_id,
    workspace,
)
from app.cli.printing import dossier, profile
from app.cli.printing import networks as printing
from app.exports.formats import ExportKind, write_export


def networks(
    format: FormatOption = console.Format.TABLE,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 is all.")] = 0,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
) -> None:
    """List the networks that link cases, most important first.

    Example: simpul networks --format json
    """
    with workspace(store, language, audience) as space:
        printing.networks(space, format, limit)


def show(
    what: Annotated[str, typer.Argument(help="A name, a number, or an id.")],
    format: FormatOption = console.Format.TABLE,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
    reveal: RevealOption = None,
) -> None:
    """Show everything known of a person, organisation, number or network.

    Examples: simpul show "moh yusuf"  |  simpul show 081234567890  |  simpul show n_0a1b
    """
    with workspace(store, language, audience, reveal) as space:
        if what.startswith("n_"):
            profile.page(space, space.networks.get(what), format)
        else:
            dossier.show(space, what, format)


def export(
    network: Annotated[
        str,
        typer.Argument(
            callback=network_id, help="Network id, or the beginning of one; `all` cases for htcds."
        ),
    ],
    kind: Annotated[ExportKind, typer.Option("--format", "-f", help="What to write.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File or folder to write.")
    ] = None,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
    reveal: RevealOption = None,
) -> None:
    """Write one network as CSV, GraphML or a stand-alone HTML page, or cases as HTCDS 2.0; victims
    are masked.

    Nobody protected is named without consent, whoever asks.

    Examples: simpul export n_0a1b --format html -o network.html  |  simpul export all --format
    htcds -o cases.xlsx
    """
    with workspace(store, language, audience, reveal) as space:
        written = write_export(space, network, kind, output)
        console.written(written)


def brief(
    network: Annotated[
        str, typer.Argument(callback=network_id, help="Network id, or the beginning of one.")
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write.")] = None,
    date: Annotated[
        str | None, typer.Option(help="Date on the briefing, ISO; today if left out.")
    ] = None,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
    reveal: RevealOption = None,
) -> None:
    """Write a briefing on one network as HTML, every sentence with its sources; victims are masked.

    Example: simpul brief n_0a1b --audience partner -o briefing.html
    """
    with workspace(store, language, audience, reveal) as space:
        console.written(write_briefing(space, network, output, date))
