"""Groups of entities that proposals tie: whom one question is about, and what its answer implies.

Decisions.
A chain of doubtful ties is no group: of a common name it would hold half a register. Groups grow
along the heaviest ties first and stop at `MOST`; what ties two groups then is asked when one of
them is answered.
An answer parts a group into persons. Of each proposed pair it says whether the two are the same: so
every pair leaves the queue, its bits can be held against what people found, and who takes the
answer back has the very pairs back as proposals, where those whom no judgement names might be fused
unasked. Beside these it makes as few judgements as hold: one for each two pieces of a person that
no proposal ties, one for each two persons between whom nothing was proposed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, pairwise

import networkx as nx

from graph.model import Id, Value

MOST = 12
"""Members of one group: more than a reader can hold side by side is no help."""


class Tie(Value, frozen=True, omit_defaults=True):
    """Two entities that may be one."""

    left: Id
    right: Id
    bits: float


class Implied(Value, frozen=True, omit_defaults=True):
    """What an answer says of two members."""

    left: Id
    right: Id
    same: bool


def grouped(ties: Iterable[Tie], most: int = MOST) -> list[tuple[Id, ...]]:
    """Groups of at most so many that ties connect; blind to the order of the ties.

    In each the member with the heaviest tie stands first. Groups come by their heaviest tie.

    >>> chain = [Tie(left="a", right="b", bits=9.0), Tie(left="b", right="c", bits=3.0)]
    >>> grouped(chain), grouped(chain, most=2)
    ([('a', 'b', 'c')], [('a', 'b')])
    """
    ordered = sorted(ties, key=_heaviest_first)
    group_of: dict[Id, list[Id]] = {}
    for tie in ordered:
        ours = group_of.setdefault(tie.left, [tie.left])
        theirs = group_of.setdefault(tie.right, [tie.right])
        if ours is theirs or len(ours) + len(theirs) > most:
            continue
        ours.extend(theirs)
        group_of |= dict.fromkeys(theirs, ours)

    place: dict[Id, int] = {}
    for tie in ordered:
        for end in sorted((tie.left, tie.right)):
            place.setdefault(end, len(place))
    groups = {id(group): sorted(group, key=place.__getitem__) for group in group_of.values()}
    several = (tuple(group) for group in groups.values() if len(group) > 1)
    return sorted(several, key=lambda group: place[group[0]])


def implied(parts: Sequence[Collection[Id]], ties: Iterable[Tie]) -> tuple[Implied, ...]:
    """What it says of each two that each of these parts is one person, and no two are the same.

    First what is the same, heaviest first; blind to the order of parts, members and ties.

    >>> ties = [Tie(left="a", right="b", bits=9.0), Tie(left="b", right="c", bits=3.0)]
    >>> [(one.left, one.right, one.same) for one in implied([["a", "b"], ["c"]], ties)]
    [('a', 'b', True), ('b', 'c', False)]
    """
    part_of: dict[Id, int] = {}
    for number, part in enumerate(parts):
        part_of |= dict.fromkeys(part, number)
    asked = [tie for tie in ties if tie.left in part_of and tie.right in part_of]
    asked.sort(key=_heaviest_first)
    within = [tie for tie in asked if part_of[tie.left] == part_of[tie.right]]
    across = [tie for tie in asked if part_of[tie.left] != part_of[tie.right]]
    found = [Implied(left=tie.left, right=tie.right, same=True) for tie in within]
    found += _joining(parts, within)
    found += [Implied(left=tie.left, right=tie.right, same=False) for tie in across]
    told = {frozenset((part_of[tie.left], part_of[tie.right])) for tie in across}
    found += _parting(parts, told)
    return tuple(found)


def _joining(parts: Sequence[Collection[Id]], within: Iterable[Tie]) -> Iterator[Implied]:
    """One judgement for each two pieces of a part that no tie within it connects."""
    tied = nx.Graph([(tie.left, tie.right) for tie in within])
    for part in sorted(parts, key=min):
        tied.add_nodes_from(part)
        pieces = nx.connected_components(tied.subgraph(part))
        for left, right in pairwise(sorted(map(min, pieces))):
            yield Implied(left=left, right=right, same=True)


def _parting(
    parts: Sequence[Collection[Id]], told: Collection[frozenset[int]]
) -> Iterator[Implied]:
    """One judgement for each two parts that no tie across says to be different."""
    ordered = sorted(range(len(parts)), key=lambda number: min(parts[number]))
    for one, other in combinations(ordered, 2):
        if frozenset((one, other)) not in told:
            yield Implied(left=min(parts[one]), right=min(parts[other]), same=False)


def _heaviest_first(tie: Tie) -> tuple[float, Id, Id]:
    low, high = sorted((tie.left, tie.right))
    return -tie.bits, low, high
