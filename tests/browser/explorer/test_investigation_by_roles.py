"""A whole investigation through the accessibility tree alone: by what things are, and are called.

Reloading, Back and Forward are the browser's own.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from app.wording.wording import Wording
from tests.browser.conftest import Served, keep, served, settled
from tests.browser.explorer.asked import Asked, asked_of, misspelt, tables_of
from tests.browser.explorer.canvas import Canvas, moved
from tests.browser.pages import back, forward

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def item(canvas: Canvas, node: str) -> Locator:
    """What the list of the canvas tells of a node."""
    told = canvas.asks("scene.rows.get(argument).label.replaceAll('\\n', ', ')", node)
    return canvas.page.get_by_role("treeitem", name=f"{told};").first


def details(canvas: Canvas) -> Locator:
    return canvas.page.get_by_role("region", name=canvas.word("details"))


def press(canvas: Canvas, name: str) -> None:
    """Press a button of the details."""
    details(canvas).get_by_role("button", name=name, exact=True).click()
    canvas.wait()


def look_for(page: Page, text: str, name: str, word) -> None:
    """Look for a text in the box of every page, and choose a hit by its name."""
    box = page.get_by_role("textbox", name=word("Find"), exact=True)
    box.fill(text)
    box.press("Enter")
    page.wait_for_url("**/find?**")
    settled(page)
    page.get_by_role("table").get_by_role("checkbox", name=name).first.check()
    settled(page)


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_investigation_by_roles_and_names_alone(
    browser: Browser, own_store: str, tmp_path: Path, language: str
):
    with served(own_store, language=language) as server:
        page = server.open(browser)
        page.set_viewport_size({"width": 1366, "height": 768})
        asked = asked_of(own_store)
        canvas = begin(page, asked, language)
        narrow(canvas, asked)
        write(canvas, asked, language)
        take_away(server, canvas, asked, tmp_path, language)
        keep(page, f"investigation_{language}_by_roles")
        assert server.errors == []


def begin(page: Page, asked: Asked, language: str) -> Canvas:
    """From a misspelt name to a path between three."""
    word = Wording(language).text
    look_for(page, misspelt(asked.name), asked.name, word)
    page.get_by_role("button", name=word("Explore"), exact=True).click()
    page.wait_for_url("**/explorer?**")
    canvas = Canvas(page).wait()
    assert canvas.ids() == [asked.holder]

    more = "scene.rows.get(argument.node).more.find(one => one.kind === argument.kind).word"
    item(canvas, asked.holder).click()
    press(canvas, f"+ {canvas.asks(more, {'node': asked.holder, 'kind': asked.kind})}")
    assert asked.shared in canvas.ids(asked.kind)
    before = canvas.places()
    item(canvas, asked.shared).click()
    person = canvas.asks(more, {"node": asked.shared, "kind": "Person"})
    press(canvas, f"+ {person}")
    assert asked.second in canvas.ids()
    assert moved(before, canvas.places()) == []

    look_for(page, asked.third_name, asked.third_name, word)
    page.get_by_role("button", name=word("Add to the canvas")).click()
    page.wait_for_url("**/explorer?**")
    canvas.wait()
    assert asked.third in canvas.ids()
    assert moved(before, canvas.places()) == []
    item(canvas, asked.holder).click()
    item(canvas, asked.third).click(modifiers=["Control"])
    known = set(canvas.ids())
    press(canvas, canvas.word("path"))
    assert known < set(canvas.ids())
    return canvas


def narrow(canvas: Canvas, asked: Asked) -> None:
    """Hide one and bring it back; narrow the time, and all of it again."""
    tools = canvas.page.get_by_role("toolbar", name=canvas.word("tools"))
    undo = tools.get_by_role("button", name=canvas.word("undo"))
    everybody = canvas.ids()
    item(canvas, asked.second).click()
    press(canvas, canvas.word("hide"))
    assert asked.second not in canvas.ids()
    undo.click()
    canvas.wait()
    assert canvas.ids() == everybody

    until = canvas.asks("scene.data.window.bins[0].to")
    bar = canvas.page.get_by_role("group", name=canvas.word("timebar"))
    bar.get_by_label(canvas.word("until"), exact=True).last.fill(until)
    canvas.page.wait_for_function("() => window.simpulExplorer.data.window.until")
    canvas.wait()
    undo.click()
    canvas.wait()
    assert canvas.ids() == everybody


def write(canvas: Canvas, asked: Asked, language: str) -> None:
    """A note and a question about one, and the view kept, in dialogs over the picture."""
    page = canvas.page
    word = Wording(language).text
    item(canvas, asked.second).click()
    details(canvas).get_by_role("button", name=canvas.word("note"), exact=True).click()
    dialog = page.get_by_role("dialog", name=word("Notes"))
    dialog.get_by_role("textbox", name=word("New note")).fill("Seen at the harbour.")
    dialog.get_by_role("button", name=word("Note it"), exact=True).click()
    page.get_by_text(word("Noted."), exact=True).first.wait_for()
    canvas.wait()

    details(canvas).get_by_role("button", name=canvas.word("question"), exact=True).click()
    dialog = page.get_by_role("dialog", name=word("Ask a question"))
    dialog.get_by_role("textbox", name=word("Question"), exact=True).fill("Who bought the tickets?")
    dialog.get_by_role("button", name=word("Ask"), exact=True).click()
    told = word("The question is kept; it is answered on the page “Work”.")
    page.get_by_role("region", name=canvas.word("explorer")).get_by_text(told).first.wait_for()
    settled(page)

    tools = page.get_by_role("toolbar", name=canvas.word("tools"))
    tools.get_by_role("button", name=canvas.word("save"), exact=True).click()
    dialog = page.get_by_role("dialog", name=word("Save the view"))
    dialog.get_by_role("textbox", name=word("Name of the view")).fill("Harbour")
    dialog.get_by_role("button", name=word("Save"), exact=True).click()
    page.get_by_text(word("The view is kept; it opens from the page “Work”.")).first.wait_for()
    canvas.reported()


def take_away(server: Served, canvas: Canvas, asked: Asked, folder: Path, language: str) -> None:
    """The same picture after a reload, Back and Forward; then its tables as files."""
    page = canvas.page
    word = Wording(language).text
    places = canvas.places()
    page.reload()
    canvas.wait()
    assert canvas.places() == places
    page.get_by_role("link", name=word("Work"), exact=True).click()
    page.wait_for_url("**/work**")
    settled(page)
    back(page)
    canvas.wait()
    assert canvas.places() == places
    forward(page)
    assert "/work" in page.url
    back(page)
    canvas.wait()

    page.get_by_role("combobox", name=canvas.word("export")).select_option("csv")
    dialog = page.get_by_role("dialog", name=word("Take away"))
    with page.expect_download() as waiting:
        dialog.get_by_role("button", name=word("Download")).click()
    assert asked.name in tables_of(waiting.value, folder)
