"""The command that says who may see a case."""

from typing import Annotated

import typer

from app.cli import console
from app.cli.options import FORMAT, LANGUAGE, STORE, Common, WhyOption, takes
from app.monitoring.handlings import HandledCase
from app.rows.keeping.handlings import FIELDS, handled_listing, handled_record, state_word
from app.wording.wording import Wording
from graph.handlings import CaseHandling


@takes(FORMAT, STORE, LANGUAGE)
def handle(
    common: Common,
    case: Annotated[
        str | None,
        typer.Argument(
            metavar="[CASE]",
            help="Number or id; left out, the cases are listed that not everybody may see.",
        ),
    ] = None,
    state: Annotated[
        CaseHandling | None,
        typer.Argument(help="What it is to be; left out, its history is shown."),
    ] = None,
    named: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="ACCOUNT", help="Who may see it besides you; repeat it."),
    ] = None,
    office: Annotated[
        str, typer.Option(help="Whose case it is; left out, it stays as it is.")
    ] = "",
    why: WhyOption = "",
) -> None:
    """Say who may see a case: everybody (open), its office, those named and the head (restricted),
    or those named alone (sealed).

    To everybody else it is as if the case had never been loaded: in lists, counts, searches,
    networks, pictures and files. You are always among those who are named; name another, so that
    the case is not lost to the house with you.

    Examples: simpul handle K-12 sealed --name budi --why "the recruiter is a colleague's brother"
    |  simpul handle K-12  |  simpul handle
    """
    with common.workspace() as space:
        wording = space.wording
        _ = wording.text
        if case is None:
            title = _("Cases that not everybody may see")
            listing = handled_listing(
                space.handlings.all(), title, _("Everybody may see all cases."), wording
            )
            console.show(listing, common.format)
        elif state is None:
            found = space.handlings.history(case)
            title = _("Who may see this case")
            listing = handled_listing(found, title, _("Everybody may see this case."), wording)
            console.show(listing, common.format)
        else:
            changed = space.handlings.set(case, state, why, named=named or (), office=office)
            _tell(changed, common.format, wording)


def _tell(changed: HandledCase, format: console.Format, wording: Wording) -> None:
    """Print what was decided, and warn where only one account may see a case now."""
    _ = wording.text
    record = handled_record(changed)
    if console.for_program(format, lambda: record, lambda: [record], FIELDS):
        return
    told = _("case {case}: {state}").format(
        case=changed.number, state=state_word(changed.handling.state, wording)
    )
    console.line(told)
    if changed.handling.state is CaseHandling.SEALED and len(changed.handling.named) == 1:
        console.line(_("Only you may see it now: name another, so that it is not lost with you."))
