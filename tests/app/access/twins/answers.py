"""What is answered to an ask, with the files that are written, less what differs whoever a report
is about.
"""

import hashlib
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.settings import Settings
from app.workspace import Workspace
from tests.app.access.twins.asking import run
from tests.app.access.twins.every_command import OUT, PLAIN, Ask
from tests.offices.handed_out import content_text, without_head

_ELAPSED = re.compile(r"\d+([.,]\d+)?(?= (?:s|seconds?|detik|ms)\b)|(?<=\"seconds\": )[\d.]+")
"""How long something took, which no two runs have in common."""
_TOTALS = re.compile(
    r"(?P<name>\"(?:mentions|identifiers|relationships|review)\": )\d+"
    r"|\d+(?="
    r" (?:mentions|penyebutan|identifiers|pengenal|entities|entitas|relationships|hubungan)\b)"
    r"|(?<=to be reviewed: )\d+ proposals, \d+|(?<=perlu ditinjau: )\d+ usulan, semula \d+"
)
"""How much a store holds in all, and what of it waits for who may reveal: a report of anybody adds
to it.
"""
_TELLING_TOTALS = frozenset(
    {"load", "link", "drafts", "judge", "settle", "split", "withdraw", "resolve", "doctor"}
)


@dataclass(frozen=True)
class Answer:
    """What came of an ask."""

    code: int
    printed: str
    files: Mapping[str, str]
    """Texts of the files written, by name; of a workbook those of its parts."""

    @property
    def text(self) -> str:
        """Everything that somebody reads of it."""
        return "\n".join(
            (
                f"code {self.code}",
                self.printed,
                *(f"{name}\n{text}" for name, text in self.files.items()),
            )
        )


def answer(ask: Ask, *reveal: str) -> Answer:
    """Ask the store of this folder; files that are written there are read and taken away."""
    before = set(_files())
    format_option = ("--format", ask.viewer.format) if ask.viewer.format != PLAIN else ()
    code, printed = run([*ask.words, *format_option, *reveal], **ask.viewer.environment)
    fair = partial(_fair, ask.command)
    written = {str(path): fair(file_text(path)) for path in sorted(_files()) if path not in before}
    for name in written:
        Path(name).unlink()
    # a format of several files leaves their folder behind
    shutil.rmtree(OUT, ignore_errors=True)
    return Answer(code, fair(printed), written)


def _fair(command: str, text: str) -> str:
    text = without_head(_ELAPSED.sub("…", without_digests(text)))
    if command in _TELLING_TOTALS:
        text = _TOTALS.sub(lambda found: f"{found['name'] or ''}…", text)
    # a table is as wide as the time that its title tells
    return "\n".join(line.rstrip() for line in text.splitlines())


def without_digests(text: str) -> str:
    """The text with the names of files in the place of their digests, which must differ."""
    for digest, name in _digests(Path.cwd()).items():
        text = text.replace(digest, name)
    return text


def _digests(folder: Path) -> dict[str, str]:
    """Digests of the files that were loaded, whole and as a table shows them: the files of the two
    stores differ.
    """
    files = (path for part in ("first", "later") for path in (folder / part).iterdir())
    whole = {hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in files}
    return whole | {digest[:12]: name for digest, name in whole.items()}


def _files() -> list[Path]:
    """What somebody was given: neither the store nor what waits to be put into it."""
    kept = ("simpul.db*", "*.draft")
    return [
        path
        for path in Path().rglob("*")
        if path.is_file() and not any(path.match(name) for name in kept)
    ]


def file_text(path: Path) -> str:
    """What stands in a file; of a workbook or an archive what stands in its parts."""
    return content_text(path.read_bytes())


@contextmanager
def kept_open() -> Iterator[None]:
    """Workspaces stay open for the next who asks with the same settings, as the screens keep
    theirs.

    What they have analysed is analysed once.
    """
    opened: dict[Settings, Workspace] = {}
    begin, close = Workspace.__init__, Workspace.close

    def begin_once(space: Workspace, settings: Settings, **given: Any) -> None:
        if settings not in opened:
            begin(space, settings, **given)
            opened[settings] = space
        space.__dict__ = opened[settings].__dict__

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Workspace, "__init__", begin_once)
        patch.setattr(Workspace, "close", lambda space: None)
        yield
    for space in opened.values():
        close(space)
