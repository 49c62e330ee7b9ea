"""Who matters in one network.

Its parties by a measure, each place with how far it can be trusted.
"""

from collections.abc import Sequence

import altair as alt
import polars as pl
import streamlit as st

from app.drawing.style import LINE
from app.networks.ranking import Rank, Ranks
from app.views import session
from app.views.network.view import View
from app.views.tables import Row, as_long, as_markdown, figures, filled, pick, say
from app.wording.measures import (
    alike_sentence,
    error_sentence,
    measure_lines,
    measure_name,
    parts_text,
    place_text,
    steps_sentence,
)
from graph.analysis.measures.registry import MEASURES

MOST_DRAWN = 20
"""Parties whose bands are drawn."""
BANDED_AT_ONCE = 60
"""Parties up to which bands are shown unasked; they take seconds in larger networks."""


def draw_ranks(view: View) -> None:
    """A choice of measures, the parties by it, and the bands of their places."""
    wording = view.space.wording
    _ = wording.text
    by = st.selectbox(
        _("Measure"),
        list(MEASURES),
        format_func=lambda measure: measure_name(measure, wording),
        key=session.key_in(wording.language, "rank_by", list(MEASURES), "betweenness"),
        width=420,
    )
    meaning, *counted = measure_lines(by, wording)
    say(meaning, help="  \n".join(map(as_markdown, counted)))
    small = len(view.material.network.parties) <= BANDED_AT_ONCE
    banded = st.toggle(
        _("Say how far each place can be trusted"), value=small, key=f"bands_{view.id}"
    )
    with st.spinner(_("Ranking …")):
        found = view.space.ranking.of(by, view.id, bands=banded)
    for told in (steps_sentence, alike_sentence, error_sentence):
        if note := told(found, wording):
            say(note)
    st.caption(_("Choose a row to open the party. A place is an order for reading, not a verdict."))
    rows = filled(_rows(view, found.rows), _("Without it"))
    row = pick(rows, key=f"ranks_{view.id}_{by}", right=(_("Score"),))
    if row is not None:
        session.go("entity", found.rows[row].party)
    _bands(view, found)


def _rows(view: View, ranks: Sequence[Rank]) -> list[Row]:
    wording = view.space.wording
    _ = wording.text
    places = as_long(place_text(rank, wording) for rank in ranks)
    scores = figures([rank.score for rank in ranks], wording)
    return [
        {
            _("Rank"): place,
            _("Name"): view.name(rank.party),
            _("Roles"): view.roles(rank.party),
            _("Score"): score,
            _("Ties"): rank.ties,
            _("Without it"): parts_text(rank, wording),
        }
        for rank, place, score in zip(ranks, places, scores, strict=True)
    ]


def _bands(view: View, found: Ranks) -> None:
    """Each place as a mark on a line from its best to its worst under resampling."""
    drawn = [row for row in found.rows[:MOST_DRAWN] if row.high]
    if not drawn:
        return
    _ = view.space.wording.text
    names = [f"{number}. {view.name(rank.party)}" for number, rank in enumerate(drawn, start=1)]
    rows = [
        {"name": name, "place": rank.place, "low": rank.low, "high": rank.high}
        for name, rank in zip(names, drawn, strict=True)
    ]
    base = alt.Chart(pl.DataFrame(rows)).encode(
        y=alt.Y("name:N", sort=names, title=None, axis=alt.Axis(labelLimit=260))
    )
    line = base.mark_rule(strokeWidth=5, color=LINE, opacity=0.6).encode(
        x=alt.X(
            "low:Q",
            title=_("Rank"),
            axis=alt.Axis(tickMinStep=1, format="d"),
            scale=alt.Scale(domain=[1, max(2, len(found.rows))]),
        ),
        x2="high:Q",
    )
    mark = base.mark_point(filled=True, size=90).encode(x="place:Q")
    st.caption(
        _(
            "The mark is the place; the line, where it stands in nine of ten networks with some"
            " reports left out."
        )
    )
    st.altair_chart(line + mark, width="stretch")
