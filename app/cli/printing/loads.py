"""What the command line prints of loads, drafts and linking."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from app.cli import console
from app.cli.console import Format, line
from app.intake.intake import DraftView
from app.intake.loading import LoadReport
from app.intake.trial import FirstRows
from app.monitoring.seen_before import PriorHit, SeenBefore
from app.resolution.linking import LinkReport
from app.rows.listing import Column, Listing, first
from app.rows.loads import (
    alike,
    cells_aside_text,
    changed_case_listing,
    draft_detail_row,
    draft_listing,
    first_rows_text,
    issue_listing,
    load_row,
    seen_row,
    source_listing,
    tally_listing,
)
from app.rows.mapping import reading_listing
from app.wording.seen_before import intake_sentence, skipped_sentences
from app.wording.wording import Wording
from app.workspace import Workspace
from loaders.load import LoadPlan
from loaders.validation import Issue

SHOWN_ISSUES = 12
SHOWN_SEEN = 25


def loaded(
    report: LoadReport,
    link: LinkReport | None,
    format: Format,
    wording: Wording,
    seen: SeenBefore = SeenBefore(),
) -> None:
    """Print what a load did, and what of it was seen before."""

    def document() -> dict[str, Any]:
        linking = msgspec.to_builtins(link) if link else None
        return {"load": load_row(report), "link": linking, "seen_before": seen_row(seen, wording)}

    if console.for_program(format, document):
        return
    seconds = round(report.seconds, 1)
    told = wording.plural(
        "Loaded {files} file in {seconds} s",
        "Loaded {files} files in {seconds} s",
        len(report.files),
    )
    title = told.format(files=wording.number(len(report.files)), seconds=wording.number(seconds))
    counted(report, title, wording)
    if link:
        linked(link, wording)
    seen_before(seen, wording)


def counted(report: LoadReport, title: str, wording: Wording) -> None:
    """Print the counts, issues and reject files of a load or draft."""
    _ = wording.text
    console.draw(tally_listing(report, title, wording))
    if told := cells_aside_text(report, wording):
        line(told)
    for again in report.again:
        line(wording.same_bytes(again))
    issues(report.issues, wording)
    for path in report.rejects:
        line(_("Correct the rejected rows in {path} and load that file.").format(path=path))


def seen_before(seen: SeenBefore, wording: Wording) -> None:
    """Print what was known already of the cases that came in."""
    _ = wording.text
    shown, left_out = first(seen.lines, SHOWN_SEEN)
    if shown:
        console.draw(_seen_listing(shown, seen, wording))
    if left_out:
        line(_("{count} more lines: use --format json to see them").format(count=left_out))
    for text in skipped_sentences(seen, wording):
        line(text)


def issues(issues: Sequence[Issue], wording: Wording) -> None:
    """Print what is wrong in an input, errors first."""
    _ = wording.text
    if not issues:
        return
    groups = alike(issues)
    shown = groups[:SHOWN_ISSUES]
    left_out = sum(len(group.issues) for group in groups[len(shown) :])
    title = _("{count} issues").format(count=len(issues))
    console.draw(issue_listing(shown, title, wording))
    if left_out:
        line(_("{count} more issues: use --format json to see all").format(count=left_out))


def _seen_listing(
    shown: Sequence[PriorHit], seen: SeenBefore, wording: Wording
) -> Listing[PriorHit]:
    """What was known of each case; its number stands before the first line of it."""
    _ = wording.text
    opening = {hit.case_id: hit for hit in reversed(shown)}
    return Listing(
        title=_("Seen before"),
        items=shown,
        columns=(
            Column(
                _("case"),
                lambda hit: seen.numbers[hit.case_id] if opening[hit.case_id] is hit else "",
            ),
            Column(_("what is known of it"), lambda hit: intake_sentence(hit, seen, wording)),
        ),
    )


def linked(report: LinkReport, wording: Wording) -> None:
    """Print what linking found."""
    _ = wording.text
    number = wording.number

    def plural(singular: str, several: str, count: int) -> str:
        return wording.plural(singular, several, count).format(n=number(count))

    told = _linked_sentence(report, wording)
    line(
        told.format(
            mentions=number(report.mentions),
            people=plural("{n} person", "{n} people", report.people),
            organizations=plural("{n} organisation", "{n} organisations", report.organizations),
            identifiers=plural("{n} identifier", "{n} identifiers", report.identifiers),
            relationships=plural("{n} relationship", "{n} relationships", report.relationships),
            common=plural("{n} identifier is common", "{n} identifiers are common", report.common),
            seconds=number(round(report.seconds, 1)),
        )
    )
    if report.refused:
        told = _("{count} links were refused because the data contradict: look at both sides")
        line(told.format(count=len(report.refused)))


def _linked_sentence(report: LinkReport, wording: Wording) -> str:
    """What linking found, with gaps for its numbers; whether of everybody or of parties alone."""
    if not report.whole:
        return wording.plural(
            "Among {mentions} mention {people} and {organizations} are named as parties, with"
            " {identifiers} and {relationships}; {common} ({seconds} s)",
            "Among {mentions} mentions {people} and {organizations} are named as parties, with"
            " {identifiers} and {relationships}; {common} ({seconds} s)",
            report.mentions,
        )
    return wording.plural(
        "{mentions} mention is {people} and {organizations}, with {identifiers} and"
        " {relationships}; {common} ({seconds} s)",
        "{mentions} mentions are {people} and {organizations}, with {identifiers} and"
        " {relationships}; {common} ({seconds} s)",
        report.mentions,
    )


def preview(plan: LoadPlan, tried: FirstRows, format: Format, wording: Wording) -> None:
    """Print how files would be read, and what their first rows would give."""
    found = (*plan.issues, *tried.issues)
    issues_told = tuple(issue.for_program() for issue in found)
    for_program = replace(plan, issues=issues_told)
    if console.for_program(format, lambda: msgspec.to_builtins(for_program, enc_hook=repr)):
        return
    for planned in plan.tables:
        listing = reading_listing(planned, wording)
        console.draw(listing)
        for text in listing.foot:
            line(text)
    if text := first_rows_text(tried, wording):
        line(text)
    issues(found, wording)


def sample(report: Any) -> None:
    """Print what a sample holds."""
    console.as_json(report)


def sources(space: Workspace, format: Format) -> None:
    """Print every table that was loaded, when, by whom and why."""
    console.show(source_listing(space.intake.loads(), space.wording), format)


def drafts(space: Workspace, format: Format) -> None:
    """Print the drafts that wait."""
    console.show(draft_listing(space.intake.drafts(), space.wording), format)


def draft(view: DraftView, format: Format, wording: Wording) -> None:
    """Print a draft: counts, what it would change, and what of it was seen before."""
    if console.for_program(format, lambda: draft_detail_row(view, wording)):
        return
    _ = wording.text
    detail = view.detail
    title = _("Draft {id}: what accepting it would do")
    counted(detail.report, title.format(id=detail.draft.id), wording)
    changed = changed_case_listing(view, wording)
    if changed.items:
        console.draw(changed)
    if new := [change.number for change in detail.changes if change.new]:
        line(_("New cases: {numbers}").format(numbers=", ".join(new)))
    if detail.left_out:
        line(_("{count} more cases are not shown").format(count=wording.number(detail.left_out)))
    seen_before(view.seen, wording)
    line(
        _(
            "Nothing of it is seen anywhere else before `simpul drafts {id} --accept`; --discard"
            " throws it away."
        ).format(id=detail.draft.id)
    )


def discarded(draft_id: str, wording: Wording) -> None:
    """Say that a draft was thrown away."""
    told = wording.text("draft {id} was discarded")
    line(told.format(id=draft_id))
