"""The drawing of the network, with its legend."""

from app.briefing.matter import Matter
from app.briefing.model import Block, LegendItem, Picture, Remark
from app.briefing.parts.content import Content
from app.drawing.style import legend
from app.drawing.svg import draw, simplify
from app.drawing.symbols import legend_symbol

_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'


def picture(matter: Matter) -> Content:
    """The network as a picture, and how much of it is not drawn."""
    whole = matter.graph
    shown = simplify(whole)
    signs = []
    for item in legend(shown, matter.wording):
        sign = str(legend_symbol(item)).replace("<svg", f"<svg{_NAMESPACE}", 1)
        signs.append(LegendItem(sign=sign, label=item.label))
    drawn = str(draw(shown, matter.wording, title=matter.title, seed=1))
    text = matter.wording.text("The network drawn: {parties} parties and {cases} cases.").format(
        parties=matter.count(len(matter.parties)), cases=matter.count(len(matter.cases))
    )
    blocks: list[Block] = [Picture(svg=drawn, text=text, legend=tuple(signs))]
    not_drawn = len(whole) - len(shown)
    if not_drawn:
        said = matter.wording.text(
            "Not drawn: {n} (identifiers that join nobody, witnesses, reporters and relatives, or"
            " more than a page can carry)."
        )
        blocks.append(Remark(text=said.format(n=not_drawn)))
    return Content(blocks=tuple(blocks))
