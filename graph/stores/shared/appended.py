"""What is appended and withdrawn, never overwritten: which kinds of it every store keeps.

Decisions.
A further kind (notes, saved views, accounts) is one more entry of KINDS and nothing else: both
engines keep all kinds in one table or label, beside the name of the kind, so that their schema
stays as it is. A store that holds a kind this version does not know was written by a newer one:
it still serves what is known, and refuses to forget a case, because a name might stay behind.
Only what something is computed from moves the revision of a store: a note must not make everybody
find all networks anew. So whoever reads the other kinds keeps nothing of them by revision.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar

from msgspec.structs import replace

from graph.errors import JudgementConflict, SchemaMismatch
from graph.handlings import Handling
from graph.messages import message
from graph.model import Id, Judgement
from graph.openings import Opening
from graph.persons.corrections import Correction
from graph.persons.extensions import Extension
from graph.persons.requests import PersonRequest
from graph.persons.tombstones import Tombstone
from graph.stores.shared.codec import decoder
from graph.stores.shared.forgetting import (
    Forgotten,
    handling_without,
    judgement_without,
    opening_without,
    watch_without,
)
from graph.stores.shared.forgetting_requests import (
    correction_without,
    extension_without,
    request_without,
)
from graph.stores.shared.forgetting_work import (
    approval_without,
    disclosure_without,
    edition_without,
    investigation_without,
    marked_without,
    question_without,
    step_without,
    view_without,
)
from graph.watches import Watch
from graph.work.briefings import BriefingText
from graph.work.disclosures import Disclosure, DisclosureStep
from graph.work.editions import Approval, Edition
from graph.work.investigations import Investigation
from graph.work.notes import Note, Tag
from graph.work.questions import Question
from graph.work.views import SavedView


class Appended(Protocol):
    """A value that somebody appends and may withdraw."""

    @property
    def id(self) -> Id: ...
    @property
    def by(self) -> str: ...
    @property
    def on(self) -> str: ...
    @property
    def withdrawn_by(self) -> str: ...
    @property
    def withdrawn_on(self) -> str | None: ...
    @property
    def withdrawn_why(self) -> str: ...
    @property
    def stands(self) -> bool: ...


A = TypeVar("A", bound=Appended)


@dataclass(frozen=True, slots=True)
class AppendedKind(Generic[A]):
    """All that a store must know of one kind."""

    name: str
    """Beside each stored value of the kind, and in messages."""
    plural: str
    value: type[A]
    about: Callable[[A], set[Id]]
    """Ids of the mentions, entities, identifiers and networks that a value is about."""
    without: Callable[[A, Forgotten], A | None]
    """What stays of a value when a case is forgotten; None when nothing does."""
    readable: tuple[str, ...]
    """Fields of its own that a graph database shows beside the value; none may be called `kind`,
    which is that of the value itself.
    """
    moves_revision: bool = True
    """Whether anything that is computed of a store depends on values of this kind."""


JUDGEMENTS = AppendedKind(
    name="judgement",
    plural="judgements",
    value=Judgement,
    about=lambda judgement: {judgement.left, judgement.right},
    without=judgement_without,
    readable=("left", "right", "why", "decision"),
)
WATCHES = AppendedKind(
    name="watch",
    plural="watches",
    value=Watch,
    about=lambda watch: {watch.what, *watch.parties},
    without=watch_without,
    readable=("what", "why"),
)
OPENINGS = AppendedKind(
    name="opening",
    plural="openings",
    value=Opening,
    about=lambda opening: {opening.what},
    without=opening_without,
    readable=("what", "case_id", "why"),
)
HANDLINGS = AppendedKind(
    name="handling",
    plural="handlings",
    value=Handling,
    about=lambda handling: {handling.case_id},
    without=handling_without,
    readable=("case_id", "state", "office", "why"),
)
NOTES = AppendedKind(
    name="note",
    plural="notes",
    value=Note,
    about=lambda note: {*note.about, *note.parties},
    without=marked_without,
    readable=("about", "text"),
    moves_revision=False,
)
TAGS = AppendedKind(
    name="tag",
    plural="tags",
    value=Tag,
    about=lambda tag: {*tag.about, *tag.parties},
    without=marked_without,
    readable=("about", "word"),
    moves_revision=False,
)
VIEWS = AppendedKind(
    name="view",
    plural="views",
    value=SavedView,
    about=lambda view: set(view.canvas.shown),
    without=view_without,
    readable=("name", "folder"),
    moves_revision=False,
)
QUESTIONS = AppendedKind(
    name="question",
    plural="questions",
    value=Question,
    about=lambda question: set(question.linked),
    without=question_without,
    readable=("text", "linked", "status", "folder"),
    moves_revision=False,
)
INVESTIGATIONS = AppendedKind(
    name="investigation",
    plural="investigations",
    value=Investigation,
    about=lambda investigation: set(investigation.linked),
    without=investigation_without,
    readable=("name", "linked"),
    moves_revision=False,
)
TEXTS = AppendedKind(
    name="text",
    plural="texts",
    value=BriefingText,
    about=lambda text: {*text.about, *text.parties, text.party, text.case} - {""},
    without=marked_without,
    readable=("about", "part", "text"),
    moves_revision=False,
)
EDITIONS = AppendedKind(
    name="edition",
    plural="editions",
    value=Edition,
    about=lambda edition: {*edition.about, *edition.parties},
    without=edition_without,
    readable=("about", "form", "date", "digest"),
    moves_revision=False,
)
APPROVALS = AppendedKind(
    name="approval",
    plural="approvals",
    value=Approval,
    about=lambda approval: {approval.edition},
    without=approval_without,
    readable=("edition", "digest"),
    moves_revision=False,
)
TOMBSTONES = AppendedKind(
    name="tombstone",
    plural="tombstones",
    value=Tombstone,
    about=lambda stone: {stone.subject},
    without=lambda stone, forgotten: stone,
    readable=("subject",),
    moves_revision=False,
)
DISCLOSURES = AppendedKind(
    name="disclosure",
    plural="disclosures",
    value=Disclosure,
    about=lambda disclosure: {*disclosure.about, *disclosure.parties, *disclosure.cases},
    without=disclosure_without,
    readable=("receiver", "about", "cases", "until"),
    moves_revision=False,
)
DISCLOSURE_STEPS = AppendedKind(
    name="step",
    plural="steps",
    value=DisclosureStep,
    about=lambda step: {step.disclosure},
    without=step_without,
    readable=("disclosure", "state", "digest"),
    moves_revision=False,
)
REQUESTS = AppendedKind(
    name="request",
    plural="requests",
    value=PersonRequest,
    about=lambda request: {request.person},
    without=request_without,
    readable=("person", "state", "due_on"),
    moves_revision=False,
)
CORRECTIONS = AppendedKind(
    name="correction",
    plural="corrections",
    value=Correction,
    about=lambda correction: {correction.mention},
    without=correction_without,
    readable=("mention", "field"),
    moves_revision=False,
)
EXTENSIONS = AppendedKind(
    name="extension",
    plural="extensions",
    value=Extension,
    about=lambda extension: {extension.case},
    without=extension_without,
    readable=("case", "until"),
    moves_revision=False,
)
PERSONS: tuple[AppendedKind[Any], ...] = (TOMBSTONES, REQUESTS, CORRECTIONS, EXTENSIONS)
"""What is kept of the rights of persons."""
WORK: tuple[AppendedKind[Any], ...] = (
    NOTES,
    TAGS,
    VIEWS,
    QUESTIONS,
    INVESTIGATIONS,
    TEXTS,
    EDITIONS,
    APPROVALS,
    DISCLOSURES,
    DISCLOSURE_STEPS,
)
"""What people keep of their work, from which nothing is computed."""
KINDS: tuple[AppendedKind[Any], ...] = (
    JUDGEMENTS,
    WATCHES,
    OPENINGS,
    HANDLINGS,
    *WORK,
    *PERSONS,
)

_BY_CLASS: Mapping[type[Any], AppendedKind[Any]] = MappingProxyType(
    {kind.value: kind for kind in KINDS}
)
_BY_NAME: Mapping[str, AppendedKind[Any]] = MappingProxyType({kind.name: kind for kind in KINDS})


def kind_of(value: type[A]) -> AppendedKind[A]:
    """The kind of which values of this class are."""
    return _BY_CLASS[value]


def move_revision(values: Iterable[Appended]) -> bool:
    """Whether anything is computed from what was just written."""
    return any(kind_of(type(value)).moves_revision for value in values)


def kind_named(name: str) -> AppendedKind[Any]:
    """The kind of this stored name; raises SchemaMismatch for one that only a newer version has."""
    if name not in _BY_NAME:
        raise SchemaMismatch(
            message("the store holds a {name}, written by a newer Simpul: update Simpul", name=name)
        )
    return _BY_NAME[name]


def check_same(value: Appended, known: Appended) -> None:
    """Raise JudgementConflict when the value of this id that is there says something else."""
    if known != value:
        name = kind_of(type(value)).name
        raise JudgementConflict(
            message(
                "{name} {id} exists with other content: withdraw it first", name=name, id=value.id
            )
        )


def withdrawn(value: A, *, by: str, on: str, why: str) -> A:
    """The value as taken back."""
    return _changed(
        value,
        withdrawn_by=by,
        withdrawn_on=on,
        withdrawn_why=why,
    )


def as_made(value: A) -> A:
    """The value as it was appended, whatever became of it."""
    return _changed(
        value,
        withdrawn_by="",
        withdrawn_on=None,
        withdrawn_why="",
    )


def changed_by(
    rows: Iterable[tuple[str, str]], forgotten: Forgotten
) -> Iterator[tuple[AppendedKind[Any], Any, Any]]:
    """Of stored kinds and bodies those that forgetting a case changes.

    Each comes as its kind, its value before and its value after, None where nothing of it stays.
    """
    for name, body in rows:
        kind = kind_named(name)
        before = decoder(kind.value)(body)
        after = kind.without(before, forgotten)
        if after != before:
            yield kind, before, after


def _changed(value: A, **fields: Any) -> A:
    # Each kind is a struct, which its protocol cannot say.
    struct: Any = value
    changed: A = replace(struct, **fields)
    return changed
