"""One `store` fixture: every test here runs on every engine. A new engine is one more parameter."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.stores import Store, open_store
from tests.offices.ids import IDS

ENGINES = ("sqlite", "encrypted", pytest.param("neo4j", marks=pytest.mark.neo4j))


@pytest.fixture(params=ENGINES)
def store_uri(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """Where a new empty store may be."""
    match request.param:
        case "sqlite":
            return f"sqlite:///{tmp_path / 'store.db'}"
        case "encrypted":
            monkeypatch.setenv("SIMPUL_STORE_KEY", "kunci yang cukup panjang")
            return f"sqlite+encrypted:///{tmp_path / 'store.db'}"
        case "neo4j":
            return request.getfixturevalue("neo4j_uri")
        case other:
            raise ValueError(other)


@pytest.fixture
def open_again(store_uri: str) -> Iterator[Callable[[], Store]]:
    """Opens the same empty database, as often as it is called."""
    opened: list[Store] = []

    def open_it() -> Store:
        opened.append(open_store(store_uri, ids=IDS))
        return opened[-1]

    yield open_it
    for opened_store in opened:
        opened_store.close()


@pytest.fixture
def store(open_again: Callable[[], Store]) -> Store:
    return open_again()
