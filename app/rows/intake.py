"""What a load did and what was wrong in its files, as listings."""

from collections.abc import Iterable, Sequence

from app.intake.loading import LoadReport
from app.plain_text import shorten
from app.rows.listing import Column, Listing
from app.rows.loads import LONGEST_CELL
from app.wording.wording import Wording
from loaders.validation import Issue, Tally


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
        ),
    )


def issue_listing(shown: Sequence[Issue], title: str, wording: Wording) -> Listing[Issue]:
    """What was wrong in an input, with what to do about it."""
    _ = wording.text
    return Listing(
        title=title,
        items=shown,
        columns=(
            Column(_("file"), lambda issue: " ".join(filter(None, (issue.file, issue.sheet)))),
            Column(_("row"), lambda issue: issue.row or ""),
            Column(_("column"), lambda issue: shorten(issue.column, LONGEST_CELL)),
            Column(_("value"), lambda issue: shorten(issue.value, LONGEST_CELL)),
            Column(_("reason"), lambda issue: shorten(issue.reason, LONGEST_CELL)),
            Column(_("what to do"), lambda issue: shorten(issue.mend, LONGEST_CELL)),
        ),
    )


def errors_first(issues: Iterable[Issue]) -> list[Issue]:
    """The issues for which something was left out, then the others."""
    return sorted(issues, key=lambda issue: issue.severity != "error")
