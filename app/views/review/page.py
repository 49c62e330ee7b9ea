"""Groups or pairs that may be one, one at a time, and what is decided of them.

Those that would change most come first.
"""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from app.resolution.group_review import PREFIX
from app.resolution.groups import Group
from app.resolution.pairs import Pair
from app.views import session
from app.views.review.deciding import draw_bulk, draw_deciding, draw_last, draw_linking
from app.views.review.figures import draw_figures, draw_judged
from app.views.review.group import draw_group
from app.views.review.pair import draw_evidence, draw_why_asked
from app.workspace import Workspace
from graph.errors import AccessDenied, GroupNotFound, PairNotFound
from graph.schema import Tier

_UNSURE = "unsure"
_GROUPS, _PAIRS = "groups", "pairs"


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
    groups = space.groups.groups()
    by_group = _by_group(space, len(groups), len(waiting) + len(unsure))
    if by_group:
        draw_last(space)
        _group(space, groups)
    else:
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


def _by_group(space: Workspace, groups: int, pairs: int) -> bool:
    """Whether groups are reviewed, or pairs: what the address names, else what is chosen.

    Groups at first, as long as one waits.
    """
    wording = space.wording
    named = st.query_params.get("id", "")
    if named:
        st.session_state[session.REVIEWED_BY] = _GROUPS if named.startswith(PREFIX) else _PAIRS
    elif session.REVIEWED_BY not in st.session_state:
        st.session_state[session.REVIEWED_BY] = _GROUPS if groups else _PAIRS
    if not groups and st.session_state[session.REVIEWED_BY] == _GROUPS and not named:
        st.session_state[session.REVIEWED_BY] = _PAIRS
    if not groups and not named:
        return False
    names = {
        _GROUPS: wording.text("By group ({n})").format(n=wording.number(groups)),
        _PAIRS: wording.text("Pair by pair ({n})").format(n=wording.number(pairs)),
    }
    picked = st.segmented_control(
        wording.text("How to review"),
        list(names),
        format_func=names.__getitem__,
        key=session.REVIEWED_BY,
        required=True,
        label_visibility="collapsed",
        on_change=session.look_at_pair,
    )
    return picked == _GROUPS


def _group(space: Workspace, groups: Sequence[Group]) -> None:
    """The group of the address while it is asked about, else the first that was not skipped."""
    skipped = st.session_state.get(session.SKIPPED, [])
    ordered = sorted(
        groups, key=lambda group: skipped.index(group.id) if group.id in skipped else -1
    )
    group = ordered[0] if ordered else None
    wanted = st.query_params.get("id", "")
    if wanted:
        try:
            group = space.groups.get(wanted)
        except GroupNotFound:
            st.info(space.wording.text("This group is not asked about any more."))
    if group is None:
        st.info(space.wording.text("No group waits to be reviewed."), icon=":material/task_alt:")
        return
    draw_group(space, space.groups.view(group.id), ordered.index(group) + 1, len(ordered))


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
