"""The story of one network.

What it joined, how it grew, which ways it goes, who does what, and money told of.
"""

import altair as alt
import polars as pl
import streamlit as st

from app.drawing.style import GROUP_COLORS
from app.rows.listing import first
from app.rows.profile import joint_listing, money_listing, stage_listing, way_listing
from app.views.network.view import View
from app.views.tables import draw, say
from app.wording.profile import pause, states
from graph.analysis.findings.profile import NetworkProfile

MOST_JOINTS = 10
_COLORS = tuple(GROUP_COLORS.values())[:3]
"""Those of the picture, told apart by the colour-blind; what they mean is written above the bars.
"""


def draw_story(view: View) -> None:
    """Each part of the story that has something to tell."""
    found = view.space.profiles.story(view.id)
    told = states(found, view.space.wording)
    say(told)
    _growth(view, found)
    _joints(view, found)
    _ways(view, found)
    _stages(view, found)
    _money(view, found)


def _growth(view: View, found: NetworkProfile) -> None:
    """Bars of what became known in each month."""
    wording = view.space.wording
    _ = wording.text
    if not found.months:
        return
    st.subheader(_("What became known when"), anchor=False)
    names = {"cases": _("Cases"), "parties": _("New parties"), "ties": _("New ties")}
    rows = []
    for month in found.months:
        rows += [
            {"month": f"{month.month}-01", "what": name, "count": getattr(month, key)}
            for key, name in names.items()
        ]
    bars = (
        alt.Chart(pl.DataFrame(rows))
        .mark_bar()
        .encode(
            x=alt.X(
                "yearmonth(month):O",
                title=_("Month"),
                axis=alt.Axis(format="%m/%Y", labelAngle=-45),
            ),
            y=alt.Y(
                "count:Q", title=_("New in that month"), axis=alt.Axis(tickMinStep=1, format="d")
            ),
            color=alt.Color(
                "what:N",
                title=None,
                scale=alt.Scale(domain=list(names.values()), range=list(_COLORS)),
                legend=alt.Legend(orient="top"),
            ),
            xOffset=alt.XOffset("what:N", sort=list(names.values())),
        )
        .properties(height=280)
    )
    st.altair_chart(bars, width="stretch")
    for silence in found.pauses:
        told = pause(silence, wording)
        say(told)


def _joints(view: View, found: NetworkProfile) -> None:
    """Who joined groups of cases that the files do not link."""
    _ = view.space.wording.text
    if not found.joints:
        return
    shown, left_out = first(found.joints, MOST_JOINTS)
    listing = joint_listing(found, shown, view.name, view.material.cases, view.space.wording)
    st.subheader(_("Newly connected"), anchor=False)
    st.caption(listing.title)
    draw(listing)
    if left_out:
        told = _("{count} more not shown")
        st.caption(told.format(count=left_out))


def _ways(view: View, found: NetworkProfile) -> None:
    if found.corridors:
        listing = way_listing(found, view.space.wording)
        st.subheader(listing.title, anchor=False)
        draw(listing)


def _stages(view: View, found: NetworkProfile) -> None:
    listing = stage_listing(found, view.name, view.space.wording)
    st.subheader(listing.title, anchor=False)
    draw(listing)


def _money(view: View, found: NetworkProfile) -> None:
    if found.money:
        listing = money_listing(found, view.space.wording)
        st.subheader(view.space.wording.text("Money"), anchor=False)
        st.caption(listing.title)
        draw(listing)
