"""How reviewing goes.

What was decided lately and can be taken back, how often resolution was right, who agrees.
"""

import streamlit as st

from app.resolution.review import JudgementLine
from app.rows.review import progress_listing
from app.views.review.deciding import take_back
from app.views.tables import as_markdown, draw, table
from app.wording.likeness import judgement_sentence
from app.workspace import Workspace
from graph.model import Id

MOST_LISTED = 10


def draw_judged(space: Workspace) -> None:
    """What was decided lately, each with a button that withdraws it."""
    wording = space.wording
    _ = wording.text
    lines = space.review.judgements()
    if not lines:
        return
    title = _("Decided lately ({n})").format(n=wording.number(len(lines)))
    with st.expander(title):
        why = st.text_input(_("Reason for withdrawing"), key="withdraw_why", max_chars=400).strip()
        for line in lines[:MOST_LISTED]:
            _line(space, line, why)


def _line(space: Workspace, line: JudgementLine, why: str) -> None:
    wording = space.wording
    _ = wording.text
    judgement = line.judgement
    text, button = st.columns([5, 1], vertical_alignment="center")
    names = " ↔ ".join(name or _("(no name)") for name in (line.left_name, line.right_name))
    said = judgement_sentence(judgement, wording)
    reason = f" — {judgement.why}" if judgement.why else ""
    text.markdown(f"**{as_markdown(names)}** · {as_markdown(said + reason)}")
    if line.contradicted:
        text.caption(_("It says the opposite of others that stand."))
    key = f"withdraw_{judgement.id}"
    given = (space, judgement.id, why)
    button.button(
        _("Withdraw"), key=key, disabled=not why, width="stretch", on_click=_withdraw, args=given
    )


def _withdraw(space: Workspace, judgement_id: Id, why: str) -> None:
    take_back(space, lambda: space.review.withdraw(judgement_id, why))


def draw_figures(space: Workspace) -> None:
    """How far it has come, how often resolution was right, how far reviewers agree."""
    wording = space.wording
    _ = wording.text
    with st.expander(_("How the review goes")):
        st.caption(_("Progress"))
        draw(progress_listing(space.review.progress(), wording))
        bands = [band for band in space.review.bands() if band.share is not None]
        if bands:
            st.caption(_("What was found the same, by weight"))
            table(
                [
                    {
                        _("Bits"): _band(band.low, band.high, space),
                        _("Same"): band.same,
                        _("Different"): band.different,
                        _("Share"): f"{wording.number(round(100 * (band.share or 0.0)))} %",
                    }
                    for band in bands
                ]
            )
        agreement = space.review.agreement()
        if agreement:
            st.caption(_("Reviewers who judged the same pairs"))
            table(
                [
                    {
                        _("Reviewers"): f"{two.left}, {two.right}",
                        _("Pairs"): two.pairs,
                        _("Agreed"): two.agreed,
                        "κ": "" if two.kappa is None else wording.number(round(two.kappa, 2)),
                    }
                    for two in agreement
                ]
            )


def _band(low: float, high: float, space: Workspace) -> str:
    """The ends of a band of bits; the outermost bands are open."""
    bits = space.wording.bits
    ends = [bits(end) if abs(end) < 100 else "" for end in (low, high)]
    return " … ".join(ends).strip()
