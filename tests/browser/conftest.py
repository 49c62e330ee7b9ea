"""A served app and a real Chromium; without one the tests say what to install, in CI they fail."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from app.operations.serve import Server, running
from app.settings import Settings
from tests.browser.settling import settled, watch

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()


def chromium() -> str:
    found = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    found = found or shutil.which("google-chrome")
    if found:
        return found
    message = (
        "no Chromium found: install it (Debian: apt-get install chromium) or set CHROMIUM to its"
        " path"
    )
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of one file.

    It is closed after them: its event loop would run on under the tests that come after.
    """
    path = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


_OPENED: list[Page] = []
"""Pages of the test that runs."""


@pytest.fixture(autouse=True)
def _pages_end_with_their_test() -> Iterator[None]:
    yield
    for page in _OPENED:
        if not page.is_closed():
            page.close()
    _OPENED.clear()


class Served:
    """An app on loopback, every host that its pages asked, and what its policy forbade them."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.url = server.keys.root
        self.violations: list[str] = []
        self.hosts: set[str] = set()
        self.dialogs: list[str] = []
        self.errors: list[str] = []
        self._contexts: dict[tuple[Browser, str], BrowserContext] = {}

    def open(self, browser: Browser, path: str = "", **options: object) -> Page:
        """A page of the screens at this path, in a session of its own.

        Pages of the same options share a browser's context, which enters but once.
        """
        key = (browser, repr(sorted(options.items())))
        entered = self._contexts.get(key)
        if entered is None:
            size = {"width": 1400, "height": 1000}
            self._contexts[key] = browser.new_context(viewport=size, **options)
            watch(self._contexts[key])
        page = self._contexts[key].new_page()
        _OPENED.append(page)
        page.set_default_timeout(30_000)
        page.on(
            "request",
            lambda request: (
                self.hosts.add(request.url.split("/")[2]) if "//" in request.url else None
            ),
        )
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self._note(said.text))
        if entered is None:
            self.enter(page)
        if path or entered:
            page.goto(f"{self.url}/{path}")
        settled(page)
        return page

    def enter(self, page: Page) -> None:
        """Open the address that `simpul serve` prints, and wait until it leads on."""
        page.goto(self.server.keys.address, wait_until="commit")
        page.wait_for_url(f"{self.url}/", wait_until="commit")

    def _note(self, said: str) -> None:
        if "Content Security Policy" in said:
            self.violations.append(said)


@contextmanager
def served(store: str, **settings: object) -> Iterator[Served]:
    """A server for one test alone, which ends with it; its pages may not break the policy."""
    with running(Settings(store=store, user="test", **settings)) as server:
        assert server.is_ready()
        given = Served(server)
        yield given
        assert given.violations == []


def keep(page: Page, name: str) -> None:
    """Save a picture of the whole page in the folder that SCREENSHOTS names, if it names one."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        size = page.viewport_size
        height = page.evaluate(
            "() => (document.querySelector('[data-testid=stMain]') ?? document.body).scrollHeight"
        )
        page.set_viewport_size(
            {"width": size["width"], "height": min(max(size["height"], height), 4000)}
        )
        page.wait_for_timeout(800)
        page.screenshot(path=Path(folder) / f"{name}.png")
        page.set_viewport_size(size)


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    """Start a server for a store; all are stopped at the end, when none of their pages may have
    broken the policy.
    """
    started: list[Served] = []
    with ExitStack() as stack:

        def start(store: str, **settings: object) -> Served:
            log = stack.enter_context((tmp_path_factory.mktemp("server") / "log").open("wb"))
            asked = Settings(store=store, user="test", **settings)
            served = Served(stack.enter_context(running(asked, log=log)))
            assert served.server.is_ready(), "see the log of the server"
            started.append(served)
            return served

        yield start
    assert [told for served in started for told in served.violations] == []


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URI of a store that holds a small sample, linked."""
    from app.workspace import Workspace
    from loaders.sample import write_sample

    folder: Path = tmp_path_factory.mktemp("sample")
    write_sample(folder / "cases", cases=60, seed=3)
    uri = f"sqlite:///{folder / 'simpul.db'}"
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([folder / "cases"]), rejects=folder / "rejected")
        space.linker.link()
    return uri
