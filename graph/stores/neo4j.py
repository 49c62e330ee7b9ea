"""The shared store: a Neo4j server, one or a cluster, that many people use at once.

Decisions.
Every read and write is a managed transaction, which the driver tries again when a server of a cluster goes or two
writers meet. All sessions share their bookmarks, so a read sees the write before it, whichever server answers.
A write takes a lock on the store's mark first: writers wait for each other, compare and write with nobody between.
A resolution of more than ONE_TRANSACTION rows is written in several transactions, with a token in the mark: whoever
reads the derived graph meanwhile is told to wait, and whoever resolves next takes an abandoned one over.
Whole tables are read in pages by id, so no transaction stays open while the caller works.
This is the only file that knows the driver.
"""

import logging
import ssl
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar
from uuid import uuid4

import neo4j
import polars as pl
from msgspec.structs import replace
from neo4j import exceptions as failures

from graph.errors import (
    JudgementConflict,
    NotFound,
    SchemaMismatch,
    SettingsError,
    StoreBusy,
    StoreChanged,
    StoreReadOnly,
    StoreTimeout,
    StoreUnavailable,
)
from graph.model import (
    Assignment,
    AuditEntry,
    Batch,
    Case,
    Changes,
    Entity,
    Id,
    Judgement,
    Known,
    Mention,
    Relationship,
    Resolved,
    Source,
    Statement,
    Value,
)
from graph.schema import EntityKind, RelationshipKind
from graph.stores import cypher, neo4j_saving, neo4j_writing
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
    Written,
)
from graph.stores.chain import next_entry
from graph.stores.codec import decoder
from graph.stores.neo4j_rows import audit_row, judgement_row
from graph.stores.neo4j_saving import Derived
from graph.stores.neo4j_schema import INDEXES, MIGRATIONS, VERSION
from graph.stores.neo4j_settings import read_target
from graph.stores.neo4j_writing import Reported, Run
from graph.stores.search import query_words
from graph.stores.traversal import Hop

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what matters of its warnings becomes an error of ours

T = TypeVar("T")
V = TypeVar("V", bound=Value)

CONNECT_SECONDS = 10.0
"""How long a server may take to answer the first call."""
RETRY_SECONDS = 30.0
"""How long a transaction is tried again when servers change or writers meet."""
READ_SECONDS = 120.0
"""How long one query may read."""
WRITE_SECONDS = 300.0
"""How long one transaction may write, waiting for other writers included."""
ONE_TRANSACTION = 10_000
"""Rows of a resolution that are written in one transaction: about 100 MB of the server's memory."""
INDEX_SECONDS = 300
ALIVE_SECONDS = 60.0
"""Whoever saves in parts and was not at work for so long was broken off."""
TRIES = 5
"""How often to read again what changed while it was read."""
POOL = 20
"""Connections at most; one is enough for one user."""
PAGE = 5_000


class Neo4jStore(Store):
    """A store on a server: `neo4j://host`, `neo4j+s://host`, `bolt://host`, with `/database` behind it or not."""

    def __init__(self, uri: str, *, create: bool = True) -> None:
        self.uri = uri
        self._target = read_target(uri)
        self.place = self._target.place
        self._closed = False
        self._local = threading.local()
        with self._translated():
            self._driver = neo4j.GraphDatabase.driver(
                self._target.uri,
                auth=(self._target.user, self._target.password),
                user_agent="simpul",
                telemetry_disabled=True,
                notifications_min_severity="OFF",
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=RETRY_SECONDS,
                max_connection_pool_size=POOL,
                max_transaction_retry_time=RETRY_SECONDS,
            )
        try:
            with self._translated():
                self._driver.verify_connectivity()
            self._migrate(create=create)
        except BaseException:
            self.close()
            raise

    # ---- what was reported

    def put(self, batch: Batch, *, on_top_of: int | None = None) -> Changes:
        rows = Reported(batch)

        def write(run: Run, mark: _Mark) -> Changes:
            self._check_on_top(on_top_of, mark)
            return neo4j_writing.put(run, rows)

        return self._transact(neo4j.WRITE_ACCESS, WRITE_SECONDS, lambda run: write(run, self._lock(run)))

    def sources(self) -> Iterator[Source]:
        return self._paged(cypher.page("Source"), Source)

    def cases(self, *, ids: Collection[Id] | None = None) -> Iterator[Case]:
        return self._filtered("Case", Case, id=ids)

    def mentions(
        self, *, ids: Collection[Id] | None = None, case_ids: Collection[Id] | None = None
    ) -> Iterator[Mention]:
        return self._filtered("Mention", Mention, id=ids, case_id=case_ids)

    def statements(
        self, *, ids: Collection[Id] | None = None, case_ids: Collection[Id] | None = None
    ) -> Iterator[Statement]:
        return self._filtered("Statement", Statement, id=ids, case_id=case_ids)

    def records(self, source_ids: Collection[Id]) -> Mapping[Id, Id]:
        return dict(self._read(cypher.RECORDS, ids=list(source_ids)))

    def remove_records(self, ids: Collection[Id]) -> Changes:
        return self._write(lambda run: neo4j_writing.remove_records(run, ids))

    def forget_case(self, case_id: Id) -> Changes:
        return self._write(lambda run: neo4j_writing.forget_case(run, case_id), derived=True)

    def changed_cases(self, since: int = 0) -> Mapping[Id, bool]:
        return dict(self._read(cypher.CHANGED_CASES, since=since))

    # ---- judgements and audit

    def append_judgement(self, judgement: Judgement) -> None:
        def append(run: Run) -> None:
            known = _judgement(run, judgement.id)
            if known and known != judgement:
                raise JudgementConflict(f"judgement {judgement.id} exists with other content: withdraw it first")
            if not known:
                run(cypher.PUT_JUDGEMENT, row=judgement_row(judgement))
                run(cypher.BUMP)

        self._write(append)

    def withdraw_judgement(self, judgement_id: Id, *, by: str, on: str, why: str = "") -> Judgement:
        def withdraw(run: Run) -> Judgement:
            judgement = _judgement(run, judgement_id)
            if not judgement:
                raise NotFound(f"no judgement {judgement_id}")
            if judgement.stands:
                judgement = replace(judgement, withdrawn_by=by, withdrawn_on=on, withdrawn_why=why)
                run(cypher.PUT_JUDGEMENT, row=judgement_row(judgement))
                run(cypher.BUMP)
            return judgement

        return self._write(withdraw)

    def judgements(self, *, standing: bool = True) -> Iterator[Judgement]:
        read = decoder(Judgement)
        for row in sorted(self._read(cypher.JUDGEMENTS, all=not standing), key=lambda row: (row[0], row[1])):
            yield read(row[2])

    def append_audit(self, at: str, by: str, action: str, *, subject: str = "", reason: str = "") -> AuditEntry:
        def append(run: Run) -> AuditEntry:
            last = run(cypher.LAST_AUDIT)
            before = decoder(AuditEntry)(last[0][0]) if last else None
            entry = next_entry(before, at=at, by=by, action=action, subject=subject, reason=reason)
            run(cypher.PUT_AUDIT, row=audit_row(entry))
            return entry

        return self._write(append)

    def audit(self) -> Iterator[AuditEntry]:
        return self._paged(cypher.AUDIT, AuditEntry, start=0)

    # ---- what is derived

    def save_resolution(
        self, resolved: Resolved, *, on_top_of: int | None = None, progress: Written | None = None
    ) -> Changes:
        token = uuid4().hex
        derived = Derived(resolved)

        def begin(run: Run, mark: _Mark) -> tuple[neo4j_saving.Plan, bool]:
            self._check_on_top(on_top_of, mark)
            if mark.saving and mark.idle_ms < ALIVE_SECONDS * 1000:
                mark.check(self._target.place)
            plan = neo4j_saving.plan(run, derived)
            at_once = plan.rows <= ONE_TRANSACTION
            if not at_once:
                run(cypher.BEGIN_SAVING, token=token)
                return plan, False
            for step in plan.steps:
                for part in step.parts():
                    part.take(run)
            self._finish(run, plan.changes, mark)
            return plan, True

        plan, done = self._transact(neo4j.WRITE_ACCESS, WRITE_SECONDS, lambda run: begin(run, self._lock(run)))
        if not done:
            self._save_in_parts(plan, token, progress)
        return plan.changes

    def _save_in_parts(self, plan: neo4j_saving.Plan, token: str, progress: Written | None) -> None:
        def own(run: Run) -> _Mark:
            mark = self._lock(run)
            run(cypher.STILL_SAVING)
            if mark.saving != token:
                raise StoreChanged(f"somebody else began to save a graph in {self._target.place}: run `simpul link`")
            return mark

        def take(run: Run, part: neo4j_saving.Step) -> None:
            own(run)
            part.take(run)

        total = plan.rows
        for step in plan.steps:
            for part in step.parts():
                self._transact(neo4j.WRITE_ACCESS, WRITE_SECONDS, partial(take, part=part))
                if progress:
                    progress(len(part.values), total)
        self._transact(neo4j.WRITE_ACCESS, WRITE_SECONDS, lambda run: self._finish(run, plan.changes, own(run)))

    def _check_on_top(self, on_top_of: int | None, mark: "_Mark") -> None:
        if on_top_of is not None and on_top_of != mark.generation:
            raise StoreChanged(f"{self._target.place} was changed meanwhile: read it again")

    def _finish(self, run: Run, changes: Changes, mark: "_Mark") -> None:
        """What makes a new derived graph count; also ends a saving that was abandoned."""
        if mark.saving:
            run(cypher.END_SAVING)
        if mark.saving or changes.new or changes.updated or changes.removed:
            run(cypher.BUMP_GENERATION)
        neo4j_writing.counted(run, changes)

    def known(self) -> Known:
        def read(run: Run) -> Known:
            return Known(
                entity_of=dict(neo4j_writing.every(run, cypher.ENTITY_OF)),
                serials={key: serial for key, serial in neo4j_writing.every(run, cypher.SERIALS) if serial},
                redirects=dict(run(cypher.REDIRECTS)),
                generation=run(cypher.MARK)[0][2],
            )

        before: int | None = self._mark().generation
        while True:
            known = self._transact(neo4j.READ_ACCESS, READ_SECONDS, read)
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
        read = decoder(Assignment)
        for _, body in sorted(self._read_derived(cypher.assignments_by(*given), **given)):
            yield read(body)

    def redirects(self) -> Mapping[Id, Id]:
        return dict(self._read_derived(cypher.REDIRECTS))

    def entities(self, ids: Collection[Id] | None = None) -> Iterator[Entity]:
        if ids is None:
            yield from self._paged_derived([cypher.page("Entity")], Entity)
            return
        read = decoder(Entity)
        for _, body in sorted(self._read_derived(cypher.LIVING, ids=list(ids))):
            yield read(body)

    def relationships(self, ids: Collection[Id] | None = None) -> Iterator[Relationship]:
        if ids is not None:
            rows = sorted(self._read_derived(cypher.LINKS, ids=list(ids)))
            return (decoder(Relationship)(body) for _, body in rows)
        return self._paged_derived(map(cypher.link_page, RelationshipKind), Relationship)

    def search(self, text: str, *, kinds: Collection[EntityKind] | None = None, limit: int = 20) -> list[SearchHit]:
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
        }
        try:
            rows = self._read_derived(cypher.SEARCH, **asked)
        except _IndexNotReady:
            rows = self._read_derived(cypher.SCAN, **asked)
        read = decoder(Entity)
        return [SearchHit(entity=read(body), exact=exact) for body, exact in rows]

    def neighbours(
        self, ids: Collection[Id], *, kinds: Collection[RelationshipKind] | None = None, limit: int = 50
    ) -> Neighbourhood:
        def look() -> Neighbourhood:
            living = [each.id for each in self.entities(ids)]
            rows = self._read_derived(cypher.neighbours(kinds), ids=living, limit=limit)
            found = {key: body for _, shown, _ in rows for key, body in shown}
            left_out = {key: total - len(shown) for key, shown, total in rows if total > len(shown)}
            return self._around(living, found.values(), left_out)

        return self._together(look)

    def hops(self, ids: Collection[Id], kinds: Collection[RelationshipKind] | None = None) -> Iterable[Hop]:
        rows = self._read_derived(cypher.hops(kinds), ids=list(ids))
        return [(left, right, weight, key) for left, right, weight, key in rows]

    def subgraph(self, ids: Collection[Id]) -> Neighbourhood:
        def look() -> Neighbourhood:
            living = [each.id for each in self.entities(ids)]
            return self._around(living, [body for _, body in self._read_derived(cypher.WITHIN, ids=living)])

        return self._together(look)

    def paths(self, start: Id, end: Id, **options: Any) -> list[Path]:
        walk = super().paths
        return self._together(lambda: walk(start, end, **options))

    def graph(self) -> GraphColumns:
        before = self._mark()
        while True:
            found = GraphColumns(
                entities=self._table([cypher.ENTITY_TABLE], {**ENTITY_COLUMNS, "known": pl.Boolean()})
                .filter("known")
                .drop("known"),
                relationships=self._table(map(cypher.link_table, RelationshipKind), RELATIONSHIP_COLUMNS),
            )
            after = self._mark()
            after.check(self._target.place)
            if after.generation == before.generation:
                return found
            before = after

    # ---- about the store

    def counts(self, *, derived: bool = True) -> Counts:
        number = dict(self._read_derived(cypher.COUNTS) if derived else self._read(cypher.COUNTS))
        return Counts(
            sources=number["sources"],
            cases=number["cases"],
            mentions=number["mentions"] - number["missing"],
            statements=number["statements"],
            judgements=number["judgements"],
            entities={kind.value: number[kind] for kind in sorted(EntityKind) if derived and number[kind]},
            relationships={kind.value: number[kind] for kind in sorted(RelationshipKind) if derived and number[kind]},
        )

    def revision(self) -> int:
        return self._mark().revision

    def generation(self) -> int:
        return self._mark().generation

    def health(self) -> Health:
        mark = self._mark()
        kernel = next(row for row in self._ask(cypher.COMPONENTS) if "Kernel" in row[0])
        states = dict(self._ask(cypher.INDEXES))
        return Health(
            engine="Neo4j",
            version=kernel[1],
            edition=kernel[2],
            encrypted=self._target.encrypted,
            schema=mark.version,
            indexes={name: states.get(name, "missing").lower() for name in INDEXES},
            saving=(mark.saving_since or "") if mark.saving else "",
        )

    def rebuild_indexes(self) -> None:
        for name, state in self._ask(cypher.INDEXES):
            if state == "FAILED":
                self._transact(neo4j.WRITE_ACCESS, INDEX_SECONDS, partial(_run, text=cypher.drop_index(name)))
        self._make_indexes(1)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._driver.close()

    # ---- inside

    def _migrate(self, *, create: bool) -> None:
        """Make the schema of an empty database, bring an older one up, refuse a newer or a stranger's."""
        mark = self._ask(cypher.MARK)
        version = int(mark[0][0] or 0) if mark else 0
        if version > VERSION:
            raise SchemaMismatch(
                f"{self._target.place} was written by a newer Simpul (schema {version}): update Simpul"
            )
        if version == VERSION:
            return
        if not mark and not self._ask(cypher.IS_EMPTY)[0][0]:
            raise StoreUnavailable(
                f"{self._target.place} holds a graph of something else: use an empty database, "
                "named after the address (neo4j://host/name) or in SIMPUL_NEO4J_DATABASE"
            )
        if not mark and not create:
            raise StoreUnavailable(
                f"{self._target.place} holds no Simpul store: check the address, or make one with `simpul load`"
            )
        self._make_indexes(version + 1)
        self._transact(neo4j.WRITE_ACCESS, WRITE_SECONDS, partial(_run, text=cypher.SET_MARK, version=VERSION))

    def _make_indexes(self, first: int) -> None:
        for step in range(first, VERSION + 1):
            for statement in MIGRATIONS[step]:
                self._transact(neo4j.WRITE_ACCESS, INDEX_SECONDS, partial(_run, text=statement))
        self._ask(cypher.AWAIT_INDEXES, seconds=INDEX_SECONDS)

    def _ask(self, text: str, **parameters: Any) -> list[list[Any]]:
        """Rows of a query about the database rather than of what it holds."""
        return self._transact(neo4j.READ_ACCESS, INDEX_SECONDS + READ_SECONDS, partial(_run, text=text, **parameters))

    def _mark(self) -> "_Mark":
        return self._transact(neo4j.READ_ACCESS, READ_SECONDS, self._marked)

    def _marked(self, run: Run) -> "_Mark":
        return _one_mark(run(cypher.MARK), self._target.place)

    def _together(self, work: Callable[[], T], *, derived: bool = True) -> T:
        """What this thread reads meanwhile, in one transaction.

        A transaction of this engine sees what others commit meanwhile, so the mark is read before and after: what was
        read of two derived graphs is read again. Raises StoreBusy while one is half-written, and StoreUnavailable when
        the database was emptied behind us.
        """

        def within(run: Run) -> tuple[T, bool]:
            before = self._marked(run) if derived else None
            self._local.run = run
            try:
                found = work()
            finally:
                self._local.run = None
            after = self._marked(run)
            if before is None:
                return found, True
            after.check(self._target.place)
            return found, before.generation == after.generation

        for _ in range(TRIES):
            found, whole = self._transact(neo4j.READ_ACCESS, READ_SECONDS, within)
            if whole:
                return found
        raise StoreBusy(f"the graph in {self._target.place} is being changed again and again: try again")

    def _read(self, text: str, *, derived: bool = False, **parameters: Any) -> list[list[Any]]:
        running: Run | None = getattr(self._local, "run", None)
        if running:
            return running(text, **parameters)
        return self._together(lambda: self._read(text, **parameters), derived=derived)

    def _read_derived(self, text: str, **parameters: Any) -> list[list[Any]]:
        """Rows of a query over the derived graph."""
        return self._read(text, derived=True, **parameters)

    def _write(self, work: Callable[[Run], T], *, derived: bool = False) -> T:
        def locked(run: Run) -> T:
            mark = self._lock(run)
            if derived:
                mark.check(self._target.place)
            return work(run)

        return self._transact(neo4j.WRITE_ACCESS, WRITE_SECONDS, locked)

    def _lock(self, run: Run) -> "_Mark":
        """Make other writers wait until this transaction ends."""
        return _one_mark(run(cypher.LOCK), self._target.place)

    def _transact(self, access: str, seconds: float, work: Callable[[Run], T]) -> T:
        @neo4j.unit_of_work(timeout=seconds)
        def attempt(transaction: neo4j.ManagedTransaction) -> T:
            def run(text: str, **parameters: Any) -> list[list[Any]]:
                return transaction.run(text, parameters).values()

            return work(run)

        with self._session(access) as session:
            if access == neo4j.READ_ACCESS:
                return session.execute_read(attempt)
            return session.execute_write(attempt)

    @contextmanager
    def _session(self, access: str) -> Iterator[neo4j.Session]:
        if self._closed:
            raise StoreUnavailable(f"the store {self.uri} is closed: open it again")
        with (
            self._translated(),
            self._driver.session(
                database=self._target.database,
                default_access_mode=access,
                bookmark_manager=self._driver.execute_query_bookmark_manager,
                fetch_size=PAGE,
            ) as session,
        ):
            yield session

    def _paged(self, text: str, kind: type[V], *, start: str | int = "") -> Iterator[V]:
        read = decoder(kind)
        after = start
        while True:
            rows = self._read(text, after=after, size=PAGE)
            for _, body in rows:
                yield read(body)
            if len(rows) < PAGE:
                return
            after = rows[-1][0]

    def _paged_derived(self, texts: Iterable[str], kind: type[V]) -> Iterator[V]:
        """Values of several paged queries, by id; raises StoreChanged when the pages belong to different graphs."""
        first = self._mark().generation
        read = decoder(kind)

        def pages(text: str) -> Iterator[list[Any]]:
            after = ""
            while True:
                rows, generation = self._together(
                    lambda: (self._read(text, after=after, size=PAGE), int(self._read(cypher.MARK)[0][2]))  # noqa: B023
                )
                if generation != first:
                    raise StoreChanged(f"the graph in {self._target.place} was changed while it was read: read again")
                yield from rows
                if len(rows) < PAGE:
                    return
                after = rows[-1][0]

        for _, body in merge(*(pages(text) for text in texts), key=itemgetter(0)):
            yield read(body)

    def _filtered(self, label: str, kind: type[V], **columns: Collection[Id] | None) -> Iterator[V]:
        given: dict[str, Any] = {column: list(ids) for column, ids in columns.items() if ids is not None}
        if not given:
            yield from self._paged(cypher.page(label), kind)
            return
        read = decoder(kind)
        for _, body in sorted(self._read(cypher.chosen(label, given), **given)):
            yield read(body)

    def _living(self, ids: Collection[Id]) -> set[Id]:
        moved = dict(self._read(cypher.REDIRECTS_OF, ids=list(ids)))
        return {moved.get(each, each) for each in ids}

    def _around(
        self, ids: Iterable[Id], bodies: Iterable[str], left_out: Mapping[Id, int] | None = None
    ) -> Neighbourhood:
        read = decoder(Relationship)
        found = sorted((read(body) for body in bodies), key=lambda each: (-each.weight, each.id))
        ends = {end for each in found for end in (each.start, each.end)}
        return Neighbourhood(
            entities=tuple(self.entities({*ids, *ends})), relationships=tuple(found), left_out=left_out or {}
        )

    def _table(self, texts: Iterable[str], schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
        """A table of paged queries, made page by page as the rows come."""
        parts = [pl.DataFrame(schema=schema)]
        for text in texts:
            rows = neo4j_writing.every(self._read, text)
            while page := list(islice(rows, neo4j_writing.PAGE)):
                parts.append(pl.DataFrame(page, schema=schema, orient="row"))
        return pl.concat(parts).sort("id")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        place = self._target.place
        try:
            yield
        except failures.AuthError as error:
            raise StoreUnavailable(
                f"{place} refused the login of {self._target.user!r}: check SIMPUL_NEO4J_USER and SIMPUL_NEO4J_PASSWORD"
            ) from error
        except (failures.ConfigurationError, failures.UnsupportedServerProduct) as error:
            raise SettingsError(f"{place} cannot be used as a Neo4j server ({error})") from error
        except failures.Neo4jError as error:
            raise _failure(error, place) from error
        except failures.DriverError as error:
            untrusted = next((each for each in _causes(error) if isinstance(each, ssl.SSLError)), None)
            if untrusted and not isinstance(untrusted, ssl.SSLCertVerificationError):
                raise StoreUnavailable(
                    f"{place} does not answer in TLS ({untrusted.reason or untrusted}): turn TLS on there, or use "
                    "neo4j:// for a server on this machine"
                ) from error
            if untrusted:
                raise StoreUnavailable(
                    f"the certificate of {place} is not trusted ({untrusted.reason or untrusted}): have it signed by "
                    "an authority that this machine knows, or use neo4j+ssc:// for a server that you know"
                ) from error
            raise StoreUnavailable(
                f"{place} does not answer ({_first_line(error)}): see that Neo4j runs there, and check address and port"
            ) from error


@dataclass(frozen=True, slots=True)
class _Mark:
    """What the store's own node says."""

    version: int
    revision: int
    generation: int
    saving: str | None
    saving_since: str | None
    idle_ms: int
    """How long ago the one who saves was last at work."""

    def check(self, place: str) -> None:
        """Raise StoreBusy while the derived graph is half-written."""
        if self.saving:
            raise StoreBusy(
                f"the graph in {place} is being written anew since {self.saving_since}: wait until that is done; "
                "if it was broken off, `simpul link` completes it after a minute"
            )


def _run(run: Run, text: str, **parameters: Any) -> list[list[Any]]:
    return run(text, **parameters)


def _one_mark(rows: list[list[Any]], place: str) -> _Mark:
    if not rows:
        raise StoreUnavailable(f"{place} holds no Simpul store any more: somebody emptied it; restore a copy")
    return _Mark(*rows[0])


class _IndexNotReady(StoreUnavailable):
    """The full-text index is missing or still being filled."""


def _failure(error: failures.Neo4jError, place: str) -> Exception:
    code = error.code or ""
    words = _first_line(error)
    if "ReadOnly" in code or code.endswith(("Security.Forbidden", "Statement.AccessMode")):
        return StoreReadOnly(
            f"{place} may only be read with this login ({words}): ask its owner for the right to write"
        )
    if "TimedOut" in code or "Terminated" in code:
        return StoreTimeout(
            f"{place} stopped a query that took too long: ask for less, or try again when it is less busy"
        )
    if "fulltext" in words and ("no such" in words or "populating" in words or "not online" in words.lower()):
        return _IndexNotReady(f"{place} has no full-text index ready ({words})")
    if code.endswith("DatabaseUnavailable"):
        return StoreUnavailable(f"{place} is starting or stopped ({words}): look at the server, and try again")
    if code.endswith("DatabaseNotFound"):
        return StoreUnavailable(f"{place} does not exist on that server: make the database, or name another")
    if "OutOfMemory" in code or "MemoryPool" in code:
        return StoreUnavailable(f"{place} ran out of memory ({words}): raise server.memory.heap.max_size in neo4j.conf")
    if isinstance(error, failures.TransientError) or "Lock" in code:
        return StoreBusy(f"{place} is being written by others ({words}): wait for them and try again")
    return StoreUnavailable(f"{place} refused a query ({code}: {words}): run `simpul doctor`")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and everything that led to it."""
    while error is not None:
        yield error
        for each in getattr(error, "exceptions", ()):
            yield from _causes(each)
        error = error.__cause__ or error.__context__


def _first_line(error: Exception) -> str:
    return (getattr(error, "message", None) or str(error)).strip().partition("\n")[0][:300]


def _judgement(run: Run, judgement_id: Id) -> Judgement | None:
    found = run(cypher.JUDGEMENT, id=judgement_id)
    return decoder(Judgement)(found[0][0]) if found else None
