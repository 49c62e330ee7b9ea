"""Stores that several files of tests begin with."""

from pathlib import Path

import pytest

from tests.app.monitoring.test_seen_before import EARLIER, load_and_link, opened


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that holds the earlier cases, to be copied."""
    folder: Path = tmp_path_factory.mktemp("earlier")
    with opened(folder) as space:
        load_and_link(space, folder, "earlier.csv", *EARLIER)
    return folder
