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
from graph.analysis.networks.properties import assessment_of
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


class NetworkChange(Value, frozen=True, omit_defaults=True):
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


class HistoryStep(Value, frozen=True, omit_defaults=True):
    """What one network was at one time, and what had changed since the step before."""

    at: str
    revision: int
    network: Id
    parties: int
    cases: int
    changes: tuple[NetworkChange, ...] = ()
    """Of the first step none: it was born then, or was there when remembering began."""


def snapshot_of(
    networks: Iterable[Network], *, at: str, revision: int, assessed: Mapping[Id, AssessmentStatus]
) -> Snapshot:
    """What was found, as it is remembered."""
    return Snapshot(
        at=at, revision=revision, networks=tuple(map(_seen, networks)), assessed=assessed
    )


def _seen(network: Network) -> SeenNetwork:
    ties = []
    for tie in network.ties:
        weight = round(tie.weight, 2)
        seen = SeenTie(left=tie.left, right=tie.right, weight=weight, strength=tie.strength)
        ties.append(seen)
    return SeenNetwork(
        id=network.id,
        parties=network.parties,
        cases=network.cases,
        ties=tuple(ties),
    )


def assessed(relationships: Iterable[Relationship]) -> dict[Id, AssessmentStatus]:
    """Parties whose gravest standing claim is more than alleged, and those wholly cleared."""
    statuses: dict[Id, set[AssessmentStatus]] = {}
    for relationship in relationships:
        if relationship.kind is not RelationshipKind.PARTY_TO:
            continue
        if ROLES[relationship.role].protected:
            continue
        status = assessment_of(relationship)
        statuses.setdefault(relationship.start, set()).add(status)
    found: dict[Id, AssessmentStatus] = {}
    for party in sorted(statuses):
        standing = _standing(statuses[party])
        if standing is not AssessmentStatus.ALLEGED:
            found[party] = standing
    return found


def _standing(statuses: set[AssessmentStatus]) -> AssessmentStatus:
    if statuses == {AssessmentStatus.CLEARED}:
        return AssessmentStatus.CLEARED
    not_cleared = statuses - {AssessmentStatus.CLEARED}
    gravity = list(AssessmentStatus)
    return max(not_cleared, key=gravity.index)


def changes(
    before: Snapshot, after: Snapshot, redirects: Mapping[Id, Id] | None = None
) -> tuple[NetworkChange, ...]:
    """What changed, gravest kind first, then by the place of the network, then by id.

    `redirects` leads from entities that were merged since to those that took them over. Linear in
    parties and ties.

    >>> old = SeenNetwork(id="n_a", parties=("a", "b"), cases=("c1", "c2"))
    >>> new = SeenNetwork(id="n_a", parties=("a", "b", "c"), cases=("c1", "c2", "c3"))
    >>> before = Snapshot(at="", revision=1, networks=(old,))
    >>> found = changes(before, Snapshot(at="", revision=2, networks=(new,)))
    >>> [(change.kind.value, change.parties or change.cases) for change in found]
    [('new_party', ('c',)), ('new_cases', ('c3',))]
    """
    return _Difference(followed(before, redirects or {}), after).all()


def followed(snapshot: Snapshot, redirects: Mapping[Id, Id]) -> Snapshot:
    """The snapshot with every party under the id that it has now, without ties within one party."""
    if not redirects:
        return snapshot
    networks = tuple(_followed(network, redirects) for network in snapshot.networks)
    assessed_now = {
        redirects.get(party, party): status for party, status in snapshot.assessed.items()
    }
    return Snapshot(
        at=snapshot.at,
        revision=snapshot.revision,
        networks=networks,
        assessed=assessed_now,
    )


def _followed(network: SeenNetwork, redirects: Mapping[Id, Id]) -> SeenNetwork:
    """One network under the ids of now; of ties that fall together the heaviest is kept."""
    if not any(party in redirects for party in network.parties):
        return network
    ties: dict[tuple[Id, Id], SeenTie] = {}
    for tie in network.ties:
        ends = (redirects.get(tie.left, tie.left), redirects.get(tie.right, tie.right))
        left, right = sorted(ends)
        if left == right:
            continue
        known = ties.get((left, right))
        if known is None or known.weight < tie.weight:
            moved = SeenTie(left=left, right=right, weight=tie.weight, strength=tie.strength)
            ties[left, right] = moved
    parties = dict.fromkeys(redirects.get(party, party) for party in network.parties)
    return SeenNetwork(
        id=network.id,
        parties=tuple(parties),
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

    def all(self) -> tuple[NetworkChange, ...]:
        """Every change, in the order in which `changes` promises them."""
        found = [
            *self._networks(),
            *self._assessed(),
            *self._parties(),
            *self._ties(),
            *self._cases(),
            *self._moved(),
        ]
        networks = self._after.networks
        place = {network.id: number for number, network in enumerate(networks)}
        # What is gone is in no network of now, so it comes after all that are.
        last = len(place)
        kinds = list(ChangeKind)

        def order(change: NetworkChange) -> tuple[int, int, Id, tuple[Id, ...]]:
            return (
                kinds.index(change.kind),
                place.get(change.network, last),
                change.network,
                change.parties,
            )

        return tuple(sorted(found, key=order))

    def _networks(self) -> Iterator[NetworkChange]:
        """Networks that are new or merged, then those that are gone or fell apart."""
        for network in self._after.networks:
            sources = self._came_from[network.id]
            if not sources:
                yield _whole(ChangeKind.NEW_NETWORK, network)
            elif len(sources) > 1:
                yield NetworkChange(
                    kind=ChangeKind.MERGED,
                    network=network.id,
                    networks=tuple(sources),
                )
        for network in self._before.networks:
            parts = self._went_to[network.id]
            if not parts:
                yield _whole(ChangeKind.GONE_NETWORK, network)
            elif len(parts) > 1:
                yield NetworkChange(
                    kind=ChangeKind.SPLIT,
                    network=network.id,
                    networks=tuple(parts),
                )

    def _assessed(self) -> Iterator[NetworkChange]:
        """Parties whose standing assessment is another than before."""
        before, after = self._before.assessed, self._after.assessed
        for party in sorted(before.keys() | after.keys()):
            # A party of some network of whom nothing is remembered was alleged.
            unless_known = AssessmentStatus.ALLEGED if party in self._then else None
            was = before.get(party, unless_known)
            unless_known = AssessmentStatus.ALLEGED if party in self._now else None
            now = after.get(party, unless_known)
            if not was or not now or was is now:
                continue
            network = self._now[party][0] if party in self._now else ""
            yield NetworkChange(
                kind=ChangeKind.ASSESSED,
                network=network,
                parties=(party,),
                before=was,
                after=now,
            )

    def _parties(self) -> Iterator[NetworkChange]:
        """Parties new in a network that was there before, and gone from one that goes on."""
        for network in self._after.networks:
            if not self._came_from[network.id]:
                continue
            tied = _tied(network)
            for party in network.parties:
                if party in self._then:
                    continue
                contacts = tied.get(party, ())
                known = sorted(other for other in contacts if other in self._then)
                yield NetworkChange(
                    kind=ChangeKind.NEW_PARTY,
                    network=network.id,
                    parties=(party, *known),
                )
        for network in self._before.networks:
            if not self._went_to[network.id]:
                continue
            successor = self._went_to[network.id][0]
            for party in network.parties:
                if party not in self._now:
                    yield NetworkChange(
                        kind=ChangeKind.GONE_PARTY, network=successor, parties=(party,)
                    )

    def _ties(self) -> Iterator[NetworkChange]:
        """Ties that are new, gone or of another strength, of parties known both times."""
        then, now = _ties_of(self._before), _ties_of(self._after)
        for pair in sorted(then.keys() | now.keys()):
            if not all(party in self._then and party in self._now for party in pair):
                continue
            was, is_now = then.get(pair), now.get(pair)
            before = was.strength if was else None
            after = is_now.strength if is_now else None
            if before is after:
                continue
            if before is None:
                kind = ChangeKind.NEW_TIE
            elif after is None:
                kind = ChangeKind.GONE_TIE
            else:
                kind = ChangeKind.STRENGTH
            yield NetworkChange(
                kind=kind,
                network=self._now[pair[0]][0],
                parties=pair,
                before=before or "",
                after=after or "",
            )

    def _cases(self) -> Iterator[NetworkChange]:
        """Cases that no network held before, or that none holds now."""
        then, now = _cases_of(self._before), _cases_of(self._after)
        for network in self._after.networks:
            came = tuple(case for case in network.cases if case not in then)
            if came and self._came_from[network.id]:
                yield NetworkChange(kind=ChangeKind.NEW_CASES, network=network.id, cases=came)
        for network in self._before.networks:
            gone = tuple(case for case in network.cases if case not in now)
            successors = self._went_to[network.id]
            if gone and successors:
                yield NetworkChange(kind=ChangeKind.GONE_CASES, network=successors[0], cases=gone)

    def _moved(self) -> Iterator[NetworkChange]:
        """Places in the ranking that changed and matter, of networks that go on as the same."""
        by_id = {network.id: network for network in self._before.networks}
        for network in self._after.networks:
            sources = self._came_from[network.id]
            main = by_id.get(sources[0]) if sources else None
            # A part that split off, and is not the main one, is ranked anew.
            if main is None or self._went_to[main.id][0] != network.id:
                continue
            places_before = {party: place for place, party in enumerate(main.parties, start=1)}
            for place, party in enumerate(network.parties, start=1):
                was = places_before.get(party)
                if was is None or not _matters(was, place):
                    continue
                yield NetworkChange(
                    kind=ChangeKind.MOVED,
                    network=network.id,
                    parties=(party,),
                    before=str(was),
                    after=str(place),
                )


def _networks_of(snapshot: Snapshot) -> dict[Id, list[Id]]:
    """The network of each party; several where entities of several networks were merged since."""
    found: dict[Id, list[Id]] = {}
    for network in snapshot.networks:
        for party in network.parties:
            found.setdefault(party, []).append(network.id)
    return found


def _whole(kind: ChangeKind, network: SeenNetwork) -> NetworkChange:
    return NetworkChange(
        kind=kind,
        network=network.id,
        cases=network.cases,
        parties=network.parties,
    )


def _ties_of(snapshot: Snapshot) -> dict[tuple[Id, Id], SeenTie]:
    found = {}
    for network in snapshot.networks:
        for tie in network.ties:
            found[tie.left, tie.right] = tie
    return found


def _cases_of(snapshot: Snapshot) -> set[Id]:
    found: set[Id] = set()
    for network in snapshot.networks:
        found.update(network.cases)
    return found


def _ranked(network: SeenNetwork, other: Mapping[Id, Sequence[Id]]) -> tuple[Id, ...]:
    """Networks of the other snapshot that hold its parties, by how many they hold, then by id.

    The one of the same id comes first.
    """
    shared: Counter[Id] = Counter()
    for party in network.parties:
        shared.update(other.get(party, ()))

    def order(found: Id) -> tuple[bool, int, Id]:
        return (found != network.id, -shared[found], found)

    return tuple(sorted(shared, key=order))


def _tied(network: SeenNetwork) -> dict[Id, list[Id]]:
    found: dict[Id, list[Id]] = {}
    for tie in network.ties:
        found.setdefault(tie.left, []).append(tie.right)
        found.setdefault(tie.right, []).append(tie.left)
    return found


def _matters(was: int, now: int) -> bool:
    if was == now:
        return False
    among_first = min(was, now) <= TOP
    far = abs(was - now) >= MOVED
    return now == 1 or (far and among_first)


def about(change: NetworkChange, network_ids: Iterable[Id], parties: Iterable[Id] = ()) -> bool:
    """Whether a change is about one of these networks or of these parties."""
    networks_named = {change.network, *change.networks}
    if not networks_named.isdisjoint(network_ids):
        return True
    parties_named = set(change.parties)
    return not parties_named.isdisjoint(parties)


def history(
    snapshots: Sequence[Snapshot], parties: Iterable[Id], redirects: Mapping[Id, Id] | None = None
) -> tuple[HistoryStep, ...]:
    """What the network of these parties was at each change, oldest first.

    `snapshots` are in order. The network is followed back through merges and splits: before it
    stands the network that held most of these parties, or of those that stood beside them when none
    of these was known yet.
    """
    line: list[tuple[Snapshot, SeenNetwork]] = []
    ours = beside = frozenset(parties)
    for as_saved in reversed(snapshots):
        snapshot = followed(as_saved, redirects or {})
        main = _holding_most(snapshot, ours) or _holding_most(snapshot, beside)
        if main is None:
            break
        line.append((snapshot, main))
        beside = frozenset(main.parties)
    return tuple(_steps(line[::-1]))


def _holding_most(snapshot: Snapshot, parties: frozenset[Id]) -> SeenNetwork | None:
    """The network that holds most of these parties; of equal ones the first by id."""
    best: SeenNetwork | None = None
    best_order: tuple[int, Id] | None = None
    for network in snapshot.networks:
        shared = len(parties.intersection(network.parties))
        if not shared:
            continue
        order = (-shared, network.id)
        if best_order is None or order < best_order:
            best, best_order = network, order
    return best


def _steps(line: Sequence[tuple[Snapshot, SeenNetwork]]) -> Iterator[HistoryStep]:
    """The first snapshot of the line, and those in which something of its network changed."""
    for number, (snapshot, network) in enumerate(line):
        told: tuple[NetworkChange, ...] = ()
        if number:
            told = _changed_in_line(line[number - 1], (snapshot, network))
            if not told:
                continue
        yield HistoryStep(
            at=snapshot.at,
            revision=snapshot.revision,
            network=network.id,
            parties=len(network.parties),
            cases=len(network.cases),
            changes=told,
        )


def _changed_in_line(
    earlier: tuple[Snapshot, SeenNetwork], later: tuple[Snapshot, SeenNetwork]
) -> tuple[NetworkChange, ...]:
    before, was = earlier
    after, network = later
    if was == network and before.assessed == after.assessed:
        return ()
    parties = frozenset((*was.parties, *network.parties))
    found = changes(_beside(before, parties), _beside(after, parties))
    ids = (was.id, network.id)
    return tuple(change for change in found if about(change, ids))


def _beside(snapshot: Snapshot, parties: frozenset[Id]) -> Snapshot:
    """Only the networks that hold some of these parties: what one network's line can touch."""
    networks = [network for network in snapshot.networks if not parties.isdisjoint(network.parties)]
    return Snapshot(
        at=snapshot.at,
        revision=snapshot.revision,
        networks=tuple(networks),
        assessed=snapshot.assessed,
    )
