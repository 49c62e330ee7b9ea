"""Pairs that may be one, one at a time, and what is decided of them.

Those that would change most come first.
"""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from app.resolution.pairs import Pair
from app.views import session
from app.views.review.deciding import draw_bulk, draw_deciding, draw_last, draw_linking
from app.views.review.figures import draw_figures, draw_judged
from app.views.review.pair import draw_evidence, draw_why_asked
from app.workspace import Workspace
from graph.errors import AccessDenied, PairNotFound
from graph.schema import Tier

_UNSURE = "unsure"


def show(space: Workspace) -> None:
    """Draw how far the review is, the pair with its buttons, and what was decided.

    Without a pair, that none waits.
    """
    _ = space.wording.text
    st.title(_("Review"))
    try:
        waiting = space.review.queue()
        unsure = space.review.queue(unsure=True)
    except AccessDenied:
        st.info(
            _(
                "Your role may not say who is who: ask a handler, investigator, analyst or the head"
                " of office."
            )
        )
        return
    _progress(space)
    pairs = _chosen(space, waiting, unsure)
    draw_last(space)
    pair = _current(space, pairs)
    if pair is None:
        _nothing(space, [*waiting, *unsure])
    else:
        _pair(space, pair, pairs)
    draw_linking(space)
    draw_judged(space)
    draw_figures(space)


def _pair(space: Workspace, pair: Pair, pairs: Sequence[Pair]) -> None:
    view = space.review.pair(pair.id)
    place = next((number for number, other in enumerate(pairs, start=1) if other.id == pair.id), 0)
    draw_why_asked(space, pair, place, len(pairs))
    draw_deciding(space, view)
    draw_evidence(space, view)
    draw_bulk(space, pair)


def _progress(space: Workspace) -> None:
    """How much is decided of what was asked."""
    wording = space.wording
    _ = wording.text
    tiers = space.review.progress()
    decided = sum(tier.decided for tier in tiers)
    everything = decided + sum(tier.open + tier.unsure for tier in tiers)
    if everything:
        told = _("{decided} of {all} decided")
        told = told.format(decided=wording.number(decided), all=wording.number(everything))
        st.progress(decided / everything, text=told)


def _chosen(space: Workspace, waiting: Sequence[Pair], unsure: Sequence[Pair]) -> list[Pair]:
    """The pairs of the kind that is picked.

    Those skipped come last, in the order in which they were.
    """
    wording = space.wording
    _ = wording.text
    counts = Counter(pair.tier for pair in waiting)
    names = {"": _("All ({n})").format(n=wording.number(len(waiting)))}
    for tier in (Tier.PROBABLE, Tier.REVIEW):
        names[tier.value] = f"{wording.tier(tier)} ({wording.number(counts[tier])})"
    told = _("Unsure ({n})")
    names[_UNSURE] = told.format(n=wording.number(len(unsure)))
    picked = st.segmented_control(
        _("Which pairs"),
        list(names),
        default="",
        format_func=names.__getitem__,
        key=session.REVIEWED_KIND,
        label_visibility="collapsed",
        on_change=session.look_at_pair,
    )
    if picked == _UNSURE:
        wanted = unsure
    else:
        wanted = [pair for pair in waiting if not picked or pair.tier.value == picked]
    skipped = st.session_state.get(session.SKIPPED, [])
    return sorted(wanted, key=lambda pair: skipped.index(pair.id) if pair.id in skipped else -1)


def _current(space: Workspace, pairs: Sequence[Pair]) -> Pair | None:
    """The pair of the address while it is proposed; else the first."""
    wanted = st.query_params.get("id", "")
    if wanted:
        try:
            return space.review.pair(wanted).pair
        except PairNotFound:
            st.info(space.wording.text("This pair is not asked about any more."))
    return pairs[0] if pairs else None


def _nothing(space: Workspace, others: Sequence[Pair]) -> None:
    _ = space.wording.text
    if others:
        st.info(_("No pair of this kind waits: pick another."))
        return
    st.info(_("No pair waits to be reviewed."), icon=":material/task_alt:")
    st.caption(_("Pairs come here when linking finds two who may be one and cannot be sure."))
    if not space.viewer.may_judge_everybody:
        st.caption(_("Those with a protected person are asked of those only who may see names."))
