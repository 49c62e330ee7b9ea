"""A canvas laid out anew, in one of several ways; what is pinned stays where it is."""

from msgspec.structs import replace

from app.networks.explorer.act import Act, Outcome
from app.networks.explorer.editing import drawn_ids
from app.networks.explorer.known import Known
from app.networks.explorer.placing import lay_out
from app.networks.explorer.tie_table import drawn_pairs
from graph.messages import message
from graph.work.canvas import Canvas

LAYOUTS = ("force",)


def tidy(known: Known, canvas: Canvas, act: Act) -> Outcome:
    """Everything but what is pinned is laid out anew."""
    layout = act.value or canvas.layout
    if layout not in LAYOUTS:
        said = message("there is no layout {layout}, so nothing was moved", layout=str(layout))
        return Outcome(canvas=canvas, said=(said,))
    drawn = drawn_ids(canvas)
    items = sorted(set(drawn.values()))
    pairs = drawn_pairs(known.visible.links_between(drawn.keys()), drawn)
    places = lay_out(items, pairs)
    kept = {item: canvas.places[item] for item in canvas.pinned if item in canvas.places}
    tidied = {**canvas.places, **places, **kept}
    return Outcome(canvas=replace(canvas, places=tidied, layout=layout))
