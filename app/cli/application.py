"""The command line: `simpul` and its commands, each one workspace call and its printing."""

import sys
from inspect import cleandoc
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from app.cli.commands import (
    changes,
    explain,
    finding,
    indicators,
    leads,
    load,
    networks,
    openings,
    paths,
    profile,
    ranking,
    resolution,
    review,
    store,
    watchlist,
    work,
)
from app.cli.commands import (
    help as helping,
)
from app.cli.commands.accounts import accounts
from app.cli.commands.briefings import brief, editions, pack, texts
from app.cli.commands.keeping import backup, handling, revealing
from app.cli.commands.persons import requests
from app.cli.commands.trust import audit, disclosures
from app.cli.options import fail
from app.cli.passwords import key_of_store
from app.operations.rekey import ask_keys_by
from app.release import running_version
from graph.errors import SimpulError
from graph.messages import message


class _Commands(TyperGroup):
    """The commands.

    One that is broken off by Ctrl-C says what that means, where Typer would say nothing.

    Help is filled to the width of the terminal, where Typer would break its paragraphs as the
    source does.
    """

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, each paragraph of its help in one line."""
        found = super().get_command(ctx, cmd_name)
        if found and found.help:
            paragraphs = cleandoc(found.help).split("\n\n")
            found.help = "\n\n".join(" ".join(text.split()) for text in paragraphs)
        return found

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            fail(
                message("stopped; what was committed is kept, run the command again to go on"),
                code=130,
            )


cli = typer.Typer(
    name="simpul",
    cls=_Commands,
    help="Turn complaint cases about illegal recruitment of migrant workers into linked networks.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _tell_version(*, wanted: bool) -> None:
    if wanted:
        print(f"simpul {running_version()}".rstrip())  # noqa: T201 - the answer itself
        raise typer.Exit


@cli.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_tell_version, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; anything unforeseen is one clear line and exit code 1."""
    ask_keys_by(key_of_store)
    try:
        cli(standalone_mode=True)
    except SimpulError as error:
        fail(error.message)
    except BrokenPipeError:
        sys.exit(0)
    except UnicodeEncodeError as error:
        fail(
            message(
                "what was typed is no text in this terminal's encoding ({reason}): type it again",
                reason=error.reason,
            )
        )
    except Exception as error:  # the last line of defence: no trace reaches the user
        fail(
            message(
                "unforeseen {kind}: {error}. Please report it with the command you ran.",
                kind=type(error).__name__,
                error=error,
            )
        )


_COMMANDS = (
    load.sample,
    load.load,
    load.map_file,
    load.drafts,
    load.sources,
    store.link,
    networks.networks,
    networks.show,
    finding.find,
    explain.why,
    review.review,
    review.judge,
    review.settle,
    review.split,
    review.judgements,
    review.withdraw,
    openings.open_number,
    handling.handle,
    revealing.reveal,
    indicators.indicators,
    resolution.resolve,
    profile.network,
    profile.gaps,
    paths.path,
    paths.connect,
    ranking.rank,
    ranking.keyplayers,
    ranking.whatif,
    changes.changes,
    watchlist.watch,
    watchlist.unwatch,
    work.note,
    work.tag,
    work.questions,
    work.views,
    work.investigations,
    texts.texts,
    editions.editions,
    leads.likely,
    leads.motifs,
    leads.scripts,
    helping.show_help,
    networks.export,
    brief.brief,
    pack.pack,
    disclosures.disclosures,
    audit.audit,
    requests.due,
    requests.persons,
    store.forget,
    store.sync,
    backup.backup,
    backup.restore,
    backup.rekey,
    store.doctor,
    store.serve,
    accounts.accounts,
    load.demo,
)
"""Every command, in the order in which `simpul --help` lists them."""
_NAMES: dict[object, str] = {
    load.map_file: "map",
    helping.show_help: "help",
    openings.open_number: "open",
}
"""Names of commands whose functions cannot be called so."""

for _command in _COMMANDS:
    cli.command(_NAMES.get(_command))(_command)
