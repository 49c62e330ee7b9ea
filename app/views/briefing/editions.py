"""Editions of a network's briefings: made, approved by another account, compared, taken away."""

from functools import partial

import streamlit as st

from app.access.rights import Right
from app.briefing.forms.reading import FORMS, read_form
from app.briefing.writing import BriefingFormat
from app.networks.work.kept import Kept
from app.packs.editions import changes_of, edition_bytes, make_edition
from app.packs.words import differences_listing
from app.plain_text import plain
from app.views.briefing.order import Chosen
from app.views.tables import as_markdown, draw
from app.views.work.kept import carry_out, may_write, take_back
from app.wording.work.briefings import audience_word, standing_word
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.work.editions import Approval, Edition

_MIMES = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_SHORT_DIGEST = 16


def draw_editions(space: Workspace, chosen: Chosen) -> None:
    """A button that sends what the preview shows for approval, and every edition so far."""
    wording = space.wording
    _ = wording.text
    if may_write(space):
        st.caption(
            _(
                "An edition keeps what the preview shows, word for word. It is a draft until"
                " another account approves it; nobody changes it afterwards."
            )
        )
        if st.button(_("Send for approval"), type="primary", icon=":material/approval:"):
            carry_out(
                space,
                lambda: make_edition(space, chosen.network.id, chosen.order),
                _("Sent: another account approves it."),
            )
    found = space.editions.about(chosen.network.id)
    if not found:
        st.caption(_("No edition is made yet."))
    for kept in found:
        with st.container(border=True):
            _draw_edition(space, kept)


def _draw_edition(space: Workspace, kept: Kept[Edition]) -> None:
    """One edition: what it is, whether it is approved, and what may be done with it."""
    wording = space.wording
    _ = wording.text
    edition = kept.latest
    approval = space.editions.approval(edition)
    icon = ":material/verified:" if approval else ":material/edit_note:"
    told = _("{form}, edition {number}, for {audience}").format(
        form=form_title(edition.form, wording.language),
        number=wording.number(edition.number),
        audience=audience_word(edition.audience, wording),
    )
    st.markdown(f"{icon} **{as_markdown(told)}**")
    said = (
        standing_word(edition, approval, wording),
        _("dated {date}").format(date=wording.date(edition.date)),
        _("made by {who}").format(who=edition.by),
        "; ".join(edition.distribution),
        f"SHA-256 {edition.digest[:_SHORT_DIGEST]}…",
    )
    st.caption(as_markdown(" · ".join(filter(None, said))))
    if approval and approval.text:
        st.caption(as_markdown(approval.text))
    if not edition.content:
        return
    with st.container(horizontal=True):
        _draw_approving(space, edition, approval)
        _draw_downloads(space, edition)
        _draw_taking_back(space, kept, approval)
    _draw_changes(space, edition)


def form_title(code: str, language: str) -> str:
    """What a form is called; an office's own by its code."""
    return read_form(code).title[language] if code in FORMS else code


def _draw_approving(space: Workspace, edition: Edition, approval: Approval | None) -> None:
    """A button for who may approve it, or take the approval back."""
    _ = space.wording.text
    if not space.viewer.may(Right.APPROVE):
        return
    if approval:
        if st.button(_("Take the approval back"), key=f"unapprove_{edition.id}"):
            carry_out(
                space,
                lambda: space.editions.withdraw_approval(edition.lineage),
                _("The approval was taken back."),
            )
    elif edition.by != space.settings.user and st.button(
        _("Approve"), key=f"approve_{edition.id}", icon=":material/verified:"
    ):
        carry_out(space, lambda: space.editions.approve(edition.lineage), _("Approved."))


def _draw_downloads(space: Workspace, edition: Edition) -> None:
    """A button for each kind of file; taking one is logged."""
    if not space.viewer.may(Right.BRIEF):
        return
    for kind in BriefingFormat:
        name = f"{plain(edition.form)}-{edition.audience}-{edition.number}.{kind}"
        st.download_button(
            kind.upper(),
            partial(edition_bytes, space, edition.lineage, kind, name),
            file_name=name,
            mime=_MIMES.get(kind, "application/octet-stream"),
            on_click="ignore",
            key=f"take_{edition.id}_{kind}",
            icon=":material/download:",
        )


def _draw_taking_back(space: Workspace, kept: Kept[Edition], approval: Approval | None) -> None:
    _ = space.wording.text
    if may_write(space) and not approval:
        told = f"{kept.latest.form} {kept.latest.number}"
        if st.button(_("Take off the list"), key=f"edition_take_{kept.id}", type="tertiary"):
            take_back(space, "editions", kept.id, told)


def _draw_changes(space: Workspace, edition: Edition) -> None:
    """What changed since the edition before, with the reasons; nothing for the first."""
    wording = space.wording
    if space.editions.before(edition) is None:
        return
    with st.expander(wording.text("What changed since the edition before")):
        try:
            _edition, _before, found = changes_of(space, edition.lineage)
        except SimpulError as error:
            st.caption(as_markdown(wording.message(error.message)))
            return
        listing = differences_listing(found, wording)
        if found:
            draw(listing)
        else:
            st.caption(as_markdown(listing.none))
