"""What changed between two snapshots, and the history of one network.

Decisions.
Networks are matched by the parties that they share, never by their ids: an id may pass to another
network.
A party whose entity was merged into another since is followed there first, so that being recognised
is no change. A tie or a place is told only of parties that stood in some network before: what is
new of a new party or network goes without saying. A place matters when it is among the first TOP
and differs by MOVED places or more, or is the first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from graph.analysis.networks.networks import Network
from graph.model import Id, Relationship, Value
from graph.schema import ROLES, AssessmentStatus, RelationshipKind
from graph.snapshots import SeenNetwork, SeenTie, Snapshot

TOP = 10
MOVED = 3


class ChangeKind(StrEnum):
    """What kind of change it is, gravest first."""

    MERGED = "merged"
    SPLIT = "split"
    NEW_NETWORK = "new_network"
    GONE_NETWORK = "gone_network"
    ASSESSED = "assessed"
    NEW_PARTY = "new_party"
    GONE_PARTY = "gone_party"
    NEW_TIE = "new_tie"
    GONE_TIE = "gone_tie"
    STRENGTH = "strength"
    NEW_CASES = "new_cases"
    GONE_CASES = "gone_cases"
    MOVED = "moved"


class Change(Value, frozen=True, omit_defaults=True):
    """One thing that is not as it was."""

    kind: ChangeKind
    network: Id = ""
    """The network as it is called now; of what is gone, as it was called then. Empty when it is in
    none.
    """
    networks: tuple[Id, ...] = ()
    """Those that became one, or those that it fell into, the one that goes on first."""
    parties: tuple[Id, ...] = ()
    """Whom it is about; both ends of a tie; after a new party those known before whom it is tied
    to.
    """
    cases: tuple[Id, ...] = ()
    before: str = ""
    """Strength of a tie, status of an assessment, or place in the ranking."""
    after: str = ""


class Step(Value, frozen=True, omit_defaults=True):
    """What one network was at one time, and what had changed since the step before."""

    at: str
    revision: int
    network: Id
    parties: int
    cases: int
    changes: tuple[Change, ...] = ()
    """Of the first step none: it was born then, or was there when remembering began."""


def snapshot_of(
    networks: Iterable[Network], *, at: str, revision: int, assessed: Mapping[Id, AssessmentStatus]
) -> Snapshot:
    """What was found, as it is remembered."""
    return Snapshot(
        at=at, revision=revision, networks=tuple(map(_seen, networks)), assessed=assessed
    )


def _seen(network: Network) -> SeenNetwork:
    ties = (
        SeenTie(left=ty.left, right=ty.right, weight=round(ty.weight, 2), strength=ty.strength)
        for ty in network.ties
    )
    return SeenNetwork(
        id=network.id, parties=network.parties, cases=network.cases, ties=tuple(ties)
    )


def assessed(relationships: Iterable[Relationship]) -> dict[Id, AssessmentStatus]:
    """Parties whose gravest standing claim is more than alleged, and those of whom every claim was
    cleared.
    """
    found: dict[Id, set[AssessmentStatus]] = {}
    for relationship in relationships:
        if (
            relationship.kind is RelationshipKind.PARTY_TO
            and not ROLES[relationship.role].protected
        ):
            status = AssessmentStatus(
                relationship.properties.get("assessment") or AssessmentStatus.ALLEGED
            )
            found.setdefault(relationship.start, set()).add(status)
    stands = {party: _standing(statuses) for party, statuses in found.items()}
    return {
        party: stands[party]
        for party in sorted(stands)
        if stands[party] is not AssessmentStatus.ALLEGED
    }


def _standing(statuses: set[AssessmentStatus]) -> AssessmentStatus:
    if statuses == {AssessmentStatus.CLEARED}:
        return AssessmentStatus.CLEARED
    return max(statuses - {AssessmentStatus.CLEARED}, key=list(AssessmentStatus).index)


def changes(
    before: Snapshot, after: Snapshot, redirects: Mapping[Id, Id] | None = None
) -> tuple[Change, ...]:
    """What changed, gravest kind first, then by the place of the network, then by id.

    `redirects` leads from entities that were merged since to those that took them over. Linear in
    parties and ties.

    >>> old = SeenNetwork(id="n_a", parties=("a", "b"), cases=("c1", "c2"))
    >>> new = SeenNetwork(id="n_a", parties=("a", "b", "c"), cases=("c1", "c2", "c3"))
    >>> found = changes(Snapshot(at="", revision=1, networks=(old,)), Snapshot(at="", revision=2, networks=(new,)))
    >>> [(each.kind.value, each.parties or each.cases) for each in found]
    [('new_party', ('c',)), ('new_cases', ('c3',))]
    """
    return _Difference(followed(before, redirects or {}), after).all()


def followed(snapshot: Snapshot, redirects: Mapping[Id, Id]) -> Snapshot:
    """The snapshot with every party under the id that it has now; ties within one party are
    gone.
    """
    if not redirects:
        return snapshot
    return Snapshot(
        at=snapshot.at,
        revision=snapshot.revision,
        networks=tuple(_followed(network, redirects) for network in snapshot.networks),
        assessed={
            redirects.get(party, party): status for party, status in snapshot.assessed.items()
        },
    )


def _followed(network: SeenNetwork, redirects: Mapping[Id, Id]) -> SeenNetwork:
    if not any(party in redirects for party in network.parties):
        return network
    ties: dict[tuple[Id, Id], SeenTie] = {}
    for ty in network.ties:
        left, right = sorted((redirects.get(ty.left, ty.left), redirects.get(ty.right, ty.right)))
        tie = SeenTie(left=left, right=right, weight=ty.weight, strength=ty.strength)
        if left != right and ((left, right) not in ties or ties[left, right].weight < tie.weight):
            ties[left, right] = tie
    return SeenNetwork(
        id=network.id,
        parties=tuple(dict.fromkeys(redirects.get(party, party) for party in network.parties)),
        cases=network.cases,
        ties=tuple(ties.values()),
    )


class _Difference:
    """Two snapshots side by side."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self._before, self._after = before, after
        self._then, self._now = _networks_of(before), _networks_of(after)
        self._came_from = {network.id: _ranked(network, self._then) for network in after.networks}
        """Networks before, by how many parties of each network now they held, most first."""
        self._went_to = {network.id: _ranked(network, self._now) for network in before.networks}

    def all(self) -> tuple[Change, ...]:
        place = {network.id: number for number, network in enumerate(self._after.networks)}
        kinds = list(ChangeKind)
        found = [
            *self._networks(),
            *self._assessed(),
            *self._parties(),
            *self._ties(),
            *self._cases(),
            *self._moved(),
        ]
        last = len(place)

        def order(change: Change) -> tuple[int, int, Id, tuple[Id, ...]]:
            return (
                kinds.index(change.kind),
                place.get(change.network, last),
                change.network,
                change.parties,
            )

        return tuple(sorted(found, key=order))

    def _networks(self) -> Iterator[Change]:
        for network in self._after.networks:
            sources = self._came_from[network.id]
            if not sources:
                yield Change(
                    kind=ChangeKind.NEW_NETWORK,
                    network=network.id,
                    cases=network.cases,
                    parties=network.parties,
                )
            elif len(sources) > 1:
                yield Change(kind=ChangeKind.MERGED, network=network.id, networks=tuple(sources))
        for network in self._before.networks:
            parts = self._went_to[network.id]
            if not parts:
                yield Change(
                    kind=ChangeKind.GONE_NETWORK,
                    network=network.id,
                    cases=network.cases,
                    parties=network.parties,
                )
            elif len(parts) > 1:
                yield Change(kind=ChangeKind.SPLIT, network=network.id, networks=tuple(parts))

    def _assessed(self) -> Iterator[Change]:
        before, after = self._before.assessed, self._after.assessed
        for party in sorted(before.keys() | after.keys()):
            was = before.get(party, AssessmentStatus.ALLEGED if party in self._then else None)
            now = after.get(party, AssessmentStatus.ALLEGED if party in self._now else None)
            if was and now and was is not now:
                network = self._now[party][0] if party in self._now else ""
                yield Change(
                    kind=ChangeKind.ASSESSED,
                    network=network,
                    parties=(party,),
                    before=was,
                    after=now,
                )

    def _parties(self) -> Iterator[Change]:
        for each in self._after.networks:
            if not self._came_from[each.id]:
                continue
            tied = _tied(each)
            for party in each.parties:
                if party not in self._then:
                    known = sorted(other for other in tied.get(party, ()) if other in self._then)
                    yield Change(
                        kind=ChangeKind.NEW_PARTY, network=each.id, parties=(party, *known)
                    )
        for each in self._before.networks:
            for party in each.parties if self._went_to[each.id] else ():
                if party not in self._now:
                    network = next(iter(self._went_to[each.id]))
                    yield Change(kind=ChangeKind.GONE_PARTY, network=network, parties=(party,))

    def _ties(self) -> Iterator[Change]:
        then = {
            (tie.left, tie.right): tie for network in self._before.networks for tie in network.ties
        }
        now = {
            (tie.left, tie.right): tie for network in self._after.networks for tie in network.ties
        }
        for pair in sorted(then.keys() | now.keys()):
            if not all(each in self._then and each in self._now for each in pair):
                continue
            network, was, is_now = self._now[pair[0]][0], then.get(pair), now.get(pair)
            if was is None and is_now is not None:
                yield Change(
                    kind=ChangeKind.NEW_TIE, network=network, parties=pair, after=is_now.strength
                )
            elif is_now is None and was is not None:
                yield Change(
                    kind=ChangeKind.GONE_TIE, network=network, parties=pair, before=was.strength
                )
            elif was and is_now and was.strength is not is_now.strength:
                yield Change(
                    kind=ChangeKind.STRENGTH,
                    network=network,
                    parties=pair,
                    before=was.strength,
                    after=is_now.strength,
                )

    def _cases(self) -> Iterator[Change]:
        then = {case for network in self._before.networks for case in network.cases}
        now = {case for network in self._after.networks for case in network.cases}
        for each in self._after.networks:
            if (came := tuple(case for case in each.cases if case not in then)) and self._came_from[
                each.id
            ]:
                yield Change(kind=ChangeKind.NEW_CASES, network=each.id, cases=came)
        for each in self._before.networks:
            if (gone := tuple(case for case in each.cases if case not in now)) and self._went_to[
                each.id
            ]:
                network = next(iter(self._went_to[each.id]))
                yield Change(kind=ChangeKind.GONE_CASES, network=network, cases=gone)

    def _moved(self) -> Iterator[Change]:
        by_id = {network.id: network for network in self._before.networks}
        for network in self._after.networks:
            main = by_id.get(next(iter(self._came_from[network.id]), ""))
            if main is None or self._went_to[main.id][0] != network.id:
                continue
            was = {party: place for place, party in enumerate(main.parties, start=1)}
            for place, party in enumerate(network.parties, start=1):
                if party in was and _matters(was[party], place):
                    before, after = str(was[party]), str(place)
                    yield Change(
                        kind=ChangeKind.MOVED,
                        network=network.id,
                        parties=(party,),
                        before=before,
                        after=after,
                    )


def _networks_of(snapshot: Snapshot) -> dict[Id, list[Id]]:
    """The network of each party; several where entities of several networks were merged since."""
    found: dict[Id, list[Id]] = {}
    for network in snapshot.networks:
        for party in network.parties:
            found.setdefault(party, []).append(network.id)
    return found


def _ranked(network: SeenNetwork, other: Mapping[Id, Sequence[Id]]) -> tuple[Id, ...]:
    """Networks of the other snapshot that hold its parties: of the same id first, then by how many,
    then id.
    """
    shared = Counter(held for party in network.parties for held in other.get(party, ()))
    return tuple(sorted(shared, key=lambda each: (each != network.id, -shared[each], each)))


def _tied(network: SeenNetwork) -> dict[Id, list[Id]]:
    found: dict[Id, list[Id]] = {}
    for ty in network.ties:
        found.setdefault(ty.left, []).append(ty.right)
        found.setdefault(ty.right, []).append(ty.left)
    return found


def _matters(was: int, now: int) -> bool:
    return was != now and (now == 1 or (abs(was - now) >= MOVED and min(was, now) <= TOP))


def about(change: Change, network_ids: Iterable[Id], parties: Iterable[Id] = ()) -> bool:
    """Whether a change is about one of these networks or of these parties."""
    named = {change.network, *change.networks}
    return not named.isdisjoint(network_ids) or not set(change.parties).isdisjoint(parties)


def history(
    snapshots: Sequence[Snapshot], parties: Iterable[Id], redirects: Mapping[Id, Id] | None = None
) -> tuple[Step, ...]:
    """What the network of these parties was, from snapshot to snapshot, oldest first, where
    something changed.

    `snapshots` are in order. It is followed back through merges and splits: before it stands the
    network that held most of these parties, or of those that stood beside them when none of these
    was known yet.
    """
    line: list[tuple[Snapshot, SeenNetwork]] = []
    ours = beside = frozenset(parties)
    for snapshot in (followed(snapshot, redirects or {}) for snapshot in reversed(snapshots)):
        main = _holding_most(snapshot, ours) or _holding_most(snapshot, beside)
        if main is None:
            break
        line.append((snapshot, main))
        beside = frozenset(main.parties)
    return tuple(_steps(line[::-1]))


def _holding_most(snapshot: Snapshot, parties: frozenset[Id]) -> SeenNetwork | None:
    shared = (
        (len(parties.intersection(network.parties)), network) for network in snapshot.networks
    )
    found = min(((-count, network.id, network) for count, network in shared if count), default=None)
    return found[2] if found else None


def _steps(line: Sequence[tuple[Snapshot, SeenNetwork]]) -> Iterator[Step]:
    for number, (snapshot, network) in enumerate(line):
        told: tuple[Change, ...] = ()
        if number:
            before, was = line[number - 1]
            if was == network and before.assessed == snapshot.assessed:
                continue
            parties = frozenset((*was.parties, *network.parties))
            found = changes(_beside(before, parties), _beside(snapshot, parties))
            told = tuple(change for change in found if about(change, (was.id, network.id)))
            if not told:
                continue
        yield Step(
            at=snapshot.at,
            revision=snapshot.revision,
            network=network.id,
            parties=len(network.parties),
            cases=len(network.cases),
            changes=told,
        )


def _beside(snapshot: Snapshot, parties: frozenset[Id]) -> Snapshot:
    """Only those networks that hold some of these parties: what the line of one network can
    touch.
    """
    networks = tuple(
        network for network in snapshot.networks if not parties.isdisjoint(network.parties)
    )
    return Snapshot(
        at=snapshot.at, revision=snapshot.revision, networks=networks, assessed=snapshot.assessed
    )
