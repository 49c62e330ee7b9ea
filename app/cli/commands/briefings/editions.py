"""The command of editions: made, approved by another account, listed, compared and written."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.access.rights import Right, roles_with
from app.briefing.forms.reading import DEFAULT
from app.briefing.writing import ENDINGS, BriefingFormat
from app.cli import console
from app.cli.commands.briefings.filling import (
    ArticlesOption,
    CaseOption,
    FillOption,
    FormOption,
    HandlingOption,
    TemplateOption,
    filled_in,
    tell_empty,
    tell_finding,
)
from app.cli.commands.work import RestoreOption, WithdrawOption
from app.cli.console import Format
from app.cli.options import (
    VIEWER,
    Common,
    MaybeNetwork,
    WhyOption,
    notes,
    takes,
    wrong_options,
)
from app.cli.printing import work
from app.cli.printing.briefings import editions as printing
from app.exports.kinds import kind_for
from app.packs.editions import (
    EditionOrder,
    changes_of,
    findings_in,
    make_edition,
    write_edition,
)
from app.packs.words import differences_listing
from app.wording.accounts.words import role_name
from app.workspace import Workspace
from graph.messages import message


class EditionFormat(StrEnum):
    """How editions are printed, and what one is written as."""

    TABLE = Format.TABLE
    JSON = Format.JSON
    CSV = Format.CSV
    HTML = BriefingFormat.HTML
    DOCX = BriefingFormat.DOCX
    PDF = BriefingFormat.PDF


@takes(*VIEWER)
def editions(
    common: Common,
    network: MaybeNetwork = None,
    make: Annotated[
        bool, typer.Option("--make", help="Freeze what its briefing says now.")
    ] = False,
    form: FormOption = DEFAULT,
    readers: Annotated[
        str, typer.Option("--for", metavar="AUDIENCE", help="Whom it is made for.")
    ] = "internal",
    case: CaseOption = "",
    fill: FillOption = None,
    articles: ArticlesOption = None,
    date: Annotated[str, typer.Option("--date", help="Day on it, ISO; today if left out.")] = "",
    receivers: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="WHO", help="Who receives a copy; may be given again."),
    ] = None,
    handling: HandlingOption = "",
    approve: Annotated[
        str | None,
        typer.Option("--approve", metavar="ID", help="Approve what another account made."),
    ] = None,
    unapprove: Annotated[
        str | None, typer.Option("--unapprove", metavar="ID", help="Take an approval back.")
    ] = None,
    changes: Annotated[
        str | None,
        typer.Option("--changes", metavar="ID", help="What changed since the edition before."),
    ] = None,
    since: Annotated[
        str, typer.Option("--since", metavar="ID", help="Since this one instead.")
    ] = "",
    write: Annotated[
        str | None, typer.Option("--write", metavar="ID", help="Write this edition to a file.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write.")] = None,
    format: Annotated[
        EditionFormat | None,
        typer.Option(
            "--format",
            "--as",
            "-f",
            help="How to print; of a file what it is, left out what its name says.",
            show_default=f"{EditionFormat.TABLE}, {EditionFormat.HTML}",
        ),
    ] = None,
    template: TemplateOption = None,
    copy: Annotated[
        int, typer.Option("--copy", min=0, help="Number of the copy, by the list of receivers.")
    ] = 0,
    withdraw: WithdrawOption = None,
    restore: RestoreOption = None,
    why: WhyOption = "",
) -> None:
    """Freeze a briefing as an edition, approve it by another account, and tell what changed since.

    An edition keeps what the briefing says, word for word, under its SHA-256; nothing changes it.
    It is a draft until somebody else than its maker approves it. What it says is masked for whom it
    is made, and nobody protected is named in it, whoever makes it.

    Examples: simpul editions n_0a1b --make --form laporan_informasi --case 012/2026 --fill
    unit="Ditreskrimum" --to "Polda Sulteng"  |  simpul editions --approve ed_0a1b  |  simpul
    editions n_0a1b  |  simpul editions --changes ed_0a1b  |  simpul editions --write ed_0a1b --copy
    1 -o edition.html
    """
    with common.workspace() as space:
        kept = space.editions
        if write:
            kind = kind_for(_file_format(format), output, ENDINGS) or BriefingFormat.HTML
            path = write_edition(space, write, output, kind, copy=copy, template=template)
            console.written((path,))
            return
        how = _print_format(format)
        if withdraw:
            work.taken_back(kept.take_back(withdraw, why), how, space.wording)
        elif restore:
            printing.edition(space, kept.bring_back(restore), how)
        elif approve:
            kept.approve(approve, why)
            printing.edition(space, kept.get(approve), how)
        elif unapprove:
            found = kept.withdraw_approval(unapprove, why)
            printing.edition(space, kept.get(found.lineage), how)
        elif changes:
            _edition, _before, found_changes = changes_of(space, changes, since)
            console.show(differences_listing(found_changes, space.wording), how)
        elif make:
            if network is None:
                raise wrong_options(message("name the network that the edition is about"))
            order = EditionOrder(
                form=form,
                audience=readers,
                date=date,
                case=case,
                fields=filled_in(fill),
                articles=articles,
                distribution=tuple(receivers or ()),
                handling=handling,
            )
            _make(space, network, order, how)
        else:
            listed = kept.about(space.networks.get(network).id) if network else kept.all()
            printing.editions(space, listed, how)


def _make(space: Workspace, network: str, order: EditionOrder, how: Format) -> None:
    """Freeze an edition, print it, and say what is still to be done before it is handed out."""
    wording = space.wording
    made = make_edition(space, network, order)
    printing.edition(space, space.editions.get(made.lineage), how)
    for finding in findings_in(space, made):
        tell_finding(finding, wording)
    tell_empty(order.form, dict(order.fields), wording)
    told = wording.text(
        "A draft: another account approves it with `simpul editions --approve {id}`. Roles that"
        " may: {roles}."
    )
    roles = sorted(role_name(role, wording) for role in roles_with(Right.APPROVE))
    said = told.format(id=made.lineage, roles=", ".join(roles))
    notes.print(console.as_text(said), soft_wrap=True)


def _file_format(format: EditionFormat | None) -> BriefingFormat | None:
    """What a file is to be; raises the error of options for what only prints."""
    if format is None:
        return None
    if format.value not in {kind.value for kind in BriefingFormat}:
        raise wrong_options(
            message(
                "{format} is no file of an edition: use one of {known}",
                format=format,
                known=", ".join(BriefingFormat),
            )
        )
    return BriefingFormat(format.value)


def _print_format(format: EditionFormat | None) -> Format:
    """How to print; raises the error of options for what is only written to a file."""
    if format is None:
        return Format.TABLE
    if format.value not in {kind.value for kind in Format}:
        raise wrong_options(
            message("{format} is written to a file: name the edition with --write", format=format)
        )
    return Format(format.value)
