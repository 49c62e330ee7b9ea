"""Weighing two mentions of a store that nothing compared before."""

from itertools import islice

from app.access.masked_store import MaskedStore
from app.clock import today
from graph.model import Mention
from graph.resolution.best_fits import Step
from graph.resolution.people.weigher import Weigher

SAMPLE = 50_000
"""Mentions among which names and places are counted; ids are digests, so the first ones are taken
at random.
"""


class StoreWeigher:
    """Weighs pairs by how common names and places are in a store.

    They are counted once for each revision.
    """

    def __init__(self, store: MaskedStore) -> None:
        self._store = store

    def weigh(self, left: Mention, right: Mention) -> Step | None:
        """How these two fit; None where one is no person."""
        return self._store.cache.get("weigher", self._count)(left, right)

    def _count(self) -> Weigher:
        store = self._store.unmasked
        total = store.counts(derived=False).mentions
        return Weigher(islice(store.mentions(), SAMPLE), total, today=today())
