"""The nodes of a picture: entities, and groups that are drawn instead of their members."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from app.networks.explorer.editing import opened_groups
from app.networks.explorer.grouping import CASE, members_of_groups
from app.networks.explorer.grouping import KIND as BY_KIND
from app.networks.explorer.known import Facts, Known
from app.networks.explorer.shown.counts import counted
from app.networks.explorer.shown.drawn import Drawn
from app.networks.explorer.shown.facets import KIND, is_filtered
from app.networks.explorer.shown.facts import facts_of
from app.networks.explorer.shown.picture import PictureNode, PictureTie, Span
from app.networks.explorer.shown.tie_table import heads_of_groups
from app.networks.explorer.shown.timeline import merged
from graph.model import Id, Value
from graph.projection import role_group
from graph.schema import PARTY_KINDS, EntityKind
from graph.work.canvas import Group

MOST_MEMBERS = 3_000
"""Members of groups of which everything is told; of more their kind alone."""


def nodes_of(known: Known, drawn: Drawn, ties: Iterable[PictureTie]) -> list[PictureNode]:
    """Everything that is drawn as a node, the important first."""
    told = list(ties)
    return _by_importance([*_singles(known, drawn, told), *_groups(known, drawn)], told)


def _singles(known: Known, drawn: Drawn, ties: Iterable[PictureTie]) -> Iterator[PictureNode]:
    """The entities that are drawn themselves."""
    canvas = drawn.canvas
    ids = list(drawn.entities)
    more = known.visible.beside(ids, canvas.shown)
    facts = facts_of(known, ids)
    within = opened_groups(canvas)
    days = _days_of_ends(ties)
    for item, entity in drawn.entities.items():
        parts = drawn.parts.get(item, ())
        dates = merged([*days[item], *facts[item].dates])
        roles = tuple(sorted({part.role for part in parts}))
        yield PictureNode(
            id=item,
            place=canvas.places[item],
            entity=entity,
            roles=roles,
            role_group=role_group(entity, roles),
            within=within.get(item, ""),
            pinned=item in canvas.pinned,
            filtered=is_filtered(canvas, facts[item].facets, dates),
            more=more.get(item, {}),
            facets=facts[item].facets,
            dates=dates,
            at=facts[item].at,
            parts=parts,
        )


def _groups(known: Known, drawn: Drawn) -> Iterator[PictureNode]:
    """The groups that are drawn instead of their members."""
    canvas = drawn.canvas
    members = members_of_groups(drawn.ids)
    heads = heads_of_groups(drawn.between, drawn.ids, known.visible.kinds) if members else {}
    groups = [group for group in canvas.groups if group.id in members]
    named = {group.id: _head(group, heads) for group in groups}
    entities = known.entities(sorted(set(named.values()) - {""}))
    in_all = sum(len(inner) for inner in members.values())
    for group in groups:
        told = _members(known, members[group.id], one_by_one=in_all <= MOST_MEMBERS)
        counts = counted([(one.facts.facets, one.count) for one in told])
        left = [one for one in told if not is_filtered(canvas, one.facts.facets, one.facts.dates)]
        yield PictureNode(
            id=group.id,
            place=canvas.places[group.id],
            group=group,
            head=entities.get(named[group.id]),
            inner=_kinds(left or told),
            pinned=group.id in canvas.pinned,
            filtered=not left,
            facets={facet: tuple(values) for facet, values in counts.items()},
            counts=counts,
            dates=merged(chain.from_iterable(one.facts.dates for one in told)),
        )


class _Member(Value, frozen=True):
    """One member of a group, or several of which nothing but their kind is told."""

    kind: str
    facts: Facts
    count: int = 1


def _members(known: Known, ids: Collection[Id], *, one_by_one: bool) -> list[_Member]:
    """What is told of the members of a group: of very many their kind alone."""
    kinds = known.visible.kinds
    if one_by_one:
        found = facts_of(known, ids)
        return [_Member(kind=kinds[item], facts=facts) for item, facts in found.items()]
    counts = Counter(kinds[item] for item in ids)
    return [
        _Member(kind=kind, facts=Facts(facets={KIND: (kind,)}), count=count)
        for kind, count in sorted(counts.items())
    ]


def _kinds(members: Iterable[_Member]) -> dict[str, int]:
    """How many of each kind they are."""
    counts = Counter[str]()
    for member in members:
        counts[member.kind] += member.count
    return dict(sorted(counts.items()))


def _by_importance(nodes: Iterable[PictureNode], ties: Iterable[PictureTie]) -> list[PictureNode]:
    """Parties and groups first, then cases, numbers, and who is protected; each by its ties."""
    degrees = Counter(chain.from_iterable((tie.start, tie.end) for tie in ties))

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
