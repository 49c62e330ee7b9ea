"""What all commands share: options, the workspace they open, how they tell progress and failure."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, Concatenate, NoReturn, ParamSpec

import typer
from rich.console import Console

from app.access.policy import admit
from app.access.rights import Right
from app.cli import console
from app.i18n import LANGUAGES
from app.plain_text import whole
from app.progress import Progress, silent
from app.settings import Settings, chosen_language
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.errors import NetworkNotFound
from graph.messages import Text, message
from graph.model import Entity
from graph.schema import PARTY_KINDS, Audience, LawfulBasis

notes = Console(stderr=True)

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store", help="Where the graph is kept, as a URI.", show_default="sqlite:///simpul.db"
    ),
]
LanguageOption = Annotated[
    str | None, typer.Option("--language", "-l", help="id or en.", show_default="id")
]
FormatOption = Annotated[console.Format, typer.Option("--format", "-f", help="How to print.")]
AudienceOption = Annotated[
    str | None,
    typer.Option(
        "--audience",
        metavar="[internal|partner|public|NAME]",
        help="Whom it is for; decides what is shown. NAME is an office's own.",
        show_default="internal",
    ),
]
RevealOption = Annotated[
    str | None,
    typer.Option("--reveal", metavar="REASON", help="Show victims' names, for this stated reason."),
]


@dataclass(frozen=True, slots=True)
class Common:
    """What was given for the options that many commands share; None is what settings say."""

    format: console.Format = console.Format.TABLE
    store: str | None = None
    language: str | None = None
    audience: str | None = None
    reveal: str | None = None

    def asked(self, **others: str | None) -> Settings:
        """The settings of the environment, with these and other options in their place.

        Nobody is admitted by them yet: for what opens no store, or several.
        """
        settings = Settings.from_environment()
        if self.audience is not None:
            settings = settings.for_audience(self.audience)
        return settings.override(
            store=self.store,
            language=self.language,
            reveal=True if self.reveal else None,
            reason=self.reveal,
            **others,
        )

    def settings(self, **others: str | None) -> Settings:
        """The same, with the account and role of who is at work on their store."""
        admitted = admit(self.asked(**others))
        tell_user(admitted)
        return admitted

    def wording(self) -> Wording:
        """The words of a command that opens no store."""
        return Wording(self.asked().language)

    @contextmanager
    def workspace(self, right: Right = Right.READ, **others: str | None) -> Iterator[Workspace]:
        """The workspace that settings and options describe, closed at the end.

        `right` is what the command needs at least; AccessDenied for who has not got it.
        """
        with Workspace(self.settings(**others)) as opened:
            opened.viewer.check(right)
            console.print_for(opened.viewer.audience)
            yield opened


def _shared(name: str, annotation: Any, default: object = None) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


UnderOption = Annotated[
    str,
    typer.Option(
        "--disclosure",
        metavar="ID",
        help="Under which approved disclosure it leaves; what is written holds its id.",
    ),
]
FORMAT = _shared("format", FormatOption, console.Format.TABLE)
STORE = _shared("store", StoreOption)
LANGUAGE = _shared("language", LanguageOption)
AUDIENCE = _shared("audience", AudienceOption)
REVEAL = _shared("reveal", RevealOption)
VIEWER = (STORE, LANGUAGE, AUDIENCE, REVEAL)
"""Whose eyes see which store, in which language."""

P = ParamSpec("P")
_asked_for = ContextVar("_asked_for", default="")
"""The language that the running command was given; empty where settings say it."""


def in_chosen_language(said: Text) -> str:
    """What is said to a person, in the language of the running command."""
    asked = _asked_for.get()
    return Wording(asked if asked in LANGUAGES else chosen_language()).message(said)


def takes(
    *shared: Parameter, first: bool = False
) -> Callable[[Callable[Concatenate[Common, P], None]], Callable[..., None]]:
    """Give a command these shared options, and hand them in as Common.

    They stand behind its own options in `--help`, or before them where `first`:

        @takes(FORMAT, *VIEWER)
        def motifs(common: Common, network: NetworkArgument) -> None:
    """

    def decorate(command: Callable[Concatenate[Common, P], None]) -> Callable[..., None]:
        _common, *declared = signature(command).parameters.values()
        own = [parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in declared]
        parameters = [*shared, *own] if first else [*own, *shared]

        @wraps(command)
        def run(*args: Any, **given: Any) -> None:
            options = {option.name: given.pop(option.name, option.default) for option in shared}
            _asked_for.set(options.get("language") or "")
            console.print_for(Audience.INTERNAL)
            _check_texts([*options.values(), *given.values()])
            command(Common(**options), *args, **given)

        # Typer reads these two, and never the command behind them.
        run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {option.name: option.annotation for option in parameters}
        return run

    return decorate


def _check_texts(given: Iterable[object]) -> None:
    """Raise InvalidValue where a text that was typed is none.

    Names of files are left alone: a disk may hold any.
    """
    for value in given:
        for text in value if isinstance(value, list | tuple) else (value,):
            if isinstance(text, str):
                whole(text)


def network_id(text: str | None) -> str | None:
    """What may be the beginning of a network's id.

    Raises NetworkNotFound for nothing, and for what is no one line.

    >>> network_id("n_0a1b")
    'n_0a1b'
    """
    if text is None or (text.removeprefix("n_").strip() and text.isprintable()):
        return text
    raise NetworkNotFound(
        message("no network {text!r}: give more of an id, `simpul networks` lists them", text=text)
    )


def network_ids(texts: Sequence[str] | None) -> list[str]:
    """The same of several; raises NetworkNotFound."""
    return [text for text in texts or () if network_id(text)]


NetworkArgument = Annotated[
    str,
    typer.Argument(metavar="ID", callback=network_id, help="Network id, or the beginning of one."),
]
MaybeNetwork = Annotated[
    str | None,
    typer.Argument(
        metavar="[NETWORK]", callback=network_id, help="Network id, or the beginning of one."
    ),
]
RecipientsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--to",
        metavar="KEY",
        help="Lock it for this public key of age or SSH, or a file of such keys.",
    ),
]
WhyOption = Annotated[str, typer.Option("--why", help="The reason, for those who come after.")]
PurposeOption = Annotated[
    str | None, typer.Option("--purpose", help="For what these data are processed.")
]
BasisOption = Annotated[
    LawfulBasis | None,
    typer.Option("--basis", help="Lawful basis (UU 27/2022 art. 20).", show_default=False),
]


def tell_user(settings: Settings) -> None:
    """Say on stderr that the log names the account, where the environment names somebody else."""
    named = os.environ.get("SIMPUL_USER", "")
    if named in {"", settings.user}:
        return
    told = Wording(settings.language).text(
        "SIMPUL_USER is not obeyed any more: the log names your account, {user}"
    )
    notes.print(console.as_text(f"simpul: {told.format(user=settings.user)}"), soft_wrap=True)


_NAMED = 4
"""Others whom a name fits that are listed."""


def fail(said: Text, *, code: int = 1) -> NoReturn:
    """Print one line on stderr and leave with this code."""
    told = in_chosen_language(said)
    notes.print(console.as_text(f"simpul: {told}", style="red"), soft_wrap=True)
    sys.exit(code)


def tell_withheld(space: Workspace) -> None:
    """Say on stderr of how many texts a part was withheld, so that nobody takes it for the text."""
    if count := space.store.withheld_texts:
        told = space.wording.plural(
            "{count} text names a protected person and is told without the name",
            "{count} texts name protected people and are told without the names",
            count,
        )
        told = told.format(count=space.wording.number(count))
        notes.print(console.as_text(f"simpul: {told}"), soft_wrap=True)


def wrong_options(said: Text) -> typer.BadParameter:
    """The error of options that do not go together, told beside how the command is used."""
    return typer.BadParameter(in_chosen_language(said))


def tell_whom(space: Workspace, texts: Iterable[str]) -> None:
    """Say on stderr for whom a name is taken that fits several.

    An answer about the wrong one accuses him.
    """
    _ = space.wording.text
    for text in texts:
        hits = space.store.search(text, limit=_NAMED + 1)
        taken = space.store.find(text)
        others = [
            hit for hit in hits if hit.entity.id != taken.id and hit.entity.kind in PARTY_KINDS
        ]
        alone = any(hit.exact for hit in hits) and not any(hit.exact for hit in others)
        if text == taken.id or taken.kind not in PARTY_KINDS or alone or not others:
            continue
        sentence = _("“{text}” is taken for {one}; it fits {others} too: give an id to choose")
        told = sentence.format(
            text=text,
            one=_called(space, taken),
            others=", ".join(_called(space, hit.entity) for hit in others),
        )
        notes.print(console.as_text(f"simpul: {told}"), soft_wrap=True)


def _called(space: Workspace, entity: Entity) -> str:
    return f"{entity.name or space.wording.text('(no name)')} ({entity.id})"


def leave_under(space: Workspace, disclosure: str, networks: Iterable[str]) -> None:
    """Hand out files of these networks under a disclosure, if one is named."""
    if disclosure:
        space.disclosures.use(disclosure, networks)


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """A progress line on stderr: what is being done and how much of it is done."""
    if not notes.is_terminal:
        yield silent
        return
    with console.bar(notes) as line:
        tasks = {title: line.add_task(title, total=None)}

        def advance(step: str, count: int, total: int | None = None) -> None:
            if step not in tasks:
                tasks[step] = line.add_task(step, total=total)
            line.update(tasks[step], advance=count, total=total)

        yield advance
