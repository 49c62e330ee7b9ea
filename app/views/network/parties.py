"""The parties of one network and what ties them, as tables."""

import streamlit as st

from app.views import session
from app.views.network.view import View
from app.views.tables import figures, pick, table


def draw_parties(view: View) -> None:
    """Parties in their order; choosing a row opens one."""
    network = view.material.network
    wording = view.space.wording
    _ = wording.text
    st.subheader(_("Parties"), anchor=False)
    st.caption(_("Choose a row to open the party."))
    scores = figures([party.score for party in network.ranking], wording)
    rows = []
    for place, (party, score) in enumerate(zip(network.ranking, scores, strict=True), start=1):
        reasons = [wording.reason(reason) for reason in party.reasons if reason.points]
        rows.append(
            {
                "#": place,
                _("Name"): view.name(party.entity_id),
                _("Roles"): view.roles(party.entity_id),
                _("Score"): score,
                _("Why"): "; ".join(reasons),
            }
        )
    row = pick(rows, key=f"parties_{network.id}", wide=[_("Why")], right=[_("Score")])
    if row is not None:
        session.go("entity", network.ranking[row].entity_id)


def draw_ties(view: View) -> None:
    """Ties between parties, heaviest first."""
    network = view.material.network
    wording = view.space.wording
    _ = wording.text
    if not network.ties:
        return
    st.subheader(_("Ties between parties"), anchor=False)
    ties = sorted(network.ties, key=lambda tie: (-tie.weight, tie.left, tie.right))
    weights = figures([tie.weight for tie in ties], wording, most=2)
    table(
        [
            {
                _("Party"): view.name(tie.left),
                _("Other party"): view.name(tie.right),
                _("Strength"): wording.strength(tie.strength),
                _("Weight"): weight,
                _("Why"): wording.tie(tie),
            }
            for tie, weight in zip(ties, weights, strict=True)
        ],
        wide=[_("Why")],
        right=[_("Weight")],
    )
