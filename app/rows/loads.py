"""Loads and drafts as plain rows."""

from typing import Any

import msgspec

from app.intake.drafts import DraftSummary
from app.intake.intake import DraftView
from app.intake.loading import LoadReport
from app.monitoring.seen_before import SeenBefore
from app.wording.seen_before import intake_sentence
from app.wording.wording import Wording


def load_row(report: LoadReport) -> dict[str, Any]:
    """What a load did as plain JSON, without the ids of all cases it touched."""
    row: dict[str, Any] = msgspec.to_builtins(report, enc_hook=str)
    row.pop("touched", None)
    return row


def seen_row(seen: SeenBefore, wording: Wording) -> dict[str, Any]:
    """What was seen before as plain JSON, each line with its sentence."""
    return {
        "lines": [
            {
                "case": seen.numbers[line.case_id],
                "code": line.code,
                "entities": list(line.entities),
                "networks": list(line.networks),
                "count": line.count,
                "reasons": list(line.reasons),
                "text": intake_sentence(line, seen, wording),
            }
            for line in seen.lines
        ],
        "left_out": seen.left_out,
        "skipped": list(seen.skipped),
    }


def draft_row(draft: DraftSummary) -> dict[str, Any]:
    """One draft of the list as plain JSON."""
    cases = draft.values.get("cases")
    return {
        "id": draft.id,
        "staged_at": draft.at,
        "staged_by": draft.by,
        "files": list(draft.files),
        "cases_new": cases.new if cases else 0,
        "cases_changed": cases.updated if cases else 0,
        "rows_read": draft.rows.read,
        "rows_new": draft.rows.new,
        "rows_updated": draft.rows.updated,
        "rows_unchanged": draft.rows.unchanged,
        "rows_rejected": draft.rows.rejected,
        "damage": draft.damage,
    }


def draft_detail_row(view: DraftView, wording: Wording) -> dict[str, Any]:
    """A draft against the store as plain JSON."""
    detail = view.detail
    return {
        "id": detail.draft.id,
        "staged_at": detail.draft.at,
        "staged_by": detail.draft.by,
        "load": load_row(detail.report),
        "changes": [
            {
                "case": change.number,
                "new": change.new,
                "fields": list(change.fields),
                "added": change.added,
                "removed_rows": change.removed,
            }
            for change in detail.changes
        ],
        "changes_left_out": detail.left_out,
        "seen_before": seen_row(view.seen, wording),
    }


LONGEST_CELL = 200
"""Letters of what a row says that are shown of an issue."""
