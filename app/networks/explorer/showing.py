"""A canvas as values to draw: its nodes and ties with all that is told of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.networks.explorer.editing import drawn_ids
from app.networks.explorer.facets import FACETS, is_filtered, of_entity, of_links
from app.networks.explorer.known import Known
from app.networks.explorer.picture import Picture, PictureNode, PictureTie, Span
from app.networks.explorer.timeline import bins, days_of, merged
from graph.model import Case, Entity, Id, Relationship, Value, make_id
from graph.projection import role_group
from graph.schema import SYMMETRIC, EntityKind, RelationshipKind
from graph.work.canvas import Canvas

_COUNTED = frozenset({RelationshipKind.CALLED, RelationshipKind.PAID})
MOST_LINKS = 12
"""Links of one tie that are told one by one."""


class _Drawn(Value, frozen=True):
    """What a picture is made from."""

    canvas: Canvas
    ids: Mapping[Id, Id]
    """For each entity that is not hidden, what is drawn for it."""
    entities: Mapping[Id, Entity]
    parts: Mapping[Id, tuple[Relationship, ...]]
    links: Sequence[Relationship]
    cases: Mapping[Id, Case]


def show(known: Known, canvas: Canvas) -> Picture:
    """Everything that is drawn and told of a canvas that is placed and holds only what is known."""
    drawn = _read(known, canvas)
    ties = _ties(drawn)
    nodes = _nodes(known, drawn, ties)
    days = [span for tie in ties for span in tie.dates]
    days += [span for node in nodes for span in node.dates]
    numbered = {case: found.number for case, found in drawn.cases.items()}

    return Picture(
        canvas=canvas,
        nodes=tuple(nodes),
        ties=tuple(ties),
        facets=_counted([*nodes, *ties]),
        source_names=known.source_names(),
        case_numbers=numbered,
        bins=bins(days),
        hidden=len(canvas.hidden),
        filtered=sum(node.filtered for node in nodes),
    )


def _read(known: Known, canvas: Canvas) -> _Drawn:
    ids = drawn_ids(canvas)
    singles = [item for item, shown_as in ids.items() if item == shown_as]
    entities = known.entities(singles)
    parts = known.parts(singles)
    between = known.visible.links_between(ids.keys())
    links = list(known.links(between["id"].to_list()).values())
    told = [*links, *(part for of_one in parts.values() for part in of_one)]
    cases = known.cases(case for link in told for case in link.cases)
    return _Drawn(canvas=canvas, ids=ids, entities=entities, parts=parts, links=links, cases=cases)


def _nodes(known: Known, drawn: _Drawn, ties: Iterable[PictureTie]) -> list[PictureNode]:
    canvas = drawn.canvas
    singles = list(drawn.entities)
    more = known.visible.beside(singles, canvas.shown)
    sources = known.sources(singles)
    within = {
        member: group.id for group in canvas.groups if group.opened for member in group.members
    }
    days: defaultdict[Id, list[Span]] = defaultdict(list)
    for tie in ties:
        days[tie.start] += tie.dates
        days[tie.end] += tie.dates
    nodes = []
    for item, entity in drawn.entities.items():
        parts = drawn.parts.get(item, ())
        own = [*days[item], *(span for part in parts for span in days_of(part, drawn.cases))]
        own += _days_of_case(entity)
        dates = merged(own)
        values = of_entity(entity, parts, sources[item])
        roles = tuple(sorted({part.role for part in parts}))
        nodes.append(
            PictureNode(
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
                parts=parts,
            )
        )
    return nodes


def _days_of_case(entity: Entity) -> list[Span]:
    reported = entity.properties.get("reported_on")
    return [(str(reported), str(reported))] if entity.kind is EntityKind.CASE and reported else []


def _ties(drawn: _Drawn) -> list[PictureTie]:
    """Every link between the same two drawn items is one tie; that two may be one is its own."""
    between: defaultdict[tuple[Id, Id, bool], list[Relationship]] = defaultdict(list)
    for link in drawn.links:
        start, end = drawn.ids[link.start], drawn.ids[link.end]
        if start != end:
            guess = link.kind is RelationshipKind.PROBABLY_SAME_AS
            between[min(start, end), max(start, end), guess].append(link)
    return [_tie(drawn, ends, links) for ends, links in sorted(between.items())]


def _tie(drawn: _Drawn, ends: tuple[Id, Id, bool], links: list[Relationship]) -> PictureTie:
    links.sort(key=lambda link: (-round(link.weight, 6), link.id))
    start, end = drawn.ids[links[0].start], drawn.ids[links[0].end]
    days = [span for link in links for span in days_of(link, drawn.cases)]
    towards = {drawn.ids[link.start] == start for link in links if link.kind not in SYMMETRIC}
    return PictureTie(
        id=make_id("t", ends[0], ends[1], str(ends[2])),
        start=start,
        end=end,
        links=tuple(links[:MOST_LINKS]),
        count=sum(_times(link) for link in links),
        both_ways=len(towards) > 1,
        facets=of_links(links),
        dates=merged(days),
    )


def _times(link: Relationship) -> int:
    """How often it happened, of calls and payments; else once."""
    if link.kind not in _COUNTED:
        return 1
    times = link.properties.get("count", 1)
    return times if isinstance(times, int) and times > 1 else 1


def _counted(items: Iterable[PictureNode | PictureTie]) -> dict[str, dict[str, int]]:
    """By facet and value, how many have it."""
    counts = {facet: Counter[str]() for facet in FACETS}
    for item in items:
        for facet, values in item.facets.items():
            counts[facet].update(values)
    return {facet: dict(sorted(found.items())) for facet, found in counts.items() if found}
