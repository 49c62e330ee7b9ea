"""The shared store: a Neo4j server, one or a cluster, that many people use at once.

Decisions.
A write takes a lock on the store's mark first: writers wait for each other, compare and write with
nobody between. A resolution of more than ONE_TRANSACTION rows is written in several transactions,
with a token in the mark: whoever reads the derived graph meanwhile is told to wait, and whoever
resolves next takes an abandoned one over.
Whole tables are read in pages by id, so no transaction stays open while the caller works.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar
from uuid import uuid4

import polars as pl

from graph.errors import (
    SchemaMismatch,
    StoreChanged,
    StoreUnavailable,
)
from graph.ids import IdKey
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
)
from graph.stores.neo4j import cypher, saving, writing
from graph.stores.neo4j.connection import INDEX_SECONDS, Connection, IndexNotReady, Mark
from graph.stores.neo4j.rekeying import key_ids
from graph.stores.neo4j.rows import audit_row, working_row
from graph.stores.neo4j.saving import Derived
from graph.stores.neo4j.schema import INDEXES, KEYED_SINCE, MIGRATIONS, VERSION
from graph.stores.neo4j.settings import read_target
from graph.stores.neo4j.writing import Reported, Run
from graph.stores.shared import snapshots
from graph.stores.shared.amendment import Amendment
from graph.stores.shared.appended import A, Appended, kind_of, move_revision, withdrawn
from graph.stores.shared.batches import paged
from graph.stores.shared.chain import Act, next_entries
from graph.stores.shared.codec import decoder
from graph.stores.shared.search import query_words
from graph.stores.shared.snapshots import marks_of, outlived, pack, unpack
from graph.stores.shared.traversal import Hop
from graph.work.working import MOST_CANVASES, WorkingCanvas

V = TypeVar("V")

ONE_TRANSACTION = 10_000
"""Rows of a resolution that are written in one transaction: about 100 MB of the server's memory."""
ALIVE_SECONDS = 60.0
"""Whoever saves in parts and was not at work for so long was broken off."""
PAGE = 5_000


class Neo4jStore(Store):
    """A store on a server: `neo4j://host`, `neo4j+s://host` or `bolt://host`.

    The name of a database may stand behind it, as in `neo4j://host/cases`.
    """

    def __init__(self, uri: str, *, create: bool = True, ids: IdKey | None = None) -> None:
        self.uri = uri
        target = read_target(uri)
        self.place = target.place
        self._encrypted = target.encrypted
        self._line = Connection(target)
        try:
            self._migrate(ids or IdKey.random(), create=create)
            ((secret,),) = self._line.ask(cypher.KEY)
            self.ids = IdKey(secret)
        except BaseException:
            self.close()
            raise

    # ---- what was reported

    def take_ids(self, ids: IdKey) -> None:
        def take(run: Run, mark: Mark) -> None:
            self._check_empty(mark.revision)
            run(cypher.TAKE_KEY, key=ids.secret())

        if ids != self.ids:
            self._line.write(take)
            self.ids = ids

    def put(self, batch: Batch, *, expected_generation: int | None = None) -> Changes:
        rows = Reported(batch, self.ids)

        def write(run: Run, mark: Mark) -> Changes:
            self._check_on_top(expected_generation, mark.generation)
            return writing.put(run, rows)

        return self._line.write(write)

    def sources(self) -> Iterator[Source]:
        return self._paged(cypher.page("Source"), Source)

    def cases(self, *, ids: Collection[Id] | None = None) -> Iterator[Case]:
        return self._filtered("Case", Case, id=ids)

    def mentions(
        self, *, ids: Collection[Id] | None = None, case_ids: Collection[Id] | None = None
    ) -> Iterator[Mention]:
        return self._filtered(
            "Mention",
            Mention,
            id=ids,
            case_id=case_ids,
        )

    def statements(
        self, *, ids: Collection[Id] | None = None, case_ids: Collection[Id] | None = None
    ) -> Iterator[Statement]:
        return self._filtered(
            "Statement",
            Statement,
            id=ids,
            case_id=case_ids,
        )

    def records(self, source_ids: Collection[Id]) -> Mapping[Id, Id]:
        return dict(self._line.read(cypher.RECORDS, ids=list(source_ids)))

    def remove_records(self, ids: Collection[Id]) -> Changes:
        return self._line.write(lambda run, mark: writing.remove_records(run, ids))

    def forget_case(self, case_id: Id) -> Changes:
        def forget(run: Run, mark: Mark) -> Changes:
            mark.check(self.place)
            return writing.forget_case(run, case_id, self.ids)

        return self._line.write(forget)

    def amend(self, amendment: Amendment, *, expected_revision: int) -> Changes:
        rows = Reported(amendment.rewritten, self.ids)

        def write(run: Run, mark: Mark) -> Changes:
            mark.check(self.place)
            self._check_on_top(expected_revision, mark.revision)
            return writing.amend(run, amendment, rows)

        return self._line.write(write)

    def changed_cases(self, since: int = 0) -> Mapping[Id, bool]:
        return dict(self._line.read(cypher.CHANGED_CASES, since=since))

    def forgotten_cases(self) -> frozenset[Id]:
        return frozenset(row[0] for row in self._line.read(cypher.FORGOTTEN_CASES))

    # ---- what people decided, and the log

    def append_all(self, values: Sequence[Appended]) -> None:
        def write(run: Run, mark: Mark) -> None:
            added = [value for value in values if writing.append(run, value)]
            if move_revision(added):
                run(cypher.BUMP)

        self._line.write(write)

    def withdraw_all(
        self, kind: type[A], value_ids: Sequence[Id], *, by: str, on: str, why: str = ""
    ) -> tuple[A, ...]:
        """See Store.withdraw_all; everything is read before anything is written."""
        registered = kind_of(kind)

        def write(run: Run, mark: Mark) -> tuple[A, ...]:
            known = [writing.get_appended(run, registered, value_id) for value_id in value_ids]
            gone = tuple(
                withdrawn(value, by=by, on=on, why=why) if value.stands else value
                for value in known
            )
            for value, before in zip(gone, known, strict=True):
                if before.stands:
                    writing.write_appended(run, registered, value)
            if move_revision(value for value in known if value.stands):
                run(cypher.BUMP)
            return gone

        return self._line.write(write)

    def appended(self, kind: type[A], *, standing: bool = True) -> Iterator[A]:
        read = decoder(kind)
        name = kind_of(kind).name
        rows = self._line.read(cypher.APPENDED_OF_KIND, kind=name, all=not standing)
        # Sorted here, since a server may sort text otherwise.
        for _, _, body in sorted(rows):
            yield read(body)

    def append_audit_all(self, acts: Sequence[Act]) -> tuple[AuditEntry, ...]:
        """See Store.append_audit_all; the lock of the store keeps two from one number."""

        def append(run: Run, mark: Mark) -> tuple[AuditEntry, ...]:
            last = run(cypher.LAST_AUDIT)
            before = decoder(AuditEntry)(last[0][0]) if last else None
            entries = next_entries(before, acts)
            run(cypher.PUT_AUDIT, rows=[audit_row(entry) for entry in entries])
            return tuple(entries)

        return self._line.write(append)

    def audit(
        self, *, after: int = 0, actions: Collection[str] | None = None
    ) -> Iterator[AuditEntry]:
        """See ReadableStore.audit."""
        if actions is None:
            return self._paged(cypher.AUDIT, AuditEntry, start=after)
        rows = self._line.read(cypher.AUDIT_OF, after=after, actions=sorted(actions))
        read = decoder(AuditEntry)
        return (read(body) for _, body in rows)

    def audit_head(self) -> AuditEntry | None:
        """See ReadableStore.audit_head."""
        found = self._line.read(cypher.LAST_AUDIT)
        return decoder(AuditEntry)(found[0][0]) if found else None

    # ---- what somebody is working on

    def keep_working(self, canvas: WorkingCanvas, *, most: int = MOST_CANVASES) -> None:
        row = working_row(canvas)

        def keep(run: Run, mark: Mark) -> None:
            run(cypher.PUT_WORKING, row=row)
            run(cypher.REMOVE_OUTLIVED_WORKING, owner=canvas.owner, most=most)

        self._line.write(keep)

    def working(self, owner: str, *, canvas_id: Id | None = None) -> list[WorkingCanvas]:
        read = decoder(WorkingCanvas)
        rows = self._line.read(cypher.WORKING, owner=owner, id=canvas_id)
        kept = [read(body) for _, _, body in sorted(rows)]
        return sorted(kept, key=lambda canvas: canvas.on, reverse=True)

    def all_working(self) -> Iterator[WorkingCanvas]:
        bodies = sorted(body for (body,) in self._line.read(cypher.ALL_WORKING))
        yield from map(decoder(WorkingCanvas), bodies)

    def drop_working(self, owner: str, canvas_id: Id) -> None:
        self._line.write(lambda run, mark: run(cypher.REMOVE_WORKING, owner=owner, id=canvas_id))

    # ---- what is remembered

    def append_snapshot(
        self, snapshot: Snapshot, *, expected_generation: int | None = None
    ) -> bool:
        """See Store.append_snapshot; compared and written under the lock of the store."""

        def append(run: Run, mark: Mark) -> bool:
            """Compare with the last one and write, before anybody else does."""
            self._check_on_top(expected_generation, mark.generation)
            last = run(cypher.LAST_SNAPSHOT)
            if last and unpack(last[0][1]).found_the_same(snapshot):
                return False
            number = (last[0][0] if last else 0) + 1
            row = {
                "number": number,
                "at": snapshot.at,
                "revision": snapshot.revision,
                "body": pack(snapshot),
            }
            run(cypher.PUT_SNAPSHOT, row=row)
            run(
                cypher.REMOVE_SNAPSHOTS,
                numbers=outlived(marks_of(run(cypher.SNAPSHOT_MARKS)), snapshots.KEPT),
            )
            return True

        return self._line.write(append)

    def snapshot_marks(self) -> tuple[SnapshotMark, ...]:
        return marks_of(self._line.read(cypher.SNAPSHOT_MARKS))

    def snapshots(self, numbers: Collection[int] | None = None) -> Iterator[Snapshot]:
        wanted = [
            mark.number
            for mark in self.snapshot_marks()
            if numbers is None or mark.number in numbers
        ]
        for number in wanted:
            for (body,) in self._line.read(cypher.SNAPSHOT, number=number):
                yield unpack(body)

    # ---- what is derived

    def save_resolution(
        self,
        resolved: Resolved,
        *,
        expected_generation: int | None = None,
        progress: WriteProgress | None = None,
    ) -> Changes:
        """See Store.save_resolution; a large one is written in parts under a token."""
        token = uuid4().hex
        derived = Derived(resolved)

        def begin(run: Run, mark: Mark) -> tuple[saving.Plan, bool]:
            self._check_on_top(expected_generation, mark.generation)
            if mark.saving and mark.idle_ms < ALIVE_SECONDS * 1000:
                mark.check(self.place)
            plan = saving.plan(run, derived)
            at_once = plan.rows <= ONE_TRANSACTION
            if not at_once:
                run(cypher.BEGIN_SAVING, token=token)
                return plan, False
            for step in plan.steps:
                for part in step.parts():
                    part.take(run)
            self._finish(run, plan.changes, mark)
            return plan, True

        plan, done = self._line.write(begin)
        if not done:
            self._save_in_parts(plan, token, progress)
        return plan.changes

    def _save_in_parts(self, plan: saving.Plan, token: str, progress: WriteProgress | None) -> None:
        """Write the steps of a large resolution, each part in a transaction of its own."""

        def check(run: Run, mark: Mark) -> None:
            if mark.saving != token:
                raise StoreChanged(
                    message(
                        "somebody else began to save a graph in {place}: run `simpul link`",
                        place=self.place,
                    )
                )
            run(cypher.STILL_SAVING)

        def take(run: Run, mark: Mark, *, part: saving.WriteStep) -> None:
            check(run, mark)
            part.take(run)

        def finish(run: Run, mark: Mark) -> None:
            check(run, mark)
            self._finish(run, plan.changes, mark)

        total = plan.rows
        for step in plan.steps:
            for part in step.parts():
                self._line.write(partial(take, part=part))
                if progress:
                    progress(len(part.values), total)
        self._line.write(finish)

    def _finish(self, run: Run, changes: Changes, mark: Mark) -> None:
        """What makes a new derived graph count; also ends a saving that was abandoned."""
        if mark.saving:
            run(cypher.END_SAVING)
        if mark.saving or changes.matter:
            run(cypher.BUMP_GENERATION)
        writing.counted(run, changes)

    def known(self) -> KnownIdentities:
        def read(run: Run) -> KnownIdentities:
            people = [row for row in writing.every(run, cypher.SERIALS) if row[1]]
            return KnownIdentities(
                entity_of=dict(writing.every(run, cypher.ENTITY_OF)),
                serials={key: serial for key, serial, _ in people},
                protected=frozenset(key for key, _, protected in people if protected),
                redirects=dict(run(cypher.REDIRECTS)),
                generation=run(cypher.MARK)[0][2],
            )

        before: int | None = self._line.mark().generation
        while True:
            known = self._line.look(read)
            if known.generation == before:
                return known
            before = known.generation

    def assignments(
        self, *, entity_ids: Collection[Id] | None = None, mention_ids: Collection[Id] | None = None
    ) -> Iterator[Assignment]:
        given: dict[str, list[Id]] = {}
        if entity_ids is not None:
            given["entities"] = sorted(self._living(entity_ids))
        if mention_ids is not None:
            given["mentions"] = list(mention_ids)
        if not given:
            yield from self._paged_derived([cypher.ASSIGNMENTS], Assignment)
            return
        rows = self._derived(cypher.assignments_by(*given), **given)
        read = decoder(Assignment)
        for _, body in sorted(rows):
            yield read(body)

    def redirects(self) -> Mapping[Id, Id]:
        return dict(self._derived(cypher.REDIRECTS))

    def entities(self, ids: Collection[Id] | None = None) -> Iterator[Entity]:
        if ids is None:
            yield from self._paged_derived([cypher.page("Entity")], Entity)
            return
        rows = self._derived(cypher.LIVING, ids=list(ids))
        read = decoder(Entity)
        for _, body in sorted(rows):
            yield read(body)

    def relationships(self, ids: Collection[Id] | None = None) -> Iterator[Relationship]:
        if ids is not None:
            rows = sorted(self._derived(cypher.LINKS, ids=list(ids)))
            return (decoder(Relationship)(body) for _, body in rows)
        return self._paged_derived(map(cypher.link_page, RelationshipKind), Relationship)

    def search(
        self,
        text: str,
        *,
        kinds: Collection[EntityKind] | None = None,
        limit: int = 20,
        named_only: bool = False,
    ) -> list[SearchHit]:
        """See Store.search; without its full-text index every entity is looked at."""
        words, run_together = query_words(text)
        if not words:
            return []
        asked = {
            "query": f"({' AND '.join(f'{word}*' for word in words)}) OR {run_together}*",
            "words": words,
            "run": run_together,
            "whole": f" {run_together} ",
            "kinds": None if kinds is None else [EntityKind(kind).value for kind in kinds],
            "limit": limit,
            "named_only": named_only,
        }
        try:
            rows = self._derived(cypher.SEARCH, **asked)
        except IndexNotReady:
            rows = self._derived(cypher.SCAN, **asked)
        read = decoder(Entity)
        return [SearchHit(entity=read(body), exact=exact) for body, exact in rows]

    def neighbours(
        self,
        ids: Collection[Id],
        *,
        kinds: Collection[RelationshipKind] | None = None,
        limit: int = 50,
    ) -> Neighbourhood:
        """See Store.neighbours; all queries run in one session."""

        def look() -> Neighbourhood:
            living = [entity.id for entity in self.entities(ids)]
            rows = self._derived(
                cypher.neighbours(kinds),
                ids=living,
                limit=limit,
            )
            found: dict[Id, str] = {}
            left_out: dict[Id, int] = {}
            for key, shown, total in rows:
                found.update(shown)
                if total > len(shown):
                    left_out[key] = total - len(shown)
            return self._around(living, found.values(), left_out)

        return self._line.together(look)

    def hops(
        self, ids: Collection[Id], kinds: Collection[RelationshipKind] | None = None
    ) -> Iterable[Hop]:
        rows = self._derived(cypher.hops(kinds), ids=list(ids))
        return [(left, right, weight, key) for left, right, weight, key in rows]

    def subgraph(self, ids: Collection[Id]) -> Neighbourhood:
        def look() -> Neighbourhood:
            living = [entity.id for entity in self.entities(ids)]
            return self._around(
                living, [body for _, body in self._derived(cypher.WITHIN, ids=living)]
            )

        return self._line.together(look)

    def paths(self, start: Id, end: Id, **options: Any) -> list[Path]:
        walk = super().paths
        return self._line.together(lambda: walk(start, end, **options))

    def graph(self) -> GraphColumns:
        """See Store.graph; read again when somebody saved another one meanwhile."""
        before = self._line.mark()
        while True:
            found = GraphColumns(
                entities=self._table(
                    [cypher.ENTITY_TABLE], {**ENTITY_COLUMNS, "known": pl.Boolean()}
                )
                .filter("known")
                .drop("known"),
                relationships=self._table(
                    map(cypher.link_table, RelationshipKind), RELATIONSHIP_COLUMNS
                ),
            )
            after = self._line.mark()
            after.check(self.place)
            if after.generation == before.generation:
                return found
            before = after

    # ---- about the store

    def counts(self, *, derived: bool = True) -> Counts:
        number = dict(self._derived(cypher.COUNTS) if derived else self._line.read(cypher.COUNTS))
        return Counts(
            sources=number["sources"],
            cases=number["cases"],
            mentions=number["mentions"] - number["missing"],
            statements=number["statements"],
            judgements=number["judgements"],
            entities={
                kind.value: number[kind] for kind in sorted(EntityKind) if derived and number[kind]
            },
            relationships={
                kind.value: number[kind]
                for kind in sorted(RelationshipKind)
                if derived and number[kind]
            },
        )

    def revision(self) -> int:
        return self._line.mark().revision

    def generation(self) -> int:
        return self._line.mark().generation

    def health(self) -> Health:
        mark = self._line.mark()
        components = self._line.ask(cypher.COMPONENTS)
        kernel = next(row for row in components if "Kernel" in row[0])
        states = dict(self._line.ask(cypher.INDEXES))
        return Health(
            engine="Neo4j",
            version=kernel[1],
            edition=kernel[2],
            encrypted=self._encrypted,
            schema=mark.version,
            indexes={name: states.get(name, "missing").lower() for name in INDEXES},
            saving=(mark.saving_since or "") if mark.saving else "",
        )

    def rebuild_indexes(self) -> None:
        for name, state in self._line.ask(cypher.INDEXES):
            if state == "FAILED":
                self._line.change(cypher.drop_index(name))
        self._make_indexes(1)

    def close(self) -> None:
        self._line.close()

    # ---- inside

    def _migrate(self, ids: IdKey, *, create: bool) -> None:
        """Make a new database's schema, bring an older one up, refuse a newer or a stranger's."""
        mark = self._line.ask(cypher.MARK)
        version = int(mark[0][0] or 0) if mark else 0
        if version > VERSION:
            raise SchemaMismatch(
                message(
                    "{place} was written by a newer Simpul (schema {version}): update Simpul",
                    place=self.place,
                    version=version,
                )
            )
        if version == VERSION:
            return
        if not mark and not self._line.ask(cypher.IS_EMPTY)[0][0]:
            raise StoreUnavailable(
                message(
                    "{place} holds a graph of something else: use an empty database, named after"
                    " the address (neo4j://host/name) or in SIMPUL_NEO4J_DATABASE",
                    place=self.place,
                )
            )
        if not mark and not create:
            raise StoreUnavailable(
                message(
                    "{place} holds no Simpul store: check the address, or make one with `simpul"
                    " load`",
                    place=self.place,
                )
            )
        self._make_indexes(version + 1)
        if version < KEYED_SINCE:
            ((secret,),) = self._line.change(cypher.KEY_ONCE, key=ids.secret())
            if version:
                key_ids(self._line, IdKey(secret))
        self._line.change(cypher.SET_MARK, version=VERSION)

    def _make_indexes(self, first: int) -> None:
        for step in range(first, VERSION + 1):
            for statement in MIGRATIONS[step]:
                self._line.change(statement)
        self._line.ask(cypher.AWAIT_INDEXES, seconds=INDEX_SECONDS)

    def _derived(self, text: str, **parameters: Any) -> list[list[Any]]:
        """Rows of a query over the derived graph."""
        return self._line.read(text, derived=True, **parameters)

    def _paged(self, text: str, kind: type[V], *, start: str | int = "") -> Iterator[V]:
        read = decoder(kind)
        for _, body in paged(
            lambda after: self._line.read(text, after=after, size=PAGE), PAGE, start
        ):
            yield read(body)

    def _paged_derived(self, texts: Iterable[str], kind: type[V]) -> Iterator[V]:
        """Values of several paged queries, by id.

        Raises StoreChanged when the pages belong to different graphs.
        """
        first = self._line.mark().generation
        read = decoder(kind)

        def page(text: str, after: str) -> list[list[Any]]:
            rows, generation = self._line.together(
                lambda: (
                    self._line.read(text, after=after, size=PAGE),
                    int(self._line.read(cypher.MARK)[0][2]),
                )
            )
            if generation != first:
                raise StoreChanged(
                    message(
                        "the graph in {place} was changed while it was read: read again",
                        place=self.place,
                    )
                )
            return rows

        streams = (paged(partial(page, text), PAGE) for text in texts)
        for _, body in merge(*streams, key=itemgetter(0)):
            yield read(body)

    def _filtered(self, label: str, kind: type[V], **columns: Collection[Id] | None) -> Iterator[V]:
        given: dict[str, Any] = {}
        for column, ids in columns.items():
            if ids is not None:
                given[column] = list(ids)
        if not given:
            yield from self._paged(cypher.page(label), kind)
            return
        rows = self._line.read(cypher.chosen(label, given), **given)
        read = decoder(kind)
        for _, body in sorted(rows):
            yield read(body)

    def _living(self, ids: Collection[Id]) -> set[Id]:
        rows = self._line.read(cypher.REDIRECTS_OF, ids=list(ids))
        moved = dict(rows)
        return {moved.get(old_id, old_id) for old_id in ids}

    def _around(
        self, ids: Iterable[Id], bodies: Iterable[str], left_out: Mapping[Id, int] | None = None
    ) -> Neighbourhood:
        read = decoder(Relationship)
        found = sorted(
            (read(body) for body in bodies),
            key=lambda relationship: (-relationship.weight, relationship.id),
        )
        wanted = set(ids)
        for relationship in found:
            wanted |= {relationship.start, relationship.end}
        return Neighbourhood(
            entities=tuple(self.entities(wanted)),
            relationships=tuple(found),
            left_out=left_out or {},
        )

    def _table(self, texts: Iterable[str], schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
        """A table of paged queries, made page by page as the rows come."""
        parts = [pl.DataFrame(schema=schema)]
        for text in texts:
            rows = writing.every(self._line.read, text)
            while page := list(islice(rows, writing.PAGE)):
                parts.append(pl.DataFrame(page, schema=schema, orient="row"))
        return pl.concat(parts).sort("id")
