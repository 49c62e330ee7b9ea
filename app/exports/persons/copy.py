"""The copy of what is held about a person, as a file for that person: JSON, a page, a workbook."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.access.rights import Right
from app.exports.pages import render, styled
from app.exports.tables.xlsx import fill_sheet, new_book
from app.persons.held import HeldCopy, HeldMention, held_about
from app.rows.persons.requests import outcome
from app.wording.persons.words import kind_word, moment, state_word
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.errors import SettingsError
from graph.messages import message
from loaders.private_files import write_private

KINDS = (".json", ".html", ".xlsx")
_STYLE = Path(__file__).parents[2] / "briefing" / "templates" / "briefing.css"


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a copy."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def write_copy(space: Workspace, asked: str, path: Path) -> Path:
    """Write what is held about a person, by id or name, as what the name of the file ends in.

    Raises NotFound, InvalidValue, AccessDenied, SettingsError for another ending.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise SettingsError(
            message("{path}: a copy is written as {names}", path=path, names=", ".join(KINDS))
        )
    copy, person = held_about(
        space.store, space.requests, space.retention, space.disclosures, asked
    )
    log = space.store.hand_out(
        Right.RETAIN, "copy", person.id, name=path.name, cases=len(copy.mentions)
    )
    match kind:
        case ".json":
            return write_private(path, _json(copy, log))
        case ".xlsx":
            return write_private(path, _workbook(copy, space.wording, log))
        case _:
            return write_private(path, _page(copy, space.wording, space.viewer.policy.name, log))


def _json(copy: HeldCopy, log: str) -> str:
    plain = msgspec.to_builtins(copy)
    plain["requests"] = [
        {
            "kind": line.request.kind.value,
            "received_on": line.request.received_on,
            "state": line.request.state.value,
            "ground": line.request.ground or "",
            "outcome": line.request.outcome,
        }
        for line in copy.requests
    ]
    plain["corrections"] = [
        {"field": one.field, "before": one.before, "after": one.after, "on": one.on}
        for one in copy.corrections
    ]
    return json.dumps(plain | {"log": log}, ensure_ascii=False, indent=1) + "\n"


def _page(copy: HeldCopy, wording: Wording, audience: str, log: str) -> str:
    _ = wording.text
    return render(
        "resolution.html",
        audience,
        language=wording.language,
        title=_("What is held about {name}").format(name=copy.name),
        log=log,
        date=moment(copy.made_on, wording),
        digest=_("handed to the person"),
        verdicts=list(notes(copy, wording)),
        tables=list(sections(copy, wording)),
        **styled(_STYLE),
    )


def _workbook(copy: HeldCopy, wording: Wording, log: str) -> bytes:
    made = io.BytesIO()
    with new_book(made, log) as book:
        title = wording.text("About")
        fill_sheet(book, title, [{"": text} for text in notes(copy, wording)], [copy.name])
        for section in sections(copy, wording):
            rows = [dict(zip(section.headings, row, strict=True)) for row in section.rows]
            fill_sheet(book, section.title, rows, section.headings)
    return made.getvalue()


def notes(copy: HeldCopy, wording: Wording) -> Iterator[str]:
    """What must be known of a copy."""
    _ = wording.text
    yield _(
        "This is what the office holds about you yourself. You may ask for a correction, for"
        " erasure, and withdraw your consent (UU 27/2022)."
    )
    if copy.narratives:
        told = wording.plural(
            "{n} case has a free text too. It is not copied, since other people stand in it: ask"
            " the office.",
            "{n} cases have a free text too. They are not copied, since other people stand in them:"
            " ask the office.",
            copy.narratives,
        )
        yield told.format(n=wording.number(copy.narratives))


def sections(copy: HeldCopy, wording: Wording) -> Iterator[Section]:
    """The tables of a copy, those that are empty left out."""
    _ = wording.text
    yield Section(
        _("Cases"),
        (_("case"), _("reported"), _("office"), _("status"), _("role"), _("kept until")),
        tuple(_case_row(one, wording) for one in copy.mentions),
    )
    yield Section(
        _("Person"), (_("case"), _("what"), _("held")), tuple(_facts(copy.mentions, wording))
    )
    numbers = [(one.case, wording.scheme(one.scheme), one.value) for one in copy.identifiers]
    if numbers:
        yield Section(_("Numbers"), (_("case"), _("kind"), _("number")), tuple(numbers))
    if copy.recipients:
        handed = [
            (one.receiver, wording.date(one.handed_over_on), one.purpose, wording.date(one.until))
            for one in copy.recipients
        ]
        headings = (_("receiver"), _("when"), _("purpose"), _("until"))
        yield Section(_("Handed to others"), headings, tuple(handed))
    if copy.requests:
        rows = [
            (
                kind_word(line.request.kind, wording),
                moment(line.request.received_on, wording),
                state_word(line.request, wording),
                outcome(line, wording),
            )
            for line in copy.requests
        ]
        headings = (_("what"), _("received"), _("state"), _("outcome"))
        yield Section(_("Requests"), headings, tuple(rows))
    if copy.corrections:
        changed = [
            (one.field, one.before, one.after, moment(one.on, wording)) for one in copy.corrections
        ]
        headings = (_("what"), _("before"), _("after"), _("when"))
        yield Section(_("Corrections"), headings, tuple(changed))


def _case_row(one: HeldMention, wording: Wording) -> tuple[str, ...]:
    reported, until = wording.date(one.reported_on), wording.date(one.kept_until)
    return (one.case, reported, one.office, one.status, wording.role(one.role), until)


def _facts(mentions: Sequence[HeldMention], wording: Wording) -> Iterator[tuple[str, ...]]:
    """Each fact that a case says of the person, in words."""
    _ = wording.text
    answers = {"yes": _("yes"), "no": _("no"), "": ""}
    sexes = {"m": _("male"), "f": _("female")}
    for one in mentions:
        facts = (
            (_("name"), one.name),
            (_("other names"), ", ".join(one.other_names)),
            (_("father"), one.father),
            (_("sex"), sexes.get(one.sex, "")),
            (_("born"), wording.date(one.born_on)),
            (_("age"), one.age),
            (_("nationality"), one.nationality),
            (_("place"), one.place),
            (_("address"), one.address),
            (_("organisation"), one.organization),
            (_("position"), one.position),
            (_("consent to share"), answers[one.consent]),
        )
        yield from ((one.case, label, text) for label, text in facts if text)
