"""The command of disclosures: prepared, approved, handed over, acknowledged, recalled."""

from typing import Annotated

import typer

from app.cli import console
from app.cli.commands.work import RestoreOption, WithdrawOption
from app.cli.options import FORMAT, VIEWER, Common, WhyOption, takes
from app.cli.printing import work
from app.clock import today
from app.networks.work.disclosures import DisclosureOrder, DisclosureView
from app.rows.trust.disclosures import disclosures_listing
from app.workspace import Workspace


@takes(FORMAT, *VIEWER)
def disclosures(
    common: Common,
    prepare: Annotated[
        bool, typer.Option("--prepare", help="Prepare what is to be handed out.")
    ] = False,
    receiver: Annotated[str, typer.Option("--to", metavar="WHO", help="Who receives it.")] = "",
    networks: Annotated[
        list[str] | None,
        typer.Option("--network", metavar="NETWORK", help="It tells of this; may be given again."),
    ] = None,
    cases: Annotated[
        list[str] | None,
        typer.Option("--case", metavar="CASE", help="It tells of this; may be given again."),
    ] = None,
    readers: Annotated[
        str, typer.Option("--for", metavar="AUDIENCE", help="As whom they are told.")
    ] = "partner",
    purpose: Annotated[str, typer.Option("--purpose", help="What it is handed out for.")] = "",
    basis: Annotated[
        str,
        typer.Option(
            "--basis",
            help="On which ground: consent, contract, legal_obligation, vital_interest,"
            " public_interest, legitimate_interest.",
        ),
    ] = "",
    until: Annotated[
        str, typer.Option("--until", metavar="DAY", help="ISO day until which they may hold it.")
    ] = "",
    override: Annotated[
        str,
        typer.Option("--override", metavar="WHY", help="Why, though a victim did not agree to it."),
    ] = "",
    approve: Annotated[
        str | None, typer.Option("--approve", metavar="ID", help="Approve what another prepared.")
    ] = None,
    hand_over: Annotated[
        str | None, typer.Option("--hand-over", metavar="ID", help="Say that it was handed over.")
    ] = None,
    acknowledge: Annotated[
        str | None,
        typer.Option("--acknowledge", metavar="ID", help="Say that they said to have it."),
    ] = None,
    recall: Annotated[
        str | None, typer.Option("--recall", metavar="ID", help="Say that it was asked back.")
    ] = None,
    who_holds: Annotated[
        str | None,
        typer.Option(
            "--who-holds", metavar="CASE|PERSON", help="List who holds what is known of this one."
        ),
    ] = None,
    withdraw: WithdrawOption = None,
    restore: RestoreOption = None,
    why: WhyOption = "",
) -> None:
    """Prepare what is handed out, have it approved by another account, and keep who holds it.

    A disclosure says to whom, of which networks or cases, as which audience, for what, on which
    ground and until when. Where a victim of its cases did not agree it takes a reason, and the
    right to that; she stays masked in every file. Exports, briefings and packs name it with
    --disclosure, and hold its id. Of what was handed over and not recalled `--who-holds` tells who
    holds the data of a person or case: the list of whom to ask back.

    Examples: simpul disclosures --prepare --to "Polda Sulteng" --network n_0a1b --purpose "LP/B/12"
    --basis legal_obligation --until 2027-03-01  |  simpul disclosures --approve ds_0a1b  |  simpul
    disclosures --hand-over ds_0a1b --why "letter 12"  |  simpul disclosures --who-holds K-12
    """
    with common.workspace() as space:
        kept = space.disclosures
        if withdraw:
            work.taken_back(kept.take_back(withdraw, why), common.format, space.wording)
        elif restore:
            _one(space, common, kept.view(kept.bring_back(restore).id))
        elif approve:
            _one(space, common, kept.approve(approve, why))
        elif hand_over:
            _one(space, common, kept.hand_over(hand_over, why))
        elif acknowledge:
            _one(space, common, kept.acknowledge(acknowledge, why))
        elif recall:
            _one(space, common, kept.recall(recall, why))
        elif prepare:
            order = DisclosureOrder(
                receiver=receiver,
                networks=networks or (),
                cases=cases or (),
                audience=readers,
                purpose=purpose,
                basis=basis,
                until=until,
                override=override,
            )
            _one(space, common, kept.prepare(order))
        else:
            none = space.wording.text("Nobody holds it, by what was handed over here.")
            found = kept.held_of(who_holds) if who_holds else kept.views()
            listing = disclosures_listing(
                found, today().isoformat(), space.wording, none=none if who_holds else ""
            )
            console.show(listing, common.format)


def _one(space: Workspace, common: Common, view: DisclosureView) -> None:
    """Print one disclosure."""
    listing = disclosures_listing([view], today().isoformat(), space.wording)
    if not console.for_program(
        common.format,
        lambda: next(iter(listing.records())),
        listing.flat_records,
        listing.fields,
    ):
        console.draw(listing)
