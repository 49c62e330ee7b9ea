"""Requests of persons, and what is due, as listings: for the terminal, programs and the screen."""

from collections.abc import Sequence
from typing import Any

from app.persons.due import DueItem, DueList
from app.persons.requests import RequestLine
from app.persons.retention import RetainedCase
from app.rows import columns
from app.rows.listing import Column, Listing
from app.wording.persons.words import (
    ground_text,
    item_word,
    kind_word,
    moment,
    person_word,
    state_word,
    what_is_due,
    whom_it_is_about,
)
from app.wording.wording import Wording


def requests_listing(found: Sequence[RequestLine], wording: Wording) -> Listing[RequestLine]:
    """Requests, each with whose it is, what is asked and what became of it."""
    _ = wording.text
    title = wording.plural("{n} request of a person", "{n} requests of persons", len(found))
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column("id", lambda line: line.id),
            Column(_("person"), lambda line: person_word(line.name, wording)),
            Column(_("what"), lambda line: kind_word(line.request.kind, wording)),
            Column(_("state"), lambda line: state_word(line.request, wording)),
            Column(_("received"), lambda line: moment(line.request.received_on, wording)),
            Column(_("due"), lambda line: moment(line.request.due_on, wording)),
            Column(_("by"), lambda line: line.request.by),
            Column(_("request"), lambda line: line.request.text, wide=True, optional=True),
            Column(_("outcome"), lambda line: outcome(line, wording), wide=True, optional=True),
        ),
        none=_("No person has asked for anything."),
        records=lambda: map(request_record, found),
        fields=columns.REQUESTS,
    )


def outcome(line: RequestLine, wording: Wording) -> str:
    """What was done, or on which ground and why it is refused."""
    ground = ground_text(line.request.ground, wording)
    return " – ".join(text for text in (ground, line.request.outcome) if text)


def request_record(line: RequestLine) -> dict[str, Any]:
    """A request as a flat record."""
    request = line.request
    return {
        "id": line.id,
        "person": request.person,
        "name": line.name,
        "kind": request.kind,
        "state": request.state,
        "received_on": request.received_on,
        "due_on": request.due_on,
        "by": request.by,
        "on": request.on,
        "text": request.text,
        "ground": request.ground or "",
        "outcome": request.outcome,
    }


def due_listing(due: DueList, wording: Wording) -> Listing[DueItem]:
    """What is due, due first, with what is to be done."""
    _ = wording.text
    title = wording.plural("{n} thing is due", "{n} things are due", len(due.items))
    overdue = wording.plural("{n} is overdue", "{n} are overdue", due.overdue)
    titled = title.format(n=wording.number(len(due.items)))
    if due.overdue:
        titled += ", " + overdue.format(n=wording.number(due.overdue))
    return Listing(
        title=titled,
        items=due.items,
        columns=(
            Column(_("about"), lambda item: whom_it_is_about(item, wording)),
            Column(_("what"), lambda item: item_word(item, wording)),
            Column(_("due"), lambda item: moment(item.due_on, wording)),
            Column(_("overdue"), lambda item: _("overdue") if item.overdue else "", title=" "),
            Column(_("to do"), lambda item: what_is_due(item, wording), wide=True),
            Column("id", due_id),
        ),
        none=_("Nothing is due."),
        foot=retention_notes(due, wording),
        records=lambda: map(due_record, due.items),
        fields=columns.DUE,
    )


def retention_notes(due: DueList, wording: Wording) -> tuple[str, ...]:
    """What must be known of how cases are counted."""
    _ = wording.text
    retention = due.retention
    notes = []
    if not retention.own_rules:
        notes.append(
            _("These rules of keeping came with Simpul: set your own file in SIMPUL_RETENTION.")
        )
    if retention.undated:
        told = wording.plural(
            "{n} case has no day to count from.",
            "{n} cases have no day to count from.",
            retention.undated,
        )
        notes.append(told.format(n=wording.number(retention.undated)))
    return tuple(notes)


def due_id(item: DueItem) -> str:
    """By which what is due is named to a command."""
    if item.case is not None:
        return item.case.case_id
    return item.request.id if item.request else ""


def due_record(item: DueItem) -> dict[str, Any]:
    """What is due as a flat record."""
    request = item.request
    return {
        "kind": item.kind,
        "asked": request.request.kind if request else "",
        "due_on": item.due_on,
        "overdue": item.overdue,
        "id": due_id(item),
        "person": request.request.person if request else "",
        "name": request.name if request else "",
        "case": item.case.number if item.case else "",
        "status": item.case.status if item.case else "",
    }


def extended_listing(found: Sequence[RetainedCase], wording: Wording) -> Listing[RetainedCase]:
    """Cases that are kept longer than their rule says."""
    _ = wording.text
    title = wording.plural("{n} case is kept longer", "{n} cases are kept longer", len(found))
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column(_("case"), lambda case: case.number),
            Column(_("status"), lambda case: case.status),
            Column(_("over since"), lambda case: wording.date(case.over_on)),
            Column(_("kept until"), lambda case: wording.date(case.until)),
            Column(_("why"), lambda case: case.why, wide=True),
        ),
    )
