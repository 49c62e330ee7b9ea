"""The screens' entry point: pages, language, and what is masked."""

import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

_HERE = str(Path(__file__).parent)
if (
    _HERE in sys.path
):  # Streamlit puts it first, where our modules would shadow others of the same name
    sys.path.remove(_HERE)
if str(Path(_HERE).parent) not in sys.path:
    sys.path.insert(0, str(Path(_HERE).parent))

import streamlit as st  # noqa: E402

from app.access.rights import Right  # noqa: E402
from app.i18n import LANGUAGES  # noqa: E402
from app.operations.accounts import OwnSessions  # noqa: E402
from app.views import changes, entity, find, networks, session  # noqa: E402
from app.views import help as help_page  # noqa: E402
from app.views.accounts import mine  # noqa: E402
from app.views.accounts import page as accounts_page  # noqa: E402
from app.views.audit import page as audit_page  # noqa: E402
from app.views.briefing import page as briefing_page  # noqa: E402
from app.views.cases.revealing import FIRST, MINUTES  # noqa: E402
from app.views.disclosures import page as disclosures_page  # noqa: E402
from app.views.due import page as due_page  # noqa: E402
from app.views.explorer import page as explorer_page  # noqa: E402
from app.views.loading import page as loading_page  # noqa: E402
from app.views.network import page as network_page  # noqa: E402
from app.views.overview import page as overview_page  # noqa: E402
from app.views.printing import draw_print_rules  # noqa: E402
from app.views.review import page as review_page  # noqa: E402
from app.views.search_box import draw_box, follow  # noqa: E402
from app.views.tables import as_markdown  # noqa: E402
from app.views.work import page as work_page  # noqa: E402
from app.wording.accounts.words import role_name  # noqa: E402
from app.workspace import Workspace  # noqa: E402
from graph.errors import NotFound, SimpulError  # noqa: E402

_VIEWS = {
    "overview": overview_page,
    "find": find,
    "networks": networks,
    "network": network_page,
    "explorer": explorer_page,
    "work": work_page,
    "briefing": briefing_page,
    "disclosures": disclosures_page,
    "entity": entity,
    "changes": changes,
    "review": review_page,
    "due": due_page,
    "load": loading_page,
    "log": audit_page,
    "accounts": accounts_page,
    "sessions": mine,
    "help": help_page,
}
_ICONS = {
    "overview": "dashboard",
    "find": "search",
    "networks": "hub",
    "network": "account_tree",
    "explorer": "travel_explore",
    "work": "inventory_2",
    "briefing": "description",
    "disclosures": "outgoing_mail",
    "entity": "person_search",
    "changes": "update",
    "review": "compare",
    "due": "event_upcoming",
    "load": "upload",
    "log": "receipt_long",
    "accounts": "manage_accounts",
    "sessions": "devices",
    "help": "help",
}

_RIGHTS: dict[str, Right | None] = {
    "due": Right.RETAIN,
    "log": Right.AUDIT,
    "accounts": Right.ACCOUNTS,
    "sessions": None,
    "help": None,
}
"""What whoever opens a page must be able to do, where it is not to read; None is nothing."""
_OF_ACCOUNTS = frozenset({"accounts", "sessions"})
"""Pages that are shown where people sign in."""
_WITH_BOX = frozenset({"", "find"})
"""Addresses of the pages that have the box to find by in their middle."""


_ROOM = """<style>
[data-testid="stMainBlockContainer"] { padding: 2.5rem 3rem 2rem; }
[data-testid="stMainBlockContainer"] h1 { font-size: 2rem; padding: 0.5rem 0; }
[data-testid^="stBaseButton-primary"] { color: light-dark(#ffffff, #0b1a2b); }
[data-testid="stSidebarHeader"] { height: 2.5rem; min-height: 0; padding-bottom: 0; }
</style>"""
"""Streamlit leaves a sixth of an office's screen empty above the title, and writes white on the
light blue that buttons have in the dark.
"""


def run() -> None:
    """Draw the chosen page; what went wrong on purpose is one clear line."""
    st.set_page_config(page_title="Simpul", page_icon="🪢", layout="wide")
    st.html(_ROOM)
    try:
        space = session.workspace()
        chosen = _pages(space)
        st.set_page_config(page_title=f"{chosen.title} · Simpul")
        if space.viewer.may(Right.READ):
            follow()
        draw_print_rules(space)
        _sidebar(space, has_box=chosen.url_path in _WITH_BOX)
        try:
            chosen.run()
        finally:
            space.store.log_shown()
    except SimpulError as error:
        st.error(as_markdown(session.in_chosen_language(error)))


def _pages(space: Workspace) -> Any:
    """The pages of the app that the viewer may open, each with its title, icon and address."""
    _ = space.wording.text
    titles = {
        "overview": _("Overview"),
        "find": _("Find"),
        "networks": _("All networks"),
        "network": _("One network"),
        "explorer": _("Explore"),
        "work": _("Work"),
        "briefing": _("Briefings"),
        "disclosures": _("Disclosures"),
        "entity": _("Person or number"),
        "changes": _("What changed"),
        "review": _("Review"),
        "due": _("Due"),
        "load": _("Load files"),
        "log": _("Log"),
        "accounts": _("Accounts"),
        "sessions": _("My sessions"),
        "help": _("Help"),
    }
    offered = [name for name in _VIEWS if _may_open(space, name)]
    pages = {
        name: st.Page(
            partial(_VIEWS[name].show, space),
            title=titles[name],
            url_path=name,
            icon=f":material/{_ICONS[name]}:",
            default=name == offered[0],
        )
        for name in offered
    }
    st.session_state[session.PAGES] = pages
    return st.navigation(list(pages.values()), expanded=True)


def _may_open(space: Workspace, name: str) -> bool:
    """Whether the viewer may open a page at all; what it shows is decided in app/access."""
    if name in _OF_ACCOUNTS and not session.has_accounts():
        return False
    right = _RIGHTS.get(name, Right.READ)
    return right is None or space.viewer.may(right)


def _sidebar(space: Workspace, *, has_box: bool) -> None:
    """The box to find by, the choice of language, and who sees victims by name for which reason.

    A page that `has_box` has the box in its middle.
    """
    _ = space.wording.text
    reads = space.viewer.may(Right.READ)
    with st.sidebar:
        if reads and not has_box:
            draw_box(space, "side_box")
        names = {"id": "Bahasa Indonesia", "en": "English"}
        # front_page.js reads the language of the page from the name of its container
        with st.container(key=f"page_language_{space.settings.language}"):
            st.segmented_control(
                _("Language"),
                LANGUAGES,
                default=space.settings.language,
                format_func=names.__getitem__,
                key="language_choice",
                on_change=_choose_language,
            )
        if space.store.reveals:
            _revealed(space)
        elif reads:
            st.info(_("Victims are masked."), icon=":material/shield:")
            _reveal_form(space)
        if space.settings.called:
            st.caption(as_markdown(space.settings.called))
        called = role_name(space.settings.role, space.wording)
        st.caption(_("Role: {role}").format(role=called))
        if session.has_accounts():
            st.button(_("Sign out"), on_click=_sign_out, args=(space,), key="sign_out")


@st.fragment(run_every=3.0)
def _revealed(space: Workspace) -> None:
    """That names are shown, until the time is over: then the page is drawn anew without them."""
    if not session.standing_reason():
        st.rerun()
    _ = space.wording.text
    reason = as_markdown(space.viewer.reason)
    st.warning(
        _("Victims are shown by name. Reason: {reason}").format(reason=reason),
        icon=":material/warning:",
    )
    if st.button(_("Mask victims again")):
        session.mask_again()
        st.rerun()


def _reveal_form(space: Workspace) -> None:
    """A form that reveals everybody for a reason and some minutes, or says who may."""
    _ = space.wording.text
    with st.expander(_("Show names")):
        if space.viewer.may(Right.REVEAL) and not space.viewer.may(Right.REVEAL_ALL):
            st.caption(_("Your role shows names of one case or one person, on its own page."))
            return
        if not space.viewer.may(Right.REVEAL):
            st.caption(
                _(
                    "Your role may not show names: ask a complaint handler, an investigator or the"
                    " head of office."
                )
            )
            return
        st.text_input(_("Reason (it is logged)"), key="reason_typed", max_chars=200)
        st.selectbox(_("Minutes"), MINUTES, index=MINUTES.index(FIRST), key="reveal_minutes")
        st.button(_("Show victims by name"), on_click=_reveal)
        if st.session_state.pop(session.NO_REASON, False):
            st.error(_("Say why: names are shown only for a reason, which is logged."))


def _sign_out(space: Workspace) -> None:
    """End the session: the gate then closes the page, and leads to sign in."""
    with suppress(NotFound):
        OwnSessions(space, session.directory(), session.signed_in()).sign_out()


def _choose_language() -> None:
    if st.session_state.get("language_choice"):
        st.session_state[session.LANGUAGE] = st.session_state["language_choice"]


def _reveal() -> None:
    reason = st.session_state.get("reason_typed", "").strip()
    if reason:
        session.reveal(reason, st.session_state.get("reveal_minutes", FIRST))
    else:
        st.session_state[session.NO_REASON] = True


run()
