"""Why an entity is one and who may be the same, drawn.

Its mentions as a tree, the evidence as a waterfall.
"""

from collections.abc import Sequence

import streamlit as st

from app.access.rights import Right
from app.drawing.waterfall import Scheme, bars, draw_waterfalls
from app.resolution.explanations import EntityExplanation, Other
from app.views import session
from app.views.review.deciding import carry_out, draw_last
from app.views.tables import Row, pick, say
from app.wording.explanations import between, mention_label, telling
from app.wording.likeness import (
    band,
    because_sentence,
    full_sentence,
    judgement_sentence,
    rule_sentences,
)
from app.workspace import Workspace
from graph.errors import AccessDenied
from graph.model import Id, Judgement
from graph.resolution.best_fits import Step, TreeNode


def show_why(space: Workspace, entity_id: str) -> None:
    """Draw why an entity is one, and whom it may be the same as.

    Nothing of whom the viewer may not see.
    """
    try:
        found = space.explanations.of(entity_id)
    except AccessDenied:
        return
    if not isinstance(found, EntityExplanation):
        return
    draw_last(space)
    if len(found.branches) > 1:
        _mentions(space, found)
    if found.others:
        _others(space, found)
    if found.judgements:
        st.subheader(space.wording.text("Decided by people"))
        draw_judgements(space, found.judgements)


def draw_step(space: Workspace, step: Step, heading: str) -> None:
    """Draw how the evidence on two mentions adds up.

    In words when a rule or a person joined them.
    """
    wording = space.wording
    given = bars(step, wording)
    if not given:
        told = rule_sentences(step.rules, wording)
        say(f"{heading}: {told}")
        return
    scheme: Scheme = "dark" if st.context.theme.type == "dark" else "light"
    drawn = draw_waterfalls([(heading, given)], wording, title=heading, scheme=scheme)
    said = "; ".join(f"{bar.label} {wording.bits(bar.weight)}" for bar in given)
    st.image(str(drawn), alt=said)


def draw_judgements(space: Workspace, judgements: Sequence[Judgement]) -> None:
    """Draw who decided what, when and why; those withdrawn as such."""
    wording = space.wording
    _ = wording.text
    for judgement in judgements:
        told = judgement_sentence(judgement, wording)
        if not judgement.stands:
            text = _("withdrawn: {what}")
            told = text.format(what=told)
        say(f"{told} — {judgement.why}" if judgement.why else told)


def _mentions(space: Workspace, found: EntityExplanation) -> None:
    """Its mentions, each under the one that it fits best; what was compared of the chosen one."""
    wording = space.wording
    _ = wording.text
    st.subheader(_("Why it is one"))
    st.caption(
        _(
            "Each mention stands under the one that it fits best. Choose a row to see what was"
            " compared."
        )
    )
    row = pick(
        [_branch(space, branch, found) for branch in found.branches], key=f"why_{found.entity.id}"
    )
    if row is None:
        return
    branch = found.branches[row]
    if branch.step is None:
        say(_("The others hang on this one."))
    else:
        draw_step(space, branch.step, between(branch.step, found.evidence, wording))
    if space.viewer.may(Right.REVIEW):
        _take_out(space, branch.mention)


def _take_out(space: Workspace, mention_id: Id) -> None:
    """A field and a button that say that one mention is somebody else's."""
    _ = space.wording.text
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = _("If this mention is somebody else: the reason (kept with the decision)")
        why = st.text_input(label, key=f"split_why_{mention_id}", max_chars=400).strip()
        given = (space, mention_id, why)
        st.button(
            _("Somebody else"),
            key=f"split_{mention_id}",
            disabled=not why,
            on_click=_split,
            args=given,
        )


def _split(space: Workspace, mention_id: Id, why: str) -> None:
    told = space.wording.text("The mention was taken out.")
    carry_out(space, lambda: space.review.split(mention_id, why=why), told)


def _branch(space: Workspace, branch: TreeNode, found: EntityExplanation) -> Row:
    wording = space.wording
    _ = wording.text
    indent = "\u2003" * (branch.depth - 1) + "└ " if branch.depth else ""
    step = branch.step
    weighed = step is not None and bool(step.comparisons)
    return {
        _("Mention"): indent + mention_label(branch.mention, found.evidence, wording),
        _("Evidence"): band(step.bits, wording) if step and weighed else "",
        _("Bits"): wording.bits(step.bits) if step and weighed else "",
        _("Why"): _told(space, step, weighed) if step else "",
    }


def _told(space: Workspace, step: Step, weighed: bool) -> str:
    if not weighed:
        return rule_sentences(step.rules, space.wording)
    return "; ".join(full_sentence(comparison, space.wording) for comparison in telling(step))


def _others(space: Workspace, found: EntityExplanation) -> None:
    """Who may be the same and was not joined; the evidence on the chosen one."""
    _ = space.wording.text
    st.subheader(_("May be the same as"))
    st.caption(_("Nobody here was joined with it. Choose a row to see why."))
    row = pick(
        [_other(space, candidate) for candidate in found.others], key=f"others_{found.entity.id}"
    )
    if row is None:
        return
    other = found.others[row]
    if other.step is not None:
        name = found.entity.name or _("(no name)")
        draw_step(space, other.step, f"{name}  ↔  {other.entity.name or _('(no name)')}")
    opening, deciding = st.columns(2)
    if opening.button(_("Open"), key="open_other", width="stretch"):
        session.go("entity", other.entity.id)
    if other.link and deciding.button(_("Decide"), key="decide_other", width="stretch"):
        session.go("review", other.link)


def _other(space: Workspace, other: Other) -> Row:
    wording = space.wording
    _ = wording.text
    step = other.step
    return {
        _("Name"): other.entity.name or _("(no name)"),
        _("How sure"): wording.tier(other.tier) if other.tier else "",
        _("Evidence"): band(step.bits, wording) if step else "",
        _("Bits"): wording.bits(step.bits) if step else "",
        _("Why not joined"): because_sentence(other.because, other.tier, wording),
        _("Cases"): other.entity.cases,
    }
