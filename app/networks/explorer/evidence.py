"""What a drawn tie rests on: every link between its ends, with statements, reports and sources."""

from collections.abc import Collection

from app.networks.explorer.editing import drawn_ids, members
from app.networks.explorer.known import Known
from app.networks.explorer.shown.tie_table import tie_id, tie_table
from app.networks.material import Materials, NetworkMaterial
from graph.model import Id, Value
from graph.work.canvas import Canvas

MOST_TOLD = 200
"""Links that are told one by one."""


class TieEvidence(Value, frozen=True, omit_defaults=True):
    """What joins two drawn items."""

    material: NetworkMaterial
    """Its relationships are the links, heaviest first."""
    left_out: int = 0
    """How many more links there are."""


def evidence(
    known: Known, materials: Materials, canvas: Canvas, ids: Collection[Id]
) -> TieEvidence:
    """What a tie of the canvas rests on: named by its id, or by what it joins."""
    drawn = drawn_ids(canvas)
    ends = ends_of(known, canvas, ids)
    between = known.visible.links_between([item for item in drawn if drawn[item] in ends])
    ordered = between.sort("weight", "id", descending=[True, False])
    links = [
        link
        for link, start, end in ordered.select("id", "start", "end").iter_rows()
        if drawn[start] != drawn[end]
    ]
    told = materials.of_links(links[:MOST_TOLD])
    return TieEvidence(material=told, left_out=len(links) - len(links[:MOST_TOLD]))


def ends_of(known: Known, canvas: Canvas, ids: Collection[Id]) -> set[Id]:
    """The drawn items that are meant: of a tie the two at its ends."""
    drawn = drawn_ids(canvas)
    ends = {drawn[item] for item in members(canvas, ids) if item in drawn}
    wanted = set(ids).difference(ends)
    if wanted:
        ties = tie_table(known.visible.links_between(drawn.keys()), drawn, ())
        for left, right, guess in ties.select("left", "right", "guess").iter_rows():
            if tie_id(left, right, guess=guess) in wanted:
                ends |= {left, right}
    return ends
