"""A page on paper: what it shows, without what one presses; nothing that may not leave the house.

Decisions.
A browser prints whatever page it shows. So a page prints as empty but for the reason where
protected people are shown by name, and where the viewer's role takes no files away.
"""

import streamlit as st

from app.access.rights import Right
from app.views.cases.revealing import shows_names
from app.workspace import Workspace

_PAPER = """<style>@media print {
[data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"],
[data-testid="stMain"] button, [data-testid="stMain"] [data-testid="stTextInput"],
[data-testid="stMain"] [data-testid="stCheckbox"] { display: none !important; }
html, body, #root, #root > div, .stApp, [data-testid="stAppViewContainer"], [data-testid="stMain"] {
position: static !important; display: block !important; overflow: visible !important;
height: auto !important; color-scheme: light; }
[data-testid="stMainBlockContainer"] { padding: 0; }
.stApp, .stApp * { color: #000 !important; background-color: #fff !important; }
}</style>"""
_NOTHING = """<style>@media print {{
body * {{ visibility: hidden !important; }}
body::before {{ content: "{why}"; visibility: visible; font: 14pt sans-serif; }}
}}</style>"""


def draw_print_rules(space: Workspace) -> None:
    """Say how the page that is shown looks on paper."""
    why = _why_not(space)
    st.html(_NOTHING.format(why=why) if why else _PAPER)


def draw_print_button(space: Workspace) -> None:
    """A button that prints the page, where it may be printed; front_page.js hears of it."""
    if not _why_not(space):
        label = space.wording.text("Print this page")
        st.button(label, icon=":material/print:", key="print_page")


def _why_not(space: Workspace) -> str:
    _ = space.wording.text
    if space.store.reveals or shows_names():
        return _("Mask names first: what is printed leaves the house.")
    if not space.viewer.may(Right.EXPORT):
        return _("Your role may not take files away.")
    return ""
