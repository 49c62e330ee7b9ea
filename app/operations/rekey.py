"""The key of an encrypted store: asked of a person, changed, and given to a store that had none."""

from collections.abc import Callable
from pathlib import Path

from app.access.log import add_entry
from app.access.policy import viewer_of
from app.access.rights import Right
from app.settings import Settings
from graph.errors import SettingsError
from graph.stores import open_store, store_file
from graph.stores.backups import (
    FileKey,
    ask_by,
    change_key,
    forget_key,
    is_encrypted,
    key_of,
    read_key_file,
)

REKEY = "rekey"
"""What the log calls it."""


def ask_keys_by(ask: Callable[[str], str]) -> None:
    """Ask a person so for the key of a store that neither a file nor the environment gives."""
    ask_by(ask)


def rekey(settings: Settings, new: Callable[[], str]) -> str:
    """Write the store's file anew under another key, and say what its address is from then on.

    One that was not encrypted is from then on. `new` is asked for the new key once it is known that
    it may be changed. Raises AccessDenied for who may not, StoreBusy while
    anybody has it open, SettingsError for a server and for a key that is too short.
    """
    viewer_of(settings).check(Right.BACKUP)
    place = store_file(settings.store)
    if place is None:
        raise SettingsError("a server keeps its own files: encrypt the disk that they lie on")
    key = key_of(str(place)) if is_encrypted(settings.store) else None
    fresh = FileKey(new())
    fresh.check_new()
    with open_store(settings.store, create=False) as store:
        add_entry(store, settings.user, REKEY)
    change_key(place, key, fresh)
    forget_key(str(place))
    return f"sqlite+encrypted:///{place}"


def new_key(file: Path) -> str:
    """The key in a file; raises SettingsError for one that others may read, or that is empty."""
    return read_key_file(file)
