"""Canvases of the sample that nobody has touched, in both languages."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

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


@pytest.fixture
def own_store(sample_store: str, tmp_path: Path) -> str:
    """A copy of the sample for one test: what is begun is kept, so that others would go on with it."""
    return f"sqlite:///{shutil.copy(sample_store.removeprefix('sqlite:///'), tmp_path / 's.db')}"


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
    whole, parties = network

    def start(*, alone: bool = False, **options: object) -> Canvas:
        number = next(numbers)
        nobody = f"e_{number:018d}"
        first = parties[0] if alone else whole
        page = explored.open(browser, f"explorer?ids={first},{nobody}", **options)
        page.set_viewport_size({"width": 1366, "height": 768})
        return Canvas(page).wait()

    yield start
    assert explored.errors == []
    assert explored.hosts <= {explored.url.split("/")[2]}


@pytest.fixture
def canvas(begin: Opening) -> Canvas:
    """A canvas of the whole network."""
    return begin()
