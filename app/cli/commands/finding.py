"""The command that finds: by sound and spelling, by numbers and places, or a whole list at once."""

from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli import console
from app.cli.options import FORMAT, VIEWER, Common, progress, takes, wrong_options
from app.exports.listing import write_records
from app.networks.finding.index import DESTINATION, KIND, PLACE, ROLE, YEAR
from app.networks.finding.list_files import read_list
from app.networks.finding.lists import look_up
from app.rows.finding.found import found_listing
from app.rows.finding.looked_up import list_listing
from app.rows.listing import Listing
from graph.messages import message


@takes(FORMAT, *VIEWER)
def find(
    common: Common,
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="Name, number, part of a case number, or place."),
    ] = None,
    listed: Annotated[
        Path | None,
        typer.Option(
            "--list",
            metavar="FILE",
            help="Look up a list: one name or number a line, or the first column of a table.",
        ),
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only this kind, as Person.")] = None,
    role: Annotated[list[str] | None, typer.Option(help="Only with this role, as sponsor.")] = None,
    place: Annotated[list[str] | None, typer.Option(help="Only from this place.")] = None,
    destination: Annotated[
        list[str] | None, typer.Option(help="Only cases to this country, as MY.")
    ] = None,
    year: Annotated[list[str] | None, typer.Option(help="Only with cases of this year.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 is all.")] = 20,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write it to this .csv or .xlsx file.")
    ] = None,
) -> None:
    """Find people, organisations, numbers and cases: names by sound and spelling, numbers in any
    writing, parts of case numbers, places.

    With --list every line of a file is looked up, and it is said which are known.

    Examples: simpul find "dewi prasetio"  |  simpul find djamal --role sponsor  |  simpul find
    "0812 3456" | simpul find --list numbers.txt -o known.xlsx
    """
    if (text is None) == (listed is None):
        raise wrong_options(message("give a text, or a list with --list"))
    narrowing = {
        KIND: kind or (),
        ROLE: role or (),
        PLACE: place or (),
        DESTINATION: destination or (),
        YEAR: year or (),
    }
    with common.workspace() as space:
        finding = space.finding if output is None else space.finding.leaving()
        listing: Listing[Any]
        if listed is not None:
            lines = read_list(listed)
            with progress(space.wording.text("Looking up …")) as advance:
                looked_up = look_up(finding, lines, progress=advance)
            listing = list_listing(looked_up, space.wording)
        else:
            found = finding.find(text or "", narrowing, limit=limit)
            listing = found_listing(found, space.wording)
        if output is None:
            console.show(listing, common.format)
        else:
            console.written((write_records(space, listing, output, of="find"),))
