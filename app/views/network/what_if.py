"""What one network would be without some of its parties.

Figures before and after, ways cut, who could follow.
"""

import streamlit as st

from app.drawing.highlight import Marks
from app.rows.removal import corridor_listing
from app.views.choosing import choose_some
from app.views.network.picture import draw_picture
from app.views.network.view import View
from app.views.tables import draw, say, table
from app.wording.removal import (
    ADVICE,
    LISTED,
    STATES_TOLD,
    replacement_sentence,
    same_removed_sentences,
    shape_rows,
)
from graph.analysis.disruption.removal import WhatIf

FEW = 3
"""Figures shown large; the first of them all."""


def draw_what_if(view: View) -> None:
    """A choice of parties, and the network without them; nothing is changed by it."""
    _ = view.space.wording.text
    parties = view.material.network.parties
    chosen = choose_some(
        _("Parties to take away"),
        {
            party: " · ".join(filter(None, (view.name(party), view.roles(party))))
            for party in parties
        },
        wording=view.space.wording,
        facts=view.facts(parties)[1:],
        key=f"what_if_{view.id}",
        placeholder=_("Choose one or more"),
    )
    if not chosen:
        st.caption(
            _("Choose parties to see what would fall apart without them. Nothing is changed by it.")
        )
        return
    found = view.space.ranking.what_if(view.id, chosen)
    _figures(view, found)
    for sentence in same_removed_sentences(found, view.names, view.space.wording):
        say(sentence)
    draw_picture(view, "what_if", marks=Marks(without=frozenset(found.removed)))
    _corridors(view, found)
    _replacements(view, found)


def _figures(view: View, found: WhatIf) -> None:
    wording = view.space.wording
    rows = shape_rows(found.before, found.after, wording)
    for column, (label, before, after) in zip(st.columns(FEW), rows[:FEW], strict=True):
        told = f"{wording.number(before)} → {wording.number(after)}"
        column.metric(label, told, border=True)
    for label, before, after in rows[FEW:]:
        say(f"{label}: {wording.number(before)} → {wording.number(after)}")


def _corridors(view: View, found: WhatIf) -> None:
    wording = view.space.wording
    _ = wording.text
    if not found.corridors:
        return
    st.subheader(_("Ways that victims were sent"), anchor=False)
    st.caption(f"{_(LISTED)} {_(STATES_TOLD)}")
    shown = [_("way"), _("what becomes of it"), _("cases"), _("victims"), _("who is left")]
    draw(corridor_listing(found, view.names, wording), only=shown)


def _replacements(view: View, found: WhatIf) -> None:
    """Who could take the place of each that is gone."""
    wording = view.space.wording
    _ = wording.text
    if not found.replacements:
        return
    st.subheader(_("Who could follow"), anchor=False)
    st.caption(_(ADVICE))
    table(
        [
            {
                _("For"): view.name(replacement.place_of),
                _("Name"): view.name(replacement.party),
                _("Roles"): view.roles(replacement.party),
                _("Why"): replacement_sentence(replacement.reasons, view.names, wording),
            }
            for replacement in found.replacements
        ],
        wide=[_("Why")],
    )
