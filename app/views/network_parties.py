"""The parties of one network and what ties them, as tables."""

import streamlit as st

from app import session
from app.views.network_view import View
from app.views.tables import pick, table


def draw_parties(view: View) -> None:
    """Parties in their order; choosing a row opens one."""
    network, wording, _ = view.material.network, view.space.wording, view.space.wording.text
    st.subheader(_("Parties"), anchor=False)
    st.caption(_("Choose a row to open the party."))
    rows = [
        {
            "#": place,
            _("Name"): view.name(each.entity_id),
            _("Roles"): wording.roles(view.material.role_codes(each.entity_id)),
            _("Score"): each.score,
            _("Why"): "; ".join(wording.reason(reason) for reason in each.reasons if reason.points),
        }
        for place, each in enumerate(network.ranking, start=1)
    ]
    row = pick(rows, key=f"parties_{network.id}", wide=[_("Why")])
    if row is not None:
        session.go("entity", network.ranking[row].entity_id)


def draw_ties(view: View) -> None:
    """Ties between parties, heaviest first."""
    network, wording, _ = view.material.network, view.space.wording, view.space.wording.text
    if not network.ties:
        return
    known = view.material.entities
    st.subheader(_("Ties between parties"), anchor=False)
    table(
        [
            {
                _("Party"): view.name(tie.left),
                _("Other party"): view.name(tie.right),
                _("Why"): "; ".join(
                    wording.tie_reason(reason, known[reason.via].name if reason.via in known else "")
                    for reason in tie.reasons
                ),
                _("Strength"): wording.strength(tie.strength),
                _("Weight"): round(tie.weight, 2),
            }
            for tie in sorted(network.ties, key=lambda each: (-each.weight, each.left, each.right))
        ],
        wide=[_("Why")],
    )
