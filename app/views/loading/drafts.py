"""Drafts that wait: looked at, accepted or thrown away as a whole, each only after asking."""

import streamlit as st

from app.intake.drafts import DraftSummary
from app.views import session
from app.views.loading import reports
from app.views.tables import as_markdown, say
from app.workspace import Workspace
from loaders.validation import Tally


def show(space: Workspace) -> None:
    """Draw every draft of this store with what can be done with it."""
    _ = space.wording.text
    waiting = space.intake.drafts()
    if not waiting:
        return
    st.subheader(_("Drafts that wait"))
    st.caption(_("Nothing of a draft is seen anywhere else before somebody accepts it."))
    for draft in waiting:
        with st.container(border=True):
            _draft(space, draft)


def _draft(space: Workspace, draft: DraftSummary) -> None:
    """One draft, with buttons to look at it, accept it or throw it away."""
    _ = space.wording.text
    number = space.wording.number
    if draft.damage:
        st.error(as_markdown(draft.damage))
    else:
        files = ", ".join(draft.files) or draft.id
        cases = draft.values.get("cases", Tally())
        say(files)
        text = _(
            "{date}, {user}: {new} new and {changed} changed cases, {rejected} rows rejected when"
            " it was staged"
        )
        said = text.format(
            date=space.wording.date(draft.at[:10]),
            user=draft.by,
            new=number(cases.new),
            changed=number(cases.updated),
            rejected=number(draft.rows.rejected),
        )
        st.caption(as_markdown(said))
    with st.container(horizontal=True):
        if not draft.damage:
            if st.button(_("Look"), key=f"look_{draft.id}", icon=":material/visibility:"):
                session.keep_report(space, space.intake.draft(draft.id), {})
                st.rerun()
            with st.popover(_("Accept"), icon=":material/check:"):
                say(
                    _(
                        "All of it is loaded and linked; only forgetting its cases takes it out"
                        " again."
                    )
                )
                if st.button(_("Load the draft"), key=f"accept_{draft.id}", type="primary"):
                    _accept(space, draft)
        with st.popover(_("Discard"), icon=":material/delete:"):
            say(_("The draft is thrown away for good; its files can be loaded again."))
            if st.button(_("Throw it away"), key=f"discard_{draft.id}", type="primary"):
                space.intake.discard(draft.id)
                st.session_state.pop(session.REPORT, None)
                st.rerun()


def _accept(space: Workspace, draft: DraftSummary) -> None:
    intake = reports.watched(space, lambda step: space.intake.accept(draft.id, progress=step))
    session.keep_report(space, intake, {})
    st.rerun()
