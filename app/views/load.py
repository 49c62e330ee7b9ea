"""Loading files: what would be read how, what was wrong, and counts that add up."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from app.loading import LoadReport
from app.workspace import Workspace
from loaders.load import LoadPlan
from loaders.validation import Issue

TYPES = ["csv", "txt", "tsv", "xlsx", "xlsm", "xls", "ods", "json", "jsonl", "parquet"]
REPORT = "load_report"


def show(space: Workspace) -> None:
    """Draw the upload, its preview, and the last report."""
    _ = space.wording.text
    st.title(_("Load files"))
    uploaded = st.file_uploader(_("Complaint files: Excel, CSV, JSON, Parquet"), type=TYPES, accept_multiple_files=True)
    if uploaded:
        with tempfile.TemporaryDirectory() as folder:
            _preview(space, _written(uploaded, Path(folder)))
    if report := st.session_state.get(REPORT):
        _report(space, *report)


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
    for table in plan.tables:
        with st.expander(f"{table.file} {table.sheet}".strip()):
            st.text(str(table))
    _issues(space, plan.issues)
    if plan.tables and st.button(_("Load"), type="primary"):
        _load(space, plan)


def _load(space: Workspace, plan: LoadPlan) -> None:
    _ = space.wording.text
    with tempfile.TemporaryDirectory() as folder, st.status(_("Loading …"), expanded=True) as status:
        done = st.empty()
        rows = 0

        def advance(step: str, count: int) -> None:
            nonlocal rows
            rows += count
            done.text(_("{count} rows").format(count=rows))

        report = space.load(plan, rejects=Path(folder), progress=advance)
        done.text(_("Linking …"))
        space.link()
        status.update(label=_("Loaded"), state="complete")
        st.session_state[REPORT] = (report, {path.name: path.read_bytes() for path in report.rejects})


def _report(space: Workspace, report: LoadReport, rejects: dict[str, bytes]) -> None:
    _ = space.wording.text
    st.subheader(_("What was loaded"))
    names = {"rows": _("rows"), "cases": _("cases"), "mentions": _("mentions"), "statements": _("statements")}
    st.dataframe(
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
        ],
        hide_index=True,
    )
    _issues(space, report.issues)
    for name, content in rejects.items():
        st.download_button(_("Rejected rows: {name}").format(name=name), content, file_name=name, on_click="ignore")
    if rejects:
        st.caption(_("Correct the rejected rows in the file and load it here: that completes the load."))


def _issues(space: Workspace, issues: Sequence[Issue]) -> None:
    _ = space.wording.text
    if not issues:
        return
    st.subheader(_("{count} issues").format(count=len(issues)))
    st.dataframe(
        [
            {
                _("File"): f"{each.file} {each.sheet}".strip(),
                _("Row"): each.row,
                _("Column"): each.column,
                _("Value"): each.value,
                _("Reason"): each.reason,
                _("What to do"): each.mend,
            }
            for each in sorted(issues, key=lambda each: each.severity != "error")
        ],
        hide_index=True,
    )
