"""Questions: asked beside what they are about, worked on and answered on the page of kept work."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from app.networks.work.kept import Kept
from app.rows.work import questions_listing
from app.views import session
from app.views.tables import as_markdown
from app.views.work.kept import (
    being_edited,
    carry_out,
    choose_folder,
    draw_linked,
    draw_take_back,
    draw_versions,
    heading,
    link_subject,
    may_write,
    open_button,
    picked,
)
from app.views.work.tasks import draw_tasks
from app.wording.finding.namesakes import told_apart
from app.wording.work.words import (
    confidence_sentence,
    confidence_word,
    likelihood_sentence,
    likelihood_word,
    question_said,
    status_word,
    subject_word,
)
from app.workspace import Workspace
from graph.analysis.findings.gaps import Gap
from graph.analysis.findings.link_prediction import PredictedLink
from graph.errors import SimpulError
from graph.model import Id
from graph.work.questions import Confidence, Likelihood, Question, QuestionStatus

MOST_LETTERS = 20_000


def ask_question(space: Workspace, linked: Sequence[Id], *, key: str = "ask") -> Question | None:
    """A form that asks something about these; the question when it was asked just now."""
    _ = space.wording.text
    if not may_write(space):
        st.caption(_("Your role may not write questions."))
        return None
    with st.form(f"{key}_form", clear_on_submit=True, border=False):
        text = st.text_input(_("Question"), key=f"{key}_text", max_chars=500)
        known = st.text_area(
            _("What is known of it"), key=f"{key}_known", max_chars=MOST_LETTERS, height=68
        )
        folder = choose_folder(space, "", key=f"{key}_folder")
        if linked:
            names = space.subjects.named(linked)
            told = ", ".join(subject_word(names.get(one), space.wording) for one in linked[:5])
            more = len(linked) - 5
            st.caption(as_markdown(f"{told} (+{more})" if more > 0 else told))
        if not st.form_submit_button(_("Ask"), type="primary"):
            return None
    try:
        return space.questions.ask(text, linked, known=known, folder=folder)
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return None


def question_of_gap(space: Workspace, gap: Gap, text: str, *, key: str) -> None:
    """A button that keeps what is not known as a question, and opens it."""
    if may_write(space) and st.button(
        space.wording.text("Make it a question"), key=key, icon=":material/help:"
    ):
        _go_to(space.questions.from_gap(gap, text))


def question_of_lead(space: Workspace, lead: PredictedLink, text: str, *, key: str) -> None:
    """A button that keeps a likely link as a question, and opens it."""
    if may_write(space) and st.button(
        space.wording.text("Make it a question"), key=key, icon=":material/help:"
    ):
        _go_to(space.questions.from_lead(lead, text))


def _go_to(asked: Question) -> None:
    session.go("work", asked.lineage)


# ---- on the page of kept work


def draw_question_list(space: Workspace, found: list[Kept[Question]]) -> None:
    """All questions, and the chosen one with everything that belongs to it."""
    _ = space.wording.text
    with st.expander(_("Ask a question"), icon=":material/add:", expanded=not found):
        asked = ask_question(space, ())
        if asked is not None:
            st.query_params["id"] = asked.lineage
            st.rerun()
    if not found:
        st.info(_("Nothing is asked yet."))
        return
    names = space.subjects.named(set[Id]().union(*(kept.latest.linked for kept in found)))
    shown = picked(
        questions_listing(found, names, space.wording),
        key="work_questions",
        without=(_("rests on"), _("confidence")),
    )
    kept = next((one for one in found if one.id == shown), None)
    if kept is None:
        st.caption(_("Choose a row to work on its question."))
        return
    with st.container(border=True):
        _draw_question(space, kept)


def _draw_question(space: Workspace, kept: Kept[Question]) -> None:
    """One question: what it says, what it rests on, its tasks and versions."""
    _ = space.wording.text
    version = being_edited(space, kept)
    st.markdown(f"#### {as_markdown(version.text)}")
    for other in kept.versions:
        if other.id != version.id:
            st.markdown(as_markdown(f"{other.by}: {question_said(other, space.wording)}"))
    if may_write(space):
        _form(space, kept, version)
    else:
        _read(space, version)
    _draw_linked(space, kept, version)
    draw_tasks(
        space,
        kept.id,
        version.tasks,
        lambda what, who, until: space.questions.add_task(version, what, who=who, until=until),
        lambda task_id, done: space.questions.do_task(version, task_id, done=done),
    )
    draw_versions(space, "questions", kept, lambda one: question_said(one, space.wording))
    draw_take_back(space, "questions", kept.id, version.text)


def _read(space: Workspace, version: Question) -> None:
    """What a question says, for who may not write."""
    wording = space.wording
    _ = wording.text
    st.caption(status_word(version.status, wording))
    for label, text in ((_("What is known"), version.known), (_("Conclusion"), version.conclusion)):
        if text:
            st.markdown(f"**{label}**  \n{as_markdown(text)}")
    for told in (likelihood_sentence(version, wording), confidence_sentence(version, wording)):
        if told:
            st.markdown(as_markdown(told))


def _form(space: Workspace, kept: Kept[Question], version: Question) -> None:
    """Everything that may be written of a question."""
    wording = space.wording
    _ = wording.text
    key = version.id
    with st.form(f"question_{key}", border=False):
        facts: dict[str, Any] = {
            "text": st.text_input(_("Question"), version.text, key=f"q_text_{key}", max_chars=500),
            "known": st.text_area(
                _("What is known"),
                version.known,
                key=f"q_known_{key}",
                max_chars=MOST_LETTERS,
                height=90,
            ),
            "conclusion": st.text_area(
                _("Conclusion"),
                version.conclusion,
                key=f"q_conclusion_{key}",
                max_chars=MOST_LETTERS,
                height=68,
            ),
        }
        likely, sure, became, where = st.columns(4)
        facts["likelihood"] = likely.selectbox(
            _("Likelihood of the conclusion"),
            [None, *Likelihood],
            index=[None, *Likelihood].index(version.likelihood),
            format_func=lambda one: likelihood_word(one, wording) or "–",
            key=f"q_likelihood_{key}",
        )
        facts["confidence"] = sure.selectbox(
            _("Confidence in that judgement"),
            [None, *Confidence],
            index=[None, *Confidence].index(version.confidence),
            format_func=lambda one: confidence_word(one, wording) or "–",
            key=f"q_confidence_{key}",
        )
        facts["status"] = became.selectbox(
            _("Status"),
            list(QuestionStatus),
            index=list(QuestionStatus).index(version.status),
            format_func=lambda one: status_word(one, wording),
            key=f"q_status_{key}",
        )
        with where:
            facts["folder"] = choose_folder(space, version.folder, key=f"q_folder_{key}")
        if not st.form_submit_button(_("Save"), type="primary"):
            return
    carry_out(space, lambda: space.questions.change(version, **facts), _("Saved."), kept.id)


def _draw_linked(space: Workspace, kept: Kept[Question], version: Question) -> None:
    """What the answer rests on, and views that show it."""
    _ = space.wording.text
    heading(_("It rests on"))
    if version.linked:
        draw_linked(space, version.linked, key="q_linked")
    else:
        st.caption(_("Nothing is linked yet."))
    views = {one.id: one.latest.name for one in space.views.all()}
    shown = [one for one in version.views if one in views]
    if shown:
        heading(_("Views that show it"))
        with st.container(horizontal=True):
            for one in shown:
                open_button(one, views[one], key=f"q_view_{one}")
    if may_write(space):
        _link_form(space, kept, version, views)


def _link_form(
    space: Workspace, kept: Kept[Question], version: Question, views: dict[Id, str]
) -> None:
    """What the answer rests on besides, and a view that shows it."""
    _ = space.wording.text
    with st.popover(_("Link something"), icon=":material/add_link:"):
        link_subject(
            space,
            lambda ids: space.questions.link(version, *ids),
            _("Link"),
            kept.id,
            keys=(f"q_link_{version.id}", f"q_link_button_{version.id}"),
        )
        others = told_apart({one: views[one] for one in views if one not in version.views})
        view = st.selectbox(
            _("View that shows it"),
            list(others),
            index=None,
            format_func=others.__getitem__,
            key=f"q_view_choice_{version.id}",
        )
        if view and st.button(_("Add the view"), key=f"q_view_button_{version.id}"):
            carry_out(space, lambda: space.questions.show_in(version, view), _("Saved."), kept.id)
