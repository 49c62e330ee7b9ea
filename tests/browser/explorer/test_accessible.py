"""The explorer through the accessibility tree alone, and before axe-core in both themes."""

from typing import Any

import pytest
from playwright.sync_api import Locator

from tests.browser.explorer.canvas import Canvas, moved

pytestmark = pytest.mark.browser

MOUNTED = "[data-testid=stBidiComponentIsolated]"
"""Where Streamlit puts the explorer; axe cannot be told a place in a shadow root."""


IN_THEME = "dark => window.simpulExplorer.box.classList.contains('night') === dark"
"""Whether the colours of the page's theme have come: they change a moment after it is drawn."""


def item(canvas: Canvas, node: str) -> Locator:
    """The item of the list that tells of a node."""
    return canvas.page.get_by_role("treeitem", name=canvas.label(node)).first


def press(canvas: Canvas, key: str, **values: Any) -> None:
    """Press the button of this name."""
    canvas.page.get_by_role("button", name=canvas.word(key, **values)).first.click()
    canvas.wait()


def test_an_investigation_by_roles_and_names(begin):
    canvas = begin(alone=True)
    (first,) = canvas.ids()
    before = canvas.places()
    item(canvas, first).click()
    details = canvas.page.get_by_role("region", name=canvas.word("details"))
    assert canvas.label(first) in details.inner_text()
    word = canvas.asks("scene.rows.get(argument).more[0].word", first)
    details.get_by_role("button", name=f"+ {word}").click()
    canvas.wait_for_nodes(more_than=1)
    assert moved(before, canvas.places()) == []
    found = canvas.ids()[-1]
    item(canvas, found).click()
    press(canvas, "hide")
    assert found not in canvas.ids()
    press(canvas, "undo")
    assert found in canvas.ids()
    item(canvas, found).click()
    press(canvas, "pin")
    assert canvas.word("is_pinned") in (item(canvas, found).get_attribute("aria-label") or "")


def test_the_list_tells_what_the_picture_shows(canvas: Canvas):
    items = canvas.page.get_by_role("treeitem")
    assert items.count() == len(canvas.ids())
    node = canvas.most_tied("Person")
    told = item(canvas, node).get_attribute("aria-label") or ""
    ties = canvas.asks("scene.tiesOf.get(argument).length", node)
    assert canvas.word("n_ties", n=ties) in told


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(begin, scheme: str):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    canvas = begin(color_scheme=scheme)
    canvas.page.wait_for_function(IN_THEME, arg=scheme == "dark")
    found = []
    item(canvas, canvas.most_tied("Person")).click()
    for key in ("", "m", "Escape", "?"):
        if key:
            canvas.press(key)
        told = axe.run(canvas.page, context=MOUNTED, options={"resultTypes": ["violations"]})
        found += [
            (wrong["id"], wrong["nodes"][0]["target"])
            for wrong in told.response["violations"]
            if wrong["impact"] in ("serious", "critical")
        ]
    assert found == []


def test_the_page_of_a_canvas_has_one_heading_of_the_first_rank(canvas: Canvas):
    headings = canvas.page.get_by_role("heading", level=1)
    assert headings.all_inner_texts() == [canvas.word("explorer")]
