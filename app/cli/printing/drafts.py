"""What the command line prints of what was loaded and of drafts."""

from app.cli import console
from app.cli.console import Format, line
from app.cli.printing.loads import counted, seen_before
from app.intake.intake import DraftView
from app.rows.loads import draft_detail_row
from app.rows.sources import changed_case_listing, draft_listing, source_listing
from app.wording.wording import Wording
from app.workspace import Workspace


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
