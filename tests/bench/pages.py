"""How long each page takes to be drawn: `python -m tests.bench.pages [--cases N | --store URI]`.

A server on a store of sample cases, and a headless Chromium without a GPU. Of each page: *anew* is
from asking for its address until what it shows no longer changes, the browser's start of
Streamlit's own page among it; *switched* is from pressing its name in the sidebar of a page that
stands; *core* is what the server worked for it. All in milliseconds, the median of some visits
after the first; *first* is the very first visit, and the first after the server's start.
Beside them a bare page of Streamlit, with one button, on a server of its own.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from app.operations.serve import Server, running
from app.settings import Settings
from app.workspace import Workspace
from loaders.sample import write_sample
from tests.bench.explorer import bare_page
from tests.bench.explorer import served as bare_server
from tests.bench.users import busy
from tests.browser.conftest import FLAGS, chromium
from tests.browser.settling import settled, watch

IN_SIDEBAR = (
    *("find", "networks", "explorer", "work", "briefing", "disclosures"),
    *("changes", "review", "due", "load", "log", "help"),
)
VISITS = 4
_SHOWN = "() => Math.max(window.pageWatch.heard, window.pageWatch.changed)"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=3_000)
    parser.add_argument("--store", help="A store that is there already.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = prepared(Path(folder), asked.cases, asked.store)
        addresses = addresses_of(settings)
        launch = {"executable_path": chromium(), "args": FLAGS}
        browser = playwright.chromium.launch(**launch)
        with bare_server() as address:
            bare = [bare_page(browser, address) for _ in range(VISITS + 1)][1:]
        print(f"{'page':24}{'first':>8}{'anew':>8}{'switched':>10}{'core':>8}")
        print(f"{'a bare page':24}{'':8}{statistics.median(bare):8.0f}")
        with opened(settings) as server:
            context = browser.new_context(viewport={"width": 1366, "height": 768})
            watch(context)
            page = context.new_page()
            page.set_default_timeout(120_000)
            begun = time.perf_counter()
            page.goto(server.keys.address, wait_until="commit")
            page.wait_for_url(f"{server.keys.root}/", wait_until="commit")
            settled(page)
            first = (time.perf_counter() - begun) * 1000 - 400
            print(f"{'overview, after start':24}{first:8.0f}")
            for name, address in addresses.items():
                print(line(page, server, name, address), flush=True)
        browser.close()


def prepared(folder: Path, cases: int, store: str | None) -> Settings:
    """A store of so many cases, or the one that is there."""
    settings = Settings(store=store or f"sqlite:///{folder / 'simpul.db'}", user="bench")
    settings = settings.override(role="head", language="en")
    if not store:
        write_sample(folder / "cases", cases=cases, seed=3)
        with Workspace(settings) as space:
            space.intake.load(space.intake.plan([folder / "cases"]), rejects=folder / "rejected")
            space.linker.link()
    return settings


def addresses_of(settings: Settings) -> dict[str, str]:
    """Every page, and one of what it shows where it shows one thing."""
    with Workspace(settings) as space:
        network = space.networks.all()[0]
        case = sorted(network.cases)[0]
        some = {
            "find, a name": "find?q=Budi",
            "network, the first": f"network?id={network.id}",
            "explorer, the first": f"explorer?network={network.id}",
            "entity, a party": f"entity?id={network.parties[0]}",
            "entity, a case": f"entity?id={case}",
        }
    return {"overview": "", **{name: name for name in IN_SIDEBAR}, **some}


@contextmanager
def opened(settings: Settings) -> Iterator[Server]:
    """The server, ready."""
    with running(settings) as server:
        if not server.is_ready():
            raise SystemExit("the server did not start")
        yield server


def line(page: Page, server: Server, name: str, address: str) -> str:
    """What the visits of one page took."""
    anew, switched = [], []
    worked = busy(server.process.pid)
    for _visit in range(VISITS + 1):
        page.goto(f"{server.keys.root}/{address}", wait_until="commit")
        settled(page)
        anew.append(page.evaluate(_SHOWN))
    core = (busy(server.process.pid) - worked) * 1000 / (VISITS + 1)
    link = f'[data-testid=stSidebarNavLink][href$="/{address}"]'
    if name in IN_SIDEBAR and page.locator(link).count():
        switched = [switch(page, server, link) for _visit in range(VISITS)]
    told = f"{name:24}{anew[0]:8.0f}{statistics.median(anew[1:]):8.0f}"
    told += f"{statistics.median(switched):10.0f}" if switched else " " * 10
    return f"{told}{core:8.0f}"


def switch(page: Page, server: Server, link: str) -> float:
    """Milliseconds from pressing a page's name in the sidebar of another until it is shown."""
    page.goto(f"{server.keys.root}/help", wait_until="commit")
    settled(page)
    begun = page.evaluate("() => performance.now()")
    page.locator(link).first.click()
    settled(page)
    shown: float = page.evaluate(_SHOWN)
    return shown - begun


if __name__ == "__main__":
    main()
