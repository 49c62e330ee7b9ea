"""Editions of a network's briefings: made, approved by another account, compared, taken away."""

from functools import partial

import streamlit as st

from app.access.rights import Right
from app.briefing.forms.reading import FORMS, read_form
from app.briefing.writing import BriefingFormat
from app.networks.work.kept import Kept
from app.packs.editions import (
    changes_of,
    edition_bytes,
    file_name_of,
    headings_of,
    make_edition,
)
from app.packs.words import differences_listing
from app.rows.briefings.editions import EditionHeading
from app.views.briefing.order import Chosen
from app.views.tables import as_markdown
from app.views.work.kept import carry_out, may_write, take_back
from app.wording.work.briefings import audience_word, standing_word
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.work.editions import Approval, Edition

MIMES = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""What a browser takes each kind of file for."""
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
        _draw_sending(space, chosen)
    found = space.editions.about(chosen.network.id)
    if not found:
        st.caption(_("No edition is made yet."))
    headings = headings_of(space, [kept.latest for kept in found])
    for kept in found:
        with st.container(border=True):
            _draw_edition(space, kept, headings[kept.id])


def _draw_sending(space: Workspace, chosen: Chosen) -> None:
    """The button that sends for approval, with what the edition is of and what it still lacks."""
    wording = space.wording
    _ = wording.text
    form, order = chosen.form, chosen.order
    count = len(chosen.network.cases)
    several = wording.plural("{n} case of the network", "all {n} cases of the network", count)
    case = order.case or several.format(n=wording.number(count))
    number = order.fields.get("number", "") or _("not filled in")
    said = [_("Case: {case}").format(case=case)]
    if any(field.code == "number" for field in form.fields):
        said.append(_("Number: {number}").format(number=number))
    with st.container(horizontal=True, vertical_alignment="center"):
        is_sent = st.button(_("Send for approval"), type="primary", icon=":material/approval:")
        st.markdown(f"**{as_markdown(' · '.join(said))}**", width="content")
    if form.is_about_one and not order.case and count > 1:
        told = _(
            "This form is about one case: choose it above, else it says that it is of several."
        )
        st.warning(told, icon=":material/info:")
    empty = form.empty_fields(order.fields, wording.language)
    if empty:
        named = ", ".join(field.label[wording.language] for field in empty)
        told = _("Not filled in: {fields}.").format(fields=named)
        st.warning(as_markdown(told), icon=":material/edit:")
    if is_sent:
        carry_out(
            space,
            lambda: make_edition(space, chosen.network.id, chosen.order),
            _("Sent: another account approves it."),
        )


def _draw_edition(space: Workspace, kept: Kept[Edition], heading: EditionHeading) -> None:
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
        _("Case: {case}").format(case=heading.case) if heading.case else "",
        heading.number,
        heading.unit,
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
        _draw_downloads(space, edition, heading)
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


def _draw_downloads(space: Workspace, edition: Edition, heading: EditionHeading) -> None:
    """A button for each kind of file; taking one is logged."""
    if not space.viewer.may(Right.BRIEF):
        return
    for kind in BriefingFormat:
        name = file_name_of(edition, heading, kind)
        st.download_button(
            kind.upper(),
            partial(edition_bytes, space, edition.lineage, kind, name),
            file_name=name,
            mime=MIMES.get(kind, "application/octet-stream"),
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
        if not found:
            st.caption(as_markdown(listing.none))
            return
        columns: dict[str, list[str]] = {}
        for row in listing.screen_rows():
            for name, cell in row.items():
                columns.setdefault(name, []).append(as_markdown(str(cell)) or " ")
        # a plain table, whose cells are broken into lines: the texts are sentences
        st.table(columns, border="horizontal")
