"""Notes, tags, views, questions and investigations as listings."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from app.networks.work.kept import Kept
from app.networks.work.subjects import Named
from app.networks.work.tasks import to_do
from app.rows import columns
from app.rows.listing import Column, Listing
from app.wording.wording import Wording
from app.wording.work.words import (
    confidence_word,
    likelihood_word,
    status_word,
    subject_word,
    subject_words,
    task_line,
)
from graph.model import Id, Value
from graph.work.investigations import Investigation
from graph.work.notes import Note, Tag
from graph.work.questions import Question, Task
from graph.work.versions import Version
from graph.work.views import SavedView

SHORT_ID = 11
"""Letters of an id that tell it apart in a list."""
V = TypeVar("V", bound=Version)
Names = Mapping[Id, Named]


class Due(Value, frozen=True):
    """A task with the question or investigation that it belongs to."""

    task: Task
    of: Id
    title: str


def notes_listing(
    found: Sequence[Kept[Note]], names: Names, wording: Wording
) -> Listing[Kept[Note]]:
    """Notes with what they are about."""
    _ = wording.text
    title = wording.plural("{n} note", "{n} notes", len(found))
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column("id", lambda kept: kept.id[:SHORT_ID]),
            Column(_("about"), lambda kept: _subject(kept.latest, names, wording)),
            Column(
                _("what is noted"), lambda kept: text_now(kept, lambda note: note.text), wide=True
            ),
            *_written(wording),
        ),
        none=_("Nothing is noted yet: write a note with `simpul note WHAT TEXT`."),
        records=lambda: [note_record(kept, names, wording) for kept in found],
        fields=columns.NOTES,
    )


def note_record(kept: Kept[Note], names: Names, wording: Wording) -> dict[str, Any]:
    """A note as a flat record."""
    note = kept.latest
    return {
        **frame(kept),
        "about": list(note.about),
        "names": _subject(note, names, wording),
        "text": note.text,
    }


def tags_listing(found: Sequence[Kept[Tag]], names: Names, wording: Wording) -> Listing[Kept[Tag]]:
    """Tags with what they mark."""
    _ = wording.text
    title = wording.plural("{n} tag", "{n} tags", len(found))
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column("id", lambda kept: kept.id[:SHORT_ID]),
            Column(_("tag"), lambda kept: kept.latest.word),
            Column(_("about"), lambda kept: _subject(kept.latest, names, wording)),
            *_written(wording),
        ),
        none=_("Nothing is tagged yet: mark something with `simpul tag WHAT WORD`."),
        records=lambda: [tag_record(kept, names, wording) for kept in found],
        fields=columns.TAGS,
    )


def tag_record(kept: Kept[Tag], names: Names, wording: Wording) -> dict[str, Any]:
    """A tag as a flat record."""
    tag = kept.latest
    return {
        **frame(kept),
        "about": list(tag.about),
        "names": _subject(tag, names, wording),
        "tag": tag.word,
    }


def views_listing(
    found: Sequence[Kept[SavedView]], names: Names, wording: Wording
) -> Listing[Kept[SavedView]]:
    """Saved views with what they show."""
    _ = wording.text
    title = wording.plural("{n} view", "{n} views", len(found))
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column("id", lambda kept: kept.id[:SHORT_ID]),
            Column(_("view"), lambda kept: text_now(kept, lambda view: view.name), wide=True),
            Column(
                _("investigation"),
                lambda kept: _folder(kept.latest.folder, names),
                optional=True,
            ),
            Column(_("shows"), lambda kept: wording.number(len(kept.latest.canvas.shown))),
            Column(
                _("for"),
                lambda kept: _("yourself alone") if kept.latest.private else _("everybody"),
            ),
            *_written(wording),
        ),
        none=_("No view is saved yet: save one on the canvas, or with `simpul views --save NAME`."),
        records=lambda: map(view_record, found),
        fields=columns.VIEWS,
    )


def view_record(kept: Kept[SavedView]) -> dict[str, Any]:
    """A saved view as a flat record."""
    view = kept.latest
    return {
        **frame(kept),
        "name": view.name,
        "folder": view.folder,
        "shown": list(view.canvas.shown),
        "private": view.private,
    }


def questions_listing(
    found: Sequence[Kept[Question]], names: Names, wording: Wording
) -> Listing[Kept[Question]]:
    """Questions with what is concluded and what is to do."""
    _ = wording.text
    title = wording.plural("{n} question", "{n} questions", len(found))
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column("id", lambda kept: kept.id[:SHORT_ID]),
            Column(_("question"), lambda kept: text_now(kept, lambda one: one.text), wide=True),
            Column(_("status"), lambda kept: status_word(kept.latest.status, wording)),
            Column(
                _("likelihood"),
                lambda kept: likelihood_word(kept.latest.likelihood, wording),
                optional=True,
            ),
            Column(
                _("confidence"),
                lambda kept: confidence_word(kept.latest.confidence, wording),
                optional=True,
            ),
            Column(
                _("rests on"),
                lambda kept: subject_words(kept.latest.linked, names, wording),
                optional=True,
            ),
            Column(_("to do"), lambda kept: _next_task(kept.latest.tasks, wording), optional=True),
            *_written(wording),
        ),
        none=_("Nothing is asked yet: ask with `simpul questions --ask TEXT`."),
        records=lambda: [question_record(kept, names, wording) for kept in found],
        fields=columns.QUESTIONS,
    )


def question_record(kept: Kept[Question], names: Names, wording: Wording) -> dict[str, Any]:
    """A question as a flat record."""
    question = kept.latest
    return {
        **frame(kept),
        "text": question.text,
        "status": question.status.value,
        "known": question.known,
        "conclusion": question.conclusion,
        "likelihood": question.likelihood.value if question.likelihood else "",
        "confidence": question.confidence.value if question.confidence else "",
        "linked": list(question.linked),
        "names": [subject_word(names.get(one), wording) for one in question.linked],
        "tasks": [task_line(task, wording) for task in question.tasks],
        "views": list(question.views),
        "folder": question.folder,
        "origin": question.origin,
    }


def investigations_listing(
    found: Sequence[Kept[Investigation]],
    views: Mapping[Id, int],
    questions: Mapping[Id, int],
    wording: Wording,
) -> Listing[Kept[Investigation]]:
    """Investigations with how much they hold: views and questions, counted by folder."""
    _ = wording.text
    title = wording.plural("{n} investigation", "{n} investigations", len(found))

    def record(kept: Kept[Investigation]) -> dict[str, Any]:
        folder = kept.latest
        return {
            **frame(kept),
            "name": folder.name,
            "text": folder.text,
            "linked": list(folder.linked),
            "views": views.get(kept.id, 0),
            "questions": questions.get(kept.id, 0),
            "tasks": [task_line(task, wording) for task in folder.tasks],
            "closed": folder.closed,
        }

    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column("id", lambda kept: kept.id[:SHORT_ID]),
            Column(
                _("investigation"), lambda kept: text_now(kept, lambda one: one.name), wide=True
            ),
            Column(_("views"), lambda kept: wording.number(views.get(kept.id, 0))),
            Column(_("questions"), lambda kept: wording.number(questions.get(kept.id, 0))),
            Column(_("to do"), lambda kept: _next_task(kept.latest.tasks, wording), optional=True),
            *_written(wording),
        ),
        none=_(
            "No investigation is begun yet: begin one with `simpul investigations --begin NAME`."
        ),
        records=lambda: map(record, found),
        fields=columns.INVESTIGATIONS,
    )


def tasks_listing(found: Sequence[Due], wording: Wording) -> Listing[Due]:
    """What is to do, the next due first."""
    _ = wording.text
    title = wording.plural("{n} task", "{n} tasks", len(found))
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column(_("what is to do"), lambda due: due.task.what, wide=True),
            Column(_("who"), lambda due: due.task.who),
            Column(_("until"), lambda due: due.task.until),
            Column(_("belongs to"), lambda due: due.title),
        ),
        none=_("Nothing is to do."),
    )


def due_tasks(
    questions: Sequence[Kept[Question]], folders: Sequence[Kept[Investigation]]
) -> list[Due]:
    """The tasks of all of these that are not done, the next due first."""
    found: list[Due] = []
    for question in questions:
        tasks = to_do(question.latest.tasks)
        found += [Due(task=task, of=question.id, title=question.latest.text) for task in tasks]
    for folder in folders:
        tasks = to_do(folder.latest.tasks)
        found += [Due(task=task, of=folder.id, title=folder.latest.name) for task in tasks]
    return sorted(found, key=lambda due: (due.task.until or "9999", due.title, due.task.id))


def versions_listing(found: Sequence[V], told: Callable[[V], str], wording: Wording) -> Listing[V]:
    """Every version of one thing, what it said by `told`."""
    _ = wording.text
    title = wording.plural("{n} version", "{n} versions", len(found))
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column("id", lambda version: version.id),
            Column(
                _("since"),
                lambda version: f"{wording.date(version.on[:10])}, {version.on[11:16]} UTC",
                on_screen=lambda version: f"{version.on[:10]} {version.on[11:16]}",
            ),
            Column(_("who"), lambda version: version.by),
            Column(_("what it said"), told, wide=True),
            Column(
                _("taken back"),
                lambda version: _withdrawn(version, wording),
                optional=True,
            ),
        ),
        records=lambda: [
            {
                "id": version.id,
                "on": version.on,
                "by": version.by,
                "text": told(version),
                "withdrawn_on": version.withdrawn_on or "",
                "withdrawn_by": version.withdrawn_by,
                "withdrawn_why": version.withdrawn_why,
            }
            for version in found
        ],
        fields=columns.VERSIONS,
    )


# ---- cells


def _written(wording: Wording) -> tuple[Column[Kept[Any]], ...]:
    _ = wording.text
    return (
        Column(
            _("since"),
            lambda kept: wording.date(kept.latest.on[:10]),
            on_screen=lambda kept: f"{kept.latest.on[:10]} {kept.latest.on[11:16]}",
        ),
        Column(_("who"), lambda kept: ", ".join(dict.fromkeys(one.by for one in kept.versions))),
    )


def text_now(kept: Kept[V], text_of: Callable[[V], str]) -> str:
    """A text; where several edited it at once that of each."""
    return " ⟷ ".join(dict.fromkeys(map(text_of, kept.versions)))


def _subject(mark: Note | Tag, names: Names, wording: Wording) -> str:
    return " – ".join(subject_word(names.get(one), wording) for one in mark.about)


def _folder(folder: Id, names: Names) -> str:
    named = names.get(folder)
    return named.names[0] if named else ""


def _next_task(tasks: Sequence[Task], wording: Wording) -> str:
    left = to_do(tasks)
    if not left:
        return ""
    more = len(left) - 1
    told = task_line(left[0], wording)
    return f"{told} (+{wording.number(more)})" if more else told


def _withdrawn(version: Version, wording: Wording) -> str:
    if version.withdrawn_on is None:
        return ""
    day = wording.date(version.withdrawn_on[:10])
    return ", ".join(filter(None, (day, version.withdrawn_by, version.withdrawn_why)))


def frame(kept: Kept[V]) -> dict[str, Any]:
    """What every record says: its ids, and who wrote it when."""
    latest = kept.latest
    return {
        "id": kept.id,
        "version": latest.id,
        "by": latest.by,
        "on": latest.on,
        "at_once": kept.at_once,
    }
