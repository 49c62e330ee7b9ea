"""The file of accounts: a SQLite file of its own, which its owner alone may read.

Decisions.
It is apart from the store: it serves stores of every engine, a copy of a store carries no account,
and who backs up cases needs no password hashes.
What was decided is on the disk when it is answered (`synchronous=FULL`): an account that was
disabled stays so when the power fails. Reading waits for no writer (WAL).
"""

import hashlib
import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.errors import AccessDenied, SchemaMismatch, StoreBusy, StoreUnavailable
from graph.messages import message

Connection = sqlite3.Connection
_APPLICATION_ID = 0x53494D41
"""Of a file of accounts ("SIMA"); a store has another."""
_VERSION = 1
_BUSY_MS = 10_000
_PRIVATE = 0o600
_READ_BY_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_SCHEMA = """
CREATE TABLE account (
  name TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  role TEXT NOT NULL,
  office TEXT NOT NULL,
  password TEXT NOT NULL DEFAULT '',
  disabled INTEGER NOT NULL DEFAULT 0,
  made REAL NOT NULL,
  issuer TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX account_of_provider ON account (issuer, subject) WHERE issuer <> '';
CREATE TABLE session (
  digest TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
  began REAL NOT NULL,
  seen REAL NOT NULL,
  address TEXT NOT NULL,
  browser TEXT NOT NULL
) STRICT;
CREATE INDEX session_of_account ON session (account);
CREATE TABLE code (
  digest TEXT PRIMARY KEY,
  account TEXT NOT NULL UNIQUE,
  until REAL NOT NULL
) STRICT;
CREATE TABLE failure (
  subject TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  last REAL NOT NULL
) STRICT;
CREATE TABLE secret (purpose TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT;
INSERT INTO secret VALUES ('device', randomblob(32));
"""


class AccountsFile:
    """An open file of accounts; threads share it."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open the file, made if need be; raises StoreUnavailable, AccessDenied, SchemaMismatch."""
        self.path = path.absolute()
        if create:
            _make(self.path)
        _check_private(self.path)
        self._reading = threading.Lock()
        self._writing = threading.Lock()
        with _translated(self.path):
            self._reader = _connect(self.path)
            self._writer = _connect(self.path)
            self._set_up()

    def _set_up(self) -> None:
        """Make the tables of a new file; raise for a file of something else."""
        with self.transaction() as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            (application,) = db.execute("PRAGMA application_id").fetchone()
            (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            if version == 0 and tables == 0:
                for statement in _SCHEMA.split(";\n"):
                    db.execute(statement)
                db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {_VERSION}")
            elif application != _APPLICATION_ID:
                raise StoreUnavailable(
                    message("{path} is no file of accounts: name another file", path=self.path)
                )
            elif version > _VERSION:
                raise SchemaMismatch(
                    message("{path} was written by a newer Simpul: update this one", path=self.path)
                )

    def close(self) -> None:
        """Release the file."""
        with self._reading, self._writing:
            self._reader.close()
            self._writer.close()

    def rows(self, query: str, *values: object) -> list[Any]:
        """What a query gives."""
        with self._reading, _translated(self.path):
            return self._reader.execute(query, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A connection to write with: all of it is kept, or nothing."""
        with self._writing, _translated(self.path):
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                self._writer.execute("ROLLBACK")
                raise
            self._writer.execute("COMMIT")


def _connect(path: Path) -> sqlite3.Connection:
    opened = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    opened.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    opened.execute("PRAGMA journal_mode = WAL")
    opened.execute("PRAGMA synchronous = FULL")
    opened.execute("PRAGMA foreign_keys = ON")
    opened.execute("PRAGMA secure_delete = ON")
    opened.execute("PRAGMA trusted_schema = OFF")
    return opened


def _make(path: Path) -> None:
    """Make an empty file that nobody else can read, where there is none."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    try:
        os.close(os.open(path, flags, _PRIVATE))
    except FileExistsError:
        return
    except OSError as error:
        raise StoreUnavailable(
            message("{path} cannot be made ({reason})", path=path, reason=error.strerror)
        ) from error


def _check_private(path: Path) -> None:
    """Raise for a file that is not there, or that others could have read or written."""
    try:
        found = path.lstat()
    except OSError as error:
        raise StoreUnavailable(
            message(
                "there is no file of accounts {path}: `simpul serve --accounts` makes one",
                path=path,
            )
        ) from error
    if not stat.S_ISREG(found.st_mode):
        raise AccessDenied(message("{path} is no plain file: name the file itself", path=path))
    if os.name != "posix":
        return
    if found.st_uid != os.geteuid():
        raise AccessDenied(message("{path} belongs to another account: ask its owner", path=path))
    if found.st_mode & _READ_BY_OTHERS:
        raise AccessDenied(
            message("others may read {path}, so nobody signs in by it: chmod 600 {path}", path=path)
        )


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Turn the errors of the engine into ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise StoreBusy(
                message("{path} is being written to by another: try again", path=path)
            ) from error
        raise StoreUnavailable(
            message("{path} cannot be used ({reason})", path=path, reason=error)
        ) from error
    except sqlite3.DatabaseError as error:
        raise StoreUnavailable(
            message("{path} is no file of accounts: name another file", path=path)
        ) from error


def digest_of(text: str) -> str:
    """What is kept of a secret with at least 96 random bits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
