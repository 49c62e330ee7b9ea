"""How many on a canvas have each value of a facet."""

from collections import Counter
from collections.abc import Iterable

from app.networks.explorer.shown.facets import FACETS, Values
from app.networks.explorer.shown.picture import PictureNode, PictureTie

Counts = dict[str, dict[str, int]]
"""By facet and value."""


def counted(having: Iterable[tuple[Values, int]]) -> Counts:
    """By facet and value, how many have it: each counts so often."""
    counts = {facet: Counter[str]() for facet in FACETS}
    for facets, count in having:
        for facet, values in facets.items():
            for value in values:
                counts[facet][value] += count
    return {facet: dict(sorted(found.items())) for facet, found in counts.items() if found}


def counts_of(nodes: Iterable[PictureNode], ties: Iterable[PictureTie]) -> Counts:
    """How many on the canvas have each value; of a group, how many of its members."""
    told = list(nodes)
    having = [(tie.facets, 1) for tie in ties]
    having += [(node.facets, 1) for node in told if node.group is None]
    every = {facet: Counter(found) for facet, found in counted(having).items()}
    for node in told:
        for facet, counts in node.counts.items():
            every.setdefault(facet, Counter()).update(counts)
    return {facet: dict(sorted(found.items())) for facet, found in every.items()}
