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

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from app.access.mask import Mask
from app.access.viewer import is_withheld
from app.clock import instant, now
from app.monitoring.changes import ChangeReport, Changing
from app.monitoring.seen_before import WATCHED, PriorHit
from app.monitoring.typed_identifiers import recognise
from app.settings import Settings
from graph.analysis.findings.changes import ChangeKind, NetworkChange, about
from graph.analysis.networks.networks import Network
from graph.errors import AccessDenied, EntityNotFound, InvalidValue, NotFound
from graph.identifiers import format as written
from graph.model import Entity, Id, Value, make_id
from graph.schema import PARTY_KINDS, ROLES, SAME_AS, Audience, EntityKind, RelationshipKind
from graph.stores import Store
from graph.watches import Watch

WATCH, UNWATCH, LOOK = "watch", "unwatch", "look at watchlist"
"""Actions of the log; the first and the last with the revision they were done at."""
NETWORK = "Network"
"""The kind of a watched network, beside those of entities."""
_LINKS = 10_000
_SHOWN = frozenset(RelationshipKind) - SAME_AS
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
    """The watchlist of one store, for one viewer; every method but `lines_of` raises AccessDenied
    outside the house.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        mask: Callable[[], Mask],
        network: Callable[[str], Network],
        networks: Callable[[], Sequence[Network]],
        changing: Changing,
        clock: Callable[[], str] = instant,
    ) -> None:
        self._store, self._settings, self._mask = store, settings, mask
        self._network, self._networks, self._changing, self._clock = (
            network,
            networks,
            changing,
            clock,
        )

    # ---- putting on it and taking off

    def watch(self, what: str, why: str) -> tuple[WatchLine, bool]:
        """Watch an entity by id or name, a number, or a network; and whether it was not watched
        before.

        Raises EntityNotFound, NetworkNotFound, InvalidValue without a reason, and AccessDenied for
        a protected person whom the viewer may not see.
        """
        self._check()
        if not why.strip():
            raise InvalidValue("a watch needs a reason: say why, for those who come after")
        subject = self._subject(what)
        reader = self._reader()
        seen = (reader.line(watch, compare=False) for watch in self._standing_on(subject.living))
        if line := next(filter(None, seen), None):
            return line, False
        self._changing.begin()
        on, by = self._clock(), self._settings.user
        made = replace(
            subject.watch, id=make_id("wl", subject.living, by, on), by=by, on=on, why=why.strip()
        )
        self._store.append_audit(
            now(), by, WATCH, subject=made.id, reason=str(self._store.revision())
        )
        self._store.append_watch(made)
        return self._line_of(made), True

    def unwatch(self, what: str, why: str = "") -> tuple[WatchLine, ...]:
        """Take off the list what this means, or the watch of this id or its beginning; what was
        taken off.

        Raises NotFound when none of it is watched.
        """
        self._check()
        shown = {line.watch.id: line for line in self.items().lines}
        found = [each for each in shown if what.startswith("wl_") and each.startswith(what)]
        found = found or [
            watch.id for watch in self._standing_on(self._subject(what).living) if watch.id in shown
        ]
        if not found:
            raise NotFound(f"{what} is not watched: `simpul watch` lists what is")
        by, on = self._settings.user, self._clock()
        for each in found:
            self._store.withdraw_watch(each, by=by, on=on, why=why.strip())
            self._store.append_audit(now(), by, UNWATCH, subject=each)
        return tuple(shown[each] for each in found)

    # ---- reading it

    def items(self) -> WatchList:
        """Everything that is watched and the viewer may see, with what changed."""
        self._check()
        begun, looked = self._revisions()
        reader = self._reader()
        lines = [
            line
            for watch in self._store.watches()
            if (line := reader.line(watch, begun.get(watch.id), looked))
        ]
        cases = {case for line in lines for case in line.new_cases}
        cases |= {case for line in lines for change in line.changes for case in change.cases}
        mask = self._mask()
        numbers = {case.id: mask.case(case).number for case in self._store.cases(ids=cases)}
        return WatchList(lines=tuple(lines), entities=reader.entities, numbers=numbers)

    def look(self) -> None:
        """Note that the reader has looked at the list: what comes from now on is new to them."""
        self._check()
        self._store.append_audit(
            now(), self._settings.user, LOOK, reason=str(self._store.revision())
        )

    def only_watched(self, report: ChangeReport) -> ChangeReport:
        """Of what changed only what is about something watched, or about the network of somebody
        watched.
        """
        self._check()
        reader = self._reader()
        found = [
            line for watch in self._store.watches() if (line := reader.line(watch, compare=False))
        ]
        kept = [
            change for change in report.changes if any(_is_about(change, line) for line in found)
        ]
        cases = {case for line in found for case in reader.cases(line)}
        return replace(
            report,
            changes=tuple(kept),
            unknown=0,
            corrected=tuple(each for each in report.corrected if each in cases),
            judgements=(),
        )

    def lines_of(self, touched: Collection[Id]) -> list[PriorHit]:
        """One line for each watched thing in each of these cases, as far as the viewer may know."""
        if not self._is_inside or not touched:
            return []
        reader = self._reader()
        return [
            PriorHit(
                case_id=case,
                code=WATCHED,
                entities=(line.entity_id,) if line.entity_id else (),
                networks=() if line.entity_id else line.networks,
                written=watch.why,
                reasons=(watch.by, watch.on[:10]),
            )
            for watch in self._store.watches()
            if (line := reader.line(watch, compare=False))
            for case in sorted(reader.cases(line).intersection(touched))
        ]

    # ---- inside

    def _reader(self) -> "_Reader":
        return _Reader(self._store, self._mask, self._networks(), self._changing)

    @property
    def _is_inside(self) -> bool:
        return self._mask().viewer.audience is Audience.INTERNAL

    def _check(self) -> None:
        if not self._is_inside:
            raise AccessDenied("the watchlist is internal: use --audience internal")

    def _line_of(self, watch: Watch) -> WatchLine:
        return self._reader().line(watch, compare=False) or WatchLine(watch=watch, known=False)

    def _standing_on(self, living: Id) -> list[Watch]:
        redirects = self._store.redirects()
        return [
            watch
            for watch in self._store.watches()
            if redirects.get(watch.what, watch.what) == living
        ]

    def _subject(self, what: str) -> _Subject:
        if what.startswith("n_"):
            network = self._network(what)
            return _Subject(watch=_blank(network.id, parties=network.parties), living=network.id)
        mask = self._mask()
        viewer, entity = mask.viewer, mask.known(self._store.find_entity(what))
        if entity is None and (numbers := recognise(what)):
            held = self._store.entities([number.entity_id for number in numbers])
            known = {entity.id: mask.told(entity) for entity in held}
            number = next((number for number in numbers if number.entity_id in known), numbers[0])
            entity = known.get(number.entity_id)
            if entity is None or is_withheld(entity, viewer):
                return _Subject(
                    watch=_blank(number.entity_id, identifier=number), living=number.entity_id
                )
        entity = entity or self._called(what)
        if entity.kind is EntityKind.CASE:
            raise InvalidValue("a case is not watched: watch who or what stands in it")
        if is_withheld(entity, viewer):
            raise AccessDenied(
                "a protected person is watched only by who may reveal: give --reveal with a reason"
            )
        return _Subject(watch=_blank(entity.id), living=entity.id)

    def _called(self, text: str) -> Entity:
        """The only person or organisation that is called so and may be seen."""
        viewer = self._mask().viewer
        hits = self._store.search(text, kinds=PARTY_KINDS, limit=20)
        seen = [hit for hit in hits if not is_withheld(hit.entity, viewer)]
        best = [hit for hit in seen if hit.exact] or seen
        if len(best) != 1:
            hint = (
                "several are called so: give an id, `simpul show` lists them"
                if best
                else "look with `simpul show`"
            )
            raise EntityNotFound(f"nobody and nothing to watch for {text!r}: {hint}")
        return best[0].entity

    def _revisions(self) -> tuple[dict[Id, int], int | None]:
        """At which revision of this store each watch was made, and at which its reader last
        looked.
        """
        begun: dict[Id, int] = {}
        looked: int | None = None
        for entry in self._store.audit():
            if entry.action == WATCH:
                begun[entry.subject] = int(entry.reason)
            elif entry.action == LOOK and entry.by == self._settings.user:
                looked = int(entry.reason)
        return begun, looked


def _blank(what: Id, **facts: object) -> Watch:
    return Watch(id="", what=what, by="", on="", **facts)  # type: ignore[arg-type]


class _Reader:
    """Reads what is watched as one viewer may see it, at one moment."""

    def __init__(
        self,
        store: Store,
        mask: Callable[[], Mask],
        networks: Iterable[Network],
        changing: Changing,
    ) -> None:
        self._store, self._mask, self._changing = store, mask, changing
        self._viewer = mask().viewer
        self._redirects = store.redirects()
        self._changed = cache(store.changed_cases)
        self._cases_of = cache(self._visible_cases)
        self._networks = {network.id: network for network in networks}
        self._network_of = {
            party: network.id for network in self._networks.values() for party in network.parties
        }
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
        line = replace(line, cases=len(cases))
        if not compare:
            return line
        since = begun or 0
        new = cases & self._since(since)
        return replace(
            line,
            new_cases=tuple(sorted(new)),
            unseen=tuple(sorted(new & self._since(max(since, looked or 0)))),
            changes=self._changes(line, since),
        )

    def cases(self, line: WatchLine) -> frozenset[Id]:
        """The cases of what a line is on."""
        if line.kind == NETWORK:
            return frozenset(
                case for network in line.networks for case in self._networks[network].cases
            )
        return self._cases_of(line.entity_id) if line.entity_id else frozenset()

    def _of_network(self, watch: Watch) -> WatchLine:
        living = [self._redirects.get(party, party) for party in watch.parties]
        networks = tuple(
            dict.fromkeys(self._network_of[each] for each in living if each in self._network_of)
        )
        moved = replace(watch, parties=tuple(dict.fromkeys(living)))
        return WatchLine(watch=moved, kind=NETWORK, networks=networks, known=bool(networks))

    def _of_entity(self, watch: Watch) -> WatchLine | None:
        entity, mask = self._store.find_entity(watch.what), self._mask()
        if entity is None or is_withheld(mask.told(entity), self._viewer):
            if number := watch.identifier:
                name = written(number.scheme, number.value)
                return WatchLine(watch=watch, kind=number.kind, name=name, known=False)
            return WatchLine(watch=watch, known=False) if entity is None else None
        mask.meet([entity])
        network = self._network_of.get(entity.id)
        return WatchLine(
            watch=watch,
            kind=entity.kind,
            name=mask.entity(entity).name,
            entity_id=entity.id,
            networks=(network,) if network else (),
        )

    def _since(self, revision: int) -> frozenset[Id]:
        return frozenset(case for case, gone in self._changed(revision).items() if not gone)

    def _changes(self, line: WatchLine, revision: int) -> tuple[NetworkChange, ...]:
        mark = self._changing.mark_at(revision)
        if mark is None:
            return ()
        if mark.number not in self._reports:
            report = self._changing.since_mark(mark)
            self._reports[mark.number] = report.changes
            self.entities.update(report.entities)
        return tuple(report for report in self._reports[mark.number] if _is_about(report, line))

    def _visible_cases(self, entity_id: Id) -> frozenset[Id]:
        around = self._store.neighbours([entity_id], kinds=_SHOWN, limit=_LINKS)
        mask = self._mask()
        seen = mask.neighbourhood(around)
        hidden = {} if self._viewer.sees_protected else self._cases_as_victim(mask.both)
        return frozenset(
            case
            for relationship in seen.relationships
            for case in relationship.cases
            if not any(
                case in hidden.get(end, ()) for end in (relationship.start, relationship.end)
            )
        )

    def _cases_as_victim(self, parties: Iterable[Id]) -> dict[Id, set[Id]]:
        """For parties who are victims elsewhere: the cases in which they are named as nothing but
        that.
        """
        kinds = [RelationshipKind.PARTY_TO]
        found = {
            party: self._store.neighbours([party], kinds=kinds, limit=_LINKS).relationships
            for party in parties
        }
        return {
            party: (
                {part.end for part in parts if _is_hidden(part.role)}
                - {part.end for part in parts if not _is_hidden(part.role)}
            )
            for party, parts in found.items()
        }


def _is_about(change: NetworkChange, line: WatchLine) -> bool:
    """Whether a change is about what a line is on, or about the whole network that it is in."""
    if line.kind == NETWORK:
        return about(change, line.networks, line.watch.parties)
    of_whole = change.kind in _OF_WHOLE_NETWORKS and about(change, line.networks)
    return of_whole or (bool(line.entity_id) and about(change, (), (line.entity_id,)))


def _is_hidden(role: str) -> bool:
    return ROLES[role].protected and not ROLES[role].listed
