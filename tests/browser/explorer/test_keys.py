"""The explorer by keyboard alone: everything that the mouse can do, and what is announced."""

import pytest

from tests.browser.explorer.canvas import STATE, Canvas, moved

pytestmark = pytest.mark.browser

MOST_STOPS = 60


def tab_to(canvas: Canvas, role: str) -> None:
    """Press Tab until something of this role has the focus."""
    for _ in range(MOST_STOPS):
        canvas.press("Tab")
        if canvas.asks("scene.root.activeElement?.getAttribute('role') === argument", role):
            return
    pytest.fail(f"no {role} within {MOST_STOPS} stops")


def go_to(canvas: Canvas, node: str) -> None:
    """Walk the list down to a node."""
    canvas.press("Home")
    for _ in canvas.ids():
        if canvas.focused() == node:
            return
        canvas.press("ArrowDown")
    pytest.fail("the list does not hold it")


def test_tab_leads_through_the_tools_to_the_list(canvas: Canvas):
    tab_to(canvas, "treeitem")
    assert canvas.focused() == canvas.ids()[0]


def test_arrows_walk_the_items_and_along_their_ties(canvas: Canvas):
    tab_to(canvas, "treeitem")
    go_to(canvas, canvas.most_tied("Person"))
    node = canvas.focused()
    canvas.press("ArrowRight", "ArrowRight")
    tie, other = canvas.asks("(({tie, other}) => [tie, other])(scene.root.activeElement.dataset)")
    told = canvas.asks("scene.root.activeElement.getAttribute('aria-label')")
    assert canvas.asks("scene.ties.get(argument).says", tie) in told
    assert canvas.label(other) in told
    canvas.press("ArrowRight")
    assert canvas.focused() == other
    assert canvas.label(other) in canvas.details()
    go_to(canvas, node)
    canvas.press("ArrowLeft")
    assert canvas.asks("scene.root.activeElement.getAttribute('aria-expanded')") == "false"


def test_plus_adds_moves_nothing_and_says_what_came(begin):
    canvas = begin(alone=True)
    before = canvas.places()
    tab_to(canvas, "treeitem")
    canvas.press("+")
    canvas.wait_for_nodes(more_than=1)
    assert moved(before, canvas.places()) == []
    assert canvas.word("said_total", n=len(canvas.ids())) in canvas.said()
    assert canvas.focused() in before
    canvas.press("Control+z")
    canvas.wait()
    assert canvas.ids() == list(before)
    canvas.press("Control+y")
    canvas.wait_for_nodes(more_than=1)


def test_hidden_by_key_and_shown_again(canvas: Canvas):
    tab_to(canvas, "treeitem")
    canvas.press("ArrowDown")
    node = canvas.focused()
    canvas.press("h")
    canvas.wait()
    assert node not in canvas.ids()
    assert canvas.focused() in canvas.ids()
    canvas.press("n")
    canvas.wait()
    assert node in canvas.ids()


def test_space_selects_several_and_c_keeps_only_them(canvas: Canvas):
    tab_to(canvas, "treeitem")
    canvas.press(" ", "ArrowDown", "ArrowDown", " ")
    chosen = canvas.selected()
    assert len(chosen) == 2
    canvas.press("c")
    canvas.wait()
    assert sorted(canvas.ids()) == sorted(chosen)


def test_the_menu_is_walked_by_arrows_and_gives_the_focus_back(canvas: Canvas):
    tab_to(canvas, "treeitem")
    node = canvas.focused()
    canvas.press("m")
    items = canvas.page.get_by_role("menuitem")
    assert items.count() > 8
    canvas.press("Escape")
    assert canvas.focused() == node
    canvas.press("m")
    pin = canvas.word("pin")
    for _ in range(items.count()):
        if canvas.asks("scene.root.activeElement.textContent").startswith(pin):
            break
        canvas.press("ArrowDown")
    canvas.press("Enter")
    canvas.wait()
    assert canvas.asks("scene.rows.get(argument).pinned", node)


def test_shift_and_arrows_move_what_is_selected(canvas: Canvas):
    tab_to(canvas, "treeitem")
    node = canvas.focused()
    before = canvas.places()
    canvas.press("Shift+ArrowRight", "Shift+ArrowDown")
    canvas.reported()
    after = canvas.places()
    assert moved(before, after) == [node]
    assert after[node]["x"] == pytest.approx(before[node]["x"] + 20)
    assert after[node]["y"] == pytest.approx(before[node]["y"] + 20)


def test_slash_finds_on_the_canvas(canvas: Canvas):
    tab_to(canvas, "treeitem")
    node = canvas.most_tied("Person")
    canvas.press("/")
    canvas.page.keyboard.type(canvas.label(node).lower())
    canvas.press("ArrowDown")
    assert canvas.label(canvas.focused()) == canvas.label(node)


def test_the_window_of_the_time_bar_is_moved_by_arrows(canvas: Canvas):
    tab_to(canvas, "slider")
    before = canvas.asks("scene.root.activeElement.getAttribute('aria-valuetext')")
    canvas.press("ArrowRight")
    canvas.page.wait_for_function(f"() => {STATE}.data.window.since")
    canvas.wait()
    since = canvas.asks("scene.data.window.since")
    assert since > before
    assert canvas.asks("scene.root.activeElement.getAttribute('aria-valuetext')") == since
    canvas.press("Control+z")
    canvas.wait()
    assert canvas.asks("scene.data.window.since") == ""


def test_a_question_mark_explains_the_keys(canvas: Canvas):
    tab_to(canvas, "treeitem")
    node = canvas.focused()
    canvas.press("?")
    assert canvas.word("key_hide") in canvas.page.get_by_role("dialog").inner_text()
    canvas.press("Escape")
    assert canvas.focused() == node


def test_undo_held_down_ends_and_redo_still_works(canvas: Canvas):
    tab_to(canvas, "treeitem")
    node = canvas.focused()
    canvas.press("p")
    canvas.wait()
    canvas.press(*["Control+z"] * 40)
    canvas.wait()
    assert not canvas.asks("scene.rows.get(argument).pinned", node)
    canvas.press(*["Control+y"] * 40)
    canvas.wait()
    assert canvas.asks("scene.rows.get(argument).pinned", node)


def test_a_day_is_typed_into_the_time_bar(canvas: Canvas):
    since = canvas.asks("scene.data.window.bins[1].from")
    canvas.page.get_by_label(canvas.word("since"), exact=True).last.fill(since)
    canvas.press("Tab")
    canvas.wait()
    assert canvas.asks("scene.data.window.since") == since
