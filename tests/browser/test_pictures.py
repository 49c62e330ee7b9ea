"""The waterfall in a real Chromium.

With nine comparisons no text overlaps another or leaves the picture.
"""

import pytest

from app.drawing.waterfall import bars, draw_waterfalls
from app.wording.wording import Wording
from graph.resolution.best_fits import Step
from tests.app.drawing.test_waterfall import NINE
from tests.browser.conftest import keep

pytestmark = pytest.mark.browser

OVERLAPS = """() => {
  const box = (node) => node.getBoundingClientRect();
  const frame = box(document.querySelector("svg"));
  const texts = [...document.querySelectorAll("svg text")].map((text) => [text.textContent, box(text)]);
  const bars = [...document.querySelectorAll("svg rect:not(.ground)")].map((bar) => ["bar", box(bar)]);
  const across = (a, b) => a.left < b.right - 1 && b.left < a.right - 1;
  const touch = (a, b) => across(a, b) && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const leaves = (here) => here.left < frame.left || here.right > frame.right || here.bottom > frame.bottom;
  return texts.flatMap(([said, here], place) => [
    ...(leaves(here) ? [[said, "leaves the picture"]] : []),
    ...[...texts.slice(place + 1), ...bars].filter(([, there]) => touch(here, there)).map(([other]) => [said, other]),
  ]);
}"""


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nine_comparisons_are_drawn_without_overlap(browser, language, scheme):
    wording = Wording(language)
    given = bars(Step(left="a", right="b", comparisons=NINE), wording)
    drawn = draw_waterfalls(
        [("Muhammad Yusuf · 12/2026 ↔ Moh. Yusup · 13/2026", given)] * 2, wording, title="t"
    )
    page = browser.new_context(
        viewport={"width": 820, "height": 1150}, color_scheme=scheme
    ).new_page()
    page.set_content(f"<!doctype html><body style='margin:0'>{drawn}</body>")
    assert len(given) == 10
    assert page.locator("svg text").count() > 60
    assert page.evaluate(OVERLAPS) == []
    keep(page, f"waterfall-{language}-{scheme}")
