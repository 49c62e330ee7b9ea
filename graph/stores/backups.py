"""Backups of any store.

Decisions.
A backup is always a SQLite file (graph/stores/sqlite/backups.py): one of SQLite is copied page by
page, one of a server value by value, so that a backup outlives the engine that it was made from.
"""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from graph.stores.base import ReadableStore
from graph.stores.everything import copy_everything
from graph.stores.open import open_store
from graph.stores.shared.beside import (
    folder_beside,
    kept_beside,
    name_beside,
    put_in_place,
    set_aside,
    sweep,
)
from graph.stores.sqlite.backups import BackupManifest, check_backup, seal_backup, unseal
from graph.stores.sqlite.connection import is_plain
from graph.stores.sqlite.encrypting import change_key, write_under
from graph.stores.sqlite.keys import FileKey, ask_by, forget_key, key_of, read_key_file
from graph.stores.sqlite.store import SqliteStore

__all__ = [
    "BackupManifest",
    "FileKey",
    "ask_by",
    "back_up",
    "change_key",
    "check_backup",
    "folder_beside",
    "forget_key",
    "is_encrypted",
    "is_plain",
    "kept_beside",
    "key_of",
    "name_beside",
    "open_copy",
    "put_in_place",
    "read_key_file",
    "set_aside",
    "sweep",
    "unseal",
    "write_under",
]

ENCRYPTED = "sqlite+encrypted"
BackupProgress = Callable[[int, int | None], None]
"""Told how many pages or values were copied since the last call, and of how many, if known."""


def open_copy(path: Path, key: FileKey | None) -> SqliteStore:
    """The store in a file that is there; `key` opens one that is encrypted."""
    scheme = "sqlite" if key is None else ENCRYPTED
    return SqliteStore(f"{scheme}:///{path}", create=False, key=key)


def is_encrypted(uri: str) -> bool:
    """Whether an address means a file that is encrypted."""
    return urlsplit(uri).scheme == ENCRYPTED


def back_up(
    store: ReadableStore, target: Path, *, made: str, by: str, progress: BackupProgress
) -> BackupManifest:
    """Write all that a store holds into a file that is not there yet, and check it.

    Raises BackupDamaged where it is not what the store holds, StoreChanged where somebody wrote
    into a server meanwhile: run it again.
    """
    if isinstance(store, SqliteStore):
        return store.back_up(target, made=made, by=by, progress=progress)
    with open_store(f"sqlite:///{target}", ids=store.ids) as copy:
        copy_everything(store, copy, lambda count: progress(count, None))
    return seal_backup(target, place=store.place, made=made, by=by)
