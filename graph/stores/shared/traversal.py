"""Shortest paths over any engine that can say which pairs touch a set of entities."""

import time
from collections.abc import Callable, Collection, Iterable
from itertools import pairwise

from graph.errors import StoreTimeout
from graph.messages import message
from graph.model import Id
from graph.stores.shared.batches import batched

PATH_SECONDS = 20.0
"""How long a search for paths may take: entities with very many relationships make it wide."""

WIDTH = 500
"""Entities expanded at once; the clock is looked at in between."""

Hop = tuple[Id, Id, float, Id]
"""Two joined entities, the weight of their heaviest relationship, and its id; either direction."""

Expand = Callable[[Collection[Id]], Iterable[Hop]]


def shortest_paths(
    start: Id,
    end: Id,
    expand: Expand,
    *,
    max_length: int,
    limit: int,
    avoid: Collection[Id] = (),
    seconds: float = PATH_SECONDS,
) -> list[tuple[tuple[Id, ...], tuple[Id, ...]]]:
    """The heaviest `limit` of all shortest paths, as entity ids and relationship ids.

    Ties by entity ids. Grows from both ends, the smaller side first, so a path of length n costs
    two searches of depth n / 2. Raises StoreTimeout after so many seconds.
    """
    if start == end:
        return [((start,), ())]
    until = time.monotonic() + seconds
    walls = set(avoid) - {start, end}
    levels: tuple[dict[Id, int], dict[Id, int]] = ({start: 0}, {end: 0})
    fronts = [{start}, {end}]
    hops: dict[tuple[Id, Id], tuple[float, Id]] = {}

    def within_time(ids: Collection[Id]) -> Iterable[Hop]:
        for some in batched(sorted(ids), WIDTH):
            if time.monotonic() > until:
                raise StoreTimeout(
                    message(
                        "no path found in {seconds:g} seconds: ask for a shorter one, or avoid what"
                        " joins many",
                        seconds=seconds,
                    )
                )
            yield from expand(some)

    for _ in range(max_length):
        # The side with fewer entities grows: the other may be somebody with thousands of links.
        side = 0 if len(fronts[0]) <= len(fronts[1]) else 1
        fronts[side] = _grow(
            fronts[side],
            levels[side],
            within_time,
            hops,
            walls,
        )
        if not fronts[side]:
            return []
        # Where both sides meet for the first time, every shortest path is known.
        if levels[0].keys() & levels[1].keys():
            return _heaviest(start, end, levels, hops, limit)
    return []


def _grow(
    front: set[Id],
    level: dict[Id, int],
    expand: Expand,
    hops: dict[tuple[Id, Id], tuple[float, Id]],
    walls: set[Id],
) -> set[Id]:
    """Walk one step from every entity of a front; returns those that it reaches first."""
    depth = level[next(iter(front))] + 1
    fresh: set[Id] = set()
    for left, right, weight, relationship in expand(front):
        key = _key(left, right)
        known = hops.get(key)
        if known is None or (-weight, relationship) < (-known[0], known[1]):
            hops[key] = (weight, relationship)
        # Either end may be the one walked from.
        for here, there in ((left, right), (right, left)):
            if here in front and there not in level and there not in walls:
                fresh.add(there)
    level.update(dict.fromkeys(fresh, depth))
    return fresh


def _heaviest(
    start: Id,
    end: Id,
    levels: tuple[dict[Id, int], dict[Id, int]],
    hops: dict[tuple[Id, Id], tuple[float, Id]],
    limit: int,
) -> list[tuple[tuple[Id, ...], tuple[Id, ...]]]:
    """All shortest paths, found step by step; of each beginning the heaviest `limit` are kept."""
    forth, back = levels
    length = min(forth[meeting] + back[meeting] for meeting in forth.keys() & back.keys())
    # Only pairs that were walked over are looked at again; no engine is asked any more.
    near: dict[Id, set[Id]] = {}
    for left, right in hops:
        near.setdefault(left, set()).add(right)
        near.setdefault(right, set()).add(left)
    best: dict[Id, list[tuple[float, tuple[Id, ...]]]] = {start: [(0.0, (start,))]}
    for step in range(1, length + 1):
        ahead: dict[Id, list[tuple[float, tuple[Id, ...]]]] = {}
        for here, ways in best.items():
            for there in near.get(here, ()):
                if _at(there, step, length, forth, back):
                    weight = hops[_key(here, there)][0]
                    ahead.setdefault(there, []).extend(
                        (round(w - weight, 6), (*ids, there)) for w, ids in ways
                    )
        best = {there: sorted(ways)[:limit] for there, ways in ahead.items()}
    paths = []
    for _, ids in best.get(end, [])[:limit]:
        by = tuple(hops[_key(left, right)][1] for left, right in pairwise(ids))
        paths.append((ids, by))
    return paths


def _at(entity: Id, step: int, length: int, forth: dict[Id, int], back: dict[Id, int]) -> bool:
    """Whether an entity stands at this step of a shortest path."""
    if entity in forth and entity in back:
        return forth[entity] == step and back[entity] == length - step
    return forth.get(entity) == step if entity in forth else back.get(entity) == length - step


def _key(left: Id, right: Id) -> tuple[Id, Id]:
    return (left, right) if left < right else (right, left)
