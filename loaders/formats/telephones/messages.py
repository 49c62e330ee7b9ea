"""Messages of a telephone (SMS Backup & Restore and the like): who wrote to whom, and what.

Decisions.
Messages are counted by pair and direction, as calls are. What they say is read as a note, one for
each number that they were exchanged with: the numbers, accounts and names in it are tentative, and
tie nobody. Whose telephone it is stands in a column or above, or is given (`--owner`); without it
the texts are read all the same, but who wrote to whom is not. A message of a service is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from msgspec.structs import replace

from graph.errors import InvalidValue
from graph.identifiers import phone
from graph.messages import Advice
from graph.schema import REGISTER, RelationshipKind, Scheme
from loaders.formats.calls import INCOMING, OUTGOING, OWNER, call_columns, owner_above
from loaders.formats.named_ties import REFERENCE, row_issues, table_rows
from loaders.formats.telephones.numbers import prepare_calls
from loaders.formats.telephones.services import Services
from loaders.mapping.reading import ColumnReading, TableReading
from loaders.mapping.scope import Scope
from loaders.mapping.specification import (
    Condition,
    EndSpec,
    Expression,
    IdentifierSpec,
    StatementSpec,
    TableSpec,
    of_column,
)
from loaders.planned import PlannedTable
from loaders.readers.note import STORY
from loaders.readers.passwords import Passwords
from loaders.rows.mapper import Loaded, LoadState, TableMapper
from loaders.tables import MAX_CELL_CHARACTERS, Row, Table
from loaders.validation import RowIssues, reason_and_mend
from loaders.vocabulary.case_names import NUMBER, SCHEME, neutral_name
from loaders.vocabulary.codes import code_key
from loaders.vocabulary.evidence import words
from loaders.vocabulary.fields import DateReader, date_reader

NAME = "messages"

_OTHER = "Nomor Lawan"
_BOX = "msg_box"
"""Where a message of several parts says which way it went, in the numbers of Android."""
_SENT, _RECEIVED = "Dikirim", "Diterima"
_ENDS = {_SENT: (OWNER, _OTHER), _RECEIVED: (_OTHER, OWNER)}
_NO_OWNER = Advice(
    "messages that do not say whose telephone they are of: who wrote to whom is not read",
    "give its number with --owner, or add a column MSISDN",
)


def recognise_messages(table: Table, scope: Scope) -> TableReading | None:
    """How a list of messages is read; None when the table is none."""
    found = call_columns(table.columns)
    sides = {"other", "kind"} <= found.keys() or {"a", "b"} <= found.keys()
    if "body" not in found or not sides or "duration" in found:
        return None
    if not {"start", "day"} & found.keys():
        return None
    fields = {column: field for field, column in found.items()}
    constants = {REFERENCE: scope.number} if scope.number else {}
    owner = scope.owner or owner_above(table)
    if owner and "owner" not in found:
        constants[OWNER] = owner
    known = "owner" in found or "a" in found or bool(owner)
    return TableReading(
        columns=tuple(
            ColumnReading(column=column, field=fields.get(column, "aside"))
            for column in table.columns
        ),
        spec=TableSpec(name=NAME, constants=constants, case={"number": of_column(NUMBER)}),
        format=NAME,
        notes=() if known else (_NO_OWNER,),
    )


@dataclass(slots=True)
class _Thread:
    """What was exchanged with one number."""

    row: int
    owner: str
    name: str
    texts: list[str] = field(default_factory=list)
    days: Mapping[str, list[str]] = field(default_factory=lambda: {_SENT: [], _RECEIVED: []})
    counts: dict[str, int] = field(default_factory=lambda: {_SENT: 0, _RECEIVED: 0})


def load_messages(planned: PlannedTable, passwords: Passwords, today: date) -> Iterator[Loaded]:
    """What a list of messages gives: refused rows, then each thread with its text."""
    found = call_columns((*planned.columns, *planned.spec.constants))
    mapper = TableMapper(
        _spec(planned), planned.mapping, planned.source, planned.sheet, (), LoadState(today=today)
    )
    read_date = date_reader(planned.mapping.date_order, planned.mapping.date_formats, today)
    services = Services(tuple(found[side] for side in ("a", "b", "other") if side in found))
    ready = prepare_calls(NAME, (*planned.columns, *planned.spec.constants), {}, today)
    threads: dict[tuple[str, str], _Thread] = {}
    for row in table_rows(planned, passwords):
        values = ready(Row(row.number, {**planned.spec.constants, **row.values})).values
        issues = row_issues(planned, row)
        if not issues.rejected and services.take(row, values):
            continue
        if not issues.rejected:
            _add(threads, found, row, values, read_date, issues)
        if issues.rejected:
            told = issues.found()[0]
            refused = mapper.map(Row(row.number, values, told.reason, told.mend), planned.columns)
            yield replace(refused, issues=issues.found(), partial=planned.partial)
    yield from services.loaded(mapper, planned.columns)
    for (owner, other), thread in threads.items():
        yield _loaded(planned, mapper, owner, other, thread)


def _add(
    threads: dict[tuple[str, str], _Thread],
    found: Mapping[str, str],
    row: Row,
    values: Mapping[str, str],
    read_date: DateReader,
    issues: RowIssues,
) -> None:
    """Add a message to its thread, or say what keeps it out."""
    cells = {name: str(values.get(column) or "").strip() for name, column in found.items()}
    owner, other, way = _ends(found, cells, str(values.get(_BOX) or ""), issues)
    day = ""
    column = found["day"] if cells.get("day") else found.get("start", found.get("day", ""))
    text = str(values.get(column) or "").strip()
    try:
        day = read_date(text)
    except InvalidValue as error:
        issues.error(column, text, *reason_and_mend(error, text))
    if issues.rejected:
        return
    thread = threads.setdefault((owner, other), _Thread(row.number, owner, cells.get("name", "")))
    thread.counts[way] += 1
    thread.days[way].append(day)
    texts = [cells["body"]] if cells["body"] else _parts(values)
    thread.texts += texts


def _ends(
    found: Mapping[str, str], cells: Mapping[str, str], box: str, issues: RowIssues
) -> tuple[str, str, str]:
    """The telephone's own number, the other's, and which way the message went.

    Of two numbers without an owner the first in order stands for the owner.
    """
    if "a" in found:
        start, end = (_number(found[side], cells[side], issues) for side in ("a", "b"))
        owner, other = sorted((start, end))
        return owner, other, _SENT if owner == start else _RECEIVED
    other = _number(found["other"], cells["other"], issues)
    owner = _number(found["owner"], cells["owner"], issues) if cells.get("owner") else ""
    kind = words("call_kinds").get(code_key(cells["kind"] or box), "")
    if kind not in (*OUTGOING, *INCOMING):
        issues.error(
            found["kind"],
            cells["kind"],
            "a message that does not say whether it was sent or received",
            "write masuk or keluar",
        )
    return owner, other, _SENT if kind in OUTGOING else _RECEIVED


def _parts(values: Mapping[str, Any]) -> list[str]:
    """The texts of a message of several parts (MMS)."""
    parts = values.get("parts.part")
    if not isinstance(parts, list):
        return [text] if (text := str(values.get("parts.part.text") or "").strip()) else []
    texts = (part.get("text") for part in parts if isinstance(part, Mapping))
    return [text for text in texts if isinstance(text, str) and text not in ("", "null")]


def _number(column: str, text: str, issues: RowIssues) -> str:
    try:
        return phone.normalize(text)
    except InvalidValue as error:
        issues.error(column, text, *reason_and_mend(error, text))
        return ""


def _loaded(
    planned: PlannedTable, mapper: TableMapper, owner: str, other: str, thread: _Thread
) -> Loaded:
    """A thread as a row of its own: who wrote to whom how often, and the text of it all."""
    story = "\n".join(thread.texts)
    number = neutral_name("pesan", f"{planned.source.dataset}{owner}{other}")
    values = {NUMBER: number, SCHEME: REGISTER, _OTHER: other, STORY: story[:MAX_CELL_CHARACTERS]}
    values[REFERENCE] = planned.spec.constants.get(REFERENCE, "")
    if owner:
        values[OWNER] = owner
    for way, days in thread.days.items():
        if days:
            values |= {way: str(len(days)), f"{way} 1": min(days), f"{way} 2": max(days)}
    values["Nama"] = thread.name
    loaded = mapper.map(Row(thread.row, values), tuple(values))
    return replace(loaded, rows=sum(thread.counts.values()), partial=planned.partial)


def _spec(planned: PlannedTable) -> TableSpec:
    """How the row of a thread is read."""
    return TableSpec(
        name=NAME,
        case={
            "number": of_column(NUMBER),
            "scheme": of_column(SCHEME),
            "narrative": of_column(STORY),
            "references": of_column(REFERENCE),
        },
        statements=tuple(
            StatementSpec(
                kind=RelationshipKind.CALLED,
                subject=EndSpec(identifier=_phone(start)),
                object=EndSpec(identifier=_phone(end)),
                fields={
                    "how": Expression(value="sms"),
                    "count": of_column(way),
                    "first_on": of_column(f"{way} 1"),
                    "last_on": of_column(f"{way} 2"),
                    "text": of_column("Nama"),
                },
                when=Condition(of=of_column(way)),
            )
            for way, (start, end) in _ENDS.items()
        ),
        relate=False,
    )


def _phone(column: str) -> IdentifierSpec:
    return IdentifierSpec(scheme=Scheme.PHONE, value=of_column(column), whole=True)
