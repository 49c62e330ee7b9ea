"""A whole investigation by the keyboard alone, as somebody does it who has no mouse.

Reloading, Back and Forward are the browser's own, whose keys no page hears.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.wording.wording import Wording
from tests.browser.conftest import Served, keep, served, settled
from tests.browser.explorer.asked import Asked, asked_of, misspelt, tables_of
from tests.browser.explorer.canvas import Canvas, moved
from tests.browser.pages import back, forward

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_STOPS = 90
FOCUSED = r"""() => {
  let stop = document.activeElement;
  while (stop?.shadowRoot?.activeElement) stop = stop.shadowRoot.activeElement;
  const label = stop.getAttribute('aria-label') ?? stop.labels?.[0]?.innerText ?? stop.innerText ?? '';
  const kind = { A: 'link', BUTTON: 'button' }[stop.tagName] ?? stop.type ?? '';
  // the name of an icon stands before the words
  return [stop.getAttribute('role') ?? kind, label.trim().split('\n').at(-1)];
}"""
"""What has the focus: what it is, and what it is called."""


def tab_to(page: Page, kind: str, name: str = "", *, backwards: bool = False) -> None:
    """Press Tab until something of this kind has the focus whose name begins so."""
    met = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        met.append(page.evaluate(FOCUSED))
        its_kind, its_name = met[-1]
        if its_kind == kind and its_name.startswith(name):
            return
    pytest.fail(f"no {kind} “{name}” within {MOST_STOPS} stops: {met}")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def go_to(canvas: Canvas, node: str) -> None:
    """Walk the list of the canvas to a node."""
    if not canvas.asks("Boolean(scene.root.activeElement?.closest('[role=tree]'))"):
        tab_to(canvas.page, "treeitem")
    canvas.press("Home")
    for _ in canvas.ids():
        if canvas.focused() == node:
            return
        canvas.press("ArrowDown")
    assert canvas.focused() == node


def choose(canvas: Canvas, text: str) -> None:
    """Open the menu of what has the focus, and walk it to an entry."""
    canvas.press("m")
    count = canvas.page.get_by_role("menuitem").count()
    for _ in range(count):
        if canvas.asks("scene.root.activeElement.textContent").startswith(text):
            canvas.press("Enter")
            return
        canvas.press("ArrowDown")
    pytest.fail(f"no entry “{text}”")


def look_for(page: Page, text: str, word) -> None:
    """Look for a text in the box of every page, and choose the first hit."""
    tab_to(page, "text", word("Find"))
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    press(page, "Enter")
    page.wait_for_url("**/find?**")
    settled(page)
    tab_to(page, "checkbox", word("All rows"))
    press(page, "Tab")
    if page.evaluate(FOCUSED)[0] != "checkbox":
        tab_to(page, "checkbox")
    press(page, "Space")
    settled(page)


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_investigation_by_keys_alone(
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
        keep(page, f"investigation_{language}_by_keys")
        assert server.errors == []


def begin(page: Page, asked: Asked, language: str) -> Canvas:
    """From a misspelt name to a path between three."""
    word = Wording(language).text
    look_for(page, misspelt(asked.name), word)
    tab_to(page, "button", word("Explore"), backwards=True)
    press(page, "Enter")
    page.wait_for_url("**/explorer?**")
    canvas = Canvas(page).wait()
    assert canvas.ids() == [asked.holder]

    more = "scene.rows.get(argument.node).more.find(one => one.kind === argument.kind).word"
    go_to(canvas, asked.holder)
    choose(canvas, canvas.asks(more, {"node": asked.holder, "kind": asked.kind}))
    canvas.wait()
    assert asked.shared in canvas.ids(asked.kind)
    before = canvas.places()
    go_to(canvas, asked.shared)
    canvas.press("+")
    canvas.wait_for_nodes(more_than=len(before))
    assert asked.second in canvas.ids()
    assert moved(before, canvas.places()) == []

    look_for(page, asked.third_name, word)
    tab_to(page, "button", word("Add to the canvas"), backwards=True)
    press(page, "Enter")
    page.wait_for_url("**/explorer?**")
    canvas.wait()
    assert asked.third in canvas.ids()
    assert moved(before, canvas.places()) == []
    go_to(canvas, asked.holder)
    canvas.press("Escape", "Space")
    go_to(canvas, asked.third)
    canvas.press("Space")
    assert canvas.selected() == [asked.holder, asked.third]
    known = set(canvas.ids())
    choose(canvas, canvas.word("path"))
    canvas.wait()
    assert known < set(canvas.ids())
    return canvas


def narrow(canvas: Canvas, asked: Asked) -> None:
    """Hide one and bring it back; narrow the time, and all of it again."""
    everybody = canvas.ids()
    go_to(canvas, asked.second)
    canvas.press("Escape", "h")
    canvas.wait()
    assert asked.second not in canvas.ids()
    canvas.press("Control+z")
    canvas.wait()
    assert canvas.ids() == everybody

    tab_to(canvas.page, "slider", canvas.word("until"), backwards=True)
    canvas.press("ArrowLeft")
    canvas.page.wait_for_function("() => window.simpulExplorer.data.window.until")
    canvas.wait()
    canvas.press("Control+z")
    canvas.wait()
    assert canvas.asks("scene.data.window.until") == ""
    assert canvas.ids() == everybody


def write(canvas: Canvas, asked: Asked, language: str) -> None:
    """A note and a question about one, and the view kept, in dialogs over the picture."""
    page = canvas.page
    word = Wording(language).text
    go_to(canvas, asked.second)
    choose(canvas, canvas.word("note"))
    page.get_by_role("dialog", name=word("Notes")).wait_for()
    settled(page)
    tab_to(page, "textarea", word("New note"))
    page.keyboard.type("Seen at the harbour on the same day.")
    tab_to(page, "button", word("Note it"))
    press(page, "Enter")
    page.get_by_text(word("Noted."), exact=True).first.wait_for()
    canvas.wait()
    assert canvas.focused() == asked.second

    choose(canvas, canvas.word("question"))
    page.get_by_role("dialog", name=word("Ask a question")).wait_for()
    settled(page)
    tab_to(page, "text", word("Question"))
    page.keyboard.type("Who bought the tickets?")
    press(page, "Enter")
    told = word("The question is kept; it is answered on the page “Work”.")
    page.get_by_text(told).first.wait_for()
    canvas.wait()
    assert canvas.focused() == asked.second

    canvas.press("Control+s")
    page.get_by_role("dialog", name=word("Save the view")).wait_for()
    settled(page)
    tab_to(page, "text", word("Name of the view"))
    page.keyboard.type("Harbour")
    press(page, "Enter")
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
    tab_to(page, "link", word("Work"))
    press(page, "Enter")
    page.wait_for_url("**/work**")
    settled(page)
    back(page)
    canvas.wait()
    assert canvas.places() == places
    forward(page)
    assert "/work" in page.url
    back(page)
    canvas.wait()

    tab_to(page, "button", canvas.word("undo"))
    for _ in range(MOST_STOPS):
        if canvas.asks("scene.root.activeElement.dataset.key") == "export":
            break
        canvas.press("ArrowRight")
    press(page, "c")
    page.get_by_role("dialog", name=word("Take away")).wait_for()
    settled(page)
    tab_to(page, "button", word("Download"))
    with page.expect_download() as waiting:
        press(page, "Enter")
    assert asked.name in tables_of(waiting.value, folder)
