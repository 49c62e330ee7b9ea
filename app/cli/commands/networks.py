"""The commands that list networks, show one entity, and write files."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli import console
from app.cli.options import (
    AUDIENCE,
    FORMAT,
    LANGUAGE,
    STORE,
    VIEWER,
    Common,
    FormatOption,
    network_id,
    takes,
    tell_withheld,
)
from app.cli.printing import dossier, profile
from app.cli.printing import networks as printing
from app.exports.formats import ExportKind, write_export


@takes(STORE, LANGUAGE, AUDIENCE)
def networks(
    common: Common,
    format: FormatOption = console.Format.TABLE,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 is all.")] = 0,
) -> None:
    """List the networks that link cases, most important first.

    Example: simpul networks --format json
    """
    with common.workspace() as space:
        printing.networks(space, format, limit)


@takes(FORMAT, *VIEWER)
def show(
    common: Common,
    what: Annotated[str, typer.Argument(help="A name, a number, or an id.")],
) -> None:
    """Show everything known of a person, organisation, number or network.

    Examples: simpul show "moh yusuf"  |  simpul show 081234567890  |  simpul show n_0a1b
    """
    with common.workspace() as space:
        if what.startswith("n_"):
            profile.page(space, space.networks.get(what), common.format)
        else:
            dossier.show(space, what, common.format)


@takes(*VIEWER)
def export(
    common: Common,
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
) -> None:
    """Write one network as CSV, XLSX, GraphML or a stand-alone HTML page, or cases as HTCDS 2.0;
    victims are masked.

    Nobody protected is named without consent, whoever asks.

    Examples: simpul export n_0a1b --format html -o network.html  |  simpul export all --format
    htcds -o cases.xlsx
    """
    with common.workspace() as space:
        written = write_export(space, network, kind, output)
        console.written(written)
        tell_withheld(space)
