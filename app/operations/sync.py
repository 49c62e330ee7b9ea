"""One store into another: cases and judgements copied, the graph copied and linked anew, the
outcome compared.
"""

import time
from collections.abc import Collection
from functools import partial

from app.access.log import COMBINE, GIVE, SYNC, add_entry, head_text, in_entries, open_logged
from app.access.logbook.consultations import told_facts
from app.access.policy import admit, viewer_of
from app.access.rights import Right
from app.clock import now
from app.progress import Progress, silent
from app.resolution.linking import link_store, patiently
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied, SettingsError, StoreChanged, SyncIncomplete
from graph.messages import message
from graph.model import Id, KnownIdentities, Value
from graph.stores import Store, open_store
from graph.stores.copying import Copied, copy_reported
from loaders.rows.cases import merge_cases


class SyncReport(Value, frozen=True, omit_defaults=False):
    """What a sync did."""

    copied: Copied
    same: bool
    """Whether both stores hold the same now, to the byte; if not, the other knows more or the first
    is not linked.
    """
    digests: dict[str, str]
    """Of everything in the other store, by kind."""
    revision: int
    """Of the first store before anything was read: what a later sync may take as `since`."""
    seconds: float


def sync(
    source: Store,
    target: Store,
    *,
    by: str = "",
    case_ids: Collection[Id] | None = None,
    since: int = 0,
    progress: Progress | None = None,
) -> SyncReport:
    """Bring one store's cases, or some, or those changed after a revision, into another.

    Digests of both are compared at the end.

    The target is linked anew from what it then holds, so its graph never rests on a stale one.
    Where all its identities come from the source, the source's graph is copied first, so that ids
    and serials are the same. Raises SyncIncomplete when cases differ at the end, because somebody
    wrote meanwhile.
    """
    started = time.monotonic()
    step = progress or silent
    revision = source.revision()
    if since > revision:
        raise SettingsError(
            message(
                "{place} is at revision {revision}, before {since}: use an earlier one, or none",
                place=source.place,
                revision=revision,
                since=since,
            )
        )
    step("compare", 0)
    known = target.known()
    ours = source.known()
    copied = copy_reported(
        source,
        target,
        merge=merge_cases,
        case_ids=case_ids,
        since=since,
        progress=partial(step, "cases"),
    )
    if copied.differ:
        raise SyncIncomplete(
            message(
                "{count} cases differ, {differ} first: somebody wrote while they were copied; run"
                " the same sync again",
                count=len(copied.differ),
                differ=copied.differ[0],
            )
        )
    step("graph", 0)
    if (
        not (copied.refused or copied.forgotten or copied.kept_out)
        and _adds_nothing(known, ours)
        and _holds_as_much(source, target)
    ):
        _copy_graph(source, target, known, step)
    linked = link_store(target, also=ours, progress=step)
    for part in in_entries(linked.combined):
        add_entry(target, by, COMBINE, subject=part)
    step("verify", 0)
    digests = target.digests()

    return SyncReport(
        copied=copied,
        same=digests == source.digests(),
        digests=digests,
        revision=revision,
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

    A store that may only be read cannot be copied from, since the copy would leave no trace in its
    log. Raises AccessDenied for who may not copy both, or may not know of all that is copied.
    """
    reading = _admitted(settings, source_uri)
    writing = _admitted(settings, target_uri)
    cases = None
    open_store(source_uri, create=False).close()
    with Workspace(reading) as space:
        if space.store.withholds_cases:
            raise AccessDenied(
                "this store holds cases that you may not know of, which a copy would hold too: ask"
                " somebody who may know of all to copy it"
            )
        if network is not None:
            cases = space.networks.get(network).cases
    with (
        open_store(source_uri, create=False) as source,
        open_logged(target_uri, ids=source.ids) as target,
    ):
        if source.place.rpartition("://")[2] == target.place.rpartition("://")[2]:
            raise SettingsError(
                "a store cannot be synced into itself: name another after the first"
            )
        at = now()
        subject = f"{source.place} -> {target.place}"
        sides = ((source, reading.user, target), (target, writing.user, source))
        for store, by, peer in sides:
            reason = _told(peer, network)
            add_entry(store, by, SYNC, subject=subject, reason=reason, at=at)
            for part in in_entries(sorted(cases or ())):
                add_entry(store, by, GIVE, subject=part, reason=f"network={network}", at=at)
        report = sync(
            source, target, by=writing.user, case_ids=cases, since=since, progress=progress
        )

    with Workspace(writing) as space:
        space.snapshots.remember_stored()

    return report


def _told(peer: Store, network: str | None) -> str:
    """What the log of one store says of the other: where it is, and the head of its log.

    So each witnesses what the other had written until then (app/operations/log_checks.py).
    """
    head = peer.audit_head()
    facts = {"network": network, "peer": peer.place, "head": head and head_text(head)}
    return told_facts(facts)


def _admitted(settings: Settings, uri: str) -> Settings:
    """The settings of who may copy this store; nobody is revealed by them."""
    admitted = admit(settings.override(store=uri, reveal=False))
    viewer_of(admitted).check(Right.SYNC)
    return admitted


def _adds_nothing(known: KnownIdentities, ours: KnownIdentities) -> bool:
    """Whether every identity that the target knew is the source's too."""
    pairs = (
        (known.entity_of, ours.entity_of),
        (known.serials, ours.serials),
        (known.redirects, ours.redirects),
    )
    return all(theirs.items() <= mine.items() for theirs, mine in pairs)


def _holds_as_much(source: Store, target: Store) -> bool:
    return source.counts(derived=False) == target.counts(derived=False)


def _copy_graph(source: Store, target: Store, known: KnownIdentities, step: Progress) -> None:
    resolved = source.resolved()
    try:
        patiently(
            lambda: target.save_resolution(
                resolved, expected_generation=known.generation, progress=partial(step, "graph")
            )
        )
    except StoreChanged:
        return  # linking does without it
