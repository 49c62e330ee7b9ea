"""Erasing a case, and saying what of it lies where erasing does not reach.

Decisions.
What the store itself holds goes: the case, what is known from it alone, the names of files that
told of nothing else, and the old pages that the database keeps of all that.
The log is never rewritten, drafts and rejected rows are somebody's work, and a watch on a number
that was typed is the watcher's: these are looked through and named, not deleted. So are notes and
questions that still hold a name or number of the case, which others are known by too. Of copies
elsewhere nobody here can know; that there may be some is said every time.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.access.rights import Right
from app.access.values import encode
from app.workspace import Workspace
from graph.model import Case, Mention
from graph.watches import Watch
from graph.work.briefings import BriefingText
from graph.work.editions import Approval, Edition
from graph.work.investigations import Investigation
from graph.work.notes import Note, Tag
from graph.work.questions import Question
from graph.work.views import SavedView

_WRITTEN = (Note, Tag, SavedView, Question, Investigation, BriefingText, Edition, Approval)
"""What people keep of their work."""
_LEAST_LETTERS = 5
"""Shorter names and numbers stand in other words too."""


class Place(StrEnum):
    """Where something of an erased case may be left."""

    LOG = "log"
    WATCHES = "watches"
    WORK = "work"
    DRAFTS = "drafts"
    REJECTED = "rejected"
    DATABASE = "database"
    COPIES = "copies"


@dataclass(frozen=True, slots=True)
class Remains:
    """What is left in one place, by name or by number."""

    place: Place
    names: tuple[str, ...] = ()
    count: int = 0


def erase(space: Workspace, number_or_id: str, *, rejected: Path) -> tuple[Remains, ...]:
    """Erase a case and say what is left of it; `rejected` is a folder of rejected rows.

    Raises CaseNotFound.
    """
    store = space.store.unmasked
    case = space.store.unmasked_case(number_or_id)
    # What stands elsewhere would tell who is masked what her names and numbers are.
    mentions = store.mentions(case_ids=[case.id]) if space.viewer.may_see_cells else ()
    words = _words(case, mentions) | _source_names(space)
    space.linker.forget_case(case.id)
    words -= _source_names(space)

    scrubbed = space.store.writing(Right.FORGET).scrub()
    logged = sum(_tells(f"{entry.subject} {entry.reason}", words) for entry in store.audit())
    watched = [
        watch.id for watch in store.appended(Watch, standing=False) if _tells(encode(watch), words)
    ]
    written = []
    for kind in _WRITTEN:
        kept = store.appended(kind, standing=False)
        written += [version.id for version in kept if _tells(encode(version), words)]
    found = (
        Remains(Place.LOG, count=logged),
        Remains(Place.WATCHES, tuple(watched), len(watched)),
        Remains(Place.WORK, tuple(written), len(written)),
        _of_files(Place.DRAFTS, space.intake.draft_files(), words),
        _of_files(Place.REJECTED, rejected.glob("*.csv*"), words),
        Remains(Place.DATABASE, (store.place,), int(not scrubbed)),
        Remains(Place.COPIES, count=1),
    )
    return tuple(remains for remains in found if remains.count)


def _words(case: Case, mentions: Iterable[Mention]) -> set[str]:
    """What the case alone is told by: its number and id, and names and numbers of its people."""
    found = {case.id, case.number, *case.references}
    for mention in mentions:
        found.update(mention.names)
        found.update(identifier.value for identifier in mention.identifiers)
    return {word for word in found if len(word) >= _LEAST_LETTERS}


def _source_names(space: Workspace) -> set[str]:
    return {source.name for source in space.store.unmasked.sources()}


def _tells(text: str, words: Collection[str]) -> bool:
    return any(word in text for word in words)


def _of_files(place: Place, files: Iterable[Path], words: Collection[str]) -> Remains:
    """The files that hold any of the words, in their name too."""
    sought = [word.encode("utf-8", "surrogatepass") for word in words]
    found = []
    for file in sorted(files):
        held = file.read_bytes() + file.name.encode("utf-8", "surrogateescape")
        if any(word in held for word in sought):
            found.append(str(file))
    return Remains(place, tuple(found), len(found))
