"""What changed as listings and records, and the history of one network."""

from collections.abc import Mapping
from typing import Any

from app.monitoring.changes import ChangeReport, History
from app.rows import columns
from app.rows.listing import Column, Listing, first
from app.wording.changes import ChangeWords
from app.wording.profile import SHORT_ID, UNNAMED, network_word
from app.wording.wording import Wording
from graph.analysis.findings.changes import HistoryStep, NetworkChange
from graph.model import Id


def change_listing(
    report: ChangeReport, limit: int, wording: Wording, names: Mapping[Id, str] = UNNAMED
) -> Listing[NetworkChange]:
    """At most so many changes since a snapshot, gravest first.

    `names` are what networks are called.
    """
    _ = wording.text
    words = ChangeWords(wording, report.entities, report.numbers, names)
    shown, left_out = first(report.changes, limit)
    more = _("{count} more changes: use --limit 0").format(count=wording.number(left_out))
    return Listing(
        title=_("What changed"),
        items=shown,
        columns=(
            Column(
                _("network"),
                lambda change: change.network[:SHORT_ID],
                on_screen=lambda change: network_word(change.network, names),
            ),
            Column(_("what changed"), words.sentence, wide=True),
        ),
        foot=(more,) if left_out else (),
        records=lambda: [change_record(change, words, report) for change in shown],
        fields=columns.CHANGES,
    )


def change_record(
    change: NetworkChange, words: ChangeWords, report: ChangeReport | History
) -> dict[str, Any]:
    """One change as a flat record."""
    parties = [party for party in change.parties if party in report.entities]
    return {
        "kind": change.kind,
        "network": change.network,
        "networks": list(change.networks),
        "parties": list(change.parties),
        "names": [report.entities[party].name for party in parties],
        "cases": [report.numbers.get(case, case) for case in change.cases],
        "before": change.before,
        "after": change.after,
        "text": words.sentence(change),
    }


def report_row(report: ChangeReport, wording: Wording) -> dict[str, Any]:
    """What changed as plain JSON, each change with its sentence."""
    listing = change_listing(report, 0, wording)
    return {
        "since": {"at": report.since.at, "revision": report.since.revision},
        "revision": report.revision,
        "changes": list(listing.records()),
        "parties_no_longer_known": report.unknown,
        "cases_changed": [report.numbers.get(case, case) for case in report.corrected],
        "judgements": [
            {
                "id": line.judgement.id,
                "decision": line.judgement.decision,
                "stands": line.judgement.stands,
                "by": line.judgement.by,
                "on": line.judgement.on,
                "withdrawn_on": line.judgement.withdrawn_on,
                "left": line.left_name,
                "right": line.right_name,
            }
            for line in report.judgements
        ],
    }


def history_listing(
    found: History, wording: Wording, names: Mapping[Id, str] = UNNAMED
) -> Listing[HistoryStep]:
    """What one network was from time to time."""
    _ = wording.text
    words = ChangeWords(wording, found.entities, found.numbers, names)

    def detailed(step: HistoryStep) -> dict[str, Any]:
        changes = [change_record(change, words, found) for change in step.changes]
        return {**_step_record(step), "changes": changes}

    told = _("History of network {network}")
    return Listing(
        title=told.format(network=found.network[:SHORT_ID]),
        items=found.steps,
        columns=(
            Column(_("when"), lambda step: step.at[:16].replace("T", " ")),
            Column("id", lambda step: step.network[:SHORT_ID]),
            Column(_("parties"), lambda step: step.parties),
            Column(_("cases"), lambda step: step.cases),
            Column(_("what changed"), words.step, wide=True),
        ),
        records=lambda: map(detailed, found.steps),
    )


def history_rows(found: History, wording: Wording) -> list[dict[str, Any]]:
    """The history of one network for a spreadsheet: a step in a row with one sentence."""
    words = ChangeWords(wording, found.entities, found.numbers)
    return [{**_step_record(step), "text": words.step(step)} for step in found.steps]


def _step_record(step: HistoryStep) -> dict[str, Any]:
    return {
        "at": step.at,
        "revision": step.revision,
        "network": step.network,
        "parties": step.parties,
        "cases": step.cases,
    }
