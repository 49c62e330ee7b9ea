"""The few parties who together hold one network up or reach most of it."""

import streamlit as st

from app.drawing.highlight import Marks
from app.views import session
from app.views.network.picture import draw_picture
from app.views.network.view import View
from app.views.tables import as_markdown, say, table
from app.wording.key_players import (
    again_line,
    again_text,
    aim_lines,
    aim_name,
    changes_anything,
    percent,
    same_sentences,
    set_sentences,
)
from graph.analysis.disruption.key_players import Aim

MOST_ASKED = 8
"""Size of the largest set that can be asked for here."""


def draw_key_players(view: View) -> None:
    """A choice of size and aim, the set found, and the picture with its members marked."""
    wording = view.space.wording
    _ = wording.text
    parties = len(view.material.network.parties)
    st.subheader(_("Key players"), anchor=False)
    if parties < 3:
        st.caption(_("A network of two has no key players."))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        size = st.number_input(
            _("How many"),
            min_value=1,
            max_value=min(MOST_ASKED, parties - 1),
            value=min(3, parties - 1),
            key=f"key_players_{view.id}",
            width=140,
        )
        aims: list[Aim] = list(Aim)
        aim = st.selectbox(
            _("What for"),
            aims,
            format_func=lambda aim: aim_name(aim, wording),
            key=session.key_in(wording.language, "key_players_aim", aims, aims[0]),
            width=280,
        )
    meaning, source = aim_lines(aim, wording)
    say(meaning, help=as_markdown(source))
    with st.spinner(_("Looking for the best set …")):
        found = view.space.ranking.key_players(view.id, int(size), aim)
    sentences = set_sentences(found, view.names(found.single.members), wording)
    for sentence in (*sentences, *same_sentences(found, view.names, wording)):
        say(sentence)
    if not changes_anything(found):
        return
    table(
        [
            {
                _("Name"): view.name(party),
                _("Roles"): view.roles(party),
                _("Adds"): f"{percent(found.worth.get(party, 0.0), wording)} %",
                _("Named again"): again_text(found, party, wording),
            }
            for party in found.members
        ]
    )
    st.caption(
        _(
            "Adds: how much less the set does without this one; what several can do alike adds"
            " nothing by one of them."
        )
    )
    st.caption(again_line(found, wording))
    needed = [party for party in found.members if found.worth.get(party)]
    draw_picture(view, "key_players", marks=Marks(nodes=frozenset(needed or found.members)))
