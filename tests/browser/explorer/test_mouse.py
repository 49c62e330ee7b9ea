"""The explorer by mouse: details, expanding, dragging, hiding, choosing several, menus, filters."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.browser.conftest import keep
from tests.browser.explorer.canvas import Canvas, moved

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


def test_a_click_shows_details_though_the_server_never_hears_of_it(canvas: Canvas):
    canvas.asks("(scene.api = {setStateValue() {}, setTriggerValue() {}}) && true")
    node = canvas.most_tied("Person")
    canvas.click(node)
    assert canvas.selected() == [node]
    assert canvas.label(node) in canvas.details()
    assert len(canvas.details().splitlines()) > 6


def test_a_double_click_adds_what_is_tied_and_moves_nothing(begin):
    canvas = begin(alone=True)
    (node,) = canvas.ids()
    before, seen = canvas.places(), canvas.on_screen(node)
    scale = canvas.camera()["scale"]
    canvas.page.mouse.dblclick(*seen)
    canvas.wait_for_nodes(more_than=1)
    assert moved(before, canvas.places()) == []
    assert canvas.on_screen(node) == pytest.approx(seen)
    assert canvas.camera()["scale"] == scale
    keep(canvas.page, "explorer_expanded")


def test_the_menu_says_how_many_of_a_kind_it_will_add(begin):
    canvas = begin(alone=True)
    (node,) = canvas.ids()
    kind, count = canvas.asks(
        "(({kind, count}) => [kind, count])(scene.rows.get(argument).more.at(-1))", node
    )
    word = canvas.asks("scene.rows.get(argument).more.at(-1).word", node)
    canvas.click(node, button="right")
    canvas.page.get_by_role("menuitem", name=word).click()
    canvas.wait_for_nodes(more_than=1)
    assert len(canvas.ids(kind)) - (kind == "Person") == min(count, 20)


def test_a_drag_moves_all_that_is_selected_and_survives_a_reload(canvas: Canvas):
    one, other = canvas.ids("Person")[:2]
    canvas.click(one)
    canvas.click(other, holding="Control")
    assert canvas.selected() == [one, other]
    before = canvas.places()
    canvas.drag(other, 40, 25)
    canvas.reported()
    after = canvas.places()
    assert sorted(moved(before, after)) == sorted([one, other])
    camera = canvas.camera()
    canvas.page.reload()
    canvas.wait()
    for node, place in canvas.places().items():
        assert place == pytest.approx(after[node], abs=0.1)
    assert canvas.camera() == pytest.approx(camera, abs=0.5)
    assert canvas.selected() == [one, other]


def test_dragging_somebody_else_shows_whom(canvas: Canvas):
    one, other = canvas.ids("Person")[:2]
    canvas.click(one)
    canvas.drag(other, 30, 30)
    assert canvas.selected() == [other]
    assert canvas.label(other) in canvas.details()


def test_what_is_hidden_comes_back_by_undo(canvas: Canvas):
    node = canvas.most_tied("Phone")
    before = canvas.places()
    canvas.click(node, button="right")
    canvas.page.get_by_role("menuitem", name=canvas.word("hide"), exact=False).first.click()
    canvas.wait()
    assert node not in canvas.ids()
    canvas.tool("undo")
    assert canvas.places() == before
    canvas.tool("redo")
    assert node not in canvas.ids()
    canvas.page.get_by_role("button", name=canvas.word("show_hidden", n=1)).click()
    canvas.wait()
    assert node in canvas.ids()


@pytest.mark.parametrize(
    ("tool", "corners"), [("box", [(30, 30)]), ("lasso", [(30, -30), (30, 30), (-30, 30)])]
)
def test_a_shape_selects_what_is_inside(canvas: Canvas, tool: str, corners: list[tuple[int, int]]):
    node = canvas.most_tied("Person")
    x, y = canvas.on_screen(node)
    mouse, keyboard = canvas.page.mouse, canvas.page.keyboard
    if tool == "lasso":
        canvas.tool("lasso")
    else:
        keyboard.down("Shift")
    mouse.move(x - 30, y - 30)
    mouse.down()
    for right, down in corners:
        mouse.move(x + right, y + down, steps=3)
    mouse.up()
    keyboard.up("Shift")
    assert node in canvas.selected()
    assert len(canvas.selected()) < len(canvas.ids())


def test_a_tie_says_who_did_what_to_whom(canvas: Canvas):
    node = canvas.most_tied("Person")
    canvas.click(node)
    tie = canvas.asks("scene.tiesOf.get(argument)[0].says", node)
    canvas.page.locator(".details").get_by_role("button", name=tie).first.click()
    assert tie in canvas.details()
    assert canvas.asks("scene.focus.kind") == "tie"


def test_a_kind_is_filtered_away_and_comes_back(canvas: Canvas):
    phones = canvas.ids("Phone")
    others = [node for node in canvas.ids() if node not in phones]
    word = canvas.asks(
        "scene.data.facets.find(({facet}) => facet === 'kind')"
        ".values.find(({value}) => value === 'Phone').word"
    )
    canvas.page.locator(".filtering > summary").click()
    canvas.page.locator(".filters summary").first.click()
    canvas.page.get_by_role("checkbox", name=word).uncheck()
    canvas.wait()
    assert canvas.ids() == others
    canvas.page.get_by_role("button", name=canvas.word("clear_filters")).click()
    canvas.wait()
    assert set(canvas.ids()) == {*others, *phones}


def test_another_layout_is_an_act_that_can_be_undone(canvas: Canvas):
    before = canvas.places()
    other = canvas.asks("scene.data.layouts.find(({value}) => value !== scene.data.layout).value")
    canvas.page.get_by_label(canvas.word("layout")).select_option(other)
    canvas.wait()
    assert moved(before, canvas.places()) != []
    canvas.tool("undo")
    canvas.wait()
    assert canvas.places() == before


def test_whoever_leaves_while_the_view_is_reported_finds_the_other_page(canvas: Canvas):
    page, address = canvas.page, canvas.page.url
    for pause in (200, 280, 400):
        page.mouse.move(*canvas.on_screen(canvas.ids()[0]))
        page.mouse.wheel(0, -200)
        page.wait_for_timeout(pause)
        page.locator("[data-testid=stSidebarNavLink]").first.click()
        page.locator("[data-testid=stMain] h1:not(.heard)").first.wait_for()
        page.goto(address)
        canvas.wait()


def test_the_most_important_are_named_however_far_off_one_looks(canvas: Canvas):
    largest = canvas.asks(
        "[...scene.data.nodes].sort((one, other) => other.size - one.size)"
        ".slice(0, 3).map(({id}) => id)"
    )
    for _ in range(4):
        assert set(largest) <= set(canvas.asks("scene.labels.names.map(({node}) => node.id)"))
        canvas.tool("zoom_out")


def test_the_view_becomes_a_picture_in_the_browser(canvas: Canvas, tmp_path: Path):
    chooser = canvas.page.get_by_label(canvas.word("export"))
    for ending in ("png", "svg"):
        with canvas.page.expect_download() as waiting:
            chooser.select_option(ending)
        waiting.value.save_as(tmp_path / f"view.{ending}")
    assert (tmp_path / "view.png").read_bytes().startswith(b"\x89PNG")
    drawn = ElementTree.parse(tmp_path / "view.svg")
    texts = {"".join(text.itertext()) for text in drawn.iter(f"{SVG}text")}
    name = canvas.label(canvas.most_tied("Person"))
    assert [text for text in texts if name in text] != [], (name, sorted(texts))
