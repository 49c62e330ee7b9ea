"""The command that decides anew who is who, and reports on it."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from app.access.rights import Right
from app.cli import console
from app.cli.options import FORMAT, VIEWER, Common, progress, takes, wrong_options
from app.cli.printing import resolution
from app.exports.review.quality import KINDS, write_quality
from app.resolution.rerun import Engine
from app.workspace import Workspace
from graph.messages import message


@takes(FORMAT, *VIEWER)
def resolve(
    common: Common,
    engine: Annotated[
        Engine, typer.Option(help="What weighs the pairs; Spark is for many millions.")
    ] = Engine.DUCKDB,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would change.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Do not ask before fusing people known already.")
    ] = False,
    report: Annotated[
        bool, typer.Option("--report", help="Only tell how it stands and whether the model fits.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.html|.json", help="Write the report there."),
    ] = None,
) -> None:
    """Decide anew who is who over everything, where `simpul link` fuses nobody who was known
    already.

    What that changes is shown; before people are fused who had several mentions each, it asks.
    Judgements stand.

    With --report nothing is decided: it tells how large people are, what is proposed and why, and
    where the data are far from what the model learnt from. In a file nobody protected is named
    without consent.

    --engine spark needs the extra `spark` and Java 17. Keep to one engine: a few pairs in 10,000
    differ.

    Codes: 0 done; 1 not confirmed, or it could not be done; 2 the report says that the model does
    not fit.

    Examples: simpul resolve --dry-run  |  simpul resolve --yes  |  simpul resolve --report -o
    resolution.html
    """
    if output and not report:
        raise wrong_options(message("--output belongs to --report"))
    if report and (dry_run or yes or engine is not Engine.DUCKDB):
        raise wrong_options(
            message("--report decides nothing: leave --dry-run, --yes and --engine out")
        )
    if output and output.suffix.lower() not in KINDS:
        raise wrong_options(message("--output ends in one of {kinds}", kinds=", ".join(KINDS)))
    with common.workspace() as space:
        if report:
            _report(space, output, common.format)
            return
        if not dry_run:
            space.viewer.check(Right.LINK)
        with progress("link") as step:
            decided = space.rerun.decide(engine, progress=step)
        change = decided.change
        if dry_run:
            resolution.change(change, common.format, space.wording, saved=False)
            return
        if change.established and not yes:
            resolution.change(change, console.Format.TABLE, space.wording, saved=False)
            asked = space.wording.text(
                "This joins people who were known as different, {count} times. Go on?"
            )
            typer.confirm(
                asked.format(count=space.wording.number(change.established)), abort=True, err=True
            )
        with progress("save") as step:
            space.rerun.save(decided, progress=step)
        resolution.change(change, common.format, space.wording, saved=True)


def _report(space: Workspace, output: Path | None, format: console.Format) -> None:
    """Report how resolution stands, in a file or here; code 2 where the model does not fit."""
    if output:
        space.viewer.check(Right.EXPORT)
    with progress("link") as step:
        found = space.rerun.report(exporting=output is not None, progress=step)
    if output:
        kind = output.suffix.lower().removeprefix(".")
        log = space.store.hand_out(Right.EXPORT, kind, "resolution", name=output.name)
        day, audience = date.today().isoformat(), space.viewer.audience
        path = write_quality(found, space.wording, output, date=day, audience=audience, log=log)
        space.store.consultations.given(log, path.read_bytes())
        console.written([path])
    else:
        resolution.report(found, format, space.wording)
    if not found.fitness.fits:
        raise typer.Exit(2)
