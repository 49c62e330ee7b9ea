"""What the command line prints of the indicators."""

from collections.abc import Sequence

from app.cli import console
from app.cli.console import Format, line
from app.networks.indicators import IndicatorReport
from app.rows import columns
from app.rows.indicators import (
    by_number,
    coverage_listing,
    firing_listing,
    indicator_rows,
    missing_listing,
    priority_listing,
    report_record,
    tells_extracted,
)
from app.wording import indicators as words
from app.wording.wording import Wording
from graph.analysis.findings.indicators.registry import COMPLAINTS


def priorities(
    found: Sequence[IndicatorReport], limit: int, format: Format, wording: Wording
) -> None:
    """Print networks by priority."""
    console.show(priority_listing(found, limit, wording), format)


def report(found: IndicatorReport, format: Format, wording: Wording) -> None:
    """Print what the indicators find in one network."""
    if console.for_program(
        format,
        lambda: report_record(found, wording),
        lambda: indicator_rows(found, wording),
        columns.FIRINGS,
    ):
        return
    _priority(found, wording)
    if found.findings.fired:
        console.draw(firing_listing(found, wording))
    _coverage(found, wording)
    _not_found(found, wording)


def _priority(found: IndicatorReport, wording: Wording) -> None:
    """Print the priority and what it adds up from."""
    _ = wording.text
    priority = found.findings.priority
    head = _("Network {id}: priority {total}")
    line(head.format(id=found.network.id, total=wording.number(priority.total)))
    line(_(words.NO_VERDICT))
    for span in priority.spans:
        line(f"  {wording.reason_line(span)}")
    for part in priority.indicators:
        line(f"  {words.part_line(part, wording)}")


def _coverage(found: IndicatorReport, wording: Wording) -> None:
    """Print which of act, means and purpose each case tells of."""
    cases = found.findings.cases
    if not cases:
        return
    console.draw(coverage_listing(found, by_number(found), wording))
    if tells_extracted(cases):
        line(f"* {wording.text(words.EXTRACTED)}")


def _not_found(found: IndicatorReport, wording: Wording) -> None:
    """Print what found nothing, and what could not be asked: silence is no sign of innocence."""
    _ = wording.text
    findings = found.findings
    if findings.silent:
        told = _("{count} indicators were computed and found nothing: {codes}")
        line(told.format(count=len(findings.silent), codes=", ".join(findings.silent)))
    of_complaints = [missing.code for missing in findings.missing if missing.why == COMPLAINTS]
    if of_complaints:
        told = _(
            "{count} indicators ask of complaints, of which the network has none, only lists and"
            " events: {codes}"
        )
        line(told.format(count=len(of_complaints), codes=", ".join(of_complaints)))
    missing_here = missing_listing(found, wording)
    if missing_here.items:
        console.draw(missing_here)
