"""What was kept about things that are drawn: how many notes, tags, questions each has."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from app.plain_text import plain
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.model import Id


def add_kept(drawn: dict[str, Any], told: Mapping[Id, str], wording: Wording) -> None:
    """Add to the first details of each drawn node what was kept about it."""
    label = wording.text("Work")
    for node in drawn["nodes"]:
        if node["id"] in told:
            lines = node["lines"]
            # behind what it is, before all that is known
            node["lines"] = [*lines[:1], [label, told[node["id"]]], *lines[1:]]


def kept_about(space: Workspace) -> dict[Id, str]:
    """By id what was kept about it, in words: tags themselves, the rest counted."""
    if not space.viewer.may_read_work:
        return {}
    notes, questions = Counter[Id](), Counter[Id]()
    words: dict[Id, list[str]] = {}
    for note in space.notes.all():
        notes.update(note.latest.about)
    for question in space.questions.all():
        questions.update(question.latest.linked)
    for tag in space.tags.all():
        for one in tag.latest.about:
            words.setdefault(one, []).append(plain(tag.latest.word))
    plural = space.wording.plural
    number = space.wording.number
    found: dict[Id, str] = {}
    for one in {*notes, *questions, *words}:
        parts = [*words.get(one, ())]
        if notes[one]:
            parts.append(plural("{n} note", "{n} notes", notes[one]).format(n=number(notes[one])))
        if questions[one]:
            asked = plural("{n} question", "{n} questions", questions[one])
            parts.append(asked.format(n=number(questions[one])))
        found[one] = ", ".join(parts)
    return found
