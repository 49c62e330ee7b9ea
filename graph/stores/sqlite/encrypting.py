"""The key of a store's file changed: all of it written anew beside, compared, and put in its place.

Decisions.
Changing the pages where they lie would leave a file that no key opens if it were broken off. So the
whole file is written anew under the new key, every table is compared, and the new one takes the
name in one step: a kill leaves the one or the other.
It needs the store for itself, since whoever had it open would go on with the old file. What was in
the old file is overwritten before it is let go: in what a disk keeps of its own (a journal, worn
cells) it may stay, which is said in the help.
"""

import os
from contextlib import closing
from pathlib import Path

from graph.errors import BackupDamaged, StoreBusy
from graph.messages import message
from graph.stores.shared.beside import folder_beside
from graph.stores.sqlite.backups import copy_pages, table_digests
from graph.stores.sqlite.connection import (
    Connection,
    attach_new,
    connect,
    connect_plain_for_export,
    make_private,
    translated,
)
from graph.stores.sqlite.keys import FileKey

_CHUNK = 1 << 20


def change_key(path: Path, key: FileKey | None, new: FileKey) -> None:
    """Encrypt a store's file by a new key, which was encrypted by another or not at all.

    Raises StoreBusy while anybody else has it open.
    """
    new.check_new()
    with translated(path), closing(_opened(path, key)) as old, folder_beside(path) as folder:
        _take_alone(old, path)
        copy = folder / "copy"
        _write(old, copy, key, new)
        with closing(connect(copy, new)) as written:
            if table_digests(written) != table_digests(old):
                raise BackupDamaged(
                    message("{path} was not copied as it is: look at the disk", path=path)
                )
        with path.open("r+b") as left:
            copy.replace(path)
            _overwrite(left.fileno())


def _take_alone(db: Connection, path: Path) -> None:
    """Lock a store's file until its connection is closed; raises StoreBusy if others have it."""
    try:
        with translated(path):
            # nobody leaves the write-ahead log while another has the file open
            db.execute("PRAGMA journal_mode=DELETE")
            db.execute("PRAGMA locking_mode=EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("COMMIT")
    except StoreBusy as error:
        raise StoreBusy(
            message("{path} is open elsewhere: close it there first", path=path)
        ) from error


def write_under(path: Path, key: FileKey | None, target: Path, new: FileKey) -> None:
    """Copy a database that nobody has open into a new file that is encrypted by a key."""
    with translated(path), closing(_opened(path, key)) as source:
        _write(source, target, key, new)


def _opened(path: Path, key: FileKey | None) -> Connection:
    return connect_plain_for_export(path) if key is None else connect(path, key)


def _write(source: Connection, target: Path, key: FileKey | None, new: FileKey) -> None:
    """Fill a new file; what has no key is copied row by row, since pages would stay as they are."""
    make_private(target)
    if key is not None:
        with closing(connect(target, new)) as copy:
            copy_pages(source, copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        return
    attach_new(source, target, new, "target")
    source.execute("BEGIN")
    source.execute("SELECT sqlcipher_export('target')")
    for fact in ("user_version", "application_id"):
        number = int(source.execute(f"PRAGMA main.{fact}").fetchone()[0])
        source.execute(f"PRAGMA target.{fact}={number}")
    source.execute("COMMIT")
    source.execute("DETACH target")


def _overwrite(number: int) -> None:
    """Write zeros over all of an open file."""
    left = os.fstat(number).st_size
    os.lseek(number, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(number, bytes(min(left, _CHUNK)))
    os.fsync(number)
