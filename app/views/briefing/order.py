"""What briefing is looked at: of which network, in which form, for whom, with what filled in.

Decisions.
What is filled in stays for the session, for each network and form: whoever looks at another page
comes back to it. Unit and place are the office's own, and stand in every form that asks for them.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass

import streamlit as st

from app.briefing.forms.form import Form, FormField
from app.briefing.forms.reading import FORMS, read_form
from app.packs.editions import EditionOrder, audiences_of
from app.views import session
from app.views.choosing import choose_one
from app.views.tables import as_markdown
from app.workspace import Workspace
from graph.analysis.networks.networks import Network
from graph.model import Id

_MOST_LETTERS = 300
_OF_THE_OFFICE = frozenset({"unit", "place"})
"""Fields that say the same in every form."""


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
    kept = f"briefing_{network.id}_{form.code}"
    with st.expander(_("Fill in: case, fields of the form, receivers, handling")):
        case = _case(space, network, kept)
        fields = {field.code: _field(field, kept, wording.language) for field in form.fields}
        receivers = st.text_area(
            _("Receivers, one a line: the first has copy 1"),
            height=68,
            max_chars=10 * _MOST_LETTERS,
            key=_remembered(f"{kept}_{audience}_receivers"),
        )
        handling = st.text_input(
            _("What receivers may do with it"),
            max_chars=_MOST_LETTERS,
            key=_remembered(f"{kept}_{audience}_handling"),
        )
    _remember(f"{kept}_{audience}_receivers", receivers)
    _remember(f"{kept}_{audience}_handling", handling)
    return EditionOrder(
        form=form.code,
        audience=audience,
        case=case,
        fields={code: text for code, text in fields.items() if text},
        distribution=tuple(line.strip() for line in receivers.splitlines() if line.strip()),
        handling=handling.strip(),
    )


def _field(field: FormField, kept: str, language: str) -> str:
    """What somebody fills in for a field; what is the office's own is known from other forms."""
    own = f"briefing_{field.code}" if field.code in _OF_THE_OFFICE else ""
    key = _remembered(f"{kept}_field_{field.code}", own)
    text = st.text_input(
        as_markdown(field.label[language]),
        placeholder=field.default[language],
        max_chars=_MOST_LETTERS,
        key=key,
    )
    _remember(key, text, own)
    return text.strip()


def _case(space: Workspace, network: Network, kept: str) -> str:
    """The number of the one case that it is about; empty for the whole network."""
    _ = space.wording.text
    numbers = sorted(set(space.store.case_numbers(network.cases).values()))
    key = _remembered(f"{kept}_case")
    if st.session_state.get(key) not in numbers:
        st.session_state[key] = None
    chosen = st.selectbox(
        _("The one case that it is about"),
        numbers,
        index=None,
        placeholder=_("the whole network"),
        key=key,
    )
    _remember(key, chosen or "")
    return chosen or ""


# ---- what is kept while other pages are looked at


def _remembered(key: str, also: str = "") -> str:
    """The key of a field, which shows again what was filled in; `also` where else to look."""
    kept = _all_filled_in()
    if key not in st.session_state:
        st.session_state[key] = kept.get(key) or kept.get(also, "")
    return key


def _remember(key: str, text: str, also: str = "") -> None:
    """Keep what was filled in: the browser forgets a field that is not shown."""
    kept = _all_filled_in()
    kept[key] = text
    if also and text:
        kept[also] = text


def _all_filled_in() -> MutableMapping[str, str]:
    """What was filled in in this session, by the key of its field."""
    found: MutableMapping[str, str] = st.session_state.setdefault(session.BRIEFED_FILLED, {})
    return found
