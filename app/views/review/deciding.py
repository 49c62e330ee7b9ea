"""What a reviewer can do with a pair: decide, skip, undo, accept alike ones at once.

What the last click did is said above.

Buttons act by callbacks that hold the pair which was shown: another reviewer may have decided it
since, so that the next run of the page would show, and a click would mean, another one.
"""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from app.resolution.pairs import CONTRADICTIONS, Pair, PairView
from app.resolution.review import Decided
from app.views import session
from app.views.tables import Row, as_markdown, table
from app.wording.explanations import called
from app.wording.likeness import judgement_sentence
from app.wording.review.pairs import asked_for, decision_word
from app.workspace import Workspace
from graph.errors import InvalidValue, JudgementConflict, SimpulError
from graph.model import Id
from graph.schema import Decision

MOST_LISTED = 12
"""Pairs of identical evidence that the preview of a bulk lists."""
LINK_AT_ONCE_UP_TO = 20_000
"""Mentions up to which linking takes so little time that it follows each decision, unless the
reviewer says no.
"""
_KEYS = {Decision.POSITIVE: "S", Decision.NEGATIVE: "D", Decision.UNSURE: "U"}


def draw_deciding(space: Workspace, view: PairView) -> None:
    """The reason and the buttons, each with its key."""
    _ = space.wording.text
    pair = view.pair
    if view.decision in (Decision.POSITIVE, Decision.NEGATIVE):
        st.info(
            _("Decided: {decision}").format(decision=decision_word(view.decision, space.wording))
        )
    label = _("Reason (kept with the decision)")
    st.text_input(label, key=_reason_key(pair.id), max_chars=400, placeholder=_("What settles it?"))
    labels = {
        Decision.POSITIVE: _("Same"),
        Decision.NEGATIVE: _("Different"),
        Decision.UNSURE: _("Unsure"),
    }
    with st.container(horizontal=True):
        for decision, label in labels.items():
            look: Literal["primary", "secondary"] = (
                "secondary" if decision is Decision.UNSURE else "primary"
            )
            key = f"{decision}_{pair.id}"
            shortcut = _KEYS[decision]
            st.button(
                label,
                key=key,
                shortcut=shortcut,
                type=look,
                on_click=_judge,
                args=(space, pair, decision),
            )
        skip = session.skip_pair
        key = f"skip_{pair.id}"
        st.button(_("Skip"), key=key, shortcut="N", type="tertiary", on_click=skip, args=(pair.id,))
        draw_undo(space)


def draw_undo(space: Workspace) -> None:
    """The button that takes back the reviewer's own last decision."""
    own = any(
        judgement.judgement.by == space.settings.user for judgement in space.review.judgements()
    )
    label = space.wording.text("Undo my last decision")
    given = (space, space.review.undo)
    st.button(
        label,
        key="undo",
        shortcut="Z",
        type="tertiary",
        disabled=not own,
        on_click=take_back,
        args=given,
    )


def draw_linking(space: Workspace) -> None:
    """Whether linking follows each decision.

    Where it does not, how many wait and the button that links them.
    """
    _ = space.wording.text
    st.session_state.setdefault(
        session.LINK_AT_ONCE, space.store.counts().mentions <= LINK_AT_ONCE_UP_TO
    )
    waiting = st.session_state.get(session.UNLINKED, 0)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.toggle(_("Link after each decision"), key=session.LINK_AT_ONCE)
        if waiting:
            told = space.wording.plural(
                "{n} decision waits to be linked", "{n} decisions wait to be linked", waiting
            )
            st.caption(told.format(n=space.wording.number(waiting)))
            st.button(_("Link now"), key="relink", on_click=_relink, args=(space,))


def links_at_once() -> bool:
    """Whether linking follows each decision."""
    return bool(st.session_state.get(session.LINK_AT_ONCE, True))


def count_unlinked() -> None:
    """Count one more decision that waits to be linked, where linking does not follow each."""
    if not links_at_once():
        st.session_state[session.UNLINKED] = st.session_state.get(session.UNLINKED, 0) + 1


def draw_bulk(space: Workspace, pair: Pair) -> None:
    """Pairs with the very same evidence.

    What accepting all of them would accept, and the button for it.
    """
    wording = space.wording
    _ = wording.text
    alike = space.review.alike(pair.id)
    if len(alike) < 2:
        return
    count = wording.number(len(alike))
    title = _("{n} pairs with identical evidence").format(n=count)
    with st.expander(title):
        st.caption(
            _(
                "The same in every comparison, names written the very same way, the same kind of"
                " identifier shared."
            )
        )
        table([_preview(space, pair) for pair in alike[:MOST_LISTED]])
        if len(alike) > MOST_LISTED:
            st.caption(_("{count} more not shown").format(count=len(alike) - MOST_LISTED))
        why = st.text_input(
            _("Reason for all of them"), key=f"bulk_why_{pair.id}", max_chars=400
        ).strip()
        label = _("Same: all {n}").format(n=count)
        shown = (space, pair, len(alike))
        st.button(label, key=f"bulk_{pair.id}", disabled=not why, on_click=_accept, args=shown)


def draw_last(space: Workspace) -> None:
    """What the last click did; or why it was refused, with the judgements that stand against it."""
    _ = space.wording.text
    told = st.session_state.pop(session.REVIEWED, None)
    match told:
        case JudgementConflict():
            st.error(
                _(
                    "Refused: it contradicts what was decided before. Withdraw that first, if it is"
                    " wrong."
                ),
                icon=":material/block:",
            )
            _conflict(space, told)
        case SimpulError():
            st.warning(as_markdown(str(told)))
        case str():
            st.success(as_markdown(told), icon=":material/check:")


def carry_out(space: Workspace, do: Callable[[], Decided], told: str) -> bool:
    """Do something, keep what came of it for the next run, and say whether it was done.

    `told` is what to say then.
    """
    wording = space.wording
    _ = wording.text
    try:
        with st.spinner(_("Linking anew …")):
            done = do()
    except SimpulError as refused:
        st.session_state[session.REVIEWED] = refused
        return False
    refusals = _("{n} refused").format(n=wording.number(len(done.refused))) if done.refused else ""
    st.session_state[session.REVIEWED] = " · ".join(filter(None, (told, refusals)))
    return True


def take_back(space: Workspace, do: Callable[[], Decided]) -> None:
    """Withdraw something, and show the queue anew."""
    if carry_out(space, do, space.wording.text("Taken back")):
        session.look_at_pair()


def _judge(space: Workspace, pair: Pair, decision: Decision) -> None:
    """Decide one pair; what something speaks against is not called the same without a reason."""
    why = st.session_state.get(_reason_key(pair.id), "").strip()
    link = links_at_once()
    if decision is Decision.POSITIVE and pair.because in CONTRADICTIONS and not why:
        st.session_state[session.REVIEWED] = InvalidValue(
            space.wording.text(
                "Something speaks against it: give the reason why they are the same."
            )
        )
        session.look_at_pair(pair.id)
    elif _decided(
        space, lambda: space.review.decide(pair.id, decision, why, link=link), decision, pair.id
    ):
        count_unlinked()


def _accept(space: Workspace, pair: Pair, expected: int) -> None:
    """Call all pairs of identical evidence the same."""
    why = st.session_state.get(f"bulk_why_{pair.id}", "").strip()
    _decided(
        space,
        lambda: space.review.accept_alike(pair.id, why, expected=expected),
        Decision.POSITIVE,
        pair.id,
    )


def _decided(space: Workspace, do: Callable[[], Decided], decision: Decision, pair_id: Id) -> bool:
    """Do what was decided, go to the next pair, or stay at this one if it was refused.

    Says whether it was done.
    """
    told = space.wording.text("Decided: {decision}").format(
        decision=decision_word(decision, space.wording)
    )
    done = carry_out(space, do, told)
    session.look_at_pair("" if done else pair_id)
    return done


def _relink(space: Workspace) -> None:
    _ = space.wording.text
    with st.spinner(_("Linking anew …")):
        space.review.relink()
    st.session_state[session.REVIEWED] = _("Linked anew")
    st.session_state[session.UNLINKED] = 0


def _reason_key(pair_id: Id) -> str:
    return f"why_{pair_id}"


def _conflict(space: Workspace, conflict: JudgementConflict) -> None:
    """The judgements that a refused decision contradicts, as they lead from side to side."""
    wording = space.wording
    _ = wording.text
    known = {judgement.judgement.id: judgement for judgement in space.review.judgements()}
    rows: list[Row] = []
    for judgement in conflict.judgements:
        line = known.get(judgement.id)
        rows.append(
            {
                "A": (line.left_name if line else "") or judgement.left,
                "B": (line.right_name if line else "") or judgement.right,
                _("Decision"): judgement_sentence(judgement, wording),
                _("Reason"): judgement.why,
                "id": judgement.id,
            }
        )
    if rows:
        table(rows)


def _preview(space: Workspace, pair: Pair) -> Row:
    wording = space.wording
    _ = wording.text
    return {
        "A": called(pair.left, wording),
        "B": called(pair.right, wording),
        _("Bits"): wording.bits(pair.bits),
        _("Why it is asked"): asked_for(pair, wording),
    }
