"""Where something of what was erased may be left, and looking for it in every usual writing."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from graph.model import Id
from graph.names import fold
from graph.persons.blanking import Writing, blanked, pattern_of

LEAST_LETTERS = 5
"""Shorter names and numbers stand in other words too."""


class Place(StrEnum):
    """Where something of an erased case or person may be left."""

    LOG = "log"
    LOG_PERHAPS = "log perhaps"
    """How often is not told: it would tell that a party is known as a victim too."""
    WATCHES = "watches"
    WORK = "work"
    PERHAPS = "perhaps"
    DRAFTS = "drafts"
    REJECTED = "rejected"
    HANDED_OUT = "handed out"
    BACKUPS = "backups"
    DATABASE = "database"
    COPIES = "copies"


@dataclass(frozen=True, slots=True)
class Remains:
    """What is left in one place, by name or by number."""

    place: Place
    names: tuple[str, ...] = ()
    count: int = 0


class Traces:
    """Names, numbers and ids that are looked for in texts and files."""

    def __init__(self, writings: Collection[Writing], ids: Collection[Id] = ()) -> None:
        self._writings = frozenset(writing for writing in writings if _is_telling(writing))
        self._ids = tuple(ids)
        self._quick = pattern_of(self._writings)

    def are_in(self, text: str) -> bool:
        """Whether any of it stands in a text."""
        if any(known in text for known in self._ids):
            return True
        if self._quick.search(fold(text)) is None:
            return False
        return blanked(text, self._writings.__contains__) != text

    def in_files(self, place: Place, files: Iterable[tuple[Path, Iterable[str]]]) -> Remains:
        """The files that hold any of it in their lines, or in their name."""
        found = [
            str(file)
            for file, lines in files
            if self.are_in(file.name) or any(map(self.are_in, lines))
        ]
        return Remains(place, tuple(found), len(found))


def lines_of(files: Iterable[Path]) -> Iterator[tuple[Path, Iterator[str]]]:
    """Files with the lines of each."""
    for file in sorted(files):
        with file.open(encoding="utf-8", errors="replace") as lines:
            yield file, lines


def _is_telling(writing: Writing) -> bool:
    return len(writing) > 1 or (bool(writing) and len(writing[0]) >= LEAST_LETTERS)
