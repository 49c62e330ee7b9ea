"""What changed since an earlier time: what was found is remembered after every linking, and
compared.

Decisions.
What is compared with is a snapshot; what it is compared with is what is found now, so a decision
that needs no linking is told too. Without another wish it is the last snapshot before cases last
changed.
A party that is not known any more, or that became a protected person, is not told apart and not
named: of those that are gone only their number is told. Forgetting a case is no change: it is gone
from what was found, too.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from app.access.mask import Mask
from app.access.viewer import may_review
from app.clock import instant
from app.resolution.review import JudgementLine
from graph.analysis.findings.changes import (
    ChangeKind,
    HistoryStep,
    NetworkChange,
    assessed,
    changes,
    history,
    snapshot_of,
)
from graph.analysis.networks.networks import Network
from graph.errors import InvalidValue, NotFound, NothingToCompare, StoreChanged
from graph.model import Entity, Id, Value
from graph.schema import AssessmentStatus
from graph.snapshots import Snapshot, SnapshotMark
from graph.stores import Store

LAST = "last"
"""Since the last snapshot before cases last changed."""
_OF_NETWORKS = frozenset({ChangeKind.NEW_NETWORK, ChangeKind.GONE_NETWORK})
"""Changes that are told though some of their parties are not named."""
_MONTH = re.compile(r"\d{4}-\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?")


class ChangeReport(Value, frozen=True, omit_defaults=True):
    """What changed since a snapshot, with everything that it names, masked."""

    since: SnapshotMark
    revision: int
    """Of the store now."""
    changes: tuple[NetworkChange, ...] = ()
    unknown: int = 0
    """Parties that are gone and not to be named."""
    corrected: tuple[Id, ...] = ()
    """Cases of networks then that were changed since, as by a corrected file."""
    judgements: tuple[JudgementLine, ...] = ()
    """Made or withdrawn since, for who may review."""
    entities: Mapping[Id, Entity] = {}
    numbers: Mapping[Id, str] = {}
    """Case numbers by id."""


class History(Value, frozen=True, omit_defaults=True):
    """What one network was from time to time, with everything that it names, masked."""

    network: Id
    steps: tuple[HistoryStep, ...] = ()
    entities: Mapping[Id, Entity] = {}
    numbers: Mapping[Id, str] = {}


class Changing:
    """Remembers what was found in one store, and compares it for one viewer."""

    def __init__(
        self,
        store: Store,
        mask: Callable[[], Mask],
        networks: Callable[[], Sequence[Network]],
        judgements: Callable[[], Sequence[JudgementLine]],
        clock: Callable[[], str] = instant,
    ) -> None:
        self._store, self._mask, self._networks, self._judgements = (
            store,
            mask,
            networks,
            judgements,
        )
        self._clock = clock

    # ---- remembering

    def remember(self, assessed: Mapping[Id, AssessmentStatus]) -> None:
        """Remember what is found now, unless somebody changes the graph in this very moment: then
        they remember it.
        """
        generation = self._store.generation()
        try:
            self._store.append_snapshot(self._found(assessed), expected_generation=generation)
        except StoreChanged:
            return

    def begin(self) -> None:
        """Remember what a store holds that was filled before snapshots were, so that its next load
        can be compared.
        """
        if not self._store.snapshot_marks() and self._store.counts(derived=False).cases:
            self.remember_stored()

    def remember_stored(self) -> None:
        """Remember what is found in a graph that somebody else saved."""
        self.remember(assessed(self._store.relationships()))

    # ---- comparing

    def since(self, text: str = LAST) -> ChangeReport:
        """What changed since a date, a revision of the store, or `last`.

        Raises NothingToCompare when nothing was remembered of an earlier time yet, NotFound for a
        revision before that, and InvalidValue when it is none of these.
        """
        return self.since_mark(self._mark(text))

    def since_mark(self, mark: SnapshotMark) -> ChangeReport:
        """What changed since this snapshot."""
        (before,) = self._store.snapshots([mark.number])
        found = changes(before, self._now(), self._store.redirects())
        shown, entities, unknown = self._masked(found)
        then = {case for network in before.networks for case in network.cases}
        corrected = {
            each for each, gone in self._store.changed_cases(mark.revision).items() if not gone
        } & then
        cases = corrected.union(*(change.cases for change in shown))
        return ChangeReport(
            since=mark,
            revision=self._store.revision(),
            changes=shown,
            unknown=unknown,
            corrected=tuple(sorted(corrected)),
            judgements=self._judged(mark.at),
            entities=entities,
            numbers=self._numbers(cases),
        )

    def history(self, network: Network) -> History:
        """What this network was, from snapshot to snapshot, as far as it changed."""
        snapshots = tuple(self._store.snapshots())
        steps = history((*snapshots, self._now()), network.parties, self._store.redirects())
        masked = [self._masked(step.changes) for step in steps]
        shown = tuple(
            replace(step, changes=told) for step, (told, _, _) in zip(steps, masked, strict=True)
        )
        cases = {case for step in shown for change in step.changes for case in change.cases}
        return History(
            network=network.id,
            steps=shown,
            entities={key: entity for _, entities, _ in masked for key, entity in entities.items()},
            numbers=self._numbers(cases),
        )

    def marks(self) -> tuple[SnapshotMark, ...]:
        """When something was remembered, the last first."""
        return tuple(reversed(self._store.snapshot_marks()))

    def mark_at(self, revision: int) -> SnapshotMark | None:
        """The last snapshot that was taken up to this revision."""
        return next((mark for mark in self.marks() if mark.revision <= revision), None)

    # ---- inside

    def _found(self, assessed: Mapping[Id, AssessmentStatus]) -> Snapshot:
        networks = self._networks()
        return snapshot_of(
            networks, at=self._clock(), revision=self._store.revision(), assessed=assessed
        )

    def _now(self) -> Snapshot:
        """What is found now; claims stand as the last linking left them."""
        marks = self._store.snapshot_marks()
        last = next(iter(self._store.snapshots([marks[-1].number]))) if marks else None
        return self._found(last.assessed if last else {})

    def _mark(self, text: str) -> SnapshotMark:
        marks = self._store.snapshot_marks()
        if not marks:
            raise NothingToCompare(
                "nothing is remembered of what was found yet: `simpul link` begins with it"
            )
        if text == LAST:
            return self._before_last_cases(marks)
        if text.isdecimal():
            found = [mark for mark in marks if mark.revision <= int(text)]
            if not found:
                raise NotFound(
                    f"nothing is remembered of revision {text}: the first is {marks[0].revision}"
                )
            return found[-1]
        if not _is_date(text):
            raise InvalidValue(
                f"--since {text}: give a date (2026-11-30), a revision of the store, or {LAST}"
            )
        return next((mark for mark in reversed(marks) if mark.at < text), marks[0])

    def _before_last_cases(self, marks: Sequence[SnapshotMark]) -> SnapshotMark:
        for mark in reversed(marks):
            if self._store.changed_cases(mark.revision):
                return mark
        if len(marks) == 1:
            raise NothingToCompare(
                f"only what was found on {marks[0].at[:10]} is remembered: there is nothing to"
                " compare it with before more is loaded or decided"
            )
        return marks[0]

    def _masked(
        self, found: Iterable[NetworkChange]
    ) -> tuple[tuple[NetworkChange, ...], dict[Id, Entity], int]:
        """Changes with only those parties that may be named, who these are, and how many are gone
        unnamed.
        """
        found = tuple(found)
        mask = self._mask()
        known = list(self._store.entities({party for change in found for party in change.parties}))
        mask.meet(known)
        named = {
            entity.id: mask.entity(entity)
            for entity in known
            if mask.viewer.sees_protected or not entity.protected
        }
        shown, unknown = [], 0
        for change in found:
            kept = tuple(party for party in change.parties if party in named)
            of_others = change.kind is ChangeKind.NEW_PARTY and kept[:1] == change.parties[:1]
            if kept == change.parties or of_others or change.kind in _OF_NETWORKS:
                shown.append(replace(change, parties=kept))
            elif change.kind is ChangeKind.GONE_PARTY:
                unknown += 1
        return tuple(shown), named, unknown

    def _numbers(self, cases: Collection[Id]) -> dict[Id, str]:
        mask = self._mask()
        return {case.id: mask.case(case).number for case in self._store.cases(ids=cases)}

    def _judged(self, at: str) -> tuple[JudgementLine, ...]:
        if not may_review(self._mask().viewer):
            return ()
        return tuple(
            judgement
            for judgement in self._judgements()
            if max(judgement.judgement.on, judgement.judgement.withdrawn_on or "") > at
        )


def _is_date(text: str) -> bool:
    """Whether it is a month, a day or a moment, in ISO format."""
    try:
        day = f"{text}-01" if _MONTH.fullmatch(text) else text
        return bool(_DAY.fullmatch(day) and datetime.fromisoformat(day))
    except ValueError:
        return False
