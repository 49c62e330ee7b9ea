"""The review as listings and records: pairs that are asked about, judgements, how it goes."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from app.resolution.agreement import TierProgress
from app.resolution.pairs import Pair, PairView, Side
from app.resolution.review import JudgementLine
from app.rows import columns
from app.rows.listing import Column, Listing, first
from app.wording.review.pairs import asked_for, decision_word
from app.wording.wording import Wording
from graph.model import Entity, Judgement, Mention


def pair_listing(pairs: Sequence[Pair], limit: int, wording: Wording) -> Listing[Pair]:
    """At most so many of the pairs that are asked about, in their order; 0 is all."""
    _ = wording.text
    shown, left_out = first(pairs, limit)
    title = wording.plural("{count} pair to review", "{count} pairs to review", len(pairs))
    told = _("{count} more pairs: use --limit 0")
    more = told.format(count=wording.number(left_out))

    def called(entity: Entity) -> str:
        return f"{entity.name or _('(no name)')} ({entity.id})"

    return Listing(
        title=title.format(count=wording.number(len(pairs))),
        items=shown,
        columns=(
            Column("id", lambda pair: pair.id),
            Column(_("why it is asked"), lambda pair: asked_for(pair, wording)),
            Column(_("tier"), lambda pair: wording.tier(pair.tier)),
            Column(_("bits"), lambda pair: wording.number(round(pair.bits, 1))),
            Column("A", lambda pair: called(pair.left)),
            Column("B", lambda pair: called(pair.right)),
        ),
        none=_("No pair waits to be reviewed."),
        foot=(more,) if left_out else (),
        numbered=True,
        records=lambda: [
            {"n": place, **pair_record(pair, wording)} for place, pair in enumerate(shown, start=1)
        ],
        fields=columns.PAIRS,
    )


def pair_record(pair: Pair, wording: Wording) -> dict[str, Any]:
    """A pair as one flat record."""
    return {
        "id": pair.id,
        "tier": pair.tier,
        "bits": pair.bits,
        "why": asked_for(pair, wording),
        "reasons": [reason.code for reason in pair.reasons],
        "because": pair.because,
        "left": pair.left.id,
        "left_name": pair.left.name,
        "left_mention": pair.left_mention,
        "right": pair.right.id,
        "right_name": pair.right.name,
        "right_mention": pair.right_mention,
    }


def pair_detail_record(view: PairView, wording: Wording) -> dict[str, Any]:
    """A pair side by side as plain JSON."""
    return {
        **pair_record(view.pair, wording),
        "comparisons": msgspec.to_builtins(view.pair.comparisons),
        "fields": msgspec.to_builtins(view.fields),
        "mentions": {"left": _mention_records(view.left), "right": _mention_records(view.right)},
        "decision": view.decision,
        "judgements": msgspec.to_builtins(view.judgements),
    }


def _mention_records(side: Side) -> list[dict[str, Any]]:
    return [
        {
            "id": mention.id,
            "case": case_number(side, mention),
            "role": mention.role,
            "name": mention.name,
            "file": file_name(side, mention),
            "sheet": mention.ref.sheet,
            "row": mention.ref.row,
        }
        for mention in side.mentions
    ]


def case_number(side: Side, mention: Mention) -> str:
    """The number of the case that a mention of this side is in; empty where it may not be known."""
    case = side.cases.get(mention.case_id)
    if case:
        return case.number
    return ""


def file_name(side: Side, mention: Mention) -> str:
    """The file that a mention of this side was read from; empty where it may not be known."""
    source = side.sources.get(mention.ref.source_id)
    if source:
        return source.name
    return ""


def judgement_listing(
    title: str, found: Sequence[JudgementLine], wording: Wording
) -> Listing[JudgementLine]:
    """Judgements with what their sides are called, and what of them needs another look."""
    _ = wording.text
    return Listing(
        title=title,
        items=found,
        columns=(
            Column("id", lambda line: line.judgement.id),
            Column(_("when"), lambda line: line.judgement.on[:16].replace("T", " ")),
            Column(_("who"), lambda line: line.judgement.by),
            Column("A", lambda line: line.left_name or line.judgement.left),
            Column(_("decision"), lambda line: decision_word(line.judgement.decision, wording)),
            Column("B", lambda line: line.right_name or line.judgement.right),
            Column(_("reason"), lambda line: line.judgement.why),
            Column(_("withdrawn"), lambda line: _withdrawn(line.judgement)),
        ),
        none=_("Nothing was judged yet: `simpul review` lists what is asked."),
        foot=tuple(_doubts(found, wording)),
        records=lambda: map(_judgement_record, found),
        fields=columns.JUDGEMENTS,
    )


def _doubts(found: Sequence[JudgementLine], wording: Wording) -> Iterable[str]:
    """Which judgements the reports behind them no longer bear out, and which others deny."""
    _ = wording.text
    moved = [line.judgement.id for line in found if line.moved]
    contradicted = [line.judgement.id for line in found if line.contradicted]
    if moved:
        told = _(
            "The reports behind these say something else now: withdraw them, and judge again: {ids}"
        )
        yield told.format(ids=", ".join(moved))
    if contradicted:
        told = _(
            "These say the opposite of others that stand, so they keep apart what others join:"
            " {ids}"
        )
        yield told.format(ids=", ".join(contradicted))


def _withdrawn(judgement: Judgement) -> str:
    """When, by whom and why it was withdrawn; empty while it stands."""
    if judgement.stands:
        return ""
    day = (judgement.withdrawn_on or "")[:10]
    return f"{day} {judgement.withdrawn_by}: {judgement.withdrawn_why}"


def _judgement_record(line: JudgementLine) -> dict[str, Any]:
    """A judgement as one flat record."""
    judgement = line.judgement
    return {
        "id": judgement.id,
        "on": judgement.on,
        "by": judgement.by,
        "decision": judgement.decision,
        "left": judgement.left,
        "left_name": line.left_name,
        "left_entity": line.left_entity,
        "right": judgement.right,
        "right_name": line.right_name,
        "right_entity": line.right_entity,
        "why": judgement.why,
        "tier": judgement.tier or "",
        "bits": judgement.bits,
        "withdrawn_on": judgement.withdrawn_on or "",
        "withdrawn_by": judgement.withdrawn_by,
        "withdrawn_why": judgement.withdrawn_why,
        "moved": line.moved,
        "contradicted": line.contradicted,
    }


def source_listing(view: PairView, wording: Wording) -> Listing[tuple[str, Side, Mention]]:
    """Where each mention of either side was read."""
    _ = wording.text
    items: list[tuple[str, Side, Mention]] = []
    for letter, side in (("A", view.left), ("B", view.right)):
        items += [(letter, side, mention) for mention in side.mentions]
    return Listing(
        title=_("Sources"),
        items=items,
        columns=(
            Column("", lambda item: item[0]),
            Column("id", lambda item: item[2].id),
            Column(_("case"), lambda item: case_number(item[1], item[2])),
            Column(_("role"), lambda item: wording.role(item[2].role)),
            Column(_("as written"), lambda item: item[2].name),
            Column(_("file"), lambda item: file_name(item[1], item[2])),
            Column(_("sheet"), lambda item: item[2].ref.sheet),
            Column(_("row"), lambda item: item[2].ref.row or ""),
        ),
    )


def progress_listing(found: Sequence[TierProgress], wording: Wording) -> Listing[TierProgress]:
    """How many pairs of each tier are decided, and how."""
    _ = wording.text
    return Listing(
        title=_("Progress"),
        items=found,
        columns=(
            Column(_("tier"), lambda progress: wording.tier(progress.tier)),
            Column(_("open"), lambda progress: progress.open, title=_("Open")),
            Column(_("unsure"), lambda progress: progress.unsure, title=_("Unsure")),
            Column(_("same"), lambda progress: progress.same),
            Column(_("different"), lambda progress: progress.different),
        ),
    )
