"""How reviewing goes.

What was decided lately and can be taken back, how often resolution was right, who agrees.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

import streamlit as st

from app.plain_text import plain
from app.resolution.judgements import act_of
from app.resolution.review import JudgementLine
from app.rows.review.pairs import progress_listing
from app.views.review.deciding import take_back
from app.views.tables import as_markdown, draw, table
from app.wording.likeness import judgement_sentence
from app.wording.review.pairs import decision_word
from app.workspace import Workspace
from graph.model import Id

MOST_LISTED = 10


def draw_judged(space: Workspace) -> None:
    """What was decided lately, act by act, each with a button that withdraws it."""
    wording = space.wording
    _ = wording.text
    acts = _acts(space.review.judgements())
    if not acts:
        return
    title = _("Decided lately ({n})").format(n=wording.number(len(acts)))
    with st.expander(title):
        why = st.text_input(_("Reason for withdrawing"), key="withdraw_why", max_chars=400).strip()
        for lines in acts[:MOST_LISTED]:
            _act(space, lines, why)


def _acts(lines: Iterable[JudgementLine]) -> list[list[JudgementLine]]:
    """Judgements by the act that they were made in, in the order of their first."""
    found: dict[Id, list[JudgementLine]] = {}
    for line in lines:
        found.setdefault(act_of(line.judgement.id), []).append(line)
    return list(found.values())


def _act(space: Workspace, lines: Sequence[JudgementLine], why: str) -> None:
    """What was decided in one go, with the button that takes all of it back."""
    wording = space.wording
    _ = wording.text
    line = lines[0]
    judgement = line.judgement
    text, button = st.columns([5, 1], vertical_alignment="center")
    if len(lines) > 1:
        called = chain.from_iterable(_names(space, line) for line in lines)
        names = ", ".join(dict.fromkeys(called))
        counted = Counter(decision_word(line.judgement.decision, wording) for line in lines)
        decisions = ", ".join(f"{wording.number(n)} × {word}" for word, n in counted.items())
        said = wording.text("{who} decided on {date}: {decision}").format(
            who=plain(judgement.by), date=wording.date(judgement.on[:10]), decision=decisions
        )
    else:
        names = " ↔ ".join(_names(space, line))
        said = judgement_sentence(judgement, wording)
    reason = f" — {judgement.why}" if judgement.why else ""
    text.markdown(f"**{as_markdown(names)}** · {as_markdown(said + reason)}")
    if any(line.contradicted for line in lines):
        text.caption(_("It says the opposite of others that stand."))
    taken_back = act_of(judgement.id) if len(lines) > 1 else judgement.id
    button.button(
        _("Withdraw"),
        key=f"withdraw_{judgement.id}",
        disabled=not why,
        width="stretch",
        on_click=_withdraw,
        args=(space, taken_back, why),
    )


def _names(space: Workspace, line: JudgementLine) -> list[str]:
    """What the two sides of a judgement are called."""
    return [name or space.wording.text("(no name)") for name in (line.left_name, line.right_name)]


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
