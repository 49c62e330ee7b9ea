"""What the command line prints of loads and of linking."""

from collections.abc import Sequence
from typing import Any

import msgspec

from app.cli.console import Format, as_json, line, table
from app.intake.loading import LoadReport
from app.monitoring.seen_before import SeenBefore
from app.plain_text import shorten
from app.resolution.linking import LinkReport
from app.rows.loads import LONGEST_CELL, load_row, seen_row
from app.wording.seen_before import intake_sentence, skipped_sentences
from app.wording.wording import Wording
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
    if format is not Format.TABLE:
        linking = msgspec.to_builtins(link) if link else None
        as_json({"load": load_row(report), "link": linking, "seen_before": seen_row(seen, wording)})
        return
    _ = wording.text
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
    kinds = {"rows": report.tally, **report.values}
    names = {
        "rows": _("rows"),
        "cases": _("cases"),
        "mentions": _("mentions"),
        "statements": _("statements"),
    }
    headings = ("", _("read"), _("new"), _("updated"), _("unchanged"), _("rejected"))
    rows = ((names[k], t.read, t.new, t.updated, t.unchanged, t.rejected) for k, t in kinds.items())
    table(title, headings, rows)
    for again in report.again:
        line(wording.same_bytes(again))
    issues(report.issues, wording)
    for path in report.rejects:
        line(_("Correct the rejected rows in {path} and load that file.").format(path=path))


def seen_before(seen: SeenBefore, wording: Wording) -> None:
    """Print what was known already of the cases that came in."""
    _ = wording.text
    shown = seen.lines[:SHOWN_SEEN]
    if shown:
        first = {each.case_id: each for each in reversed(shown)}
        rows = (
            (
                seen.numbers[each.case_id] if first[each.case_id] is each else "",
                intake_sentence(each, seen, wording),
            )
            for each in shown
        )
        table(_("Seen before"), (_("case"), _("what is known of it")), rows)
    if len(seen.lines) > len(shown):
        line(
            _("{count} more lines: use --format json to see them").format(
                count=len(seen.lines) - len(shown)
            )
        )
    for text in skipped_sentences(seen, wording):
        line(text)


def issues(issues: Sequence[Issue], wording: Wording) -> None:
    """Print what is wrong in an input, errors first."""
    _ = wording.text
    if not issues:
        return
    ordered = sorted(issues, key=lambda issue: issue.severity != "error")
    shown = ordered[:SHOWN_ISSUES]
    headings = (_("file"), _("row"), _("column"), _("value"), _("reason"), _("what to do"))
    table(
        _("{count} issues").format(count=len(issues)),
        headings,
        (_issue_row(issue) for issue in shown),
    )
    if len(issues) > len(shown):
        line(
            _("{count} more issues: use --format json to see all").format(
                count=len(issues) - len(shown)
            )
        )


def _issue_row(issue: Issue) -> tuple[object, ...]:
    place = " ".join(filter(None, (issue.file, issue.sheet)))
    column, value, reason, mend = (
        shorten(each, LONGEST_CELL)
        for each in (issue.column, issue.value, issue.reason, issue.mend)
    )
    return place, issue.row or "", column, value, reason, mend


def linked(report: LinkReport, wording: Wording) -> None:
    """Print what linking found."""
    _ = wording.text
    plural, number = wording.plural, wording.number
    counts = {
        "people": (plural("{n} person", "{n} people", report.people), report.people),
        "organizations": (
            plural("{n} organisation", "{n} organisations", report.organizations),
            report.organizations,
        ),
        "identifiers": (
            plural("{n} identifier", "{n} identifiers", report.identifiers),
            report.identifiers,
        ),
        "relationships": (
            plural("{n} relationship", "{n} relationships", report.relationships),
            report.relationships,
        ),
        "common": (
            plural("{n} identifier is common", "{n} identifiers are common", report.common),
            report.common,
        ),
    }
    told = plural(
        "{mentions} mention is {people} and {organizations}, with {identifiers} and"
        " {relationships}; {common} ({seconds} s)",
        "{mentions} mentions are {people} and {organizations}, with {identifiers} and"
        " {relationships}; {common} ({seconds} s)",
        report.mentions,
    )
    line(
        told.format(
            mentions=number(report.mentions),
            seconds=number(round(report.seconds, 1)),
            **{name: text.format(n=number(n)) for name, (text, n) in counts.items()},
        )
    )
    if report.refused:
        line(
            _("{count} links were refused because the data contradict: look at both sides").format(
                count=len(report.refused)
            )
        )


def preview(plan: LoadPlan, format: Format, wording: Wording) -> None:
    """Print how files would be read."""
    if format is not Format.TABLE:
        as_json(msgspec.to_builtins(plan, enc_hook=repr))
        return
    for each in plan.tables:
        line(str(each))
    issues(plan.issues, wording)


def sample(report: Any) -> None:
    """Print what a sample holds."""
    as_json(report)
