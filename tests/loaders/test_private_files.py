"""What leaves is readable by its owner alone, whatever stood in its place."""

import os
import stat
import threading
from pathlib import Path

import pytest

from loaders.private_files import write_private


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def everybody_may_read():
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_new_file_is_its_owners(tmp_path: Path):
    written = write_private(tmp_path / "a.csv", "Siti")
    assert written.read_text() == "Siti"
    assert mode(written) == 0o600


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("something longer than what comes")
    path.chmod(0o666)
    linked = tmp_path / "b.csv"
    linked.symlink_to(path)
    write_private(linked, b"Siti")
    assert linked.is_symlink()
    assert path.read_bytes() == b"Siti"
    assert mode(path) == 0o600


def test_a_pipe_is_written_to_as_it_is(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o622)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write_private(pipe, "Siti")
    reader.join(20)
    assert read == ["Siti"]
    assert mode(pipe) == 0o622


def test_half_a_character_does_not_break_a_file(tmp_path: Path):
    assert write_private(tmp_path / "a", "Si\udcffti").read_text() == "Si?ti"
