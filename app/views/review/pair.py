"""A pair that may be one, drawn.

Why it is asked, both sides with differences marked, the evidence, the sources.
"""

import streamlit as st

from app.plain_text import plain
from app.resolution.pairs import CONTRADICTION, KNOWN, MISSING, SAME, Pair, PairView, Side
from app.views import session
from app.views.tables import Row, as_markdown, table
from app.views.why import draw_judgements, draw_step
from app.wording.explanations import called, field_value
from app.wording.likeness import band, because_sentence
from app.wording.review.pairs import asked_sentence, field_word, verdict_word
from app.workspace import Workspace
from graph.model import Mention
from graph.resolution.best_fits import Step
from graph.schema import Tier


def draw_why_asked(space: Workspace, pair: Pair, place: int, count: int) -> None:
    """How sure resolution is, why it did not join the two, and what joining them would change."""
    wording = space.wording
    _ = wording.text
    with st.container(horizontal=True, vertical_alignment="center"):
        if place:
            sentence = _("Pair {place} of {count}")
            st.badge(sentence.format(place=place, count=count), color="gray")
        st.badge(wording.tier(pair.tier), color="violet" if pair.tier is Tier.PROBABLE else "gray")
        text = _("{band} · {bits} bits")
        told = text.format(band=band(pair.bits, wording), bits=wording.bits(pair.bits))
        st.badge(told, color="blue")
    lines = [
        asked_sentence(reason, wording)
        for reason in pair.reasons
        if reason.code not in (CONTRADICTION, KNOWN)
    ]
    if because := because_sentence(pair.because, pair.tier, wording):
        lines.append(because)
    listed = "\n".join(f"- {as_markdown(line)}" for line in lines)
    st.markdown(f"{as_markdown(_('Why it is asked'))}\n{listed}")


def draw_evidence(space: Workspace, view: PairView) -> None:
    """Both sides field by field, what was compared, its sources, and what was judged before."""
    _ = space.wording.text
    pair = view.pair
    sides = (("A", view.left), ("B", view.right))
    for column, (letter, side) in zip(st.columns(2), sides, strict=True):
        with column.container(border=True):
            _side(space, letter, side)
    _fields(space, view)
    st.subheader(_("What was compared"), anchor=False)
    step = Step(
        left=pair.left_mention,
        right=pair.right_mention,
        bits=pair.bits,
        comparisons=pair.comparisons,
    )
    draw_step(space, step, "  ↔  ".join(_compared(space, side) for _, side in sides))
    st.subheader(_("Sources"), anchor=False)
    rows: list[Row] = []
    for letter, side in sides:
        rows += [{"": letter, **source_row(space, side, mention)} for mention in side.mentions]
    table(rows)
    if view.judgements:
        st.subheader(_("Judged before"), anchor=False)
        draw_judgements(space, view.judgements)


def _side(space: Workspace, letter: str, side: Side) -> None:
    """Who one side is, and where it leads."""
    wording = space.wording
    _ = wording.text
    entity = side.entity
    st.markdown(f"{letter} · **{as_markdown(called(entity, wording))}**")
    roles = wording.roles(dict.fromkeys(mention.role for mention in side.mentions))
    told = wording.plural("named in {n} case", "named in {n} cases", entity.cases)
    named = told.format(n=entity.cases)
    facts = " · ".join(filter(None, (wording.kind(entity.kind), roles, named)))
    st.caption(as_markdown(facts))
    with st.container(horizontal=True):
        if st.button(_("Open"), key=f"open_{letter}"):
            session.go("entity", entity.id)
        if side.network_id and st.button(_("Open its network"), key=f"network_{letter}"):
            session.go("network", side.network_id)


def _compared(space: Workspace, side: Side) -> str:
    """The mention of a side that was compared, with its case."""
    for mention in side.mentions:
        if mention.id == side.mention:
            number = side.cases[mention.case_id].number if mention.case_id in side.cases else ""
            return " · ".join(
                filter(
                    None, (plain(mention.name) or space.wording.text("(no name)"), plain(number))
                )
            )
    return called(side.entity, space.wording)


def _fields(space: Workspace, view: PairView) -> None:
    """Both sides field by field; what differs is marked by colour, sign and word."""
    wording = space.wording
    _ = wording.text
    st.subheader(_("Side by side"), anchor=False)
    rows = []
    for field in view.fields:
        left, right = (
            as_markdown(field_value(field.field, side, wording))
            for side in (field.left, field.right)
        )
        word = verdict_word(field.verdict, wording)
        if field.verdict == SAME:
            mark = f":green[✓ {word}]"
        elif field.verdict == MISSING:
            mark = f":gray[{word}]"
        else:
            mark = f":orange[**≠ {word}**]"
            left = f":orange-background[{left}]"
            right = f":orange-background[{right}]"
        label = as_markdown(field_word(field.field, wording))
        rows.append({" ": label, "A": left or "—", "B": right or "—", "  ": mark})
    st.table(rows, hide_index=True)


def source_row(space: Workspace, side: Side, mention: Mention) -> dict[str, object]:
    """Where one report of a side was read."""
    wording = space.wording
    _ = wording.text
    case = side.cases.get(mention.case_id)
    source = side.sources.get(mention.ref.source_id)
    return {
        _("Case"): case.number if case else "",
        _("Reported"): wording.date(case.reported_on) if case else "",
        _("As written"): mention.name,
        _("Role"): wording.role(mention.role),
        _("File"): source.name if source else "",
        _("Sheet"): mention.ref.sheet,
        _("Row"): mention.ref.row,
    }
