"""What the command line prints of what was loaded."""

from typing import Any

from app.printing import Format, as_csv, as_json, line, table
from app.provenance import LoggedLoad
from app.workspace import Workspace
from loaders.validation import Tally

DIGEST_SHOWN = 12


def sources(space: Workspace, format: Format) -> None:
    """Print every table that was loaded, when, by whom and why."""
    loads = space.loads()
    wording, _ = space.wording, space.wording.text
    if format is not Format.TABLE:
        rows = [_source_row(each) for each in loads]
        as_json(rows) if format is Format.JSON else as_csv(rows)
        return
    if not loads:
        line(_("Nothing was loaded yet, or not since loads are recorded."))
        return
    table(
        _("{count} loads").format(count=wording.number(len(loads))),
        (_("when"), _("who"), _("file"), _("sheet"), "SHA-256", _("mapping"), _("purpose"), _("basis"), _("rows")),
        (
            (
                each.at[:16].replace("T", " "),
                each.by,
                each.record.source.name,
                each.record.sheet,
                each.record.source.digest[:DIGEST_SHOWN],
                each.record.source.mapping,
                each.record.grounds.purpose or _("not stated"),
                wording.basis(each.record.grounds.basis),
                each.record.rows.read if each.record.rows else _("not finished"),
            )
            for each in loads
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
