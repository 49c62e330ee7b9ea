"""What a store is fit for: one check a line, and what to do about each that fails."""

import re
import statistics
import time
from collections.abc import Iterator

from msgspec.structs import replace

from app.access.log import MEND, add_entry
from app.access.masked_store import MaskedStore
from app.access.policy import viewer_of
from app.access.rights import Right
from app.access.viewer import Viewer
from app.operations.log_checks import Check, account_check, chain_check, head_check
from app.settings import Settings
from app.wording.wording import Wording
from graph.errors import SimpulError
from graph.stores import Store, open_store, shown
from graph.stores.base import Counts, Health

OLDEST_NEO4J = (5, 26)
SLOW_MS = 50.0
"""A round trip above this makes every click wait."""
TRIPS = 7


def examine(settings: Settings, *, mend: bool = False, head: str = "") -> list[Check]:
    """Every check of the store that the settings name.

    `head` is what a file that was handed out says of the log.

    With `mend`, missing indexes are made first. Raises AccessDenied for who may not do that.
    """
    viewer = viewer_of(settings)
    viewer.check(Right.EXAMINE)
    if mend:
        viewer.check(Right.MEND)
    wording = Wording(settings.language)
    reachable = wording.text("reachable")
    try:
        with open_store(settings.store, create=False) as store:
            if mend:
                add_entry(store, settings.user, MEND)
                store.rebuild_indexes()
            health = store.health()
            checks = (
                Check(name=reachable, good=True, found=store.place),
                *_engine_checks(health, wording),
                *_content_checks(store, viewer, health, wording, head),
            )
            return [replace(check, mend="") if check.good else check for check in checks]
    except SimpulError as error:
        return [
            Check(
                name=reachable,
                good=False,
                found=shown(settings.store),
                mend=wording.message(error.message),
            )
        ]


def _engine_checks(health: Health, wording: Wording) -> Iterator[Check]:
    """What the engine says of itself."""
    _ = wording.text
    yield Check(
        name=_("engine"),
        good=health.engine != "Neo4j" or _release(health.version) >= OLDEST_NEO4J,
        found=" ".join(filter(None, (health.engine, health.version, health.edition))),
        mend=_("Simpul needs Neo4j 5.26 or newer: update the server"),
    )
    yield Check(name=_("schema"), good=True, found=str(health.schema))
    yield Check(
        name=_("encrypted"),
        good=health.encrypted is not False,
        found=_encryption(health, wording),
        mend=_(
            "names and passwords cross the network in the clear: use neo4j+s://, or neo4j+ssc:// on"
            " a trusted net"
        ),
    )
    wrong = [f"{name} {state}" for name, state in health.indexes.items() if state != "online"]
    yield Check(
        name=_("indexes"),
        good=not wrong,
        found=", ".join(wrong) or _("{count} online").format(count=len(health.indexes)),
        mend=_(
            "`simpul doctor --mend` makes missing ones; one that is being filled needs some minutes"
        ),
    )
    yield Check(
        name=_("files"),
        good=not health.damage,
        found=health.damage or _("sound"),
        mend=_("restore a copy of the file, and look at the disk"),
    )


def _encryption(health: Health, wording: Wording) -> str:
    """Whether what travels, or lies on the disk, is encrypted."""
    _ = wording.text
    if health.locked:
        return _("its file, which no one reads without the key")
    return {True: _("yes"), False: _("no"), None: _("stays on this machine")}[health.encrypted]


def _counts(store: Store, viewer: Viewer, wording: Wording) -> Counts:
    """How much there is, as far as the viewer may know of it; to who reads no case, in all."""
    if not viewer.may(Right.READ):
        return store.counts()
    return MaskedStore(store, viewer, wording.pseudonym, wording.neutral()).counts()


def _content_checks(
    store: Store, viewer: Viewer, health: Health, wording: Wording, head: str
) -> Iterator[Check]:
    """Whether graph and log are whole, what is in the store, and how far away it is."""
    _ = wording.text
    yield Check(
        name=_("graph"),
        good=not health.saving,
        found=(
            _("half-written since {time}").format(time=health.saving)
            if health.saving
            else _("whole")
        ),
        mend=_("wait for whoever saves it; if that was broken off, `simpul link` completes it"),
    )
    if not health.saving:
        counts = _counts(store, viewer, wording)
        yield Check(
            name=_("content"),
            good=not counts.mentions or bool(counts.entities),
            found=_held(counts, wording),
            mend=_("nothing of it is linked yet: run `simpul link`"),
        )
    log = list(store.audit())
    yield chain_check(log, wording, is_counted=False)
    yield account_check(store.place, log, wording)
    if head:
        yield head_check(head, log, wording)
    trip = _round_trip(store)
    yield Check(
        name=_("round trip"),
        good=trip <= SLOW_MS,
        found=f"{wording.number(round(trip, 2))} ms",
        mend=_(
            "the store is far away or busy: work nearer to it, or sync a network into a file"
            " beside you"
        ),
    )


def _release(version: str) -> tuple[int, ...]:
    """The first two numbers of a version, which may go on in letters (`5.27-aura`)."""
    return tuple(int(number) for number in re.findall(r"\d+", version)[:2])


def _held(counts: Counts, wording: Wording) -> str:
    number = wording.number
    return wording.text(
        "{cases} cases, {mentions} mentions, {entities} entities, {relationships} relationships"
    ).format(
        cases=number(counts.cases),
        mentions=number(counts.mentions),
        entities=number(sum(counts.entities.values())),
        relationships=number(sum(counts.relationships.values())),
    )


def _round_trip(store: Store) -> float:
    """Milliseconds, the median of a few."""
    taken = []
    for _ in range(TRIPS):
        started = time.perf_counter()
        store.revision()
        taken.append((time.perf_counter() - started) * 1000)

    return statistics.median(taken)
