"""The command that makes a pack of a network, and checks one that came."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.briefing.forms.reading import DEFAULT
from app.cli import console
from app.cli.options import (
    VIEWER,
    Common,
    RecipientsOption,
    UnderOption,
    fail,
    leave_under,
    takes,
    tell_withheld,
    wrong_options,
)
from app.cli.printing.briefings import packs as printing
from app.exports.formats import today
from app.exports.kinds import ExportKind
from app.packs.making import PackOrder, make_pack
from app.packs.verifying import verify_pack
from graph.errors import SimpulError
from graph.messages import message

_UNLOCKED_BY = "SIMPUL_KEY_PASSWORD"
"""The variable that holds the password of the key that signs."""


class PackAction(StrEnum):
    """What is done with a pack."""

    MAKE = "make"
    VERIFY = "verify"


@takes(*VIEWER)
def pack(
    common: Common,
    action: Annotated[PackAction, typer.Argument(help="Make one, or check one that came.")],
    what: Annotated[str, typer.Argument(help="A network to pack; or the file of a pack.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write.")] = None,
    purpose: Annotated[
        str, typer.Option("--purpose", help="What it is handed out for; stands in the pack.")
    ] = "",
    date: Annotated[
        str | None, typer.Option("--date", help="Day on its files, ISO; today if left out.")
    ] = None,
    only: Annotated[
        list[ExportKind] | None,
        typer.Option("--only", help="Pack this format; may be given again. Else all."),
    ] = None,
    forms: Annotated[
        list[str] | None,
        typer.Option("--form", help="Form of the briefing; may be given again."),
    ] = None,
    recipients: RecipientsOption = None,
    sign_with: Annotated[
        Path | None, typer.Option("--sign", help="Sign it by this Ed25519 key of OpenSSH.")
    ] = None,
    identities: Annotated[
        list[Path] | None,
        typer.Option("--identity", help="Open a locked pack by this private key."),
    ] = None,
    signers: Annotated[
        list[Path] | None,
        typer.Option("--signer", help="One of these public keys must have signed it."),
    ] = None,
    disclosure: UnderOption = "",
) -> None:
    """Put all of one network into one archive with a manifest of SHA-256s; or verify such a pack.

    The archive holds the briefing and every export, masked for the audience. It can be locked for
    its recipients (age) and signed (OpenSSH), so that whoever has no Simpul can open and check it.
    Verifying says in one line each what does not fit, and leaves with 1 if anything does not.

    Examples: simpul pack make n_0a1b --purpose "LP/B/12, Polda Sulteng" --audience partner -o
    pack.zip  |  simpul pack make n_0a1b --purpose "LP/B/12" --to polda.pub --sign office_key -o
    pack.zip.age  |  simpul pack verify pack.zip  |  simpul pack verify pack.zip.age --identity
    key.txt --signer office.pub
    """
    if action is PackAction.VERIFY:
        _verify(common, Path(what), identities or [], signers or [])
        return
    if output is None:
        raise wrong_options(message("name the file to write with -o"))
    password = os.environ.get(_UNLOCKED_BY, "")
    order = PackOrder(
        purpose=purpose,
        date=date or today(),
        kinds=only or tuple(ExportKind),
        forms=forms or (DEFAULT,),
        recipients=recipients or (),
        key_file=sign_with,
        password=password.encode() if password else None,
    )
    with common.workspace() as space:
        leave_under(space, disclosure, [what])
        console.written((make_pack(space, what, output, order),))
        tell_withheld(space)


def _verify(common: Common, path: Path, identities: list[Path], signers: list[Path]) -> None:
    """Print what a pack says of itself and what does not fit; leave with 1 if anything is."""
    try:
        verified = verify_pack(path, identities=identities, signers=signers)
    except SimpulError as error:
        fail(error.message)
    printing.verified(verified, common.wording())
    if verified.problems:
        sys.exit(1)
