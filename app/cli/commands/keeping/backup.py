"""The commands that back a store up, put it back, and change its key."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from app.cli.options import FORMAT, LANGUAGE, STORE, Common, RecipientsOption, progress, takes
from app.cli.passwords import typed_twice
from app.cli.printing.keeping import backup as printing
from app.wording.wording import Wording

IdentitiesOption = Annotated[
    list[Path] | None,
    typer.Option("--identity", help="Open a locked backup by this private key of age or SSH."),
]


@takes(FORMAT, STORE, LANGUAGE)
def backup(
    common: Common,
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write, a new one.")],
    recipients: RecipientsOption = None,
) -> None:
    """Back up the whole store into one file, while others work in it.

    The copy is of one moment; it is compared with the store, and what was written is read once
    more. Without `--to` whoever has the file can read every name in it. Who may work on the store,
    drafts, rejected rows and mappings lie in files of their own and are not in it.

    Examples: simpul backup -o /media/usb/monday.backup.age --to office.pub  |  simpul backup
    --store neo4j://h -o cases.backup
    """
    from app.operations.backup import make_backup

    settings = common.settings()
    with progress("backup") as step:
        report = make_backup(settings, output, recipients=recipients or (), progress=step)
    printing.backed_up(report, common.format, Wording(settings.language))


@takes(FORMAT, STORE, LANGUAGE)
def restore(
    common: Common,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    identities: IdentitiesOption = None,
    key_file: Annotated[
        Path | None,
        typer.Option(
            "--key",
            help="File of the key that the store was encrypted by then, if it was another.",
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Read it whole, say what it holds, put nothing back.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Put the store back from a backup, in one step; what was there before is kept beside it.

    The backup is read whole first, and nothing is touched if anything in it is not as it was
    written. The log goes on where it was, and cases that were forgotten since are erased again. A
    server is restored into an empty database.

    Examples: simpul restore monday.backup.age --identity key.txt  |  simpul restore
    monday.backup --check  |  simpul restore monday.backup --store sqlite:///other.db
    """
    from app.operations.restore import check_file, opened_backup

    settings = common.settings()
    wording = Wording(settings.language)
    keys = identities or ()
    if check:
        with progress("restore") as step:
            manifest = check_file(settings, file, identities=keys, key_file=key_file, progress=step)
        printing.checked(manifest, common.format, wording)
        return
    with ExitStack() as stack:
        with progress("restore") as step:
            opened = opened_backup(
                settings, file, identities=keys, key_file=key_file, progress=step
            )
            found = stack.enter_context(opened)
        asked = printing.asked(found.offer, wording)
        if asked and not yes:
            typer.confirm(asked, abort=True)
        with progress("restore") as step:
            report = found.put_back(step)
    printing.restored(report, common.format, wording)


@takes(STORE, LANGUAGE)
def rekey(
    common: Common,
    key_file: Annotated[
        Path | None,
        typer.Option("--key", help="File of the new key, in its first line; else it is asked for."),
    ] = None,
) -> None:
    """Encrypt the store's file by a new key, or for the first time; all of it is written anew.

    Nobody else may have the store open. The old key opens it no more, but every backup that was
    made until now. The new key is a passphrase of twelve characters or more; whoever loses it loses
    the store.

    Examples: simpul rekey --store sqlite:///simpul.db  |  simpul rekey --store
    sqlite+encrypted:///simpul.db --key new-key.txt
    """
    from app.operations.rekey import new_key
    from app.operations.rekey import rekey as change

    settings = common.settings()
    wording = Wording(settings.language)

    def asked() -> str:
        if key_file:
            return new_key(key_file)
        return typed_twice(wording.text("New key of the store"))

    printing.rekeyed(change(settings, asked), wording)
