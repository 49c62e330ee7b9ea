"""What changed and the watchlist in a real Chromium.

A network grows, a number is watched and taken off again.
"""

from pathlib import Path

import pytest

from app.settings import Settings
from app.workspace import Workspace
from tests.app.monitoring.test_seen_before import EARLIER, PHONE, load_and_link
from tests.browser.conftest import keep, settled

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=alert(1)> **tebal**"


@pytest.fixture
def store(tmp_path: Path) -> str:
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(
        Settings(store=uri, user="test", purpose="uji", basis="public_interest")
    ) as space:
        load_and_link(space, tmp_path, "earlier.csv", *EARLIER)
        load_and_link(space, tmp_path, "new.csv", f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};")
    return uri


def test_what_changed_is_read_and_a_number_is_watched_and_taken_off(serve, store, browser):
    served = serve(store)
    page = served.open(browser, "changes")
    assert page.get_by_text("pihak baru: 1").is_visible()
    page.get_by_role("textbox", name="Apa yang dipantau").fill(PHONE)
    page.get_by_role("textbox", name="Mengapa", exact=True).fill(HOSTILE)
    page.get_by_role("button", name="Pantau", exact=True).click()
    settled(page)
    assert page.get_by_text("dipantau: +62 812-3456-7890 (dalam 3 kasus").is_visible()
    keep(page, "changes")
    page.get_by_role("textbox", name="Apa yang dipantau").fill("Tiada Siapa Pun")
    page.get_by_role("button", name="Pantau", exact=True).click()
    settled(page)
    assert (
        page.get_by_role("alert")
        .filter(has_text="Tidak ada nama, nomor atau id seperti ini")
        .is_visible()
    )
    with Workspace(Settings(store=store, user="test", language="en")) as space:
        (line,) = space.watchlist.items().lines
        assert line.watch.why == HOSTILE
        space.watchlist.unwatch(line.watch.id)
    page.get_by_text("Hanya yang dipantau").click()
    settled(page)
    assert page.get_by_text("Belum ada yang dipantau.").is_visible()
    assert served.dialogs == served.errors == []
