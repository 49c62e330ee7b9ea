"""Connections to the file of a store: how each is opened, and what SQLite says when it cannot.

Decisions.
WAL with `synchronous=NORMAL`: a kill loses at most the transaction in hand, never a committed one.
`secure_delete` overwrites what is erased.
Ids are digests, so a batch touches pages all over its tables: pages of 8 KiB are fewer to write
than SQLite's own of 4. A file keeps the pages that it was made with.
A file that is encrypted is opened by SQLCipher, with its own defaults but for the size of a page:
so whoever has SQLCipher and the key opens it without Simpul.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from graph.errors import SettingsError, StoreBusy, StoreReadOnly, StoreUnavailable
from graph.messages import message
from graph.stores.sqlite.keys import FileKey

try:
    from sqlcipher3 import dbapi2 as sqlcipher
except ImportError:  # the extra `encrypted` is not installed
    sqlcipher = None

Connection = sqlite3.Connection
"""SQLCipher's has the same methods."""
BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
"""What SQLite answers where another has the lock."""

BUSY_MS = 10_000
"""How long a writer waits for another, in milliseconds."""

PAGE_BYTES = 8_192
"""Of a new file; it must be said before anything is written."""

_PLAIN = b"SQLite format 3\x00"
_OWNER_ALONE = 0o600
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "secure_delete=ON",
    "cache_size=-65536",
)
_OPERATIONAL: tuple[type[Exception], ...] = (sqlite3.OperationalError,)
_OF_THE_FILE: tuple[type[Exception], ...] = (sqlite3.DatabaseError,)
if sqlcipher is not None:
    _OPERATIONAL += (sqlcipher.OperationalError,)
    _OF_THE_FILE += (sqlcipher.DatabaseError,)


def open_file(path: Path, key: FileKey | None = None) -> Connection:
    """A new connection to a store's file, which is made where it is missing."""
    if not path.parent.is_dir():
        raise StoreUnavailable(
            message(
                "{parent} is not a folder: make it, or choose another place for the store",
                parent=path.parent,
            )
        )
    make_private(path)
    if key is not None and not path.stat().st_size:
        key.check_new()
    connection = connect(path, key)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except _OF_THE_FILE as error:
        connection.close()
        if key is None or getattr(error, "sqlite_errorname", "") != "SQLITE_NOTADB":
            raise
        raise StoreUnavailable(
            message("this key does not open {path}: check it, or the file is damaged", path=path)
        ) from error
    return connection


def connect(path: Path, key: FileKey | None = None) -> Connection:
    """A new connection to any database, as it is."""
    how: dict[str, Any] = {
        "timeout": BUSY_MS / 1000,
        "isolation_level": None,
        "check_same_thread": False,
        "cached_statements": 256,
    }
    if key is None:
        plain: Connection = sqlite3.connect(path, **how)
        plain.execute(f"PRAGMA page_size={PAGE_BYTES}")
        return plain
    check_installed()
    connection = cast(Connection, sqlcipher.connect(str(path), **how))
    # its log would go to the terminal, and tells of every wrong key
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f'PRAGMA key = "{key.literal(_begins(path))}"')
    connection.execute(f"PRAGMA cipher_page_size={PAGE_BYTES}")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def check_installed() -> None:
    """Raise SettingsError where nothing can open an encrypted file."""
    if sqlcipher is None:
        raise SettingsError('an encrypted store needs SQLCipher: pip install "simpul[encrypted]"')


def is_plain(path: Path) -> bool:
    """Whether a file is a database that anybody can read."""
    return _begins(path) == _PLAIN


def attach_new(db: Connection, path: Path, key: FileKey, name: str) -> None:
    """Attach a new encrypted database, which is to be filled, to a connection of SQLCipher."""
    make_private(path)
    db.execute(f'ATTACH ? AS {name} KEY "{key.literal(b"")}"', (str(path),))
    db.execute(f"PRAGMA {name}.cipher_page_size={PAGE_BYTES}")


def connect_plain_for_export(path: Path) -> Connection:
    """A connection of SQLCipher to a file that is not encrypted, to copy it into one that is."""
    check_installed()
    connection = cast(Connection, sqlcipher.connect(str(path), isolation_level=None))
    connection.execute("PRAGMA cipher_log_level=NONE")
    return connection


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_PLAIN))


def make_private(path: Path) -> None:
    """Make a file where there is none, for its owner alone; SQLite gives what lies beside it, its
    log and journal, the same mode.
    """
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, _OWNER_ALONE))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into errors of a store that say what to do."""
    try:
        yield
    except _OPERATIONAL as error:
        said = getattr(error, "sqlite_errorname", "")
        if said in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
            raise StoreBusy(
                message(
                    "{path} is being written by another process: wait for it and try again",
                    path=path,
                )
            ) from error
        if said.startswith("SQLITE_READONLY"):
            raise StoreReadOnly(
                message(
                    "{path} may only be read: check your rights to write it and its folder",
                    path=path,
                )
            ) from error
        raise StoreUnavailable(
            message(
                "{path} cannot be used ({error}): check the disk and your rights",
                path=path,
                error=error,
            )
        ) from error
    except _OF_THE_FILE as error:
        raise StoreUnavailable(
            message(
                "{path} is not a Simpul database, is damaged, or is encrypted ({error}): restore a"
                " copy, or write sqlite+encrypted:/// before its name",
                path=path,
                error=error,
            )
        ) from error
