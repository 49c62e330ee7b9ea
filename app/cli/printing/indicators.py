"""What the command line prints of the indicators."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from app.cli.console import Format, as_csv, as_json, as_rows, line, table
from app.networks.indicators import IndicatorReport
from app.rows import columns
from app.wording import indicators as words
from app.wording.profile import SHORT_ID
from app.wording.wording import Wording
from graph.analysis.findings.indicators.coverage import ELEMENTS, Coverage
from graph.analysis.findings.indicators.firing import Firing
from graph.analysis.findings.indicators.registry import COMPLAINTS

SHOWN_FIRINGS = 5
"""Findings of one indicator that a table shows."""
SHOWN_CASES = 4


def priorities(
    found: Sequence[IndicatorReport], limit: int, format: Format, wording: Wording
) -> None:
    """Print networks by priority."""
    shown = found[:limit] if limit else found
    if format is not Format.TABLE:
        rows = [_priority_row(report, wording) for report in shown]
        as_rows(rows, format, columns.PRIORITIES)
        return
    _ = wording.text
    if not found:
        line(_("No network links two cases yet: load case files with `simpul load FOLDER`."))
        return
    count = len(found)
    headings = (
        "#",
        "id",
        _("priority"),
        _("cases"),
        _("parties"),
        _("victims"),
        _("what weighs most"),
        _("coverage"),
    )
    table(
        wording.plural("{count} network by priority", "{count} networks by priority", count).format(
            count=count
        ),
        headings,
        (
            (
                place,
                report.network.id[:SHORT_ID],
                wording.number(report.findings.priority.total),
                len(report.network.cases),
                len(report.network.parties),
                len(report.network.victims),
                "; ".join(words.weighs_most(report.findings.priority, wording)),
                _covered(report.findings.coverage, wording),
            )
            for place, report in enumerate(shown, start=1)
        ),
    )
    if len(found) > len(shown):
        line(_("{count} more networks: use --limit 0").format(count=len(found) - len(shown)))
    line(_(words.NO_VERDICT))


def report(found: IndicatorReport, format: Format, wording: Wording) -> None:
    """Print what the indicators find in one network."""
    if format is Format.JSON:
        as_json(report_row(found, wording))
    elif format is Format.CSV:
        as_csv(_indicator_rows(found, wording), columns.FIRINGS)
    else:
        _tables(found, wording)


def report_row(found: IndicatorReport, wording: Wording) -> dict[str, Any]:
    """What the indicators find in one network, as plain JSON."""
    findings = found.findings
    return {
        **_priority_row(found, wording),
        "parts": [
            *(
                {"code": span.code, "points": span.points, "text": wording.reason(span)}
                for span in findings.priority.spans
            ),
            *(
                {
                    "code": indicator.code,
                    "points": indicator.points,
                    "text": words.part_line(indicator, wording),
                }
                for indicator in findings.priority.indicators
            ),
        ],
        "fired": [
            {
                "code": firing.code,
                "name": words.name(firing.code, wording),
                "question": words.question(firing.code, wording),
                "variant": firing.variant,
                "text": words.sentence(firing, found.names, wording),
                "force": firing.force.value,
                "points": firing.points,
                "extracted": firing.extracted,
                "subject": firing.subject,
                "values": dict(firing.params),
                "entities": list(firing.entities),
                "relationships": list(firing.relationships),
                "cases": _numbers(firing, found),
            }
            for firing in findings.fired
        ],
        "silent": list(findings.silent),
        "not_computable": [
            {
                "code": missing.code,
                "name": words.name(missing.code, wording),
                "why": words.need(missing.why, wording),
            }
            for missing in findings.missing
        ],
        "coverage": [_coverage_row(coverage, found) for coverage in _by_number(found)],
        "note": wording.text(words.NO_VERDICT),
    }


def _priority_row(found: IndicatorReport, wording: Wording) -> dict[str, Any]:
    findings = found.findings
    return {
        "id": found.network.id,
        "priority": findings.priority.total,
        "cases": len(found.network.cases),
        "parties": len(found.network.parties),
        "victims": len(found.network.victims),
        "covered": list(findings.coverage.covered),
        "lacking": list(findings.coverage.lacking),
        "what_weighs_most": words.weighs_most(findings.priority, wording),
    }


def _by_number(found: IndicatorReport) -> list[Coverage]:
    return sorted(
        found.findings.cases, key=lambda case: (found.names.get(case.subject, ""), case.subject)
    )


def _coverage_row(each: Coverage, found: IndicatorReport) -> dict[str, Any]:
    return {
        "case": found.names.get(each.subject, each.subject),
        "covered": list(each.covered),
        "lacking": list(each.lacking),
        "child": each.child,
        "extracted": each.extracted,
        "facts": [{"code": fact.code, "extracted": fact.extracted} for fact in each.facts],
        "relationships": list(each.parts),
    }


def _indicator_rows(found: IndicatorReport, wording: Wording) -> Iterator[dict[str, Any]]:
    """One row for each firing, and for each indicator that is silent or was not computed."""
    for firing in found.findings.fired:
        text = words.sentence(firing, found.names, wording)
        rest = {"force": firing.force.value, "points": firing.points, "subject": firing.subject}
        yield {
            **_named(found, firing.code, "fired", text, wording),
            **rest,
            "cases": _numbers(firing, found),
        }
    for code in found.findings.silent:
        yield _named(found, code, "silent", "", wording)
    for lacking in found.findings.missing:
        yield _named(
            found, lacking.code, "not_computable", words.need(lacking.why, wording), wording
        )


def _named(
    found: IndicatorReport, code: str, status: str, text: str, wording: Wording
) -> dict[str, Any]:
    """One row, what only a firing has left empty."""
    return {
        **{
            "network": found.network.id,
            "code": code,
            "name": words.name(code, wording),
            "status": status,
        },
        **{"text": text, "force": "", "points": "", "subject": "", "cases": ""},
    }


def _tables(found: IndicatorReport, wording: Wording) -> None:
    _, findings = wording.text, found.findings
    total = wording.number(findings.priority.total)
    line(_("Network {id}: priority {total}").format(id=found.network.id, total=total))
    line(_(words.NO_VERDICT))
    for span in findings.priority.spans:
        line(f"  {wording.reason_line(span)}")
    for part in findings.priority.indicators:
        line(f"  {words.part_line(part, wording)}")
    if findings.fired:
        headings = ("", _("indicator"), _("what was found"), _("strength"), _("points"), _("cases"))
        table(
            _("{count} findings").format(count=len(findings.fired)),
            headings,
            _firing_rows(found, wording),
        )
    _coverage_table(found, wording)
    if findings.silent:
        silent = _("{count} indicators were computed and found nothing: {codes}")
        line(silent.format(count=len(findings.silent), codes=", ".join(findings.silent)))
    of_complaints = [missing.code for missing in findings.missing if missing.why == COMPLAINTS]
    if of_complaints:
        told = _(
            "{count} indicators ask of complaints, of which the network has none, only lists and"
            " events: {codes}"
        )
        line(told.format(count=len(of_complaints), codes=", ".join(of_complaints)))
    if lacking := [missing for missing in findings.missing if missing.why != COMPLAINTS]:
        table(
            _("Not computed, or only in part: silence here is no sign of innocence"),
            ("", _("indicator"), _("why")),
            (
                (missing.code, words.name(missing.code, wording), words.need(missing.why, wording))
                for missing in lacking
            ),
        )


def _firing_rows(found: IndicatorReport, wording: Wording) -> Iterator[tuple[Any, ...]]:
    for code, group in groupby(found.findings.fired, key=lambda firing: firing.code):
        fired = list(group)
        for place, firing in enumerate(fired[:SHOWN_FIRINGS]):
            yield (
                code if place == 0 else "",
                words.name(code, wording) if place == 0 else "",
                words.sentence(firing, found.names, wording),
                words.force(firing.force, wording),
                wording.number(firing.points),
                _few(_numbers(firing, found), wording),
            )
        if len(fired) > SHOWN_FIRINGS:
            more = wording.text("{count} more: use --format json to see them").format(
                count=len(fired) - SHOWN_FIRINGS
            )
            yield "", "", more, "", "", ""


def _coverage_table(found: IndicatorReport, wording: Wording) -> None:
    _ = wording.text
    if not found.findings.cases:
        return
    table(
        _("Act, means and purpose: indications of trafficking to look into, no verdict"),
        (
            _("case"),
            *(words.element(element, wording) for element in ELEMENTS),
            _("under 18"),
            _("what the case tells of"),
        ),
        (
            (
                found.names.get(coverage.subject, coverage.subject),
                *("✓" if element in coverage.covered else "–" for element in ELEMENTS),
                {True: _("yes"), False: _("no"), None: "?"}[coverage.child],
                ", ".join(
                    words.fact(fact.code, wording) + ("*" if fact.extracted else "")
                    for fact in coverage.facts
                ),
            )
            for coverage in _by_number(found)
        ),
    )
    if any(fact.extracted for case in found.findings.cases for fact in case.facts):
        line(f"* {_(words.EXTRACTED)}")


def _covered(coverage: Coverage, wording: Wording) -> str:
    return ", ".join(words.element(each, wording) for each in coverage.covered)


def _numbers(firing: Firing, found: IndicatorReport) -> list[str]:
    return sorted(found.names.get(case, case) for case in firing.cases)


def _few(numbers: Sequence[str], wording: Wording) -> str:
    more = [f"+{len(numbers) - SHOWN_CASES}"] if len(numbers) > SHOWN_CASES else []
    return ", ".join([*numbers[:SHOWN_CASES], *more])
