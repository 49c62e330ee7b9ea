"""What the indicators found in one network, and what they could not tell.

The picture shows what a chosen finding rests on.
"""

import streamlit as st

from app.drawing.highlight import Marks
from app.networks.indicators import IndicatorReport
from app.rows.indicators import coverage_listing, tells_extracted
from app.views.network.picture import draw_picture
from app.views.network.view import View
from app.views.tables import Row, draw, figures, pick, say, table
from app.wording import indicators as words
from app.wording.wording import Wording
from graph.analysis.findings.indicators.firing import Firing

FOUND_AT_ONCE = 6
"""Findings that are shown before their table scrolls, so that the picture stays near."""


def draw_indicators(view: View) -> None:
    """The priority and its parts, what fired, what the cases tell of, what could not be asked."""
    wording = view.space.wording
    _ = wording.text
    with st.spinner(_("Asking the indicators …")):
        report = view.space.indicators.of(view.id)
    findings = report.findings
    total = wording.number(findings.priority.total)
    told = _("Priority {total}")
    st.subheader(told.format(total=total), anchor=False)
    st.caption(_(words.NO_VERDICT))
    with st.expander(_("How it adds up")):
        for span in findings.priority.spans:
            say(wording.reason_line(span))
        for part in findings.priority.indicators:
            say(words.part_line(part, wording))
    _fired(view, report)
    _coverage(view, report)
    _not_told(view, report)


def _fired(view: View, report: IndicatorReport) -> None:
    """What was found; the chosen finding with its question and its place in the picture."""
    wording = view.space.wording
    _ = wording.text
    fired = report.findings.fired
    st.subheader(_("What was found"), anchor=False)
    if not fired:
        st.caption(_("No indicator found anything here."))
        return
    st.caption(_("Choose a row to see in the picture what it rests on."))
    points = figures([firing.points for firing in fired], wording)
    rows = [_row(firing, told, report, wording) for firing, told in zip(fired, points, strict=True)]
    wide = [_("What was found")]
    right = [_("Points")]
    row = pick(rows, key=f"fired_{view.id}", wide=wide, right=right, most=FOUND_AT_ONCE)
    chosen = fired[row] if row is not None else None
    if chosen:
        question = words.question(chosen.code, wording)
        say(question)
        if chosen.extracted:
            st.caption(_(words.EXTRACTED))
    draw_picture(view, "indicators", marks=_marks(view, chosen))


def _row(firing: Firing, points: str, report: IndicatorReport, wording: Wording) -> Row:
    _ = wording.text
    return {
        _("Indicator"): f"{firing.code} {words.name(firing.code, wording)}",
        _("What was found"): words.sentence(firing, report.names, wording),
        _("Strength"): words.force(firing.force, wording),
        _("Points"): points,
        _("Cases"): len(firing.cases),
    }


def _marks(view: View, firing: Firing | None) -> Marks:
    """What a firing rests on, as far as the picture shows it."""
    if firing is None:
        return Marks()
    told = {firing.subject, *firing.names.values(), *firing.entities, *firing.cases}
    return Marks(
        nodes=frozenset(told & set(view.graph)), relationships=frozenset(firing.relationships)
    )


def _coverage(view: View, report: IndicatorReport) -> None:
    wording = view.space.wording
    _ = wording.text
    st.subheader(_("Act, means and purpose"), anchor=False)
    st.caption(_("Act, means and purpose: indications of trafficking to look into, no verdict"))
    draw(coverage_listing(report, report.findings.cases, wording))
    if any(case.child is None for case in report.findings.cases):
        st.caption(_("?: the age of no victim is told"))
    if tells_extracted(report.findings.cases):
        st.caption(f"\\* {_(words.EXTRACTED)}")


def _not_told(view: View, report: IndicatorReport) -> None:
    """Silence is no sign of innocence.

    What was asked and found nothing, and what could not be asked.
    """
    wording = view.space.wording
    _ = wording.text
    findings = report.findings
    if findings.missing:
        st.subheader(_("What could not be asked"), anchor=False)
        st.caption(_("Not computed, or only in part: silence here is no sign of innocence"))
        table(
            [
                {
                    _("Indicator"): f"{missing.code} {words.name(missing.code, wording)}",
                    _("Why"): words.need(missing.why, wording),
                }
                for missing in findings.missing
            ]
        )
    if findings.silent:
        with st.expander(_("Asked, and nothing found ({n})").format(n=len(findings.silent))):
            for code in findings.silent:
                line = f"{code} {words.name(code, wording)}: {words.question(code, wording)}"
                say(line)
