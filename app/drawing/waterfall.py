"""How evidence adds up, step by step, from before anything was compared to the total: as bars, and
drawn as SVG.

Decisions.
The prior comes first and the total last; between them what speaks for one person, strongest first,
then what speaks against. What the rarity of a value adds or takes is a thin bar of its own under
the one that it belongs to. Blue speaks for and orange against (Okabe and Ito's, told apart by the
colour-blind); labels stand in a column of their own, so nothing overlaps however many bars there
are. The picture has no script, and every text in it is escaped.
"""

import textwrap
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Literal

from markupsafe import Markup

from app.plain_text import plain
from app.wording.likeness import PRIOR, band, comparison_sentence, rarity_sentence
from app.wording.wording import Wording
from graph.model import Comparison, Value
from graph.resolution.best_fits import Step

Scheme = Literal["auto", "light", "dark"]
"""Colours for a page that is light or dark; `auto` brings its own ground, as whoever looks at the
file likes it.
"""


class Bar(Value, frozen=True, omit_defaults=True):
    """One step of the sum, in bits."""

    kind: Literal["prior", "step", "total"]
    label: str
    weight: float
    start: float = 0.0
    """Sum of all bars before it."""
    frequency: float = 0.0
    note: str = ""
    """What the frequency means, in words."""

    @property
    def end(self) -> float:
        """Sum after it."""
        return self.start + self.weight + self.frequency


def bars(step: Step, wording: Wording) -> tuple[Bar, ...]:
    """The steps from the prior to the total; empty when nothing was compared."""
    if not step.comparisons:
        return ()

    ordered = sorted(step.comparisons, key=_place)
    found: list[Bar] = []
    sum_ = 0.0
    for comparison in ordered:
        bar = Bar(
            kind="prior" if comparison.name == PRIOR else "step",
            label=comparison_sentence(comparison, wording),
            weight=comparison.weight,
            start=sum_,
            frequency=comparison.frequency,
            note=rarity_sentence(comparison, wording),
        )
        sum_ = bar.end
        found.append(bar)

    label = wording.text("together: {band}").format(band=band(sum_, wording))
    return (*found, Bar(kind="total", label=label, weight=sum_))


def _place(comparison: Comparison) -> tuple[bool, float, str]:
    return comparison.name != PRIOR, -(comparison.weight + comparison.frequency), comparison.name


# ---- drawn

_LABELS, _PLOT, _NUMBERS, _EDGE = 310.0, 380.0, 70.0, 14.0
_WIDTH = _LABELS + _PLOT + _NUMBERS + 2 * _EDGE
_LINE, _PADDING, _HEAD, _FOOT = 16.0, 12.0, 54.0, 74.0
_LETTERS = 46
"""Letters that a line of a label holds."""
_LIGHT = {
    **{
        "ground": "#ffffff",
        "ink": "#1f2933",
        "quiet": "#5b6773",
        "grid": "#d9dee3",
        "zero": "#8a94a0",
    },
    **{
        "for": "#0072b2",
        "against": "#d55e00",
        "rarity": "#9a6a00",
        "prior": "#8a94a0",
        "total": "#1f2933",
    },
}
_DARK = {
    **{
        "ground": "#191a1c",
        "ink": "#eef1f4",
        "quiet": "#b1b8bf",
        "grid": "#3a3d41",
        "zero": "#80868d",
    },
    **{
        "for": "#4fb3e8",
        "against": "#ff8a3d",
        "rarity": "#f0c24b",
        "prior": "#75808b",
        "total": "#eef1f4",
    },
}


def draw_waterfalls(
    pictures: Sequence[tuple[str, Sequence[Bar]]],
    wording: Wording,
    *,
    title: str,
    scheme: Scheme = "auto",
) -> Markup:
    """Pictures below each other, each under its own heading, as one SVG element.

    Empty without any bars.

    `title` is for screen readers.
    """
    drawn = [_picture(heading, given, wording) for heading, given in pictures if given]
    if not drawn:
        return Markup("")
    group = Markup('<g transform="translate(0 {:.0f})">{}</g>')
    body = Markup("")
    height = 0.0
    for markup, own_height in drawn:
        body += group.format(height, markup)
        height += own_height

    head = Markup(
        '<svg class="waterfall" xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {0:.0f}'
        ' {1:.0f}" width="{0:.0f}" height="{1:.0f}" font-family="Noto Sans, Segoe UI, Helvetica,'
        ' Arial, sans-serif" font-size="12.5"><title>{2}</title><style>{3}</style>'
    ).format(_WIDTH, height, plain(title), _style(scheme))
    ground = Markup('<rect class="ground" width="{:.0f}" height="{:.0f}" rx="6"/>').format(
        _WIDTH, height
    )
    return head + (ground if scheme == "auto" else Markup("")) + body + Markup("</svg>")


def _picture(heading: str, given: Sequence[Bar], wording: Wording) -> tuple[Markup, float]:
    """One picture and its height."""
    rows = [_Row(bar) for bar in given]
    axis = _Axis.over(given)
    heights = [row.height for row in rows]
    *tops, bottom = accumulate(heights, initial=_HEAD)
    parts = [_heading(heading), _grid(axis, bottom, wording)]
    parts += [_drawn(row, top, axis, wording) for row, top in zip(rows, tops, strict=True)]
    parts += [
        _joint(row, *between, axis) for row, between in zip(rows, pairwise(tops), strict=False)
    ]
    parts.append(_legend(bottom + 58, wording))
    return Markup("").join(parts), bottom + _FOOT


class _Row:
    """A bar with its label broken into lines."""

    def __init__(self, bar: Bar) -> None:
        self.bar = bar
        self.lines = textwrap.wrap(plain(bar.label), _LETTERS) or [""]
        self.notes = textwrap.wrap(plain(bar.note), _LETTERS)
        self.height = max(_LINE * (len(self.lines) + len(self.notes)) + _PADDING, 2 * _LINE)


class _Axis(Value, frozen=True):
    """Bits to places across."""

    low: float
    high: float
    step: float

    @classmethod
    def over(cls, given: Sequence[Bar]) -> "_Axis":
        """The axis that holds every bar, with its ends on a mark."""
        reached = [0.0]
        for bar in given:
            reached += [bar.start, bar.start + bar.weight, bar.end]

        low = min(reached)
        high = max(reached)
        steps = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
        step = next((step for step in steps if (high - low) / step <= 9), 100.0)
        first = step * (low // step)
        last = step * -(-high // step) or step
        return cls(low=first, high=last, step=step)

    def at(self, bits: float) -> float:
        """Where so many bits lie."""
        return _EDGE + _LABELS + (bits - self.low) / (self.high - self.low) * _PLOT

    def marks(self) -> list[float]:
        """Where the axis is labelled."""
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * place for place in range(count + 1)]


def _style(scheme: Scheme) -> Markup:
    def rules(colors: dict[str, str]) -> str:
        grounds = ("ground", "for", "against", "rarity", "prior", "total", "ink", "quiet")
        fills = "".join(f".waterfall .{name}{{fill:{colors[name]}}}" for name in grounds)
        strokes = "".join(
            f".waterfall .{name}{{stroke:{colors[name]}}}" for name in ("grid", "zero")
        )
        return fills + strokes

    dark = f"@media (prefers-color-scheme:dark){{{rules(_DARK)}}}" if scheme == "auto" else ""
    chosen = rules(_DARK if scheme == "dark" else _LIGHT)
    return Markup(chosen + dark)  # noqa: S704 - our own colours


def _heading(title: str) -> Markup:
    shown = textwrap.shorten(plain(title), 100, placeholder=" …")
    return Markup(
        '<text class="ink" x="{:.0f}" y="22" font-size="14" font-weight="600">{}</text>'
    ).format(_EDGE, shown)


def _grid(axis: _Axis, bottom: float, wording: Wording) -> Markup:
    """The lines of the axis with their numbers, what left and right mean, and what is counted."""
    _ = wording.text
    line = Markup(
        '<line class="{}" x1="{:.1f}" y1="{:.0f}" x2="{:.1f}" y2="{:.0f}" stroke-width="{}"/>'
    )
    number = Markup(
        '<text class="quiet" x="{:.1f}" y="{:.0f}" text-anchor="middle" font-size="11">{}</text>'
    )
    drawn = Markup("")
    for mark in axis.marks():
        x = axis.at(mark)
        zero = abs(mark) < 1e-9
        drawn += line.format(
            "zero" if zero else "grid", x, _HEAD - 4, x, bottom + 2, 1.4 if zero else 1
        )
        drawn += number.format(x, bottom + 16, _mark(mark, wording))

    side = Markup(
        '<text class="quiet" x="{:.0f}" y="{:.0f}" text-anchor="{}" font-size="11">{}</text>'
    )
    left = _EDGE + _LABELS
    right = _EDGE + _LABELS + _PLOT
    drawn += side.format(left, _HEAD - 12, "start", "← " + _("two different"))
    drawn += side.format(right, _HEAD - 12, "end", _("one and the same") + " →")

    return drawn + side.format(
        (left + right) / 2, bottom + 34, "middle", _("bits: each doubles the odds")
    )


def _drawn(row: _Row, top: float, axis: _Axis, wording: Wording) -> Markup:
    """A bar with its thin one, its label on the left and its numbers on the right."""
    bar = row.bar
    middle = top + row.height / 2
    thick = Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.0f}"/>')
    turned = bar.start + bar.weight
    x, width = _span(axis, bar.start, turned)
    drawn = thick.format(_class(bar), x, middle - 7, width, 13)
    if bar.frequency:
        x, width = _span(axis, turned, bar.end)
        drawn += thick.format("rarity", x, middle + 7, width, 4)
    weight = Markup(' font-weight="600"') if bar.kind == "total" else Markup("")
    text = Markup('<text class="{}" x="{:.0f}" y="{:.1f}" text-anchor="{}"{}>{}</text>')
    first = middle - (len(row.lines) + len(row.notes) - 1) * _LINE / 2 + 4
    written = [*(("ink", line) for line in row.lines), *(("quiet", note) for note in row.notes)]
    for place, (tone, words) in enumerate(written):
        drawn += text.format(tone, _EDGE, first + place * _LINE, "start", weight, words)

    right = _WIDTH - _EDGE
    drawn += text.format(
        "ink", right, middle + (-1 if bar.frequency else 4), "end", weight, wording.bits(bar.weight)
    )
    if bar.frequency:
        small = Markup(
            '<text class="quiet" x="{:.0f}" y="{:.1f}" text-anchor="end" font-size="10.5">{}</text>'
        )
        drawn += small.format(right, middle + 12, wording.bits(bar.frequency))
    return drawn


def _mark(bits: float, wording: Wording) -> str:
    sign = "+" if bits > 0 else "\u2212" if bits < 0 else ""
    return sign + wording.number(abs(bits))


def _class(bar: Bar) -> str:
    if bar.kind != "step":
        return bar.kind
    return "for" if bar.weight >= 0 else "against"


def _span(axis: _Axis, start: float, end: float) -> tuple[float, float]:
    low, high = sorted((axis.at(start), axis.at(end)))
    return low, max(high - low, 1.0)


def _joint(row: _Row, top: float, after: float, axis: _Axis) -> Markup:
    """The thin line from where one bar ends to where the next begins."""
    if row.bar.kind == "total":
        return Markup("")

    x = axis.at(row.bar.end)
    line = Markup(
        '<line class="zero" x1="{0:.1f}" y1="{1:.1f}" x2="{0:.1f}" y2="{2:.1f}" stroke-dasharray="2'
        ' 2"/>'
    )
    return line.format(x, top + row.height / 2 + 6, after + 8)


def _legend(y: float, wording: Wording) -> Markup:
    """What the colours and the thin bar mean."""
    _ = wording.text
    entries = (
        ("for", 12, _("speaks for one")),
        ("against", 12, _("speaks against")),
        ("rarity", 4, _("rare or common value")),
    )
    entry = Markup(
        '<rect class="{}" x="{:.0f}" y="{:.0f}" width="16" height="{}"/><text class="quiet"'
        ' x="{:.0f}" y="{:.0f}" font-size="11">{}</text>'
    )
    drawn = Markup("")
    x = _EDGE + _LABELS
    for name, height, label in entries:
        drawn += entry.format(name, x, y - height / 2, height, x + 22, y + 4, label)
        x += 32 + 6.2 * len(label)

    return drawn
