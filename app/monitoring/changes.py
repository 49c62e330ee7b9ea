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
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.access.viewer import may_review
from app.networks.snapshots import Snapshots
from app.resolution.review import JudgementLine, Review
from graph.analysis.findings.changes import (
    Change,
    ChangeKind,
    HistoryStep,
    changes,
    history,
)
from graph.analysis.networks.networks import Network
from graph.errors import InvalidValue, NotFound, NothingToCompare
from graph.model import Entity, Id, Value
from graph.snapshots import SnapshotMark

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
    changes: tuple[Change, ...] = ()
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


class Changes:
    """What changed in one store, as its viewer may know it."""

    def __init__(self, store: MaskedStore, snapshots: Snapshots, review: Review) -> None:
        self._store, self._snapshots, self._review = store, snapshots, review

    def since(self, text: str = LAST) -> ChangeReport:
        """What changed since a date, a revision of the store, or `last`.

        Raises NothingToCompare when nothing was remembered of an earlier time yet, NotFound for a
        revision before that, and InvalidValue when it is none of these.
        """
        return self.since_mark(self._mark(text))

    def since_mark(self, mark: SnapshotMark) -> ChangeReport:
        """What changed since this snapshot."""
        before = self._snapshots.at(mark)
        found = changes(before, self._snapshots.now(), self._store.unmasked.redirects())
        shown, entities, unknown = self._masked(found)
        then = {case for network in before.networks for case in network.cases}
        corrected = {
            each
            for each, gone in self._store.unmasked.changed_cases(mark.revision).items()
            if not gone
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
            numbers=self._store.case_numbers(cases),
        )

    def history(self, network: Network) -> History:
        """What this network was, from snapshot to snapshot, as far as it changed."""
        snapshots = self._snapshots.all()
        steps = history(
            (*snapshots, self._snapshots.now()), network.parties, self._store.unmasked.redirects()
        )
        masked = [self._masked(step.changes) for step in steps]
        shown = tuple(
            replace(step, changes=told) for step, (told, _, _) in zip(steps, masked, strict=True)
        )
        cases = {case for step in shown for change in step.changes for case in change.cases}
        return History(
            network=network.id,
            steps=shown,
            entities={key: entity for _, entities, _ in masked for key, entity in entities.items()},
            numbers=self._store.case_numbers(cases),
        )

    # ---- inside

    def _mark(self, text: str) -> SnapshotMark:
        marks = self._snapshots.marks()
        if not marks:
            raise NothingToCompare(
                "nothing is remembered of what was found yet: `simpul link` begins with it"
            )
        if text == LAST:
            return self._before_last_cases(marks)
        first = marks[-1]
        if text.isdecimal():
            if mark := self._snapshots.mark_at(int(text)):
                return mark
            raise NotFound(
                f"nothing is remembered of revision {text}: the first is {first.revision}"
            )
        if not _is_date(text):
            raise InvalidValue(
                f"--since {text}: give a date (2026-11-30), a revision of the store, or {LAST}"
            )
        return next((mark for mark in marks if mark.at < text), first)

    def _before_last_cases(self, marks: Sequence[SnapshotMark]) -> SnapshotMark:
        """The last snapshot after which cases changed, of `marks` the last first."""
        for mark in marks:
            if self._store.unmasked.changed_cases(mark.revision):
                return mark
        first = marks[-1]
        if len(marks) == 1:
            raise NothingToCompare(
                f"only what was found on {first.at[:10]} is remembered: there is nothing to"
                " compare it with before more is loaded or decided"
            )
        return first

    def _masked(self, found: Iterable[Change]) -> tuple[tuple[Change, ...], dict[Id, Entity], int]:
        """Changes with only those parties that may be named, who these are, and how many are gone
        unnamed.
        """
        found = tuple(found)
        mask = self._store.mask()
        known = list(
            self._store.unmasked.entities({party for change in found for party in change.parties})
        )
        mask.note(known)
        named = {entity.id: mask.entity(entity) for entity in known if mask.may_name(entity)}
        shown, unknown = [], 0
        for change in found:
            kept = tuple(party for party in change.parties if party in named)
            of_others = change.kind is ChangeKind.NEW_PARTY and kept[:1] == change.parties[:1]
            if kept == change.parties or of_others or change.kind in _OF_NETWORKS:
                shown.append(replace(change, parties=kept))
            elif change.kind is ChangeKind.GONE_PARTY:
                unknown += 1
        return tuple(shown), named, unknown

    def _judged(self, at: str) -> tuple[JudgementLine, ...]:
        if not may_review(self._store.viewer):
            return ()
        return tuple(
            judgement
            for judgement in self._review.judgements(standing=False)
            if max(judgement.judgement.on, judgement.judgement.withdrawn_on or "") > at
        )


def _is_date(text: str) -> bool:
    """Whether it is a month, a day or a moment, in ISO format."""
    try:
        day = f"{text}-01" if _MONTH.fullmatch(text) else text
        return bool(_DAY.fullmatch(day) and datetime.fromisoformat(day))
    except ValueError:
        return False
