"""The command of editions: made, approved by another account, listed, compared and written."""

from pathlib import Path
from typing import Annotated

import typer

from app.briefing.forms.reading import DEFAULT
from app.briefing.writing import ENDINGS, BriefingFormat
from app.cli import console
from app.cli.commands.work import RestoreOption, WithdrawOption
from app.cli.options import FORMAT, VIEWER, Common, MaybeNetwork, WhyOption, takes, wrong_options
from app.cli.printing import work
from app.cli.printing.briefings import editions as printing
from app.exports.kinds import kind_for
from app.packs.editions import EditionOrder, changes_of, make_edition, write_edition
from app.packs.words import differences_listing
from graph.messages import message


@takes(FORMAT, *VIEWER)
def editions(
    common: Common,
    network: MaybeNetwork = None,
    make: Annotated[
        bool, typer.Option("--make", help="Freeze what its briefing says now.")
    ] = False,
    form: Annotated[
        str, typer.Option("--form", help="Of the briefing; a name, or an office's own file.")
    ] = DEFAULT,
    readers: Annotated[
        str, typer.Option("--for", metavar="AUDIENCE", help="Whom it is made for.")
    ] = "internal",
    case: Annotated[
        str, typer.Option("--case", metavar="NUMBER", help="The one case that it is about.")
    ] = "",
    date: Annotated[str, typer.Option("--date", help="Day on it, ISO; today if left out.")] = "",
    receivers: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="WHO", help="Who receives a copy; may be given again."),
    ] = None,
    handling: Annotated[
        str, typer.Option("--handling", help="What receivers may do with it.")
    ] = "",
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
    as_format: Annotated[
        BriefingFormat | None,
        typer.Option(
            "--as",
            help="What the file is; left out, what its name says.",
            show_default=BriefingFormat.HTML.value,
        ),
    ] = None,
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

    Examples: simpul editions n_0a1b --make --form laporan_informasi --to "Polda Sulteng"  |  simpul
    editions --approve ed_0a1b  |  simpul editions n_0a1b  |  simpul editions --changes ed_0a1b  |
    simpul editions --write ed_0a1b --copy 1 -o edition.html
    """
    with common.workspace() as space:
        kept = space.editions
        if withdraw:
            work.taken_back(kept.take_back(withdraw, why), common.format, space.wording)
        elif restore:
            printing.edition(space, kept.bring_back(restore), common.format)
        elif approve:
            kept.approve(approve, why)
            printing.edition(space, kept.get(approve), common.format)
        elif unapprove:
            found = kept.withdraw_approval(unapprove, why)
            printing.edition(space, kept.get(found.lineage), common.format)
        elif changes:
            _edition, _before, found_changes = changes_of(space, changes, since)
            console.show(differences_listing(found_changes, space.wording), common.format)
        elif write:
            kind = kind_for(as_format, output, ENDINGS) or BriefingFormat.HTML
            console.written((write_edition(space, write, output, kind, copy=copy),))
        elif make:
            if network is None:
                raise wrong_options(message("name the network that the edition is about"))
            order = EditionOrder(
                form=form,
                audience=readers,
                date=date,
                case=case,
                distribution=tuple(receivers or ()),
                handling=handling,
            )
            made = make_edition(space, network, order)
            printing.edition(space, kept.get(made.lineage), common.format)
        else:
            listed = kept.about(space.networks.get(network).id) if network else kept.all()
            printing.editions(space, listed, common.format)
