"""What somebody works on is back after a restart, for them alone, and never too large."""

import msgspec
import pytest

from app.networks.explorer.exploration import Exploration
from graph.errors import AccessDenied, InvalidValue
from graph.work.canvas import Canvas
from graph.work.working import MOST_BYTES
from tests.app.monitoring.test_seen_before import opened
from tests.app.networks.work.offices import id_of, other


def body(**facts) -> bytes:
    return msgspec.json.encode(facts)


def test_a_restart_brings_back_the_last_canvas_of_each(space, tmp_path):
    assert (space.working.latest(), space.working.find("one")) == (None, None)
    space.working.keep("one", body(canvas={"shown": ["e_1"]}), "Konawe")
    space.working.keep("two", body(canvas={"shown": ["e_2"]}))
    space.working.keep("one", body(canvas={"shown": ["e_3"]}), "Konawe")
    with opened(tmp_path) as again:
        assert [kept.id for kept in again.working.mine()] == ["one", "two"]
        latest = again.working.latest()
        assert (latest.name, msgspec.json.decode(latest.body)) == (
            "Konawe",
            {"canvas": {"shown": ["e_3"]}},
        )
        again.working.rename("one", "Banggai")
        again.working.drop("two")
        assert [kept.name for kept in again.working.mine()] == ["Banggai"]
    with other(tmp_path) as reader:
        assert (reader.working.mine(), reader.working.find("one")) == ([], None)


def test_keeping_moves_no_revision(space):
    before = space.store.revision()
    space.working.keep("one", body())
    assert space.store.revision() == before


def test_of_too_many_steps_the_oldest_go(space):
    steps = [f"{number}" + "x" * (MOST_BYTES // 10) for number in range(30)]
    kept = space.working.keep("one", body(canvas={}, past=steps, future=["next"]))
    assert len(kept.body) <= MOST_BYTES
    left = msgspec.json.decode(kept.body)
    assert left["past"] == steps[-len(left["past"]) :]
    assert (len(left["past"]) > 3, left["future"]) == (True, ["next"])


@pytest.mark.parametrize(
    "bad", [b"no json", body(canvas="x" * MOST_BYTES), b'"' + b"x" * MOST_BYTES + b'"']
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(space, bad):
    with pytest.raises(InvalidValue):
        space.working.keep("one", bad)


def test_what_is_forgotten_is_on_no_canvas(space):
    budi = id_of(space, "Budi Santoso")
    space.working.keep("one", body(canvas={"shown": [budi]}, past=[{"shown": [budi]}]))
    space.linker.forget_case(space.store.case("K-1").id)
    assert budi not in space.working.latest().body


def test_who_may_not_write_keeps_nothing(space, tmp_path):
    assert space.working.keeps
    with opened(tmp_path, user="lia", role="briefing") as reader:
        assert not reader.working.keeps
        with pytest.raises(AccessDenied):
            reader.working.keep("one", body())


def test_a_canvas_can_be_undone_after_something_of_it_was_forgotten(space):
    budi, joko = id_of(space, "Budi Santoso"), id_of(space, "Joko Susilo")
    both = Canvas(shown=(budi, joko), pinned=(budi,), places={budi: (1.0, 1.0)})
    exploration = Exploration(canvas=Canvas(shown=(joko,))).did(both).did(Canvas(shown=(joko,)))
    space.working.keep("one", msgspec.json.encode(exploration))
    space.linker.forget_case(space.store.case("K-1").id)
    kept = msgspec.json.decode(space.working.latest().body, type=Exploration)
    undone = kept.undo().canvas
    assert (undone.shown, undone.pinned, dict(undone.places)) == ((joko,), (), {})
    assert kept.undo().redo().canvas.shown == (joko,)
