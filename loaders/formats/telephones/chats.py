"""Exported chats (WhatsApp): who was in them, who wrote to whom, and what.

Decisions.
A sender is a number, or what the owner of the telephone calls somebody: that is no name that
anybody bears, so it is kept as another name, as of contacts. All of them are listed (role
`disebut`), protected and accused of nothing. "Mama" names nobody.
Who wrote to whom is read where two numbers are known: of a chat of two, one of whom is a number and
the other the owner of the telephone (`--owner`). In a group everyone writes to all, which ties
nobody.
What is said is read as a note without the names of who said it, so that nobody is given the number
that he only passes on. Pictures, deleted messages and lines of the messenger itself are told of,
with their count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import PurePath
from typing import Any

from msgspec.structs import replace

from graph.errors import InvalidValue
from graph.identifiers import phone
from graph.messages import Advice, message
from graph.schema import NAMED, REGISTER, RelationshipKind, Scheme
from loaders.formats.calls import OWNER
from loaders.formats.named_ties import REFERENCE, row_issues, table_rows
from loaders.formats.telephones.contacts import name_of_contact
from loaders.mapping.reading import ColumnReading, TableReading
from loaders.mapping.scope import Scope
from loaders.mapping.specification import (
    Condition,
    EndSpec,
    Expression,
    IdentifierSpec,
    MentionSpec,
    StatementSpec,
    TableSpec,
    of_column,
)
from loaders.planned import PlannedTable
from loaders.readers.note import STORY
from loaders.readers.passwords import Passwords
from loaders.readers.telephones.chat import BODY, CHAT_COLUMNS, DAY, SENDER
from loaders.rows.mapper import Loaded, LoadState, TableMapper
from loaders.tables import MAX_CELL_CHARACTERS, Row, Table
from loaders.validation import reason_and_mend
from loaders.vocabulary.case_names import NUMBER, SCHEME, neutral_name
from loaders.vocabulary.fields import DateReader, date_reader

NAME = "chat"

_FIELDS = {DAY: "day", SENDER: "from", BODY: "body"}
_MEMBERS = "Peserta Chat"
_WAYS = (("Dari 1", "Nomor 1", "Nomor 2"), ("Dari 2", "Nomor 2", "Nomor 1"))
"""The column of a direction, and the columns of its two ends."""
_NUMBER = re.compile(r"[+\d][\d\s().-]{6,24}")
_GROUP = re.compile(
    r"created (?:this )?group|membuat grup|\b(?:added|joined|menambahkan|ditambahkan|bergabung)\b",
    re.IGNORECASE,
)
_SAME_FOR_ALL = re.compile(r"^_chat( ?\(\d+\))?\.txt$", re.IGNORECASE)
_LOOK_AT = 20
_TWO = 2
_NO_OWNER = Advice(
    "a chat that does not say whose telephone it is of: who wrote to whom is not read",
    "give its number with --owner",
)
_NAMES_ALONE = Advice(
    "a chat whose persons have no numbers: who wrote to whom is not read",
    "nothing, or write the number in place of the name",
)
_GROUP_CHAT = Advice("a chat of several: each is listed, who wrote to whom is not read", "nothing")


def recognise_chats(table: Table, scope: Scope) -> TableReading | None:
    """How a chat is read; None when the table is none."""
    if table.columns != CHAT_COLUMNS:
        return None
    constants = {REFERENCE: scope.number} if scope.number else {}
    constants |= {OWNER: scope.owner} if scope.owner else {}
    readings = (ColumnReading(column=c, field=_FIELDS.get(c, "aside")) for c in table.columns)
    return TableReading(
        columns=tuple(readings),
        spec=TableSpec(name=NAME, constants=constants, case={"number": of_column(NUMBER)}),
        format=NAME,
        dataset=_dataset(table),
        notes=_told(table, scope.owner),
    )


def _dataset(table: Table) -> str:
    """Something of its own for a chat whose file is called as all of them are; else empty."""
    if not is_named_as_chat(PurePath(table.file).name):
        return ""
    first = [list(row.values.values()) for row in islice(table.rows(), _LOOK_AT)]
    return neutral_name("chat", repr(first))


def is_named_as_chat(name: str) -> bool:
    """Whether a file is called as iOS calls the export of every chat."""
    return _SAME_FOR_ALL.match(name) is not None


def _told(table: Table, owner: str) -> tuple[Advice, ...]:
    """What a person should know of how a chat is read."""
    chat = _Chat()
    for row in table.rows():
        chat.add(row)
    if chat.is_group:
        return (_GROUP_CHAT,)
    if chat.ends(owner):
        return ()
    return (_NO_OWNER,) if any(map(_number, chat.days)) and not owner else (_NAMES_ALONE,)


@dataclass(slots=True)
class _Chat:
    """What is gathered of a chat."""

    days: dict[str, list[str]] = field(default_factory=dict)
    """By sender, the day of each message."""
    texts: list[str] = field(default_factory=list)
    first: int = 0
    of_nobody: list[Row] = field(default_factory=list)
    """The first line that is nobody's message."""
    count_of_nobody: int = 0
    has_group_lines: bool = False

    def add(self, row: Row) -> None:
        """Add an entry of the chat."""
        sender, text = row.values[SENDER], row.values[BODY]
        if not sender:
            self.of_nobody = self.of_nobody or [row]
            self.count_of_nobody += 1
            self.has_group_lines = self.has_group_lines or bool(_GROUP.search(text))
            return
        self.first = self.first or row.number
        self.days.setdefault(sender, []).append(row.values[DAY])
        self.texts.append(text)

    @property
    def is_group(self) -> bool:
        """Whether more than two are in the chat, as its lines or those of the messenger say."""
        return len(self.days) > _TWO or self.has_group_lines

    def ends(self, owner: str) -> dict[str, str]:
        """The number of each of two senders, the owner of the telephone being one of them.

        Empty where not both are known.
        """
        if len(self.days) != _TWO or self.is_group:
            return {}
        numbers = {sender: _number(sender) for sender in self.days}
        told = list(filter(None, numbers.values()))
        own = _number(owner)
        if len(told) == 1 and own and own not in told:
            numbers = {sender: number or own for sender, number in numbers.items()}
        return numbers if len(set(filter(None, numbers.values()))) == _TWO else {}


def load_chat(planned: PlannedTable, passwords: Passwords, today: date) -> Iterator[Loaded]:
    """What a chat gives: refused lines, then its persons and all that was said."""
    mapper = TableMapper(
        _SPEC, planned.mapping, planned.source, planned.sheet, (), LoadState(today=today)
    )
    read_date = date_reader("ymd", (), today)
    chat = _Chat()
    for row in table_rows(planned, passwords):
        refused = _refusal(planned, row, mapper, read_date)
        if refused is None:
            chat.add(row)
        else:
            yield refused
    yield from _aside(chat, planned, mapper)
    for place, values in enumerate(_cases(planned, chat)):
        loaded = mapper.map(Row(chat.first, values), tuple(values))
        count = sum(map(len, chat.days.values())) if place == 0 else 0
        yield replace(loaded, rows=count, partial=planned.partial)


def _refusal(
    planned: PlannedTable, row: Row, mapper: TableMapper, read_date: DateReader
) -> Loaded | None:
    """A line that cannot be read, refused; None for one that can."""
    issues = row_issues(planned, row)
    if not issues.rejected and row.values.get(SENDER):
        text = str(row.values.get(DAY) or "")
        try:
            read_date(text)
        except InvalidValue as error:
            issues.error(DAY, text, *reason_and_mend(error, text))
    if not issues.rejected:
        return None
    told = issues.found()[0]
    refused = mapper.map(Row(row.number, row.values, told.reason, told.mend), planned.columns)
    return replace(refused, issues=issues.found(), partial=planned.partial)


def _aside(chat: _Chat, planned: PlannedTable, mapper: TableMapper) -> Iterator[Loaded]:
    """The lines that are nobody's message, as one that is left out."""
    for row in chat.of_nobody:
        reason = message(
            "pictures, deleted messages and lines of the messenger itself are not read: {count}",
            count=chat.count_of_nobody,
        )
        found = mapper.leave_aside(row, planned.columns, reason, "nothing")
        issues = tuple(replace(issue, value="") for issue in found.issues)
        yield replace(found, issues=issues, rows=chat.count_of_nobody)


def _cases(planned: PlannedTable, chat: _Chat) -> Iterator[dict[str, Any]]:
    """A chat as rows: its persons with what was said, and more rows for what one cannot hold."""
    owner = planned.spec.constants.get(OWNER, "")
    for place, story in enumerate(_stories(chat.texts)):
        values: dict[str, Any] = {
            NUMBER: neutral_name("chat", f"{planned.source.dataset}{place or ''}"),
            SCHEME: REGISTER,
            REFERENCE: planned.spec.constants.get(REFERENCE, ""),
            STORY: story,
        }
        if place == 0:
            ends = chat.ends(owner)
            values[_MEMBERS] = [_member(sender, ends) for sender in chat.days]
            values |= _exchanged(chat, ends)
        yield values


def _stories(texts: Iterable[str]) -> Iterator[str]:
    """What was said, a line each, in parts that a cell can hold."""
    lines: list[str] = []
    size = 0
    for text in texts:
        if lines and size + len(text) >= MAX_CELL_CHARACTERS:
            yield "\n".join(lines)
            lines, size = [], 0
        lines.append(text)
        size += len(text) + 1
    if lines:
        yield "\n".join(lines)


def _member(sender: str, ends: Mapping[str, str]) -> dict[str, str]:
    """Somebody who wrote in a chat: the number, and what the owner of the telephone calls him."""
    number = ends.get(sender) or _number(sender)
    return {"nomor": number, "nama": "" if _number(sender) else name_of_contact(sender)}


def _exchanged(chat: _Chat, ends: Mapping[str, str]) -> dict[str, str]:
    """How often each of two wrote to the other, and when first and last."""
    values: dict[str, str] = {}
    for (way, start, _), (sender, number) in zip(_WAYS, ends.items(), strict=False):
        days = chat.days[sender]
        values |= {start: number, way: str(len(days))}
        values |= {f"{way} awal": min(days), f"{way} akhir": max(days)}
    return values


def _number(text: str) -> str:
    """The number that a sender is; empty for a name."""
    if not _NUMBER.fullmatch(text.strip()):
        return ""
    try:
        return phone.normalize(text)
    except InvalidValue:
        return ""


def _ends(start: str, end: str) -> tuple[EndSpec, EndSpec]:
    first, second = (
        EndSpec(identifier=IdentifierSpec(scheme=Scheme.PHONE, value=of_column(column), whole=True))
        for column in (start, end)
    )
    return first, second


def _statement(way: str, ends: Sequence[str]) -> StatementSpec:
    """That one of two wrote to the other."""
    subject, other = _ends(*ends)
    return StatementSpec(
        kind=RelationshipKind.CALLED,
        subject=subject,
        object=other,
        fields={
            "how": Expression(value="chat"),
            "count": of_column(way),
            "first_on": of_column(f"{way} awal"),
            "last_on": of_column(f"{way} akhir"),
        },
        when=Condition(of=of_column(way)),
    )


_SPEC = TableSpec(
    name=NAME,
    case={
        "number": of_column(NUMBER),
        "scheme": of_column(SCHEME),
        "narrative": of_column(STORY),
        "references": of_column(REFERENCE),
    },
    mentions=(
        MentionSpec(
            slot="peserta",
            each=of_column(_MEMBERS),
            fields={"aliases": of_column("item.nama"), "role": Expression(value=NAMED)},
            identifiers=(
                IdentifierSpec(scheme=Scheme.PHONE, value=of_column("item.nomor"), quiet=True),
            ),
        ),
    ),
    statements=tuple(_statement(way, ends) for way, *ends in _WAYS),
    relate=False,
)
"""How the row of a chat is read."""
