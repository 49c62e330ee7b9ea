"""What the command line prints of requests of persons and of what is due."""

from collections.abc import Sequence

from app.cli import console
from app.cli.console import Format, line
from app.persons.due import DueList
from app.persons.requests import RequestLine
from app.rows.persons.requests import (
    due_listing,
    extended_listing,
    outcome,
    request_record,
    requests_listing,
)
from app.wording.persons.words import kind_word, moment, person_word, state_word
from app.wording.wording import Wording
from graph.persons.extensions import Extension
from graph.persons.requests import RequestKind, RequestState


def due(found: DueList, format: Format, wording: Wording) -> None:
    """Print what is due."""
    console.show(due_listing(found, wording), format)
    if format is Format.TABLE and found.retention.extended:
        console.show(extended_listing(found.retention.extended, wording), format)


def extended(number: str, extension: Extension, format: Format, wording: Wording) -> None:
    """Print until when a case is kept."""
    record = {"case": number, "until": extension.until, "why": extension.why}
    if console.for_program(format, lambda: record, lambda: [record], tuple(record)):
        return
    told = wording.text("case {number} is kept until {day}")
    line(told.format(number=number, day=wording.date(extension.until)))


def requests(found: Sequence[RequestLine], format: Format, wording: Wording) -> None:
    """Print requests."""
    console.show(requests_listing(found, wording), format)


def request(found: RequestLine, *, put_right: bool, format: Format, wording: Wording) -> None:
    """Print one request as it stands now, and whether anything was put right with it.

    In how many places is not told: what a party is in another case may be withheld.
    """
    record = request_record(found)
    if console.for_program(format, lambda: record, lambda: [record], tuple(record)):
        return
    _ = wording.text
    said = found.request
    told = _("{kind}, {name}: {state} ({id})")
    line(
        told.format(
            kind=kind_word(said.kind, wording),
            name=person_word(found.name, wording),
            state=state_word(said, wording),
            id=found.id,
        )
    )
    if said.state is RequestState.OPEN:
        line(_("due {moment}").format(moment=moment(said.due_on, wording)))
    if text := outcome(found, wording):
        line(text)
    if put_right:
        line(_("put right wherever it was said otherwise; an old file does not undo it"))
    if said.kind is RequestKind.WITHDRAWAL and said.state is RequestState.OPEN:
        line(
            _(
                "no export or briefing names them from now on; tell those who were handed data"
                " (`simpul disclosures --who-holds`), then say --done"
            )
        )
