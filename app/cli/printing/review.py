"""What the command line prints of the review."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from app.cli.console import Format, as_json, as_rows, line, table
from app.cli.printing.loads import issues, linked
from app.exports.review_workbook import WorkbookReport
from app.resolution.agreement import WeightBand
from app.resolution.pairs import Pair, PairView, Side
from app.resolution.review import Decided, JudgementLine
from app.rows import columns
from app.wording.review import asked_for, asked_sentence, decision_word, field_word, verdict_word
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.errors import JudgementConflict
from graph.model import Judgement


def queue(pairs: Sequence[Pair], limit: int, format: Format, wording: Wording) -> None:
    """Print the pairs that are asked about, in their order."""
    shown, _ = pairs[:limit] if limit else pairs, wording.text
    if format is not Format.TABLE:
        rows = [pair_row(place, pair, wording) for place, pair in enumerate(shown, start=1)]
        as_rows(rows, format, columns.PAIRS)
        return
    if not pairs:
        line(_("No pair waits to be reviewed."))
        return
    table(
        wording.plural("{count} pair to review", "{count} pairs to review", len(pairs)).format(
            count=wording.number(len(pairs))
        ),
        ("#", "id", _("why it is asked"), _("tier"), _("bits"), "A", "B"),
        (
            (
                *(
                    place,
                    pair.id,
                    asked_for(pair, wording),
                    wording.tier(pair.tier),
                    _bits(pair.bits, wording),
                ),
                *(f"{end.name or _('(no name)')} ({end.id})" for end in (pair.left, pair.right)),
            )
            for place, pair in enumerate(shown, start=1)
        ),
    )
    if len(pairs) > len(shown):
        line(
            _("{count} more pairs: use --limit 0").format(
                count=wording.number(len(pairs) - len(shown))
            )
        )


def pair(space: Workspace, view: PairView, format: Format) -> None:
    """Print one pair side by side."""
    wording = space.wording
    if format is not Format.TABLE:
        as_json(view_row(view, wording))
        return
    _, found = wording.text, view.pair
    line(f"{found.id}: {wording.tier(found.tier)}, {_bits(found.bits, wording)} {_('bits')}")
    for reason in found.reasons:
        line(f"  + {asked_sentence(reason, wording)}")
    table(
        _("Side by side"),
        (
            "",
            f"A: {found.left.name} ({found.left.id})",
            f"B: {found.right.name} ({found.right.id})",
            "",
        ),
        (
            (
                field_word(row.field, wording),
                "; ".join(row.left),
                "; ".join(row.right),
                verdict_word(row.verdict, wording),
            )
            for row in view.fields
        ),
    )
    table(
        _("Sources"),
        ("", "id", _("case"), _("role"), _("as written"), _("file"), _("sheet"), _("row")),
        (
            row
            for letter, side in (("A", view.left), ("B", view.right))
            for row in _sources(letter, side, wording)
        ),
    )
    if view.judgements:
        _judgement_table(_("Judged before"), _named(space, view.judgements), wording)
    told = _("Decide with: simpul judge {left} {right} same|different|unsure --why TEXT")
    line(told.format(left=found.left_mention, right=found.right_mention))


def _sources(letter: str, side: Side, wording: Wording) -> Iterable[tuple[Any, ...]]:
    for mention in side.mentions:
        case, source = side.cases.get(mention.case_id), side.sources.get(mention.ref.source_id)
        yield (
            *(
                letter,
                mention.id,
                case.number if case else "",
                wording.role(mention.role),
                mention.name,
            ),
            *(source.name if source else "", mention.ref.sheet, mention.ref.row or ""),
        )


def judged(space: Workspace, done: Decided, format: Format) -> None:
    """Say what was judged, and what linking made of it."""
    wording = space.wording
    if format is not Format.TABLE:
        as_json(msgspec.to_builtins(done))
        return
    if not done.judgements and done.link is None:
        line(wording.text("You said so before: nothing changed."))
    for each in _named(space, done.judgements):
        left, right = each.left_name or each.judgement.left, each.right_name or each.judgement.right
        line(
            f"{each.judgement.id}: {left} – {right}:"
            f" {decision_word(each.judgement.decision, wording)}"
        )
    if done.link:
        linked(done.link, wording)


def withdrawn(done: Decided, format: Format, wording: Wording) -> None:
    """Say what was withdrawn, and what linking made of it."""
    if format is not Format.TABLE:
        as_json(msgspec.to_builtins(done))
        return
    if done.link is None:
        line(wording.text("It was withdrawn before: nothing changed."))
        return
    for judgement in done.judgements:
        line(wording.text("{id} was withdrawn").format(id=judgement.id))
    linked(done.link, wording)


def conflict(space: Workspace, found: JudgementConflict) -> None:
    """Print the judgements that stand against a decision."""
    if found.judgements:
        _judgement_table(
            space.wording.text("What stands against it"),
            _named(space, found.judgements),
            space.wording,
        )


def judgements(lines: Sequence[JudgementLine], format: Format, wording: Wording) -> None:
    """Print judgements."""
    _ = wording.text
    if format is not Format.TABLE:
        rows = [judgement_row(each) for each in lines]
        as_rows(rows, format, columns.JUDGEMENTS)
        return
    if not lines:
        line(_("Nothing was judged yet: `simpul review` lists what is asked."))
        return
    told = wording.plural("{count} judgement", "{count} judgements", len(lines))
    _judgement_table(told.format(count=wording.number(len(lines))), lines, wording)
    if any(each.moved for each in lines):
        told = _(
            "The reports behind these say something else now: withdraw them, and judge again: {ids}"
        )
        line(told.format(ids=", ".join(each.judgement.id for each in lines if each.moved)))
    if any(each.contradicted for each in lines):
        told = _(
            "These say the opposite of others that stand, so they keep apart what others join:"
            " {ids}"
        )
        line(told.format(ids=", ".join(each.judgement.id for each in lines if each.contradicted)))


def _gone(judgement: Judgement) -> str:
    if judgement.stands:
        return ""
    return (
        f"{(judgement.withdrawn_on or '')[:10]} {judgement.withdrawn_by}: {judgement.withdrawn_why}"
    )


def _judgement_table(title: str, found: Iterable[JudgementLine], wording: Wording) -> None:
    _ = wording.text
    table(
        title,
        ("id", _("when"), _("who"), "A", _("decision"), "B", _("reason"), _("withdrawn")),
        (
            (
                *(line.judgement.id, line.judgement.on[:16].replace("T", " "), line.judgement.by),
                *(
                    line.left_name or line.judgement.left,
                    decision_word(line.judgement.decision, wording),
                ),
                *(
                    line.right_name or line.judgement.right,
                    line.judgement.why,
                    _gone(line.judgement),
                ),
            )
            for line in found
        ),
    )


def _named(space: Workspace, found: Iterable[Judgement]) -> list[JudgementLine]:
    """Judgements with what their two sides are called, as far as the viewer may see that."""
    known = {
        judgement.judgement.id: judgement for judgement in space.review.judgements(standing=False)
    }
    return [known.get(judgement.id, JudgementLine(judgement=judgement)) for judgement in found]


def figures(space: Workspace, format: Format) -> None:
    """Print how far the review has come, whether the weights can be trusted, and who agrees with
    whom.
    """
    review, wording, _ = space.review, space.wording, space.wording.text
    progress, bands, agreement = review.progress(), review.bands(), review.agreement()
    if format is not Format.TABLE:
        as_json(
            {
                "progress": msgspec.to_builtins(progress),
                "bands": [{**msgspec.to_builtins(band), "share": band.share} for band in bands],
                "agreement": msgspec.to_builtins(agreement),
            }
        )
        return
    table(
        _("Progress"),
        (_("tier"), _("open"), _("unsure"), _("same"), _("different")),
        (
            (wording.tier(each.tier), each.open, each.unsure, each.same, each.different)
            for each in progress
        ),
    )
    if any(band.share is not None for band in bands):
        table(
            _("What was found the same, by weight"),
            (_("bits"), _("same"), _("different"), _("share")),
            (
                (_band(band), band.same, band.different, f"{band.share:.0%}")
                for band in bands
                if band.share is not None
            ),
        )
    if agreement:
        table(
            _("Reviewers who judged the same pairs"),
            (_("who"), _("and"), _("pairs"), _("agree"), "κ"),
            (
                (
                    each.left,
                    each.right,
                    each.pairs,
                    each.agreed,
                    "–" if each.kappa is None else f"{each.kappa:.2f}",
                )
                for each in agreement
            ),
        )


def _band(band: WeightBand) -> str:
    if band.low <= -100:
        return f"< {band.high:g}"
    return f"≥ {band.low:g}" if band.high >= 100 else f"{band.low:g} – {band.high:g}"


def exported(path: Path, count: int, left_out: int, format: Format, wording: Wording) -> None:
    """Say what was written into a workbook, and what was left out of it."""
    if format is not Format.TABLE:
        as_json({"file": str(path), "pairs": count, "left_out": left_out})
        return
    _ = wording.text
    told = wording.plural(
        "{count} pair written to {path}", "{count} pairs written to {path}", count
    )
    line(told.format(count=wording.number(count), path=path))
    if left_out:
        told = _(
            "{count} pairs with a protected person who did not agree to it were left out: decide"
            " them here"
        )
        line(told.format(count=wording.number(left_out)))


def taken(report: WorkbookReport, format: Format, wording: Wording) -> None:
    """Print what the decisions of a workbook did."""
    if format is not Format.TABLE:
        as_json(report)
        return
    told = wording.text(
        "{read} rows read: {new} new, {unchanged} said before, {blank} undecided, {rejected} not"
        " taken"
    )
    counts = {
        key: getattr(report, key) for key in ("read", "new", "unchanged", "blank", "rejected")
    }
    line(told.format(**{key: wording.number(value) for key, value in counts.items()}))
    issues(report.issues, wording)


def pair_row(place: int, found: Pair, wording: Wording) -> dict[str, Any]:
    """A pair as one flat row."""
    return {
        "n": place,
        "id": found.id,
        "tier": found.tier,
        "bits": found.bits,
        "why": asked_for(found, wording),
        "reasons": [reason.code for reason in found.reasons],
        "because": found.because,
        "left": found.left.id,
        "left_name": found.left.name,
        "left_mention": found.left_mention,
        "right": found.right.id,
        "right_name": found.right.name,
        "right_mention": found.right_mention,
    }


def view_row(view: PairView, wording: Wording) -> dict[str, Any]:
    """A pair side by side as plain JSON."""
    row = {key: value for key, value in pair_row(0, view.pair, wording).items() if key != "n"}
    return {
        **row,
        "comparisons": msgspec.to_builtins(view.pair.comparisons),
        "fields": msgspec.to_builtins(view.fields),
        "mentions": {
            name: _mention_rows(side) for name, side in (("left", view.left), ("right", view.right))
        },
        "decision": view.decision,
        "judgements": msgspec.to_builtins(view.judgements),
    }


def _mention_rows(side: Side) -> list[dict[str, Any]]:
    return [
        {
            "id": mention.id,
            "case": side.cases[mention.case_id].number if mention.case_id in side.cases else "",
            "role": mention.role,
            "name": mention.name,
            "file": (
                side.sources[mention.ref.source_id].name
                if mention.ref.source_id in side.sources
                else ""
            ),
            "sheet": mention.ref.sheet,
            "row": mention.ref.row,
        }
        for mention in side.mentions
    ]


def judgement_row(found: JudgementLine) -> dict[str, Any]:
    """A judgement as one flat row."""
    each = found.judgement
    return {
        "id": each.id,
        "on": each.on,
        "by": each.by,
        "decision": each.decision,
        "left": each.left,
        "left_name": found.left_name,
        "left_entity": found.left_entity,
        "right": each.right,
        "right_name": found.right_name,
        "right_entity": found.right_entity,
        "why": each.why,
        "tier": each.tier or "",
        "bits": each.bits,
        "withdrawn_on": each.withdrawn_on or "",
        "withdrawn_by": each.withdrawn_by,
        "withdrawn_why": each.withdrawn_why,
        "moved": found.moved,
        "contradicted": found.contradicted,
    }


def _bits(bits: float, wording: Wording) -> str:
    return wording.number(round(bits, 1))
