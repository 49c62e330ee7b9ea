"""A store with the earlier cases, opened by Ani, who investigates and sees nobody protected."""

import shutil
from pathlib import Path

import pytest

from tests.app.monitoring.test_seen_before import opened


@pytest.fixture
def space(earlier: Path, tmp_path: Path):
    shutil.copy(earlier / "s.db", tmp_path)
    with opened(tmp_path) as found:
        yield found
