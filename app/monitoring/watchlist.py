"""The watchlist: entities, identifiers and networks that somebody wants to hear of, kept until they
are taken off it.

Decisions.
A watch is a promise of its own in the store, not a judgement: it decides nothing, so nothing that
reads judgements need know of it. It is appended and withdrawn, and travels in a sync.
A number may be watched before anybody told it. One that only protected people hold is, to who may
not reveal, as if it were not known at all: neither the list nor a load tells that it turned up, nor
that one who may reveal watches it too. A network is watched by its parties, so it is found again
after it merged or fell apart.
What is new is counted by revisions of this store, which the log keeps: when a thing was put on the
list, and when its reader last looked. On a store that a watch was copied to, all that is known of
it counts as new.
A case in which somebody named as a party is also a victim does not count for who may not know.
The list is internal: of what leaves the house nobody is told whom the office watches.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache

from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.clock import instant
from app.monitoring.changes import ChangeReport, Changes
from app.monitoring.seen_before import WATCHED, PriorHit
from app.networks.networks import Networks
from app.networks.snapshots import Snapshots
from app.networks.typed_identifiers import recognise
from graph.analysis.findings.changes import ChangeKind, NetworkChange, about
from graph.analysis.networks.networks import Network
from graph.errors import AccessDenied, EntityNotFound, InvalidValue, NotFound
from graph.identifiers import format as written
from graph.messages import message
from graph.model import Entity, Id, Value, make_id
from graph.schema import PARTY_KINDS, EntityKind
from graph.watches import Watch

WATCH, UNWATCH, LOOK = "watch", "unwatch", "look at watchlist"
"""Actions of the log; the first and the last with the revision they were done at."""
NETWORK = "Network"
"""The kind of a watched network, beside those of entities."""
_MOST_CANDIDATES = 20
_OF_WHOLE_NETWORKS = frozenset({ChangeKind.MERGED, ChangeKind.SPLIT, ChangeKind.NEW_NETWORK})


class WatchLine(Value, frozen=True, omit_defaults=True):
    """One thing that is watched, as it stands now."""

    watch: Watch
    kind: str = ""
    """Of an entity, or NETWORK; empty when it is not known any more."""
    name: str = ""
    """Masked; of a number that nobody told yet the number; empty for a network and for what is not
    known any more.
    """
    known: bool = True
    """Whether it is in any case."""
    entity_id: Id = ""
    networks: tuple[Id, ...] = ()
    """Those that it is in, or that hold its parties, now."""
    cases: int = 0
    new_cases: tuple[Id, ...] = ()
    """Cases with it that came or changed since it is watched."""
    unseen: tuple[Id, ...] = ()
    """Those of them that came or changed since the reader last looked."""
    changes: tuple[NetworkChange, ...] = ()
    """What changed about it since it is watched."""


class WatchList(Value, frozen=True, omit_defaults=True):
    """What is watched, oldest first, with everything that it names, masked."""

    lines: tuple[WatchLine, ...] = ()
    entities: Mapping[Id, Entity] = {}
    numbers: Mapping[Id, str] = {}


class _Subject(Value, frozen=True):
    """What somebody wants to watch."""

    watch: Watch
    living: Id


class Watchlist:
    """The watchlist of one store, for one viewer.

    Every method but `lines_of` raises AccessDenied outside the house.
    """

    def __init__(
        self,
        store: MaskedStore,
        networks: Networks,
        snapshots: Snapshots,
        changes: Changes,
        *,
        user: str,
        clock: Callable[[], str] = instant,
    ) -> None:
        self._store = store
        self._networks = networks
        self._snapshots = snapshots
        self._changes = changes
        self._user = user
        self._clock = clock

    # ---- putting on it and taking off

    def watch(self, what: str, why: str) -> tuple[WatchLine, bool]:
        """Watch an entity by id or name, a number, or a network.

        Returns it with whether it was not watched before. Raises EntityNotFound, NetworkNotFound,
        InvalidValue without a reason, and AccessDenied for a protected person whom the viewer may
        not see.
        """
        store = self._store.writing(Right.WATCH)
        if not why.strip():
            raise InvalidValue("a watch needs a reason: say why, for those who come after")
        subject = self._subject(what)
        reader = self._reader()
        seen = (reader.line(watch, compare=False) for watch in self._standing_on(subject.living))
        if line := next(filter(None, seen), None):
            return line, False
        self._snapshots.begin()
        on = self._clock()
        by = self._user
        made = replace(
            subject.watch, id=make_id("wl", subject.living, by, on), by=by, on=on, why=why.strip()
        )
        self._store.log(WATCH, subject=made.id, reason=str(self._store.revision()))
        store.append(made)
        return self._line_of(made), True

    def candidates(self, what: str) -> tuple[Entity, ...]:
        """The several that these words may mean, masked: one of them is to be chosen by its id.

        None where they mean one thing, or nothing that may be seen.
        """
        mask = self._store.mask()
        if what.startswith("n_") or recognise(what) or self._store.unmasked.find_entity(what):
            return ()
        found = self._called_so(what)
        return tuple(map(mask.entity, found)) if len(found) > 1 else ()

    def unwatch(self, what: str, why: str = "") -> tuple[WatchLine, ...]:
        """Take off the list what this means, or the watch of this id or its beginning.

        Returns what was taken off. Raises NotFound when none of it is watched.
        """
        store = self._store.writing(Right.WATCH)
        shown = {line.watch.id: line for line in self.items().lines}
        found = []
        if what.startswith("wl_"):
            found = [watch_id for watch_id in shown if watch_id.startswith(what)]
        if not found:
            standing = self._standing_on(self._subject(what).living)
            found = [watch.id for watch in standing if watch.id in shown]
        if not found:
            raise NotFound(
                message("{what} is not watched: `simpul watch` lists what is", what=what)
            )
        by = self._user
        on = self._clock()
        for watch_id in found:
            store.withdraw(Watch, watch_id, by=by, on=on, why=why.strip())
            self._store.log(UNWATCH, subject=watch_id)

        return tuple(shown[watch_id] for watch_id in found)

    # ---- reading it

    def items(self) -> WatchList:
        """Everything that is watched and the viewer may see, with what changed."""
        self._store.viewer.check(Right.WATCH)
        begun, looked = self._revisions()
        reader = self._reader()
        lines = [
            line
            for watch in self._store.unmasked.appended(Watch)
            if (line := reader.line(watch, begun.get(watch.id), looked))
        ]
        cases = set[Id]()
        for line in lines:
            cases.update(line.new_cases, *(change.cases for change in line.changes))

        numbers = self._store.case_numbers(cases)
        return WatchList(lines=tuple(lines), entities=reader.entities, numbers=numbers)

    def look(self) -> None:
        """Note that the reader has looked at the list: what comes from now on is new to them."""
        self._store.viewer.check(Right.WATCH)
        self._store.log(LOOK, reason=str(self._store.revision()))

    def only_watched(self, report: ChangeReport) -> ChangeReport:
        """What changed about something that is watched.

        Or about the network of somebody who is watched.
        """
        self._store.viewer.check(Right.WATCH)
        reader = self._reader()
        lines = list(self._uncompared(reader))

        def is_watched(change: NetworkChange) -> bool:
            return any(_is_about(change, line) for line in lines)

        cases = set[Id]().union(*map(reader.cases, lines))

        return replace(
            report,
            changes=tuple(filter(is_watched, report.changes)),
            unknown=0,
            corrected=tuple(case_id for case_id in report.corrected if case_id in cases),
            judgements=(),
        )

    def lines_of(self, touched: Collection[Id]) -> list[PriorHit]:
        """One line for each watched thing in each of these cases, as far as the viewer may know."""
        if not self._store.viewer.may_see_watchlist or not touched:
            return []

        reader = self._reader()
        found = []
        for line in self._uncompared(reader):
            for case_id in sorted(reader.cases(line).intersection(touched)):
                hit = PriorHit(
                    case_id=case_id,
                    code=WATCHED,
                    entities=(line.entity_id,) if line.entity_id else (),
                    networks=() if line.entity_id else line.networks,
                    written=line.watch.why,
                    reasons=(line.watch.by, line.watch.on[:10]),
                )
                found.append(hit)

        return found

    # ---- inside

    def _reader(self) -> "_WatchReader":
        return _WatchReader(self._store, self._networks.all(), self._snapshots, self._changes)

    def _uncompared(self, reader: "_WatchReader") -> Iterator[WatchLine]:
        """What stands on the list and the viewer may know of, without what changed."""
        for watch in self._store.unmasked.appended(Watch):
            if line := reader.line(watch, compare=False):
                yield line

    def _line_of(self, watch: Watch) -> WatchLine:
        line = self._reader().line(watch, compare=False)
        return line or WatchLine(watch=watch, known=False)

    def _standing_on(self, living: Id) -> list[Watch]:
        redirects = self._store.redirects()
        return [
            watch
            for watch in self._store.unmasked.appended(Watch)
            if redirects.get(watch.what, watch.what) == living
        ]

    def _subject(self, what: str) -> _Subject:
        """What somebody wants to watch by these words.

        A number that the viewer may not know of is watched as one that nobody told yet.
        """
        if what.startswith("n_"):
            network = self._networks.get(what)
            return _Subject(watch=_blank(network.id, parties=network.parties), living=network.id)

        mask = self._store.mask()
        entity = mask.visible(self._store.unmasked.find_entity(what))
        if entity is None and (numbers := recognise(what)):
            of_id = {self._store.unmasked.ids.identifier(number): number for number in numbers}
            held = self._store.unmasked.entities(list(of_id))
            # what is masked must not decide which kind of number this is taken for
            known = {one.id: one for one in map(mask.disclosed, held) if mask.may_name(one)}
            number_id = next((one for one in of_id if one in known), next(iter(of_id)))
            entity = known.get(number_id)
            if entity is None:
                watch = _blank(number_id, identifier=of_id[number_id])
                return _Subject(watch=watch, living=number_id)
        entity = entity or self._called(what)
        if entity.kind is EntityKind.CASE:
            raise InvalidValue("a case is not watched: watch who or what stands in it")
        if not mask.may_name(entity):
            raise AccessDenied(
                "a protected person is watched only by who may reveal: give --reveal with a reason"
            )
        return _Subject(watch=_blank(entity.id), living=entity.id)

    def _called(self, text: str) -> Entity:
        """The only person or organisation that is called so and may be seen."""
        best = self._called_so(text)
        if len(best) != 1:
            hint = (
                message("several are called so: give an id, `simpul show` lists them")
                if best
                else message("look with `simpul show`")
            )
            raise EntityNotFound(
                message("nobody and nothing to watch for {text!r}: {hint}", text=text, hint=hint)
            )
        return best[0]

    def _called_so(self, text: str) -> list[Entity]:
        """Those who are called exactly so and may be seen, else all whom the words find."""
        mask = self._store.mask()
        hits = self._store.unmasked.search(text, kinds=PARTY_KINDS, limit=_MOST_CANDIDATES)
        seen = [hit for hit in hits if mask.may_name(hit.entity)]
        exact = [hit for hit in seen if hit.exact]
        self._store.consultations.searched(text, [hit.entity for hit in exact or seen])
        return [hit.entity for hit in exact or seen]

    def _revisions(self) -> tuple[dict[Id, int], int | None]:
        """At which revision each watch was made, and when its reader last looked.

        Both are revisions of this store.
        """
        begun: dict[Id, int] = {}
        looked: int | None = None
        key = self._store.unmasked.ids.key
        for entry in self._store.unmasked.audit(actions=[WATCH, LOOK]):
            if entry.action == WATCH:
                # the log is never rewritten: what it says from before ids were keyed is keyed here
                begun[key(entry.subject)] = int(entry.reason)
            elif entry.action == LOOK and entry.by == self._user:
                looked = int(entry.reason)

        return begun, looked


def _blank(what: Id, **facts: object) -> Watch:
    return Watch(id="", what=what, by="", on="", **facts)  # type: ignore[arg-type]


class _WatchReader:
    """Reads what is watched as one viewer may see it, at one moment."""

    def __init__(
        self,
        store: MaskedStore,
        networks: Iterable[Network],
        snapshots: Snapshots,
        changes: Changes,
    ) -> None:
        """Read the networks and redirects of this moment; cases are asked for once each."""
        self._store = store
        self._snapshots = snapshots
        self._changes = changes
        self._redirects = store.redirects()
        self._changed = cache(store.unmasked.changed_cases)
        self._cases_of = cache(store.visible_cases)
        self._networks = {network.id: network for network in networks}
        self._network_of: dict[Id, Id] = {}
        for network in self._networks.values():
            self._network_of |= dict.fromkeys(network.parties, network.id)

        self._reports: dict[int, tuple[NetworkChange, ...]] = {}
        self.entities: dict[Id, Entity] = {}

    def line(
        self,
        watch: Watch,
        begun: int | None = None,
        looked: int | None = None,
        *,
        compare: bool = True,
    ) -> WatchLine | None:
        """A watch as it stands; None when the viewer may not know what it is on."""
        line = self._of_network(watch) if watch.parties else self._of_entity(watch)
        if line is None:
            return None
        cases = self.cases(line)
        watch = self._store.mask().noted(line.watch)
        line = replace(line, watch=watch, cases=len(cases))
        if not compare:
            return line
        since = begun or 0
        new = cases & self._since(since)

        return replace(
            line,
            new_cases=tuple(sorted(new)),
            unseen=tuple(sorted(new & self._since(max(since, looked or 0)))),
            changes=self._changes_of(line, since),
        )

    def cases(self, line: WatchLine) -> frozenset[Id]:
        """The cases of what a line is on."""
        if line.kind == NETWORK:
            networks = (self._networks[network_id] for network_id in line.networks)
            return frozenset[Id]().union(*(network.cases for network in networks))
        if line.entity_id:
            return self._cases_of(line.entity_id)
        return frozenset()

    def _of_network(self, watch: Watch) -> WatchLine:
        living = [self._redirects.get(party, party) for party in watch.parties]
        holding = (self._network_of.get(party) for party in living)
        networks = tuple(dict.fromkeys(network_id for network_id in holding if network_id))
        moved = replace(watch, parties=tuple(dict.fromkeys(living)))
        return WatchLine(watch=moved, kind=NETWORK, networks=networks, known=bool(networks))

    def _of_entity(self, watch: Watch) -> WatchLine | None:
        """The line of an entity or number.

        A number that the viewer may not know of stands there as one that nobody told yet.
        """
        entity = self._store.unmasked.find_entity(watch.what)
        mask = self._store.mask()
        if entity is None or not mask.may_name(mask.disclosed(entity)):
            if number := watch.identifier:
                name = written(number.scheme, number.value)
                return WatchLine(watch=watch, kind=number.kind, name=name, known=False)
            if entity is None:
                return WatchLine(watch=watch, known=False)
            return None
        mask.note([entity])
        network = self._network_of.get(entity.id)
        told = mask.entity(entity)
        self._store.consultations.viewed([told])

        return WatchLine(
            watch=watch,
            kind=entity.kind,
            name=told.name,
            entity_id=entity.id,
            networks=(network,) if network else (),
        )

    def _since(self, revision: int) -> frozenset[Id]:
        changed = self._changed(revision).items()
        return frozenset(case_id for case_id, gone in changed if not gone)

    def _changes_of(self, line: WatchLine, revision: int) -> tuple[NetworkChange, ...]:
        mark = self._snapshots.mark_at(revision)
        if mark is None:
            return ()
        if mark.number not in self._reports:
            report = self._changes.since_mark(mark)
            self._reports[mark.number] = report.changes
            self.entities.update(report.entities)
        return tuple(report for report in self._reports[mark.number] if _is_about(report, line))


def _is_about(change: NetworkChange, line: WatchLine) -> bool:
    """Whether a change is about what a line is on, or about the whole network that it is in."""
    if line.kind == NETWORK:
        return about(change, line.networks, line.watch.parties)
    of_whole = change.kind in _OF_WHOLE_NETWORKS and about(change, line.networks)
    return of_whole or (bool(line.entity_id) and about(change, (), (line.entity_id,)))
