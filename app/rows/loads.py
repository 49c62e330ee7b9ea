"""What was loaded, staged and kept out, as rows and listings."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from app.intake.drafts import DraftSummary
from app.intake.intake import DraftView
from app.intake.loading import LoadReport
from app.intake.provenance import LoggedLoad
from app.intake.trial import FirstRows
from app.monitoring.seen_before import SeenBefore
from app.plain_text import shorten
from app.rows import columns
from app.rows.listing import Column, Listing
from app.wording.seen_before import change_words, intake_sentence
from app.wording.wording import Wording
from graph.messages import Text
from loaders.validation import Issue, Tally


def load_row(report: LoadReport) -> dict[str, Any]:
    """What a load did as plain JSON, without the ids of all cases it touched."""
    issues = tuple(issue.for_program() for issue in report.issues)
    row: dict[str, Any] = msgspec.to_builtins(replace(report, issues=issues), enc_hook=str)
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
        "rows_aside": draft.rows.aside,
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
_LONGEST_ROWS, _VALUES_SHOWN = 40, 3
_FATES = ("rows", "loaded", "aside", "rejected")


def tally_listing(report: LoadReport, title: str, wording: Wording) -> Listing[tuple[str, Tally]]:
    """How many rows and values were read, and what became of them."""
    _ = wording.text
    names = {
        "rows": _("rows"),
        "cases": _("cases"),
        "mentions": _("mentions"),
        "statements": _("statements"),
    }
    return Listing(
        title=title,
        items=[("rows", report.tally), *report.values.items()],
        columns=(
            Column("", lambda counted: names[counted[0]]),
            Column(_("read"), lambda counted: counted[1].read),
            Column(_("new"), lambda counted: counted[1].new),
            Column(_("updated"), lambda counted: counted[1].updated),
            Column(_("unchanged"), lambda counted: counted[1].unchanged),
            Column(_("rejected"), lambda counted: counted[1].rejected),
            Column(_("left aside"), lambda counted: counted[1].aside),
        ),
    )


def cells_aside_text(report: LoadReport, wording: Wording) -> str:
    """How many cells were left aside while their rows were loaded; empty for none."""
    if not report.cells_aside:
        return ""
    told = wording.plural(
        "{count} cell was left aside and the rest of its row loaded: look at the issues",
        "{count} cells were left aside and the rest of their rows loaded: look at the issues",
        report.cells_aside,
    )
    return told.format(count=wording.number(report.cells_aside))


def first_rows_text(tried: FirstRows, wording: Wording) -> str:
    """What would become of the first rows of a file; empty where none was tried."""
    if not tried.rows:
        return ""
    _ = wording.text
    told = [_("Of the first {rows} rows {loaded} would be loaded")]
    if tried.aside:
        told.append(_("{aside} left aside, since they are no records"))
    if tried.rejected:
        told.append(_("{rejected} rejected"))
    counts = {name: wording.number(getattr(tried, name)) for name in _FATES}
    return ", ".join(told).format(**counts)


class AlikeIssues(NamedTuple):
    """Issues of one file and column that say the same of several rows."""

    issues: Sequence[Issue]

    @property
    def first(self) -> Issue:
        """The one that stands for all."""
        return self.issues[0]

    @property
    def place(self) -> str:
        """The file, with the sheet in it."""
        return " ".join(filter(None, (self.first.file, self.first.sheet)))

    @property
    def rows(self) -> str:
        """The rows, those that follow each other as a range: `3, 8–10`; empty for none."""
        numbers = sorted({issue.row for issue in self.issues if issue.row})
        spans: list[list[int]] = []
        for number in numbers:
            if spans and spans[-1][-1] == number - 1:
                spans[-1][1:] = [number]
            else:
                spans.append([number])
        return shorten(", ".join("–".join(map(str, span)) for span in spans), _LONGEST_ROWS)

    @property
    def values(self) -> str:
        """What stands there, each value once."""
        values = filter(None, dict.fromkeys(issue.value for issue in self.issues))
        few = islice(values, _VALUES_SHOWN)
        return shorten(" · ".join(shorten(value, LONGEST_CELL) for value in few), LONGEST_CELL)


def alike(issues: Iterable[Issue]) -> list[AlikeIssues]:
    """Issues that say the same of one column together, what was left out first."""
    groups: dict[tuple[str, ...], list[Issue]] = {}
    for issue in errors_first(issues):
        same = (issue.severity, issue.file, issue.sheet, issue.column)
        key = (*same, str(issue.reason), str(issue.mend))
        groups.setdefault(key, []).append(issue)
    return [AlikeIssues(found) for found in groups.values()]


def issue_listing(
    shown: Sequence[AlikeIssues], title: str, wording: Wording
) -> Listing[AlikeIssues]:
    """What was wrong in an input, with what to do about it."""
    _ = wording.text

    def said(text: Text) -> str:
        return shorten(wording.message(text), LONGEST_CELL)

    return Listing(
        title=title,
        items=shown,
        columns=(
            Column(_("file"), lambda found: found.place),
            Column(_("row"), lambda found: found.rows),
            Column(_("column"), lambda found: shorten(found.first.column, LONGEST_CELL)),
            Column(_("value"), lambda found: found.values),
            Column(_("reason"), lambda found: said(found.first.reason)),
            Column(_("what to do"), lambda found: said(found.first.mend)),
        ),
    )


def errors_first(issues: Iterable[Issue]) -> list[Issue]:
    """The issues for which something was left out, then the others."""
    order = ("error", "aside", "warning")
    return sorted(issues, key=lambda issue: order.index(issue.severity))


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
        "aside": rows.aside,
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
