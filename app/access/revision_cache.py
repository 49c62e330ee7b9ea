"""What was worked out of a store, kept until its data change."""

from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Any, TypeVar

from graph.stores.base import ReadableStore

T = TypeVar("T")


class RevisionCache:
    """Values by key, each made once for a revision of the store.

    Sessions share it: who asks for what another thread is making waits for it.
    """

    def __init__(self, store: ReadableStore) -> None:
        self._store = store
        self._revision = -1
        self._kept: dict[Hashable, Any] = {}
        self._making: dict[Hashable, RLock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under this key since the data changed last, made now if it was not."""
        kept = self.current()
        if key not in kept:
            with self._lock:
                making = self._making.setdefault(key, RLock())
            with making:
                if key not in kept:
                    kept[key] = make()
        found: T = kept[key]
        return found

    def current(self) -> dict[Hashable, Any]:
        """Everything that was made since the data changed last; what is put in is kept as long."""
        revision = self._store.revision()
        if self._revision != revision:
            # a new dictionary, so that what is being made of the old data is not taken for new
            self._revision = revision
            self._kept = {}
            self._making = {}
        return self._kept
