"""Who in one network may be one person: which decisions would settle it."""

import streamlit as st

from app.access.rights import Right
from app.views import session
from app.views.network.view import View
from app.views.tables import pick
from app.wording.review.groups import group_question, group_reasons

_AT_ONCE = 6
"""Groups that are shown before their table scrolls, so that the picture stays near."""


def draw_undecided(view: View) -> None:
    """The groups with a party of the network, what would change most first; nothing if none waits.

    Choosing a row opens its card in the review.
    """
    space = view.space
    wording = space.wording
    _ = wording.text
    if not space.viewer.may(Right.REVIEW):
        return
    groups = space.groups.in_network(view.id)
    if not groups:
        return
    parties = sum(len(group.members) for group in groups)
    told = wording.plural(
        "{n} decision would settle who {parties} parties are",
        "{n} decisions would settle who {parties} parties are",
        len(groups),
    )
    title = told.format(n=wording.number(len(groups)), parties=wording.number(parties))
    with st.expander(title, icon=":material/compare:"):
        st.caption(_("What would change most comes first. Choose a row to decide."))
        rows = [
            {
                _("Question"): group_question(group, wording),
                _("Parties"): len(group.members),
                _("Why it is asked"): "; ".join(group_reasons(group, wording)),
            }
            for group in groups
        ]
        row = pick(rows, key=f"undecided_{view.id}", wide=[_("Why it is asked")], most=_AT_ONCE)
        if row is not None:
            session.go("review", groups[row].id)
