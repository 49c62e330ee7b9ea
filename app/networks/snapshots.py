"""Snapshots: what was found is remembered after every linking, to be compared with later."""

from collections.abc import Callable, Mapping

from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.clock import instant
from app.networks.networks import Networks
from graph.analysis.findings.changes import assessed, snapshot_of
from graph.errors import StoreChanged
from graph.model import Id
from graph.schema import AssessmentStatus
from graph.snapshots import Snapshot, SnapshotMark


class Snapshots:
    """Remembers what was found in one store, by what anybody may know of it."""

    def __init__(
        self, store: MaskedStore, networks: Networks, clock: Callable[[], str] = instant
    ) -> None:
        self._store = store
        self._networks = networks
        self._clock = clock

    def remember(self, assessed: Mapping[Id, AssessmentStatus]) -> None:
        """Remember what is found now.

        Not when somebody changes the graph in this very moment: then they remember it.
        """
        store = self._store.writing(Right.LINK)
        generation = store.generation()
        try:
            store.append_snapshot(self._found(assessed), expected_generation=generation)
        except StoreChanged:
            return

    def begin(self) -> None:
        """Remember what a store holds of which nothing is remembered yet.

        Its next load can be compared then, though it was filled before snapshots were.
        """
        store = self._store.unmasked
        if not store.snapshot_marks() and store.counts(derived=False).cases:
            self.remember_stored()

    def remember_stored(self) -> None:
        """Remember what is found in a graph that somebody else saved."""
        self.remember(assessed(self._store.unmasked.relationships()))

    def now(self) -> Snapshot:
        """What is found now; claims stand as the last linking left them."""
        marks = self._store.unmasked.snapshot_marks()
        if not marks:
            return self._found({})
        last = self.at(marks[-1])
        return self._found(last.assessed)

    def at(self, mark: SnapshotMark) -> Snapshot:
        """What was found then."""
        (found,) = self._store.unmasked.snapshots([mark.number])
        return found

    def all(self) -> tuple[Snapshot, ...]:
        """Everything that is remembered, oldest first."""
        return tuple(self._store.unmasked.snapshots())

    def marks(self) -> tuple[SnapshotMark, ...]:
        """When something was remembered, the last first."""
        return tuple(reversed(self._store.unmasked.snapshot_marks()))

    def mark_at(self, revision: int) -> SnapshotMark | None:
        """The last snapshot that was taken up to this revision."""
        for mark in self.marks():
            if mark.revision <= revision:
                return mark

        return None

    def _found(self, assessed: Mapping[Id, AssessmentStatus]) -> Snapshot:
        networks = self._networks.to_remember()
        revision = self._store.revision()
        return snapshot_of(networks, at=self._clock(), revision=revision, assessed=assessed)
