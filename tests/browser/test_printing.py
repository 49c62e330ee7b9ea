"""A page on paper: what it shows without what one presses, and never what may not leave the house."""

import pytest
from playwright.sync_api import Browser, Page

from app.settings import Settings
from app.workspace import Workspace
from tests.browser.conftest import settled

pytestmark = pytest.mark.browser


@pytest.fixture
def party(sample_store: str) -> str:
    with Workspace(Settings(store=sample_store, user="test")) as space:
        return space.networks.all()[0].parties[0]


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")


def test_a_party_is_printed_without_what_one_presses(serve, browser: Browser, sample_store, party):
    served = serve(sample_store)
    page = served.open(browser, f"entity?id={party}", color_scheme="dark")
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.get_by_role("button", name="Cetak halaman ini").click()
    settled(page)
    assert page.evaluate("() => window.printed") == 1
    on_paper(page)
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.get_by_role("heading", name="Garis waktu").is_visible()
    assert page.get_by_role("table").first.is_visible()
    assert not page.get_by_role("button", name="Cetak halaman ini").is_visible()
    assert not page.get_by_text("Korban disamarkan.").is_visible()
    ink = page.get_by_role("heading", level=1).evaluate("(e) => getComputedStyle(e).color")
    assert ink == "rgb(0, 0, 0)"


def test_names_that_are_shown_are_not_printed(serve, browser: Browser, sample_store, party):
    served = serve(sample_store, role="head")
    page = served.open(browser, f"entity?id={party}")
    page.get_by_text("Tampilkan nama", exact=True).click()
    page.get_by_label("Alasan (dicatat)").fill("interview of Tuesday")
    page.get_by_role("button", name="Tampilkan nama korban").click()
    page.get_by_text("Nama korban ditampilkan.").wait_for()
    settled(page)
    assert page.get_by_role("button", name="Cetak halaman ini").count() == 0
    assert page.get_by_role("heading", level=1).is_visible()
    on_paper(page)
    assert not page.get_by_role("heading", level=1).is_visible()
    assert not page.get_by_role("table").first.is_visible()
