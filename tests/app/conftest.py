"""Stores that several files of tests begin with."""

from pathlib import Path

import pytest

from tests.app.monitoring.test_seen_before import EARLIER, opened, take_in


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that holds the earlier cases, to be copied."""
    folder: Path = tmp_path_factory.mktemp("earlier")
    with opened(folder) as space:
        take_in(space, folder, "earlier.csv", *EARLIER)
    return folder
