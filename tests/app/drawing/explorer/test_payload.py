"""The picture as the browser takes it: complete, in the reader's language, and harmless."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.drawing.explorer.payload import payload
from app.networks.explorer.tidying import LAYOUTS
from app.wording.wording import Wording
from app.workspace import Workspace
from tests.offices.canvases import did, do, ids_of, office
from tests.offices.linked import opened
from tests.offices.people import NIK, mention

KEYS = {
    *("key", "step", "nodes", "ties", "facets", "legend", "window", "lenses", "lens", "layouts"),
    *("layout", "selected", "camera", "can", "hidden", "left_out", "thinned", "said", "words"),
    *("night", "notes"),
}
NODE = {
    *("id", "label", "kind", "group", "shape", "size", "color", "font", "x", "y", "pinned"),
    *("hidden", "protected", "inner", "within", "more", "facets", "dates", "at", "lines"),
    *("opens", "copies", "shapeProperties", "mark"),
}
TIE = {
    *("id", "from", "to", "label", "dashes", "width", "color", "arrows", "guess", "count"),
    *("facets", "dates", "lines", "says"),
}
HOSTILE = "\u202eevil\u202c <img src=x onerror=alert(1)> \x00{name}"


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    with office(tmp_path_factory.mktemp("office")) as opened_office:
        yield opened_office


def drawn(space: Workspace, canvas, language: str = "en") -> dict:
    return payload(space.explorer.picture(canvas), Wording(language), key="c")


def everything(space: Workspace):
    return space.explorer.start([one.id for one in space.store.unmasked.entities()])


def row(rows: list[dict], label: str) -> dict:
    return next(one for one in rows if one["label"].startswith(label))


@pytest.mark.parametrize("by", ["", "case", "cell", "kind"])
def test_every_key_is_there_whatever_is_drawn(space, by):
    canvas = everything(space)
    told = drawn(space, did(space, canvas, "combine", value=by) if by else canvas)
    assert set(told) == KEYS
    assert all(set(node) == NODE for node in told["nodes"])
    assert all(TIE <= set(tie) <= {*TIE, "smooth", "font"} for tie in told["ties"])
    assert json.loads(json.dumps(told)) == told


def test_an_empty_canvas_is_drawn_too(space):
    told = drawn(space, space.explorer.start([]))
    assert set(told) == KEYS
    assert (told["nodes"], told["ties"], told["facets"], told["legend"]) == ([], [], [], [])
    assert told["window"]["bins"] == []


def test_first_details_are_told_in_the_readers_language(space):
    canvas = space.explorer.start(ids_of(space, "Budi Santoso"))
    (english,) = drawn(space, canvas)["nodes"]
    (indonesian,) = drawn(space, canvas, "id")["nodes"]
    assert ["Role", "Recruiter in 2 cases"] in english["lines"]
    assert ["Peran", "Perekrut dalam 2 kasus"] in indonesian["lines"]
    assert [one["word"] for one in english["more"]] == [
        "2 cases",
        "1 identity document",
        "1 phone number",
    ]


def test_a_role_has_a_letter_beside_its_colour(space):
    marks = {node["group"]: node["mark"] for node in drawn(space, everything(space), "id")["nodes"]}
    assert marks == {"recruiter": "P", "facilitator": "F", "sponsor": "S", "victim": "K", "": ""}


def test_calls_are_one_line_with_their_count(space):
    canvas = space.explorer.start(ids_of(space, "+6281311112222", "+6281234567890"))
    (tie,) = drawn(space, canvas)["ties"]
    assert (tie["label"], tie["count"], tie["arrows"]) == ("12", 12, True)
    assert tie["says"].endswith("called +62 812-3456-7890, 12 times")


def test_a_group_says_what_it_stands_for(space):
    combined = did(space, everything(space), "combine", value="case")
    told = drawn(space, combined)
    group = row(told["nodes"], "2/2024")
    assert group["inner"] >= 3
    assert group["kind"] == "group"
    assert told["notes"] == ["3 groups stand for 9: open one to see what is in it"]
    assert ": " in row(told["nodes"], "2/2024")["copies"]
    assert any("link" in tie["says"] for tie in told["ties"])


def test_each_value_of_a_facet_has_its_word_and_count(space):
    told = drawn(space, everything(space))
    kinds = {one["value"]: one for one in told["facets"][0]["values"]}
    assert kinds["Case"] == {"value": "Case", "word": "Case", "count": 3, "off": False}
    places = next(one for one in told["facets"] if one["facet"] == "place")
    assert {"Kab. Sigi", "Kota Palu"} <= {one["word"] for one in places["values"]}


def test_what_is_switched_off_can_be_switched_on_again(space):
    off = did(space, everything(space), "filter", value={"off": {"kind": ["Case"]}})
    told = drawn(space, did(space, off, "combine", value="kind"))
    assert all(node["kind"] != "Case" for node in told["nodes"])
    (cases,) = [one for one in told["facets"][0]["values"] if one["value"] == "Case"]
    assert cases["off"]


@pytest.mark.parametrize("lens", ["role", "kind", "grade", "status", "place", "source"])
def test_every_lens_colours_by_what_its_legend_says(space, lens):
    canvas = did(space, everything(space), "lens", value=lens)
    told = drawn(space, canvas)
    assert told["lens"] == lens
    colors = {one["value"]: one["color"] for one in told["legend"] if one["facet"] == lens}
    for node in told["nodes"]:
        (*values,) = node["facets"][lens]
        if len(values) == 1 and lens != "role":
            assert node["color"]["background"] == colors[values[0]]


def test_layouts_and_lenses_have_words_in_both_languages(space):
    for language in ("en", "id"):
        told = drawn(space, everything(space), language)
        assert [one["value"] for one in told["layouts"]] == list(LAYOUTS)
        assert all(one["word"] for one in (*told["layouts"], *told["lenses"]))


def test_hostile_names_are_plain_text_everywhere(tmp_path: Path):
    hostile = replace(mention(1, HOSTILE, nik=NIK), aliases=(f"{HOSTILE} alias",))
    with opened(tmp_path, hostile, mention(1, "Budi Santoso", case="c_2", nik=NIK)) as space:
        canvas = everything(space)
        people = [one for one in canvas.shown if one.startswith("e_")]
        outcome = do(space, canvas, "expand", people)
        said = [space.wording.message(one) for one in outcome.said]
        told = payload(space.explorer.picture(canvas), space.wording, key="c", said=said)
    text = json.dumps(told, ensure_ascii=False)
    assert "evil" in text
    assert any("evil" in one for one in said)
    assert "\u202e" not in text
    assert "\\u0000" not in json.dumps(told)
