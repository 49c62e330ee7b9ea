"""What the command line prints of an explanation: the evidence as a table with bars, as JSON, or as
a picture.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from rich.table import Table
from rich.text import Text

from app.cli import console
from app.drawing.waterfall import Bar, Scheme, bars, draw_waterfalls
from app.exports.sources import place_text
from app.plain_text import plain
from app.resolution.explanations import Citations, EntityExplanation, Other, PairExplanation
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
    band_of,
    because_sentence,
    full_sentence,
    judgement_sentence,
    rule_sentences,
)
from app.wording.review import decision_word, field_word, verdict_word
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
        console.as_json(why_row(found, wording))
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
    hits = [
        hit.entity
        for text in asked
        for hit in space.store.search(text, limit=SHOWN_HITS)
        if hit.exact
    ]
    others = {hit.id: hit for hit in hits if hit.id not in meant and hit.kind in PARTY_KINDS}
    if others:
        names = ", ".join(
            f"{called(entity, space.wording)} ({entity.id})" for entity in others.values()
        )
        told = space.wording.text("Others are called so too; give an id to ask about them: {names}")
        console.line(told.format(names=names))


# ---- two


def _pair(found: PairExplanation, wording: Wording) -> None:
    _ = wording.text
    left, right = (called(entity, wording) for entity in (found.left, found.right))
    if found.left.id == found.right.id:
        console.line(f"{left} ({found.left.id}): {verdict_words(found.verdict, wording)}")
    else:
        head = _("{left} ({left_id}) and {right} ({right_id}): {verdict}")
        verdict = verdict_words(found.verdict, wording)
        ids = {"left_id": found.left.id, "right_id": found.right.id}
        console.line(head.format(left=left, right=right, verdict=verdict, **ids))
    if reason := why_not(found, wording):
        console.line(f"  {reason}")
    _judged(found.judgements, wording)
    for step in found.steps:
        _step(step, found.evidence, wording)
    if not found.steps and found.left.id == found.right.id:
        console.line(
            _(
                "Their best fits do not lead from the one to the other: further mentions between"
                " them do."
            )
        )
    headings = ("", *(mention_label(each, found.evidence, wording) for each in found.two), "")
    rows = [
        (
            field_word(field.field, wording),
            *(field_value(field.field, side, wording) for side in (field.left, field.right)),
            verdict_word(field.verdict, wording),
        )
        for field in found.fields
    ]
    places = (
        place_text(found.evidence.mentions[each].ref, found.evidence, wording) for each in found.two
    )
    console.table(_("What the two mentions say"), headings, [*rows, (_("source"), *places, "")])


# ---- one


def _whole(found: EntityExplanation, wording: Wording) -> None:
    _ = wording.text
    entity = found.entity
    count = len(found.branches)
    console.line(f"{wording.kind(entity.kind)}: {called(entity, wording)}  ({entity.id})")
    console.line(wording.plural("{n} mention of it", "{n} mentions of it", count).format(n=count))
    _judged(found.judgements, wording)
    if count > 1:
        drawn = Table(
            title=Text(_("How its mentions hang together")),
            title_justify="left",
            header_style="bold",
        )
        for heading in (_("mention"), _("bits"), _("evidence"), _("why")):
            drawn.add_column(Text(heading), overflow="fold")
        for branch in found.branches[:SHOWN_MENTIONS]:
            drawn.add_row(*map(console.as_text, _branch(branch, found.evidence, wording)))
        console.out.print(drawn)
        if count > SHOWN_MENTIONS:
            console.line(
                _("{count} more not shown").format(count=wording.number(count - SHOWN_MENTIONS))
            )
    if found.others:
        console.table(
            _("Kept apart from it"),
            (_("name"), "id", _("how sure"), _("bits"), _("why"), _("what was compared")),
            (_other(candidate, wording) for candidate in found.others),
        )


def _branch(branch: TreeNode, evidence: Citations, wording: Wording) -> tuple[str, str, str, str]:
    """A mention under the one that it hangs on."""
    indent = "   " * (branch.depth - 1) + "└─ " if branch.depth else ""
    name, step = mention_label(branch.mention, evidence, wording), branch.step
    if step is None:
        return f"{indent}{name}", "", "", ""
    if not step.comparisons:
        return f"{indent}{name}", "", "", rule_sentences(step.rules, wording)
    told = "; ".join(full_sentence(comparison, wording) for comparison in telling(step))
    return f"{indent}{name}", wording.bits(step.bits), band(step.bits, wording), told


def _other(other: Other, wording: Wording) -> tuple[str, ...]:
    step = other.step
    told = (
        "; ".join(full_sentence(comparison, wording) for comparison in telling(step))
        if step
        else ""
    )
    return (
        called(other.entity, wording),
        other.entity.id,
        wording.tier(other.tier) if other.tier else "",
        wording.bits(step.bits) if step else "",
        because_sentence(other.because, other.tier, wording),
        told,
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
    """A bar as letters: full blocks for the weight, light ones for what the rarity of the value
    adds or takes back.
    """
    reached = [0.0, *(bar.start for bar in given), *(bar.start + bar.weight for bar in given)]
    reached += [bar.end for bar in given]
    low, high = min(reached), max(reached)

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


# ---- picture and JSON


def picture(
    found: PairExplanation | EntityExplanation, wording: Wording, *, scheme: Scheme = "auto"
) -> str:
    """The evidence as an SVG for a file; empty when nothing was compared. Protected people are not
    named in it.
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


def why_row(found: PairExplanation | EntityExplanation, wording: Wording) -> dict[str, Any]:
    """An explanation as plain JSON, each code with its sentence."""
    return (
        _pair_row(found, wording)
        if isinstance(found, PairExplanation)
        else _whole_row(found, wording)
    )


def _pair_row(found: PairExplanation, wording: Wording) -> dict[str, Any]:
    return {
        "verdict": found.verdict,
        "text": "; ".join(
            filter(None, (verdict_words(found.verdict, wording), why_not(found, wording)))
        ),
        "because": found.because,
        "left": _entity_row(found.left),
        "right": _entity_row(found.right),
        "mentions": [_mention_row(each, found.evidence) for each in found.two],
        "steps": [_step_row(step, wording) for step in found.steps],
        "fields": [
            {
                "field": field.field,
                "left": list(field.left),
                "right": list(field.right),
                "verdict": field.verdict,
            }
            for field in found.fields
        ],
        "judgements": _judgement_rows(found.judgements, wording),
    }


def _whole_row(found: EntityExplanation, wording: Wording) -> dict[str, Any]:
    return {
        "entity": _entity_row(found.entity),
        "mentions": [
            _mention_row(branch.mention, found.evidence)
            | {
                "depth": branch.depth,
                "reasons": list(branch.rules),
                "fits": _step_row(branch.step, wording) if branch.step else None,
            }
            for branch in found.branches
        ],
        "apart": [
            _entity_row(candidate.entity)
            | {
                "tier": candidate.tier,
                "because": candidate.because,
                "text": because_sentence(candidate.because, candidate.tier, wording),
                "link": candidate.link,
                "fits": _step_row(candidate.step, wording) if candidate.step else None,
            }
            for candidate in found.others
        ],
        "judgements": _judgement_rows(found.judgements, wording),
    }


def _entity_row(entity: Entity) -> dict[str, Any]:
    return {"id": entity.id, "kind": entity.kind, "name": entity.name}


def _mention_row(mention_id: Id, evidence: Citations) -> dict[str, Any]:
    each = evidence.mentions[mention_id]
    source = evidence.sources.get(each.ref.source_id)
    return {
        "id": each.id,
        "name": each.name,
        "role": each.role,
        "case": evidence.cases.get(each.case_id, ""),
        "file": source.name if source else "",
        "sheet": each.ref.sheet,
        "row": each.ref.row,
    }


def _step_row(step: Step, wording: Wording) -> dict[str, Any]:
    return {
        "left": step.left,
        "right": step.right,
        "bits": step.bits,
        "strength": band(step.bits, wording) if step.comparisons else "",
        "reasons": list(step.rules),
        "comparisons": [
            {
                "name": comparison.name,
                "level": comparison.level,
                "weight": comparison.weight,
                "frequency": comparison.frequency,
                "strength": band_of(comparison, wording),
                "text": full_sentence(comparison, wording),
            }
            for comparison in step.comparisons
        ],
    }


def _judgement_rows(judgements: Iterable[Judgement], wording: Wording) -> list[dict[str, Any]]:
    return [
        {
            "id": judgement.id,
            "decision": judgement.decision,
            "text": decision_word(judgement.decision, wording),
            "by": judgement.by,
            "on": judgement.on,
            "why": judgement.why,
            "left": judgement.left,
            "right": judgement.right,
        }
        for judgement in judgements
    ]
