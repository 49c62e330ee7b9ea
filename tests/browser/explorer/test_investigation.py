"""A whole investigation in a real browser: from a misspelt name to a kept view, and back again.

The canvas grows by what is asked of it, a path is found, something is hidden and comes back, the
time bar narrows, a note and a question are written, the view is kept; a reload, Back and Forward
lead to the same picture; then its tables are taken away.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.settings import Settings
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.model import Id
from loaders.sample import write_sample
from tests.browser.conftest import Served, keep, served, settled
from tests.browser.explorer.asked import Asked, asked_of, misspelt, tables_of
from tests.browser.explorer.canvas import Canvas, moved
from tests.browser.pages import choose_row

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def choose(canvas: Canvas, node: Id, text: str) -> None:
    """Choose an entry of the menu of a node."""
    canvas.click(node, button="right")
    canvas.page.locator(".menu [role=menuitem]").filter(has_text=text).first.click()
    canvas.wait()


def look_for(page: Page, text: str) -> None:
    """Look for a text in the box of every page, and choose the first hit."""
    box = page.locator("[data-testid=stTextInput] input").first
    box.fill(text)
    box.press("Enter")
    page.wait_for_url("**/find?**")
    settled(page)
    choose_row(page)


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_investigation_by_mouse(browser: Browser, own_store: str, tmp_path: Path, language: str):
    with served(own_store, language=language) as server:
        investigate(server, browser, asked_of(own_store), tmp_path)


@pytest.mark.neo4j
def test_an_investigation_on_neo4j(browser: Browser, neo4j_uri: str, tmp_path: Path):
    write_sample(tmp_path / "cases", cases=60, seed=3)
    with Workspace(Settings(store=neo4j_uri, user="test")) as space:
        space.intake.load(space.intake.plan([tmp_path / "cases"]), rejects=tmp_path / "rejected")
        space.linker.link()
    with served(neo4j_uri, language="id") as server:
        investigate(server, browser, asked_of(neo4j_uri), tmp_path)


def investigate(server: Served, browser: Browser, asked: Asked, tmp_path: Path) -> None:
    """All of it, on one server."""
    page = server.open(browser)
    page.set_viewport_size({"width": 1366, "height": 768})
    language = page.evaluate("document.documentElement.lang")
    word = Wording(language).text

    look_for(page, misspelt(asked.name))
    page.locator(".st-key-explore_found button").click()
    page.wait_for_url("**/explorer?**")
    canvas = Canvas(page).wait()
    assert canvas.ids() == [asked.holder]
    keep(page, f"investigation_{language}_1_begun")

    # what the two share leads to the second
    more = "scene.rows.get(argument.node).more.find(one => one.kind === argument.kind).word"
    choose(canvas, asked.holder, canvas.asks(more, {"node": asked.holder, "kind": asked.kind}))
    assert asked.shared in canvas.ids(asked.kind)
    before = canvas.places()
    page.mouse.dblclick(*canvas.on_screen(asked.shared))
    canvas.wait_for_nodes(more_than=len(before))
    assert asked.second in canvas.ids()
    assert moved(before, canvas.places()) == []
    keep(page, f"investigation_{language}_2_second")

    # a third is looked for, comes on the canvas, and the path to them is found
    look_for(page, asked.third_name)
    page.locator(".st-key-explore_found_add button").click()
    page.wait_for_url("**/explorer?**")
    canvas.wait()
    assert asked.third in canvas.ids()
    assert moved(before, canvas.places()) == []
    canvas.tool("fit")
    canvas.click(asked.holder)
    canvas.click(asked.third, holding="Shift")
    known = set(canvas.ids())
    choose(canvas, asked.third, canvas.word("path"))
    assert known < set(canvas.ids())
    keep(page, f"investigation_{language}_3_path")

    # hidden, and back
    canvas.tool("fit")
    everybody = canvas.ids()
    canvas.click(asked.second)
    canvas.press("h")
    canvas.wait()
    assert asked.second not in canvas.ids()
    canvas.press("Control+z")
    canvas.wait()
    assert canvas.ids() == everybody

    # a narrower time, and all of it again
    first = canvas.asks("scene.data.window.bins[0].to")
    page.locator(".timebar input[type=date]").last.fill(first)
    canvas.wait()
    assert canvas.asks("scene.data.window.until") == first
    canvas.tool("undo")
    assert canvas.ids() == everybody

    # a note and a question, over the picture
    choose(canvas, asked.second, canvas.word("note"))
    dialog = page.get_by_role("dialog", name=word("Notes"))
    dialog.locator("textarea").fill("Seen at the harbour on the same day.")
    dialog.get_by_role("button", name=word("Note it"), exact=True).click()
    settled(page)
    page.keyboard.press("Escape")
    choose(canvas, asked.second, canvas.word("question"))
    dialog = page.get_by_role("dialog", name=word("Ask a question"))
    dialog.locator("input").first.fill("Who bought the tickets?")
    dialog.get_by_role("button", name=word("Ask"), exact=True).click()
    page.locator(".told").get_by_text(
        word("The question is kept; it is answered on the page “Work”.")
    ).wait_for()
    page.keyboard.press("Escape")
    settled(page)

    # the view is kept, and the same picture comes back
    canvas.press("Control+s") if canvas.focused() else canvas.tool("save")
    dialog = page.get_by_role("dialog", name=word("Save the view"))
    dialog.locator("input[type=text]").first.fill("Harbour")
    dialog.get_by_role("button", name=word("Save"), exact=True).click()
    page.locator(".told").get_by_text(
        word("The view is kept; it opens from the page “Work”.")
    ).wait_for()
    page.keyboard.press("Escape")
    places = canvas.places()
    page.reload()
    canvas.wait()
    assert canvas.places() == places
    page.goto(f"{server.url}/work")
    settled(page)
    page.go_back()
    canvas.wait()
    assert canvas.places() == places
    page.go_forward()
    page.wait_for_url("**/work**")
    page.go_back()
    canvas.wait()

    # its tables are taken away
    page.locator(".tools select.export").select_option("csv")
    dialog = page.get_by_role("dialog", name=word("Take away"))
    with page.expect_download() as waiting:
        dialog.get_by_role("button", name=word("Download")).click()
    assert asked.name in tables_of(waiting.value, tmp_path)
    keep(page, f"investigation_{language}_4_taken")
    assert server.errors == []
