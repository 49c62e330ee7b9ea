"""One network.

Why it matters, and in its parts its picture, who matters, what is not known, and what can be done.
"""

from collections.abc import Callable

import streamlit as st

from app.plain_text import harmless
from app.views import session
from app.views.network.files import draw_files
from app.views.network.gaps import draw_gaps
from app.views.network.indicators import draw_indicators
from app.views.network.key_players import draw_key_players
from app.views.network.leads import draw_leads
from app.views.network.parties import draw_parties, draw_ties
from app.views.network.picture import draw_explorer
from app.views.network.profile import draw_story
from app.views.network.ranks import draw_ranks
from app.views.network.undecided import draw_undecided
from app.views.network.view import View, open_view
from app.views.network.what_if import draw_what_if
from app.views.tables import as_markdown, draw_figures, no_network, say
from app.views.work.beside import draw_beside
from app.workspace import Workspace
from graph.analysis.networks.networks import Network
from graph.errors import NetworkNotFound
from graph.model import Id

_MOST_LETTERS = 22
"""Of a network's name that a box of the sidebar surely shows; it cuts off what is longer."""


def show(space: Workspace) -> None:
    """Draw the chosen network, the first one if none was chosen."""
    _ = space.wording.text
    found = space.networks.all()
    if not found:
        st.title(_("Network"))
        no_network(space)
        return
    network = _chosen(space, found)
    if network is None:
        return
    view = open_view(space, network.id)
    st.title(
        _("Network around {name}").format(name=as_markdown(view.name(network.parties[0]))),
        anchor=False,
    )
    _summary(space, network)
    draw_undecided(view)
    _parts(view)


def _parts(view: View) -> None:
    """The parts of the page as tabs, of which only the open one is drawn."""
    _ = view.space.wording.text
    parts: dict[str, tuple[str, Callable[[View], None]]] = {
        "picture": (_("Picture"), _picture),
        "ranks": (_("Who matters"), _who_matters),
        "what_if": (_("What if"), draw_what_if),
        "indicators": (_("Indicators"), draw_indicators),
        "gaps": (_("Gaps"), draw_gaps),
        "leads": (_("Leads"), draw_leads),
        "story": (_("Story"), draw_story),
        "kept": (_("Notes and questions"), lambda view: draw_beside(view.space, view.id)),
    }
    key = f"part_{view.space.wording.language}"
    if key not in st.session_state:
        st.session_state[key] = parts[st.session_state.get(session.PART, "picture")][0]
    tabs = st.tabs([label for label, _draw in parts.values()], key=key, on_change="rerun")
    for (code, (_label, draw)), tab in zip(parts.items(), tabs, strict=True):
        if tab.open:
            st.session_state[session.PART] = code
            with tab:
                draw(view)


def _who_matters(view: View) -> None:
    draw_ranks(view)
    draw_key_players(view)


def _picture(view: View) -> None:
    draw_explorer(view)
    draw_parties(view)
    draw_ties(view)
    draw_files(view)


def _chosen(space: Workspace, found: tuple[Network, ...]) -> Network | None:
    """The network of the address, else the one looked at last, with a choice of all others.

    None where the address names one that is not there, which is said.
    """
    _ = space.wording.text
    try:
        network = space.networks.get(session.chosen(session.NETWORK) or found[0].id)
    except NetworkNotFound:
        _choice(space, found, "")
        st.title(_("Network"))
        st.warning(
            _("There is no network with this id, or not any more: choose one in the side bar.")
        )
        if st.button(_("All networks")):
            session.go("networks")
        return None
    _choice(space, found, network.id)
    session.choose(session.NETWORK, network.id)
    return network


def _choice(space: Workspace, found: tuple[Network, ...], shown: Id) -> None:
    """A choice of all networks in the side bar; what is chosen stands in the address at once."""
    _ = space.wording.text
    names = space.store.entities([network.parties[0] for network in found])
    labels = {
        network.id: (
            _("{place}. {name} ({cases} cases)").format(
                place=place,
                name=harmless(names[network.parties[0]].name),
                cases=len(network.cases),
            )
        )
        for place, network in enumerate(found, start=1)
    }
    key = f"network_choice_{space.wording.language}"
    # the address alone says what is shown: a pick is written there before the page is drawn
    st.session_state[key] = shown if shown in labels else None
    st.sidebar.selectbox(
        _("Network"),
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        on_change=_open_choice,
        args=(key,),
        placeholder=_("Choose one"),
    )
    if len(labels.get(shown, "")) > _MOST_LETTERS:
        st.sidebar.caption(as_markdown(labels[shown]))


def _open_choice(key: str) -> None:
    if picked := st.session_state[key]:
        st.query_params["id"] = picked


def _summary(space: Workspace, network: Network) -> None:
    """How large it is, where it works and since when."""
    wording = space.wording
    _ = wording.text
    figures = (
        (_("Cases"), len(network.cases)),
        (_("Parties"), len(network.parties)),
        (_("Victims"), len(network.victims)),
        (_("Score"), network.score),
    )
    draw_figures([(label, wording.number(number)) for label, number in figures])
    where = ", ".join(network.regencies)
    to = ", ".join(wording.country(code) for code in network.destinations)
    days = dict.fromkeys(
        wording.date(day) for day in (network.first_date, network.last_date) if day
    )
    known = " · ".join(filter(None, (" → ".join(filter(None, (where, to))), " – ".join(days))))
    if known:
        say(known)
    with st.expander(
        _("Why it stands here: {points} points").format(points=wording.number(network.score))
    ):
        for reason in network.reasons:
            say(wording.reason_line(reason))
        st.caption(_("The score is an order for reading, not a verdict."))
