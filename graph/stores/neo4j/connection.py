"""The line to a Neo4j server: managed transactions, the store's mark, and failures in our words.

Decisions.
Every read and write is a managed transaction, which the driver tries again when a server of a
cluster goes or two writers meet. All sessions share their bookmarks, so a read sees the write
before it, whichever server answers. A transaction of this engine sees what others commit meanwhile;
what must be of one graph compares the mark before and after. This is the only file that knows the
driver.
"""

import logging
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import neo4j
from neo4j import exceptions as failures

from graph.errors import SettingsError, StoreBusy, StoreReadOnly, StoreTimeout, StoreUnavailable
from graph.messages import message
from graph.stores.neo4j import cypher
from graph.stores.neo4j.settings import ServerTarget
from graph.stores.neo4j.writing import Run

logging.getLogger("neo4j").addHandler(
    logging.NullHandler()
)  # what matters of its warnings becomes an error of ours

T = TypeVar("T")

CONNECT_SECONDS = 10.0
"""How long a server may take to answer the first call."""
RETRY_SECONDS = 30.0
"""How long a transaction is tried again when servers change or writers meet."""
READ_SECONDS = 120.0
"""How long one query may read."""
WRITE_SECONDS = 300.0
"""How long one transaction may write, waiting for other writers included."""
INDEX_SECONDS = 300.0
"""How long indexes may take to be made and filled."""
TRIES = 5
"""How often to read again what changed while it was read."""
POOL = 20
"""Connections at most; one is enough for one user."""
FETCH = 5_000
"""Records fetched at once."""


@dataclass(frozen=True, slots=True)
class Mark:
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
                message(
                    "the graph in {place} is being written anew since {saving_since}: wait until"
                    " that is done; if it was broken off, `simpul link` completes it after a"
                    " minute",
                    place=place,
                    saving_since=self.saving_since,
                )
            )


class IndexNotReady(StoreUnavailable):
    """The full-text index is missing or still being filled."""


class Connection:
    """One database on a server; every thread may use it."""

    def __init__(self, target: ServerTarget) -> None:
        """Connect at once; raises StoreUnavailable when nobody answers."""
        self.place = target.place
        self._target = target
        self._closed = False
        self._local = threading.local()
        with self._translated():
            self._driver = neo4j.GraphDatabase.driver(
                target.uri,
                auth=(target.user, target.password),
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
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close every connection; closing twice is fine."""
        if not self._closed:
            self._closed = True
            self._driver.close()

    # ---- about the database

    def ask(self, text: str, **parameters: Any) -> list[list[Any]]:
        """Rows of a query about the database rather than of what it holds."""
        return self._transact(
            neo4j.READ_ACCESS, INDEX_SECONDS + READ_SECONDS, partial(_run, text=text, **parameters)
        )

    def look(self, work: Callable[[Run], T]) -> T:
        """Read in one transaction, whatever the mark says."""
        return self._transact(neo4j.READ_ACCESS, READ_SECONDS, work)

    def change(self, text: str, **parameters: Any) -> list[list[Any]]:
        """Change the schema or the mark, without the lock."""
        return self._transact(
            neo4j.WRITE_ACCESS,
            INDEX_SECONDS,
            partial(_run, text=text, **parameters),
        )

    def mark(self) -> Mark:
        """What the store's own node says now."""
        return self.look(self._marked)

    # ---- of what it holds

    def read(self, text: str, *, derived: bool = False, **parameters: Any) -> list[list[Any]]:
        """Rows of a query; of one over the derived graph when `derived`, as `together` reads it."""
        running: Run | None = getattr(self._local, "run", None)
        if running:
            return running(text, **parameters)
        return self.together(lambda: self.read(text, **parameters), derived=derived)

    def together(self, work: Callable[[], T], *, derived: bool = True) -> T:
        """What this thread reads meanwhile, in one transaction.

        A transaction of this engine sees what others commit meanwhile, so the mark is read before
        and after: what was read of two derived graphs is read again. Raises StoreBusy while one is
        half-written, and StoreUnavailable when the database was emptied behind us.
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
            after.check(self.place)
            return found, before.generation == after.generation

        for _ in range(TRIES):
            found, whole = self.look(within)
            if whole:
                return found
        raise StoreBusy(
            message(
                "the graph in {place} is being changed again and again: try again", place=self.place
            )
        )

    def write(self, work: Callable[[Run, Mark], T]) -> T:
        """Do something in one transaction that other writers wait for, told what the mark says."""
        return self._transact(
            neo4j.WRITE_ACCESS,
            WRITE_SECONDS,
            lambda run: work(run, _one_mark(run(cypher.LOCK), self.place)),
        )

    # ---- inside

    def _marked(self, run: Run) -> Mark:
        return _one_mark(run(cypher.MARK), self.place)

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
            raise StoreUnavailable(
                message("the store {place} is closed: open it again", place=self.place)
            )
        with (
            self._translated(),
            self._driver.session(
                database=self._target.database,
                default_access_mode=access,
                bookmark_manager=self._driver.execute_query_bookmark_manager,
                fetch_size=FETCH,
            ) as session,
        ):
            yield session

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn what the driver raises into errors of a store that say what to do."""
        place = self.place
        try:
            yield
        except failures.AuthError as error:
            raise StoreUnavailable(
                message(
                    "{place} refused the login of {user!r}: check SIMPUL_NEO4J_USER and"
                    " SIMPUL_NEO4J_PASSWORD",
                    place=place,
                    user=self._target.user,
                )
            ) from error
        except (failures.ConfigurationError, failures.UnsupportedServerProduct) as error:
            raise SettingsError(
                message(
                    "{place} cannot be used as a Neo4j server ({error})", place=place, error=error
                )
            ) from error
        except failures.Neo4jError as error:
            raise _failure(error, place) from error
        except failures.DriverError as error:
            untrusted = next(
                (cause for cause in _causes(error) if isinstance(cause, ssl.SSLError)), None
            )
            if untrusted and not isinstance(untrusted, ssl.SSLCertVerificationError):
                raise StoreUnavailable(
                    message(
                        "{place} does not answer in TLS ({value}): turn TLS on there, or use"
                        " neo4j:// for a server on this machine",
                        place=place,
                        value=untrusted.reason or untrusted,
                    )
                ) from error
            if untrusted:
                raise StoreUnavailable(
                    message(
                        "the certificate of {place} is not trusted ({value}): have it signed by an"
                        " authority that this machine knows, or use neo4j+ssc:// for a server that"
                        " you know",
                        place=place,
                        value=untrusted.reason or untrusted,
                    )
                ) from error
            raise StoreUnavailable(
                message(
                    "{place} does not answer ({error}): see that Neo4j runs there, and check"
                    " address and port",
                    place=place,
                    error=_first_line(error),
                )
            ) from error


def _run(run: Run, text: str, **parameters: Any) -> list[list[Any]]:
    return run(text, **parameters)


def _one_mark(rows: list[list[Any]], place: str) -> Mark:
    if not rows:
        raise StoreUnavailable(
            message(
                "{place} holds no Simpul store any more: somebody emptied it; restore a copy",
                place=place,
            )
        )
    return Mark(*rows[0])


def _failure(error: failures.Neo4jError, place: str) -> Exception:
    """What a server answered, as the error of a store that says what to do."""
    code = error.code or ""
    words = _first_line(error)
    if "ReadOnly" in code or code.endswith(("Security.Forbidden", "Statement.AccessMode")):
        return StoreReadOnly(
            message(
                "{place} may only be read with this login ({words}): ask its owner for the right to"
                " write",
                place=place,
                words=words,
            )
        )
    if "TimedOut" in code or "Terminated" in code:
        return StoreTimeout(
            message(
                "{place} stopped a query that took too long: ask for less, or try again when it is"
                " less busy",
                place=place,
            )
        )
    if "fulltext" in words and (
        "no such" in words or "populating" in words or "not online" in words.lower()
    ):
        return IndexNotReady(f"{place} has no full-text index ready ({words})")
    if code.endswith("DatabaseUnavailable"):
        return StoreUnavailable(
            message(
                "{place} is starting or stopped ({words}): look at the server, and try again",
                place=place,
                words=words,
            )
        )
    if code.endswith("DatabaseNotFound"):
        return StoreUnavailable(
            message(
                "{place} does not exist on that server: make the database, or name another",
                place=place,
            )
        )
    if "OutOfMemory" in code or "MemoryPool" in code:
        return StoreUnavailable(
            message(
                "{place} ran out of memory ({words}): raise server.memory.heap.max_size in"
                " neo4j.conf",
                place=place,
                words=words,
            )
        )
    if isinstance(error, failures.TransientError) or "Lock" in code:
        return StoreBusy(
            message(
                "{place} is being written by others ({words}): wait for them and try again",
                place=place,
                words=words,
            )
        )
    return StoreUnavailable(
        message(
            "{place} refused a query ({code}: {words}): run `simpul doctor`",
            place=place,
            code=code,
            words=words,
        )
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and everything that led to it."""
    while error is not None:
        yield error
        for problem in getattr(error, "exceptions", ()):
            yield from _causes(problem)
        error = error.__cause__ or error.__context__


def _first_line(error: Exception) -> str:
    return (getattr(error, "message", None) or str(error)).strip().partition("\n")[0][:300]
