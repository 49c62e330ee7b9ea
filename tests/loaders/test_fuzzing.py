"""The fuzzing itself, for a moment and always the same.

It runs, it finds nothing, and it would find something.
"""

from pathlib import Path

import pytest

from tests.fuzz.readers import Worker, fuzz
from tests.fuzz.seeds import seeds
from tests.fuzz.worker import answer


@pytest.mark.slow
def test_a_few_changes_of_every_kind_of_file_do_no_harm(tmp_path: Path) -> None:
    fuzzing = fuzz([], 0, 1, tmp_path / "found", examples=10)
    assert set(fuzzing.tried) == set(seeds())
    assert min(fuzzing.tried.values()) >= 5
    assert fuzzing.findings == {}


def test_an_error_that_is_not_our_own_is_a_finding() -> None:
    assert answer([]).startswith("ValueError at worker.py")


def test_a_worker_that_died_is_started_again(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(seeds()["csv"])
    worker = Worker()
    try:
        assert worker.examine([path]) == ""
        worker._process.kill()
        worker._process.wait()
        assert worker.examine([path]) == ""
    finally:
        worker.close()
