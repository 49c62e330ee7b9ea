"""By what a canvas is filtered and coloured: kind, role, strength, grade, status, place, source.

Decisions.
A node or tie has no, one or several values of a facet. It is filtered away when all that it has of
some facet are switched off: what says nothing of a facet is never filtered away by it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from app.networks.explorer.shown.geography import Point, point_of
from app.plain_text import plain
from graph.model import Entity, Relationship
from graph.places import country, find_region, region
from graph.schema import PARTY_KINDS, ROLES, EntityKind
from graph.work.canvas import Canvas

KIND, ROLE, STRENGTH, GRADE = "kind", "role", "strength", "grade"
STATUS, PLACE, SOURCE = "status", "place", "source"
FACETS = (KIND, ROLE, STRENGTH, GRADE, STATUS, PLACE, SOURCE)
LENSES = (ROLE, KIND, GRADE, STATUS, PLACE, SOURCE)
"""Facets that nodes can be coloured by."""

Values = Mapping[str, tuple[str, ...]]
_REGENCY = 4
"""Digits of the code of a regency; a district is told by its regency."""

Span = tuple[str, str]
"""First and last day."""


def of_entity(
    entity: Entity, parts: Sequence[Relationship], sources: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """The values of each facet that an entity has."""
    found = {KIND: (entity.kind.value,), SOURCE: tuple(sources)}
    if entity.kind in PARTY_KINDS and not entity.protected:
        statuses = {str(part.properties.get("assessment") or "") for part in parts}
        found[ROLE] = _in_order(ROLES[part.role].group.value for part in parts)
        found[STATUS] = _in_order(statuses - {""})
        found[GRADE] = _in_order(str(part.grade) for part in parts)
    elif entity.kind in PARTY_KINDS:
        role = str(entity.properties.get("pseudonym", ""))
        found[ROLE] = (ROLES[role].group.value,) if role in ROLES else ()
    place = place_of(entity)
    found[PLACE] = (place,) if place else ()
    return {facet: found.get(facet, ()) for facet in FACETS}


def of_links(links: Iterable[Relationship]) -> dict[str, tuple[str, ...]]:
    """The values of each facet that the links of one tie have."""
    told = list(links)
    return {
        KIND: _in_order(link.kind.value for link in told),
        STRENGTH: _in_order(link.strength.value for link in told),
        GRADE: _in_order(str(link.grade) for link in told),
    }


def place_of(entity: Entity) -> str:
    """The place of an entity: the code of its regency or province, its name, or a country."""
    facts = entity.properties
    if entity.kind is EntityKind.PLACE:
        return place_code(str(facts.get("value", "")) or entity.name)
    if entity.kind is EntityKind.CASE:
        return place_code(str(facts.get("regency") or facts.get("province") or ""))
    if entity.kind in PARTY_KINDS:
        named = facts.get("region") or facts.get("regency") or facts.get("country") or ""
        return place_code(str(named))
    return ""


def where(entity: Entity) -> Point | None:
    """Where an entity lies on the map: a case where it led to, else where it began."""
    destination = str(entity.properties.get("destination") or "")
    if entity.kind is EntityKind.CASE and (point := point_of(destination.upper())):
        return point
    return point_of(place_of(entity))


def is_off(values: Values, off: Values) -> bool:
    """Whether what has these values is filtered away."""
    for facet, switched_off in off.items():
        own = values.get(facet, ())
        if own and set(own) <= set(switched_off):
            return True
    return False


def is_within(days: Collection[Span], since: str, until: str) -> bool:
    """Whether something of these days lies in a window; what has no days lies in each."""
    if not days or not (since or until):
        return True
    return any(
        (not since or _end(last) >= since) and (not until or first <= until) for first, last in days
    )


def is_filtered(canvas: Canvas, values: Values, days: Collection[Span]) -> bool:
    """Whether something is not drawn, by what the canvas filters away."""
    return is_off(values, canvas.off) or not is_within(days, canvas.since, canvas.until)


def _end(day: str) -> str:
    """A day that may be partial, so that it compares as its end."""
    return day if len(day) == 10 else f"{day}-99"


def place_code(named: str) -> str:
    """The code of a regency, province or country; the name of what is none of these."""
    if named.isdigit():
        return named[:_REGENCY] if region(named[:_REGENCY]) else ""
    known = find_region(named) if named else None
    return known.code[:_REGENCY] if known else country(named) or plain(named)


def _in_order(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))
