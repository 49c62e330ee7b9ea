"""One store's cases and decisions into another.

Only what differs, case by case, so that a broken copy goes on.

Decisions.
The copy adds and corrects. What the other store knows from files of its own stays; of the files
that this store knows too, its rows are made the same. A case that this store forgot is forgotten
there, unless the other knows it from files of its own: then a person decides there. A case that was
forgotten there is not brought back, nor is any judgement on it, even when it is forgotten while the
copy runs. Nor is a person: the case is copied without them. Whom this store forgot is forgotten
there too.
An empty store takes over how ids are keyed here, so that both call one thing by one id; one that
was filled otherwise is refused, since nothing of this store would be known there.
"""

from collections.abc import Callable, Collection, Container, Iterator
from itertools import chain
from typing import Any

from msgspec.structs import replace

from graph.errors import StoreChanged
from graph.model import Batch, Case, Id, Mention, Statement, Value
from graph.persons.tombstones import Meeting, Tombstone
from graph.stores.base import Store
from graph.stores.forgetting_people import keep_forgotten
from graph.stores.shared.appended import (
    JUDGEMENTS,
    KINDS,
    TOMBSTONES,
    WATCHES,
    WORK,
    A,
    AppendedKind,
    as_made,
)
from graph.stores.shared.batches import batched
from graph.stores.shared.forgetting import Forgotten

CASES_A_BATCH = 500
CASES_AT_ONCE = 2_000
"""Cases whose digests are asked for together."""

_LINKS = 1_000
"""Of what is watched so many relationships are looked at: somebody with more is known from many
cases.
"""

Merge = Callable[[Case, Case], Case]
"""One case of what two stores know: theirs first, gaps filled from ours."""


class Copied(Value, frozen=True, omit_defaults=False):
    """What a copy did."""

    compared: int = 0
    """Cases."""
    written: int = 0
    """Cases that were new or different."""
    forgotten: int = 0
    refused: tuple[Id, ...] = ()
    """Cases that were forgotten in the other store and so not brought back."""
    pending: tuple[Id, ...] = ()
    """Cases forgotten here that the other store knows from files of its own."""
    judgements: int = 0
    watches: int = 0
    work: int = 0
    """Versions of notes, tags, views, questions and investigations."""
    conflicts: tuple[Id, ...] = ()
    """Judgements and watches that say one thing here and another there."""
    people: int = 0
    """Whom the other store knew and this one forgot: forgotten there now."""
    kept_out: tuple[Id, ...] = ()
    """Cases that hold somebody here whom the other store forgot: copied without them."""
    differ: tuple[Id, ...] = ()
    """Cases that are not equal at the end, because somebody wrote meanwhile."""


def copy_reported(
    source: Store,
    target: Store,
    *,
    merge: Merge,
    case_ids: Collection[Id] | None = None,
    since: int = 0,
    progress: Callable[[int, int], None] = lambda count, total: None,
) -> Copied:
    """Make `target` hold what `source` was told.

    All of it, or of some cases, or of those changed after a revision. Each part of CASES_A_BATCH
    cases is one transaction, so after a kill the same call copies what is left. `progress` is told
    how many cases were done since the last call, and of how many. Raises IdsDiffer where the target
    keys its ids otherwise.
    """
    if target.ids != source.ids:
        target.take_ids(source.ids)
    changed = source.changed_cases(since)
    wanted = set(changed if case_ids is None else changed.keys() & set(case_ids))
    gone_here = {case_id for case_id in wanted if changed[case_id]}
    people = keep_forgotten(target, source.appended(Tombstone))
    sources = tuple(source.sources())
    copy = _Copy(
        source,
        target,
        merge,
        frozenset(source.id for source in sources),
    )
    ids = None if case_ids is None and not since else sorted(wanted - gone_here)
    target.put(Batch(sources=tuple(map(copy.meeting.named, sources))))
    dirty = copy.different(ids)
    written = 0
    for part in batched(dirty, CASES_A_BATCH):
        written += copy.put(part)
        progress(len(part), len(dirty))
    forgotten, pending = copy.forget(gone_here)
    refused = target.forgotten_cases() & (wanted - gone_here)
    named = None if case_ids is None else _named(source, case_ids)
    kept_back = _kept_back(source, gone_here | refused)
    copied: dict[str, int] = {}
    conflicts: list[Id] = []
    for kind in KINDS:
        if kind is TOMBSTONES:
            continue  # kept before anything else was copied
        copied[kind.plural], unlike = _copy_appended(source, target, kind, named, kept_back)
        conflicts += unlike
    return Copied(
        compared=len(wanted),
        written=written,
        forgotten=forgotten,
        refused=tuple(sorted(refused)),
        pending=pending,
        judgements=copied[JUDGEMENTS.plural],
        watches=copied[WATCHES.plural],
        work=sum(copied[kind.plural] for kind in WORK),
        conflicts=tuple(conflicts),
        people=people,
        kept_out=tuple(sorted(copy.kept_out)),
        differ=tuple(copy.different(ids)),
    )


class _Copy:
    """From one store to another, for the files that both know."""

    def __init__(self, source: Store, target: Store, merge: Merge, among: Collection[Id]) -> None:
        self.source, self.target, self.merge, self.among = source, target, merge, among
        self.meeting = Meeting(target.forgotten_people())
        self.kept_out = set[Id]()

    def different(self, ids: Collection[Id] | None) -> list[Id]:
        """Cases that the target lacks or holds otherwise, but for those that it forgot."""
        ours = _digests(self.source, ids, None)
        theirs = _digests(self.target, ids, self.among)
        cases = [case_id for case_id, digest in ours.items() if theirs.get(case_id) != digest]
        refused = self.target.forgotten_cases()
        merged = self._merged(cases)
        equal = refused | merged | self._all_there(cases)
        return sorted(case for case in cases if case not in equal)

    def _all_there(self, case_ids: Collection[Id]) -> set[Id]:
        """Cases of which the target holds all but whom it forgot."""
        if not self.meeting.has_any:
            return set()
        guarded = [case_id for case_id in case_ids if self.meeting.guards(case_id)]
        there = {case.id: case for case in self.target.cases(ids=guarded)}
        theirs = self._said(self.target, guarded)
        found = set[Id]()
        for case in self.source.cases(ids=guarded):
            batch = self._batch([case.id])
            said: dict[Id, Mention | Statement] = {one.id: one for one in batch.mentions}
            said |= {one.id: one for one in batch.statements}
            known = {key: value for key, value in theirs.items() if value.case_id == case.id}
            if batch.cases == (there.get(case.id),) and said == known:
                found.add(case.id)
        return found

    def _merged(self, case_ids: Collection[Id]) -> set[Id]:
        """Cases that the target has from files of its own too and that hold all of ours."""
        found: set[Id] = set()
        for part in batched(sorted(case_ids), CASES_A_BATCH):
            held = {
                case.id: case
                for case in self.target.cases(ids=part)
                if case.ref.source_id not in self.among
            }
            if held:
                ours, theirs = self._said(self.source, held), self._said(self.target, held)
                unlike = {
                    said.case_id
                    for key, said in (ours | theirs).items()
                    if ours.get(key) != theirs.get(key)
                }
                unlike |= {case.id for case in self._cases(held) if held[case.id] != case}
                found |= held.keys() - unlike
        return found

    def put(self, case_ids: Collection[Id]) -> int:
        """Put some cases that the target has not forgotten; returns how many."""
        while True:
            generation = self.target.generation()
            refused = self.target.forgotten_cases()
            kept = [case_id for case_id in case_ids if case_id not in refused]
            try:
                self.target.put(self._batch(kept), expected_generation=generation)
                return len(kept)
            except StoreChanged:
                continue

    def _batch(self, case_ids: Collection[Id]) -> Batch:
        """Some cases whole, and the records that they had and have no more.

        Records of the same files that the target has and the source has not.
        """
        ours, theirs = self._said(self.source, case_ids), self._said(self.target, case_ids)
        batch = Batch(
            records=tuple(sorted({our.record for our in (ours | theirs).values()})),
            cases=tuple(self._cases(case_ids)),
            mentions=tuple(our for our in ours.values() if isinstance(our, Mention)),
            statements=tuple(our for our in ours.values() if isinstance(our, Statement)),
        )
        return self._without_forgotten(batch) if self.meeting.has_any else batch

    def _without_forgotten(self, batch: Batch) -> Batch:
        """A batch without whom the target forgot."""
        cases = {case.id: case for case in batch.cases}
        kept: dict[str, list[Any]] = {"cases": [], "mentions": [], "statements": []}
        for case_id, case in cases.items():
            mentions = tuple(one for one in batch.mentions if one.case_id == case_id)
            statements = tuple(one for one in batch.statements if one.case_id == case_id)
            left = self.meeting.left_of(case_id, case, mentions, statements)
            if left.left_out:
                self.kept_out.add(case_id)
            kept["cases"].append(left.case)
            kept["mentions"] += left.mentions
            kept["statements"] += left.statements
        return replace(batch, **{name: tuple(values) for name, values in kept.items()})

    def _said(self, store: Store, case_ids: Collection[Id]) -> dict[Id, Mention | Statement]:
        """What a store was told in some cases, in files that both know."""
        values: Iterator[Mention | Statement] = chain(
            store.mentions(case_ids=case_ids), store.statements(case_ids=case_ids)
        )
        return {value.id: value for value in values if value.ref.source_id in self.among}

    def _cases(self, case_ids: Collection[Id]) -> Iterator[Case]:
        """Some cases as the target shall hold them.

        What it knows from files of its own comes first.
        """
        known = {
            case.id: case
            for case in self.target.cases(ids=case_ids)
            if case.ref.source_id not in self.among
        }
        for case in self.source.cases(ids=case_ids):
            yield self.merge(known[case.id], case) if case.id in known else case

    def forget(self, case_ids: Collection[Id]) -> tuple[int, tuple[Id, ...]]:
        """Forget there what was forgotten here.

        Returns how many cases, and those that are left for a person.
        """
        there = {case.id: case for case in self.target.cases(ids=case_ids)}
        own = {case.id for case in there.values() if case.ref.source_id not in self.among}
        said: Iterator[Mention | Statement] = chain(
            self.target.mentions(case_ids=there), self.target.statements(case_ids=there)
        )
        for value in said:
            if value.ref.source_id not in self.among:
                own.add(value.case_id)
        forgotten = there.keys() - own
        for case_id in sorted(forgotten):
            self.target.forget_case(case_id)
        return len(forgotten), tuple(sorted(own))


def _digests(
    store: Store, ids: Collection[Id] | None, source_ids: Collection[Id] | None
) -> dict[Id, str]:
    if ids is None:
        return store.case_digests(source_ids=source_ids)
    found: dict[Id, str] = {}
    for part in batched(sorted(ids), CASES_AT_ONCE):
        found |= store.case_digests(part, source_ids=source_ids)
    return found


class _KnownFromAlone(Container[Id]):
    """Entities that a store knows from some cases and from no other; looked up when asked for."""

    def __init__(self, store: Store, case_ids: Collection[Id]) -> None:
        self._store = store
        self._case_ids = frozenset(case_ids)

    def __contains__(self, entity_id: object) -> bool:
        if not self._case_ids:
            return False
        links = self._store.neighbours([str(entity_id)], limit=_LINKS).relationships
        cases = set(chain.from_iterable(link.cases for link in links))
        return bool(cases) and cases <= self._case_ids


def _kept_back(source: Store, case_ids: Collection[Id]) -> Forgotten:
    """What may not be brought back, since these cases were forgotten."""
    erased = {mention.id for mention in source.mentions(case_ids=case_ids)}
    return Forgotten(
        mentions=erased,
        gone=_KnownFromAlone(source, case_ids),
    )


def _named(source: Store, case_ids: Collection[Id]) -> set[Id]:
    """Mentions, entities and identifiers of some cases."""
    mentions = {mention.id for mention in source.mentions(case_ids=case_ids)}
    named = mentions | {
        assignment.entity_id for assignment in source.assignments(mention_ids=mentions)
    }
    for statement in source.statements(case_ids=case_ids):
        ends = (statement.subject, statement.object)
        named |= {source.ids.identifier(end) for end in ends if not isinstance(end, str)}
    return named


def _copy_appended(
    source: Store,
    target: Store,
    kind: AppendedKind[A],
    named: Container[Id] | None,
    kept_back: Forgotten,
) -> tuple[int, list[Id]]:
    """Append what is missing and withdraw what was withdrawn; how many, and which conflict.

    Only what is about something named is copied, when that is given, and nothing that is about
    what was forgotten. A withdrawal is never undone, a decision never changed.
    """
    known_there = {value.id: value for value in target.appended(kind.value, standing=False)}
    done = 0
    conflicts = []
    for our in source.appended(kind.value, standing=False):
        if named is not None and not any(about in named for about in kind.about(our)):
            continue
        if kind.without(our, kept_back) != our:
            continue
        known = known_there.get(our.id)
        if known is None:
            target.append(our)
            done += 1
        elif as_made(known) != as_made(our):
            conflicts.append(our.id)
        elif known.stands and our.withdrawn_on is not None:
            by, on, why = our.withdrawn_by, our.withdrawn_on, our.withdrawn_why
            target.withdraw(
                kind.value,
                our.id,
                by=by,
                on=on,
                why=why,
            )
            done += 1
    return done, conflicts
