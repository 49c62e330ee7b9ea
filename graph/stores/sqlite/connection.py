"""Connections to the file of a store: how each is opened, and what SQLite says when it cannot.

Decisions.
WAL with `synchronous=NORMAL`: a kill loses at most the transaction in hand, never a committed one.
`secure_delete` overwrites what is erased.
Ids are digests, so a batch touches pages all over its tables: pages of 8 KiB are fewer to write
than SQLite's own of 4. A file keeps the pages that it was made with.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreBusy, StoreReadOnly, StoreUnavailable
from graph.messages import message

Connection = sqlite3.Connection
LIBRARY_VERSION = sqlite3.sqlite_version
BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
"""What SQLite answers where another has the lock."""

BUSY_MS = 10_000
"""How long a writer waits for another, in milliseconds."""

PAGE_BYTES = 8_192
"""Of a new file; it must be said before anything is written."""

_OWNER_ALONE = 0o600
_PRAGMAS = (
    f"page_size={PAGE_BYTES}",
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "secure_delete=ON",
    "cache_size=-65536",
)


def open_file(path: Path) -> Connection:
    """A new connection to a store's file, which is made where it is missing."""
    if not path.parent.is_dir():
        raise StoreUnavailable(
            message(
                "{parent} is not a folder: make it, or choose another place for the store",
                parent=path.parent,
            )
        )
    make_private(path)
    connection = connect(path)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def connect(path: Path) -> Connection:
    """A new connection to any database, as it is."""
    return sqlite3.connect(
        path,
        timeout=BUSY_MS / 1000,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )


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
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
            raise StoreBusy(
                message(
                    "{path} is being written by another process: wait for it and try again",
                    path=path,
                )
            ) from error
        if error.sqlite_errorname.startswith("SQLITE_READONLY"):
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
    except sqlite3.DatabaseError as error:
        raise StoreUnavailable(
            message(
                "{path} is not a Simpul database or is damaged ({error}): restore a copy",
                path=path,
                error=error,
            )
        ) from error
