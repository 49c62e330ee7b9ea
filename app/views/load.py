"""Loading files: what would be read how, what was wrong, and counts that add up."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from app import session
from app.loading import LoadReport
from app.views.tables import as_markdown, table
from app.workspace import Workspace
from loaders.load import LoadPlan
from loaders.planned import PlannedTable
from loaders.validation import Issue

TYPES = ["csv", "txt", "tsv", "xlsx", "xlsm", "xls", "ods", "json", "jsonl", "parquet"]


def show(space: Workspace) -> None:
    """Draw the upload, its preview, and the last report."""
    _ = space.wording.text
    st.title(_("Load files"))
    uploaded = st.file_uploader(
        _("Complaint files: Excel, CSV, JSON, Parquet"),
        type=TYPES,
        accept_multiple_files=True,
        key=f"upload_{st.session_state.get(session.UPLOADS, 0)}",
    )
    if uploaded:
        with tempfile.TemporaryDirectory() as folder:
            _preview(space, _written(uploaded, Path(folder)))
    elif report := st.session_state.get(session.REPORT):
        _report(space, *report)
    else:
        st.caption(_("You see how each column is read before anything is loaded; rows that cannot be read are kept."))


def _written(uploaded: Sequence[UploadedFile], folder: Path) -> list[Path]:
    paths = []
    for each in uploaded:
        path = folder / Path(each.name.replace("\\", "/")).name
        path.write_bytes(each.getbuffer())
        paths.append(path)
    return paths


def _preview(space: Workspace, paths: list[Path]) -> None:
    _ = space.wording.text
    plan = space.plan(paths)
    st.subheader(_("How they are read"))
    for each in plan.tables:
        with st.expander(as_markdown(f"{each.file} {each.sheet}"), expanded=len(plan.tables) == 1):
            _columns(space, each)
    _issues(space, plan.issues)
    if plan.tables and st.button(_("Load"), type="primary"):
        _load(space, plan)


def _columns(space: Workspace, planned: PlannedTable) -> None:
    """What each column is taken for."""
    _ = space.wording.text
    if not planned.readings:
        st.text(str(planned))
        return
    read = [
        {
            _("Column"): each.column,
            _("Read as"): ".".join(filter(None, (each.slot, each.field))) or _("kept beside the case"),
            _("Sure"): _("yes") if each.sure else _("no, please check"),
        }
        for each in planned.readings
    ]
    table(read)


def _load(space: Workspace, plan: LoadPlan) -> None:
    _ = space.wording.text
    with tempfile.TemporaryDirectory() as folder, st.status(_("Loading …"), expanded=True):
        done = st.empty()
        rows = 0

        def advance(step: str, count: int, total: int | None = None) -> None:
            nonlocal rows
            rows += count
            done.text(_("{count} rows").format(count=space.wording.number(rows)))

        def saved(step: str, count: int, total: int | None = None) -> None:
            nonlocal rows
            rows += count
            if total:
                done.progress(min(rows / total, 1.0), _("Linking …"))

        report = space.load(plan, rejects=Path(folder), progress=advance)
        rows = 0
        done.text(_("Linking …"))
        space.link(progress=saved)
        st.session_state[session.REPORT] = (report, {path.name: path.read_bytes() for path in report.rejects})
    st.session_state[session.UPLOADS] = st.session_state.get(session.UPLOADS, 0) + 1
    st.rerun()


def _report(space: Workspace, report: LoadReport, rejects: dict[str, bytes]) -> None:
    _ = space.wording.text
    st.subheader(_("What was loaded"))
    files = ", ".join(report.files)
    st.text(files)
    names = {"rows": _("rows"), "cases": _("cases"), "mentions": _("mentions"), "statements": _("statements")}
    table(
        [
            {
                "": names[kind],
                _("Read"): tally.read,
                _("New"): tally.new,
                _("Updated"): tally.updated,
                _("Unchanged"): tally.unchanged,
                _("Rejected"): tally.rejected,
            }
            for kind, tally in {"rows": report.tally, **report.values}.items()
        ]
    )
    if report.tally.rejected < report.tally.read and st.button(_("See the networks"), type="primary"):
        session.go("networks")
    _issues(space, report.issues)
    for name, content in rejects.items():
        label = _("Rejected rows: {name}").format(name=as_markdown(name))
        st.download_button(label, content, file_name=name, on_click="ignore")
    if rejects:
        st.caption(_("Correct the rejected rows in the file and load it here: that completes the load."))


def _issues(space: Workspace, issues: Sequence[Issue]) -> None:
    _ = space.wording.text
    if not issues:
        return
    st.subheader(_("{count} issues").format(count=space.wording.number(len(issues))))
    effects = {"error": _("left out"), "warning": _("loaded all the same")}
    table(
        [
            {
                _("File"): f"{each.file} {each.sheet}".strip(),
                _("Row"): str(each.row or ""),
                _("Column"): each.column,
                _("Value"): each.value,
                _("Reason"): each.reason,
                _("What to do"): each.mend,
                _("Effect"): effects[each.severity],
            }
            for each in sorted(issues, key=lambda each: each.severity != "error")
        ],
        wide=[_("Reason"), _("What to do")],
    )
