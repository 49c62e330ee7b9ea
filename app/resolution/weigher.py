"""Weighing two mentions of a store that nothing compared before."""

from itertools import islice

from app.clock import today
from graph.model import Mention
from graph.resolution.best_fits import Step
from graph.resolution.people.weigher import Weigher
from graph.stores import Store

SAMPLE = 50_000
"""Mentions among which names and places are counted; ids are digests, so the first ones are taken
at random.
"""


class StoreWeigher:
    """Weighs pairs by how common names and places are in a store, counted once for each
    revision.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: tuple[int, Weigher] | None = None

    def __call__(self, left: Mention, right: Mention) -> Step | None:
        """How these two fit; None where one is no person."""
        revision = self._store.revision()
        if self._read is None or self._read[0] != revision:
            total = self._store.counts(derived=False).mentions
            self._read = (
                revision,
                Weigher(islice(self._store.mentions(), SAMPLE), total, today=today()),
            )
        return self._read[1](left, right)
