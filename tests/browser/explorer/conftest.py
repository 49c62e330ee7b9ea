"""Canvases of the sample that nobody has touched, in both languages."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from playwright.sync_api import Browser

from app.settings import Settings
from app.workspace import Workspace
from tests.browser.conftest import Served
from tests.browser.explorer.canvas import Canvas

Opening = Callable[..., Canvas]


@pytest.fixture(scope="session")
def network(sample_store: str) -> tuple[str, tuple[str, ...]]:
    """The id of the sample's first network and of its parties, the most important first."""
    with Workspace(Settings(store=sample_store, user="test")) as space:
        first = space.networks.all()[0]
        return first.id, first.parties


@pytest.fixture(scope="session")
def numbers() -> Iterator[int]:
    """A number for each canvas: the address names it, so that no test meets another's."""
    return count()


@pytest.fixture(scope="module", params=["id", "en"])
def explored(request: pytest.FixtureRequest, serve, sample_store: str) -> Served:
    """A server of the sample in one language."""
    served: Served = serve(sample_store, language=request.param)
    return served


@pytest.fixture
def begin(
    explored: Served, browser: Browser, network: tuple[str, tuple[str, ...]], numbers: Iterator[int]
) -> Iterator[Opening]:
    """Open a canvas: of the whole network, or of its first party alone."""
    opened: list[Canvas] = []
    whole, parties = network

    def start(*, alone: bool = False, **options: object) -> Canvas:
        number = next(numbers)
        nobody = f"e_{number:018d}"
        first = parties[0] if alone else whole
        page = explored.open(browser, f"explorer?ids={first},{nobody}", **options)
        page.set_viewport_size({"width": 1366, "height": 768})
        opened.append(Canvas(page).wait())
        return opened[-1]

    yield start
    for canvas in opened:
        canvas.page.context.close()
    assert explored.errors == []
    assert explored.hosts <= {explored.url.split("/")[2]}


@pytest.fixture
def canvas(begin: Opening) -> Canvas:
    """A canvas of the whole network."""
    return begin()
