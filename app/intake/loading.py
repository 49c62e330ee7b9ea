"""Case files into a store: rows to batches, counts that add up, reject files for what could not be
read.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from app.clock import today
from app.intake.named_texts import NamedTexts
from app.intake.persons_rights import left_of, put_right
from app.intake.provenance import SameBytes, TableRows
from app.progress import Progress
from graph.ids import IdKey
from graph.messages import message
from graph.model import Batch, Case, Changes, Id, Mention, Statement, Value
from graph.persons.corrections import Corrections
from graph.persons.tombstones import Meeting, Tombstones
from loaders.load import Loaded, LoadPlan, load
from loaders.readers.passwords import Passwords, no_passwords
from loaders.rows.cases import merge_cases
from loaders.rows.keyed import keyed_rows
from loaders.rows.rejects import RejectWriter
from loaders.validation import Issue, Severity, Tally

ROWS_A_BATCH = 4000
"""Rows of one transaction: each writes pages all over the store, so that few are quicker."""
ISSUES_UP_TO = 10_000
"""Issues of rows that a report holds; a file of ten million wrong rows must not fill the memory
with them.
"""


class LoadReport(Value, frozen=True, omit_defaults=True):
    """What a load did.

    Rows that add up, values by kind, what was wrong and where the rejected rows lie.
    """

    tally: Tally
    values: dict[str, Tally]
    """Counts of `cases`, `mentions` and `statements`."""
    issues: tuple[Issue, ...] = ()
    rejects: tuple[Path, ...] = ()
    files: tuple[str, ...] = ()
    tables: tuple[TableRows, ...] = ()
    """The rows of each table."""
    again: tuple[SameBytes, ...] = ()
    """Files whose very bytes were loaded before."""
    touched: Mapping[Id, bool] = {}
    """Cases that are new (true) or changed (false)."""
    cells_aside: int = 0
    """Cells that were set aside while the rest of their row was loaded."""
    seconds: float = 0.0


class PlannedLoad(Value, frozen=True, omit_defaults=True):
    """What is known of a load before its first row."""

    files: tuple[str, ...]
    whole: frozenset[Id]
    """Sources that are read whole, not only their rejected rows."""
    issues: tuple[Issue, ...] = ()

    @classmethod
    def of(cls, plan: LoadPlan) -> "PlannedLoad":
        """What a plan says of its load."""
        return cls(
            files=tuple(sorted({table.file for table in plan.tables})),
            whole=frozenset(table.source.id for table in plan.tables if not table.partial),
            issues=plan.issues,
        )


class LoadTarget(Protocol):
    """What a load asks of where its rows go: a store, or what only compares them with one."""

    @property
    def ids(self) -> IdKey:
        """What the ids of rows are keyed with before they are put."""

    def put(self, batch: Batch) -> Changes:
        """Take the values of a batch and say what that changes."""

    def cases(self, *, ids: Collection[Id]) -> Iterator[Case]:
        """The cases asked for that are known."""

    def records(self, source_ids: Collection[Id]) -> Mapping[Id, Id]:
        """Every record known of these sources, with its case."""

    def remove_records(self, ids: Collection[Id]) -> Changes:
        """Remove what these records own."""

    def forgotten_cases(self) -> frozenset[Id]:
        """Cases that were forgotten and not put again."""

    def forgotten_people(self) -> Tombstones:
        """Tombstones of people, who do not come back with an old file."""

    def corrections(self) -> Corrections:
        """What people had put right, which an old file does not undo."""


def load_into(
    store: LoadTarget,
    plan: LoadPlan,
    *,
    rejects: Path,
    progress: Progress | None = None,
    passwords: Passwords = no_passwords,
) -> LoadReport:
    """Load everything a plan names.

    Each batch of rows is one transaction, so a kill keeps the batches before it.
    """
    with RejectWriter(rejects) as writer:
        rows = load(plan, passwords=passwords, today=today())
        report = put_rows(
            store, PlannedLoad.of(plan), rows, rejected=writer.write, progress=progress
        )

    return replace(report, rejects=tuple(writer.paths))


def put_rows(
    target: LoadTarget,
    reading: PlannedLoad,
    rows: Iterable[Loaded],
    *,
    rejected: Callable[[Loaded], None] | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """Put rows where they go and count what that changes.

    Each that gave nothing is handed to `rejected`.
    """
    started = time.monotonic()
    ids = target.ids
    whole = frozenset(map(ids.key, reading.whole))
    counted = _LoadCount(target, whole, set(target.forgotten_cases()))
    meeting = Meeting(target.forgotten_people())
    corrections = target.corrections()
    for chunk in _chunks(rows, ROWS_A_BATCH):
        kept = [left_of(row, meeting) for row in keyed_rows(chunk, ids)]
        counted.take([put_right(row, corrections) for row in kept])
        for row in chunk:
            if row.rejected and rejected and not row.left_out:
                rejected(row)
        if progress:
            progress("load", sum(row.rows for row in chunk))

    counted.drop_vanished()

    return LoadReport(
        tally=counted.tally(),
        values=counted.values(),
        issues=(
            *reading.issues,
            *counted.named.issues(),
            *counted.issues,
            *counted.issues_left_out(),
        ),
        files=reading.files,
        tables=counted.tables(),
        touched=dict(sorted(counted.touched.items())),
        cells_aside=counted.cells_aside,
        seconds=round(time.monotonic() - started, 3),
    )


@dataclass(slots=True)
class _LoadCount:
    """Puts rows where they go and keeps count."""

    target: LoadTarget
    planned: frozenset[Id]
    """Sources that this load reads whole."""
    forgotten: set[Id]
    """Cases that were forgotten before this load."""
    touched: dict[Id, bool] = field(default_factory=dict)
    """Cases new (true) or changed (false)."""
    issues: list[Issue] = field(default_factory=list)
    cells_aside: int = 0
    """Cells set aside in rows that were loaded."""
    suppressed: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    """How many issues beyond ISSUES_UP_TO there are, by file and severity."""
    known: dict[Id, Id] = field(default_factory=dict)
    sources: set[Id] = field(default_factory=set)
    seen: dict[Id, set[Id]] = field(default_factory=dict)
    """Cases met in this load, with the records seen of each."""
    incomplete: set[Id] = field(default_factory=set)
    """Sources of which not every row was read."""
    rows: defaultdict[tuple[Id, str, bool], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    """What became of the rows of each source and sheet, those of a reject file apart."""
    by_kind: dict[str, Counter[str]] = field(default_factory=dict)
    named: NamedTexts = field(default_factory=NamedTexts)
    """Where the rows name protected people in other fields."""

    def take(self, rows: list[Loaded]) -> None:
        """Put one batch of rows and count what it changed."""
        for row in rows:
            self._note(*row.issues)
            self._note_source(row)
            self.named.note(row)
            if row.issues and not row.rejected:
                self.cells_aside += sum(issue.severity == "aside" for issue in row.issues)
            if row.case_id in self.forgotten and not row.rejected:
                self.forgotten.remove(row.case_id)
                self._note(_back_again(row))

        good = [row for row in rows if not row.rejected]
        batch = self._batch(good)
        changes = self.target.put(batch)
        for row in rows:
            self._count(row, self._fate_of(row, changes), changes)

        kinds: dict[str, Sequence[Case | Mention | Statement]] = {
            "cases": batch.cases,
            "mentions": batch.mentions,
            "statements": batch.statements,
        }
        for kind, values in kinds.items():
            counter = self.by_kind.setdefault(kind, Counter())
            counter.update(_fates([value.id for value in values], changes))

        self.known.update({row.record: row.case_id for row in good})

    def _fate_of(self, row: Loaded, changes: Changes) -> str:
        if row.aside:
            return "aside"
        return "rejected" if row.rejected else self._status(row, changes)

    def _count(self, row: Loaded, status: str, changes: Changes) -> None:
        self.rows[row.source.id, row.place.sheet, row.partial][status] += row.rows
        if status in ("new", "updated"):
            new = row.case is not None and row.case.id in changes.new
            self.touched[row.case_id] = self.touched.get(row.case_id, False) or new

    def _note_source(self, row: Loaded) -> None:
        """Remember that a row was met, and what is known of its source."""
        source = row.source.id
        if source not in self.sources:
            self.sources.add(source)
            self.known.update(self.target.records([source]))
        if row.left_out:
            return
        if row.rejected or row.partial:
            self.incomplete.add(source)
        else:
            self.seen.setdefault(row.case_id, set()).add(row.record)

    def _batch(self, rows: list[Loaded]) -> Batch:
        """What rows hold, cases merged with what other sources told of them."""
        mentions: list[Mention] = []
        statements: dict[Id, Statement] = {}
        for row in rows:
            mentions += row.mentions
            statements |= {statement.id: statement for statement in row.statements}

        return Batch(
            records=tuple(row.record for row in rows),
            sources=tuple({row.source.id: row.source for row in rows if not row.partial}.values()),
            cases=self._merged_cases(rows),
            mentions=tuple(mentions),
            statements=tuple(statements.values()),
        )

    def _merged_cases(self, rows: Iterable[Loaded]) -> tuple[Case, ...]:
        told = [(row, row.case) for row in rows if row.case]
        stored = self.target.cases(ids={case.id for _, case in told})
        before = {case.id: case for case in stored}
        cases: dict[Id, Case] = {}
        for row, case in told:
            known = before.get(case.id)
            # a source that is read whole tells its cases anew; what another told of them stays
            elsewhere = known and (row.partial or known.ref.source_id not in self.planned)
            cases[case.id] = merge_cases(known, case) if known and elsewhere else case

        return tuple(cases.values())

    def _status(self, row: Loaded, changes: Changes) -> str:
        owned = [
            *[mention.id for mention in row.mentions],
            *[statement.id for statement in row.statements],
        ]
        if row.case:
            owned.append(row.case.id)
        any_new = not changes.new.isdisjoint(owned)
        if row.record not in self.known and (any_new or not owned):
            return "new"
        return "updated" if any_new or not changes.updated.isdisjoint(owned) else "unchanged"

    def _note(self, *issues: Issue) -> None:
        room = ISSUES_UP_TO - len(self.issues)
        self.issues.extend(issues[: max(0, room)])
        self.suppressed.update((issue.file, issue.severity) for issue in issues[max(0, room) :])

    def issues_left_out(self) -> list[Issue]:
        """One issue for each file and severity of which not every issue is told."""
        return [
            Issue(
                file=file,
                reason=message("{count} more issues like those told", count=count),
                mend=(
                    "correct those, or look at the reject file: it has the reason beside every row"
                ),
                severity=severity,
            )
            for (file, severity), count in sorted(self.suppressed.items())
        ]

    def drop_vanished(self) -> None:
        """Remove what came from rows that a corrected file no longer has.

        Only in cases that it still has.
        """
        gone = [
            record
            for record, case_id in self.known.items()
            if case_id in self.seen and record not in self.seen[case_id]
        ]
        if gone and not self.incomplete:
            self.target.remove_records(gone)

    def tally(self) -> Tally:
        """Rows: read = new + updated + unchanged + rejected + aside."""
        return _tally(sum(self.rows.values(), Counter()))

    def tables(self) -> tuple[TableRows, ...]:
        """The same for each table."""
        return tuple(
            TableRows(source=source, sheet=sheet, partial=partial, rows=_tally(counter))
            for (source, sheet, partial), counter in self.rows.items()
        )

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
    read = sum(counter[fate] for fate in ("new", "updated", "unchanged", "rejected", "aside"))
    return Tally(
        read=read,
        new=counter["new"],
        updated=counter["updated"],
        unchanged=counter["unchanged"],
        rejected=counter["rejected"],
        aside=counter["aside"],
    )


def _fates(ids: Sequence[Id], changes: Changes) -> Mapping[str, int]:
    """How many of some values are new, updated and unchanged."""
    new = sum(map(changes.new.__contains__, ids))
    updated = sum(map(changes.updated.__contains__, ids))
    return {"new": new, "updated": updated, "unchanged": len(ids) - new - updated}


def _chunks(rows: Iterable[Loaded], size: int) -> Iterator[list[Loaded]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, size)):
        yield chunk
