"""Case files into a store: rows to batches, counts that add up, reject files for what could not be read."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from app.progress import Progress
from graph.model import Batch, Case, Changes, Id, Mention, Statement, Value
from graph.stores import Store
from loaders.case_rows import merge_cases
from loaders.load import Loaded, LoadPlan, load
from loaders.rejects import RejectWriter
from loaders.validation import Issue, Tally

ROWS_A_BATCH = 2000


class LoadReport(Value, frozen=True, omit_defaults=True):
    """What a load did: rows that add up, values by kind, what was wrong and where the rejected rows lie."""

    tally: Tally
    values: dict[str, Tally]
    """Counts of `cases`, `mentions` and `statements`."""
    issues: tuple[Issue, ...] = ()
    rejects: tuple[Path, ...] = ()
    files: tuple[str, ...] = ()
    seconds: float = 0.0


def load_into(store: Store, plan: LoadPlan, *, rejects: Path, progress: Progress | None = None) -> LoadReport:
    """Load everything a plan names; each batch of rows is one transaction, so a kill keeps the batches before it."""
    started = time.monotonic()
    forgotten = set(store.forgotten_cases())
    ledger = _Ledger(store, frozenset(each.source.id for each in plan.tables if not each.partial), forgotten)
    with RejectWriter(rejects) as writer:
        for rows in _chunks(load(plan), ROWS_A_BATCH):
            ledger.take(rows)
            for row in rows:
                if row.rejected:
                    writer.write(row)
            if progress:
                progress("load", sum(row.rows for row in rows))
    ledger.drop_vanished()
    return LoadReport(
        tally=ledger.tally(),
        values=ledger.values(),
        issues=(*plan.issues, *ledger.issues),
        rejects=tuple(writer.paths),
        files=tuple(sorted({each.file for each in plan.tables})),
        seconds=round(time.monotonic() - started, 3),
    )


@dataclass(slots=True)
class _Ledger:
    """Puts rows into the store and keeps count."""

    store: Store
    planned: frozenset[Id]
    """Sources that this load reads whole."""
    forgotten: set[Id]
    """Cases that were forgotten before this load."""
    issues: list[Issue] = field(default_factory=list)
    known: dict[Id, Id] = field(default_factory=dict)
    sources: set[Id] = field(default_factory=set)
    seen: dict[Id, set[Id]] = field(default_factory=dict)
    """Cases met in this load, with the records seen of each."""
    incomplete: set[Id] = field(default_factory=set)
    """Sources of which not every row was read."""
    rows: Counter[str] = field(default_factory=Counter)
    by_kind: dict[str, Counter[str]] = field(default_factory=dict)

    def take(self, rows: list[Loaded]) -> None:
        """Put one batch of rows and count what it changed."""
        for row in rows:
            self.issues.extend(row.issues)
            self._meet(row)
            if row.case_id in self.forgotten and not row.rejected:
                self.forgotten.remove(row.case_id)
                self.issues.append(_back_again(row))
        good = [row for row in rows if not row.rejected]
        batch = self._batch(good)
        changes = self.store.put(batch)
        self.rows["rejected"] += sum(row.rows for row in rows if row.rejected)
        for row in good:
            self.rows[self._status(row, changes)] += row.rows
        kinds: dict[str, Sequence[Case | Mention | Statement]] = {
            "cases": batch.cases,
            "mentions": batch.mentions,
            "statements": batch.statements,
        }
        for kind, values in kinds.items():
            counter = self.by_kind.setdefault(kind, Counter())
            counter.update(_fate(each.id, changes) for each in values)
        self.known.update({row.record: row.case_id for row in good})

    def _meet(self, row: Loaded) -> None:
        source = row.source.id
        if source not in self.sources:
            self.sources.add(source)
            self.known.update(self.store.records([source]))
        if row.rejected or row.partial:
            self.incomplete.add(source)
        else:
            self.seen.setdefault(row.case_id, set()).add(row.record)

    def _batch(self, rows: list[Loaded]) -> Batch:
        before = {case.id: case for case in self.store.cases(ids={row.case.id for row in rows if row.case})}
        cases: dict[Id, Case] = {}
        for row in rows:
            if row.case:
                known = before.get(row.case.id)
                elsewhere = known is not None and (row.partial or known.ref.source_id not in self.planned)
                cases[row.case.id] = merge_cases(known, row.case) if known and elsewhere else row.case
        return Batch(
            records=tuple(row.record for row in rows),
            sources=tuple({row.source.id: row.source for row in rows if not row.partial}.values()),
            cases=tuple(cases.values()),
            mentions=tuple(mention for row in rows for mention in row.mentions),
            statements=tuple({each.id: each for row in rows for each in row.statements}.values()),
        )

    def _status(self, row: Loaded, changes: Changes) -> str:
        owned = [*(each.id for each in row.mentions), *(each.id for each in row.statements)]
        if row.case:
            owned.append(row.case.id)
        if row.record not in self.known and (not owned or any(each in changes.new for each in owned)):
            return "new"
        changed = changes.new | changes.updated
        return "updated" if any(each in changed for each in owned) else "unchanged"

    def drop_vanished(self) -> None:
        """Remove what came from rows that a corrected file no longer has, in cases that it still has."""
        gone = [
            record
            for record, case_id in self.known.items()
            if case_id in self.seen and record not in self.seen[case_id]
        ]
        if gone and not self.incomplete:
            self.store.remove_records(gone)

    def tally(self) -> Tally:
        """Rows: read = new + updated + unchanged + rejected."""
        return _tally(self.rows)

    def values(self) -> dict[str, Tally]:
        """The same for cases, mentions and statements."""
        return {kind: _tally(counter) for kind, counter in self.by_kind.items()}


def _back_again(row: Loaded) -> Issue:
    return Issue(
        file=row.place.file,
        sheet=row.place.sheet,
        row=row.place.row,
        value=row.case.number if row.case else row.case_id,
        reason="this case had been forgotten and is back",
        mend="`simpul forget` it again, and take it out of the file, if that was not meant",
        severity="warning",
    )


def _tally(counter: Counter[str]) -> Tally:
    read = sum(counter[each] for each in ("new", "updated", "unchanged", "rejected"))
    return Tally(
        read=read,
        new=counter["new"],
        updated=counter["updated"],
        unchanged=counter["unchanged"],
        rejected=counter["rejected"],
    )


def _fate(value_id: Id, changes: Changes) -> str:
    if value_id in changes.new:
        return "new"
    return "updated" if value_id in changes.updated else "unchanged"


def _chunks(rows: Iterable[Loaded], size: int) -> Iterator[list[Loaded]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, size)):
        yield chunk
