"""The embedded store: one SQLite file, one writer at a time, any number of readers.

Decisions.
`BEGIN IMMEDIATE` takes the write lock at once, so two processes wait for each other instead of
failing half-way.
Values are stored as canonical JSON; a row is written only when its bytes differ, in the order of
ids. Each thread reads through a connection of its own; writes share one, under a lock.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path as FilePath
from typing import Any, TypeVar

import msgspec
import polars as pl

from graph.errors import CaseNotFound, NotFound, SchemaMismatch, SettingsError, StoreUnavailable
from graph.ids import IdKey, keyed_mention, keyed_source, keyed_statement
from graph.messages import message
from graph.model import (
    Assignment,
    AuditEntry,
    Batch,
    Case,
    Changes,
    Entity,
    Id,
    KnownIdentities,
    Mention,
    Relationship,
    Resolved,
    Source,
    Statement,
)
from graph.redirects import differing, settle
from graph.schema import EntityKind, RelationshipKind
from graph.snapshots import Snapshot, SnapshotMark
from graph.stores.base import (
    ENTITY_COLUMNS,
    RELATIONSHIP_COLUMNS,
    Counts,
    GraphColumns,
    Health,
    Neighbourhood,
    Path,
    SearchHit,
    Store,
    WriteProgress,
    heaviest_first,
)
from graph.stores.shared import snapshots
from graph.stores.shared.amendment import Amendment
from graph.stores.shared.appended import (
    JUDGEMENTS,
    A,
    Appended,
    AppendedKind,
    changed_by,
    check_same,
    kind_of,
    move_revision,
    withdrawn,
)
from graph.stores.shared.beside import folder_beside, kept_name, sweep
from graph.stores.shared.chain import Act, next_entries
from graph.stores.shared.codec import decoder, encode
from graph.stores.shared.difference import cases_touched, fates_of
from graph.stores.shared.forgetting import (
    Forgotten,
    entity_without,
    perhaps_of,
    relationship_without,
    snapshot_without,
)
from graph.stores.shared.forgetting_work import Told, told_alone, working_without
from graph.stores.shared.rekeying import Rekeying
from graph.stores.shared.search import index_terms, query_words
from graph.stores.shared.snapshots import marks_of, outlived, pack, unpack
from graph.stores.shared.traversal import Hop
from graph.stores.sqlite.backups import (
    TABLES,
    BackupManifest,
    CopyProgress,
    find_damage,
    overwrite,
    write_backup,
)
from graph.stores.sqlite.connection import (
    BUSY_MS,
    Connection,
    check_installed,
    is_plain,
    open_file,
    translated,
)
from graph.stores.sqlite.keys import FileKey, forget_key, key_of
from graph.stores.sqlite.schema import (
    APPLICATION_ID,
    INDEXES,
    KEYED_SINCE,
    MIGRATIONS,
    VERSION,
    WORDS_SINCE,
)
from graph.work.working import MOST_CANVASES, WorkingCanvas

V = TypeVar("V")

ENCRYPTED = "sqlite+encrypted:///"
"""How the address of an encrypted file begins."""

_LAST_AUDIT = "SELECT body FROM audit ORDER BY number DESC LIMIT 1"
SCRUB_MS = 2_000
"""How long it waits for who reads, before old pages are left for later."""

_ASKED = "SELECT value FROM json_each(?)"
_SOURCES_OF_CASE = """
SELECT source_id FROM mention WHERE case_id = ?
UNION SELECT source_id FROM statement WHERE case_id = ?
UNION SELECT json_extract(body, '$.ref.source_id') FROM reported_case WHERE id = ?
"""
_REMOVE_UNUSED_SOURCES = f"""
DELETE FROM source WHERE id IN ({_ASKED})
AND NOT EXISTS (SELECT 1 FROM mention WHERE source_id = source.id)
AND NOT EXISTS (SELECT 1 FROM statement WHERE source_id = source.id)
AND NOT EXISTS (
  SELECT 1 FROM reported_case WHERE json_extract(body, '$.ref.source_id') = source.id
)
"""


class SqliteStore(Store):
    """A store in one file: `sqlite:///relative.db` or `sqlite:////absolute.db`."""

    def __init__(
        self,
        uri: str,
        *,
        create: bool = True,
        ids: IdKey | None = None,
        key: FileKey | None = None,
    ) -> None:
        """Open the file of this address, made if need be and brought up to the schema.

        `key` opens an encrypted one; left out, it is what the environment or a person says.
        """
        self.uri = uri
        self._path = FilePath(uri.partition(":///")[2])
        self.place = str(self._path.resolve())
        self._key = key or _key_for(uri, self._path)
        self.locked = self._key is not None
        self._lock = threading.RLock()
        self._local = threading.local()
        self._readers: dict[threading.Thread, Connection] = {}
        self._closed = False
        if not create and not self._path.exists():
            raise StoreUnavailable(
                message(
                    "there is no store {path}: check the name, or make it with `simpul load`",
                    path=self._path,
                )
            )
        with translated(self._path):
            try:
                self._writer = open_file(self._path, self._key)
            except StoreUnavailable:
                forget_key(self.place)
                raise
            self.ids = self._migrate(ids or IdKey.random())
            self._check_begins()

    # ---- what was reported

    def take_ids(self, ids: IdKey) -> None:
        if ids == self.ids:
            return
        with self._transaction() as db:
            self._check_empty(_meta(db, "revision"))
            db.execute("UPDATE secret SET key = ?", (ids.secret(),))
            self.ids = ids

    def put(self, batch: Batch, *, expected_generation: int | None = None) -> Changes:
        """See Store.put; every table in turn, all in one transaction."""
        with self._transaction() as db:
            self._check_on_top(expected_generation, _meta(db, "generation"))
            kept = [
                *(mention.id for mention in batch.mentions),
                *(statement.id for statement in batch.statements),
            ]
            changes, touched = _disown(db, batch.records, kept)
            changes |= _replace(db, "source", batch.sources)
            changes |= _replace(db, "reported_case", batch.cases)
            changes |= _replace(db, "mention", batch.mentions, owned=True)
            changes |= _replace(db, "statement", batch.statements, owned=True)
            return self._counted(
                db,
                changes,
                touched | cases_touched(batch, changes),
            )

    def sources(self) -> Iterator[Source]:
        return self._values(
            "SELECT body FROM source ORDER BY id",
            (),
            Source,
        )

    def cases(self, *, ids: Collection[Id] | None = None) -> Iterator[Case]:
        return self._filtered("reported_case", Case, id=ids)

    def mentions(
        self, *, ids: Collection[Id] | None = None, case_ids: Collection[Id] | None = None
    ) -> Iterator[Mention]:
        return self._filtered(
            "mention",
            Mention,
            id=ids,
            case_id=case_ids,
        )

    def statements(
        self, *, ids: Collection[Id] | None = None, case_ids: Collection[Id] | None = None
    ) -> Iterator[Statement]:
        return self._filtered(
            "statement",
            Statement,
            id=ids,
            case_id=case_ids,
        )

    def records(self, source_ids: Collection[Id]) -> Mapping[Id, Id]:
        sql = " UNION ".join(
            f"SELECT record, case_id FROM {table} WHERE source_id IN ({_ASKED})"
            for table in ("mention", "statement")
        )
        asked = _json(source_ids)
        return dict(self._rows(sql, (asked, asked)))

    def remove_records(self, ids: Collection[Id]) -> Changes:
        with self._transaction() as db:
            return self._counted(db, *_disown(db, ids, ()))

    def forget_case(self, case_id: Id) -> Changes:
        """See Store.forget_case; the pages from before are taken out of the file's log too."""
        changes = self._forget_case(case_id)
        self.scrub()
        return changes

    def scrub(self) -> bool:
        """See Store.scrub; the write-ahead log keeps pages as they were until it is emptied.

        What a kill left of a backup goes too.
        """
        sweep(self._path)
        with self._lock, translated(self._path):
            self._check_open()
            self._writer.execute(f"PRAGMA busy_timeout={SCRUB_MS}")
            try:
                scrubbed = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                self._writer.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        return not scrubbed[0]

    def _forget_case(self, case_id: Id) -> Changes:
        """What is derived goes first, since it tells what else vanishes."""
        with self._transaction() as db:
            if not _ids(db, "SELECT id FROM reported_case WHERE id = ?", case_id):
                raise CaseNotFound(
                    message("no case {case_id}: list cases with `simpul show`", case_id=case_id)
                )
            mentions = _ids(db, "SELECT id FROM mention WHERE case_id = ?", case_id)
            statements = _ids(db, "SELECT id FROM statement WHERE case_id = ?", case_id)
            said = mentions | statements
            told_by = _ids(db, _SOURCES_OF_CASE, case_id, case_id, case_id)
            gone = {case_id} | said | _forget_derived(db, case_id, said)
            told = _told_in(db, case_id)
            for table in ("mention", "statement"):
                db.execute(f"DELETE FROM {table} WHERE case_id = ?", (case_id,))
            db.execute("DELETE FROM reported_case WHERE id = ?", (case_id,))
            db.execute(_REMOVE_UNUSED_SOURCES, (_json(told_by),))
            db.execute(f"DELETE FROM assignment WHERE id IN ({_ASKED})", (_json(mentions),))
            dead = _drop_dead_redirects(db)
            _forget_snapshots(db, case_id, gone | dead)
            _forget_kept(db, Forgotten(mentions, gone | dead, told_alone(told, gone, self.ids)))
            changes = self._counted(db, Changes(removed=frozenset(gone)), {case_id}, forgotten=True)
            _bump(db, "generation")
            return changes

    def amend(self, amendment: Amendment, *, expected_revision: int) -> Changes:
        """See Store.amend; the pages from before are taken out of the file's log too."""
        with self._transaction() as db:
            self._check_on_top(expected_revision, _meta(db, "revision"))
            changes, cases = _amend_reported(db, amendment)
            changes |= Changes(removed=amendment.removed)
            _amend_derived(db, amendment)
            dead = _drop_dead_redirects(db)
            _forget_snapshots(db, "", {*amendment.removed, *dead})
            _forget_kept(db, amendment.forgotten(frozenset(dead)))
            for value in amendment.appended:
                _append(db, value)
            changes = self._counted(db, changes, cases)
            _bump(db, "generation")
        self.scrub()
        return changes

    def changed_cases(self, since: int = 0) -> Mapping[Id, bool]:
        sql = "SELECT id, forgotten FROM case_change WHERE revision > ? ORDER BY id"
        return {case_id: bool(forgotten) for case_id, forgotten in self._rows(sql, (since,))}

    def forgotten_cases(self) -> frozenset[Id]:
        return frozenset(row[0] for row in self._rows("SELECT id FROM case_change WHERE forgotten"))

    # ---- what people decided, and the log

    def append_all(self, values: Sequence[Appended]) -> None:
        with self._transaction() as db:
            added = [value for value in values if _append(db, value)]
            if move_revision(added):
                _bump(db)

    def withdraw_all(
        self, kind: type[A], value_ids: Sequence[Id], *, by: str, on: str, why: str = ""
    ) -> tuple[A, ...]:
        registered = kind_of(kind)
        with self._transaction() as db:
            known = [_get_appended(db, registered, value_id) for value_id in value_ids]
            gone = tuple(
                withdrawn(value, by=by, on=on, why=why) if value.stands else value
                for value in known
            )
            for value, before in zip(gone, known, strict=True):
                if before.stands:
                    _write_appended(db, registered, value)
            if move_revision(value for value in known if value.stands):
                _bump(db)
            return gone

    def appended(self, kind: type[A], *, standing: bool = True) -> Iterator[A]:
        wanted = "AND stands" if standing else ""
        sql = f"SELECT body FROM appended WHERE kind = ? {wanted} ORDER BY made, id"
        return self._values(sql, (kind_of(kind).name,), kind)

    def append_audit_all(self, acts: Sequence[Act]) -> tuple[AuditEntry, ...]:
        with self._transaction() as db:
            last = db.execute(_LAST_AUDIT).fetchone()
            before = decoder(AuditEntry)(last[0]) if last else None
            entries = next_entries(before, acts)
            rows = [(entry.number, encode(entry)) for entry in entries]
            db.executemany("INSERT INTO audit VALUES (?, ?)", rows)
            return tuple(entries)

    def audit(
        self, *, after: int = 0, actions: Collection[str] | None = None
    ) -> Iterator[AuditEntry]:
        wanted = "" if actions is None else "AND json_extract(body, '$.action') IN "
        named = () if actions is None else (encode(sorted(actions)),)
        listed = "(SELECT value FROM json_each(?))" if wanted else ""
        return self._values(
            f"SELECT body FROM audit WHERE number > ? {wanted}{listed} ORDER BY number",
            (after, *named),
            AuditEntry,
        )

    def audit_head(self) -> AuditEntry | None:
        found = self._rows(_LAST_AUDIT)
        return decoder(AuditEntry)(found[0][0]) if found else None

    # ---- what somebody is working on

    def keep_working(self, canvas: WorkingCanvas, *, most: int = MOST_CANVASES) -> None:
        with self._transaction() as db:
            _write_working(db, canvas)
            db.execute(_OUTLIVED_WORKING, (canvas.owner, canvas.owner, most))

    def working(self, owner: str, *, canvas_id: Id | None = None) -> list[WorkingCanvas]:
        wanted = "AND id = ?" if canvas_id is not None else ""
        sql = f"SELECT body FROM working WHERE owner = ? {wanted} ORDER BY made DESC, id"
        read = decoder(WorkingCanvas)
        asked = (owner,) if canvas_id is None else (owner, canvas_id)
        return [read(body) for (body,) in self._rows(sql, asked)]

    def all_working(self) -> Iterator[WorkingCanvas]:
        return self._values("SELECT body FROM working ORDER BY owner, id", (), WorkingCanvas)

    def drop_working(self, owner: str, canvas_id: Id) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM working WHERE owner = ? AND id = ?", (owner, canvas_id))

    # ---- what is remembered

    def append_snapshot(
        self, snapshot: Snapshot, *, expected_generation: int | None = None
    ) -> bool:
        with self._transaction() as db:
            self._check_on_top(expected_generation, _meta(db, "generation"))
            last = db.execute(
                "SELECT number, body FROM snapshot ORDER BY number DESC LIMIT 1"
            ).fetchone()
            if last and unpack(last[1]).found_the_same(snapshot):
                return False
            row = ((last[0] if last else 0) + 1, snapshot.at, snapshot.revision, pack(snapshot))
            db.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?)", row)
            numbers = [
                (number,) for number in outlived(marks_of(db.execute(_MARKS)), snapshots.KEPT)
            ]
            db.executemany("DELETE FROM snapshot WHERE number = ?", numbers)
            return True

    def snapshot_marks(self) -> tuple[SnapshotMark, ...]:
        return marks_of(self._rows(_MARKS))

    def snapshots(self, numbers: Collection[int] | None = None) -> Iterator[Snapshot]:
        wanted = [
            mark.number
            for mark in self.snapshot_marks()
            if numbers is None or mark.number in numbers
        ]
        for number in wanted:
            for (body,) in self._rows("SELECT body FROM snapshot WHERE number = ?", (number,)):
                yield unpack(body)

    # ---- what is derived

    def save_resolution(
        self,
        resolved: Resolved,
        *,
        expected_generation: int | None = None,
        progress: WriteProgress | None = None,
    ) -> Changes:
        """See Store.save_resolution; always one transaction, however large."""
        with self._transaction() as db:
            self._check_on_top(expected_generation, _meta(db, "generation"))
            changes = _replace_all(db, "assignment", resolved.assignments, _assignment_row)
            changes |= _replace_entities(db, resolved.entities)
            changes |= _replace_all(
                db,
                "relationship",
                resolved.relationships,
                _relationship_row,
            )
            redirected = _save_redirects(db, resolved.redirects)
            if redirected:
                changes |= Changes(updated=frozenset(redirected))
            if changes.matter:
                _bump(db, "generation")
            return self._counted(db, changes)

    def known(self) -> KnownIdentities:
        with self._snapshot() as db:
            return KnownIdentities(
                entity_of=dict(db.execute("SELECT id, entity_id FROM assignment")),
                serials=dict(db.execute("SELECT id, serial FROM entity WHERE serial > 0")),
                protected=frozenset(
                    row[0]
                    for row in db.execute("SELECT id FROM entity WHERE serial > 0 AND protected")
                ),
                redirects=dict(db.execute("SELECT id, target FROM redirect")),
                generation=_meta(db, "generation"),
            )

    def assignments(
        self, *, entity_ids: Collection[Id] | None = None, mention_ids: Collection[Id] | None = None
    ) -> Iterator[Assignment]:
        living = None if entity_ids is None else self._living(entity_ids)
        return self._filtered(
            "assignment",
            Assignment,
            id=mention_ids,
            entity_id=living,
        )

    def redirects(self) -> Mapping[Id, Id]:
        return dict(self._rows("SELECT id, target FROM redirect ORDER BY id"))

    def entities(self, ids: Collection[Id] | None = None) -> Iterator[Entity]:
        return self._filtered("entity", Entity, id=None if ids is None else self._living(ids))

    def relationships(self, ids: Collection[Id] | None = None) -> Iterator[Relationship]:
        return self._filtered("relationship", Relationship, id=ids)

    def search(
        self,
        text: str,
        *,
        kinds: Collection[EntityKind] | None = None,
        limit: int = 20,
        named_only: bool = False,
    ) -> list[SearchHit]:
        """See Store.search; the full-text index finds the numbers of entities."""
        words, whole = query_words(text)
        if not words:
            return []
        exact = f'exact : "{whole}"'
        begins = " AND ".join(f'"{word}" *' for word in words)
        wanted = f"AND e.kind IN ({_ASKED})" if kinds is not None else ""
        if named_only:
            wanted += " AND NOT e.protected"
        sql = f"""SELECT e.body, e.number IN (SELECT rowid FROM words WHERE words MATCH ?) AS hit
            FROM words JOIN entity e ON e.number = words.rowid WHERE words MATCH ? {wanted}
            ORDER BY hit DESC, e.cases DESC, e.name, e.id LIMIT ?"""
        query = f'terms : (({begins}) OR "{whole}" *)'
        parameters = [
            exact,
            query,
            *([_json(kinds)] if kinds is not None else []),
            limit,
        ]
        read = decoder(Entity)
        return [
            SearchHit(entity=read(body), exact=bool(hit))
            for body, hit in self._rows(sql, parameters)
        ]

    def neighbours(
        self,
        ids: Collection[Id],
        *,
        kinds: Collection[RelationshipKind] | None = None,
        limit: int = 50,
    ) -> Neighbourhood:
        """See Store.neighbours; all queries see one state of the file."""
        wanted = f"AND kind IN ({_ASKED})" if kinds is not None else ""
        chosen = [_json(kinds)] if kinds is not None else []
        # One search for each end: an index of either serves it, and one for both would serve none.
        sides = " UNION ALL ".join(
            f"SELECT * FROM (SELECT weight, id, body FROM relationship WHERE {side} {wanted} "
            "ORDER BY weight DESC, id LIMIT ?)"
            for side in ("start = ?", "end = ? AND start <> end")
        )
        counted = f"SELECT count(*) FROM relationship WHERE (start = ? OR end = ?) {wanted}"
        read = decoder(Relationship)
        found: dict[Id, Relationship] = {}
        left_out: dict[Id, int] = {}
        with self._snapshot():
            living = [entity.id for entity in self.entities(ids)]
            for entity_id in living:
                asked = [entity_id, *chosen, limit]
                rows = self._rows(sides, [*asked, *asked])
                rows = sorted(rows, key=lambda row: (-row[0], row[1]))[:limit]
                found.update((row[1], read(row[2])) for row in rows)
                total = self._rows(counted, [entity_id, entity_id, *chosen])[0][0]
                if total > len(rows):
                    left_out[entity_id] = total - len(rows)
            shown = set(living)
            for relationship in found.values():
                shown |= {relationship.start, relationship.end}
            return Neighbourhood(
                entities=tuple(self.entities(shown)),
                relationships=tuple(sorted(found.values(), key=heaviest_first)),
                left_out=left_out,
            )

    def hops(
        self, ids: Collection[Id], kinds: Collection[RelationshipKind] | None = None
    ) -> Iterable[Hop]:
        wanted = f"AND kind IN ({_ASKED})" if kinds is not None else ""
        asked = [_json(sorted(ids)), *([_json(kinds)] if kinds is not None else [])]
        sql = " UNION ALL ".join(
            f"SELECT start, end, weight, id FROM relationship WHERE {side} IN ({_ASKED}) {wanted}"
            for side in ("start", "end")
        )
        return self._rows(sql, [*asked, *asked])

    def paths(self, start: Id, end: Id, **options: Any) -> list[Path]:
        with self._snapshot():
            return super().paths(start, end, **options)

    def subgraph(self, ids: Collection[Id]) -> Neighbourhood:
        sql = f"""SELECT body FROM relationship WHERE start IN ({_ASKED}) AND +end IN ({_ASKED})
            ORDER BY weight DESC, id"""
        with self._snapshot():
            entities = tuple(self.entities(ids))
            asked = _json([entity.id for entity in entities])
            found = self._values(
                sql,
                (asked, asked),
                Relationship,
                whole=True,
            )
            return Neighbourhood(entities=entities, relationships=tuple(found))

    def graph(self) -> GraphColumns:
        with self._snapshot() as db:
            entities = db.execute(
                "SELECT id, kind, name, serial, protected, cases FROM entity ORDER BY id"
            ).fetchall()
            columns = ", ".join(RELATIONSHIP_COLUMNS)
            relationships = db.execute(f"SELECT {columns} FROM relationship ORDER BY id").fetchall()
        flat = {**RELATIONSHIP_COLUMNS, "cases": pl.String()}
        protected = {**ENTITY_COLUMNS, "protected": pl.Int64()}
        return GraphColumns(
            entities=pl.DataFrame(entities, schema=protected, orient="row").cast(
                {"protected": pl.Boolean}
            ),
            relationships=pl.DataFrame(relationships, schema=flat, orient="row").with_columns(
                pl.col("cases").str.json_decode(pl.List(pl.String))
            ),
        )

    # ---- about the store

    def counts(self, *, derived: bool = True) -> Counts:
        """See Store.counts; all numbers are of one state of the file."""
        with self._snapshot() as db:

            def number(table: str) -> int:
                return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

            def by_kind(table: str) -> dict[str, int]:
                return dict(
                    db.execute(f"SELECT kind, count(*) FROM {table} GROUP BY kind ORDER BY kind")
                )

            return Counts(
                sources=number("source"),
                cases=number("reported_case"),
                mentions=number("mention"),
                statements=number("statement"),
                judgements=number(f"appended WHERE kind = '{JUDGEMENTS.name}'"),
                entities=by_kind("entity") if derived else {},
                relationships=by_kind("relationship") if derived else {},
            )

    def revision(self) -> int:
        with self._snapshot() as db:
            return _meta(db, "revision")

    def generation(self) -> int:
        with self._snapshot() as db:
            return _meta(db, "generation")

    def health(self) -> Health:
        with self._snapshot() as db:
            there = {
                row[0]
                for row in db.execute(
                    "SELECT name FROM sqlite_schema WHERE type IN ('table', 'index')"
                )
            }
            return Health(
                engine="SQLite",
                locked=self.locked,
                version=str(db.execute("SELECT sqlite_version()").fetchone()[0]),
                schema=db.execute("PRAGMA user_version").fetchone()[0],
                indexes={name: "online" if name in there else "missing" for name in INDEXES},
                damage=find_damage(db, whole=True),
            )

    def rebuild_indexes(self) -> None:
        with self._transaction() as db:
            for statement in INDEXES.values():
                db.execute(statement)
            db.execute("DELETE FROM words")
            _index_words(db, _all_entities(db))

    def back_up(
        self, target: FilePath, *, made: str, by: str, progress: CopyProgress
    ) -> BackupManifest:
        """Copy this store whole, as it is at one moment, into a file that is not there yet.

        Others may write meanwhile. Raises BackupDamaged where the copy is not what is here.
        """
        self._check_open()
        return write_backup(
            self._path, target, self._key, place=self.place, made=made, by=by, progress=progress
        )

    def go_on_from(self, log: Iterable[AuditEntry], *, revision: int, generation: int) -> None:
        """Go on where a store stopped that this one is to replace.

        The entries of its log that follow ours are added as they are, and every case counts as
        changed after its revision: whoever remembers by numbers what was read there reads anew
        here.
        """
        with self._transaction() as db:
            rows = [(entry.number, encode(entry)) for entry in log]
            db.executemany("INSERT INTO audit VALUES (?, ?)", rows)
            for key, least in (("revision", revision), ("generation", generation)):
                db.execute("UPDATE meta SET value = max(value, ?) + 1 WHERE key = ?", (least, key))
            db.execute("UPDATE case_change SET revision = ?", (_meta(db, "revision"),))

    def forget_unknown(self, case_ids: Collection[Id]) -> None:
        """Let cases count as forgotten that this store does not hold."""
        with self._transaction() as db:
            _bump(db)
            rows = [(case_id, _meta(db, "revision")) for case_id in sorted(case_ids)]
            sql = (
                "INSERT INTO case_change SELECT ?1, ?2, 1"
                " WHERE NOT EXISTS (SELECT 1 FROM reported_case WHERE id = ?1)"
                " ON CONFLICT (id) DO UPDATE SET forgotten = 1"
            )
            db.executemany(sql, rows)

    def replace_by(self, file: FilePath) -> None:
        """Become what another file holds, in one transaction: readers see the one or the other.

        Raises StoreBusy while another process writes.
        """
        with self._lock, translated(self._path):
            self._check_open()
            overwrite(self._writer, file, self._key)
            self.scrub()

    def close(self) -> None:
        with self._lock:
            if self._closed:
                return
            self._closed = True
            for connection in (*self._readers.values(), self._writer):
                connection.close()

    # ---- inside

    def _migrate(self, ids: IdKey) -> IdKey:
        """Make a new file's tables, bring an older one up, refuse a newer or a stranger's.

        Returns the secret of its ids, which is the one given where it had none.
        """
        db = self._writer
        self._keep_older()
        db.execute("BEGIN IMMEDIATE")
        try:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            owner = db.execute("PRAGMA application_id").fetchone()[0]
            empty = not db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
            if not empty and owner != APPLICATION_ID:
                raise StoreUnavailable(
                    message(
                        "{path} is a database of something else: choose another file",
                        path=self._path,
                    )
                )
            if version > VERSION:
                raise SchemaMismatch(
                    message(
                        "{path} was written by a newer Simpul (schema {version}): update Simpul",
                        path=self._path,
                        version=version,
                    )
                )
            for step in range(version + 1, VERSION + 1):
                for statement in MIGRATIONS[step].split(";\n"):
                    db.execute(statement)
            if version < WORDS_SINCE:
                _index_words(db, _all_entities(db))
            if version < KEYED_SINCE:
                db.execute("INSERT INTO secret VALUES (?)", (ids.secret(),))
                _key_ids(db, ids)
            if version < VERSION:
                db.execute(f"PRAGMA user_version={VERSION}")
                db.execute(f"PRAGMA application_id={APPLICATION_ID}")
            (secret,) = db.execute("SELECT key FROM secret").fetchone()
            db.execute("COMMIT")
            return IdKey(secret)
        except BaseException:
            db.execute("ROLLBACK")
            db.close()
            raise

    def _check_begins(self) -> None:
        """Read the beginning of every table: what is damaged there is found now, at no cost.

        SQLite itself finds a file that was cut off; the whole is read by the doctor.
        """
        for (name,) in self._writer.execute(TABLES).fetchall():
            self._writer.execute(f'SELECT * FROM "{name}" LIMIT 1').fetchone()

    def _keep_older(self) -> None:
        """Back a store of an older version up before it is changed into one of this."""
        version = self._writer.execute("PRAGMA user_version").fetchone()[0]
        owner = self._writer.execute("PRAGMA application_id").fetchone()[0]
        if owner != APPLICATION_ID or not 0 < version < VERSION:
            return
        with folder_beside(self._path) as folder:
            copy = folder / "copy"
            self.back_up(copy, made="", by="", progress=lambda _count, _total: None)
            copy.replace(kept_name(self._path, f"schema-{VERSION}"))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._lock, translated(self._path):
            self._check_open()
            db = self._writer
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        """One consistent view for several queries of this thread."""
        with translated(self._path):
            db = self._reader()
            db.execute("BEGIN")
            try:
                yield db
            finally:
                db.execute("COMMIT")

    def _reader(self) -> Connection:
        self._check_open()
        reader: Connection | None = getattr(self._local, "reader", None)
        if reader is None:
            reader = self._local.reader = open_file(self._path, self._key)
            reader.execute("PRAGMA query_only=ON")
            with self._lock:
                self._close_ended()
                self._readers[threading.current_thread()] = reader
        return reader

    def _close_ended(self) -> None:
        """Close the readers of threads that have ended; a server has a thread for each page."""
        for thread in [thread for thread in self._readers if not thread.is_alive()]:
            self._readers.pop(thread).close()

    def _check_open(self) -> None:
        if self._closed:
            raise StoreUnavailable(
                message("the store {uri} is closed: open it again", uri=self.uri)
            )
        if not self._path.exists():
            # its open connections would go on without it, and what is written be lost with them
            raise StoreUnavailable(
                message(
                    "{path} is gone: put it back, or a copy of it, and start Simpul again",
                    path=self._path,
                )
            )

    def _rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        with translated(self._path):
            return self._reader().execute(sql, parameters).fetchall()

    def _values(
        self, sql: str, parameters: Sequence[Any], kind: type[V], *, whole: bool = False
    ) -> Iterator[V]:
        """Values of a query.

        Streamed over a connection of its own unless `whole`, so that a writer can go on.
        """
        read = decoder(kind)
        if whole:
            for (body,) in self._rows(sql, parameters):
                yield read(body)
            return
        self._check_open()
        with translated(self._path):
            db = open_file(self._path, self._key)
            try:
                for (body,) in db.execute(sql, parameters):
                    yield read(body)
            finally:
                db.close()

    def _filtered(self, table: str, kind: type[V], **columns: Collection[Id] | None) -> Iterator[V]:
        given = {column: ids for column, ids in columns.items() if ids is not None}
        where = " AND ".join(f"{column} IN ({_ASKED})" for column in given)
        sql = f"SELECT body FROM {table} {'WHERE ' + where if where else ''} ORDER BY id"
        return self._values(sql, [_json(ids) for ids in given.values()], kind, whole=bool(given))

    def _living(self, ids: Collection[Id]) -> set[Id]:
        sql = f"SELECT id, target FROM redirect WHERE id IN ({_ASKED})"
        moved = dict(self._rows(sql, (_json(ids),)))
        return {moved.get(old_id, old_id) for old_id in ids}

    def _counted(
        self,
        db: Connection,
        changes: Changes,
        cases: Collection[Id] = (),
        *,
        forgotten: bool = False,
    ) -> Changes:
        """Count the revision up when anything changed, and note it for the cases that did."""
        if changes.matter:
            _bump(db)
            revision = _meta(db, "revision")
            sql = "INSERT OR REPLACE INTO case_change VALUES (?, ?, ?)"
            db.executemany(sql, [(case, revision, forgotten) for case in sorted(cases)])
        return changes


def _key_for(uri: str, path: FilePath) -> FileKey | None:
    """The key of a file whose address says that it is encrypted; None for any other.

    Raises SettingsError where nothing can open it, and for a file that is not encrypted.
    """
    if not uri.startswith(ENCRYPTED):
        return None
    check_installed()
    if path.exists() and is_plain(path):
        raise SettingsError(
            message(
                "{path} is not encrypted: `simpul rekey` encrypts it, or write sqlite:///",
                path=path,
            )
        )
    return key_of(str(path.resolve()))


def _json(ids: Iterable[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()


def _ids(db: Connection, sql: str, *parameters: str) -> set[Id]:
    """The ids in the first column of a query's rows."""
    return {row[0] for row in db.execute(sql, parameters).fetchall()}


def _meta(db: Connection, key: str) -> int:
    return int(db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0])


def _bump(db: Connection, key: str = "revision") -> None:
    db.execute("UPDATE meta SET value = value + 1 WHERE key = ?", (key,))


def _replace(db: Connection, table: str, values: Sequence[Any], *, owned: bool = False) -> Changes:
    """Insert or replace reported values by id, writing only those whose bytes differ.

    What is `owned` by a record has its case, record and source in columns too.
    """
    by_id = {value.id: value for value in values}
    bodies = {key: encode(value) for key, value in by_id.items()}
    sql = f"SELECT id, body FROM {table} WHERE id IN ({_ASKED})"
    fates = fates_of(dict(db.execute(sql, (_json(bodies),))), bodies)
    names = ("id", "case_id", "record", "source_id", "body") if owned else ("id", "body")
    row_of = _owned_row if owned else _plain_row
    changed = sorted(fates.new | fates.updated)
    marks = ", ".join("?" * len(names))
    put = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    db.executemany(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"
        f" ON CONFLICT (id) DO UPDATE SET {put}",
        [row_of(by_id[key], bodies[key]) for key in changed],
    )
    return fates


def _plain_row(value: Source | Case, body: str) -> tuple[str, ...]:
    return value.id, body


def _owned_row(value: Mention | Statement, body: str) -> tuple[str, ...]:
    return value.id, value.case_id, value.record, value.ref.source_id, body


def _disown(
    db: Connection, records: Collection[Id], kept: Collection[Id]
) -> tuple[Changes, set[Id]]:
    """Remove what these records own and do not keep; also says in which cases that was."""
    gone: dict[Id, Id] = {}
    asked = _json(records)
    for table in ("mention", "statement"):
        # answered by the index alone; nearly always nothing is gone
        owned = _ids(db, f"SELECT id FROM {table} WHERE record IN ({_ASKED})", asked)
        left = owned.difference(kept)
        if left:
            sql = f"DELETE FROM {table} WHERE id IN ({_ASKED}) RETURNING id, case_id"
            gone.update(db.execute(sql, (_json(sorted(left)),)).fetchall())
    return Changes(removed=frozenset(gone)), set(gone.values())


def _find_appended(db: Connection, kind: AppendedKind[A], value_id: Id) -> A | None:
    sql = "SELECT body FROM appended WHERE kind = ? AND id = ?"
    row = db.execute(sql, (kind.name, value_id)).fetchone()
    return decoder(kind.value)(row[0]) if row else None


def _get_appended(db: Connection, kind: AppendedKind[A], value_id: Id) -> A:
    """The appended value of a kind and id; raises NotFound."""
    known = _find_appended(db, kind, value_id)
    if known is None:
        raise NotFound(message("no {name} {value_id}", name=kind.name, value_id=value_id))
    return known


def _append(db: Connection, value: Appended) -> bool:
    """Append one value, and say whether it was not there yet."""
    kind = kind_of(type(value))
    known = _find_appended(db, kind, value.id)
    if known is None:
        _write_appended(db, kind, value)
        return True
    check_same(value, known)
    return False


def _write_appended(db: Connection, kind: AppendedKind[A], value: A) -> None:
    row = (
        kind.name,
        value.id,
        value.on,
        value.stands,
        encode(value),
    )
    db.execute("INSERT OR REPLACE INTO appended VALUES (?, ?, ?, ?, ?)", row)


def _amend_reported(db: Connection, amendment: Amendment) -> tuple[Changes, set[Id]]:
    """Take out and write anew what was reported; also says in which cases that was."""
    cases = set(amendment.cases)
    for table, ids in (("mention", amendment.mentions), ("statement", amendment.statements)):
        sql = f"DELETE FROM {table} WHERE id IN ({_ASKED}) RETURNING case_id"
        cases |= _ids(db, sql, _json(sorted(ids)))
    batch = amendment.rewritten
    changes = _replace(db, "source", batch.sources)
    changes |= _replace(db, "reported_case", batch.cases)
    changes |= _replace(db, "mention", batch.mentions, owned=True)
    changes |= _replace(db, "statement", batch.statements, owned=True)
    return changes, cases


def _amend_derived(db: Connection, amendment: Amendment) -> None:
    """Take out and write anew what was derived."""
    for table, ids in (
        ("assignment", amendment.mentions),
        ("relationship", amendment.relationships),
    ):
        db.execute(f"DELETE FROM {table} WHERE id IN ({_ASKED})", (_json(sorted(ids)),))
    _drop_entities(db, amendment.entities)
    for entity in amendment.rewritten_entities:
        row = (entity.name, entity.protected, entity.cases, encode(entity), entity.id)
        changed = "name = ?, protected = ?, cases = ?, body = ?"
        db.execute(f"UPDATE entity SET {changed} WHERE id = ?", row)
        sql = "SELECT number FROM entity WHERE id = ?"
        _drop_words(db, [number for (number,) in db.execute(sql, (entity.id,))])
    _index_words(db, amendment.rewritten_entities)
    rows = [_relationship_row(link, encode(link)) for link in amendment.rewritten_relationships]
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        db.executemany(f"INSERT OR REPLACE INTO relationship VALUES ({marks})", rows)


def _drop_dead_redirects(db: Connection) -> set[Id]:
    """Drop ids that led to an entity which vanished: they lead nowhere now."""
    return _ids(db, "DELETE FROM redirect WHERE target NOT IN (SELECT id FROM entity) RETURNING id")


def _forget_kept(db: Connection, forgotten: Forgotten) -> None:
    """Take what vanished out of what people kept, and out of the index."""
    _forget_appended(db, forgotten)
    _forget_working(db, forgotten)
    # An index keeps deleted words until it is merged.
    db.execute("INSERT INTO words (words) VALUES ('optimize')")


def _forget_appended(db: Connection, forgotten: Forgotten) -> None:
    """Take what vanished with a case out of judgements, watches and other appended values."""
    rows = db.execute("SELECT kind, body FROM appended").fetchall()
    for kind, before, after in changed_by(rows, forgotten):
        if after is None:
            sql = "DELETE FROM appended WHERE kind = ? AND id = ?"
            db.execute(sql, (kind.name, before.id))
        else:
            _write_appended(db, kind, after)


def _told_in(db: Connection, case_id: Id) -> Told:
    """What a case tells of people and numbers."""

    def told(table: str, column: str, kind: type[V]) -> list[V]:
        sql = f"SELECT body FROM {table} WHERE {column} = ? ORDER BY id"
        return [decoder(kind)(body) for (body,) in db.execute(sql, (case_id,))]

    mentions = told("mention", "case_id", Mention)
    asked = _json(mention.id for mention in mentions)
    entity_of = f"SELECT id, entity_id FROM assignment WHERE id IN ({_ASKED})"
    (case,) = told("reported_case", "id", Case)
    return Told(
        case=case,
        mentions=mentions,
        statements=told("statement", "case_id", Statement),
        entity_of=dict(db.execute(entity_of, (asked,))),
    )


def _write_working(db: Connection, canvas: WorkingCanvas) -> None:
    row = (canvas.owner, canvas.id, canvas.on, encode(canvas))
    db.execute("INSERT OR REPLACE INTO working VALUES (?, ?, ?, ?)", row)


def _forget_working(db: Connection, forgotten: Forgotten) -> None:
    """Take what vanished with a case out of the canvases that people work on."""
    read = decoder(WorkingCanvas)
    for (body,) in db.execute("SELECT body FROM working").fetchall():
        before = read(body)
        after = working_without(before, forgotten)
        if after != before:
            _write_working(db, after)


_OUTLIVED_WORKING = """
DELETE FROM working WHERE owner = ? AND id NOT IN (
  SELECT id FROM working WHERE owner = ? ORDER BY made DESC, id LIMIT ?
)
"""
_MARKS = "SELECT number, at, revision FROM snapshot ORDER BY number"


def _assignment_row(assignment: Assignment, body: str) -> tuple[Any, ...]:
    return assignment.mention_id, assignment.entity_id, body


def _relationship_row(relationship: Relationship, body: str) -> tuple[Any, ...]:
    """A relationship as its row: what is asked and sorted by, then the whole value."""
    span = (
        relationship.first_on,
        relationship.last_on,
        _json(relationship.cases),
        relationship.sources,
    )
    return (
        relationship.id,
        relationship.kind,
        relationship.start,
        relationship.end,
        relationship.role,
        relationship.weight,
        relationship.strength,
        *span,
        body,
    )


def _replace_all(
    db: Connection,
    table: str,
    values: Sequence[Any],
    row_of: Callable[[Any, str], tuple[Any, ...]],
) -> Changes:
    """Make a derived table hold exactly these values, writing only the difference."""
    known = dict(db.execute(f"SELECT id, body FROM {table}"))
    new: set[Id] = set()
    updated: set[Id] = set()
    unchanged: set[Id] = set()
    rows = []
    for value in values:
        body = encode(value)
        row = row_of(value, body)
        before = known.pop(row[0], None)
        if before == body:
            unchanged.add(row[0])
            continue
        (new if before is None else updated).add(row[0])
        rows.append(row)
    db.execute(f"DELETE FROM {table} WHERE id IN ({_ASKED})", (_json(known),))
    if rows:
        db.executemany(
            f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows
        )
    return Changes(
        new=frozenset(new),
        updated=frozenset(updated),
        unchanged=frozenset(unchanged),
        removed=frozenset(known),
    )


def _replace_entities(db: Connection, entities: Sequence[Entity]) -> Changes:
    """Make the table of entities and its words hold exactly these; each keeps its number."""
    known = {
        key: (number, body)
        for key, number, body in db.execute("SELECT id, number, body FROM entity")
    }
    bodies = {entity.id: (entity, encode(entity)) for entity in entities}
    fates = fates_of(
        {key: body for key, (_, body) in known.items()},
        {key: body for key, (_, body) in bodies.items()},
    )
    gone = frozenset(known.keys() - bodies.keys())
    _drop_entities(db, gone)
    top = db.execute("SELECT coalesce(max(number), 0) FROM entity").fetchone()[0]
    rows, changed = [], []
    for key, (entity, body) in bodies.items():
        if key in fates.unchanged:
            continue
        if key in known:
            number = known[key][0]
        else:
            top = number = top + 1
        rows.append(
            (
                number,
                key,
                entity.kind,
                entity.name,
                entity.serial,
                entity.protected,
                entity.cases,
                body,
            )
        )
        changed.append(entity)
    _drop_words(db, [known[key][0] for key in fates.updated])
    db.executemany("INSERT OR REPLACE INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    _index_words(db, changed)
    return fates | Changes(removed=gone)


def _all_entities(db: Connection) -> list[Entity]:
    return [decoder(Entity)(body) for (body,) in db.execute("SELECT body FROM entity")]


def _index_words(db: Connection, entities: Iterable[Entity]) -> None:
    sql = "INSERT INTO words (rowid, terms, exact) SELECT number, ?, ? FROM entity WHERE id = ?"
    db.executemany(sql, ((*index_terms(entity), entity.id) for entity in entities))


def _drop_entities(db: Connection, ids: Collection[Id]) -> None:
    asked = (_json(ids),)
    rows = db.execute(f"SELECT number FROM entity WHERE id IN ({_ASKED})", asked)
    numbers = [number for (number,) in rows]
    _drop_words(db, numbers)
    db.execute(f"DELETE FROM entity WHERE id IN ({_ASKED})", asked)


def _drop_words(db: Connection, numbers: Collection[int]) -> None:
    db.executemany("DELETE FROM words WHERE rowid = ?", [(number,) for number in numbers])


def _save_redirects(db: Connection, redirects: Mapping[Id, Id]) -> set[Id]:
    """Add redirects, follow each to a living end, drop those whose id lives again.

    Returns the ids that changed.
    """
    before = dict(db.execute("SELECT id, target FROM redirect"))
    living = {row[0] for row in db.execute("SELECT id FROM entity WHERE serial > 0")}
    after = settle(before, redirects, living)
    changed = differing(before, after)
    db.execute(f"DELETE FROM redirect WHERE id IN ({_ASKED})", (_json(changed),))
    rows = [(key, after[key]) for key in sorted(changed) if key in after]
    db.executemany("INSERT INTO redirect VALUES (?, ?)", rows)
    return changed


def _forget_derived(db: Connection, case_id: Id, gone: set[Id]) -> set[Id]:
    """Take a case out of the derived graph; returns the ids of what vanished."""
    removed = {case_id}
    touched = {case_id}
    sql = (
        "SELECT body FROM relationship WHERE EXISTS (SELECT 1 FROM json_each(relationship.cases)"
        " WHERE value = ?)"
    )
    for (body,) in db.execute(sql, (case_id,)).fetchall():
        before = decoder(Relationship)(body)
        touched |= {before.start, before.end}
        after = relationship_without(before, case_id, gone)
        if after is None:
            removed.add(before.id)
            db.execute("DELETE FROM relationship WHERE id = ?", (before.id,))
        else:
            row = _relationship_row(after, encode(after))
            db.execute(
                f"INSERT OR REPLACE INTO relationship VALUES ({', '.join('?' * len(row))})", row
            )
    asked = (_json(sorted(touched)),)
    sql = f"SELECT number, body FROM entity WHERE id IN ({_ASKED})"
    for number, body in db.execute(sql, asked).fetchall():
        entity = decoder(Entity)(body)
        kept = None
        if entity.id != case_id:
            kept = entity_without(entity, gone, len(_cases_of(db, entity.id)))
        if kept is None:
            removed.add(entity.id)
            _drop_entities(db, [entity.id])
        else:
            row = (kept.cases, encode(kept), number)
            db.execute("UPDATE entity SET cases = ?, body = ? WHERE number = ?", row)
    return removed


def _cases_of(db: Connection, entity_id: Id) -> set[Id]:
    """The cases of all relationships that touch an entity."""
    sql = "SELECT cases FROM relationship WHERE start = ? OR end = ?"
    cases: set[Id] = set()
    for (listed,) in db.execute(sql, (entity_id, entity_id)):
        cases.update(msgspec.json.decode(listed))
    return cases


def _snapshot(db: Connection, number: int) -> Snapshot:
    return unpack(db.execute("SELECT body FROM snapshot WHERE number = ?", (number,)).fetchone()[0])


def _forget_snapshots(db: Connection, case_id: Id, gone: set[Id]) -> None:
    """Take a case and what vanished with it out of the snapshots."""
    numbers = [number for (number,) in db.execute("SELECT number FROM snapshot")]
    # One snapshot at a time is in memory: all together may be large.
    stored = (_snapshot(db, number) for number in numbers)
    asked = _json(perhaps_of(stored, case_id))
    alive = (
        f"SELECT id FROM entity WHERE id IN ({_ASKED})"
        f" UNION SELECT id FROM redirect WHERE id IN ({_ASKED})"
    )
    living = {party for (party,) in db.execute(alive, (asked, asked))}
    for number in numbers:
        before = _snapshot(db, number)
        after = snapshot_without(before, case_id, gone, living)
        if after != before:
            db.execute("UPDATE snapshot SET body = ? WHERE number = ?", (pack(after), number))


def _key_ids(db: Connection, ids: IdKey) -> None:
    """Bring a file of before ids were keyed under this key, whole."""
    mentions = _ids(db, "SELECT id FROM mention UNION SELECT id FROM assignment")
    parties = _ids(db, "SELECT id FROM entity WHERE serial > 0 UNION SELECT id FROM redirect")
    documents = _ids(db, "SELECT name FROM entity WHERE name GLOB 'htcds_*'")
    read = decoder(Statement)
    statements = [read(body) for (body,) in db.execute("SELECT body FROM statement")]
    rekeying = Rekeying(ids, mentions, parties, documents, statements)
    _key_reported(db, rekeying)
    db.create_function("new_id", 1, rekeying.key, deterministic=True)
    db.create_function("new_body", 1, rekeying.body, deterministic=True)
    for change in (
        "case_change SET id = new_id(id)",
        "redirect SET id = new_id(id), target = new_id(target)",
        "appended SET id = new_id(id), body = new_body(body)",
        "assignment SET id = new_id(id), entity_id = new_id(entity_id), body = new_body(body)",
    ):
        db.execute(f"UPDATE {change}")
    for name in ("new_id", "new_body"):
        db.create_function(name, 1, None)
    for number, body in db.execute("SELECT number, body FROM snapshot").fetchall():
        db.execute(
            "UPDATE snapshot SET body = ? WHERE number = ?", (rekeying.snapshot(body), number)
        )
    links = [rekeying.link(body) for (body,) in db.execute("SELECT body FROM relationship")]
    _write_anew(db, "relationship", [_relationship_row(link, encode(link)) for link in links])
    for number, body in db.execute("SELECT number, body FROM entity").fetchall():
        entity = rekeying.entity(body)
        row = (entity.id, entity.name, entity.protected, encode(entity), number)
        changed = "id = ?, name = ?, protected = ?, body = ?"
        db.execute(f"UPDATE entity SET {changed} WHERE number = ?", row)
    db.execute("DELETE FROM words")
    _index_words(db, _all_entities(db))


def _key_reported(db: Connection, rekeying: Rekeying) -> None:
    """Bring what was reported under new ids."""

    def values(table: str, kind: type[V]) -> list[V]:
        return [decoder(kind)(body) for (body,) in db.execute(f"SELECT body FROM {table}")]

    sources = values("source", Source)
    files = {source.id: source.name for source in sources}
    bodies = db.execute("SELECT body FROM reported_case")
    cases = [rekeying.case(body, files) for (body,) in bodies]
    mentions = [keyed_mention(mention, rekeying.key) for mention in values("mention", Mention)]
    statements = [
        keyed_statement(statement, rekeying.key) for statement in values("statement", Statement)
    ]
    keyed = [keyed_source(source, rekeying.key) for source in sources]
    for table, found in (("source", keyed), ("reported_case", cases)):
        _write_anew(db, table, [(value.id, encode(value)) for value in found])
    for table, owned in (("mention", mentions), ("statement", statements)):
        _write_anew(db, table, [_owned_row(value, encode(value)) for value in owned])


def _write_anew(db: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Make a table hold exactly these rows."""
    db.execute(f"DELETE FROM {table}")
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
