"""Leads in one network.

Patterns that matter, and links that are likely but that nobody reported, to be checked.
"""

import streamlit as st

from app.drawing.highlight import Marks
from app.networks.leads import LikelyView, MotifView
from app.rows.leads import in_common, motif_listing
from app.views.network.picture import draw_picture
from app.views.network.view import View
from app.views.tables import figures, pick, pick_item
from app.views.work.questions import question_of_lead

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
    """Patterns that say how the network works; what the chosen one rests on."""
    _ = view.space.wording.text
    st.subheader(_("Patterns"), anchor=False)
    if not found.motifs:
        st.caption(_("None of the patterns that are looked for is in this network."))
        return Marks()
    st.caption(
        _("Patterns are something to look at: what is reported of parties is not proven by them.")
    )
    listing = motif_listing(found, view.space.wording)
    chosen = pick_item(listing, key=f"motifs_{view.id}", most=LEADS_AT_ONCE)
    if chosen is None:
        return Marks()
    members = set().union(*chosen.members.values())
    shown = {*members, *chosen.cases} & set(view.graph)
    return Marks(nodes=frozenset(shown), relationships=frozenset(chosen.relationships))


def _links(view: View, found: LikelyView) -> Marks | None:
    """Pairs that nothing ties yet; whom and which cases the chosen one speaks of."""
    wording = view.space.wording
    _ = wording.text
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
            _("What they have in common"): "; ".join(in_common(link, found, wording)),
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
    asked = _("Do {left} and {right} have to do with each other? In common: {reasons}").format(
        left=found.entities[chosen.left].name or _("(no name)"),
        right=found.entities[chosen.right].name or _("(no name)"),
        reasons="; ".join(in_common(chosen, found, wording)),
    )
    question_of_lead(view.space, chosen, asked, key="question_of_lead")
    spoken_of = {chosen.left, chosen.right}
    for reason in chosen.reasons:
        spoken_of.update(reason.via, reason.cases)
    return Marks(nodes=frozenset(spoken_of & set(view.graph)))
