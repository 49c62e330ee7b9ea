"""Several nodes drawn as one: by case, family, cell or kind, or chosen by hand; and the other way.

Decisions.
Nobody sees a thousand nodes at once: of what comes on a canvas beyond MOST_DRAWN items, so much is
combined that they are no more, the new before what stands, by case, then by cells, then by kind.
A group keeps its members' places, so that it opens as it was closed, as far as those are free yet.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set

import igraph as ig
import networkx as nx
import polars as pl
from msgspec.structs import replace

from app.networks.explorer.act import Act, Outcome
from app.networks.explorer.editing import drawn_ids, members, opened_groups, with_group
from app.networks.explorer.known import Known
from app.networks.explorer.visible import VisibleGraph
from app.plain_text import shorten
from graph.analysis.measures.communities import communities
from graph.analysis.measures.engine import Indexed
from graph.messages import Message, message
from graph.model import Id, make_id
from graph.schema import EntityKind, RelationshipKind
from graph.work.canvas import Canvas, Group

MOST_DRAWN = 300
"""Items that are drawn at once."""
_ROOM = 260
"""So many are left when there were too many, so that the next few need no combining."""
_MOST_CELLS = 200
CASE, FAMILY, CELL, KIND, CHOSEN = "case", "family", "cell", "kind", "chosen"

Parts = Mapping[str, Sequence[Id]]
"""Members by what they have in common."""


def combine(known: Known, canvas: Canvas, act: Act) -> Outcome:
    """These, or all when none is named, are drawn as groups of what they have in common."""
    by = act.value if isinstance(act.value, str) and act.value else CHOSEN
    if by != CHOSEN and by not in _PARTS:
        said = message("nothing can be combined by {by}, so nothing was changed", by=shorten(by))
        return Outcome(canvas=canvas, said=(said,))
    wanted = members(canvas, act.ids) if act.ids else set(drawn_ids(canvas))
    wanted -= set(canvas.hidden)
    if by == CHOSEN:
        parts: Parts = {min(wanted): sorted(wanted)} if act.ids and len(wanted) > 1 else {}
    else:
        parts = _PARTS[by](known.visible, sorted(wanted))
    parts = {key: inner for key, inner in parts.items() if len(inner) > 1}
    if not parts:
        said = message("there are no two among these to be combined")
        return Outcome(canvas=canvas, said=(said,))
    return Outcome(canvas=_with_groups(canvas, by, parts))


def open_group(known: Known, canvas: Canvas, act: Act) -> Outcome:
    """The members of groups are drawn instead of them, where they stood or round their group."""
    return _with_opened(canvas, act.ids, opened=True)


def close_group(known: Known, canvas: Canvas, act: Act) -> Outcome:
    """Groups are drawn instead of their members; a member's id means its group."""
    owners = opened_groups(canvas)
    return _with_opened(canvas, [owners.get(item, item) for item in act.ids], opened=False)


def uncombine(known: Known, canvas: Canvas, act: Act) -> Outcome:
    """Groups are no more; their members are drawn."""
    opened = _with_opened(canvas, act.ids, opened=True).canvas
    kept = tuple(group for group in opened.groups if group.id not in act.ids)
    return Outcome(canvas=replace(opened, groups=kept))


def fit(visible: VisibleGraph, canvas: Canvas, standing: Set[Id]) -> Outcome:
    """So much is combined that at most MOST_DRAWN items are drawn; what stands comes last."""
    drawn = drawn_ids(canvas)
    count = len(set(drawn.values()))
    if count <= MOST_DRAWN:
        return Outcome(canvas=canvas)
    singles = [item for item, shown_as in drawn.items() if item == shown_as]
    new = [item for item in singles if item not in standing]
    for among in (new, singles):
        found = _combined(visible, canvas, sorted(among), count)
        if found is not None:
            return Outcome(canvas=found, said=(_told(canvas, found),))
    # only groups are left: all of them become one for each kind of group
    merged = _one_of_all(canvas)
    return Outcome(canvas=merged, said=(_told(canvas, merged),))


def members_of_groups(drawn: Mapping[Id, Id]) -> dict[Id, list[Id]]:
    """For each closed group whom it stands for; who is hidden is not among them."""
    found: defaultdict[Id, list[Id]] = defaultdict(list)
    for member, shown_as in drawn.items():
        if member != shown_as:
            found[shown_as].append(member)
    return dict(found)


# ---- what has something in common


def by_case(visible: VisibleGraph, ids: Sequence[Id]) -> dict[str, list[Id]]:
    """Cases with those that no other case on the canvas tells of, and what only these hold."""
    links = visible.links_between(ids).select("start", "end")
    steps = pl.concat([links, links.select(start="end", end="start")])
    cases = [item for item in ids if visible.kinds[item] == EntityKind.CASE]
    is_case = pl.col("end").is_in(cases)
    others = steps.filter(~pl.col("start").is_in(cases))
    told = others.filter(is_case).group_by("start").agg(pl.col("end").unique())
    owners = told.filter(pl.col("end").list.len() == 1).select(
        item="start", case=pl.col("end").list.first()
    )
    # what no case names itself belongs to a case when all who hold it do
    held = others.join(told, on="start", how="anti").join(
        owners.rename({"item": "end"}), on="end", how="left"
    )
    of_one = held.group_by("start").agg(
        pl.col("case").n_unique().alias("cases"), pl.col("case").first()
    )
    things = of_one.filter((pl.col("cases") == 1) & pl.col("case").is_not_null())
    members = pl.concat([owners, things.select(item="start", case="case")])
    found: dict[str, list[Id]] = {case: [case] for case in sorted(cases)}
    for item, case in members.sort("item").iter_rows():
        found[case].append(item)
    return {case: sorted(inner) for case, inner in found.items()}


def by_family(visible: VisibleGraph, ids: Sequence[Id]) -> dict[str, list[Id]]:
    """People who are kin of one another."""
    links = visible.links_between(ids)
    kin = links.filter(pl.col("kind") == RelationshipKind.RELATED_TO)
    graph: nx.Graph[Id] = nx.Graph(list(kin.select("start", "end").iter_rows()))
    return {min(family): sorted(family) for family in nx.connected_components(graph)}


def by_cell(visible: VisibleGraph, ids: Sequence[Id]) -> dict[str, list[Id]]:
    """Cells: those that are tied more to each other than to others."""
    found = communities(_indexed(visible, ids)).groups
    cells = [sorted(map(str, cell)) for cell in found]
    return {cell[0]: cell for cell in cells if len(cell) > 1}


def by_kind(visible: VisibleGraph, ids: Sequence[Id]) -> dict[str, list[Id]]:
    """Entities of one kind."""
    found: dict[str, list[Id]] = defaultdict(list)
    for item in ids:
        found[visible.kinds[item]].append(item)
    return dict(sorted(found.items()))


_PARTS = {CASE: by_case, FAMILY: by_family, CELL: by_cell, KIND: by_kind}


# ---- how it is done


def _combined(
    visible: VisibleGraph, canvas: Canvas, among: Sequence[Id], count: int
) -> Canvas | None:
    """The canvas with so many of these combined that they have room; None when they are too few."""
    cases = sum(visible.kinds[item] == EntityKind.CASE for item in among)
    for by in (CASE, CELL):
        if by == CASE and cases > MOST_DRAWN:
            continue
        chosen, left = _largest(_PARTS[by](visible, among), count)
        if left <= MOST_DRAWN:
            return _with_groups(canvas, by, chosen)

    in_cells = set[Id]().union(*chosen.values())
    rest = [item for item in among if item not in in_cells]
    for kind, inner in sorted(by_kind(visible, rest).items(), key=lambda one: -len(one[1])):
        if left <= _ROOM:
            break
        fewest = _least_tied_first(visible, inner)[: left - _ROOM + 1]
        if len(fewest) > 1:
            canvas = _with_groups(canvas, KIND, {kind: sorted(fewest)})
            left -= len(fewest) - 1
    return _with_groups(canvas, CELL, chosen) if left <= MOST_DRAWN else None


def _largest(parts: Parts, count: int) -> tuple[dict[str, Sequence[Id]], int]:
    """The largest parts, as many as are needed so that there is room, and how many items that
    leaves.
    """
    chosen: dict[str, Sequence[Id]] = {}
    left = count
    for key in sorted(parts, key=lambda key: (-len(parts[key]), key))[:_MOST_CELLS]:
        if left <= _ROOM or len(parts[key]) < 2:
            break
        chosen[key] = parts[key]
        left -= len(parts[key]) - 1
    return chosen, left


def _least_tied_first(visible: VisibleGraph, ids: Sequence[Id]) -> list[Id]:
    """Entities by how many neighbours they have, then by id."""
    degrees = visible.degrees(ids)
    return sorted(ids, key=lambda item: (degrees.get(item, 0), item))


def _one_of_all(canvas: Canvas) -> Canvas:
    """All closed groups and single items as one group for each way of combining."""
    drawn = drawn_ids(canvas)
    how = {group.id: group.by for group in canvas.groups}
    parts: dict[str, list[Id]] = defaultdict(list)
    for member, shown_as in drawn.items():
        parts[how.get(shown_as, CHOSEN)].append(member)
    return _with_groups(canvas, CHOSEN, parts)


def _with_groups(canvas: Canvas, by: str, parts: Parts) -> Canvas:
    """The canvas with these groups; whoever was in another is in the new one alone."""
    moved = set[Id]().union(*parts.values()) if parts else set()
    groups = []
    for group in canvas.groups:
        inner = tuple(member for member in group.members if member not in moved)
        if len(inner) > 1:
            groups.append(replace(group, members=inner))
    for key, together in parts.items():
        same = (by, *together) if by == CHOSEN else (by, key, together[0])
        groups.append(Group(id=make_id("g", *same), by=by, key=key, members=tuple(together)))
    told = {group.id: group for group in groups}
    ordered = tuple(told[group] for group in sorted(told))
    known = {*canvas.shown, *told}
    places = {item: place for item, place in canvas.places.items() if item in known}
    pinned = tuple(item for item in canvas.pinned if item in known)
    selected = tuple(item for item in canvas.selected if item in known)
    return replace(canvas, groups=ordered, places=places, pinned=pinned, selected=selected)


def _with_opened(canvas: Canvas, ids: Iterable[Id], *, opened: bool) -> Outcome:
    wanted = set(ids)
    if not wanted.intersection(group.id for group in canvas.groups):
        return Outcome(canvas=canvas, said=(message("no group of several is selected"),))
    for group in canvas.groups:
        if group.id in wanted:
            canvas = with_group(canvas, replace(group, opened=opened))
    return Outcome(canvas=canvas)


def _indexed(visible: VisibleGraph, ids: Collection[Id]) -> Indexed:
    """The graph of these entities as the engine takes it."""
    numbers = pl.DataFrame({"id": sorted(ids)}, schema={"id": pl.String}).with_row_index("number")
    links = visible.links_between(ids).select("start", "end", "weight")
    for end in ("start", "end"):
        links = links.join(numbers.rename({"id": end, "number": f"{end} number"}), on=end)
    left = pl.min_horizontal("start number", "end number").alias("left")
    right = pl.max_horizontal("start number", "end number").alias("right")
    weight = pl.col("weight").clip(1e-6, 1.0).max()
    ties = links.group_by(left, right).agg(weight).sort("left", "right")
    pairs = list(zip(ties["left"].to_list(), ties["right"].to_list(), strict=True))
    graph = ig.Graph(n=len(numbers), edges=pairs, edge_attrs={"weight": ties["weight"].to_list()})
    return Indexed(nx.Graph(), (graph, numbers["id"].to_list()))


def _told(before: Canvas, after: Canvas) -> Message:
    """That something was combined, and how much."""
    known = {group.id for group in before.groups}
    new = [group for group in after.groups if group.id not in known]
    combined = sum(len(group.members) for group in new)
    return message(
        "{combined} were combined into {groups} groups, so that no more than {most} are drawn;"
        " open a group to see what is in it",
        combined=combined,
        groups=len(new),
        most=MOST_DRAWN,
    )
