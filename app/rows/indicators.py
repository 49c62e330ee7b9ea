"""What the indicators find as listings and records."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from app.networks.indicators import IndicatorReport
from app.rows import columns
from app.rows.leads import few
from app.rows.listing import Column, Listing, first, from_cells
from app.wording import indicators as words
from app.wording.profile import SHORT_ID
from app.wording.wording import Wording
from graph.analysis.findings.indicators.coverage import ELEMENTS, Coverage
from graph.analysis.findings.indicators.firing import Firing, Missing
from graph.analysis.findings.indicators.registry import COMPLAINTS

SHOWN_FIRINGS = 5
"""Findings of one indicator that a table shows."""


def priority_listing(
    found: Sequence[IndicatorReport], limit: int, wording: Wording
) -> Listing[IndicatorReport]:
    """At most so many networks by priority; 0 is all."""
    _ = wording.text
    shown, left_out = first(found, limit)
    title = wording.plural(
        "{count} network by priority", "{count} networks by priority", len(found)
    )
    more = _("{count} more networks: use --limit 0").format(count=left_out)
    note = _(words.NO_VERDICT)

    def total(report: IndicatorReport) -> str:
        return wording.number(report.findings.priority.total)

    def weighs_most(report: IndicatorReport) -> str:
        return "; ".join(words.weighs_most(report.findings.priority, wording))

    return Listing(
        title=title.format(count=len(found)),
        items=shown,
        columns=(
            Column("id", lambda report: report.network.id[:SHORT_ID]),
            Column(_("priority"), total),
            Column(_("cases"), lambda report: len(report.network.cases)),
            Column(_("parties"), lambda report: len(report.network.parties)),
            Column(_("victims"), lambda report: len(report.network.victims)),
            Column(_("what weighs most"), weighs_most),
            Column(_("coverage"), lambda report: _covered(report.findings.coverage, wording)),
        ),
        none=_("No network links two cases yet: load case files with `simpul load FOLDER`."),
        foot=(more, note) if left_out else (note,),
        numbered=True,
        records=lambda: [_priority_record(report, wording) for report in shown],
        fields=columns.PRIORITIES,
    )


def _covered(coverage: Coverage, wording: Wording) -> str:
    """Which of act, means and purpose the cases tell of."""
    return ", ".join(words.element(element, wording) for element in coverage.covered)


def _priority_record(found: IndicatorReport, wording: Wording) -> dict[str, Any]:
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


def report_record(found: IndicatorReport, wording: Wording) -> dict[str, Any]:
    """What the indicators find in one network, as plain JSON."""
    findings = found.findings
    return {
        **_priority_record(found, wording),
        "parts": _part_records(found, wording),
        "fired": [_firing_record(firing, found, wording) for firing in findings.fired],
        "silent": list(findings.silent),
        "not_computable": [
            {
                "code": missing.code,
                "name": words.name(missing.code, wording),
                "why": words.need(missing.why, wording),
            }
            for missing in findings.missing
        ],
        "coverage": [_coverage_record(coverage, found) for coverage in by_number(found)],
        "note": wording.text(words.NO_VERDICT),
    }


def _part_records(found: IndicatorReport, wording: Wording) -> list[dict[str, Any]]:
    """What the priority adds up from: how far the network spans, and what each indicator gives."""
    priority = found.findings.priority
    spans = [
        {"code": span.code, "points": span.points, "text": wording.reason(span)}
        for span in priority.spans
    ]
    indicators = [
        {"code": part.code, "points": part.points, "text": words.part_line(part, wording)}
        for part in priority.indicators
    ]
    return [*spans, *indicators]


def _firing_record(firing: Firing, found: IndicatorReport, wording: Wording) -> dict[str, Any]:
    return {
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


def _coverage_record(coverage: Coverage, found: IndicatorReport) -> dict[str, Any]:
    return {
        "case": found.names.get(coverage.subject, coverage.subject),
        "covered": list(coverage.covered),
        "lacking": list(coverage.lacking),
        "child": coverage.child,
        "extracted": coverage.extracted,
        "facts": [{"code": fact.code, "extracted": fact.extracted} for fact in coverage.facts],
        "relationships": list(coverage.parts),
    }


def indicator_rows(found: IndicatorReport, wording: Wording) -> Iterator[dict[str, Any]]:
    """One row for each firing, and for each indicator that is silent or was not computed."""
    for firing in found.findings.fired:
        text = words.sentence(firing, found.names, wording)
        yield {
            **_indicator_row(found, firing.code, "fired", text, wording),
            "force": firing.force.value,
            "points": firing.points,
            "subject": firing.subject,
            "cases": _numbers(firing, found),
        }
    for code in found.findings.silent:
        yield _indicator_row(found, code, "silent", "", wording)
    for missing in found.findings.missing:
        text = words.need(missing.why, wording)
        yield _indicator_row(found, missing.code, "not_computable", text, wording)


def _indicator_row(
    found: IndicatorReport, code: str, status: str, text: str, wording: Wording
) -> dict[str, Any]:
    """One row, what only a firing has left empty."""
    return {
        "network": found.network.id,
        "code": code,
        "name": words.name(code, wording),
        "status": status,
        "text": text,
        "force": "",
        "points": "",
        "subject": "",
        "cases": "",
    }


def firing_listing(found: IndicatorReport, wording: Wording) -> Listing[Sequence[object]]:
    """What fired, the first findings of each indicator."""
    _ = wording.text
    told = _("{count} findings")
    title = told.format(count=len(found.findings.fired))
    headings = ("", _("indicator"), _("what was found"), _("strength"), _("points"), _("cases"))
    return from_cells(title, headings, list(_firing_cells(found, wording)))


def _firing_cells(found: IndicatorReport, wording: Wording) -> Iterator[tuple[object, ...]]:
    """A row for each finding; code and name stand only in the first of an indicator."""
    for code, group in groupby(found.findings.fired, key=lambda firing: firing.code):
        fired = list(group)
        head = (code, words.name(code, wording))
        for firing in fired[:SHOWN_FIRINGS]:
            yield (
                *head,
                words.sentence(firing, found.names, wording),
                words.force(firing.force, wording),
                wording.number(firing.points),
                few(_numbers(firing, found)),
            )
            head = ("", "")
        if (left_out := len(fired) - SHOWN_FIRINGS) > 0:
            more = wording.text("{count} more: use --format json to see them")
            yield "", "", more.format(count=left_out), "", "", ""


def coverage_listing(
    found: IndicatorReport, cases: Sequence[Coverage], wording: Wording
) -> Listing[Coverage]:
    """Which of act, means and purpose each of these cases tells of."""
    _ = wording.text
    under_18 = {True: _("yes"), False: _("no"), None: "?"}

    def facts(coverage: Coverage) -> str:
        return ", ".join(
            words.fact(fact.code, wording) + ("*" if fact.extracted else "")
            for fact in coverage.facts
        )

    def element_column(element: str) -> Column[Coverage]:
        return Column(
            words.element(element, wording),
            lambda coverage: "✓" if element in coverage.covered else "–",
            title=words.element(element, wording),
        )

    return Listing(
        title=_("Act, means and purpose: indications of trafficking to look into, no verdict"),
        items=cases,
        columns=(
            Column(_("case"), lambda coverage: found.names.get(coverage.subject, coverage.subject)),
            *map(element_column, ELEMENTS),
            Column(_("under 18"), lambda coverage: under_18[coverage.child]),
            Column(_("what the case tells of"), facts, wide=True),
        ),
    )


def missing_listing(found: IndicatorReport, wording: Wording) -> Listing[Missing]:
    """The indicators that could not be computed for want of data, but for those of complaints."""
    _ = wording.text
    return Listing(
        title=_("Not computed, or only in part: silence here is no sign of innocence"),
        items=[missing for missing in found.findings.missing if missing.why != COMPLAINTS],
        columns=(
            Column("", lambda missing: missing.code),
            Column(_("indicator"), lambda missing: words.name(missing.code, wording)),
            Column(_("why"), lambda missing: words.need(missing.why, wording)),
        ),
    )


def tells_extracted(cases: Sequence[Coverage]) -> bool:
    """Whether any fact of these cases was read out of a narrative."""
    return any(map(_tells_extracted, cases))


def _tells_extracted(case: Coverage) -> bool:
    return any(fact.extracted for fact in case.facts)


def by_number(found: IndicatorReport) -> list[Coverage]:
    """What the cases tell of, in the order of their numbers."""
    return sorted(
        found.findings.cases, key=lambda case: (found.names.get(case.subject, ""), case.subject)
    )


def _numbers(firing: Firing, found: IndicatorReport) -> list[str]:
    return sorted(found.names.get(case, case) for case in firing.cases)
