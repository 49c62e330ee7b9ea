"""What the command line prints of notes, tags, questions, views and investigations."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from app.cli import console
from app.cli.console import Format, line
from app.networks.work.kept import Kept
from app.rows import work as rows
from app.rows.listing import Listing
from app.wording.wording import Wording
from app.wording.work.words import (
    confidence_sentence,
    likelihood_sentence,
    status_word,
    subject_word,
    task_line,
)
from app.workspace import Workspace
from graph.model import Id
from graph.work.investigations import Investigation
from graph.work.notes import Note, Tag
from graph.work.questions import Question
from graph.work.versions import Version
from graph.work.views import SavedView

V = TypeVar("V", bound=Version)


def own(space: Workspace, found: Sequence[Kept[V]], mine: bool) -> Sequence[Kept[V]]:
    """All of them, or those that the user wrote."""
    if not mine:
        return found
    user = space.settings.user
    return [kept for kept in found if kept.is_by(user)]


# ---- lists


def notes(space: Workspace, found: Sequence[Kept[Note]], format: Format) -> None:
    """Print notes."""
    console.show(_notes(space, found), format)


def tags(space: Workspace, found: Sequence[Kept[Tag]], format: Format) -> None:
    """Print tags."""
    console.show(_tags(space, found), format)


def questions(space: Workspace, found: Sequence[Kept[Question]], format: Format) -> None:
    """Print questions."""
    console.show(_questions(space, found), format)


def views(space: Workspace, found: Sequence[Kept[SavedView]], format: Format) -> None:
    """Print saved views."""
    console.show(_views(space, found), format)


def investigations(space: Workspace, found: Sequence[Kept[Investigation]], format: Format) -> None:
    """Print investigations."""
    console.show(_investigations(space, found), format)


def versions(
    found: Sequence[V], told: Callable[[V], str], format: Format, space: Workspace
) -> None:
    """Print every version of one thing."""
    console.show(rows.versions_listing(found, told, space.wording), format)


# ---- one of them


def note(space: Workspace, kept: Kept[Note], format: Format) -> None:
    """Print one note as it stands now."""
    _one(space, _notes(space, [kept]), kept, format)


def tag(space: Workspace, kept: Kept[Tag], format: Format) -> None:
    """Print one tag as it stands now."""
    _one(space, _tags(space, [kept]), kept, format)


def question(space: Workspace, kept: Kept[Question], format: Format) -> None:
    """Print one question with everything that belongs to it."""
    listing = _questions(space, [kept])
    if _for_program(listing, format):
        return
    wording = space.wording
    _ = wording.text
    _told_at_once(kept, wording)
    for found in kept.versions:
        line(f"{kept.id}  {found.text} ({status_word(found.status, wording)})")
        if found.known:
            line(_("What is known: {text}").format(text=found.known))
        if found.conclusion:
            line(_("Conclusion: {text}").format(text=found.conclusion))
        for told in (likelihood_sentence(found, wording), confidence_sentence(found, wording)):
            if told:
                line(told)
        _linked(space, found.linked)
        for task in found.tasks:
            line(f"  {task.id}. {task_line(task, wording)}")


def view(space: Workspace, kept: Kept[SavedView], format: Format) -> None:
    """Print one view with what it shows."""
    listing = _views(space, [kept])
    if _for_program(listing, format):
        return
    console.draw(listing)
    _told_at_once(kept, space.wording)
    _linked(space, kept.latest.canvas.shown)


def investigation(space: Workspace, kept: Kept[Investigation], format: Format) -> None:
    """Print one investigation with what lies in it."""
    listing = _investigations(space, [kept])
    if _for_program(listing, format):
        return
    console.draw(listing)
    _told_at_once(kept, space.wording)
    _linked(space, kept.latest.linked)
    for task in kept.latest.tasks:
        line(f"  {task.id}. {task_line(task, space.wording)}")
    for found in (space.views.within(kept.id), space.questions.within(kept.id)):
        for inside in found:
            latest: Any = inside.latest
            line(f"  {inside.id}  {getattr(latest, 'name', '') or latest.text}")


def taken_back(kept: Kept[Any], format: Format, wording: Wording) -> None:
    """Print that something is on no list any more, and how to undo that."""
    record = {"id": kept.id, "withdrawn": True}
    if console.for_program(format, lambda: record, lambda: [record], tuple(record)):
        return
    told = wording.text("taken off the list: {id}; --restore {id} brings it back")
    line(told.format(id=kept.id))


# ---- inside


def _one(space: Workspace, listing: Listing[Any], kept: Kept[Any], format: Format) -> None:
    if _for_program(listing, format):
        return
    console.draw(listing)
    _told_at_once(kept, space.wording)


def _for_program(listing: Listing[Any], format: Format) -> bool:
    return console.for_program(
        format, lambda: next(iter(listing.records())), listing.flat_records, listing.fields
    )


def _told_at_once(kept: Kept[Any], wording: Wording) -> None:
    """Say that several people edited it at once, and what ends that."""
    if kept.at_once:
        told = wording.text(
            "{who} edited this at the same time: both versions stay until somebody writes one that"
            " joins them"
        )
        line(told.format(who=", ".join(dict.fromkeys(one.by for one in kept.versions))))


def _linked(space: Workspace, ids: Sequence[Id]) -> None:
    names = space.subjects.named(ids)
    for one in ids:
        line(f"  {one}  {subject_word(names.get(one), space.wording)}")


def _notes(space: Workspace, found: Sequence[Kept[Note]]) -> Listing[Kept[Note]]:
    asked = set[Id]().union(*(kept.latest.about for kept in found))
    return rows.notes_listing(found, space.subjects.named(asked), space.wording)


def _tags(space: Workspace, found: Sequence[Kept[Tag]]) -> Listing[Kept[Tag]]:
    asked = set[Id]().union(*(kept.latest.about for kept in found))
    return rows.tags_listing(found, space.subjects.named(asked), space.wording)


def _questions(space: Workspace, found: Sequence[Kept[Question]]) -> Listing[Kept[Question]]:
    asked = set[Id]().union(*(kept.latest.linked for kept in found))
    return rows.questions_listing(found, space.subjects.named(asked), space.wording)


def _views(space: Workspace, found: Sequence[Kept[SavedView]]) -> Listing[Kept[SavedView]]:
    folders = {kept.latest.folder for kept in found if kept.latest.folder}
    return rows.views_listing(found, space.subjects.named(folders), space.wording)


def _investigations(
    space: Workspace, found: Sequence[Kept[Investigation]]
) -> Listing[Kept[Investigation]]:
    views = Counter(kept.latest.folder for kept in space.views.all())
    asked = Counter(kept.latest.folder for kept in space.questions.all())
    return rows.investigations_listing(found, views, asked, space.wording)
