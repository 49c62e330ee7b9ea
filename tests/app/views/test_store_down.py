"""Every page while the store is away: one clear line that says what to do, and no traceback."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from app.settings import Settings
from app.workspace import Workspace
from graph.stores.neo4j import connection
from loaders.sample import write_sample
from tests.graph.stores import neo4j_server
from tests.graph.stores.neo4j_server import Neo4jServer

MAIN = Path(__file__).parents[3] / "app" / "main.py"
PAGES = "overview find networks network explorer work entity changes review load help".split()
READS_NO_STORE = {"find", "entity", "load", "help"}
"""Pages that read nothing of the store until something is asked of them."""


@pytest.fixture
def own_server() -> Iterator[Neo4jServer]:
    """A server that a test may stop."""
    with neo4j_server.running_server() as server, neo4j_server.login():
        yield server


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the screens opened and keep is closed at the end, as when their server ends."""
    opened: list[Workspace] = []
    begin = Workspace.__init__

    def begin_and_note(space: Workspace, *given: Any, **named: Any) -> None:
        begin(space, *given, **named)
        opened.append(space)

    monkeypatch.setattr(Workspace, "__init__", begin_and_note)
    yield
    st.cache_resource.clear()
    for space in opened:
        space.close()


def fill(uri: str, folder: Path) -> None:
    """A small sample in a store."""
    write_sample(folder / "cases", cases=20, seed=3)
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([folder / "cases"]), rejects=folder / "rejected")
        space.linker.link()


def begin(uri: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The first page, as long as all is well."""
    monkeypatch.setenv("SIMPUL_STORE", uri)
    monkeypatch.setenv("SIMPUL_LANGUAGE", "en")
    st.cache_resource.clear()
    screen = AppTest.from_file(str(MAIN), default_timeout=60).run()
    assert not screen.error
    return screen


def told_by_page(screen: AppTest) -> dict[str, list[str]]:
    """What each page says is wrong; none may fail in any other way."""
    found = {}
    for page in PAGES:
        # the overview is the page without a name
        screen._page_hash = calc_hash("" if page == "overview" else page)
        screen.run()
        assert [error.value for error in screen.exception] == [], page
        found[page] = [error.value.replace("\\", "") for error in screen.error]
    return found


def check(told: dict[str, list[str]], what: str) -> None:
    """Each page that reads the store says it in one line, and nobody says anything else."""
    for page, lines in told.items():
        assert len(lines) == (0 if page in READS_NO_STORE and not lines else 1), page
        assert all(what in line and "Traceback" not in line for line in lines), lines
    assert {page for page, lines in told.items() if not lines} <= READS_NO_STORE


def test_every_page_says_that_the_file_of_the_store_is_gone(tmp_path: Path, monkeypatch):
    store = tmp_path / "s.db"
    fill(f"sqlite:///{store}", tmp_path)
    screen = begin(f"sqlite:///{store}", monkeypatch)
    for file in tmp_path.glob("s.db*"):
        file.unlink()
    check(told_by_page(screen), "is gone: put it back")
    assert not store.exists()


@pytest.mark.slow
@pytest.mark.neo4j
def test_every_page_says_that_the_server_of_the_store_is_away(own_server, tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "RETRY_SECONDS", 0.5)
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 1.0)
    fill(own_server.uri, tmp_path)
    screen = begin(own_server.uri, monkeypatch)
    own_server.stop()
    check(told_by_page(screen), "see that Neo4j runs there")
