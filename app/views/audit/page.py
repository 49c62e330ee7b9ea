"""The log: what was done, by whom, to whom; taken away as a file, and verified."""

import streamlit as st

from app.access.logbook.operations import Operation
from app.access.rights import Right
from app.audit.reading import Asked, LogLine, totals
from app.exports.listing import CSV, MIME, record_bytes
from app.operations.log_checks import Check, verify_log
from app.rows.trust.log import log_listing
from app.views import session
from app.views.tables import draw, say
from app.wording.trust.log import operation_word
from app.workspace import Workspace
from graph.errors import SimpulError

_MOST = 500
_FILE = "log.csv"


def show(space: Workspace) -> None:
    """Draw the entries that are asked for, how many there are, and whether the log is whole."""
    _ = space.wording.text
    st.title(_("Log"), anchor=False)
    st.caption(
        _(
            "Who did what, to whom, and why: ids and accounts, nobody's name. That you read it is"
            " logged too."
        )
    )
    try:
        lines = space.log.lines(_asked(space))
    except SimpulError as error:
        st.warning(space.wording.message(error.message))
        return
    _figures(space, lines)
    listing = log_listing(lines, _MOST, space.wording)
    if not listing.items:
        st.info(listing.none)
    else:
        draw(listing)
        for told in listing.foot:
            st.caption(told)
        st.download_button(
            _("Take the log away (CSV)"),
            lambda: record_bytes(
                space, log_listing(lines, 0, space.wording), CSV, _FILE, "log", Right.AUDIT
            ),
            file_name=_FILE,
            mime=MIME[CSV],
            on_click="ignore",
        )
    _verify(space)


def _asked(space: Workspace) -> Asked:
    """What somebody wants to read."""
    _ = space.wording.text
    every = _("everything")
    names = {operation_word(one, space.wording): one.value for one in Operation}
    what, who, since, until, about = st.columns((3, 2, 2, 2, 4))
    key = session.key_in(space.wording.language, "log_operation", [every, *names], every)
    operation = what.selectbox(_("Operation"), [every, *names], key=key)
    return Asked(
        operation=names.get(operation, ""),
        account=who.text_input(_("Account"), key="log_account").strip(),
        since=since.text_input(_("Since"), key="log_since", placeholder="2026-03").strip(),
        until=until.text_input(_("Until"), key="log_until", placeholder="2026-03-15").strip(),
        about=about.text_input(
            _("Person or case"), key="log_about", placeholder=_("id, or a name if you may see it")
        ).strip(),
    )


def _figures(space: Workspace, lines: tuple[LogLine, ...]) -> None:
    """How many entries there are of the operations that occur most."""
    wording = space.wording
    found = totals(lines)
    shown = list(found.operations.items())[:5]
    places = st.columns(1 + len(shown))
    places[0].metric(wording.text("Entries"), wording.number(found.entries))
    for place, (name, count) in zip(places[1:], shown, strict=True):
        word = operation_word(Operation(name), wording)
        place.metric(word[:1].upper() + word[1:], wording.number(count))


def _verify(space: Workspace) -> None:
    """Compare the log with its witnesses, for who asks."""
    _ = space.wording.text
    st.subheader(_("Whether anybody changed it"), anchor=False)
    head = st.text_input(
        _("Number and digest that a briefing or file prints"),
        key="log_head",
        placeholder="912:3f9a0c…",
    )
    if st.button(_("Verify the log"), icon=":material/verified_user:"):
        for check in verify_log(space, heads=[head] if head.strip() else ()):
            _draw_check(check)


def _draw_check(check: Check) -> None:
    told = f"{check.name}: {check.found}"
    if check.good:
        st.success(told, icon=":material/check:")
        return
    st.error(told, icon=":material/error:")
    say(check.mend)
