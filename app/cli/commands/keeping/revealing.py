"""The command that shows the protected people of one case, or one of them, by name."""

from typing import Annotated

import typer

from app.cli import console
from app.cli.options import FORMAT, LANGUAGE, STORE, Common, WhyOption, takes
from app.rows.keeping.revealed import revealed_listing, revealed_record


@takes(FORMAT, STORE, LANGUAGE)
def reveal(
    common: Common,
    what: Annotated[
        str, typer.Argument(metavar="CASE|PERSON", help="Number or id of a case, id of a person.")
    ],
    why: WhyOption = "",
) -> None:
    """Show the victims, witnesses and relatives of one case, or one of them, by name.

    Everything else stays masked. Who was shown to whom and why is logged. Minors are shown to those
    alone who handle one of their cases: accounts of its office, or named in `simpul handle`.

    Examples: simpul reveal K-12 --why "interview on Monday"  |  simpul reveal e_0a1b --why "her
    lawyer asks"
    """
    with common.workspace() as space:
        revealed = space.store.reveal_one(what, why)
        listing = revealed_listing(revealed, space.wording)
        if common.format is console.Format.JSON:
            console.as_json(revealed_record(revealed))
            return
        console.show(listing, common.format)
