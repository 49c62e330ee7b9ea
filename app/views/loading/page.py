"""Loading files.

What would be read how, why it is loaded, what was wrong, and counts that add up.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from app.access.rights import Right
from app.intake.intake import DraftView, IntakeReport
from app.intake.provenance import Grounds
from app.progress import Progress
from app.rows.loads import first_rows_text
from app.rows.mapping import how_read, reading_listing
from app.settings import read_basis
from app.views import session
from app.views.loading import database, drafts, evidence, mapping, reports
from app.views.tables import as_markdown, draw
from app.workspace import Workspace
from graph.schema import LawfulBasis
from loaders.inputs import Input
from loaders.load import LoadPlan
from loaders.planned import PlannedTable
from loaders.readers.passwords import Passwords
from loaders.readers.registry import READERS

TYPES = [ending.removeprefix(".") for ending in READERS]


def show(space: Workspace) -> None:
    """Draw the upload with its preview, else the last report; then the drafts that wait."""
    _ = space.wording.text
    st.title(_("Load files"))
    if not space.viewer.may(Right.LOAD):
        st.info(
            _(
                "Your role may not load files: ask a handler, investigator, analyst or the head of"
                " office."
            )
        )
        return
    uploaded = st.file_uploader(
        _(
            "Complaints, call records, statements, passenger lists, notes: Excel, CSV, JSON, XML,"
            " Parquet, text"
        ),
        type=TYPES,
        accept_multiple_files=True,
        key=f"upload_{st.session_state.get(session.UPLOADS, 0)}",
    )
    if uploaded:
        with tempfile.TemporaryDirectory() as folder:
            _preview(space, [*_written(uploaded, Path(folder))])
        return
    if (query := database.asked(space)) is not None:
        _preview(space, [query])
        return
    database.form(space)
    kept = session.report(space)
    if kept is None:
        st.caption(
            _(
                "You see how each column is read before anything is loaded; rows that cannot be"
                " read are kept."
            )
        )
    if kept and isinstance(kept[0], IntakeReport):
        reports.show(space, *kept)
        drafts.show(space)
    else:
        drafts.show(space)
        if kept:
            reports.show(space, *kept)


def _written(uploaded: Sequence[UploadedFile], folder: Path) -> list[Path]:
    paths = []
    for file in uploaded:
        path = folder / Path(file.name.replace("\\", "/")).name
        path.write_bytes(file.getbuffer())
        paths.append(path)
    return paths


def _preview(space: Workspace, inputs: list[Input]) -> None:
    """How each table would be read, and what is wrong in it."""
    _ = space.wording.text
    asked: dict[str, None] = {}

    def typed(name: str) -> tuple[str, ...]:
        asked[name] = None
        return tuple(filter(None, [st.session_state.get(f"{session.UNLOCKING}_{name}")]))

    plan = evidence.plan(space, inputs, typed)
    for name in asked:
        told = _("Password of {name}")
        label = told.format(name=as_markdown(name))
        st.text_input(label, type="password", autocomplete="off", key=f"{session.UNLOCKING}_{name}")
    st.subheader(_("How they are read"))
    alone = len(plan.tables) == 1
    for planned in plan.tables:
        title = as_markdown(f"{planned.file} {planned.sheet}")
        with st.expander(title, expanded=alone):
            _columns(space, planned)
    offered = mapping.correct(space, evidence.files(inputs), plan, typed)
    tried = space.intake.try_first_rows(plan, passwords=typed)
    reports.issues(space, [*plan.issues, *tried.issues])
    if text := first_rows_text(tried, space.wording):
        st.caption(text)
    if plan.tables or offered:
        _choose(space, plan, typed)


def _choose(space: Workspace, plan: LoadPlan, passwords: Passwords) -> None:
    """Why it is loaded, and whether at once or as a draft."""
    _ = space.wording.text
    grounds = _grounds(space)
    waits = all(planned.asks for planned in plan.tables)
    if waits:
        st.info(_("Nothing can be loaded yet: mend above what is said of the files."))
    with st.container(horizontal=True):
        at_once = st.button(_("Load"), type="primary", disabled=waits)
        as_draft = st.button(
            _("Stage as draft"),
            disabled=waits,
            help=_("Nothing of a draft is seen anywhere else before somebody accepts it."),
        )
    if at_once:
        work: Callable[..., IntakeReport | DraftView] = space.intake.load_and_link
    elif as_draft:
        work = space.intake.stage
    else:
        return
    _work(
        space,
        lambda rejects, step: work(
            plan, rejects=rejects, grounds=grounds, progress=step, passwords=passwords
        ),
    )


def _grounds(space: Workspace) -> Grounds:
    """Purpose and lawful basis, remembered for the next load of this session."""
    _ = space.wording.text
    given = space.intake.grounds()
    left, right = st.columns(2)
    purpose = left.text_input(
        _("Purpose (it is recorded)"),
        value=st.session_state.get(session.PURPOSE, given.purpose),
        max_chars=200,
        placeholder=_("for example: assessment of complaint 12/2026"),
    )
    choices = ["", *LawfulBasis]
    chosen = st.session_state.get(session.BASIS, given.basis or "")
    basis = right.selectbox(
        _("Lawful basis (UU 27/2022 art. 20)"),
        choices,
        index=choices.index(chosen),
        format_func=lambda basis: space.wording.basis(basis or None),
    )
    st.session_state[session.PURPOSE] = purpose
    st.session_state[session.BASIS] = basis
    return Grounds(purpose=purpose.strip(), basis=read_basis(basis))


def _columns(space: Workspace, planned: PlannedTable) -> None:
    """What each column is taken for."""
    for line in how_read(planned, space.wording):
        st.caption(as_markdown(line))
    if planned.readings:
        draw(reading_listing(planned, space.wording))


def _work(space: Workspace, work: Callable[[Path, Progress], IntakeReport | DraftView]) -> None:
    """Load or stage, with progress, and keep what it gave for the next run of the page."""
    with tempfile.TemporaryDirectory() as folder:
        done = reports.watched(space, lambda step: work(Path(folder), step))
        report = done.load if isinstance(done, IntakeReport) else done.detail.report
        session.keep_report(space, done, {path.name: path.read_bytes() for path in report.rejects})
    st.session_state[session.UPLOADS] = st.session_state.get(session.UPLOADS, 0) + 1
    database.forget()
    st.rerun()
