"""Backing up a store: a copy that is whole, checked, and locked for who may open it.

Decisions.
The copy is made beside the store, checked there against the store, and only then written to where
it shall lie; what was written is read once more and compared. So a disk that fails, or is full, is
found now and not on the day that the backup is needed.
A file that is there already is never written over: it may be the last backup that is good.
That a backup is made is logged before it is, so the backup itself tells of it.
What the log calls a recipient is a digest of the public key, never what was typed.
"""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from app.access.log import add_entry
from app.access.policy import viewer_of
from app.access.rights import Right
from app.clock import now
from app.encryption import check_lock, lock_into, public_keys
from app.progress import Progress, silent
from app.settings import Settings
from graph.errors import BackupDamaged, SettingsError, StoreUnavailable
from graph.messages import message
from graph.model import Value
from graph.stores import open_store, store_file
from graph.stores.backups import BackupManifest, back_up, folder_beside, is_encrypted, put_in_place
from loaders.private_files import open_private

__all__ = ["BackupManifest", "BackupReport", "make_backup", "pour", "workplace"]

BACKUP = "backup"
"""What the log calls it."""
_CHUNK = 1 << 20


class BackupReport(Value, frozen=True, omit_defaults=False):
    """What was backed up where."""

    file: str
    bytes: int
    sha256: str
    """Of the file as it was written."""
    recipients: int
    """How many keys open it; none when it is not locked."""
    encrypted: bool
    """Whether it is encrypted by the key of the store besides."""
    manifest: BackupManifest


@dataclass(frozen=True, slots=True)
class _Written:
    """What was written, and read once more."""

    size: int
    sha256: str


def make_backup(
    settings: Settings,
    output: Path,
    *,
    recipients: Sequence[str] = (),
    progress: Progress | None = None,
) -> BackupReport:
    """Back up the store that the settings name into a new file.

    Raises AccessDenied for who may not, SettingsError where the file is there already, and
    BackupDamaged where what was written is not what the store holds.
    """
    viewer_of(settings).check(Right.BACKUP)
    step = progress or silent
    keys = public_keys(recipients) if recipients else []
    _check_new(output)
    with (
        open_store(settings.store, create=False) as store,
        folder_beside(workplace(settings.store)) as folder,
    ):
        at = now()
        told = " ".join(hashlib.sha256(str(key).encode()).hexdigest()[:12] for key in keys)
        add_entry(store, settings.user, BACKUP, subject=told, at=at)
        copy = folder / "copy"
        step("copy", 0)
        manifest = back_up(store, copy, made=at, by=settings.user, progress=partial(step, "copy"))
        step("write", 0)
        written = _write(copy, output, keys)
    return BackupReport(
        file=str(output),
        bytes=written.size,
        sha256=written.sha256,
        recipients=len(keys),
        encrypted=is_encrypted(settings.store),
        manifest=manifest,
    )


def workplace(uri: str) -> Path:
    """Beside what a copy that is not locked may lie: the store's file, or what the system says.

    Never where backups lie, which may be anybody's disk.
    """
    return store_file(uri) or Path(tempfile.gettempdir()) / "simpul"


def _check_new(output: Path) -> None:
    if output.exists():
        raise SettingsError(
            message(
                "{path} is there already, and no backup is written over: name another file",
                path=output,
            )
        )
    if not output.parent.is_dir():
        raise SettingsError(
            message("{path} is not a folder: make it, or name another", path=output.parent)
        )


def _write(copy: Path, output: Path, keys: Sequence[Any]) -> _Written:
    """Write a copy to its place, locked if there are keys, and read it once more."""
    try:
        with folder_beside(output) as folder:
            part = folder / "written"
            with copy.open("rb") as source, open_private(part) as target:
                once = None
                if keys:
                    once = lock_into(source, target, keys)
                else:
                    pour(source, target)
                target.flush()
                os.fsync(target.fileno())
            written = _check(copy, part, once)
            put_in_place(part, output)
            return written
    except FileExistsError:
        raise SettingsError(
            message("{path} was made by somebody else meanwhile: name another file", path=output)
        ) from None
    except OSError as error:
        raise StoreUnavailable(
            message(
                "{path} cannot be written ({error}): nothing was left there, choose another disk",
                path=output,
                error=error.strerror or str(error),
            )
        ) from error


def _check(copy: Path, part: Path, once: Any) -> _Written:
    """Raise BackupDamaged where what was written is not the copy."""
    held, whole = _Digest(), _Digest()
    found = whole if once is None else _Digest()
    with copy.open("rb") as file:
        pour(file, held)
    with part.open("rb") as file:
        pour(file, whole)
        if once is not None:
            file.seek(0)
            check_lock(file, found, once)
    if held.hexdigest() != found.hexdigest():
        raise BackupDamaged(
            message("{path} is not what was written there: choose another disk", path=part)
        )
    return _Written(size=whole.size, sha256=whole.hexdigest())


class _Digest:
    """A file that nothing is kept of but its length and SHA-256."""

    def __init__(self) -> None:
        self.size = 0
        self._digest = hashlib.sha256()

    def write(self, part: bytes) -> int:
        """Take a part in."""
        self.size += len(part)
        self._digest.update(part)
        return len(part)

    def flush(self) -> None:
        """Nothing waits to be written."""

    def hexdigest(self) -> str:
        """Of all that was written."""
        return self._digest.hexdigest()


def pour(source: IO[bytes], target: Any) -> None:
    """Write all that is left of one file into another."""
    while part := source.read(_CHUNK):
        target.write(part)
