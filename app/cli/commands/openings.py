"""The command that opens numbers which only free text tells of."""

from typing import Annotated

import typer

from app.cli.options import FORMAT, VIEWER, Common, WhyOption, progress, takes
from app.cli.printing import openings as printing


@takes(FORMAT, *VIEWER)
def open_number(
    common: Common,
    number: Annotated[
        str | None,
        typer.Argument(
            metavar="[NUMBER]", help="Number or id; left out, those that are open are listed."
        ),
    ] = None,
    case: Annotated[
        str, typer.Option(metavar="CASE", help="Number or id of the case that tells of it.")
    ] = "",
    why: WhyOption = "",
) -> None:
    """Open a number that only the free text of a case tells of, so that it is shown; and link anew.

    Whose such a number is the words do not say for sure, so it is shown to nobody until somebody
    who may --reveal has read them. It ties cases all the same. `simpul withdraw ID` closes it.

    Examples: simpul open 081234567890 --case K-12 --why "the recruiter's" --reveal "reading file
    7"  |  simpul open --reveal "reading file 7"
    """
    with common.workspace() as space:
        if number is None:
            printing.items(space.openings.items(), common.format, space.wording)
            return
        with progress("link") as step:
            found, new = space.openings.open(number, case, why, progress=step)
        printing.opened(found, new, common.format, space.wording)
