"""Leads in one network: patterns that matter, and links that are likely but that nobody reported,
to be checked.
"""

import streamlit as st

from app.drawing.highlight import Marks
from app.networks.leads import LikelyView, MotifView
from app.views.network.picture import draw_picture
from app.views.network.view import View
from app.views.tables import figures, pick
from app.wording.leads import common_sentence, motif_sentence, motif_word

LEADS_AT_ONCE = 6
"""Leads that are shown before their table scrolls, so that the picture stays near."""


def draw_leads(view: View) -> None:
    """Patterns and likely links, and in the picture what the chosen one speaks of."""
    marks = _motifs(view, view.space.leads.motifs(view.id))
    if view.space.viewer.may_see_guesses:
        with st.spinner(view.space.wording.text("Comparing …")):
            found = view.space.leads.links(view.id)
        marks = _links(view, found) or marks
    draw_picture(view, "leads", marks=marks)


def _motifs(view: View, found: MotifView) -> Marks:
    wording, _ = view.space.wording, view.space.wording.text
    st.subheader(_("Patterns"), anchor=False)
    if not found.motifs:
        st.caption(_("None of the patterns that are looked for is in this network."))
        return Marks()
    st.caption(
        _("Patterns are something to look at: what is reported of parties is not proven by them.")
    )
    rows = [
        {
            _("Pattern"): motif_word(motif.code, wording),
            _("What was found"): motif_sentence(motif, found, wording),
            _("Cases"): len(motif.cases),
        }
        for motif in found.motifs
    ]
    row = pick(rows, key=f"motifs_{view.id}", wide=[_("What was found")], most=LEADS_AT_ONCE)
    if row is None:
        return Marks()
    chosen = found.motifs[row]
    members = {each for ids in chosen.members.values() for each in ids}
    shown = {*members, *chosen.cases} & set(view.graph)
    return Marks(nodes=frozenset(shown), relationships=frozenset(chosen.relationships))


def _links(view: View, found: LikelyView) -> Marks | None:
    wording, _ = view.space.wording, view.space.wording.text
    st.subheader(_("Likely links to check"), anchor=False)
    st.caption(
        _(
            "Likely links are guesses to be checked: nothing is stored, and nothing shows that"
            " these two ever met."
        )
    )
    if not found.links:
        st.caption(_("No two parties of this network without a tie have anything in common."))
        return None
    scores = figures([link.score for link in found.links], wording)
    rows = [
        {
            _("One"): found.entities[link.left].name or _("(no name)"),
            _("Other"): found.entities[link.right].name or _("(no name)"),
            _("What they have in common"): "; ".join(
                common_sentence(one, found, wording) for one in link.reasons
            ),
            _("Score"): score,
        }
        for link, score in zip(found.links, scores, strict=True)
    ]
    row = pick(
        rows,
        key=f"links_{view.id}",
        wide=[_("What they have in common")],
        right=[_("Score")],
        most=LEADS_AT_ONCE,
    )
    if row is None:
        return None
    chosen = found.links[row]
    via = {each for reason in chosen.reasons for each in reason.via}
    cases = {case for reason in chosen.reasons for case in reason.cases}
    return Marks(nodes=frozenset({chosen.left, chosen.right, *via, *cases} & set(view.graph)))
