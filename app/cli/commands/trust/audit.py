"""The command that reads the log, says who saw somebody, and compares it with its witnesses."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from app.access.rights import Right
from app.audit.reading import Asked, totals
from app.cli import console
from app.cli.options import FORMAT, LANGUAGE, STORE, Common, takes, wrong_options
from app.cli.printing import store as printing
from app.exports.listing import write_records
from app.operations.log_checks import verify_log
from app.rows.listing import Listing
from app.rows.trust.log import log_listing, seen_listing, totals_listing
from app.workspace import Workspace
from graph.messages import message


class AuditAction(StrEnum):
    """What is asked of the log."""

    LIST = "list"
    TOTALS = "totals"
    WHO_SAW = "who-saw"
    VERIFY = "verify"


@takes(FORMAT, STORE, LANGUAGE)
def audit(
    common: Common,
    action: Annotated[
        AuditAction, typer.Argument(help="List entries, count them, who saw somebody, or verify.")
    ] = AuditAction.LIST,
    what: Annotated[
        str, typer.Argument(metavar="[PERSON|CASE]", help="For who-saw: an id, a name or a number.")
    ] = "",
    operation: Annotated[
        str,
        typer.Option(
            help="Only this: collection, alteration, consultation, disclosure, combination,"
            " erasure, sign-in, rights, log or store."
        ),
    ] = "",
    account: Annotated[str, typer.Option(help="Only what this account did.")] = "",
    since: Annotated[
        str, typer.Option(metavar="DAY", help="From this ISO day, month or year.")
    ] = "",
    until: Annotated[str, typer.Option(metavar="DAY", help="Up to this day, month or year.")] = "",
    about: Annotated[
        str, typer.Option(metavar="PERSON|CASE", help="Only what is about this one.")
    ] = "",
    limit: Annotated[int, typer.Option(min=0, help="How many; 0 for all.")] = 50,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write: .csv, .json or .xlsx.")
    ] = None,
    witnesses: Annotated[
        list[str] | None,
        typer.Option(
            "--witness",
            metavar="FILE",
            help="For verify: a witness file, a pack, or the address of a store that was synced;"
            " may be given again.",
        ),
    ] = None,
    heads: Annotated[
        list[str] | None,
        typer.Option(
            "--head",
            metavar="NUMBER:DIGEST",
            help="For verify: what a file prints of the log; may be given again.",
        ),
    ] = None,
) -> None:
    """Read the log: what was done, by whom, to whom, and why; that it is read is logged too.

    It tells ids and accounts, and nobody's name. `verify` looks whether any entry was changed,
    taken out, put in or cut off, and whether the whole was written anew: by its chain, by what this
    account and the office witnessed, and by what is named; it leaves with 1 if anything is wrong.

    Examples: simpul audit --operation disclosure --since 2026-03  |  simpul audit who-saw K-12  |
    simpul audit verify --witness /office/witness.jsonl --head 912:3f9a
    """
    if (what != "") is not (action is AuditAction.WHO_SAW):
        raise wrong_options(message("who-saw takes a person or case, the others take none"))
    asked = Asked(operation, account, since, until, about)
    with common.workspace(Right.AUDIT) as space:
        if action is AuditAction.VERIFY:
            checks = verify_log(space, witnesses=witnesses or (), heads=heads or ())
            printing.examined(checks, common.format, space.wording)
            if not all(check.good for check in checks):
                raise typer.Exit(1)
            return
        listing = _listing(space, action, what, asked, limit)
        if output:
            path = write_records(space, listing, output, of="log", right=Right.AUDIT)
            console.written([path])
        else:
            console.show(listing, common.format)


def _listing(
    space: Workspace, action: AuditAction, what: str, asked: Asked, limit: int
) -> Listing[Any]:
    """What was asked of the log, as a listing."""
    match action:
        case AuditAction.WHO_SAW:
            return seen_listing(space.log.who_saw(what), space.wording)
        case AuditAction.TOTALS:
            return totals_listing(totals(space.log.lines(asked)), space.wording)
        case _:
            return log_listing(space.log.lines(asked), limit, space.wording)
