"""What a layout knows of what it places."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from graph.analysis.measures.components import components
from graph.model import Id, Value

Point = tuple[float, float]

Pairs = Collection[tuple[Id, Id, int]]
"""Two items and by how many links they are tied; the lesser id first."""


class Item(Value, frozen=True, omit_defaults=True):
    """One thing to be placed."""

    id: Id
    kind: str = ""
    """Of an entity; empty of a group."""
    role_group: str = ""
    first_on: str = ""
    """The first day that is known of it."""
    at: Point | None = None
    """Longitude and latitude."""
    protected: bool = False


def neighbours_of(pairs: Pairs) -> dict[Id, list[Id]]:
    """For each item those that it is tied to, by id."""
    found: dict[Id, list[Id]] = {}
    for left, right, _ in sorted(pairs):
        found.setdefault(left, []).append(right)
        found.setdefault(right, []).append(left)
    return found


def components_of(items: Iterable[Item], pairs: Pairs) -> list[list[Id]]:
    """Items that hang together, the largest part first, then by id."""
    ids = sorted(item.id for item in items)
    membership = components([*zip(ids, ids, strict=True), *((one, two) for one, two, _ in pairs)])
    parts: defaultdict[int, list[Id]] = defaultdict(list)
    for item in ids:
        parts[membership[item]].append(item)
    return sorted(parts.values(), key=lambda part: (-len(part), part))


def as_numbers(places: Mapping[Id, Point]) -> dict[Id, Point]:
    """Places in whole units, as numbers with a point."""
    return {item: (float(round(x)), float(round(y))) for item, (x, y) in places.items()}
