"""The drawing of the network, with its legend."""

from collections import Counter
from itertools import chain

import networkx as nx

from app.briefing.matter import Matter
from app.briefing.model import Block, LegendItem, Picture, Remark
from app.briefing.parts.content import Content
from app.drawing.look import Look
from app.drawing.style import legend
from app.drawing.svg import draw, simplify
from graph.model import Id

MOST_DRAWN = 120
"""Signs beyond which a page is no picture any more: then the most important parties are drawn."""
MOST_PARTIES = 40


def picture(matter: Matter) -> Content:
    """The network as a picture, and how much of it is not drawn."""
    whole = matter.graph
    shown = simplify(_room_for(whole, matter))
    look = Look(black=False)
    signs = [
        LegendItem(sign=str(look.standing_alone(item)), label=item.label)
        for item in legend(shown, matter.wording)
    ]
    drawn = draw(shown, matter.wording, title=matter.title, seed=1)
    text = matter.wording.text("The network drawn: {parties} parties and {cases} cases.").format(
        parties=matter.count(len(matter.parties)), cases=matter.count(len(matter.cases))
    )
    blocks: list[Block] = [Picture(svg=str(drawn.svg), text=text, legend=tuple(signs))]
    not_drawn = len(whole) - len(shown)
    if not_drawn:
        said = matter.wording.text(
            "Not drawn: {n} (identifiers that join nobody, witnesses, reporters and relatives, or"
            " more than a page can carry)."
        )
        blocks.append(Remark(text=said.format(n=not_drawn)))
    if drawn.unlabelled:
        said = matter.wording.plural(
            "{n} label is left out for want of room: the tables name everybody.",
            "{n} labels are left out for want of room: the tables name everybody.",
            drawn.unlabelled,
        )
        blocks.append(Remark(text=said.format(n=matter.wording.number(drawn.unlabelled))))
    return Content(blocks=tuple(blocks))


def _room_for(whole: "nx.MultiDiGraph[Id]", matter: Matter) -> "nx.MultiDiGraph[Id]":
    """What a page has room for: all, or the first parties with what joins two of them."""
    if len(whole) <= MOST_DRAWN:
        return whole
    parties = [party.id for party in matter.parties if party.id in whole][:MOST_PARTIES]
    touched = Counter(chain.from_iterable(set(nx.all_neighbors(whole, one)) for one in parties))
    joining = [node for node, times in touched.items() if times > 1 and node not in parties]
    joining.sort(key=lambda node: (-touched[node], node))
    return whole.subgraph([*parties, *joining[: MOST_DRAWN - len(parties)]])
