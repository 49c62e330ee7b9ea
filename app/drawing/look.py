"""How symbols look on paper: in colour with a hatching that grey copies keep, or without colour."""

from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup

from app.drawing.style import GROUP_COLORS, INK, LegendItem
from app.drawing.symbols import stroke, symbol
from graph.schema import RoleGroup

_HATCHINGS: Mapping[str, str] = MappingProxyType(
    {
        RoleGroup.SPONSOR: '<path d="M-1 5 5-1M1 7 7 1" stroke="{ink}" stroke-width="0.9"/>',
        RoleGroup.FACILITATOR: '<circle cx="2" cy="2" r="0.8" fill="{ink}"/>'
        '<circle cx="5" cy="5" r="0.8" fill="{ink}"/>',
        RoleGroup.OTHER: '<path d="M0 2H6M0 5H6" stroke="{ink}" stroke-width="0.7"/>',
    }
)
"""What a role group bears beside its colour; recruiters are dark, victims have a broken outline."""
_BLACK: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(GROUP_COLORS.values(), "#ffffff"),
        GROUP_COLORS[RoleGroup.RECRUITER]: "#000000",
        "#4a5568": "#ffffff",
        "#cbd2d9": "#d0d0d0",
    }
)
_GROUP_OF = {color: group for group, color in GROUP_COLORS.items()}
_SHAPES_OF_PARTIES = ("dot", "square")


class Look:
    """Paints symbols and lines; `black` is without any colour."""

    def __init__(self, *, black: bool) -> None:
        self.black = black
        self.ink = "#000000" if black else INK

    def line(self, color: str) -> str:
        """The colour of a line."""
        return "#000000" if self.black else color

    def symbol(
        self, shape: str, x: float, y: float, size: float, color: str, *, dash: str = ""
    ) -> Markup:
        """A symbol, with the hatching of its role group over it."""
        fill = _BLACK.get(color, color) if self.black else color
        drawn = symbol(shape, x, y, size, fill, border=self.ink, dash=dash)
        group = _GROUP_OF.get(color, "")
        if shape in _SHAPES_OF_PARTIES and group in _HATCHINGS:
            hatched = f"url(#hatch-{group})"
            drawn += symbol(shape, x, y, size, hatched, border=self.ink)
        return drawn

    def sign(self, item: LegendItem, x: float, y: float) -> Markup:
        """What a line of the legend shows, around a point."""
        if item.kind == "link":
            dash = stroke(item.shape)
            broken = Markup(' stroke-dasharray="{}"').format(dash) if dash else Markup("")
            return Markup(
                '<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="{}"'
                ' stroke-width="1.2"{}/>'
            ).format(x - 12, y, x + 12, y, self.line(item.color), broken)
        size = 9.0 if item.shape == "box" else 6.0
        dash = "2 2" if item.color == GROUP_COLORS[RoleGroup.VICTIM] else ""
        return self.symbol(item.shape, x, y, size, item.color, dash=dash)

    def standing_alone(self, item: LegendItem) -> Markup:
        """The same as a drawing of its own, 26 by 16."""
        head = Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" width="26" height="16" viewBox="0 0 26 16"'
            ' aria-hidden="true"><defs>{}</defs>'
        )
        return head.format(self.definitions()) + self.sign(item, 13, 8) + Markup("</svg>")

    def definitions(self) -> Markup:
        """What the body of a drawing refers to: the hatchings, and the tip of an arrow."""
        made = Markup(
            '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="5.5"'
            ' markerHeight="5.5" markerUnits="userSpaceOnUse" orient="auto">'
            '<path d="M0 0 8 4 0 8z" fill="{}"/></marker>'
        ).format(self.ink)
        for group, body in _HATCHINGS.items():
            # our own markup: names of groups and colours of this module alone
            pattern = Markup('<pattern id="hatch-{}" width="6" height="6"').format(group)
            made += pattern + Markup(' patternUnits="userSpaceOnUse">')
            made += Markup(body).format(ink=self.ink) + Markup("</pattern>")  # noqa: S704
        return made
