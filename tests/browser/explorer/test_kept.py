"""Canvases outlive the server, and tell nobody more than they may know."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.operations.serve import running
from app.settings import Settings
from app.workspace import Workspace
from graph.model import Id
from tests.browser.conftest import Served, served, settled
from tests.browser.explorer.canvas import Canvas
from tests.browser.pages import choose_row

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def store(sample_store: str, tmp_path: Path) -> str:
    """A copy of the sample, of which nothing was opened before."""
    return f"sqlite:///{shutil.copy(sample_store.removeprefix('sqlite:///'), tmp_path / 's.db')}"


@pytest.fixture
def network(store: str) -> Id:
    with Workspace(Settings(store=store, user="test")) as space:
        return space.networks.all()[0].id


def received(page: Page) -> list[bytes]:
    """Everything that the server sends to a page from now on."""
    found: list[bytes] = []

    def note(payload: str | bytes) -> None:
        found.append(payload if isinstance(payload, bytes) else payload.encode())

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    return found


def test_a_server_that_was_killed_comes_back_to_the_picture(store, network, browser: Browser):
    with running(Settings(store=store)) as first:
        assert first.is_ready()
        page = Served(first).open(browser, f"explorer?id={network}")
        canvas = Canvas(page).wait()
        first_node = canvas.most_tied("Person")
        canvas.drag(first_node, 60, 40)
        canvas.reported()
        canvas.press("h")
        canvas.wait()
        places, drawn = canvas.places(), canvas.ids()
        first.process.kill()
        first.process.wait()
        page.close()
    with running(Settings(store=store)) as second:
        assert second.is_ready()
        page = Served(second).open(browser, "explorer")
        canvas = Canvas(page).wait()
        assert (canvas.places(), canvas.ids()) == (places, drawn)
        canvas.tool("undo")
        assert first_node in canvas.ids()
        page.close()


def test_two_at_once_with_different_rights_see_their_own_alone(store, network, browser: Browser):
    with Workspace(
        Settings(store=store, user="test", role="head", reveal=True, reason="names of the test")
    ) as space:
        victims = space.material.of(network, on_screen=True).victims()
        names = {victim.name.encode() for victim in victims if victim.name}
    assert names
    with served(store, role="head") as seeing, served(store, role="analyst") as masked:
        look(seeing, masked, network, names, browser)


def look(seeing: Served, masked: Served, network: Id, names: set[bytes], browser: Browser) -> None:
    """Two at the same canvas; no name is sent to who may see none."""
    page = seeing.open(browser)
    page.get_by_text("Tampilkan nama", exact=True).click()
    page.get_by_label("Alasan (dicatat)").fill("interview of Tuesday")
    page.get_by_role("button", name="Tampilkan nama korban").click()
    settled(page)
    page.get_by_role("link", name="Jelajahi").click()
    settled(page)
    choose_row(page, page.get_by_role("table").count() - 1)
    page.wait_for_url("**/explorer?**")
    seen = Canvas(page).wait()
    shown = " ".join(seen.asks("scene.data.nodes.map(node => node.label)"))
    assert any(name.decode().split()[0] in shown for name in names)

    other = masked.open(browser)
    told_other = received(other)
    other.goto(f"{masked.url}/explorer?id={network}")
    canvas = Canvas(other).wait()
    canvas.click(canvas.most_tied("Person"))
    canvas.wait()
    for address in ("explorer", f"explorer?id={network}", "work"):
        other.goto(f"{masked.url}/{address}")
        settled(other)
    assert [name for name in names if any(name in frame for frame in told_other)] == []
    assert told_other
