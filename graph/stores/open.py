"""The one door to a store: its URI chooses the engine."""

from pathlib import Path
from urllib.parse import urlsplit

from graph.errors import SettingsError
from graph.ids import IdKey
from graph.messages import message
from graph.stores.base import Store


def shown(uri: str) -> str:
    """A store's URI without what may be a login in it.

    >>> shown("neo4j://ani:secret@host/cases")
    'neo4j://host/cases'
    """
    scheme, mark, rest = uri.rpartition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2]}"


def store_file(uri: str) -> Path | None:
    """The file that a URI names, whether it is there or not; None for a server.

    >>> store_file("sqlite:////srv/cases.db").name, store_file("neo4j://host")
    ('cases.db', None)
    """
    if urlsplit(uri).scheme not in {"sqlite", "sqlite+encrypted"}:
        return None
    return Path(uri.partition(":///")[2]).resolve()


def open_store(uri: str, *, create: bool = True, ids: IdKey | None = None) -> Store:
    """Open the store that a URI names, and make it where there is none, unless `create` is false.

    `sqlite:///cases.db` is a file beside you, `sqlite:////srv/cases.db` one with its whole path;
    `sqlite+encrypted:///cases.db` is one that is encrypted (graph/stores/sqlite/keys.py).
    `neo4j://host`, `neo4j+s://host` (encrypted) and `bolt://host` are servers, with `/name` behind
    them a database there; the login comes from SIMPUL_NEO4J_USER and SIMPUL_NEO4J_PASSWORD.
    A store that is made now, or comes from before ids were keyed, keys them with `ids`, or with a
    secret of its own.
    Raises SettingsError for a scheme no engine serves, StoreUnavailable when the database cannot be
    opened or is none.
    """
    scheme = urlsplit(uri).scheme
    match scheme:
        case "sqlite" | "sqlite+encrypted":
            from graph.stores.sqlite.store import SqliteStore

            return SqliteStore(uri, create=create, ids=ids)
        case "neo4j" | "neo4j+s" | "neo4j+ssc" | "bolt" | "bolt+s" | "bolt+ssc":
            from graph.stores.neo4j.store import Neo4jStore

            return Neo4jStore(uri, create=create, ids=ids)
        case _:
            raise SettingsError(
                message(
                    "no store for {value!r}: use sqlite:///path/to/cases.db (or"
                    " sqlite+encrypted:///), or neo4j://host",
                    value=scheme or uri,
                )
            )
