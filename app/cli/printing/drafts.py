"""What the command line prints of what was loaded and of drafts."""

from typing import Any

from app.cli.console import Format, as_json, as_rows, line, table
from app.cli.printing.loads import counted, seen_before
from app.intake.intake import DraftView
from app.intake.provenance import LoggedLoad
from app.rows import columns
from app.rows.loads import draft_detail_row, draft_row
from app.wording.seen_before import change_words
from app.wording.wording import Wording
from app.workspace import Workspace
from loaders.validation import Tally

DIGEST_SHOWN = 12


def sources(space: Workspace, format: Format) -> None:
    """Print every table that was loaded, when, by whom and why."""
    loads = space.intake.loads()
    wording, _ = space.wording, space.wording.text
    if format is not Format.TABLE:
        rows = [_source_row(load) for load in loads]
        as_rows(rows, format, columns.SOURCES)
        return
    if not loads:
        line(_("Nothing was loaded yet, or not since loads are recorded."))
        return
    table(
        _("{count} loads").format(count=wording.number(len(loads))),
        (
            _("when"),
            _("who"),
            _("file"),
            _("sheet"),
            "SHA-256",
            _("mapping"),
            _("purpose"),
            _("basis"),
            _("rows"),
        ),
        (
            (
                load.at[:16].replace("T", " "),
                load.by,
                load.record.source.name,
                load.record.sheet,
                load.record.source.digest[:DIGEST_SHOWN],
                load.record.source.mapping,
                load.record.grounds.purpose or _("not stated"),
                wording.basis(load.record.grounds.basis),
                load.record.rows.read if load.record.rows else _("not finished"),
            )
            for load in loads
        ),
    )


def _source_row(load: LoggedLoad) -> dict[str, Any]:
    record, rows = load.record, load.record.rows or Tally()
    return {
        "loaded_at": load.at,
        "loaded_by": load.by,
        "file": record.source.name,
        "sheet": record.sheet,
        "use": record.use,
        "sha256": record.source.digest,
        "size": record.source.size,
        "mapping": record.source.mapping,
        "mapping_sha256": record.mapping_digest,
        "purpose": record.grounds.purpose,
        "basis": record.grounds.basis or "",
        "finished": load.finished,
        "read": rows.read,
        "new": rows.new,
        "updated": rows.updated,
        "unchanged": rows.unchanged,
        "rejected": rows.rejected,
        "draft": record.draft,
    }


def drafts(space: Workspace, format: Format) -> None:
    """Print the drafts that wait."""
    found = space.intake.drafts()
    wording, _ = space.wording, space.wording.text
    if format is not Format.TABLE:
        rows = [draft_row(summary) for summary in found]
        as_rows(rows, format, columns.DRAFTS)
        return
    if not found:
        line(_("No draft waits: stage one with `simpul load --draft FILES`."))
        return
    rows = [draft_row(summary) for summary in found]
    table(
        _("{count} drafts").format(count=wording.number(len(rows))),
        (
            *("id", _("when"), _("who"), _("files"), _("new cases"), _("changed cases"), _("rows")),
            *(_("unchanged"), _("rejected")),
        ),
        (
            (
                *(row["id"], row["staged_at"][:16].replace("T", " "), row["staged_by"]),
                row["damage"] or ", ".join(row["files"]),
                *(row["cases_new"], row["cases_changed"], row["rows_read"]),
                *(row["rows_unchanged"], row["rows_rejected"]),
            )
            for row in rows
        ),
    )


def draft(view: DraftView, format: Format, wording: Wording) -> None:
    """Print a draft: counts, what it would change, and what of it was seen before."""
    if format is not Format.TABLE:
        as_json(draft_detail_row(view, wording))
        return
    _, detail = wording.text, view.detail
    counted(
        detail.report,
        _("Draft {id}: what accepting it would do").format(id=detail.draft.id),
        wording,
    )
    if changed := [change for change in detail.changes if not change.new]:
        rows = ((change.number, *change_words(change, wording)) for change in changed)
        table(_("Changed cases"), (_("case"), _("change"), _("fields that differ")), rows)
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
    line(wording.text("draft {id} was discarded").format(id=draft_id))
