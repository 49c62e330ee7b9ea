"""Files beside a store: gone when they have served, or kept of what was there before.

Decisions.
What is unpacked or half-made lies beside the store, under its owner's rights, in a folder that is
held by a lock for as long as somebody works with it. So whoever comes next can tell what a kill
left, and removes it.
"""

import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import SettingsError, StoreUnavailable
from graph.messages import message

_UNFINISHED = ".part"
_WITH_IT = ("-journal", "-wal", "-shm")
"""What SQLite puts beside a file that is in use."""
_KEPT = ".backup"


@contextmanager
def folder_beside(place: Path) -> Iterator[Path]:
    """A new folder beside a file, for its owner alone, of which nothing is left at the end.

    What a kill left of earlier ones is removed first.
    """
    sweep(place)
    try:
        name = tempfile.mkdtemp(_UNFINISHED, f"{place.name}.", place.parent)
    except OSError as error:
        raise StoreUnavailable(
            message("nothing can be written beside {path}: check the disk", path=place)
        ) from error
    folder = Path(name)
    try:
        with _held(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(place: Path) -> None:
    """Remove what a kill left beside a file: what nobody holds."""
    for folder in sorted(place.parent.glob(f"{glob.escape(place.name)}.*{_UNFINISHED}")):
        with suppress(OSError), _held(folder):  # somebody works in it, or removes it too
            shutil.rmtree(folder, ignore_errors=True)


def kept_beside(place: Path) -> list[Path]:
    """The backups that were made beside a store of what was there before it was changed whole."""
    return sorted(place.parent.glob(f"{glob.escape(place.name)}.before-*{_KEPT}"))


def kept_name(place: Path, before: str) -> Path:
    """What a backup is called of what was there before something."""
    return place.with_name(f"{place.name}.before-{before}{_KEPT}")


def name_beside(place: Path, before: str) -> Path:
    """A new name for a backup of what is there before it is changed whole.

    >>> name_beside(Path("/nowhere/cases.db"), "restore").name
    'cases.db.before-restore.backup'
    """
    for number in range(1, 10_000):
        count = "" if number == 1 else f"-{number}"
        file = kept_name(place, f"{before}{count}")
        if not file.exists():
            return file
    raise SettingsError(
        message("there are too many old backups beside {path}: remove some", path=place)
    )


def put_in_place(file: Path, place: Path) -> None:
    """Give a finished file its name, at once, where nothing has that name yet."""
    try:
        os.link(file, place)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        if place.exists():
            raise FileExistsError(place) from None
        file.rename(place)


def set_aside(place: Path) -> Path:
    """Give a damaged file another name, with what lies beside it, and say which."""
    aside = name_beside(place, "damage").with_suffix(".damaged")
    for ending in ("", *_WITH_IT):
        with suppress(FileNotFoundError):
            Path(f"{place}{ending}").replace(f"{aside}{ending}")
    return aside


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Lock a folder for this process; raises OSError where another has it."""
    if sys.platform == "win32":  # there what is open cannot be removed
        yield
        return
    import fcntl

    number = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(number)
