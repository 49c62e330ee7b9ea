"""What the command line prints of an explanation.

The evidence as a table with bars, as JSON, or as a picture.
"""

from collections.abc import Sequence
from enum import StrEnum

from rich.table import Table
from rich.text import Text

from app.cli import console
from app.drawing.waterfall import Bar, Scheme, bars, draw_waterfalls
from app.exports.sources import place_text
from app.plain_text import plain
from app.resolution.explanations import Citations, EntityExplanation, Other, PairExplanation
from app.rows.explanation import why_record
from app.rows.listing import Column, Listing, first, from_cells
from app.wording.explanations import (
    between,
    called,
    field_value,
    mention_label,
    telling,
    verdict_words,
    why_not,
)
from app.wording.likeness import (
    band,
    because_sentence,
    full_sentence,
    judgement_sentence,
    rule_sentences,
)
from app.wording.review.pairs import field_word, verdict_word
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.model import Entity, Id, Judgement
from graph.resolution.best_fits import Step, TreeNode
from graph.schema import PARTY_KINDS

SHOWN_MENTIONS = 60
"""Mentions of one entity that a table lists."""
SHOWN_HITS = 8
_CELLS = 34
"""Letters that the bars of a table are wide."""
_COLORS = {"prior": "bright_black", "for": "blue", "against": "dark_orange3", "total": "bold"}


class WhyFormat(StrEnum):
    """How an explanation is given."""

    TABLE = "table"
    JSON = "json"
    SVG = "svg"


def why(
    space: Workspace,
    found: PairExplanation | EntityExplanation,
    asked: Sequence[str],
    format: WhyFormat,
) -> None:
    """Print an explanation, and whom else the texts that were asked for could mean."""
    wording = space.wording
    if format is WhyFormat.JSON:
        console.as_json(why_record(found, wording))
        return
    if isinstance(found, PairExplanation):
        _pair(found, wording)
    else:
        _whole(found, wording)
    _also_found(space, found, asked)


def _also_found(
    space: Workspace, found: PairExplanation | EntityExplanation, asked: Sequence[str]
) -> None:
    """Others of the very names that were asked for, which only an id tells apart."""
    meant = (
        {found.left.id, found.right.id} if isinstance(found, PairExplanation) else {found.entity.id}
    )
    others: dict[Id, Entity] = {}
    for text in asked:
        hits = [hit.entity for hit in space.store.search(text, limit=SHOWN_HITS) if hit.exact]
        others |= {hit.id: hit for hit in hits if hit.id not in meant and hit.kind in PARTY_KINDS}
    if others:
        named = [f"{called(entity, space.wording)} ({entity.id})" for entity in others.values()]
        told = space.wording.text("Others are called so too; give an id to ask about them: {names}")
        console.line(told.format(names=", ".join(named)))


# ---- two


def _pair(found: PairExplanation, wording: Wording) -> None:
    """Print whether two are one, what people said of it, and what their mentions share."""
    _ = wording.text
    one_entity = found.left.id == found.right.id
    console.line(_verdict(found, wording))
    if reason := why_not(found, wording):
        console.line(f"  {reason}")
    _judged(found.judgements, wording)
    for step in found.steps:
        _step(step, found.evidence, wording)
    if found.together:
        names = ", ".join(called(entity, wording) for entity in found.together)
        console.line(f"  {_('Both cases name {names} too.').format(names=names)}")
    if not found.steps and one_entity:
        console.line(
            _(
                "Their best fits do not lead from the one to the other: further mentions between"
                " them do."
            )
        )
    console.draw(_two_mentions(found, wording))


def _verdict(found: PairExplanation, wording: Wording) -> str:
    """Who the two are, and whether they are one."""
    left = found.left
    right = found.right
    verdict = verdict_words(found.verdict, wording)
    if left.id == right.id:
        return f"{called(left, wording)} ({left.id}): {verdict}"
    return wording.text("{left} ({left_id}) and {right} ({right_id}): {verdict}").format(
        left=called(left, wording),
        left_id=left.id,
        right=called(right, wording),
        right_id=right.id,
        verdict=verdict,
    )


def _two_mentions(found: PairExplanation, wording: Wording) -> Listing[Sequence[object]]:
    """What the two mentions that were compared say, field by field, and where it was written."""
    _ = wording.text
    evidence = found.evidence
    rows = [
        (
            field_word(field.field, wording),
            field_value(field.field, field.left, wording),
            field_value(field.field, field.right, wording),
            verdict_word(field.verdict, wording),
        )
        for field in found.fields
    ]
    labels = [mention_label(mention, evidence, wording) for mention in found.two]
    places = [
        place_text(evidence.mentions[mention].ref, evidence, wording) for mention in found.two
    ]
    source = (_("source"), *places, "")
    return from_cells(_("What the two mentions say"), ("", *labels, ""), [*rows, source])


# ---- one


def _whole(found: EntityExplanation, wording: Wording) -> None:
    """Print what one is, how its mentions hang together, and who was kept apart from it."""
    entity = found.entity
    count = len(found.branches)
    console.line(f"{wording.kind(entity.kind)}: {called(entity, wording)}  ({entity.id})")
    told = wording.plural("{n} mention of it", "{n} mentions of it", count)
    console.line(told.format(n=count))
    _judged(found.judgements, wording)
    if count > 1:
        _tree(found, wording)
    if found.others:
        console.draw(_kept_apart(found, wording))


def _tree(found: EntityExplanation, wording: Wording) -> None:
    """Print each mention under the one that it fits best."""
    _ = wording.text
    title = Text(_("How its mentions hang together"))
    drawn = Table(title=title, title_justify="left", header_style="bold")
    for heading in (_("mention"), _("bits"), _("evidence"), _("why")):
        drawn.add_column(Text(heading), overflow="fold")
    shown, left_out = first(found.branches, SHOWN_MENTIONS)
    for branch in shown:
        drawn.add_row(*map(console.as_text, _branch(branch, found.evidence, wording)))
    console.out.print(drawn)
    if left_out:
        told = _("{count} more not shown")
        console.line(told.format(count=wording.number(left_out)))


def _kept_apart(found: EntityExplanation, wording: Wording) -> Listing[Other]:
    """Who may be the same, and why they were not joined."""
    _ = wording.text

    def compared(other: Other) -> str:
        if other.step:
            return _told(other.step, wording)
        return ""

    return Listing(
        title=_("Kept apart from it"),
        items=found.others,
        columns=(
            Column(_("name"), lambda other: called(other.entity, wording)),
            Column("id", lambda other: other.entity.id),
            Column(_("how sure"), lambda other: wording.tier(other.tier) if other.tier else ""),
            Column(_("bits"), lambda other: wording.bits(other.step.bits) if other.step else ""),
            Column(_("why"), lambda other: because_sentence(other.because, other.tier, wording)),
            Column(_("what was compared"), compared),
        ),
    )


def _told(step: Step, wording: Wording) -> str:
    """What was compared that tells anything, in one line."""
    return "; ".join(full_sentence(comparison, wording) for comparison in telling(step))


def _branch(branch: TreeNode, evidence: Citations, wording: Wording) -> tuple[str, str, str, str]:
    """A mention under the one that it hangs on."""
    indent = "   " * (branch.depth - 1) + "└─ " if branch.depth else ""
    name = mention_label(branch.mention, evidence, wording)
    step = branch.step
    if step is None:
        return f"{indent}{name}", "", "", ""
    if not step.comparisons:
        return f"{indent}{name}", "", "", rule_sentences(step.rules, wording)
    return (
        f"{indent}{name}",
        wording.bits(step.bits),
        band(step.bits, wording),
        _told(step, wording),
    )


# ---- evidence


def _step(step: Step, evidence: Citations, wording: Wording) -> None:
    """What was compared of two mentions, with bars; or the rule that joined them."""
    _ = wording.text
    title = between(step, evidence, wording)
    given = bars(step, wording)
    if not given:
        console.line(f"{title}: {rule_sentences(step.rules, wording)}")
        return
    drawn = Table(title=console.as_text(title), title_justify="left", header_style="bold")
    drawn.add_column(Text(_("what was compared")), overflow="fold")
    drawn.add_column(Text(_("← two different, one and the same →")), no_wrap=True)
    drawn.add_column(Text(_("bits")), justify="right", no_wrap=True)
    drawn.add_column(Text(_("evidence")), overflow="fold")
    for bar in given:
        said = f"{bar.label}; {bar.note}" if bar.note else bar.label
        number = wording.bits(bar.weight)
        if bar.frequency:
            number += f" {wording.bits(bar.frequency)}"
        strength = band(bar.weight + bar.frequency, wording) if bar.kind == "step" else ""
        style = "bold" if bar.kind == "total" else ""
        drawn.add_row(
            console.as_text(said, style=style),
            text_bar(bar, given),
            Text(number, style=style),
            Text(strength),
        )
    console.out.print(drawn)


def text_bar(bar: Bar, given: Sequence[Bar]) -> Text:
    """A bar as letters.

    Full blocks for the weight, light ones for what the rarity of the value adds or takes back.
    """
    reached = [0.0, *(bar.start for bar in given), *(bar.start + bar.weight for bar in given)]
    reached += [bar.end for bar in given]
    low = min(reached)
    high = max(reached)

    def cell(bits: float) -> int:
        return round((bits - low) / ((high - low) or 1.0) * (_CELLS - 1))

    turned = bar.start + bar.weight
    cells = {cell(0.0): ("│", "bright_black")}
    color = bar.kind if bar.kind != "step" else ("for" if bar.weight >= 0 else "against")
    for start, end, sign, style in (
        (bar.start, turned, "█", _COLORS[color]),
        (turned, bar.end, "░", "yellow"),
    ):
        if abs(end - start) > 1e-9:
            first, last = sorted((cell(start), cell(end)))
            cells |= dict.fromkeys(range(first, max(last, first + 1)), (sign, style))
    drawn = Text()
    for place in range(_CELLS):
        sign, style = cells.get(place, (" ", ""))
        drawn.append(sign, style=style)
    return drawn


def _judged(judgements: Sequence[Judgement], wording: Wording) -> None:
    for judgement in judgements:
        why = f" — {plain(judgement.why)}" if judgement.why else ""
        console.line(f"  {judgement_sentence(judgement, wording)}{why}  ({judgement.id})")


# ---- picture


def picture(
    found: PairExplanation | EntityExplanation, wording: Wording, *, scheme: Scheme = "auto"
) -> str:
    """The evidence as an SVG for a file.

    Empty when nothing was compared. Protected people are not named in it.
    """
    steps = (
        found.steps
        if isinstance(found, PairExplanation)
        else [branch.step for branch in found.branches if branch.step]
    )
    sides = (found.left, found.right) if isinstance(found, PairExplanation) else (found.entity,)
    named = not any(side.protected for side in sides)
    drawn = [
        (
            between(step, found.evidence, wording) if named else wording.text("two mentions"),
            bars(step, wording),
        )
        for step in steps
    ]
    title = wording.text("Why two mentions are one, or not")
    return str(draw_waterfalls(drawn, wording, title=title, scheme=scheme))
