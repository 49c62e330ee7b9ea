"""The command of the indicators: what in the networks to look into, and why."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli import console
from app.cli.options import FORMAT, VIEWER, Common, progress, takes
from app.cli.printing import indicators as printing
from app.networks.indicators import copy_thresholds


@takes(FORMAT, *VIEWER)
def indicators(
    common: Common,
    network: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Network, or the beginning of its id.")
    ] = None,
    thresholds: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="An office's own thresholds, as YAML.",
            show_default="the bundled ones",
        ),
    ] = None,
    copy: Annotated[
        Path | None,
        typer.Option(
            "--copy-thresholds",
            metavar="FILE",
            help="Only write the bundled thresholds, to be edited.",
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many networks; 0 is all.")] = 25,
) -> None:
    """List networks by priority, or show what the indicators I1-I28 find in one, each with its
    evidence.

    What could not be computed for want of data is told too: silence is no sign of innocence. The
    priority is an order for reading, never a verdict.

    Examples: simpul indicators  |  simpul indicators n_0a1b  |  simpul indicators --copy-thresholds
    ours.yaml
    |  simpul indicators n_0a1b --thresholds ours.yaml
    """
    if copy:
        console.written([copy_thresholds(copy)])
        return
    own = str(thresholds) if thresholds else None
    with common.workspace(thresholds=own) as space:
        if network:
            printing.report(space.indicators.of(network), common.format, space.wording)
            return
        with progress("indicators") as step:
            found = space.indicators.all(progress=step)
        printing.priorities(found, limit, common.format, space.wording)
