"""What the command line prints of the review."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from app.cli import console
from app.cli.console import Format, line
from app.cli.printing.loads import issues, linked
from app.exports.review.workbook import WorkbookReport
from app.resolution.agreement import Agreement, WeightBand
from app.resolution.groups import Group, GroupView
from app.resolution.pairs import FieldRow, Pair, PairView
from app.resolution.review import Decided, JudgementLine
from app.rows.listing import Column, Listing
from app.rows.review.groups import group_detail_record, group_listing, member_listing
from app.rows.review.pairs import (
    judgement_listing,
    pair_detail_record,
    pair_listing,
    progress_listing,
    source_listing,
)
from app.wording.review.groups import against_sentences, group_reasons, tie_sentences
from app.wording.review.pairs import asked_sentence, decision_word, field_word, verdict_word
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.errors import JudgementConflict
from graph.model import Judgement


def queue(pairs: Sequence[Pair], limit: int, format: Format, wording: Wording) -> None:
    """Print the pairs that are asked about, in their order."""
    console.show(pair_listing(pairs, limit, wording), format)


def groups(found: Sequence[Group], limit: int, format: Format, wording: Wording) -> None:
    """Print the groups that are asked about, in their order."""
    console.show(group_listing(found, limit, wording), format)


def group(view: GroupView, format: Format, wording: Wording) -> None:
    """Print one group side by side."""
    if console.for_program(format, lambda: group_detail_record(view, wording)):
        return
    _ = wording.text
    found = view.group
    line(found.id)
    for reason in group_reasons(found, wording):
        line(f"  + {reason}")
    console.draw(member_listing(view, wording))
    ties = tie_sentences(found, wording)
    against = against_sentences(found, wording)
    for number, member in enumerate(found.ids, start=1):
        said = " · ".join(filter(None, (ties[member], against[member])))
        line(f"{number}: {said}")
    told = _("Answer with: simpul settle {group} same|different|1,2 3,… --why TEXT")
    line(told.format(group=found.id))


def pair(space: Workspace, view: PairView, format: Format) -> None:
    """Print one pair side by side."""
    wording = space.wording
    if console.for_program(format, lambda: pair_detail_record(view, wording)):
        return
    _ = wording.text
    found = view.pair
    bits = wording.number(round(found.bits, 1))
    line(f"{found.id}: {wording.tier(found.tier)}, {bits} {_('bits')}")
    for reason in found.reasons:
        line(f"  + {asked_sentence(reason, wording)}")
    console.draw(_side_by_side(view, wording))
    console.draw(source_listing(view, wording))
    if view.judgements:
        before = _named(space, view.judgements)
        console.draw(judgement_listing(_("Judged before"), before, wording))
    told = _("Decide with: simpul judge {left} {right} same|different|unsure --why TEXT")
    line(told.format(left=found.left_mention, right=found.right_mention))


def _side_by_side(view: PairView, wording: Wording) -> Listing[FieldRow]:
    """What both sides say, field by field."""
    left = view.pair.left
    right = view.pair.right
    return Listing(
        title=wording.text("Side by side"),
        items=view.fields,
        columns=(
            Column("", lambda row: field_word(row.field, wording)),
            Column(f"A: {left.name} ({left.id})", lambda row: "; ".join(row.left)),
            Column(f"B: {right.name} ({right.id})", lambda row: "; ".join(row.right)),
            Column("", lambda row: verdict_word(row.verdict, wording)),
        ),
    )


def judged(space: Workspace, done: Decided, format: Format) -> None:
    """Say what was judged, and what linking made of it."""
    wording = space.wording
    if console.for_program(format, lambda: msgspec.to_builtins(done)):
        return
    if not done.judgements and done.link is None:
        line(wording.text("You said so before: nothing changed."))
    for named in _named(space, done.judgements):
        judgement = named.judgement
        sides = f"{named.left_name or judgement.left} – {named.right_name or judgement.right}"
        line(f"{judgement.id}: {sides}: {decision_word(judgement.decision, wording)}")
    if done.link:
        linked(done.link, wording)


def withdrawn(done: Decided, format: Format, wording: Wording) -> None:
    """Say what was withdrawn, and what linking made of it."""
    if console.for_program(format, lambda: msgspec.to_builtins(done)):
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
        title = space.wording.text("What stands against it")
        against = _named(space, found.judgements)
        console.draw(judgement_listing(title, against, space.wording))


def judgements(lines: Sequence[JudgementLine], format: Format, wording: Wording) -> None:
    """Print judgements."""
    told = wording.plural("{count} judgement", "{count} judgements", len(lines))
    title = told.format(count=wording.number(len(lines)))
    console.show(judgement_listing(title, lines, wording), format)


def _named(space: Workspace, found: Iterable[Judgement]) -> list[JudgementLine]:
    """Judgements with what their two sides are called, as far as the viewer may see that."""
    known = {
        judgement.judgement.id: judgement for judgement in space.review.judgements(standing=False)
    }
    return [known.get(judgement.id, JudgementLine(judgement=judgement)) for judgement in found]


def figures(space: Workspace, format: Format) -> None:
    """Print how far the review has come, whether weights can be trusted, and who agrees."""
    review = space.review
    wording = space.wording
    progress = review.progress()
    bands = review.bands()
    agreement = review.agreement()

    def document() -> dict[str, Any]:
        shares = [{**msgspec.to_builtins(band), "share": band.share} for band in bands]
        return {
            "progress": msgspec.to_builtins(progress),
            "bands": shares,
            "agreement": msgspec.to_builtins(agreement),
        }

    if console.for_program(format, document):
        return
    console.draw(progress_listing(progress, wording))
    judged = [band for band in bands if band.share is not None]
    if judged:
        console.draw(_bands(judged, wording))
    if agreement:
        console.draw(_agreement(agreement, wording))


def _bands(bands: Sequence[WeightBand], wording: Wording) -> Listing[WeightBand]:
    """Which share of the decided pairs was the same, by band of weight."""
    _ = wording.text
    return Listing(
        title=_("What was found the same, by weight"),
        items=bands,
        columns=(
            Column(_("bits"), _ends),
            Column(_("same"), lambda band: band.same),
            Column(_("different"), lambda band: band.different),
            Column(_("share"), lambda band: f"{band.share:.0%}"),
        ),
    )


def _ends(band: WeightBand) -> str:
    """Where a band of bits begins and ends; the outermost are open."""
    if band.low <= -100:
        return f"< {band.high:g}"
    if band.high >= 100:
        return f"≥ {band.low:g}"
    return f"{band.low:g} – {band.high:g}"


def _agreement(found: Sequence[Agreement], wording: Wording) -> Listing[Agreement]:
    """How far each two reviewers agree."""
    _ = wording.text
    return Listing(
        title=_("Reviewers who judged the same pairs"),
        items=found,
        columns=(
            Column(_("who"), lambda two: two.left),
            Column(_("and"), lambda two: two.right),
            Column(_("pairs"), lambda two: two.pairs),
            Column(_("agree"), lambda two: two.agreed),
            Column("κ", lambda two: "–" if two.kappa is None else f"{two.kappa:.2f}"),
        ),
    )


def exported(path: Path, count: int, left_out: int, format: Format, wording: Wording) -> None:
    """Say what was written into a workbook, and what was left out of it."""
    document = {"file": str(path), "pairs": count, "left_out": left_out}
    if console.for_program(format, lambda: document):
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
    if console.for_program(format, lambda: report):
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
