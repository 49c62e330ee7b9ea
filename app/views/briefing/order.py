"""What briefing is looked at: of which network, in which form, for whom, with what filled in."""

from dataclasses import dataclass

import streamlit as st

from app.briefing.forms.form import Form
from app.briefing.forms.reading import FORMS, read_form
from app.packs.editions import EditionOrder, audiences_of
from app.views import session
from app.views.choosing import choose_one
from app.views.tables import as_markdown
from app.workspace import Workspace
from graph.analysis.networks.networks import Network
from graph.model import Id

_MOST_LETTERS = 300


@dataclass(frozen=True, slots=True)
class Chosen:
    """A network, a form, and all that an edition would be made of."""

    network: Network
    form: Form
    order: EditionOrder


def choose_briefing(space: Workspace, found: tuple[Network, ...]) -> Chosen | None:
    """The choices over the page; None until there is a form for whom it is made."""
    network_column, audience_column, form_column = st.columns([4, 3, 4])
    with network_column:
        network = _network(space, found)
    with audience_column:
        audience = _audience(space)
    with form_column:
        form = _form(space, audiences_of(space)[audience])
    if form is None:
        return None
    language = space.settings.language
    st.caption(as_markdown(form.purpose[language]))
    return Chosen(network, form, _filled_in(space, network, form, audience))


def _network(space: Workspace, found: tuple[Network, ...]) -> Network:
    _ = space.wording.text
    names = space.store.entities([network.parties[0] for network in found])
    labels = {network.id: names[network.parties[0]].name or _("(no name)") for network in found}
    asked = st.query_params.get("id", "")
    default = asked if asked in labels else found[0].id
    chosen = choose_one(
        _("Network around"), labels, wording=space.wording, key=session.BRIEFED, default=default
    )
    by_id: dict[Id | None, Network] = {network.id: network for network in found}
    network = by_id.get(chosen, found[0])
    if asked != network.id:
        st.query_params["id"] = network.id
    return network


def _audience(space: Workspace) -> str:
    """For whom: whoever looks for an audience makes a briefing for that one alone."""
    wording = space.wording
    offered = list(audiences_of(space))
    key = session.key_in(wording.language, session.BRIEFED_FOR, offered, offered[0])
    chosen: str | None = st.selectbox(
        wording.text("For whom"), offered, format_func=wording.audience, key=key
    )
    return chosen or offered[0]


def _form(space: Workspace, base: str) -> Form | None:
    """The form, among those that are made for this audience of the house."""
    wording = space.wording
    forms = {name: read_form(name) for name in FORMS}
    offered = [name for name, form in forms.items() if base in form.audiences]
    if not offered:
        st.info(wording.text("No form is made for this audience."))
        return None
    key = session.key_in(wording.language, session.BRIEFED_FORM, offered, offered[0])
    chosen = st.selectbox(
        wording.text("Form"),
        offered,
        format_func=lambda name: as_markdown(forms[name].title[wording.language]),
        key=key,
    )
    return forms[chosen or offered[0]]


def _filled_in(space: Workspace, network: Network, form: Form, audience: str) -> EditionOrder:
    """What somebody fills in: the one case, the fields of the form, who receives it."""
    wording = space.wording
    _ = wording.text
    with st.expander(_("Fill in: case, fields of the form, receivers, handling")):
        case = _case(space, network) if form.is_about_one else ""
        fields = {}
        for field in form.fields:
            text = st.text_input(
                as_markdown(field.label[wording.language]),
                placeholder=field.default[wording.language],
                max_chars=_MOST_LETTERS,
                key=f"briefing_field_{form.code}_{field.code}",
            )
            if text.strip():
                fields[field.code] = text.strip()
        receivers = st.text_area(
            _("Receivers, one a line: the first has copy 1"),
            height=68,
            max_chars=10 * _MOST_LETTERS,
            key=f"briefing_receivers_{form.code}_{audience}",
        )
        handling = st.text_input(
            _("What receivers may do with it"),
            max_chars=_MOST_LETTERS,
            key=f"briefing_handling_{form.code}_{audience}",
        )
    return EditionOrder(
        form=form.code,
        audience=audience,
        case=case,
        fields=fields,
        distribution=tuple(line.strip() for line in receivers.splitlines() if line.strip()),
        handling=handling.strip(),
    )


def _case(space: Workspace, network: Network) -> str:
    """The number of the one case that it is about; empty for the whole network."""
    _ = space.wording.text
    numbers = sorted(set(space.store.case_numbers(network.cases).values()))
    chosen = st.selectbox(
        _("The one case that it is about"),
        numbers,
        index=None,
        placeholder=_("the whole network"),
        key=f"briefing_case_{network.id}",
    )
    return chosen or ""
