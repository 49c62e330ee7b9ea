"""The command line: `simpul` and its commands, each one workspace call and its printing."""

import sys
from inspect import cleandoc
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from app.cli.application import console
from app.cli.application.commands import (
    changes,
    indicators,
    leads,
    paths,
    profile,
    ranking,
    resolution,
    review,
    watchlist,
)
from app.cli.application.printing import drafts, explanation, profile
from app.cli.options import (
    AudienceOption,
    BasisOption,
    FormatOption,
    LanguageOption,
    PurposeOption,
    RevealOption,
    StoreOption,
    fail,
    network_id,
    notes,
    progress,
    workspace,
)
from app.cli.passwords import from_terminal
from app.exports.formats import ExportKind, write_briefing, write_export
from app.intake.provenance import LawfulBasis
from app.settings import Settings
from app.wording.wording import Wording
from graph.errors import EntityNotFound, SettingsError, SimpulError, UnreadableFile
from loaders.inputs import Input, is_database


class _Commands(TyperGroup):
    """The commands; one that is broken off by Ctrl-C says what that means, where Typer would say nothing.

    Help is filled to the width of the terminal, where Typer would break its paragraphs as the source does.
    """

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, each paragraph of its help in one line."""
        found = super().get_command(ctx, cmd_name)
        if found and found.help:
            found.help = "\n\n".join(" ".join(each.split()) for each in cleandoc(found.help).split("\n\n"))
        return found

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            fail("stopped; what was committed is kept, run the command again to go on", code=130)


cli = typer.Typer(
    name="simpul",
    cls=_Commands,
    help="Turn complaint cases about illegal recruitment of migrant workers into linked networks.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; anything unforeseen is one clear line and exit code 1."""
    try:
        cli(standalone_mode=True)
    except SimpulError as error:
        fail(str(error))
    except BrokenPipeError:
        sys.exit(0)
    except UnicodeEncodeError as error:
        fail(f"what was typed is no text in this terminal's encoding ({error.reason}): type it again")
    except Exception as error:  # the last line of defence: no trace reaches the user
        fail(f"unforeseen {type(error).__name__}: {error}. Please report it with the command you ran.")


@cli.command()
def sample(
    directory: Annotated[Path, typer.Argument(help="Folder to write into; made if need be.")],
    cases: Annotated[int, typer.Option(min=1, help="How many complaint cases.")] = 300,
    seed: Annotated[int, typer.Option(help="Same seed, same files.")] = 7,
    language: Annotated[str, typer.Option("--language", "-l", help="Language of the files: id or en.")] = "id",
) -> None:
    """Write synthetic case files with planted networks.

    Example: simpul sample d --cases 300 --seed 7
    """
    from loaders.sample import write_sample

    report = write_sample(directory, cases=cases, seed=seed, language=language)
    console.sample(report)


def read_inputs(places: list[str], *, query: str | None, table: str | None, ask_password: bool) -> list[Input]:
    """Files and folders as paths, URLs of databases as the query that is to be read of them."""
    databases = [place for place in places if is_database(place)]
    if not databases:
        if query or table or ask_password:
            raise SettingsError("--query, --table and --ask-password belong to the URL of a database")
        return [Path(place) for place in places]
    from loaders.readers.sql import ask

    password = typer.prompt("password", hide_input=True, err=True) if ask_password else ""
    asked = {each: ask(each, statement=query or "", table=table or "", password=password) for each in databases}
    return [asked.get(place) or Path(place) for place in places]


@cli.command()
def load(
    paths: Annotated[list[str], typer.Argument(help="Case files, folders of them, or the URL of a database.")],
    query: Annotated[str | None, typer.Option("--query", help="Of a database: the SELECT to read.")] = None,
    table: Annotated[str | None, typer.Option("--table", help="Of a database: the table to read.")] = None,
    ask_password: Annotated[bool, typer.Option("--ask-password", help="Ask for the database's password.")] = False,
    mapping: Annotated[Path | None, typer.Option(help="A YAML file that says how rows become cases.")] = None,
    case: Annotated[
        str,
        typer.Option(help="Known case that calls, payments or passengers belong to.", show_default="a list of its own"),
    ] = "",
    owner: Annotated[
        str,
        typer.Option(help="Whose telephone or account a list is of, if it does not say.", show_default="as it says"),
    ] = "",
    preview: Annotated[bool, typer.Option("--preview", help="Only show how the files would be read.")] = False,
    rejects: Annotated[Path, typer.Option(help="Folder for rows that could not be read.")] = Path("rejected"),
    link: Annotated[bool, typer.Option(help="Say who is who after loading.")] = True,
    draft: Annotated[bool, typer.Option("--draft", help="Only stage it, to be accepted with `simpul drafts`.")] = False,
    purpose: PurposeOption = None,
    basis: BasisOption = None,
    format: FormatOption = console.Format.TABLE,
    store: StoreOption = None,
    language: LanguageOption = None,
) -> None:
    """Load case files into the store and link them.

    Rows that cannot be read go to a reject file with reason and mend; correct it and load it to complete the load.
    The password of a workbook is asked for, or taken from SIMPUL_FILE_PASSWORD where nobody can be asked.

    Complaint registers, call records, bank statements and transfers, passenger lists and lists of licensed companies
    are told apart by their headers.

    A database is only read; its password comes from SIMPUL_SOURCE_PASSWORD or a prompt, never from the URL.

    Examples: simpul load cases/ --purpose "TPPO case" --basis public_interest  |  simpul load register.xlsx --preview
    |  simpul load calls.csv --case 012/2026 --owner 081234567890  |  simpul load sqlite:///office.db --table pengaduan
    """
    with workspace(store, language, purpose=purpose, basis=basis) as space:
        passwords = from_terminal()
        inputs = read_inputs(paths, query=query, table=table, ask_password=ask_password)
        plan = space.plan(inputs, mapping=mapping, case=case, owner=owner, passwords=passwords)
        if preview:
            console.preview(plan, format, space.wording)
            return
        if not plan.tables:
            told = "; ".join(f"{each.file}: {each.reason} ({each.mend})" for each in plan.issues)
            raise UnreadableFile(f"nothing to load: {told or 'no case files there'}")
        with progress("load") as step:
            if draft:
                view = space.desk.stage(plan, rejects=rejects, progress=step, passwords=passwords)
                report = view.detail.report
            else:
                intake = space.desk.take_in(plan, rejects=rejects, link=link, progress=step, passwords=passwords)
                report = intake.load
        if draft:
            drafts.draft(view, format, space.wording)
        else:
            console.loaded(report, intake.link, format, space.wording, intake.seen)
        if report.tally.read and report.tally.rejected == report.tally.read:
            raise typer.Exit(2)


@cli.command("map")
def map_file(
    file: Annotated[Path, typer.Argument(help="Table to map: Excel, CSV, JSON, Parquet.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Mapping to write.", show_default="FILE.mapping.yaml here")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a mapping that is there.")] = False,
    format: FormatOption = console.Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Propose how a table is read, show what that gives and what is unsure, and write it as a mapping to edit.

    Codes: 0 written; 1 the file cannot be read, or a mapping is there already and --force was not given.

    Examples: simpul map register.xlsx  |  simpul map people.csv -o people.mapping.yaml --force
    """
    from app.cli.application.printing import mapping
    from app.intake import mapping

    wording = Wording(Settings.from_environment().override(language=language).language)
    proposal = mapping.propose_file(file, passwords=from_terminal())
    place = output or mapping.default_place(file)
    there = place.exists() and not force
    command = mapping.load_command(str(file), str(place))
    if not there:
        mapping.write_mapping(proposal, place, wording)
    mapping.proposed(proposal, format, wording, "" if there else str(place), command)
    if there:
        fail(f"{place} is there already and was left as it is: --force writes over it, -o writes elsewhere")
    if format is console.Format.TABLE:
        mapping.next_step(str(place), command, wording)


@cli.command()
def drafts(
    draft: Annotated[str | None, typer.Argument(metavar="[ID]", help="Draft, or the beginning of its id.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Load it as a whole and link it.")] = False,
    discard: Annotated[bool, typer.Option("--discard", help="Throw it away as a whole.")] = False,
    format: FormatOption = console.Format.TABLE,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
) -> None:
    """List staged loads, or show, accept or discard one.

    Examples: simpul drafts  |  simpul drafts d_0a1b  |  simpul drafts d_0a1b --accept
    """
    if (accept and discard) or ((accept or discard) and not draft):
        raise typer.BadParameter("name one draft and either --accept or --discard")
    with workspace(store, language, audience) as space:
        if draft is None:
            drafts.drafts(space, format)
        elif discard:
            drafts.discarded(space.desk.discard(draft), space.wording)
        elif accept:
            with progress("load") as step:
                intake = space.desk.accept(draft, progress=step)
            console.loaded(intake.load, intake.link, format, space.wording, intake.seen)
        else:
            with progress("compare") as step:
                view = space.desk.draft(draft, progress=step)
            drafts.draft(view, format, space.wording)


@cli.command()
def sources(
    format: FormatOption = console.Format.TABLE,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
) -> None:
    """List what was loaded: file and digest, when, by whom, for what purpose and on which lawful basis.

    Example: simpul sources --format csv
    """
    with workspace(store, language, audience) as space:
        drafts.sources(space, format)


@cli.command()
def link(store: StoreOption = None, language: LanguageOption = None) -> None:
    """Say anew who is who among everything loaded."""
    with workspace(store, language) as space, progress("link") as step:
        console.linked(space.link(progress=step), space.wording)


@cli.command()
def networks(
    format: FormatOption = console.Format.TABLE,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 is all.")] = 0,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
) -> None:
    """List the networks that link cases, most important first.

    Example: simpul networks --format json
    """
    with workspace(store, language, audience) as space:
        console.networks(space, format, limit)


@cli.command()
def show(
    what: Annotated[str, typer.Argument(help="A name, a number, or an id.")],
    format: FormatOption = console.Format.TABLE,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
    reveal: RevealOption = None,
) -> None:
    """Show everything known of a person, organisation, number or network.

    Examples: simpul show "moh yusuf"  |  simpul show 081234567890  |  simpul show n_0a1b
    """
    with workspace(store, language, audience, reveal) as space:
        if what.startswith("n_"):
            profile.page(space, space.network(what), format)
        else:
            console.show(space, what, format)


@cli.command()
def why(
    one: Annotated[str, typer.Argument(metavar="A", help="A name, or the id of an entity or a mention.")],
    other: Annotated[str, typer.Argument(metavar="[B]", help="The other one, likewise.")] = "",
    format: Annotated[explanation.WhyFormat, typer.Option("--format", "-f", help="How to give it.")] = (
        explanation.WhyFormat.TABLE
    ),
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Picture to write (svg).")] = None,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
    reveal: RevealOption = None,
) -> None:
    """Say why two are one person, or why not: what was compared, what was decided, what kept them apart.

    Of one alone: how its mentions hang together, and who may be the same but was not joined.

    Evidence is given in bits: each doubles the odds that two are one. Protected people are explained only with
    --reveal, and named in no picture.

    Examples: simpul why "moh yusuf" "muhammad yusup"  |  simpul why e_0a1b  |  simpul why m_01 m_02 -f svg -o why.svg
    """
    with workspace(store, language, audience, reveal) as space:
        found = space.explain.of(one, other)
        if format is not explanation.WhyFormat.SVG:
            explanation.why(space, found, [each for each in (one, other) if each], format)
            return
        drawn = explanation.picture(found, space.wording)
        if not drawn:
            raise EntityNotFound("nothing to draw: these were not compared, or a rule or a person joined them")
        if output is None:
            sys.stdout.write(drawn + "\n")
        else:
            output.write_text(drawn, encoding="utf-8", newline="\n")
            console.written([output])


for _command in (
    review.review,
    review.judge,
    review.split,
    review.judgements,
    review.withdraw,
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
    leads.likely,
    leads.motifs,
    leads.scripts,
):
    cli.command()(_command)


@cli.command()
def export(
    network: Annotated[
        str, typer.Argument(callback=network_id, help="Network id, or the beginning of one; `all` cases for htcds.")
    ],
    kind: Annotated[ExportKind, typer.Option("--format", "-f", help="What to write.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File or folder to write.")] = None,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
    reveal: RevealOption = None,
) -> None:
    """Write one network as CSV, GraphML or a stand-alone HTML page, or cases as HTCDS 2.0; victims are masked.

    Nobody protected is named without consent, whoever asks.

    Examples: simpul export n_0a1b --format html -o network.html  |  simpul export all --format htcds -o cases.xlsx
    """
    with workspace(store, language, audience, reveal) as space:
        written = write_export(space, network, kind, output)
        console.written(written)


@cli.command()
def brief(
    network: Annotated[str, typer.Argument(callback=network_id, help="Network id, or the beginning of one.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write.")] = None,
    date: Annotated[str | None, typer.Option(help="Date on the briefing, ISO; today if left out.")] = None,
    store: StoreOption = None,
    language: LanguageOption = None,
    audience: AudienceOption = None,
    reveal: RevealOption = None,
) -> None:
    """Write a briefing on one network as HTML, every sentence with its sources; victims are masked.

    Example: simpul brief n_0a1b --audience partner -o briefing.html
    """
    with workspace(store, language, audience, reveal) as space:
        console.written(write_briefing(space, network, output, date))


@cli.command()
def forget(
    case: Annotated[str, typer.Argument(help="Case number or id.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    store: StoreOption = None,
    language: LanguageOption = None,
) -> None:
    """Erase a case and everything known from it alone; it cannot be undone."""
    with workspace(store, language) as space:
        number = space.case(case).number
        if not yes:
            typer.confirm(f"{number}: erase this case and everything known from it alone?", abort=True)
        space.forget_case(case)
        console.forgotten(number, space.wording)


@cli.command()
def sync(
    source: Annotated[str, typer.Argument(metavar="FROM", help="Store to copy, as a URI.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Store to copy into, as a URI.")],
    network: Annotated[str | None, typer.Option(help="Only this network's cases.")] = None,
    since: Annotated[int, typer.Option(min=0, help="Only what changed after this revision of FROM.")] = 0,
    format: FormatOption = console.Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Copy one store into another: cases, judgements and the graph, unmasked; compare both at the end.

    It adds and corrects: what TO knows from files of its own stays, and TO is linked anew from all that it then knows.
    Run it again after it was broken off, and it goes on. The log of FROM stays there. Both stores use the same login.

    Examples: simpul sync sqlite:///simpul.db neo4j+s://host  |  simpul sync neo4j://h sqlite:///n.db --network n_0a1b
    """
    from app.operations.sync import sync_between

    settings = Settings.from_environment().override(language=language)
    with progress("compare") as step:
        report = sync_between(settings, source, target, network=network, since=since, progress=step)
    console.synced(report, format, Wording(settings.language))


@cli.command()
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
    console.examined(checks, format, Wording(settings.language))
    if not all(each.good for each in checks):
        raise typer.Exit(1)


@cli.command()
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


@cli.command()
def demo(
    directory: Annotated[Path, typer.Argument(help="Folder for the sample and its store.")] = Path("simpul-demo"),
    cases: Annotated[int, typer.Option(min=1)] = 300,
    seed: Annotated[int, typer.Option()] = 7,
    app: Annotated[bool, typer.Option(help="Serve the screens at the end.")] = True,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
    port: Annotated[int, typer.Option(help="0 finds a free one.")] = 8501,
    store: Annotated[
        str | None, typer.Option("--store", help="Where to put it, as a URI.", show_default="a file in the folder")
    ] = None,
    language: LanguageOption = None,
    format: FormatOption = console.Format.TABLE,
) -> None:
    """Write sample cases, load and link them, print the networks found, and serve the screens.

    A store that holds cases already is filled only after asking: made-up cases would change its networks.

    Example: simpul demo --no-browser
    """
    from loaders.sample import write_sample

    settings = Settings.from_environment()
    place = store or f"sqlite:///{directory / 'simpul.db'}"
    files = directory / "cases"
    write_sample(files, cases=cases, seed=seed, language=language or settings.language)
    notes.print(f"{cases} cases: {files}", markup=False, highlight=False)
    purpose, basis = settings.purpose or "demonstration", settings.basis or LawfulBasis.LEGITIMATE_INTEREST
    with workspace(place, language, purpose=purpose, basis=basis) as space:
        if store and (held := space.counts().cases):
            typer.confirm(f"{store} holds {held} cases: add {cases} made-up ones to them?", abort=True, err=True)
        with progress("load") as step:
            report = space.load(space.plan([files]), rejects=directory / "rejected", progress=step)
        with progress("link") as step:
            linked = space.link(progress=step)
        if format is console.Format.TABLE:
            console.loaded(report, linked, format, space.wording)
        console.networks(space, format, limit=20 if format is console.Format.TABLE else 0)
    if app:
        from app.operations.serve import serve as serve_screens

        serve_screens(settings.override(store=place, language=language), port=port, open_browser=browser)
