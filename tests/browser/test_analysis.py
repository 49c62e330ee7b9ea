"""The parts of the page of a network in a real Chromium.

Both languages, light and dark, wide and narrow.
"""

import pytest
from playwright.sync_api import Page

from app.settings import Settings
from app.workspace import Workspace
from tests.browser.conftest import Served, keep, settled
from tests.browser.pages import choose_row

pytestmark = pytest.mark.browser

PARTS = {
    "id": (
        "Bagan jaringan",
        "Siapa yang penting",
        "Andaikan",
        "Indikator",
        "Kesenjangan",
        "Petunjuk",
        "Kisah",
    ),
    "en": ("Picture", "Who matters", "What if", "Indicators", "Gaps", "Leads", "Story"),
}
NARROW = {"width": 420, "height": 900}


@pytest.fixture(scope="module")
def served(serve, sample_store) -> Served:
    return serve(sample_store)


@pytest.fixture(scope="module")
def victims(sample_store) -> list[str]:
    with Workspace(
        Settings(store=sample_store, role="head", reveal=True, reason="test of names", user="test")
    ) as space:
        people = space.store.entities(
            [victim for network in space.networks.all() for victim in network.victims]
        )
        return [
            person.name for person in people.values() if person.protected and len(person.name) > 6
        ]


def speak_english(page: Page) -> None:
    page.get_by_text("English", exact=True).click()
    settled(page)


def open_part(page: Page, part: str) -> None:
    """Open a part by one click on its tab."""
    tab = page.get_by_role("tab", name=part, exact=True)
    tab.click()
    settled(page)
    assert tab.get_attribute("aria-selected") == "true"


def bright(page: Page) -> list[str]:
    """The ids of the nodes that stand out in the picture."""
    page.wait_for_function("() => window.simpulCanvas !== undefined")
    return page.evaluate(
        "() => window.simpulCanvas.nodes.get().filter((node) => node.borderWidth > 2).map((node) =>"
        " node.id)"
    )


def brightness(page: Page) -> str:
    """How the names in the picture stand out from its ground."""
    ground = page.locator(".simpul").first.evaluate(
        "(element) => getComputedStyle(element).backgroundColor"
    )
    ink = page.evaluate(
        "() => window.simpulCanvas.nodes.get().find((node) => node.shape !== 'box').font.color"
    )
    light, dark = int(ink[1:3], 16) > 128, int(ground.partition("(")[2].partition(",")[0]) < 128
    return f"{'light' if light else 'dark'} on {'dark' if dark else 'light'}"


@pytest.mark.parametrize(("language", "scheme"), [("id", "light"), ("en", "dark")])
def test_every_part_opens_without_a_fault_a_foreign_host_or_a_victims_name(
    served, browser, victims, language, scheme
):
    page = served.open(browser, "network", color_scheme=scheme)
    if language == "en":
        speak_english(page)
    for number, part in enumerate(PARTS[language]):
        open_part(page, part)
        assert page.locator("[data-testid=stException]").count() == 0
        shown = page.locator("[data-testid=stMain]").inner_text()
        assert [name for name in victims if name in shown] == []
        keep(page, f"analysis-{number}-{language}-{scheme}")
    open_part(page, PARTS[language][0])
    assert brightness(page) == ("light on dark" if scheme == "dark" else "dark on light")
    assert served.errors == []
    assert served.hosts == {served.url.split("/")[2]}


def test_every_part_fits_a_narrow_screen(served, browser):
    page = served.open(browser, "network")
    page.set_viewport_size(NARROW)
    page.reload()
    settled(page)
    for number, part in enumerate(PARTS["id"]):
        open_part(page, part)
        wide = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth")
        assert wide <= NARROW["width"]
        keep(page, f"analysis-{number}-narrow")


def test_what_an_indicator_rests_on_stands_out_when_its_row_is_chosen(served, browser):
    page = served.open(browser, "network")
    open_part(page, "Indikator")
    assert bright(page) == []
    choose_row(page, 0)
    assert len(bright(page)) > 1
    keep(page, "analysis-indicator-chosen")


COVERED = """() => {
  const shown = Object.values(window.simpulCanvas.network.body.nodes).filter((node) => node.options.label?.trim());
  const boxes = shown.map((node) => [node.options.label, node.labelModule.size]);
  const over = (low, length, other, its) => Math.min(low + length, other + its) - Math.max(low, other) > 3;
  const covers = (a, b) => over(a.left, a.width, b.left, b.width) && over(a.top, a.height, b.top, b.height);
  const after = (place) => boxes.slice(place + 1);
  return boxes.flatMap(([one, a], place) => after(place).filter(([, b]) => covers(a, b)).map(([two]) => [one, two]));
}"""


def test_no_name_in_the_picture_covers_another_and_a_closer_look_shows_more(served, browser):
    page = served.open(browser)
    # on a small screen the whole network is seen from farther off
    page.set_viewport_size({"width": 1000, "height": 800})
    page.goto(f"{served.url}/network")
    settled(page)
    page.wait_for_function("() => window.simpulCanvas !== undefined")
    assert page.evaluate(COVERED) == []
    names = "() => window.simpulCanvas.nodes.get().filter((node) => node.label.trim()).length"
    seen = page.evaluate(names)
    for _ in range(4):
        page.get_by_role("button", name="Perbesar").click()
    assert page.evaluate(names) > seen > 3
    assert page.evaluate(COVERED) == []


def test_a_party_taken_away_is_gone_from_the_picture(served, browser):
    page = served.open(browser, "network")
    open_part(page, "Andaikan")
    page.get_by_label("Pihak yang diandaikan tidak ada").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_text("Bagian jaringan").first.wait_for()
    settled(page)
    keep(page, "analysis-what-if-chosen")
    taken = page.locator("[data-testid=stMultiSelect]").inner_text().split("·")[0].strip()
    names = page.evaluate("() => window.simpulCanvas.nodes.get().map((node) => node.label)")
    assert taken and [name for name in names if name.startswith(f"{taken}\n")] == []


def test_the_open_part_stays_open_when_one_comes_back(served, browser):
    page = served.open(browser, "network")
    open_part(page, "Kisah")
    page.locator("[data-testid=stSidebarNavLink]", has_text="Semua jaringan").click()
    settled(page)
    keep(page, "analysis-networks")
    page.locator("[data-testid=stSidebarNavLink]", has_text="Satu jaringan").click()
    settled(page)
    assert (
        page.get_by_role("tab", name="Kisah", exact=True).get_attribute("aria-selected") == "true"
    )
