"""What people keep of what is on a canvas, told beside each item: notes, tags, questions."""

from collections import Counter, defaultdict
from itertools import chain
from typing import Any

from app.workspace import Workspace
from graph.model import Id


def with_kept(space: Workspace, drawn: dict[str, Any]) -> dict[str, Any]:
    """The payload with a line in the details of each item that something is kept of."""
    if not space.viewer.may_read_work:
        return drawn
    kept = _kept(space)
    for node in drawn["nodes"]:
        if node["id"] in kept:
            line = [space.wording.text("Work"), kept[node["id"]]]
            node["lines"] = [*node["lines"], line]
    return drawn


def _kept(space: Workspace) -> dict[Id, str]:
    """By entity what is kept of it, in words."""
    wording = space.wording
    notes = Counter(chain.from_iterable(note.latest.about for note in space.notes.all()))
    linked = (question.latest.linked for question in space.questions.all())
    asked = Counter(chain.from_iterable(linked))
    tags: defaultdict[Id, list[str]] = defaultdict(list)
    for tag in space.tags.all():
        for one in tag.latest.about:
            tags[one].append(tag.latest.word)

    told = {}
    for one in {*notes, *asked, *tags}:
        parts = []
        if notes[one]:
            parts.append(wording.plural("{n} note", "{n} notes", notes[one]).format(n=notes[one]))
        if asked[one]:
            text = wording.plural("{n} question", "{n} questions", asked[one])
            parts.append(text.format(n=asked[one]))
        parts += sorted(set(tags[one]))
        told[one] = "; ".join(parts)
    return told
