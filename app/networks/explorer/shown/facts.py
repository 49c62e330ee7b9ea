"""What is told of an entity whatever else is on the canvas: its facets, days and place."""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from app.networks.explorer.known import Facts, Known
from app.networks.explorer.shown.facets import of_entity, place_code, where
from app.networks.explorer.shown.geography import Point, point_of
from app.networks.explorer.shown.picture import Span
from app.networks.explorer.shown.timeline import days_of, merged
from graph.model import Case, Entity, Id, Relationship
from graph.schema import EntityKind


def facts_of(known: Known, ids: Collection[Id]) -> dict[Id, Facts]:
    """The facts of entities by id, read once for each revision."""
    missing = [item for item in ids if item not in known.facts]
    if missing:
        known.facts |= _read(known, missing)
    return {item: known.facts[item] for item in ids if item in known.facts}


def _read(known: Known, ids: Collection[Id]) -> dict[Id, Facts]:
    entities = known.entities(ids)
    parts = known.parts(ids)
    sources = known.sources(ids)
    links = chain.from_iterable(parts.values())
    cases = known.cases(chain.from_iterable(link.cases for link in links))
    found = {}
    for item, entity in entities.items():
        own = parts.get(item, ())
        days = chain.from_iterable(days_of(part, cases) for part in own)
        found[item] = Facts(
            facets=of_entity(entity, own, sources[item]),
            dates=merged([*days, *_days_of_case(entity)]),
            at=where(entity) or _where_it_began(own, cases),
        )
    return found


def _days_of_case(entity: Entity) -> list[Span]:
    reported = entity.properties.get("reported_on")
    return [(str(reported), str(reported))] if entity.kind is EntityKind.CASE and reported else []


def _where_it_began(parts: Iterable[Relationship], cases: Mapping[Id, Case]) -> Point | None:
    """Where the first case began that names a party, for one whose own place is not known."""
    told = [cases[part.end] for part in parts if part.end in cases]
    told.sort(key=lambda case: (case.reported_on or "9", case.id))
    points = (point_of(place_code(case.origin.code or case.origin.regency)) for case in told)
    return next((point for point in points if point), None)
