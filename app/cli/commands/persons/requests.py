"""The commands of what persons ask, and of what is due."""

from pathlib import Path
from typing import Annotated

import typer

from app.access.rights import Right
from app.cli import console
from app.cli.options import FORMAT, VIEWER, Common, WhyOption, takes, wrong_options
from app.cli.printing.persons import requests as printing
from app.persons.requests import RequestLine
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.messages import message
from graph.persons.requests import Ground, RequestKind


@takes(FORMAT, *VIEWER)
def due(
    common: Common,
    extend: Annotated[
        str | None, typer.Option("--extend", metavar="CASE", help="Keep this case longer.")
    ] = None,
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="Until this day.")] = "",
    why: WhyOption = "",
) -> None:
    """List what is due: requests of persons, withdrawn consent, and cases whose time is over.

    What is due first comes first, what is overdue is marked. A case that is over is erased with
    `simpul forget`, or kept longer for a reason. How long cases are kept is said by the office's
    own file, named in SIMPUL_RETENTION.

    Examples: simpul due  |  simpul due --extend K-12 --until 2027-12-31 --why "appeal is open"
    """
    with common.workspace(Right.RETAIN) as space:
        if extend is None:
            printing.due(space.due.list(), common.format, space.wording)
            return
        made = space.retention.extend(extend, until, why)
        number = space.store.case(extend).number
        printing.extended(number, made, common.format, space.wording)


@takes(FORMAT, *VIEWER)
def persons(
    common: Common,
    person: Annotated[
        str | None,
        typer.Argument(metavar="[PERSON]", help="Name or id; left out, requests are listed."),
    ] = None,
    asks: Annotated[
        RequestKind | None, typer.Option("--asks", help="Keep what this person asks for.")
    ] = None,
    text: Annotated[
        str, typer.Option("--text", help="How the request came and what it says.")
    ] = "",
    received: Annotated[
        str,
        typer.Option("--received", metavar="MOMENT", help="When it came, ISO; now if left out."),
    ] = "",
    correct: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="FIELD=VALUE", help="What a correction puts right; several are fine."
        ),
    ] = None,
    done: Annotated[
        str | None, typer.Option("--done", metavar="ID", help="This request is done; say how.")
    ] = None,
    refuse: Annotated[
        str | None, typer.Option("--refuse", metavar="ID", help="Refuse this request; say why.")
    ] = None,
    ground: Annotated[
        Ground | None, typer.Option("--ground", help="Article that a refusal rests on.")
    ] = None,
    history: Annotated[
        str | None, typer.Option("--history", metavar="ID", help="Every step of this request.")
    ] = None,
    copy: Annotated[
        bool, typer.Option("--copy", help="Write what is held about this person to -o.")
    ] = False,
    register: Annotated[
        bool, typer.Option("--register", help="Write the register of processing to -o.")
    ] = False,
    dpia: Annotated[
        bool, typer.Option("--dpia", help="Write an impact assessment to be filled in to -o.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="File to write: a copy as json, html or xlsx, the others as md."
        ),
    ] = None,
    why: WhyOption = "",
) -> None:
    """Keep what persons ask of the office: a copy, a correction, erasure, withdrawal of consent.

    Each is due 72 hours after it came (UU 27/2022). A withdrawal takes effect at once: no export or
    briefing names the person from then on. A correction is put right at once where --set says how.
    A refusal names its article and a reason. A copy is of the person's own data, and of nobody
    else's; it is handed to them. The register and the impact assessment are filled from what the
    store holds, to be edited.

    Examples: simpul persons e_0a1b --asks withdrawal --text "letter of 3 May"  |  simpul persons
    e_0a1b --asks correction --set born_on=1990-05-17  |  simpul persons e_0a1b --copy -o copy.html
    |  simpul persons --done rq_0a1b --why "copy handed over"  |  simpul persons --refuse rq_0a1b
    --ground 15b --why "inquiry LP/12 is open"  |  simpul persons --dpia -o dpia.md
    """
    from app.exports.persons.copy import write_copy
    from app.exports.persons.register import Form, write_form

    with common.workspace(Right.RETAIN) as space:
        kept = space.requests
        if sum(map(bool, (asks, done, refuse, history))) > 1:
            raise wrong_options(message("one of --asks, --done, --refuse and --history at a time"))
        if copy or register or dpia or output:
            if copy + register + dpia != 1 or output is None or copy != bool(person):
                raise wrong_options(
                    message("one of PERSON --copy, --register and --dpia, with its file as -o FILE")
                )
            form = Form.REGISTER if register else Form.DPIA
            written = (
                write_copy(space, person, output) if person else write_form(space, form, output)
            )
            console.written([written])
        elif history:
            printing.requests(kept.history(history), common.format, space.wording)
        elif done:
            _show(space, kept.finish(done, why), common)
        elif refuse:
            if ground is None:
                raise wrong_options(message("a refusal names its article: give --ground"))
            _show(space, kept.refuse(refuse, ground, why), common)
        elif asks and person:
            made = kept.receive(
                person, asks, text=text, received_on=received, wanted=_values(correct)
            )
            _show(space, made, common, put_right=bool(correct))
        else:
            found = kept.of_person(kept.person(person).id) if person else kept.all()
            printing.requests(found, common.format, space.wording)


def _show(space: Workspace, found: RequestLine, common: Common, *, put_right: bool = False) -> None:
    printing.request(found, put_right=put_right, format=common.format, wording=space.wording)


def _values(given: list[str] | None) -> dict[str, str]:
    """Fields and values as they were typed; raises InvalidValue."""
    found = {}
    for one in given or ():
        field, equals, value = one.partition("=")
        if not equals:
            raise InvalidValue(message("{text}: write it as FIELD=VALUE", text=repr(one)))
        found[field.strip()] = value.strip()
    return found
