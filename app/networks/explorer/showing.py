"""A canvas as values to draw: its nodes and ties with all that is told of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from app.networks.explorer.editing import drawn_ids
from app.networks.explorer.facets import (
    FACETS,
    KIND,
    STRENGTH,
    is_filtered,
    of_entity,
    of_links,
    place_code,
    where,
)
from app.networks.explorer.geography import point_of
from app.networks.explorer.grouping import CASE, inner_kinds
from app.networks.explorer.grouping import KIND as BY_KIND
from app.networks.explorer.known import Known
from app.networks.explorer.picture import Picture, PictureNode, PictureTie, Span
from app.networks.explorer.tie_table import heads_of_groups, tie_id, tie_table
from app.networks.explorer.timeline import bins, days_of, merged
from graph.model import Case, Entity, Id, Relationship, Value
from graph.projection import role_group
from graph.schema import PARTY_KINDS, EntityKind, RelationshipKind
from graph.work.canvas import Canvas, Group

MOST_TIES = 1_200
"""Ties that are drawn at once; of more, those that stand for most."""
_COUNTED = frozenset({RelationshipKind.CALLED, RelationshipKind.PAID})


class _Drawn(Value, frozen=True):
    """What a picture is made from."""

    canvas: Canvas
    ids: Mapping[Id, Id]
    """For each entity that is not hidden, what is drawn for it."""
    entities: Mapping[Id, Entity]
    """Those that are drawn themselves."""
    parts: Mapping[Id, tuple[Relationship, ...]]
    between: pl.DataFrame
    """The links among all of them, in columns."""
    ties: pl.DataFrame
    thinned: int
    links: Mapping[Id, Relationship]
    """The links of ties that are told one by one."""
    cases: Mapping[Id, Case]


def show(known: Known, canvas: Canvas) -> Picture:
    """Everything that is drawn and told of a canvas that is placed and holds only what is known."""
    drawn = _read(known, canvas)
    ties = [tie for row in drawn.ties.iter_rows(named=True) if (tie := _tie(drawn, row)).links]
    nodes = _by_importance([*_singles(known, drawn, ties), *_groups(known, drawn)], ties)
    days = [span for tie in ties for span in tie.dates]
    days += [span for node in nodes for span in node.dates]

    return Picture(
        canvas=canvas,
        nodes=tuple(nodes),
        ties=tuple(ties),
        facets=_counted([*nodes, *ties]),
        source_names=known.source_names(),
        case_numbers={case: found.number for case, found in drawn.cases.items()},
        bins=bins(days),
        hidden=len(canvas.hidden),
        filtered=sum(node.filtered for node in nodes),
        thinned=drawn.thinned,
    )


def _read(known: Known, canvas: Canvas) -> _Drawn:
    """Everything that is told, read at once."""
    ids = drawn_ids(canvas)
    singles = [item for item, shown_as in ids.items() if item == shown_as]
    entities = known.entities(singles)
    parts = known.parts(singles)
    between = known.visible.links_between(ids.keys())
    every = tie_table(between, ids, canvas.off.get(KIND, ()))
    ties = every.sort("count", maintain_order=True, descending=True).head(MOST_TIES)
    links = known.links(link for of_one in ties["ids"].to_list() for link in of_one)
    told = [*links.values(), *(part for of_one in parts.values() for part in of_one)]
    return _Drawn(
        canvas=canvas,
        ids=ids,
        entities=entities,
        parts=parts,
        between=between,
        ties=ties,
        thinned=len(every) - len(ties),
        links=links,
        cases=known.cases(case for link in told for case in link.cases),
    )


# ---- nodes


def _singles(known: Known, drawn: _Drawn, ties: Iterable[PictureTie]) -> Iterator[PictureNode]:
    """The entities that are drawn themselves."""
    canvas = drawn.canvas
    ids = list(drawn.entities)
    more = known.visible.beside(ids, canvas.shown)
    sources = known.sources(ids)
    within = {
        member: group.id for group in canvas.groups if group.opened for member in group.members
    }
    days = _days_of_ends(ties)
    for item, entity in drawn.entities.items():
        parts = drawn.parts.get(item, ())
        own = [*days[item], *(span for part in parts for span in days_of(part, drawn.cases))]
        dates = merged([*own, *_days_of_case(entity)])
        values = of_entity(entity, parts, sources[item])
        roles = tuple(sorted({part.role for part in parts}))
        yield PictureNode(
            id=item,
            place=canvas.places[item],
            entity=entity,
            roles=roles,
            role_group=role_group(entity, roles),
            within=within.get(item, ""),
            pinned=item in canvas.pinned,
            filtered=is_filtered(canvas, values, dates),
            more=more.get(item, {}),
            facets=values,
            dates=dates,
            at=where(entity) or _where_it_began(parts, drawn.cases),
            parts=parts,
        )


def _where_it_began(
    parts: Iterable[Relationship], cases: Mapping[Id, Case]
) -> tuple[float, float] | None:
    """Where the first case began that names a party, for one whose own place is not known."""
    told = [cases[part.end] for part in parts if part.end in cases]
    told.sort(key=lambda case: (case.reported_on or "9", case.id))
    points = (point_of(place_code(case.origin.code or case.origin.regency)) for case in told)
    return next((point for point in points if point), None)


def _groups(known: Known, drawn: _Drawn) -> Iterator[PictureNode]:
    """The groups that are drawn instead of their members; one of which all is filtered away is
    not.
    """
    canvas = drawn.canvas
    inner = inner_kinds(known.visible, canvas, drawn.ids)
    heads = heads_of_groups(drawn.between, drawn.ids, known.visible.kinds) if inner else {}
    groups = [group for group in canvas.groups if group.id in inner]
    named = {group.id: _head(group, heads) for group in groups}
    entities = known.entities(sorted(set(named.values()) - {""}))
    for group in groups:
        yield PictureNode(
            id=group.id,
            place=canvas.places[group.id],
            group=group,
            head=entities.get(named[group.id]),
            inner=inner[group.id],
            pinned=group.id in canvas.pinned,
            facets={KIND: tuple(inner[group.id])},
        )


def _by_importance(nodes: Iterable[PictureNode], ties: Iterable[PictureTie]) -> list[PictureNode]:
    """Parties and groups first, then cases, numbers, and who is protected; each by its ties."""
    degrees = Counter(end for tie in ties for end in (tie.start, tie.end))

    def place(node: PictureNode) -> tuple[int, int, Id]:
        entity = node.entity
        if entity is None or (entity.kind in PARTY_KINDS and not entity.protected):
            rank = 0
        elif entity.kind in PARTY_KINDS:
            rank = 3
        else:
            rank = 1 if entity.kind is EntityKind.CASE else 2
        return rank, -degrees[node.id], node.id

    return sorted(nodes, key=place)


def _head(group: Group, heads: Mapping[Id, Id]) -> Id:
    """The entity that a group is called after; none where it is called after a kind."""
    if group.by == BY_KIND:
        return ""
    if group.by == CASE and group.key in group.members:
        return group.key
    return heads.get(group.id, "")


def _days_of_ends(ties: Iterable[PictureTie]) -> defaultdict[Id, list[Span]]:
    days: defaultdict[Id, list[Span]] = defaultdict(list)
    for tie in ties:
        days[tie.start] += tie.dates
        days[tie.end] += tie.dates
    return days


def _days_of_case(entity: Entity) -> list[Span]:
    reported = entity.properties.get("reported_on")
    return [(str(reported), str(reported))] if entity.kind is EntityKind.CASE and reported else []


# ---- ties


def _tie(drawn: _Drawn, row: Mapping[str, Any]) -> PictureTie:
    """One row of the table of ties, with what is told of its links."""
    links = tuple(drawn.links[link] for link in row["ids"] if link in drawn.links)
    grouped: bool = row["grouped"]
    days = [span for link in links for span in days_of(link, drawn.cases)]
    facets = of_links(links)
    if grouped:
        facets = {KIND: tuple(row["kinds"]), STRENGTH: tuple(row["strengths"])}
    return PictureTie(
        id=tie_id(row["left"], row["right"], guess=row["guess"]),
        start=row["from"],
        end=row["to"],
        links=links,
        grouped=grouped,
        count=row["count"] if grouped else sum(_times(link) for link in links),
        both_ways=row["both_ways"],
        facets=facets,
        dates=() if grouped else merged(days),
    )


def _times(link: Relationship) -> int:
    """How often it happened, of calls and payments; else once."""
    if link.kind not in _COUNTED:
        return 1
    times = link.properties.get("count", 1)
    return times if isinstance(times, int) and times > 1 else 1


def _counted(items: Iterable[PictureNode | PictureTie]) -> dict[str, dict[str, int]]:
    """By facet and value, how many have it; of a group, how many of its members."""
    counts = {facet: Counter[str]() for facet in FACETS}
    for item in items:
        if isinstance(item, PictureNode) and item.group is not None:
            counts[KIND].update(item.inner)
            continue
        for facet, values in item.facets.items():
            counts[facet].update(values)
    return {facet: dict(sorted(found.items())) for facet, found in counts.items() if found}
