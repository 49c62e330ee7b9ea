"""What was loaded, and the drafts that wait, as listings."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.intake.drafts import DraftSummary
from app.intake.intake import DraftView
from app.intake.provenance import LoggedLoad
from app.rows import columns
from app.rows.listing import Column, Listing
from app.rows.loads import draft_row
from app.wording.seen_before import change_words
from app.wording.wording import Wording
from loaders.validation import Tally

DIGEST_SHOWN = 12
"""Characters of a file's SHA-256 that people are shown."""


def source_listing(loads: Sequence[LoggedLoad], wording: Wording) -> Listing[LoggedLoad]:
    """Every table that was loaded, when, by whom and why."""
    _ = wording.text
    told = _("{count} loads")
    return Listing(
        title=told.format(count=wording.number(len(loads))),
        items=loads,
        columns=(
            Column(_("when"), lambda load: load.at[:16].replace("T", " ")),
            Column(_("who"), lambda load: load.by),
            Column(_("file"), lambda load: load.record.source.name),
            Column(_("sheet"), lambda load: load.record.sheet),
            Column("SHA-256", lambda load: load.record.source.digest[:DIGEST_SHOWN]),
            Column(_("mapping"), lambda load: load.record.source.mapping),
            Column(_("purpose"), lambda load: load.record.grounds.purpose or _("not stated")),
            Column(_("basis"), lambda load: wording.basis(load.record.grounds.basis)),
            Column(
                _("rows"),
                lambda load: load.record.rows.read if load.record.rows else _("not finished"),
            ),
        ),
        none=_("Nothing was loaded yet, or not since loads are recorded."),
        records=lambda: map(_source_record, loads),
        fields=columns.SOURCES,
    )


def _source_record(load: LoggedLoad) -> dict[str, Any]:
    """One table that was loaded, as a flat record."""
    record = load.record
    rows = load.record.rows or Tally()
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


def draft_listing(found: Sequence[DraftSummary], wording: Wording) -> Listing[Mapping[str, Any]]:
    """The drafts that wait."""
    _ = wording.text
    rows = [draft_row(summary) for summary in found]
    told = _("{count} drafts")
    return Listing(
        title=told.format(count=wording.number(len(rows))),
        items=rows,
        columns=(
            Column("id", lambda row: row["id"]),
            Column(_("when"), lambda row: row["staged_at"][:16].replace("T", " ")),
            Column(_("who"), lambda row: row["staged_by"]),
            Column(_("files"), lambda row: row["damage"] or ", ".join(row["files"])),
            Column(_("new cases"), lambda row: row["cases_new"]),
            Column(_("changed cases"), lambda row: row["cases_changed"]),
            Column(_("rows"), lambda row: row["rows_read"]),
            Column(_("unchanged"), lambda row: row["rows_unchanged"]),
            Column(_("rejected"), lambda row: row["rows_rejected"]),
        ),
        none=_("No draft waits: stage one with `simpul load --draft FILES`."),
        records=lambda: rows,
        fields=columns.DRAFTS,
    )


def changed_case_listing(view: DraftView, wording: Wording) -> Listing[tuple[str, str, str]]:
    """The cases of the store that accepting a draft would change."""
    _ = wording.text
    changed = [change for change in view.detail.changes if not change.new]
    return Listing(
        title=_("Changed cases"),
        items=[(change.number, *change_words(change, wording)) for change in changed],
        columns=(
            Column(_("case"), lambda row: row[0]),
            Column(_("change"), lambda row: row[1]),
            Column(_("fields that differ"), lambda row: row[2]),
        ),
    )
