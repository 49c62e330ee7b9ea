"""What a store is fit for: one check a line, and what to do about each that fails."""

import re
import statistics
import time
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from app.access.log import MADE, MEND, add_entry, check_witness, head_text, witnessed
from app.access.masked_store import MaskedStore
from app.access.policy import viewer_of
from app.access.rights import Right
from app.access.viewer import Viewer
from app.settings import Settings
from app.wording.wording import Wording
from graph.errors import SimpulError
from graph.model import AuditEntry, Value
from graph.stores import Store, open_store, shown
from graph.stores.base import Counts, Health
from graph.stores.shared.chain import first_break

OLDEST_NEO4J = (5, 26)
SLOW_MS = 50.0
"""A round trip above this makes every click wait."""
TRIPS = 7


class Check(Value, frozen=True):
    """One thing looked at."""

    name: str
    good: bool
    found: str
    mend: str = ""
    """What to do when it is not good."""


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
        found={True: _("yes"), False: _("no"), None: _("stays on this machine")}[health.encrypted],
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
    broken = first_break(log)
    yield Check(
        name=_("log"),
        good=broken is None,
        found=_("whole") if broken is None else _("broken at entry {number}").format(number=broken),
        mend=_(
            "somebody changed the log: keep a copy of the store and tell the data protection"
            " officer"
        ),
    )
    yield _witness_check(store.place, log, wording)
    if head:
        yield Check(
            name=_("handed out"),
            good=head in map(head_text, log),
            found=head,
            mend=_(
                "the log has no such entry: it was written anew or cut after the file was made, or"
                " the file is of another store"
            ),
        )
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


def _witness_check(place: str, log: Sequence[AuditEntry], wording: Wording) -> Check:
    """Whether every entry that this account witnessed still stands in the log as it was."""
    _ = wording.text
    name = _("witness")
    try:
        file = check_witness()
        known = witnessed(place)
    except OSError as error:
        return Check(
            name=name,
            good=False,
            found=_("none can be kept: {error}").format(error=error),
            mend=_("set XDG_STATE_HOME to a folder that this account alone may write"),
        )
    digests = {entry.number: entry.digest for entry in log}
    changed = [line for line in known if line.number and digests.get(line.number) != line.digest]
    made = next((line for line in known if line.number == MADE), None)
    older = made is not None and bool(log) and log[0].at < made.at
    if not (changed or older):
        count = sum(line.number != MADE for line in known)
        text = _("{count} entries of the log witnessed by this account, all as they were")
        return Check(name=name, good=True, found=text.format(count=wording.number(count)))
    first = known[0] if older else min(changed, key=lambda line: line.number)
    text = _("entry {number}, witnessed on {day}, is missing; {count} such entries")
    if older:
        text = _("the log is older than the store that was made here on {day}")
    elif first.number in digests:
        text = _("entry {number}, witnessed on {day}, was written anew; {count} such entries")
    return Check(
        name=name,
        good=False,
        found=text.format(
            number=first.number,
            day=wording.date(first.at[:10]),
            count=wording.number(len(changed)),
        ),
        mend=_(
            "somebody wrote the log anew or cut it, or an older copy of the store was put back:"
            " keep a copy of the store and of {file}, and tell the data protection officer"
        ).format(file=file),
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
