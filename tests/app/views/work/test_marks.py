"""What was kept about somebody stands among the first details of their node."""

import shutil
from pathlib import Path

import pytest

from app.drawing.explorer.payload import payload
from app.views.work.marks import add_kept, kept_about
from graph.schema import Audience
from tests.app.monitoring.test_seen_before import opened
from tests.app.networks.work.offices import VICTIM, id_of, other, revealing


@pytest.fixture
def space(earlier: Path, tmp_path: Path):
    shutil.copy(earlier / "s.db", tmp_path)
    with opened(tmp_path) as found:
        yield found


def drawn(space, *ids) -> dict:
    picture = space.explorer.picture(space.explorer.start(ids))
    found = payload(picture, space.wording, key="k", step=0, can=(False, False), said=(), texts={})
    add_kept(found, kept_about(space), space.wording)
    return {
        node["id"]: [line[1] for line in node["lines"] if line[0] == "Work"]
        for node in found["nodes"]
    }


def test_notes_questions_and_tags_are_told_with_the_node(space, tmp_path):
    budi, joko = id_of(space, "Budi Santoso"), id_of(space, "Joko Susilo")
    space.notes.add(space.subjects.of(budi), "one")
    space.notes.add(space.subjects.of(budi), "two")
    space.questions.ask("Who pays?", (budi,))
    space.tags.add(space.subjects.of(budi), "urgent\u202e")
    assert drawn(space, budi, joko) == {budi: ["urgent, 2 notes, 1 question"], joko: []}
    with other(tmp_path, audience=Audience.PARTNER) as outside:
        assert drawn(outside, budi, joko) == {budi: [], joko: []}


def test_what_was_kept_of_a_victim_is_not_told_to_who_may_not_know(space, tmp_path):
    victim = id_of(space, VICTIM)
    with revealing(tmp_path) as head:
        head.notes.add(head.subjects.of(victim), "safe")
        assert drawn(head, victim) == {victim: ["1 note"]}
    assert drawn(space, victim) == {victim: []}
