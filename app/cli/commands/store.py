"""The commands about the store as a whole: linking, forgetting, copying, checking, serving."""

from typing import Annotated

import typer

from app.cli import console
from app.cli.options import (
    FormatOption,
    LanguageOption,
    StoreOption,
    progress,
    workspace,
)
from app.cli.printing import loads
from app.cli.printing import store as printing
from app.settings import Settings
from app.wording.wording import Wording


def link(store: StoreOption = None, language: LanguageOption = None) -> None:
    """Say anew who is who among everything loaded."""
    with workspace(store, language) as space, progress("link") as step:
        loads.linked(space.linker.link(progress=step), space.wording)


def forget(
    case: Annotated[str, typer.Argument(help="Case number or id.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    store: StoreOption = None,
    language: LanguageOption = None,
) -> None:
    """Erase a case and everything known from it alone; it cannot be undone."""
    with workspace(store, language) as space:
        number = space.store.case(case).number
        if not yes:
            typer.confirm(
                f"{number}: erase this case and everything known from it alone?", abort=True
            )
        space.linker.forget_case(case)
        printing.forgotten(number, space.wording)


def sync(
    source: Annotated[str, typer.Argument(metavar="FROM", help="Store to copy, as a URI.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Store to copy into, as a URI.")],
    network: Annotated[str | None, typer.Option(help="Only this network's cases.")] = None,
    since: Annotated[
        int, typer.Option(min=0, help="Only what changed after this revision of FROM.")
    ] = 0,
    format: FormatOption = console.Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Copy one store into another: cases, judgements and the graph, unmasked; compare both at the
    end.

    It adds and corrects: what TO knows from files of its own stays, and TO is linked anew from all
    that it then knows. Run it again after it was broken off, and it goes on. The log of FROM stays
    there. Both stores use the same login.

    Examples: simpul sync sqlite:///simpul.db neo4j+s://host  |  simpul sync neo4j://h
    sqlite:///n.db --network n_0a1b
    """
    from app.operations.sync import sync_between

    settings = Settings.from_environment().override(language=language)
    with progress("compare") as step:
        report = sync_between(settings, source, target, network=network, since=since, progress=step)
    printing.synced(report, format, Wording(settings.language))


def doctor(
    mend: Annotated[bool, typer.Option("--mend", help="Make indexes that are missing.")] = False,
    format: FormatOption = console.Format.TABLE,
    store: StoreOption = None,
    language: LanguageOption = None,
) -> None:
    """Look whether the store is reachable, sound and fast, and say what to do about what is not.

    Example: simpul doctor --store neo4j://localhost
    """
    from app.operations.doctor import examine

    settings = Settings.from_environment().override(store=store, language=language)
    checks = examine(settings, mend=mend)
    printing.examined(checks, format, Wording(settings.language))
    if not all(check.good for check in checks):
        raise typer.Exit(1)


def serve(
    store: StoreOption = None,
    language: LanguageOption = None,
    port: Annotated[int, typer.Option(help="0 finds a free one.")] = 8501,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Serve the screens on this machine only (loopback)."""
    from app.operations.serve import serve as serve_screens

    settings = Settings.from_environment().override(store=store, language=language)
    serve_screens(settings, port=port, open_browser=browser)
