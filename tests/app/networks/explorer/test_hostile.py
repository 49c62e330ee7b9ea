"""What a browser or a file of another version may hold: said or left out, and never kept broken."""

import json
import math
from pathlib import Path

import msgspec
import pytest

from app.drawing.explorer.payload import payload
from app.networks.explorer.exploration import Change, Exploration
from app.workspace import Workspace
from graph.work.canvas import Canvas
from tests.offices.canvases import did, do, id_of, ids_of, office, same_office

MOST_LETTERS = 60_000
"""Of a small canvas as JSON, whatever was typed."""
TOO_LONG = 10**400
LONG = "x" * 10**6
HALF = "\ud800"


def nested(depth: int) -> list:
    value: list = []
    for _ in range(depth):
        value = [value]
    return value


VALUES = {
    "nothing": None,
    "no number": math.nan,
    "a number too long for a float": TOO_LONG,
    "half a character": HALF,
    "very long": LONG,
    "deep": nested(20_000),
    "text that turns round": "\u202e<img src=x onerror=alert(1)>",
    "a filter of half a character": {"off": {"kind": [HALF]}},
    "a filter of a long value": {"off": {"kind": [LONG]}},
    "a filter of many values": {"off": {"source": [str(number) for number in range(100_000)]}},
    "a filter of no grade": {"off": {"grade": ["", "Z", "A9", "AB"]}},
    "a filter of unknown values": {"off": {"role": ["?"], "place": ["?"], "status": ["?"]}},
    "a filter of no day": {"since": 5, "until": ["2024"]},
    "limits of another kind": {"kind": 5, "limit": TOO_LONG, "avoid": 5, "by": [1]},
}


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("office")
    office(folder).close()
    return same_office(folder)


def drawn(space: Workspace, canvas: Canvas, said=()) -> str:
    texts = [space.wording.message(one) for one in said]
    told = payload(space.explorer.picture(canvas), space.wording, key="c", said=texts)
    text = json.dumps(told, allow_nan=False, ensure_ascii=False)
    text.encode()
    return text


@pytest.mark.parametrize("what", VALUES)
def test_an_act_of_any_value_is_answered_in_few_letters_and_can_be_kept(space, what):
    budi = id_of(space, "Budi Santoso")
    canvas = space.explorer.start([budi])
    value = VALUES[what]
    for kind in (*space.explorer.acts, LONG[:100], "\u202e"):
        for given in (value, {budi: [value, 1]}) if kind == "move" else (value,):
            outcome = do(space, canvas, kind, [budi], given)
            kept = msgspec.json.encode(Exploration(canvas=canvas).did(outcome.canvas))
            read = msgspec.json.decode(kept, type=Exploration)
            assert read.canvas == outcome.canvas
            text = drawn(space, read.undo().redo().canvas, outcome.said)
            assert len(text) < MOST_LETTERS
            assert "\u202e" not in text


@pytest.mark.parametrize("x", [math.nan, math.inf, -math.inf, 1e300, TOO_LONG, True, "1", [1]])
def test_nobody_is_moved_to_where_nothing_is(space, x):
    budi = id_of(space, "Budi Santoso")
    canvas = space.explorer.start([budi])
    assert do(space, canvas, "move", value={budi: [x, 0]}).canvas.places == canvas.places


@pytest.mark.parametrize(
    "step",
    [
        {"fields": {"shown": 5}},
        {"fields": {"lens": 5}},
        {"fields": {"groups": [{"members": "e_1"}]}},
        {"places": {"e_1": "here"}},
    ],
)
def test_steps_of_another_shape_are_refused_where_they_are_read(step):
    body = msgspec.json.encode({"canvas": {}, "past": [step]})
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(body, type=Exploration)


def test_a_canvas_that_filters_by_no_grade_is_drawn(space):
    canvas = Canvas(shown=tuple(ids_of(space, "Budi Santoso")), off={"grade": ("", "Z9", "AB")})
    assert '"AB"' in drawn(space, canvas)


def test_a_step_says_what_it_changed():
    canvas = Canvas(shown=("e_1",), off={"kind": ("Person",)}, places={"e_1": (1.0, 2.0)})
    assert Change.between(Canvas(), canvas).of(Canvas()) == canvas


def test_a_canvas_is_no_way_to_learn_of_what_is_masked(tmp_path: Path):
    office(tmp_path).close()
    with same_office(tmp_path, role="head", reveal=True, reason="house visit") as head:
        budi = id_of(head, "Budi Santoso")
        everything = did(head, head.explorer.start([budi]), "expand", [budi])
        dewi, phone = ids_of(head, "Dewi Kartika", "+6285211112222")
        seen = did(head, everything, "add", [dewi, phone])
        seen = did(head, seen, "combine", [dewi, phone], "chosen")
        kept = msgspec.json.encode(Exploration(canvas=everything).did(seen))
    with same_office(tmp_path) as space:
        exploration = msgspec.json.decode(kept, type=Exploration)
        for canvas in (exploration.canvas, exploration.undo().canvas):
            text = drawn(space, canvas)
            assert phone not in text
            assert "Dewi" not in text
            assert "5211112222" not in text.replace("-", "").replace(" ", "")
