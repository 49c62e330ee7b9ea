"""The story of one network: what it joined, how it grew, which ways it goes, who does what, and
money told of.
"""

import altair as alt
import polars as pl
import streamlit as st

from app.drawing.style import GROUP_COLORS
from app.rows.gaps import numbers
from app.views.network.view import View
from app.views.tables import Row, table
from app.wording.profile import money_amount, money_kind, pause, states, way
from app.wording.wording import Wording
from graph.analysis.findings.profile import NetworkProfile

MOST_JOINTS = 10
_COLORS = tuple(GROUP_COLORS.values())[:3]
"""Those of the picture, told apart by the colour-blind; what they mean is written above the bars.
"""


def draw_story(view: View) -> None:
    """Each part of the story that has something to tell."""
    found = view.space.tell.story(view.id)
    told = states(found, view.space.wording)
    st.text(told)
    _growth(view, found)
    _joints(view, found)
    _ways(view, found)
    _stages(view, found)
    _money(view, found)


def _growth(view: View, found: NetworkProfile) -> None:
    """Bars of what became known in each month."""
    wording, _ = view.space.wording, view.space.wording.text
    if not found.months:
        return
    st.subheader(_("What became known when"), anchor=False)
    names = {"cases": _("Cases"), "parties": _("New parties"), "ties": _("New ties")}
    rows = [
        {"month": f"{month.month}-01", "what": name, "count": getattr(month, key)}
        for month in found.months
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
    for each in found.pauses:
        told = pause(each, wording)
        st.text(told)


def _joints(view: View, found: NetworkProfile) -> None:
    _ = view.space.wording.text
    if not found.joints:
        return
    st.subheader(_("Newly connected"), anchor=False)
    st.caption(_("What joins groups of cases that the files do not link"))
    table(
        [
            {
                _("Joined by"): " + ".join(map(view.name, joint.parties)),
                _("Groups"): len(joint.groups),
                _("Cases"): ", ".join(
                    numbers(
                        (case for group in joint.groups for case in found.groups[group]),
                        view.material.cases,
                    )
                ),
            }
            for joint in found.joints[:MOST_JOINTS]
        ],
        wide=[_("Cases")],
    )
    if (more := len(found.joints) - MOST_JOINTS) > 0:
        st.caption(_("{count} more not shown").format(count=more))


def _ways(view: View, found: NetworkProfile) -> None:
    wording, _ = view.space.wording, view.space.wording.text
    if not found.corridors:
        return
    st.subheader(_("Ways"), anchor=False)
    rows: list[Row] = []
    for corridor in found.corridors:
        origins, steps = way(corridor, wording)
        rows.append({_("Origin"): origins, _("Way"): steps, _("Cases"): len(corridor.cases)})
    table(rows, wide=[_("Origin"), _("Way")])


def _stages(view: View, found: NetworkProfile) -> None:
    wording, _ = view.space.wording, view.space.wording.text
    st.subheader(_("Stages of the chain"), anchor=False)
    named = [
        _stage(stage.stage, view.names(stage.parties), len(stage.cases), wording)
        for stage in found.stages
    ]
    missing = [_stage(stage, _("nobody named"), None, wording) for stage in found.uncovered]
    table([*named, *missing], wide=[_("Parties")])


def _stage(stage: str, parties: str, cases: int | None, wording: Wording) -> Row:
    _ = wording.text
    return {_("Stage"): wording.stage(stage), _("Parties"): parties, _("Cases"): cases}


def _money(view: View, found: NetworkProfile) -> None:
    wording, _ = view.space.wording, view.space.wording.text
    if not found.money:
        return
    st.subheader(_("Money"), anchor=False)
    st.caption(
        _("Money, at least; the lines may tell of the same money and are not to be added up")
    )
    table(
        [
            {
                _("What"): money_kind(money, wording),
                _("Sum"): money_amount(money.amount, money.currency, wording),
                _("Times told"): money.cases,
                _("Least"): money_amount(money.least, money.currency, wording),
                _("Most"): money_amount(money.most, money.currency, wording),
            }
            for money in found.money
        ]
    )
