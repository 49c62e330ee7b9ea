"""The commands that list networks, show one entity, and write files."""

from collections.abc import Sequence
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
    UnderOption,
    leave_under,
    network_ids,
    progress,
    takes,
    tell_whom,
    tell_withheld,
)
from app.cli.printing import dossier, profile
from app.cli.printing import networks as printing
from app.exports.export import Options, Paper
from app.exports.formats import day_of, write_export
from app.exports.kinds import ENDINGS, AskedKind, ExportKind, format_listing, kind_for
from app.exports.subject import ALL, Subject
from app.exports.together import write_all
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.messages import message


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
    kind: Annotated[
        AskedKind | None,
        typer.Option(
            "--format",
            "-f",
            help="What to write; left out, what the file's name says. `help` lists the formats,"
            " `all` writes each.",
        ),
    ] = None,
    networks: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            callback=network_ids,
            help="Network ids, or the beginnings of them; `all` is everything.",
        ),
    ] = None,
    of: Annotated[
        list[str] | None,
        typer.Option("--of", help="Instead of networks: a name, number or id; may be repeated."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File or folder to write.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="Date on what is written, ISO; today if left out.")
    ] = None,
    paper: Annotated[Paper, typer.Option(help="The sheet of a chart.")] = Paper.A4,
    black: Annotated[
        bool, typer.Option("--black-and-white", help="Draw a chart without any colour.")
    ] = False,
    bom: Annotated[
        bool, typer.Option("--bom/--no-bom", help="A mark before CSV by which Excel reads names.")
    ] = True,
    disclosure: UnderOption = "",
) -> None:
    """Write networks, a selection or everything, for other programs or on paper; victims are
    masked.

    Nobody protected is named without consent, whoever asks.

    Examples: simpul export n_0a1b --format xlsx  |  simpul export n_0a1b -o graph.gexf  |  simpul
    export --format help
    """
    if kind is AskedKind.HELP:
        console.show(format_listing(common.wording()), common.format)
        return
    with common.workspace() as space:
        subject = _subject(space, networks or [], of or [])
        leave_under(space, disclosure, subject.networks)
        options = Options(bom=bom, paper=paper, black=black)
        day = day_of(date)
        if kind is AskedKind.ALL:
            with progress(space.wording.text("writing")) as step:
                written = write_all(
                    space, subject, output, date=day, options=options, progress=step
                )
        else:
            asked = kind_for(ExportKind(kind) if kind else None, output, ENDINGS)
            if asked is None:
                raise InvalidValue(
                    "which format?", "say it with --format: `simpul export --format help`"
                )
            written = write_export(space, subject, asked, output, date=day, options=options)
        console.written(written)
        tell_withheld(space)


def _subject(space: Workspace, networks: Sequence[str], of: Sequence[str]) -> Subject:
    """What is to be exported; raises InvalidValue for networks and a selection at once."""
    if of and networks:
        raise InvalidValue(
            message("networks and a selection are named at once"),
            message("name networks, or use --of alone"),
        )
    if of:
        tell_whom(space, of)
        return Subject(entities=tuple(space.store.find(text).id for text in of))
    return Subject(
        networks=tuple(networks) if ALL not in networks else (), everything=ALL in networks
    )
