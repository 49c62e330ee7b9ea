"""All that one store holds into another that is empty, whatever their engines: for a backup.

Decisions.
A sync carries what was reported and decided; this carries what belongs to the store alone too: its
log entry by entry, so that the chain is the same; its snapshots; the canvases that people work on;
and which cases were forgotten, so that none comes back by the copy.
Numbers that count within an engine (revision, generation, number of a snapshot) begin anew.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from graph.errors import StoreChanged
from graph.messages import message
from graph.model import Batch, Case, Id, Source, SourceRef
from graph.stores.base import ReadableStore, Store
from graph.stores.shared.appended import KINDS
from graph.stores.shared.chain import act_of

T = TypeVar("T")

_AT_ONCE = 5_000
_FORGOTTEN = Source(id="s_00000000000000000000", name="-", dataset="-")
"""Where a case that is put only to be forgotten again is said to be from; it goes with it."""

StepProgress = Callable[[int], None]
"""Told how many values were copied since the last call."""


def copy_everything(source: ReadableStore, target: Store, progress: StepProgress) -> None:
    """Fill an empty store with all that another holds, and compare both.

    Raises IdsDiffer where the target is not empty, StoreChanged where somebody wrote meanwhile.
    """
    revision = source.revision()
    target.take_ids(source.ids)
    for case_id in sorted(source.forgotten_cases()):
        _put_forgotten(target, case_id)
    _copy_reported(source, target, progress)
    for kind in KINDS:
        for part in _parts(source.appended(kind.value, standing=False)):
            target.append_all(part)
            progress(len(part))
    target.save_resolution(source.resolved())
    for snapshot in source.snapshots():
        target.append_snapshot(snapshot)
    for canvas in source.all_working():
        target.keep_working(canvas)
    for entries in _parts(source.audit()):
        target.append_audit_all([act_of(entry) for entry in entries])
    if source.revision() != revision or source.digests() != target.digests():
        raise StoreChanged(
            message("{place} was changed meanwhile: run it again", place=source.place)
        )


def _copy_reported(source: ReadableStore, target: Store, progress: StepProgress) -> None:
    for sources in _parts(source.sources()):
        target.put(Batch(sources=sources))
    for cases in _parts(source.cases()):
        target.put(Batch(cases=cases))
        progress(len(cases))
    for mentions in _parts(source.mentions()):
        target.put(Batch(mentions=mentions))
        progress(len(mentions))
    for statements in _parts(source.statements()):
        target.put(Batch(statements=statements))
        progress(len(statements))


def _put_forgotten(target: Store, case_id: Id) -> None:
    """Leave in a store that a case was forgotten, which it never held."""
    case = Case(id=case_id, number="-", ref=SourceRef(source_id=_FORGOTTEN.id))
    target.put(Batch(sources=(_FORGOTTEN,), cases=(case,)))
    target.forget_case(case_id)


def _parts(values: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Values in parts that fit into memory and into a transaction."""
    left = iter(values)
    while part := tuple(islice(left, _AT_ONCE)):
        yield part
