"""What the command line prints of what changed."""

from collections.abc import Sequence
from typing import Any

from app.cli.console import Format, as_csv, as_json, line, table
from app.cli.printing.networks import SHORT_ID
from app.monitoring.changes import ChangeReport, History
from app.rows import columns
from app.wording.changes import ChangeWords, heading, remarks, summary
from app.wording.wording import Wording
from graph.analysis.findings.changes import HistoryStep, NetworkChange
from graph.snapshots import SnapshotMark

_SHOWN = 60
"""Changes that a table shows unless told otherwise."""


def changes(report: ChangeReport, limit: int | None, format: Format, wording: Wording) -> None:
    """Print what changed since a snapshot, gravest first; programs get all of it where no limit is
    given.
    """
    words = ChangeWords(wording, report.entities, report.numbers)
    if limit is None:
        limit = _SHOWN if format is Format.TABLE else 0
    shown = report.changes[:limit] if limit else report.changes
    if format is Format.JSON:
        as_json(
            {
                **report_row(report, wording),
                "changes": [change_row(change, words, report) for change in shown],
            }
        )
        return
    if format is Format.CSV:
        as_csv([change_row(change, words, report) for change in shown], columns.CHANGES)
        return
    _ = wording.text
    line(heading(report, wording))
    if shown:
        line(summary(report, wording))
        rows = ((change.network[:SHORT_ID], words.sentence(change)) for change in shown)
        table(_("What changed"), (_("network"), _("what changed")), rows)
    if len(report.changes) > len(shown):
        more = len(report.changes) - len(shown)
        line(_("{count} more changes: use --limit 0").format(count=wording.number(more)))
    for text in remarks(report, wording):
        line(text)


def nothing(marks: Sequence[SnapshotMark], revision: int, format: Format, wording: Wording) -> None:
    """Print that there is no earlier time to compare with; programs get no change, since no
    time.
    """
    _ = wording.text
    if format is Format.JSON:
        none = ChangeReport(since=SnapshotMark(number=0, at="", revision=0), revision=revision)
        as_json({**report_row(none, wording), "since": None})
    elif format is Format.CSV:
        as_csv([], columns.CHANGES)
    elif marks:
        told = _(
            "Only what was found on {day} is remembered: there is nothing to compare it with yet."
        )
        line(told.format(day=wording.date(marks[0].at[:10])))
    else:
        line(_("Nothing is remembered of what was found yet: simpul link begins with it."))


def report_row(report: ChangeReport, wording: Wording) -> dict[str, Any]:
    """What changed as plain JSON, each change with its sentence."""
    words = ChangeWords(wording, report.entities, report.numbers)
    return {
        "since": {"at": report.since.at, "revision": report.since.revision},
        "revision": report.revision,
        "changes": [change_row(change, words, report) for change in report.changes],
        "parties_no_longer_known": report.unknown,
        "cases_changed": [report.numbers.get(each, each) for each in report.corrected],
        "judgements": [
            {
                "id": judgement.judgement.id,
                "decision": judgement.judgement.decision,
                "stands": judgement.judgement.stands,
                "by": judgement.judgement.by,
                "on": judgement.judgement.on,
                "withdrawn_on": judgement.judgement.withdrawn_on,
                "left": judgement.left_name,
                "right": judgement.right_name,
            }
            for judgement in report.judgements
        ],
    }


def change_row(
    change: NetworkChange, words: ChangeWords, report: ChangeReport | History
) -> dict[str, Any]:
    """One change as a flat row."""
    return {
        "kind": change.kind,
        "network": change.network,
        "networks": list(change.networks),
        "parties": list(change.parties),
        "names": [
            report.entities[party].name for party in change.parties if party in report.entities
        ],
        "cases": [report.numbers.get(case, case) for case in change.cases],
        "before": change.before,
        "after": change.after,
        "text": words.sentence(change),
    }


def history(found: History, format: Format, wording: Wording) -> None:
    """Print what one network was from time to time."""
    words, _ = ChangeWords(wording, found.entities, found.numbers), wording.text
    if format is Format.JSON:
        told = (
            [change_row(change, words, found) for change in step.changes] for step in found.steps
        )
        as_json(
            [
                {**_step_row(step), "changes": rows}
                for step, rows in zip(found.steps, told, strict=True)
            ]
        )
    elif format is Format.CSV:
        as_csv(
            [{**_step_row(step), "text": words.step(step)} for step in found.steps], columns.HISTORY
        )
    else:
        table(
            _("History of network {network}").format(network=found.network[:SHORT_ID]),
            (_("when"), "id", _("parties"), _("cases"), _("what changed")),
            (
                (
                    step.at[:16].replace("T", " "),
                    step.network[:SHORT_ID],
                    step.parties,
                    step.cases,
                    words.step(step),
                )
                for step in found.steps
            ),
        )


def _step_row(step: HistoryStep) -> dict[str, Any]:
    return {
        "at": step.at,
        "revision": step.revision,
        "network": step.network,
        "parties": step.parties,
        "cases": step.cases,
    }
