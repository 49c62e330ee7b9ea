"""Disclosures: what is handed out, to whom, and who holds what."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from app.access.rights import Right
from app.clock import today
from app.networks.work.disclosures import DisclosureOrder, DisclosureView
from app.packs.editions import audiences_of
from app.rows.trust.disclosures import disclosures_listing
from app.views.tables import as_markdown, pick_item
from app.wording.trust.disclosures import standing_words
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.schema import LawfulBasis
from graph.work.disclosures import DisclosureState

TOLD = "disclosure_told"
"""What the last step did, or why it was refused, until it is told."""
_NEXT = {
    DisclosureState.PREPARED: (DisclosureState.APPROVED,),
    DisclosureState.APPROVED: (DisclosureState.HANDED_OVER,),
    DisclosureState.HANDED_OVER: (DisclosureState.ACKNOWLEDGED, DisclosureState.RECALLED),
    DisclosureState.ACKNOWLEDGED: (DisclosureState.RECALLED,),
    DisclosureState.RECALLED: (),
}


def show(space: Workspace) -> None:
    """Draw what was prepared and handed out, who holds what, and a form for a new one."""
    _ = space.wording.text
    st.title(_("Disclosures"), anchor=False)
    if not space.viewer.may_read_work:
        st.info(_("What is handed out, and to whom, stays in the house."))
        return
    _tell(space)
    asked = st.text_input(
        _("Who holds what is known of a person or case"),
        key="disclosure_who_holds",
        placeholder=_("name, number of a case, or id"),
        disabled=not space.viewer.may(Right.DISCLOSE),
    ).strip()
    found = _found(space, asked)
    none = _("Nobody holds it, by what was handed over here.") if asked else ""
    listing = disclosures_listing(found, today().isoformat(), space.wording, none=none)
    if not listing.items:
        st.info(none or _("Nothing is to be disclosed yet."))
    else:
        shown = ["id", _("receiver"), _("standing"), _("purpose"), _("cases")]
        chosen = pick_item(listing, key=f"disclosures_{asked}", only=shown)
        if chosen is not None:
            _one(space, chosen)
        else:
            st.caption(_("Choose a row to take its next step."))
    if space.viewer.may(Right.DISCLOSE):
        _prepare(space)


def _found(space: Workspace, asked: str) -> tuple[DisclosureView, ...]:
    if not asked:
        return space.disclosures.views()
    try:
        return space.disclosures.held_of(asked)
    except SimpulError as error:
        st.warning(as_markdown(space.wording.message(error.message)))
        return ()


def _one(space: Workspace, view: DisclosureView) -> None:
    """One disclosure, and the steps that may follow."""
    _ = space.wording.text
    said = view.disclosure
    st.subheader(as_markdown(said.receiver), anchor=False)
    st.text(standing_words(view, today().isoformat(), space.wording))
    st.caption(as_markdown(f"{view.kept.id} · {said.purpose}"))
    following = _NEXT[view.state]
    if not following:
        return
    remark = st.text_input(_("Remark: by which letter, or why"), key=f"remark_{view.kept.id}")
    for place, state in zip(st.columns(len(following)), following, strict=True):
        label, right, act = _step(space, state)
        if place.button(label, key=f"step_{state.name}", disabled=not space.viewer.may(right)):
            _do(space, partial(act, view.kept.id, remark))


def _step(
    space: Workspace, state: DisclosureState
) -> tuple[str, Right, Callable[[str, str], DisclosureView]]:
    """The words of a step, the right that it takes, and what does it."""
    _ = space.wording.text
    kept = space.disclosures
    match state:
        case DisclosureState.APPROVED:
            return _("Approve"), Right.APPROVE, kept.approve
        case DisclosureState.HANDED_OVER:
            return _("It was handed over"), Right.DISCLOSE, kept.hand_over
        case DisclosureState.ACKNOWLEDGED:
            return _("They said to have it"), Right.DISCLOSE, kept.acknowledge
        case _:
            return _("It was asked back"), Right.DISCLOSE, kept.recall


def _prepare(space: Workspace) -> None:
    """The form by which one is prepared."""
    wording = space.wording
    _ = wording.text
    with st.expander(_("Prepare a disclosure"), icon=":material/add:"), st.form("disclosure_new"):
        left, right = st.columns(2)
        receiver = left.text_input(_("Receiver"))
        purpose = right.text_input(_("Purpose"))
        networks = left.text_input(_("Networks, by id"), placeholder="n_0a1b n_2c3d")
        cases = right.text_input(_("Cases, by number; parted by semicolons"))
        audience = left.selectbox(
            _("Told as"),
            sorted(audiences_of(space), key=lambda name: name != "partner"),
            format_func=wording.audience,
            key=f"disclosure_audience_{wording.language}",
        )
        basis = right.selectbox(
            _("Lawful basis"),
            [one.value for one in LawfulBasis],
            index=None,
            placeholder="",
            format_func=wording.basis,
            key=f"disclosure_basis_{wording.language}",
        )
        until = left.date_input(_("Until"), value=None, format="YYYY-MM-DD")
        override = right.text_input(
            _("Why, though a victim did not agree"),
            disabled=not space.viewer.may(Right.OVERRIDE),
        )
        if st.form_submit_button(_("Prepare"), type="primary"):
            order = DisclosureOrder(
                receiver=receiver,
                networks=networks.split(),
                cases=[case.strip() for case in cases.split(";") if case.strip()],
                audience=audience,
                purpose=purpose,
                basis=basis or "",
                until=until.isoformat() if until else "",
                override=override,
            )
            _do(space, partial(space.disclosures.prepare, order))


def _do(space: Workspace, act: Callable[[], DisclosureView]) -> None:
    """Take a step and draw the page anew, which says what came of it."""
    try:
        view = act()
        told = standing_words(view, today().isoformat(), space.wording)
        st.session_state[TOLD] = (True, f"{view.disclosure.receiver}: {told}")
    except SimpulError as error:
        st.session_state[TOLD] = (False, space.wording.message(error.message))
    st.rerun()


def _tell(space: Workspace) -> None:
    if TOLD in st.session_state:
        done, told = st.session_state.pop(TOLD)
        (st.success if done else st.error)(as_markdown(told))
