"""Answering what is due: a request done or refused, a case kept longer."""

from collections.abc import Callable
from datetime import timedelta

import streamlit as st

from app.clock import today
from app.persons.held import recipients_of
from app.persons.requests import RequestLine
from app.persons.retention import RetainedCase
from app.views.choosing import choose_one
from app.views.tables import as_markdown, say
from app.wording.persons.words import GROUNDS as GROUND_TEXTS
from app.wording.persons.words import kind_word, moment, person_word, what_to_do
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.persons.requests import GROUNDS, Ground, RequestKind

_MOST_LETTERS = 1_000
_YEAR = timedelta(days=365)


def show_request(space: Workspace, line: RequestLine) -> None:
    """Draw one request with what it says, and forms that answer it."""
    _ = space.wording.text
    request = line.request
    kind = kind_word(request.kind, space.wording)
    name = person_word(line.name, space.wording)
    st.subheader(as_markdown(f"{kind[:1].upper()}{kind[1:]}: {name}"))
    told = _("received {received}, due {due}")
    st.caption(
        told.format(
            received=moment(request.received_on, space.wording),
            due=moment(request.due_on, space.wording),
        )
    )
    say(what_to_do(request.kind, space.wording))
    if request.text:
        say(request.text)
    if request.kind in (RequestKind.WITHDRAWAL, RequestKind.ERASURE) and line.name:
        _show_holders(space, line)
    left, right = st.columns(2)
    with left.form(f"done_{line.id}"):
        outcome = st.text_area(_("What was done"), max_chars=_MOST_LETTERS, height=90)
        if st.form_submit_button(_("Done"), type="primary"):
            _try(space, lambda: space.requests.finish(line.id, outcome))
    with right.form(f"refused_{line.id}"):
        ground = choose_one(
            _("On which ground"),
            {ground.value: _(GROUND_TEXTS[ground]) for ground in GROUNDS[request.kind]},
            wording=space.wording,
            key=f"ground_{line.id}",
        )
        why = st.text_input(_("Why it is refused"), max_chars=_MOST_LETTERS)
        if st.form_submit_button(_("Refuse")):
            if ground is None:
                st.error(_("Choose the article that the refusal rests on."))
            else:
                _try(space, lambda: space.requests.refuse(line.id, Ground(ground), why))


def _show_holders(space: Workspace, line: RequestLine) -> None:
    """Say who outside is to be told."""
    _ = space.wording.text
    held = recipients_of(space.disclosures, line.request.person)
    if not held:
        st.caption(_("Nobody holds it, by what was handed over here."))
    for one in held:
        told = _("{receiver} holds it since {day}")
        say(told.format(receiver=one.receiver, day=space.wording.date(one.handed_over_on)))


def show_case(space: Workspace, case: RetainedCase) -> None:
    """Draw a case whose time is over, how it is erased, and a form that keeps it longer."""
    _ = space.wording.text
    st.subheader(as_markdown(_("Case {name}").format(name=case.number)))
    told = _("over since {day}; status: {status}")
    st.caption(
        as_markdown(
            told.format(day=space.wording.date(case.over_on), status=case.status or _("none"))
        )
    )
    st.write(_("It is erased on the command line, and cannot be brought back:"))
    st.code(f"simpul forget {case.case_id}", language="sh")
    with st.form(f"extend_{case.case_id}"):
        left, right = st.columns(2)
        first = today() + timedelta(days=1)
        until = left.date_input(
            _("Keep it until"), value=today() + _YEAR, min_value=first, format="YYYY-MM-DD"
        )
        why = right.text_input(_("Why it is kept longer"), max_chars=_MOST_LETTERS)
        if st.form_submit_button(_("Keep it longer")):
            _try(space, lambda: space.retention.extend(case.case_id, until.isoformat(), why))


def _try(space: Workspace, act: Callable[[], object]) -> None:
    """Do it and draw the page anew; what went wrong is one line."""
    try:
        act()
    except SimpulError as error:
        st.error(as_markdown(space.wording.message(error.message)))
        return
    st.rerun()
