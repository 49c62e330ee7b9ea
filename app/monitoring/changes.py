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
from app.access.rights import Right
from app.networks.snapshots import Snapshots
from app.resolution.review import JudgementLine, Review
from graph.analysis.findings.changes import (
    ChangeKind,
    HistoryStep,
    NetworkChange,
    changes,
    history,
)
from graph.analysis.networks.networks import Network
from graph.errors import InvalidValue, NotFound, NothingToCompare
from graph.messages import message
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


class Changes:
    """What changed in one store, as its viewer may know it."""

    def __init__(self, store: MaskedStore, snapshots: Snapshots, review: Review) -> None:
        self._store = store
        self._snapshots = snapshots
        self._review = review

    def since(self, text: str = LAST) -> ChangeReport:
        """What changed since a date, a revision of the store, or `last`.

        Raises NothingToCompare when nothing was remembered of an earlier time yet, NotFound for a
        revision before that, and InvalidValue when it is none of these.
        """
        return self.since_mark(self._mark(text))

    def since_mark(self, mark: SnapshotMark) -> ChangeReport:
        """What changed since this snapshot."""
        store = self._store.unmasked
        before = self._snapshots.at(mark)
        found = changes(before, self._snapshots.now(), self._store.redirects())
        shown, entities, unknown = self._masked(found)
        in_networks = set[Id]().union(*(network.cases for network in before.networks))
        changed = store.changed_cases(mark.revision)
        corrected = {case_id for case_id in in_networks if changed.get(case_id) is False}
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
        snapshots = (*self._snapshots.all(), self._snapshots.now())
        shown = []
        entities: dict[Id, Entity] = {}
        cases = set[Id]()
        for step in history(snapshots, network.parties, self._store.redirects()):
            told, named, _ = self._masked(step.changes)
            shown.append(replace(step, changes=told))
            entities |= named
            cases.update(*(change.cases for change in told))

        return History(
            network=network.id,
            steps=tuple(shown),
            entities=entities,
            numbers=self._store.case_numbers(cases),
        )

    # ---- inside

    def _mark(self, text: str) -> SnapshotMark:
        """The snapshot that a text means; before all of them, the first."""
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
                message(
                    "nothing is remembered of revision {text}: the first is {revision}",
                    text=text,
                    revision=first.revision,
                )
            )
        if not _is_date(text):
            raise InvalidValue(
                message(
                    "--since {text}: give a date (2026-11-30), a revision of the store, or {last}",
                    text=text,
                    last=LAST,
                )
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
                message(
                    "only what was found on {at} is remembered: there is nothing to compare it with"
                    " before more is loaded or decided",
                    at=first.at[:10],
                )
            )
        return first

    def _masked(
        self, found: Iterable[NetworkChange]
    ) -> tuple[tuple[NetworkChange, ...], dict[Id, Entity], int]:
        """Changes as the viewer may know them.

        With only those parties that may be named, who these are, and how many are gone unnamed.
        """
        found = tuple(found)
        mask = self._store.mask()
        parties = set[Id]().union(*(change.parties for change in found))
        known = list(self._store.unmasked.entities(parties))
        mask.note(known)
        named = {entity.id: mask.entity(entity) for entity in known if mask.may_name(entity)}
        self._store.consultations.viewed(named.values())
        shown = []
        unknown = 0
        for change in found:
            kept = tuple(party for party in change.parties if party in named)
            of_others = change.kind is ChangeKind.NEW_PARTY and kept[:1] == change.parties[:1]
            if kept == change.parties or of_others or change.kind in _OF_NETWORKS:
                shown.append(replace(change, parties=kept))
            elif change.kind is ChangeKind.GONE_PARTY:
                unknown += 1

        return tuple(shown), named, unknown

    def _judged(self, at: str) -> tuple[JudgementLine, ...]:
        if not self._store.viewer.may(Right.REVIEW):
            return ()
        lines = self._review.judgements(standing=False)
        return tuple(line for line in lines if _last_touched(line) > at)


def _last_touched(line: JudgementLine) -> str:
    """When a judgement was made or withdrawn."""
    return max(line.judgement.on, line.judgement.withdrawn_on or "")


def _is_date(text: str) -> bool:
    """Whether it is a month, a day or a moment, in ISO format."""
    try:
        day = f"{text}-01" if _MONTH.fullmatch(text) else text
        return bool(_DAY.fullmatch(day) and datetime.fromisoformat(day))
    except ValueError:
        return False
