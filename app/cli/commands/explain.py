"""The command that says why two are one person."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.access.own_numbers import OwnNumbers
from app.access.rights import Right
from app.cli import console
from app.cli.options import VIEWER, Common, takes
from app.cli.printing import explanation
from graph.errors import EntityNotFound
from loaders.private_files import write_private


@takes(*VIEWER)
def why(
    common: Common,
    one: Annotated[
        str, typer.Argument(metavar="A", help="A name, or the id of an entity or a mention.")
    ],
    other: Annotated[str, typer.Argument(metavar="[B]", help="The other one, likewise.")] = "",
    format: Annotated[
        explanation.WhyFormat, typer.Option("--format", "-f", help="How to give it.")
    ] = (explanation.WhyFormat.TABLE),
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Picture to write (svg).")
    ] = None,
) -> None:
    """Say why two are one person, or why not: what was compared, what was decided, what kept them
    apart.

    Of one alone: how its mentions hang together, and who may be the same but was not joined.

    Evidence is given in bits: each doubles the odds that two are one. Protected people are
    explained only with
    --reveal, and named in no picture.

    Examples: simpul why "moh yusuf" "muhammad yusup"  |  simpul why e_0a1b  |  simpul why m_01 m_02
    -f svg -o why.svg
    """
    with common.workspace() as space:
        found = space.explanations.of(one, other)
        if format is not explanation.WhyFormat.SVG:
            explanation.why(space, found, [text for text in (one, other) if text], format)
            return
        drawn = explanation.picture(found, space.wording)
        if not drawn:
            raise EntityNotFound(
                "nothing to draw: these were not compared, or a rule or a person joined them"
            )
        drawn = OwnNumbers(space.viewer.audience).renumber(drawn)
        if output is None:
            sys.stdout.write(drawn + "\n")
        else:
            log = space.store.hand_out(Right.EXPORT, "svg", "why", name=output.name)
            written = f"{drawn}\n<!-- simpul-log {log} -->\n"
            space.store.consultations.given(log, written.encode())
            console.written([write_private(output, written)])
