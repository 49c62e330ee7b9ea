"""The commands that bring cases in.

A sample, files and databases, mappings, drafts, the demonstration.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from app.access.policy import admit, viewer_of
from app.access.rights import Right
from app.cli import console
from app.cli.options import (
    FORMAT,
    LANGUAGE,
    VIEWER,
    BasisOption,
    Common,
    PurposeOption,
    fail,
    notes,
    progress,
    takes,
    wrong_options,
)
from app.cli.passwords import from_terminal
from app.cli.printing import loads
from app.cli.printing import mapping as printing_mapping
from app.cli.printing import networks as printing_networks
from app.settings import Settings
from app.wording.wording import Wording
from graph.errors import SettingsError, UnreadableFile
from graph.messages import message
from graph.schema import LawfulBasis
from loaders.inputs import Input, is_database
from loaders.load import LoadPlan
from loaders.validation import Issue

ALL_REJECTED, SOME_UNREAD = 2, 3
"""Codes that `simpul load` ends with, for scripts: 0 would say that everything is in."""


def sample(
    directory: Annotated[Path, typer.Argument(help="Folder to write into; made if need be.")],
    cases: Annotated[int, typer.Option(min=1, help="How many complaint cases.")] = 300,
    seed: Annotated[int, typer.Option(help="Same seed, same files.")] = 7,
    language: Annotated[
        str, typer.Option("--language", "-l", help="Language of the files: id or en.")
    ] = "id",
) -> None:
    """Write synthetic case files with planted networks.

    Example: simpul sample d --cases 300 --seed 7
    """
    from loaders.sample import write_sample

    report = write_sample(directory, cases=cases, seed=seed, language=language)
    loads.sample(report)


def read_inputs(
    places: list[str], *, query: str | None, table: str | None, ask_password: bool
) -> list[Input]:
    """Files and folders as paths, URLs of databases as the query that is to be read of them."""
    databases = [place for place in places if is_database(place)]
    if not databases:
        if query or table or ask_password:
            raise SettingsError(
                "--query, --table and --ask-password belong to the URL of a database"
            )
        return [Path(place) for place in places]
    from loaders.readers.sql import ask

    password = typer.prompt("password", hide_input=True, err=True) if ask_password else ""
    asked = {
        database: ask(database, statement=query or "", table=table or "", password=password)
        for database in databases
    }
    return [asked.get(place) or Path(place) for place in places]


@takes(FORMAT, *VIEWER)
def load(
    common: Common,
    paths: Annotated[
        list[str], typer.Argument(help="Case files, folders of them, or the URL of a database.")
    ],
    query: Annotated[
        str | None, typer.Option("--query", help="Of a database: the SELECT to read.")
    ] = None,
    table: Annotated[
        str | None, typer.Option("--table", help="Of a database: the table to read.")
    ] = None,
    ask_password: Annotated[
        bool, typer.Option("--ask-password", help="Ask for the database's password.")
    ] = False,
    mapping: Annotated[
        Path | None, typer.Option(help="A YAML file that says how rows become cases.")
    ] = None,
    case: Annotated[
        str,
        typer.Option(
            help="Known case that calls, payments or passengers belong to.",
            show_default="a list of its own",
        ),
    ] = "",
    owner: Annotated[
        str,
        typer.Option(
            help="Whose telephone or account a list is of, if it does not say.",
            show_default="as it says",
        ),
    ] = "",
    preview: Annotated[
        bool, typer.Option("--preview", help="Only show how the files would be read.")
    ] = False,
    rejects: Annotated[Path, typer.Option(help="Folder for rows that could not be read.")] = Path(
        "rejected"
    ),
    link: Annotated[bool, typer.Option(help="Say who is who after loading.")] = True,
    draft: Annotated[
        bool, typer.Option("--draft", help="Only stage it, to be accepted with `simpul drafts`.")
    ] = False,
    purpose: PurposeOption = None,
    basis: BasisOption = None,
) -> None:
    """Load case files into the store and link them.

    Rows that cannot be read go to a reject file with reason and mend; correct it and load it to
    complete the load. The password of a workbook is asked for, or taken from SIMPUL_FILE_PASSWORD
    where nobody can be asked.

    Complaint registers, call records, bank statements and transfers, passenger lists and lists of
    licensed companies are told apart by their headers.

    A database is only read; its password comes from SIMPUL_SOURCE_PASSWORD or a prompt, never from
    the URL.

    Codes: 0 loaded; 1 nothing could be read; 2 every row was rejected; 3 some files could not be
    read, the others were loaded.

    Examples: simpul load cases/ --purpose "TPPO case" --basis public_interest  |  simpul load
    register.xlsx --preview
    |  simpul load calls.csv --case 012/2026 --owner 081234567890
    |  simpul load sqlite:///office.db --table pengaduan
    """
    with common.workspace(purpose=purpose, basis=basis) as space:
        if not preview:
            space.viewer.check(Right.LOAD)
        passwords = from_terminal()
        inputs = read_inputs(paths, query=query, table=table, ask_password=ask_password)
        plan = space.intake.plan(
            inputs, mapping=mapping, case=case, owner=owner, passwords=passwords
        )
        if preview:
            tried = space.intake.try_first_rows(plan, passwords=passwords)
            loads.preview(plan, tried, common.format, space.wording)
            return
        if not plan.tables:
            raise _nothing_to_load(plan.issues, space.wording)
        with progress("load") as step:
            if draft:
                view = space.intake.stage(plan, rejects=rejects, progress=step, passwords=passwords)
                report = view.detail.report
            else:
                intake = space.intake.load_and_link(
                    plan, rejects=rejects, link=link, progress=step, passwords=passwords
                )
                report = intake.load
        if draft:
            loads.draft(view, common.format, space.wording)
        else:
            loads.loaded(report, intake.link, common.format, space.wording, intake.seen)
        records = report.tally.read - report.tally.aside
        if report.tally.read and report.tally.rejected == records:
            raise typer.Exit(ALL_REJECTED)
        if _unread(plan):
            raise typer.Exit(SOME_UNREAD)


def _unread(plan: LoadPlan) -> set[str]:
    """The files of which no table could be read."""
    read = {table.file for table in plan.tables}
    faulty = {issue.file for issue in plan.issues if issue.severity == "error"}
    return faulty - read


def _nothing_to_load(issues: Sequence[Issue], wording: Wording) -> UnreadableFile:
    """What is said where no file could be read: why not, of each."""
    if not issues:
        return UnreadableFile("nothing to load: no case files there")
    said = wording.message
    told = [f"{issue.file}: {said(issue.reason)} ({said(issue.mend)})" for issue in issues]
    return UnreadableFile(message("nothing to load: {issues}", issues="; ".join(told)))


@takes(FORMAT, LANGUAGE)
def map_file(
    common: Common,
    file: Annotated[Path, typer.Argument(help="Table to map: Excel, CSV, JSON, Parquet.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Mapping to write.", show_default="FILE.mapping.yaml here"
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a mapping that is there.")
    ] = False,
) -> None:
    """Propose how a table is read, show what that gives and what is unsure, and write it as a
    mapping to edit.

    Codes: 0 written; 1 the file cannot be read, or a mapping is there already and --force was not
    given.

    Examples: simpul map register.xlsx  |  simpul map people.csv -o people.mapping.yaml --force
    """
    from app.exports.mapping_file import load_command, write_mapping
    from app.intake import mapping

    wording = common.wording()
    proposal = mapping.propose_file(file, passwords=from_terminal())
    place = output or mapping.default_place(file)
    there = place.exists() and not force
    command = load_command(str(file), str(place))
    if not there:
        write_mapping(proposal, place, wording)
    printing_mapping.proposed(
        proposal, common.format, wording, "" if there else str(place), command
    )
    if there:
        told = wording.text(
            "{place} is there already and was left as it is: --force writes over it, -o writes"
            " elsewhere"
        )
        fail(told.format(place=place))
    if common.format is console.Format.TABLE:
        printing_mapping.next_step(str(place), command, wording)


@takes(FORMAT, *VIEWER)
def drafts(
    common: Common,
    draft: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Draft, or the beginning of its id.")
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Load it as a whole and link it.")
    ] = False,
    discard: Annotated[bool, typer.Option("--discard", help="Throw it away as a whole.")] = False,
) -> None:
    """List staged loads, or show, accept or discard one.

    Examples: simpul drafts  |  simpul drafts d_0a1b  |  simpul drafts d_0a1b --accept
    """
    if (accept and discard) or ((accept or discard) and not draft):
        raise wrong_options(message("name one draft and either --accept or --discard"))
    with common.workspace() as space:
        if draft is None:
            loads.drafts(space, common.format)
        elif discard:
            loads.discarded(space.intake.discard(draft), space.wording)
        elif accept:
            with progress("load") as step:
                intake = space.intake.accept(draft, progress=step)
            loads.loaded(intake.load, intake.link, common.format, space.wording, intake.seen)
        else:
            with progress("compare") as step:
                view = space.intake.draft(draft, progress=step)
            loads.draft(view, common.format, space.wording)


@takes(FORMAT, *VIEWER)
def sources(common: Common) -> None:
    """List what was loaded: file and digest, when, by whom, for what purpose and on which lawful
    basis.

    Files and sheets are called by numbers, as they are named after victims; --reveal shows their
    names.

    Example: simpul sources --format csv
    """
    with common.workspace() as space:
        loads.sources(space, common.format)


@takes(LANGUAGE, FORMAT)
def demo(
    common: Common,
    directory: Annotated[Path, typer.Argument(help="Folder for the sample and its store.")] = Path(
        "simpul-demo"
    ),
    cases: Annotated[int, typer.Option(min=1)] = 300,
    seed: Annotated[int, typer.Option()] = 7,
    app: Annotated[bool, typer.Option(help="Serve the screens at the end.")] = True,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
    port: Annotated[int, typer.Option(help="0 finds a free one.")] = 8501,
    store: Annotated[
        str | None,
        typer.Option(
            "--store", help="Where to put it, as a URI.", show_default="a file in the folder"
        ),
    ] = None,
) -> None:
    """Write sample cases, load and link them, print the networks found, and serve the screens.

    A store that holds cases already is filled only after asking: made-up cases would change its
    networks.

    Example: simpul demo --no-browser
    """
    from loaders.sample import write_sample

    settings = Settings.from_environment()
    place = store or f"sqlite:///{directory / 'simpul.db'}"
    here = replace(common, store=place)
    viewer_of(admit(here.asked())).check(Right.LOAD)
    files = directory / "cases"
    write_sample(files, cases=cases, seed=seed, language=common.language or settings.language)
    notes.print(f"{cases} cases: {files}", markup=False, highlight=False)
    purpose = settings.purpose or "demonstration"
    basis = settings.basis or LawfulBasis.LEGITIMATE_INTEREST
    with here.workspace(purpose=purpose, basis=basis) as space:
        if store and (held := space.store.counts().cases):
            typer.confirm(
                f"{store} holds {held} cases: add {cases} made-up ones to them?",
                abort=True,
                err=True,
            )
        with progress("load") as step:
            report = space.intake.load(
                space.intake.plan([files]), rejects=directory / "rejected", progress=step
            )
        with progress("link") as step:
            linked = space.linker.link(progress=step)
        if common.format is console.Format.TABLE:
            loads.loaded(report, linked, common.format, space.wording)
        printing_networks.networks(
            space, common.format, limit=20 if common.format is console.Format.TABLE else 0
        )
    if app:
        from app.operations.serve import serve as serve_screens

        serve_screens(here.asked(), port=port, open_browser=browser)
