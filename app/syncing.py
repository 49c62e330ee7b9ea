"""One store into another: cases and judgements copied, the graph copied or linked anew, the outcome proven."""

import time
from collections.abc import Collection
from datetime import UTC, datetime
from functools import partial

from app.linking import link_store
from app.progress import Progress, silent
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import SettingsError, SyncIncomplete
from graph.model import Id, Resolved, Value
from graph.stores import Store, open_store
from graph.stores.copying import Copied, copy_reported


class SyncReport(Value, frozen=True):
    """What a sync did."""

    cases: int
    written: int
    forgotten: int
    refused: tuple[Id, ...]
    """Cases that the other store had forgotten and that were not brought back."""
    judgements: int
    graph: str
    """`copied`: both stores now hold the same; `linked`: the other store knows more, and was linked anew."""
    revision: int
    """Of the first store before anything was read: what a later sync may take as `since`."""
    verified: int
    """Cases whose digests were compared at the end and are equal."""
    digests: dict[str, str]
    """Of everything in both stores, by kind, when they hold the same."""
    seconds: float


def sync(
    source: Store,
    target: Store,
    *,
    case_ids: Collection[Id] | None = None,
    since: int = 0,
    progress: Progress | None = None,
) -> SyncReport:
    """Bring one store's cases, or some, or those changed after a revision, into another; then compare digests.

    Raises SyncIncomplete when they differ at the end, because somebody wrote meanwhile.
    """
    started = time.monotonic()
    step = progress or silent
    revision = source.revision()
    step("cases", 0)
    copied = copy_reported(source, target, case_ids=case_ids, since=since, progress=partial(step, "cases"))
    same = _holds_the_same(source, target)
    step("graph", 0)
    if same:
        target.save_resolution(_derived(source), on_top_of=target.known().generation, progress=partial(step, "graph"))
    else:
        link_store(target, also=source.known(), progress=step)
    step("verify", 0)
    digests = _verify_all(source, target) if same else {}
    if not same:
        _verify_cases(source, target, copied, whole=case_ids is None and not since)
    return SyncReport(
        cases=copied.compared,
        written=copied.written,
        forgotten=copied.forgotten,
        refused=copied.refused,
        judgements=copied.judgements,
        graph="copied" if same else "linked",
        revision=revision,
        verified=len(copied.digests),
        digests=digests,
        seconds=round(time.monotonic() - started, 3),
    )


def sync_between(
    settings: Settings,
    source_uri: str,
    target_uri: str,
    *,
    network: str | None = None,
    since: int = 0,
    progress: Progress | None = None,
) -> SyncReport:
    """Sync two stores by their URIs, whole or one network; both logs say who did it.

    A store that may only be read cannot be copied from, since the copy would leave no trace in its log.
    """
    if source_uri == target_uri:
        raise SettingsError("a store cannot be synced into itself: name another after the first")
    with Workspace(settings.override(store=source_uri)) as space:
        cases = None if network is None else space.network(network).cases
    with open_store(source_uri) as source, open_store(target_uri) as target:
        at, by = datetime.now(tz=UTC).isoformat(timespec="seconds"), settings.user
        what = f"{source.health().place} -> {target.health().place}"
        for store in (source, target):
            store.append_audit(at, by, "sync", subject=what, reason=network or "")
        return sync(source, target, case_ids=cases, since=since, progress=progress)


def _holds_the_same(source: Store, target: Store) -> bool:
    """Whether the target, which holds all that was copied, holds no more than the source."""
    return source.counts(derived=False) == target.counts(derived=False)


def _derived(source: Store) -> Resolved:
    return Resolved(
        assignments=tuple(source.assignments()),
        redirects=source.redirects(),
        entities=tuple(source.entities()),
        relationships=tuple(source.relationships()),
    )


def _verify_cases(source: Store, target: Store, copied: Copied, *, whole: bool) -> None:
    among = frozenset(each.id for each in source.sources())
    there = target.case_digests(None if whole else list(copied.digests), source_ids=among)
    different = [case for case, digest in copied.digests.items() if there.get(case) != digest]
    if different:
        raise SyncIncomplete(
            f"{len(different)} of {len(copied.digests)} cases differ, {different[0]} first: "
            "somebody wrote while they were copied; run the same sync again"
        )


def _verify_all(source: Store, target: Store) -> dict[str, str]:
    ours, theirs = source.digests(), target.digests()
    different = {kind for kind, digest in ours.items() if theirs[kind] != digest}
    if "redirects" in different and source.redirects().items() <= target.redirects().items():
        different.remove("redirects")  # the target remembers ids of its own that it retired before
    if different:
        raise SyncIncomplete(
            f"{', '.join(sorted(different))} differ: somebody wrote meanwhile; run the same sync again"
        )
    return ours
