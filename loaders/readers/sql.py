"""The answer of a database to one query, as a table.

Read only, streamed, with the login kept out of every text.

Decisions.
The password comes from SIMPUL_SOURCE_PASSWORD or a prompt; a URL that holds one is refused, because
command lines are seen by others and kept in histories.
Nothing can be written: SQLite is opened read-only, PostgreSQL and MySQL are told so for the whole
session, and for every database only one SELECT (or WITH ... SELECT) is passed on.
A source has no digest: its bytes are only known when the last row was read, and a digest of the
query alone would say that two different answers are the same.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import chain
from typing import Any
from urllib.parse import quote

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from graph.errors import SettingsError, UnreadableFile
from graph.messages import Advice, message
from loaders.inputs import Login, Query
from loaders.readers.cells.entering import entered
from loaders.readers.cells.strays import Notes, mend_strays
from loaders.readers.json import flatten
from loaders.readers.select_statement import is_ordered, main_table, read_select
from loaders.tables import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    STRAY,
    Row,
    Table,
    cell_text,
    unique_columns,
)

PASSWORD = "SIMPUL_SOURCE_PASSWORD"  # noqa: S105 - the name of the variable, not a password
UNORDERED = Advice(
    "the query has no ORDER BY, so that several rows of one case may change places",
    "order it by the case number and by what numbers its rows",
)

_DRIVERS = {
    "postgresql": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
}
_SECRETS = re.compile(r"pass|pwd|secret|token|key|user", re.IGNORECASE)
_SLICE = 2000
_WAIT = 10
"""Seconds until a server that does not answer is given up."""


def ask(url: str, *, statement: str = "", table: str = "", password: str = "") -> Query:
    """The query of a table, or of a SELECT statement.

    Raises SettingsError for what is not to be run.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise SettingsError(
            "not the URL of a database; write it as postgresql://user@host/database"
        ) from None
    parameters = chain.from_iterable(parsed.query.items())
    hidden = any(_SECRETS.search(str(text)) for text in parameters)
    if parsed.password is not None or hidden:
        raise SettingsError(
            message(
                "a URL must hold no password or login parameters; set {password} or use"
                " --ask-password",
                password=PASSWORD,
            )
        )
    if bool(statement) == bool(table):
        raise SettingsError("name either a --table or a --query to read from a database")
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise SettingsError("name the SQLite file, as in sqlite:///office.db")
    statement = read_select(statement) if statement else ""
    dataset = _shown(parsed)
    return Query(
        name=f"{dataset} ({table or main_table(statement) or 'query'})",
        dataset=dataset,
        address=_without_login(parsed),
        login=Login(parsed.username or "", password or os.environ.get(PASSWORD, "")),
        table=table,
        statement=statement,
    )


def read_query(query: Query) -> Table:
    """The one table of a query; each call of its rows asks anew. Raises UnreadableFile."""
    with _open(query) as connection:
        statement, ordered = query.statement, is_ordered(query.statement)
        if query.table:
            statement, ordered = _whole(query, connection)
        with _run(connection, statement) as result:
            columns = unique_columns(list(result.keys()))
    if len(columns) > MAX_COLUMNS:
        raise UnreadableFile(
            message(
                "{name} gives more than {max_columns} columns; name those that are needed",
                name=query.name,
                max_columns=MAX_COLUMNS,
            )
        )

    def rows() -> Iterator[Row]:
        with _open(query) as opened, _run(opened, statement) as result:
            answer = chain.from_iterable(result.partitions(_SLICE))
            for number, values in enumerate(answer, start=1):
                if number > MAX_ROWS:
                    yield Row(
                        number,
                        {},
                        f"more than {MAX_ROWS:,} rows; the rest is not read",
                        "narrow the query",
                    )
                    return
                yield _row(number, columns, values)

    notes = () if ordered else (UNORDERED,)
    return entered(Table(file=query.name, sheet="", columns=columns, rows=rows, notes=notes))


def _shown(url: URL) -> str:
    """The address as people know it: the file's name, or the server and its database."""
    if url.get_backend_name() == "sqlite":
        return re.split(r"[/\\]", url.database or "")[-1]
    return URL.create(
        url.get_backend_name(), host=url.host, database=url.database
    ).render_as_string()


def _without_login(url: URL) -> str:
    return URL.create(
        url.drivername, host=url.host, port=url.port, database=url.database, query=url.query
    ).render_as_string()


@contextmanager
def _open(query: Query) -> Iterator[Connection]:
    """A connection on which nothing can be written."""
    engine = _engine(query)
    try:
        with engine.connect() as connection:
            _forbid_writing(connection)
            yield connection
            connection.rollback()
    except (SQLAlchemyError, UnicodeError) as error:
        raise _unreadable(query, error) from None
    finally:
        engine.dispose()


def _engine(query: Query) -> Engine:
    """An engine that only reads, and waits no longer than it must."""
    url = make_url(query.address)
    backend = url.get_backend_name()
    arguments: dict[str, Any] = {}
    if backend == "sqlite":
        url = URL.create(
            "sqlite",
            database=f"file:{quote(url.database or '')}",
            query={"mode": "ro", "uri": "true"},
        )
    else:
        url = url.set(username=query.login.user or None, password=query.login.password or None)
    if url.drivername in _DRIVERS:
        url = url.set(drivername=_DRIVERS[url.drivername])
    if backend in _DRIVERS:
        arguments["connect_timeout"] = _WAIT
    try:
        engine = sa.create_engine(url, poolclass=NullPool, connect_args=arguments)
    except (ImportError, NoSuchModuleError) as error:
        driver = getattr(error, "name", "") or url.drivername
        raise UnreadableFile(
            message(
                "{name} needs the driver {driver}; install it (simpul[sql] brings those of"
                " PostgreSQL and MySQL)",
                name=query.name,
                driver=driver,
            )
        ) from None
    if backend == "sqlite":
        sa.event.listen(engine, "connect", _read_any_text)
    return engine


def _read_any_text(connection: Any, _record: Any) -> None:
    """SQLite keeps any bytes as text.

    Those that are none are marked, to be refused with their row.
    """
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")


def _forbid_writing(connection: Connection) -> None:
    match connection.dialect.name:
        case "sqlite":
            connection.exec_driver_sql("PRAGMA query_only = ON")
        case "postgresql":
            connection.exec_driver_sql("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
        case "mysql" | "mariadb":
            connection.exec_driver_sql("SET SESSION TRANSACTION READ ONLY")
    connection.commit()


def _run(connection: Connection, statement: str) -> sa.CursorResult[Any]:
    """The answer, held by the server and fetched in slices."""
    streaming = connection.execution_options(
        stream_results=True, max_row_buffer=_SLICE, no_parameters=True
    )
    return streaming.exec_driver_sql(statement)


def _whole(query: Query, connection: Connection) -> tuple[str, bool]:
    """The SELECT of a whole table, in the order of its primary key, and whether it has one."""
    schema, _, table = query.table.rpartition(".")
    inspector = sa.inspect(connection)
    if not inspector.has_table(table, schema=schema or None):
        names = ", ".join(sorted([*inspector.get_table_names(), *inspector.get_view_names()])[:20])
        raise UnreadableFile(
            message(
                "{dataset} has no table {table}; it has {value}",
                dataset=query.dataset,
                table=query.table,
                value=names or "none that can be seen",
            )
        )
    key = inspector.get_pk_constraint(table, schema=schema or None).get("constrained_columns") or []
    quoted = connection.dialect.identifier_preparer.quote_identifier
    order = f" ORDER BY {', '.join(map(quoted, key))}" if key else ""
    place = ".".join(quoted(part) for part in (schema, table) if part)
    # All that is put into the text are names that the database itself gave, quoted.
    return f"SELECT * FROM {place}{order}", bool(key)  # noqa: S608


def _row(number: int, columns: tuple[str, ...], values: Any) -> Row:
    """One row of the answer as text, with the reason why it cannot be read where there is one."""
    cells: dict[str, Any] = {}
    for column, value in zip(columns, values, strict=True):
        cells[column] = _cell(value)
        if isinstance(value, dict):
            cells.update(flatten(value, f"{column}."))
    notes: Notes = ()
    if any(isinstance(cell, str) and STRAY.search(cell) for cell in cells.values()):
        cells, notes = mend_strays(cells)
    for column, cell in cells.items():
        if isinstance(cell, str) and len(cell) > MAX_CELL_CHARACTERS:
            cells = {name: str(cell)[:1000] for name, cell in cells.items()}
            reason = message(
                "{column} holds more than {max_cell_characters:,} characters",
                column=column,
                max_cell_characters=MAX_CELL_CHARACTERS,
            )
            return Row(number, cells, reason, "correct the cell in the database")
    return Row(number, cells, notes=notes)


def _cell(value: Any) -> Any:
    """A value as the text that a file would hold.

    >>> _cell(Decimal("1500000.50")), _cell(7271010101900000), _cell(b"\\x00\\xff")
    ('1500000.50', '7271010101900000', '00ff')
    """
    if isinstance(value, bool) or value is None:
        return cell_text(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, memoryview | bytearray | bytes):
        data = bytes(value)
        text = data.decode("utf-8", "replace")
        return text if text.isprintable() and "\ufffd" not in text else data.hex()
    if isinstance(value, dict):
        return msgspec.json.encode(value, enc_hook=str).decode()
    return cell_text(value)


def _unreadable(query: Query, error: Exception) -> UnreadableFile:
    """What a driver said, in its first line, with what to check."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    told = (
        str(cause.args[-1] if cause is not None and cause.args else error)
        .strip()
        .partition("\n")[0]
        .replace(";", ",")
    )
    for secret in (query.login.password, query.login.user):
        told = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", "***", told) if secret else told
    return UnreadableFile(
        message(
            "{name} cannot be read ({told}); check address, {password} and query",
            name=query.name,
            told=told,
            password=PASSWORD,
        )
    )
