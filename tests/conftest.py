"""What the whole test session shares: a Neo4j server, and the same random examples on every run of
CI.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator

import neo4j
import pytest
from hypothesis import settings

from tests.graph.stores import neo4j_server

os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="simpul-state-")
atexit.register(shutil.rmtree, os.environ["XDG_STATE_HOME"], ignore_errors=True)
"""What tests witness of the logs of their stores stays out of the account's own file."""
os.environ.pop("COLUMNS", None)
"""What a terminal or a tool that runs tests set: tables in tests are as wide as in a pipe."""
settings.register_profile("here", deadline=None)  # how long a text takes is for tests/bench
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together, on one core, what shares something costly: the Neo4j server, the screens, a
    file's own set-up.

    What needs a server comes first: it takes longest, and would keep one core waiting for the other
    at the end.
    """
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "browser" in fixtures:
            shared = "browser"
        elif item.get_closest_marker("neo4j") and "own_server" not in fixtures:
            shared = "neo4j"
        else:
            shared = item.location[0]
        item.add_marker(pytest.mark.xdist_group(shared))
    items.sort(
        key=lambda item: (
            not (item.get_closest_marker("neo4j") or item.get_closest_marker("browser"))
        )
    )


@pytest.fixture(scope="session")
def neo4j_server_uri() -> Iterator[str]:
    """The address of a running test server, with its login in the environment."""
    with neo4j_server.shared() as (uri, auth), neo4j_server.login(*auth):
        with neo4j.GraphDatabase.driver(uri, auth=auth, notifications_min_severity="OFF") as driver:
            neo4j_server.claim(driver)
        yield uri


@pytest.fixture
def neo4j_uri(neo4j_server_uri: str, neo4j_driver: neo4j.Driver) -> str:
    """The address of the test server, its database emptied."""
    neo4j_server.empty(neo4j_driver)
    return neo4j_server_uri


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_server_uri: str) -> Iterator[neo4j.Driver]:
    """A driver of the test server, for looking behind the store."""
    auth = (os.environ["SIMPUL_NEO4J_USER"], os.environ["SIMPUL_NEO4J_PASSWORD"])
    with neo4j.GraphDatabase.driver(
        neo4j_server_uri, auth=auth, notifications_min_severity="OFF"
    ) as driver:
        yield driver
