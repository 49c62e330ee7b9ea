"""Commands run in the folder of today, many of them in one process."""

import io
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from typer.main import get_command

from app import clock
from app.cli import cli
from graph.errors import SimpulError

STORE = "sqlite:///simpul.db"
REVEALING = {"SIMPUL_ROLE": "head"}
_BEGIN = datetime(2025, 6, 2, 8, 0, tzinfo=UTC)


class _Clock(datetime):
    """A clock that stands still between steps."""

    step = 0

    @classmethod
    def now(cls, tz=None):
        return _BEGIN + timedelta(hours=cls.step)


@contextmanager
def standing_clock(step: int = 100) -> Iterator[type[_Clock]]:
    """The clock of log, judgements and snapshots stands at a step, of the same days for whoever
    asks.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "datetime", _Clock)
        patch.setattr(_Clock, "step", step)
        yield _Clock


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """This folder is where commands run, by no settings but the defaults; the clock stands."""
    with pytest.MonkeyPatch.context() as patch, standing_clock():
        for name in [name for name in os.environ if name.startswith("SIMPUL_")]:
            patch.delenv(name)
        patch.setenv("SIMPUL_STORE", STORE)
        patch.setenv("COLUMNS", "300")
        patch.chdir(folder)
        yield


@cache
def command_line() -> Any:
    """The command line, built once: typer's own runner builds it for every run, which takes longer
    than most runs.
    """
    return get_command(cli)


def run(words: Sequence[str], **environment: str) -> tuple[int, str]:
    """The exit code of a command and what it prints, errors too."""
    printed = io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        # stores are put in each other's place here, which a witness would tell
        TemporaryDirectory() as state,
        redirect_stdout(printed),
        redirect_stderr(printed),
    ):
        patch.setenv("XDG_STATE_HOME", state)
        for name, value in environment.items():
            patch.setenv(name, value)
        try:
            command_line().main(args=list(words), prog_name="simpul")
        except SystemExit as left:
            return int(left.code or 0), printed.getvalue()
        except SimpulError as error:
            return 1, f"{printed.getvalue()}{type(error).__name__}: {error}"
    raise AssertionError("a command ends by leaving")


def read(*words: str) -> Any:
    """What a command tells as JSON; with `--reveal`, as the head of the office."""
    code, printed = run([*words, "--format", "json"], **(REVEALING if "--reveal" in words else {}))
    assert code == 0, printed
    return json.loads(printed)
