"""A canvas as values to draw: its nodes and ties with all that is told of them."""

from itertools import chain

from app.networks.explorer.known import Known
from app.networks.explorer.shown.counts import counts_of
from app.networks.explorer.shown.drawn import read_drawn
from app.networks.explorer.shown.nodes import nodes_of
from app.networks.explorer.shown.picture import Picture
from app.networks.explorer.shown.ties import ties_of
from app.networks.explorer.shown.timeline import bins
from graph.work.canvas import Canvas


def show(known: Known, canvas: Canvas) -> Picture:
    """Everything that is drawn and told of a canvas that is placed and holds only what is known."""
    drawn = read_drawn(known, canvas)
    ties = ties_of(drawn)
    nodes = nodes_of(known, drawn, ties)
    days = [*chain.from_iterable(tie.dates for tie in ties)]
    days += chain.from_iterable(node.dates for node in nodes)

    return Picture(
        canvas=canvas,
        nodes=tuple(nodes),
        ties=tuple(ties),
        facets=counts_of(nodes, ties),
        source_names=known.source_names(),
        case_numbers={case: found.number for case, found in drawn.cases.items()},
        bins=bins(days),
        hidden=len(canvas.hidden),
        filtered=sum(node.filtered for node in nodes),
        thinned=drawn.thinned,
    )
