"""The page that is handed out, opened from a disk by a browser that has no network."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app.exports.content import content_of
from app.exports.export import Export
from app.exports.kinds import ExportKind
from app.wording.wording import Wording
from tests.offices.network_material import ANALYST, material
from tests.offices.payloads import hostile

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("seen", [material(ANALYST), hostile()], ids=["network", "payloads"])
def test_a_page_without_a_network_draws_itself_and_runs_nothing_of_a_name(
    browser: Browser, tmp_path: Path, language: str, seen
):
    export = Export(seen, Wording(language), date="2026-04-01", log="7:" + "ab" * 32)
    path = tmp_path / "n.html"
    path.write_bytes(content_of(ExportKind.HTML, export).content)
    context = browser.new_context(offline=True, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(path.as_uri())
    page.wait_for_selector("#picture canvas")
    drawn = page.evaluate(
        "() => { const c = document.querySelector('#picture canvas');"
        " return c.getContext('2d').getImageData(0, 0, c.width, c.height)"
        ".data.some(value => value); }"
    )
    assert drawn
    assert asked == [path.as_uri()]
    assert said == []
    assert page.locator("main script, main img").count() == 0
    shown = page.locator(".parties li").count()
    assert shown == len(export.material.parties())
    context.close()
