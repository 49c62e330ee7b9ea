"""What one browser session keeps: language, revealing, and what is looked at.

All its keys stand here.
"""

import os
import time
from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from functools import cache
from uuid import uuid4

import streamlit as st
from msgspec.structs import replace

from app.access.policy import admit
from app.accounts.directory import Directory
from app.gate.site import LANGUAGE_COOKIE
from app.i18n import LANGUAGES
from app.intake.intake import DraftView, IntakeReport
from app.monitoring.seen_before import SeenBefore
from app.settings import Settings, chosen_language
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.errors import AccessDenied, SimpulError
from graph.model import Id

SIGNED_IN = "simpul_session"
"""Under which name Streamlit keeps what the gate says of a session of accounts."""
LANGUAGE = "language"
REASON = "reveal_reason"
REVEAL_UNTIL = "reveal_until"
"""Until when this session reveals, by the clock of the process, which nobody sets."""
REVEALING = "reveal_session"
"""A number for the time in which one reason holds."""
NO_REASON = "no_reason"
"""Whether names were asked for without a reason, until it is told."""
ENTITY = "entity"
WHY = "why_shown"
"""Whether it is shown why a party is one."""
TO_FIND = "to_find"
"""What was typed into a box for finding, until its page is opened."""
FOUND_LIST = "found_list"
"""The lines of the list that is looked up."""
NETWORK = "network"
PART = "network_part"
"""The part of the page of a network that was looked at last."""
REVIEWED = "reviewed"
"""What the last decision of the review did, or why it was refused, until it is told."""
REVIEWED_KIND = "reviewed_kind"
REVIEWED_BY = "reviewed_by"
"""Whether groups are reviewed or pairs."""
PERSONS = "persons"
"""Of each group that somebody began to split which person, by number, each member is."""
SKIPPED = "skipped"
"""Pairs and groups that were skipped, in that order: they come last."""
LINK_AT_ONCE = "link_at_once"
"""Whether each decision of the review is followed by linking; in a large store a reviewer decides
many first.
"""
UNLINKED = "unlinked"
"""How many decisions of this session wait to be linked."""
CANVAS = "canvas"
"""The canvas of the explorer that was worked on last."""
CANVASES = "canvases"
"""The canvases of this session, by the id under which each is kept."""
CANVAS_SAID = "canvas_said"
"""What the last act on a canvas is to say, by the id of the canvas, until it is told."""
CANVAS_ASKED = "canvas_asked"
"""What somebody wants to do with something on a canvas: the kind of act, and the ids."""
CANVAS_ADDED = "canvas_added"
"""What is to come on the canvas that is opened next: the id of the canvas, and the ids."""
CANVAS_TAKEN = "canvas_taken"
"""The picture that the browser may make of a canvas, by the id of the canvas, until it is told."""
CANVAS_DRAWN = "canvas_drawn"
"""The picture that was made last, and what it was made of."""
START = "new"
"""In the address of the explorer: a canvas is to be begun."""
PAGES = "pages"
UNLOCKING = "unlocking"
"""Beginning of the keys of the fields for passwords of files, which last as long as the fields are
shown.
"""
REPORT = "load_report"
"""What the last load or draft gave, its reject files by name, and who was told."""
PURPOSE = "load_purpose"
BASIS = "load_basis"
CASE = "evidence_case"
OWNER = "evidence_owner"
QUERY = "database_query"
"""The query of a database that is being looked at."""
SAVED_MAPPING = "saved_mapping"
"""Name of the mapping that was saved last, until it is told."""
CHANGED_SINCE = "changed_since"
ONLY_WATCHED = "only_watched"
TO_WATCH = "to_watch"
"""What is to be watched and why, while one of several is to be chosen."""
WATCHED = "watched"
"""What was put on the watchlist, until it is told."""
WORK = "work"
"""The note, question, view or investigation that was looked at last."""
WORK_PART = "work_part"
WORK_PICKED = "work_picked"
"""Which row of a list was chosen last, by the key of the list."""
WORK_READ = "work_read"
"""By lineage the version that somebody is editing, as it was read."""
WORK_TOLD = "work_told"
"""What was done last with kept work, and how to undo it, until it is told."""
BRIEFED = "briefed"
"""The network whose briefing was looked at last."""
BRIEFED_FOR = "briefed_for"
BRIEFED_FORM = "briefed_form"
BRIEFED_PART = "briefed_part"
BRIEFED_FILLED = "briefed_filled"
"""What was filled in for briefings, by the key of its field; fields forget it with their page."""
ACCOUNT_TOLD = "account_told"
"""What was done last to an account, or the code that it gave, until it is told."""
TOURED = "toured"
"""Whether the way through the screens was closed."""
UPLOADS = "uploads"
"""How many loads were done: a new number gives an empty upload box."""


def settings() -> Settings:
    """Settings of the server, with the language and the reason for revealing of this session.

    Who is at work, and in which role, is asked anew each time, so that a right that was taken away
    holds no longer. A reason that the server was started
    with counts in no session: each says its own, and gets a workspace of its own by it, so that
    whom it was shown is logged for it.
    """
    server = Settings.from_environment(os.environ)
    begun_in = st.context.cookies.get(LANGUAGE_COOKIE, server.language)
    language = st.session_state.get(LANGUAGE, begun_in)
    reason = standing_reason()
    return _admitted(
        server.override(
            language=language if language in LANGUAGES else server.language,
            reveal=bool(reason),
            reason=reason,
            session=st.session_state.get(REVEALING, "") if reason else "",
        )
    )


def _admitted(asked: Settings) -> Settings:
    """The settings of who is at work: who signed in, else who started the server.

    Raises AccessDenied for a session that has ended.
    """
    if not has_accounts():
        return admit(asked)
    account = directory().account_of(signed_in())
    if account is None:
        raise AccessDenied("your session has ended: open the page anew, and sign in")
    return asked.override(
        role=account.role,
        user=account.name,
        called=account.title or account.name,
        office=account.office,
        admitted=True,
    )


@cache
def _kept_directory() -> list[Directory]:
    """The accounts of this server, if it keeps any."""
    return []


def keep_directory(directory: Directory) -> None:
    """Serve those who have an account in this directory, and nobody else."""
    _kept_directory()[:] = [directory]


def has_accounts() -> bool:
    """Whether people sign in to this server."""
    return bool(_kept_directory())


def directory() -> Directory:
    """The accounts of this server; raises AccessDenied where it keeps none."""
    if not has_accounts():
        raise AccessDenied("nobody signs in here: start with `simpul serve --accounts FILE`")
    return _kept_directory()[0]


def signed_in() -> str:
    """The digest of the session of accounts that this page is open in, as the gate says."""
    return str(st.user.get(SIGNED_IN, ""))


def reveal(reason: str, minutes: float) -> None:
    """Reveal for this reason and so long from now on, as a session of its own."""
    st.session_state[REASON] = reason
    st.session_state[REVEALING] = uuid4().hex
    st.session_state[REVEAL_UNTIL] = time.monotonic() + 60 * minutes


def standing_reason() -> str:
    """For which reason this session reveals now; empty when none was given, or its time is over."""
    if time.monotonic() >= st.session_state.get(REVEAL_UNTIL, 0.0):
        mask_again()
    return str(st.session_state.get(REASON, "")).strip()


def mask_again() -> None:
    """Reveal nobody any more, and hold no picture that does."""
    st.session_state.pop(REASON, None)
    st.session_state.pop(CANVAS_DRAWN, None)


def in_chosen_language(error: SimpulError) -> str:
    """What an error says, in the language of this session; the settings themselves may be wrong."""
    chosen = st.session_state.get(LANGUAGE, "")
    language = chosen if chosen in LANGUAGES else chosen_language()
    return Wording(language).message(error.message)


def workspace() -> Workspace:
    """The workspace of this session; sessions that may see the same share one."""
    try:
        return _opened(settings())
    except AccessDenied as denied:
        if REASON not in st.session_state:
            raise
        mask_again()
        st.error(in_chosen_language(denied))
        return _opened(settings())


def read_ahead() -> None:
    """Read what the first page of a session asks of the store, before anybody opens it.

    What is wrong with the settings or the store is told to who opens a page.
    """
    with suppress(SimpulError):
        server = Settings.from_environment(os.environ)
        space = _opened(admit(server.override(reveal=False, reason="", session="")))
        space.networks.overview()
        space.finding.index()


@st.cache_resource(show_spinner=False, max_entries=64)
def _opened(chosen: Settings) -> Workspace:
    return Workspace(chosen)


def keep_report(
    space: Workspace, done: IntakeReport | DraftView, rejects: Mapping[str, bytes]
) -> None:
    """Keep what a load or draft gave for the next run of the page."""
    st.session_state[REPORT] = (done, rejects, space.viewer)


def report(space: Workspace) -> tuple[IntakeReport | DraftView, Mapping[str, bytes]] | None:
    """What the last load or draft gave; what was seen before only to the viewer who was told it."""
    if REPORT not in st.session_state:
        return None
    done, rejects, viewer = st.session_state[REPORT]
    return (done if viewer == space.viewer else replace(done, seen=SeenBefore())), rejects


def go(page: str, shown: Id = "", **query: str) -> None:
    """Open a page of the app with this id, or a query of other names, in its address.

    So going back and sharing the address work.
    """
    told = {"id": shown, **query} if shown else query
    st.switch_page(st.session_state[PAGES][page], query_params=told or None)


def chosen(key: str) -> Id:
    """The id in the address, else the one looked at last under this key, else empty."""
    return st.query_params.get("id") or st.session_state.get(key, "")


def choose(key: str, shown: Id) -> None:
    """Keep what is looked at in the address and for the next visit of the page."""
    st.session_state[key] = shown
    if st.query_params.get("id") != shown:
        st.query_params["id"] = shown


def key_in(language: str, key: str, options: Sequence[object], default: object) -> str:
    """The key of a choice whose options are words, one key for each language.

    What was chosen in the other language is chosen here too if it is still offered.

    A browser keeps the word of what was chosen as long as the key is the same, in whatever language
    it was.
    """
    mine = f"{key}_{language}"
    if mine not in st.session_state:
        st.session_state[mine] = st.session_state.get(key, default)
    if st.session_state[mine] not in options:
        st.session_state[mine] = default
    st.session_state[key] = st.session_state[mine]
    return mine


def keys_in(language: str, key: str, options: Set[object]) -> str:
    """The same for a choice of several; what is no longer offered is chosen no longer."""
    mine = f"{key}_{language}"
    chosen = st.session_state.get(mine, st.session_state.get(key, []))
    st.session_state[mine] = [option for option in chosen if option in options]
    st.session_state[key] = st.session_state[mine]
    return mine


def look_at_pair(shown: Id = "") -> None:
    """Show this pair or group of the review, the first one when it is left out."""
    if shown:
        st.query_params["id"] = shown
    else:
        st.query_params.pop("id", None)


def persons_of(group_id: Id) -> dict[Id, int]:
    """Which person each member of a group was put to, by number; the first where none was said."""
    known: dict[Id, dict[Id, int]] = st.session_state.setdefault(PERSONS, {})
    return known.setdefault(group_id, {})


def skip_pair(skipped: Id) -> None:
    """Put a pair or group of the review behind all others, and show the first."""
    others = [pair for pair in st.session_state.get(SKIPPED, []) if pair != skipped]
    st.session_state[SKIPPED] = [*others, skipped]
    look_at_pair()
