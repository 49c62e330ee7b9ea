"""Erasing a case or a person, and saying what of it lies where erasing does not reach.

Decisions.
What the store itself holds goes: the case or the person, what is known from it alone, the names of
files that told of nothing else, and the old pages that the database keeps of all that.
The log is never rewritten, drafts and rejected rows are somebody's work, and a watch on a number
that was typed is the watcher's: these are looked through and named, not deleted. Drafts and
rejected rows are taken out when that is asked for. So are notes and questions named that still hold
a name or number of the case, which others are known by too. Of copies elsewhere nobody here can
know; that there may be some is said every time.
A person is named to the log by the id that they had, which leads nowhere from then on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.access.log import FORGET
from app.access.rights import Right
from app.access.values import encode
from app.clock import now
from app.operations.erasure.own_files import take_out_of_rejected
from app.operations.erasure.remains import LEAST_LETTERS, Place, Remains, Traces, lines_of
from app.persons.requests import RequestLine
from app.workspace import Workspace
from graph.errors import CaseNotFound
from graph.messages import message
from graph.model import Case, Entity, Id, Mention
from graph.names import fold_words
from graph.persons.blanking import MOST_WORDS, Writing, writings_of_name, writings_of_number
from graph.persons.requests import RequestKind, RequestState
from graph.persons.tombstones import Tombstone
from graph.schema import EntityKind
from graph.stores import store_file
from graph.stores.backups import kept_beside
from graph.stores.forgetting_people import Forgetting, forget_person
from graph.stores.shared.appended import KINDS
from graph.watches import Watch

_WRITTEN = tuple(kind.value for kind in KINDS if kind.value not in {Watch, Tombstone})
"""What people write and decide.

Watches are told of by themselves; a tombstone is what erasing leaves, and holds no name.
"""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, and what is needed to look for the rest of it."""

    subject: Id
    """The id of the case, or that the person had."""
    traces: Traces
    """What may be told of where it lies."""
    all_traces: Traces
    scrubbed: bool
    """Whether old pages are out of the database's own files."""
    receivers: tuple[str, ...] = ()
    """Who outside holds what was known of it, by what was handed over here."""
    case_id: Id = ""
    forgetting: Forgetting | None = None
    """Of a person."""


@dataclass(frozen=True, slots=True)
class ToErase:
    """A case or a person, found to be erased."""

    space: Workspace
    id: Id
    name: str
    """What it is called to who erases it."""
    person: Entity | None = None
    """Of a person: as who erases them may see them."""

    def erase(self) -> Erased:
        """Erase it."""
        if self.person is not None:
            return erase_person(self.space, self.person)
        return erase_case(self.space, self.id)


def to_erase(space: Workspace, asked: str) -> ToErase:
    """The case of this number or id, or the person of this id.

    A person is found by an id alone: a name may be that of another. Raises NotFound.
    """
    space.viewer.check(Right.FORGET)
    store = space.store
    person = store.entities([asked]).get(store.redirects().get(asked, asked))
    if person is not None and person.kind is EntityKind.PERSON:
        return ToErase(space, person.id, person.name, person)
    try:
        case = store.case(asked)
    except CaseNotFound as error:
        hint = "{error}; a person is forgotten by their id, which `simpul show` tells"
        raise CaseNotFound(message(hint, error=error.message)) from error
    return ToErase(space, case.id, case.number)


def erase_case(space: Workspace, number_or_id: str) -> Erased:
    """Erase a case and everything known from it alone.  Raises CaseNotFound."""
    store = space.store.unmasked
    case = space.store.unmasked_case(number_or_id)
    # What stands elsewhere would tell who is masked what her names and numbers are.
    mentions = list(store.mentions(case_ids=[case.id])) if space.viewer.may_see_cells else []
    files = _source_names(space)
    receivers = _receivers_of(space, case.id)
    told = _writings_of(case, mentions)
    every = _writings_of(case, store.mentions(case_ids=[case.id]))
    space.linker.forget_case(case.id)
    gone = files - _source_names(space)
    return Erased(
        subject=case.id,
        traces=Traces(told | gone, [case.id]),
        all_traces=Traces(every | gone, [case.id]),
        scrubbed=space.store.writing(Right.FORGET).scrub(),
        receivers=receivers,
        case_id=case.id,
    )


def erase_person(space: Workspace, person: Entity) -> Erased:
    """Erase a person from every case, leave a tombstone, and link anew what is left.

    Raises EntityNotFound, InvalidValue for what is no person.
    """
    store = space.store.writing(Right.FORGET)
    receivers = _receivers_of(space, person.id)
    asked = [line.id for line in space.requests.of_person(person.id) if _asks_for_it(line)]
    space.store.log(FORGET, subject=person.id)
    done = forget_person(store, person.id, by=space.settings.user, on=now())
    for request_id in asked:
        space.requests.finish(request_id, space.wording.text("erased"))
    space.linker.link()
    told = done.writings if space.viewer.may_see_cells or not person.protected else frozenset()
    return Erased(
        subject=person.id,
        traces=Traces(told, [person.id]),
        all_traces=Traces(done.writings, [person.id]),
        scrubbed=store.scrub(),
        receivers=receivers,
        forgetting=done,
    )


def _receivers_of(space: Workspace, what: Id) -> tuple[str, ...]:
    held = space.disclosures.held_of(what)
    return tuple(sorted({view.disclosure.receiver for view in held}))


def _asks_for_it(line: RequestLine) -> bool:
    request = line.request
    return request.kind is RequestKind.ERASURE and request.state is RequestState.OPEN


def remains_of(space: Workspace, erased: Erased, *, rejected: Path) -> tuple[Remains, ...]:
    """What is left of something erased; `rejected` is a folder of rejected rows."""
    store = space.store.unmasked
    traces = erased.traces
    logged = sum(traces.are_in(f"{entry.subject} {entry.reason}") for entry in store.audit())
    watches = store.appended(Watch, standing=False)
    watched = [watch.id for watch in watches if traces.are_in(encode(watch))]
    written = []
    for kind in _WRITTEN:
        kept = store.appended(kind, standing=False)
        written += [version.id for version in kept if traces.are_in(encode(version))]
    perhaps = _perhaps_told(space, erased)
    file = store_file(space.settings.store)
    backups = tuple(map(str, kept_beside(file))) if file else ()
    is_withheld = erased.forgetting is not None and not space.store.reveals
    found = (
        Remains(Place.LOG_PERHAPS, count=1) if is_withheld else Remains(Place.LOG, count=logged),
        Remains(Place.WATCHES, tuple(watched), len(watched)),
        Remains(Place.WORK, tuple(written), len(written)),
        Remains(Place.PERHAPS, perhaps, len(perhaps)),
        traces.in_files(Place.DRAFTS, space.intake.draft_texts()),
        traces.in_files(Place.REJECTED, lines_of(rejected.glob("*.csv*"))),
        Remains(Place.HANDED_OUT, erased.receivers, len(erased.receivers)),
        Remains(Place.BACKUPS, backups, len(backups)),
        Remains(Place.DATABASE, (store.place,), int(not erased.scrubbed)),
        Remains(Place.COPIES, count=1),
    )
    return tuple(remains for remains in found if remains.count)


def _perhaps_told(space: Workspace, erased: Erased) -> tuple[Id, ...]:
    """Who may be the same person and stays, as far as that may be told."""
    found = erased.forgetting.perhaps if erased.forgetting else ()
    if space.store.reveals:
        return found
    mask = space.store.mask()
    people = list(space.store.unmasked.entities(found))
    mask.note(people)
    return tuple(one.id for one in people if mask.may_name(mask.disclosed(one)))


def take_out_of_files(space: Workspace, erased: Erased, *, rejected: Path) -> tuple[Path, ...]:
    """Take something erased out of our own drafts and rejected rows; which files were changed."""
    drafts = space.intake.take_out_of_drafts(erased.case_id)
    return (*drafts, *take_out_of_rejected(erased.all_traces, rejected.glob("*.csv*")))


def _writings_of(case: Case, mentions: Iterable[Mention]) -> set[Writing]:
    """What the case alone is told by: its number, and names and numbers of its people."""
    numbers = [number for number in (case.number, *case.references) if len(number) >= LEAST_LETTERS]
    found = set(map(_as_written, numbers))
    for mention in mentions:
        found = found.union(*map(writings_of_name, mention.names))
        found = found.union(*map(writings_of_number, mention.identifiers))
    return found


def _source_names(space: Workspace) -> set[Writing]:
    return {_as_written(source.name) for source in space.store.unmasked.sources()}


def _as_written(text: str) -> Writing:
    return tuple(fold_words(text)[:MOST_WORDS])
