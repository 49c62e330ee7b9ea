"""What a load or a draft did: counts, what was seen before, issues, rejected rows to correct."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import streamlit as st

from app.intake.intake import DraftView, IntakeReport
from app.intake.loading import LoadReport
from app.monitoring.seen_before import SeenBefore
from app.plain_text import shorten
from app.progress import Progress
from app.rows.loads import (
    LONGEST_CELL,
    AlikeIssues,
    alike,
    cells_aside_text,
    changed_case_listing,
    tally_listing,
)
from app.views import session
from app.views.loading.on_screen import said_on_screen, skipped_on_screen
from app.views.tables import Row, as_markdown, draw, filled, network_names, pick, say, table
from app.wording.seen_before import intake_sentence
from app.workspace import Workspace
from loaders.validation import Issue

T = TypeVar("T")


def show(space: Workspace, done: IntakeReport | DraftView, rejects: Mapping[str, bytes]) -> None:
    """Draw the report of a load or of a draft."""
    _ = space.wording.text
    if isinstance(done, IntakeReport):
        report = done.load
        st.subheader(_("What was loaded"))
        _counts(space, report)
        if report.tally.rejected < report.tally.read - report.tally.aside and st.button(
            _("See the networks"), type="primary"
        ):
            session.go("networks")
    else:
        report = done.detail.report
        st.subheader(_("What accepting the draft would do"))
        _counts(space, report)
        _changes(space, done)
    _seen(space, done.seen, known=isinstance(done, IntakeReport))
    issues(space, report.issues)
    for name, content in rejects.items():
        label = _("Rejected rows: {name}").format(name=as_markdown(name))
        st.download_button(label, content, file_name=name, on_click="ignore")
    if rejects:
        st.caption(
            _("Correct the rejected rows in the file and load it here: that completes the load.")
        )


def watched(space: Workspace, work: Callable[[Progress], T]) -> T:
    """What some work gives, with its progress on the page meanwhile."""
    _ = space.wording.text
    with st.status(_("Loading …"), expanded=True):
        done = st.empty()
        rows = dict.fromkeys(("load", "save"), 0)

        def advance(step: str, count: int, total: int | None = None) -> None:
            rows[step] = rows.get(step, 0) + count
            if step == "load":
                told = _("{count} rows")
                done.text(told.format(count=space.wording.number(rows[step])))
            elif total:
                done.progress(min(rows[step] / total, 1.0), _("Linking …"))
            else:
                done.text(_("Linking …"))

        return work(advance)


def _counts(space: Workspace, report: LoadReport) -> None:
    _ = space.wording.text
    files = ", ".join(report.files)
    say(files)
    draw(tally_listing(report, "", space.wording))
    if told := cells_aside_text(report, space.wording):
        st.caption(as_markdown(told))
    for again in report.again:
        st.info(as_markdown(space.wording.same_bytes(again)), icon=":material/content_copy:")


def _changes(space: Workspace, view: DraftView) -> None:
    _ = space.wording.text
    changed = changed_case_listing(view, space.wording)
    if changed.items:
        st.subheader(changed.title)
        draw(changed)
    new = [change.number for change in view.detail.changes if change.new]
    if new:
        say(_("New cases: {numbers}").format(numbers=", ".join(new)))
    if view.detail.left_out:
        st.caption(
            _("{count} more cases are not shown").format(
                count=space.wording.number(view.detail.left_out)
            )
        )


def _seen(space: Workspace, seen: SeenBefore, *, known: bool) -> None:
    """What an office knew already; a row opens its case once that is in."""
    _ = space.wording.text
    if seen.lines:
        st.subheader(_("Seen before"))
        heading = _("What is known of it")
        names = network_names(space) if any(line.networks for line in seen.lines) else {}
        rows = [
            {
                _("Case"): seen.numbers[line.case_id],
                heading: intake_sentence(line, seen, space.wording, names),
            }
            for line in seen.lines
        ]
        if known:
            chosen = pick(rows, key="seen_before", wide=[heading])
            if chosen is not None:
                session.go("entity", seen.lines[chosen].case_id)
        else:
            table(rows, wide=[heading])
    for text in skipped_on_screen(seen, space.wording):
        st.caption(as_markdown(text))


def issues(space: Workspace, found: Sequence[Issue]) -> None:
    """Draw what was wrong in an input, errors first."""
    _ = space.wording.text
    if not found:
        return
    st.subheader(_("{count} issues").format(count=space.wording.number(len(found))))
    effects = {
        "error": _("Left out"),
        "aside": _("Left aside"),
        "warning": _("Loaded, but look at it"),
    }
    groups = alike(found)
    for severity, effect in effects.items():
        of_effect = [group for group in groups if group.first.severity == severity]
        if of_effect:
            st.markdown(f"**{effect}**")
            issue_table(space, of_effect)


def issue_table(space: Workspace, groups: Sequence[AlikeIssues]) -> None:
    """What was wrong, without the columns that say nothing or the same in every line."""
    _ = space.wording.text
    if not groups:
        return
    files = {group.place for group in groups if group.place}
    if len(files) == 1:
        st.caption(as_markdown(*files))
    rows: Sequence[Row] = [
        {
            _("File"): group.place if len(files) > 1 else "",
            _("Row"): group.rows,
            _("Column"): shorten(group.first.column, LONGEST_CELL),
            _("Value"): group.values,
            _("Reason"): said_on_screen(group.first.reason, space.wording),
            _("What to do"): said_on_screen(group.first.mend, space.wording),
        }
        for group in groups
    ]
    for column in (_("File"), _("Row"), _("Column"), _("Value")):
        rows = filled(rows, column)
    table(rows, wide=[_("Reason"), _("What to do")])
