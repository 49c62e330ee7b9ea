"""The one door to a store: its URI chooses the engine."""

from urllib.parse import urlsplit

from graph.errors import SettingsError
from graph.stores.base import Store


def open_store(uri: str) -> Store:
    """Open the store that a URI names: `sqlite:///cases.db` (relative), `sqlite:////srv/cases.db` (absolute).

    Raises SettingsError for a scheme no engine serves, StoreUnavailable when the database cannot be opened.
    """
    scheme = urlsplit(uri).scheme
    match scheme:
        case "sqlite":
            from graph.stores.sqlite import SqliteStore

            return SqliteStore(uri)
        case _:
            raise SettingsError(f"no store for {scheme or uri!r}: use sqlite:///path/to/cases.db")
