"""The ties of a picture: everything between the same two drawn items is one."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from app.networks.explorer.shown.drawn import Drawn
from app.networks.explorer.shown.facets import KIND, STRENGTH, of_links
from app.networks.explorer.shown.picture import PictureTie
from app.networks.explorer.shown.tie_table import tie_id
from app.networks.explorer.shown.timeline import days_of, merged
from graph.model import Relationship
from graph.schema import RelationshipKind

_COUNTED = frozenset({RelationshipKind.CALLED, RelationshipKind.PAID})


def ties_of(drawn: Drawn) -> list[PictureTie]:
    """Everything that is drawn as a tie; one of which nothing may be told is none."""
    every = [_tie(drawn, row) for row in drawn.ties.iter_rows(named=True)]
    return [tie for tie in every if tie.links]


def _tie(drawn: Drawn, row: Mapping[str, Any]) -> PictureTie:
    """One row of the table of ties, with what is told of its links."""
    links = tuple(drawn.links[link] for link in row["ids"] if link in drawn.links)
    grouped: bool = row["grouped"]
    days = chain.from_iterable(days_of(link, drawn.cases) for link in links)
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
