"""PDF documents as notes: what their text layer says, with the page of each person in it.

A scan has no text layer: it is refused with advice, never read as an empty case, and pages
without text among others are told by their numbers.
"""

import atexit
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.errors import UnreadableFile
from graph.messages import Advice, message
from loaders.readers.note import MAX_NOTE_BYTES, note_table
from loaders.readers.passwords import Passwords
from loaders.tables import MAX_DOCUMENT_BYTES, Table, check_size

_WORKER = Path(__file__).with_name("worker.py")
_MOST_TOLD = 30
_PASSWORD, _LONG = "password", "long"
_LEAST_LETTERS = 20
"""Letters below which a page's text is no more than a stamp on a scan."""


def read_pdf(
    path: Path, name: str, known: Callable[[str], bool], passwords: Passwords
) -> Iterator[Table]:
    """The one table of a document; raises UnreadableFile."""
    check_size(path, MAX_DOCUMENT_BYTES)
    pages = _pages(path, name, passwords)
    if sum(len(page.strip()) for page in pages) < _LEAST_LETTERS:
        raise UnreadableFile(
            message(
                "{name} holds pictures of pages and no text; let a scanner's software recognise its"
                " text, or type what matters into a note",
                name=name,
            )
        )
    yield replace(note_table(name, pages), notes=tuple(_unread(pages)))


def _unread(pages: Sequence[str]) -> Iterator[Advice]:
    """Which pages of a document are pictures, if some are."""
    blank = [str(number) for number, page in enumerate(pages, start=1) if not page.strip()]
    if blank:
        told = ", ".join(blank[:_MOST_TOLD]) + (", …" if blank[_MOST_TOLD:] else "")
        yield Advice(
            message(
                "pages without text, such as scans or pictures, are not read: {pages}", pages=told
            ),
            message("look whether they say something, and type what matters into a note"),
        )


def _pages(path: Path, name: str, passwords: Passwords) -> list[str]:
    """The text of each page, with the first password that opens the document."""
    answer = _reader.ask(path, "", name)
    if answer.get("error") == _PASSWORD:
        for password in passwords(name):
            answer = _reader.ask(path, password, name)
            if answer.get("error") != _PASSWORD:
                break
    if "pages" in answer:
        return [_lines(page) for page in answer["pages"]]
    said = {
        _PASSWORD: "{name} has a password; give it, or save the document without one",
        _LONG: "{name} has more text than a document may have; split it",
    }
    damaged = "{name} is damaged, or no PDF document; open it and save it again"
    raise UnreadableFile(message(said.get(answer["error"], damaged), name=name))


def _lines(page: str) -> str:
    """The text of a page with plain ends of lines."""
    return page.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


class _Reader:
    """The process that opens documents, begun when the first comes and anew when it was ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def ask(self, path: Path, password: str, name: str) -> dict[str, Any]:
        """What it answers of one document; raises UnreadableFile where it was ended by one."""
        asked = {"path": str(path.absolute()), "password": password, "most": MAX_NOTE_BYTES}
        with self._lock:
            process = self._running()
            assert process.stdin and process.stdout  # noqa: S101 - both are pipes
            try:
                process.stdin.write(json.dumps(asked) + "\n")
                process.stdin.flush()
                line = process.stdout.readline()
            except OSError:
                line = ""
            if not line:
                self.close()
                raise UnreadableFile(
                    message(
                        "{name} takes too much memory or time to open; print it to a new PDF file",
                        name=name,
                    )
                )
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            # isolated: neither the working folder nor the environment adds to what it imports
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and file
                [sys.executable, "-I", str(_WORKER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        return self._process

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
            self._process = None


_reader = _Reader()
atexit.register(_reader.close)
