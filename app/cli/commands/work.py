"""The commands of kept work: notes, tags, questions, saved views and investigations."""

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from app.access.rights import Right
from app.cli.choices import ConfidenceOption, LikelihoodOption, confidence_of, likelihood_of
from app.cli.console import Format
from app.cli.options import FORMAT, VIEWER, Common, WhyOption, takes
from app.cli.printing import work
from app.networks.work.kept import Kept, KeptVersions
from app.wording.work.words import question_said
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.work.canvas import Canvas
from graph.work.questions import Confidence, Likelihood, Question, QuestionStatus
from graph.work.versions import Version

MineOption = Annotated[bool, typer.Option("--mine", help="Only what you wrote.")]
WithdrawOption = Annotated[
    str | None, typer.Option("--withdraw", metavar="ID", help="Take this one off the list.")
]
RestoreOption = Annotated[
    str | None, typer.Option("--restore", metavar="ID", help="Bring back what was taken off.")
]
HistoryOption = Annotated[bool, typer.Option("--history", help="Show every version.")]
FolderOption = Annotated[
    str | None, typer.Option("--folder", metavar="ID", help="The investigation it belongs to.")
]
SubjectArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[WHAT]", help="Name, number, case, network or id; left out, all are listed."
    ),
]
TaskOption = Annotated[
    str | None, typer.Option("--task", metavar="TEXT", help="Add something to do.")
]
WhoOption = Annotated[str, typer.Option("--who", help="Who is to do it.")]
UntilOption = Annotated[str, typer.Option("--until", metavar="DAY", help="Until this day.")]
DoneOption = Annotated[
    str | None, typer.Option("--done", metavar="NUMBER", help="This task is done.")
]
V = TypeVar("V", bound=Version)


@takes(FORMAT, *VIEWER)
def note(
    common: Common,
    what: SubjectArgument = None,
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help="The note; left out, they are listed.")
    ] = None,
    edit: Annotated[
        str | None,
        typer.Option("--edit", metavar="ID", help="Write this note anew: give its text as WHAT."),
    ] = None,
    withdraw: WithdrawOption = None,
    restore: RestoreOption = None,
    mine: MineOption = False,
    why: WhyOption = "",
) -> None:
    """Write a note about a person, number, case or network; or list notes.

    An edit is a new version. When somebody else edited the note meanwhile, both versions stay and
    both are shown. Others read a note without the names of protected people.

    Examples: simpul note "Budi Santoso" "seen in Sigi again"  |  simpul note K-001  |  simpul note
    --edit nt_0a1b "seen in Poso again"  |  simpul note --withdraw nt_0a1b --why "another person"
    """
    with common.workspace() as space:
        notes = space.notes
        if _taken_or_brought_back(
            space, notes, work.note, common, withdraw=withdraw, restore=restore, why=why
        ):
            return
        if edit:
            work.note(space, notes.change(notes.get(edit).latest, what or ""), common.format)
        elif what and text is not None:
            space.viewer.check(Right.WORK)
            made = notes.add(space.subjects.find(what), text)
            work.note(space, notes.get(made.id), common.format)
        else:
            found = notes.about(*space.subjects.find(what).about) if what else notes.all()
            work.notes(space, work.own(space, found, mine), common.format)


@takes(FORMAT, *VIEWER)
def tag(
    common: Common,
    what: SubjectArgument = None,
    word: Annotated[
        str | None, typer.Argument(metavar="[WORD]", help="The tag; left out, they are listed.")
    ] = None,
    marked: Annotated[
        str | None, typer.Option("--marked", metavar="WORD", help="List what is marked so.")
    ] = None,
    withdraw: WithdrawOption = None,
    restore: RestoreOption = None,
    mine: MineOption = False,
    why: WhyOption = "",
) -> None:
    """Mark a person, number, case or network with a word; or list tags.

    Examples: simpul tag "Budi Santoso" priority  |  simpul tag --marked priority  |  simpul tag
    --withdraw tg_0a1b
    """
    with common.workspace() as space:
        tags = space.tags
        if _taken_or_brought_back(
            space, tags, work.tag, common, withdraw=withdraw, restore=restore, why=why
        ):
            return
        if what and word is not None:
            space.viewer.check(Right.WORK)
            made, _new = tags.add(space.subjects.find(what), word)
            work.tag(space, tags.get(made.id), common.format)
        else:
            found = tags.marked(marked) if marked else tags.all()
            if what:
                found = tags.about(*space.subjects.find(what).about)
            work.tags(space, work.own(space, found, mine), common.format)


@takes(FORMAT, *VIEWER)
def questions(
    common: Common,
    question: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Of one question; left out, all are listed."),
    ] = None,
    ask: Annotated[
        str | None, typer.Option("--ask", metavar="TEXT", help="Ask this, as a new question.")
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option(
            "--about",
            metavar="WHAT",
            help="What it rests on: name, number, case, network or id; may be given again.",
        ),
    ] = None,
    known: Annotated[str | None, typer.Option("--known", help="What is known of it.")] = None,
    conclude: Annotated[
        str | None, typer.Option("--conclude", metavar="TEXT", help="What is concluded.")
    ] = None,
    likelihood: LikelihoodOption = None,
    confidence: ConfidenceOption = None,
    status: Annotated[
        QuestionStatus | None, typer.Option("--status", help="What became of it.")
    ] = None,
    task: TaskOption = None,
    who: WhoOption = "",
    until: UntilOption = "",
    done: DoneOption = None,
    folder: FolderOption = None,
    history: HistoryOption = False,
    withdraw: WithdrawOption = None,
    restore: RestoreOption = None,
    mine: MineOption = False,
    why: WhyOption = "",
) -> None:
    """Ask a question, work on it and answer it; or list questions with what is to do.

    How likely a conclusion is, and how sure one may be of that, are said apart.

    Examples: simpul questions --ask "Who pays Budi?" --about "Budi Santoso"  |  simpul questions
    qs_0a1b --task "ask the bank" --who ani --until 2026-12-31  |  simpul questions qs_0a1b
    --conclude "the sponsor does" --likelihood likely --confidence low
    """
    with common.workspace() as space:
        kept = space.questions
        if _taken_or_brought_back(
            space, kept, work.question, common, withdraw=withdraw, restore=restore, why=why
        ):
            return
        if ask is not None:
            space.viewer.check(Right.WORK)
        linked = space.subjects.find_all(about or ())
        if ask is not None:
            asked = kept.ask(ask, linked, folder=_folder(space, folder), known=known or "")
            question = asked.id
        elif question is None:
            found = kept.about(linked) if linked else kept.all()
            if folder:
                found = tuple(one for one in found if one.latest.folder == _folder(space, folder))
            work.questions(space, work.own(space, found, mine), common.format)
            return
        found_now = kept.get(question)
        if history:
            told = kept.history(found_now.id)
            work.versions(told, lambda one: question_said(one, space.wording), common.format, space)
            return
        version = found_now.latest
        if linked and ask is None:
            version = kept.link(version, *linked).latest
        if folder and ask is None:
            version = kept.change(version, folder=_folder(space, folder)).latest
        if known is not None and ask is None:
            version = kept.change(version, known=known).latest
        _work_on(
            space,
            version,
            conclude,
            likelihood_of(likelihood),
            confidence_of(confidence),
            status,
        )
        if task is not None:
            kept.add_task(kept.get(question).latest, task, who=who, until=until)
        if done is not None:
            kept.do_task(kept.get(question).latest, done)
        work.question(space, kept.get(question), common.format)


def _work_on(
    space: Workspace,
    version: Question,
    conclude: str | None,
    likelihood: Likelihood | None,
    confidence: Confidence | None,
    status: QuestionStatus | None,
) -> None:
    """Write what is concluded, how likely and how sure, and what became of it."""
    if conclude is not None:
        version = space.questions.conclude(
            version,
            conclude,
            likelihood or version.likelihood,
            confidence or version.confidence,
        ).latest
    elif likelihood or confidence:
        version = space.questions.change(
            version,
            likelihood=likelihood or version.likelihood,
            confidence=confidence or version.confidence,
        ).latest
    if status is not None:
        space.questions.change(version, status=status)


@takes(FORMAT, *VIEWER)
def views(
    common: Common,
    view: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Of one view; left out, all are listed.")
    ] = None,
    save: Annotated[
        str | None, typer.Option("--save", metavar="NAME", help="Save a new view of WHAT.")
    ] = None,
    of: Annotated[
        list[str] | None,
        typer.Option("--of", metavar="WHAT", help="Shown in it; may be given again."),
    ] = None,
    rename: Annotated[
        str | None, typer.Option("--rename", metavar="NAME", help="Call it otherwise.")
    ] = None,
    duplicate: Annotated[
        str | None, typer.Option("--duplicate", metavar="NAME", help="Save it a second time.")
    ] = None,
    combine: Annotated[
        str | None,
        typer.Option("--combine", metavar="ID", help="Save it together with this view."),
    ] = None,
    private: Annotated[
        bool | None,
        typer.Option("--private/--shared", help="For yourself alone, or for everybody."),
    ] = None,
    folder: FolderOption = None,
    history: HistoryOption = False,
    withdraw: WithdrawOption = None,
    restore: RestoreOption = None,
    mine: MineOption = False,
    why: WhyOption = "",
) -> None:
    """List saved views, show what is on one, or save, duplicate and combine them.

    The screens open a view as a picture: its id stands in the address, which may be sent on.

    Examples: simpul views  |  simpul views vw_0a1b  |  simpul views --save Konawe --of "Budi
    Santoso" --of K-001  |  simpul views vw_0a1b --combine vw_2c3d --rename "Konawe and Banggai"
    """
    with common.workspace() as space:
        kept = space.views
        if _taken_or_brought_back(
            space, kept, work.view, common, withdraw=withdraw, restore=restore, why=why
        ):
            return
        if save is not None:
            space.viewer.check(Right.WORK)
            ids = space.subjects.find_all(of or ())
            if not ids:
                raise InvalidValue("a view shows something: say what with --of")
            made = kept.save(
                save,
                Canvas(shown=ids),
                folder=_folder(space, folder),
                private=bool(private),
            )
            work.view(space, kept.get(made.id), common.format)
            return
        if view is None:
            found = kept.within(_folder(space, folder)) if folder else kept.all()
            work.views(space, work.own(space, found, mine), common.format)
            return
        version = kept.get(view).latest
        if history:
            told = kept.history(version.lineage)
            work.versions(told, lambda one: one.name, common.format, space)
            return
        if combine is not None:
            version = kept.combine(view, combine, rename or version.name)
        elif duplicate is not None:
            version = kept.duplicate(view, duplicate)
        elif rename is not None:
            version = kept.change(version, name=rename).latest
        if private is not None:
            version = kept.change(version, private=private).latest
        if folder is not None:
            version = kept.change(version, folder=_folder(space, folder)).latest
        work.view(space, kept.get(version.lineage), common.format)


@takes(FORMAT, *VIEWER)
def investigations(
    common: Common,
    investigation: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Of one investigation; left out, all are listed."),
    ] = None,
    begin: Annotated[
        str | None, typer.Option("--begin", metavar="NAME", help="Open a new folder.")
    ] = None,
    add: Annotated[
        list[str] | None,
        typer.Option("--add", metavar="WHAT", help="Put this into it; may be given again."),
    ] = None,
    task: TaskOption = None,
    who: WhoOption = "",
    until: UntilOption = "",
    done: DoneOption = None,
    withdraw: WithdrawOption = None,
    restore: RestoreOption = None,
    mine: MineOption = False,
    why: WhyOption = "",
) -> None:
    """Keep views, questions, entities and tasks of one piece of work together in a folder.

    Examples: simpul investigations --begin Konawe  |  simpul investigations iv_0a1b --add "Budi
    Santoso" --task "plan the visit" --until 2026-12-31  |  simpul views --folder iv_0a1b
    """
    with common.workspace() as space:
        kept = space.investigations
        if withdraw:
            work.taken_back(kept.take_back(withdraw, why), common.format, space.wording)
            return
        if restore:
            investigation = kept.bring_back(restore).id
        elif begin is not None:
            investigation = kept.begin(begin).id
        elif investigation is None:
            work.investigations(space, work.own(space, kept.all(), mine), common.format)
            return
        version = kept.get(investigation).latest
        linked = space.subjects.find_all(add or ())
        if linked:
            version = kept.add(version, *linked).latest
        if task is not None:
            version = kept.add_task(version, task, who=who, until=until).latest
        if done is not None:
            version = kept.do_task(version, done).latest
        work.investigation(space, kept.get(version.lineage), common.format)


def _taken_or_brought_back(
    space: Workspace,
    kept: KeptVersions[V],
    show: Callable[[Workspace, Kept[V], Format], None],
    common: Common,
    *,
    withdraw: str | None,
    restore: str | None,
    why: str,
) -> bool:
    """Take something off the list, or bring it back, and print it; whether either was asked for."""
    if withdraw:
        work.taken_back(kept.take_back(withdraw, why), common.format, space.wording)
    elif restore:
        show(space, kept.bring_back(restore), common.format)
    return bool(withdraw or restore)


def _folder(space: Workspace, folder: str | None) -> str:
    """The id of an investigation that was given by its id or the beginning of it."""
    return space.investigations.get(folder).id if folder else ""
