"""A whole copy of a store's file: made at one moment while others write, and looked through.

Decisions.
A backup is a SQLite file with every page of the store, so that whoever has SQLite alone can read
it, and a table `backup` with one row: what it holds, as JSON. That row has a digest of every table,
and of the log its length and its head.
The copy is read within one transaction, so it is of one moment however long it takes. The digests
are taken once from the store within that same transaction and once from the copy, so a page that
was copied wrongly is found before anybody relies on it.
What SQLite derives by itself (indexes, words) is not digested but checked by SQLite.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from graph.errors import BackupDamaged, SchemaMismatch, StoreBusy, StoreUnavailable
from graph.messages import Text, message
from graph.model import AuditEntry, Value
from graph.stores.shared.chain import first_break
from graph.stores.shared.codec import decoder, encode
from graph.stores.sqlite.connection import (
    BUSY,
    Connection,
    connect,
    make_private,
    open_file,
    translated,
)
from graph.stores.sqlite.keys import FileKey
from graph.stores.sqlite.schema import APPLICATION_ID, VERSION

FORMAT = 1
TABLE = "backup"

_PAGES_A_STEP = 2_000
_ROWS_A_DIGEST = 10_000
TABLES = f"""
SELECT name FROM pragma_table_list
WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
AND name <> '{TABLE}' ORDER BY name
"""
"""The tables that a store keeps its values in: not what SQLite derives of them."""
_COUNTED = ("source", "reported_case", "mention", "statement", "entity", "relationship")

CopyProgress = Callable[[int, int], None]
"""Told how many pages were copied since the last call, and of how many."""


class BackupManifest(Value, frozen=True, omit_defaults=False):
    """What a backup says of itself."""

    format: int
    place: str
    """Of the store that it is of."""
    made: str
    """ISO date and time; empty where it was made before a migration."""
    by: str
    """The account that made it."""
    schema: int
    revision: int
    counts: Mapping[str, int]
    """Rows of the tables that people ask for, by name."""
    entries: int
    """Of the log."""
    head: str
    """Digest of the last entry of the log; empty where there is none."""
    tables: Mapping[str, str]
    """SHA-256 of every table."""


def write_backup(
    path: Path,
    target: Path,
    key: FileKey | None,
    *,
    place: str,
    made: str,
    by: str,
    progress: CopyProgress,
) -> BackupManifest:
    """Copy the store in a file into another, which is new and empty, and check it.

    Raises BackupDamaged where the copy is not sound or not what the store holds.
    """
    make_private(target)
    with translated(path), closing(open_file(path, key)) as source:
        source.execute("BEGIN")
        before = table_digests(source)
        with translated(target), closing(connect(target, key)) as copy:
            copy_pages(source, copy, progress)
            # one file, that carries nothing beside it
            copy.execute("PRAGMA journal_mode=DELETE")
            if table_digests(copy) != before:
                raise BackupDamaged(
                    message("{path} was not copied as it is: look at the disk", path=path)
                )
            return _sign(copy, place=place, made=made, by=by, tables=before)


def seal_backup(path: Path, *, place: str, made: str, by: str) -> BackupManifest:
    """Make a backup of a store's file that nobody has open: one that was filled for this."""
    with translated(path), closing(connect(path)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")
        return _sign(copy, place=place, made=made, by=by, tables=table_digests(copy))


def check_backup(path: Path, key: FileKey | None = None) -> BackupManifest:
    """What a backup says of itself, after all of it was looked through.

    `key` opens one of an encrypted store.

    Raises BackupDamaged where anything is not as it was written, SchemaMismatch for one of a newer
    Simpul.
    """
    with _as_damage(path), closing(connect(path, key)) as copy:
        copy.execute("PRAGMA query_only=ON")
        if _number(copy, "PRAGMA application_id") != APPLICATION_ID or not _has_manifest(copy):
            raise BackupDamaged("this is no backup of Simpul: it was made by something else")
        (body,) = copy.execute(f"SELECT body FROM {TABLE}").fetchone()
        manifest = decoder(BackupManifest)(body)
        if manifest.schema > VERSION:
            raise SchemaMismatch(
                message(
                    "the backup was written by a newer Simpul (schema {version}): update Simpul",
                    version=manifest.schema,
                )
            )
        _check_sound(copy)
        found = table_digests(copy)
        for table in sorted(found.keys() | manifest.tables.keys()):
            if found.get(table) != manifest.tables.get(table):
                raise _damaged(message("the table {table} was changed", table=table))
        _check_log(copy, manifest)
        return manifest


def unseal(path: Path, key: FileKey | None = None) -> None:
    """Take the manifest out, so that the file is a store again."""
    with translated(path), closing(connect(path, key)) as copy:
        copy.execute(f"DROP TABLE IF EXISTS {TABLE}")


def overwrite(db: Connection, file: Path, key: FileKey | None) -> None:
    """Make the database of a connection hold what a file holds, in one transaction.

    Raises StoreBusy while another process writes it.
    """
    with closing(connect(file, key)) as source:
        size = _number(db, "PRAGMA page_size")
        if _number(source, "PRAGMA page_size") != size:
            # pages of one size cannot be copied into a file of another
            source.execute("PRAGMA journal_mode=DELETE")
            source.execute(f"PRAGMA page_size={size}")
            source.execute("VACUUM")
        copy_pages(source, db)


def find_damage(db: Connection, *, whole: bool) -> str:
    """What SQLite finds wrong with a file; nothing of what is missing from it."""
    check = "integrity_check" if whole else "quick_check"
    found = db.execute(f"PRAGMA {check}(1)").fetchone()[0]
    return "" if found == "ok" else str(found)


def copy_pages(
    source: Connection, target: Connection, progress: CopyProgress = lambda _count, _total: None
) -> None:
    """Copy one database into another, in one transaction of the other.

    Raises StoreBusy where somebody writes either: it has waited then, and SQLite would for ever.
    """
    left = 0

    def told(status: int, remaining: int, total: int) -> None:
        nonlocal left
        if status in BUSY:
            raise StoreBusy("another process writes the store: wait for it and try again")
        progress((left or total) - remaining, total)
        left = remaining

    source.backup(target, pages=_PAGES_A_STEP, progress=told)


def _sign(
    copy: Connection, *, place: str, made: str, by: str, tables: Mapping[str, str]
) -> BackupManifest:
    """Check a copy and put its manifest in."""
    _check_sound(copy)
    last = _last_entry(copy)
    manifest = BackupManifest(
        format=FORMAT,
        place=place,
        made=made,
        by=by,
        schema=_number(copy, "PRAGMA user_version"),
        revision=_number(copy, "SELECT value FROM meta WHERE key = 'revision'"),
        counts={table: _number(copy, f"SELECT count(*) FROM {table}") for table in _COUNTED},
        entries=last.number if last else 0,
        head=last.digest if last else "",
        tables=tables,
    )
    _check_log(copy, manifest)
    copy.execute("BEGIN IMMEDIATE")
    copy.execute(f"CREATE TABLE {TABLE} (body TEXT NOT NULL)")
    copy.execute(f"INSERT INTO {TABLE} VALUES (?)", (encode(manifest),))
    copy.execute("COMMIT")
    return manifest


def _check_sound(copy: Connection) -> None:
    if damage := find_damage(copy, whole=True):
        raise _damaged(message("its file is damaged ({damage})", damage=damage))


def _check_log(copy: Connection, manifest: BackupManifest) -> None:
    bodies = copy.execute("SELECT body FROM audit ORDER BY number")
    broken = first_break(decoder(AuditEntry)(body) for (body,) in bodies)
    if broken is not None:
        raise _damaged(message("its log is broken at entry {number}", number=broken))
    last = _last_entry(copy)
    head = (last.number, last.digest) if last else (0, "")
    if head != (manifest.entries, manifest.head):
        raise _damaged(message("its log does not end where it says"))


def _last_entry(db: Connection) -> AuditEntry | None:
    row = db.execute("SELECT body FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    return decoder(AuditEntry)(row[0]) if row else None


def table_digests(db: Connection) -> dict[str, str]:
    """SHA-256 of every table, over its rows in the order of their keys."""
    names = [name for (name,) in db.execute(TABLES).fetchall()]
    return {name: _digest(db, name) for name in names}


def _digest(db: Connection, table: str) -> str:
    keys = db.execute("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (table,))
    order = ", ".join(f'"{name}"' for (name,) in keys.fetchall()) or "rowid"
    rows = db.execute(f'SELECT * FROM "{table}" ORDER BY {order}')
    digest = hashlib.sha256()
    while part := rows.fetchmany(_ROWS_A_DIGEST):
        for row in part:
            digest.update(msgspec.msgpack.encode(row))
    return digest.hexdigest()


def _has_manifest(db: Connection) -> bool:
    sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
    return db.execute(sql, (TABLE,)).fetchone() is not None


def _number(db: Connection, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])


def _damaged(reason: Text) -> BackupDamaged:
    return BackupDamaged(
        message("the backup cannot be relied on: {reason}; take an earlier one", reason=reason)
    )


@contextmanager
def _as_damage(path: Path) -> Iterator[None]:
    """Say of a file that is none of SQLite's, or holds what is none of ours, that it is damaged."""
    try:
        with translated(path):
            yield
    except (StoreUnavailable, msgspec.MsgspecError) as error:
        raise _damaged(message("its file is damaged ({damage})", damage=str(error))) from error
