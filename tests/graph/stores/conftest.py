"""One `store` fixture: every test here runs on every engine. A new engine is one more parameter."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.stores import Store, open_store

ENGINES = ("sqlite",)


@pytest.fixture(params=ENGINES)
def open_again(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens the same empty database, as often as it is called."""
    opened: list[Store] = []

    def open_it() -> Store:
        match request.param:
            case "sqlite":
                uri = f"sqlite:///{tmp_path / 'store.db'}"
            case other:
                raise ValueError(other)
        opened.append(open_store(uri))
        return opened[-1]

    yield open_it
    for each in opened:
        each.close()


@pytest.fixture
def store(open_again: Callable[[], Store]) -> Store:
    return open_again()
