"""Hostile texts in the explorer: they stay text in the list, the details, the menu and the SVG."""

import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.settings import Settings
from app.workspace import Workspace
from tests.browser.explorer.canvas import BETWEEN_PRESSES_MS, Canvas

pytestmark = pytest.mark.browser

MARKUP = "<img src=x onerror=window.hacked=1><svg onload=window.hacked=2>href]]>"
MIRRORED = "\u202egnortsinuw"
SCRIPT = "{http://www.w3.org/2000/svg}script"


@pytest.fixture
def hostile(serve, browser, tmp_path: Path) -> Canvas:
    """A canvas of a network whose names and numbers are markup."""
    file = tmp_path / "hostile.csv"
    with file.open("w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target)
        writer.writerow(["Nomor Pengaduan", "Tanggal Pengaduan", "Nama", "Peran", "No. HP"])
        for case in (f"K-1 {MARKUP}", f"K-2 {MARKUP}"):
            writer.writerow([case, "2024-01-05", f"Budi {MARKUP}", "calo", "081234567890"])
            writer.writerow([case, "2024-02-07", f"Ani {MIRRORED}", "sponsor", "081234567891"])
    uri = f"sqlite:///{tmp_path / 'hostile.db'}"
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([file]), rejects=tmp_path / "rejected")
        space.linker.link()
        network = space.networks.all()[0].id
    page = serve(uri).open(browser, f"explorer?id={network}")
    return Canvas(page).wait()


def test_hostile_names_stay_text_wherever_they_are_shown(hostile: Canvas, tmp_path: Path):
    page = hostile.page
    for node in hostile.ids():
        hostile.click(node)
        page.wait_for_timeout(BETWEEN_PRESSES_MS)
        hostile.click(node, button="right")
        page.get_by_role("menu").wait_for()
        hostile.press("Escape")
    page.get_by_role("treeitem").first.focus()
    for _ in hostile.ids():
        hostile.press("ArrowRight", "ArrowRight", "Enter", "ArrowDown")
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("[data-testid=stMain] img").count() == 0
    assert "\u202e" not in page.locator(".explorer").inner_text()
    with page.expect_download() as waiting:
        page.get_by_label(hostile.word("export")).select_option("svg")
    waiting.value.save_as(tmp_path / "view.svg")
    drawn = ElementTree.parse(tmp_path / "view.svg").getroot()
    handlers = [name for part in drawn.iter() for name in part.attrib if name.startswith("on")]
    assert handlers == []
    assert list(drawn.iter(SCRIPT)) == []
    assert any("onerror" in text for text in drawn.itertext())
