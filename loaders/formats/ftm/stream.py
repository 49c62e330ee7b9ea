"""A file of FollowTheMoney as what each of its lines gives.

A rejected line comes back as the JSON it was.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from graph.errors import InvalidValue
from graph.messages import message
from graph.model import (
    Case,
    Id,
    Identifier,
    Mention,
    SourceRef,
    Statement,
    case_id,
    identifier_statements,
    make_statement,
    mention_id,
)
from graph.model import record_id as make_record_id
from graph.schema import EntityKind, RelationshipKind, may_join
from loaders.formats.ftm.entities import FtmEntity, read_entity, read_lines
from loaders.formats.ftm.index import End, FtmIndex, read_index
from loaders.formats.ftm.links import LinkReader, NoPlace
from loaders.formats.ftm.nested import unnested
from loaders.formats.ftm.parties import ROLE, PartyReader, owned
from loaders.formats.ftm.recognising import ENDS, ENTITY
from loaders.formats.ftm.schemata import FACTS, LINKS, NO_PLACE, PARTIES, THINGS
from loaders.planned import PlannedTable
from loaders.readers.passwords import Passwords
from loaders.readers.registry import read_tables
from loaders.rows.mapper import Loaded
from loaders.rows.rejects import AT, original_values, read_place
from loaders.validation import Issue, RowIssues, RowPlace, reason_and_mend
from loaders.vocabulary.case_names import NUMBER, SCHEME

_TABLE = "ftm"
_UNREAD = "it has no place in the graph"


def read_ftm(planned: PlannedTable, _passwords: Passwords, today: date) -> Iterator[Loaded]:
    """What the lines give, the case that holds them first.

    Lines that only tell of others are counted with it.
    """
    lines = _FtmLines.of(planned)
    index = read_index(((place, line) for place, _, line in lines.read()), lines.known)
    if lines.number or index.ends:
        yield from _FtmReader(planned, lines, index, today).all()


@dataclass(slots=True)
class _FtmLines:
    """The lines of a file, or of a file of lines that were rejected before."""

    planned: PlannedTable
    number: str
    scheme: str
    known: dict[str, End] = field(default_factory=dict)
    """Ends that lines which were not rejected gave."""

    @classmethod
    def of(cls, planned: PlannedTable) -> "_FtmLines":
        constants = planned.spec.constants
        lines = cls(planned, constants.get(NUMBER, ""), constants.get(SCHEME, ""))
        if planned.partial:
            lines._look_at_rejects()
        return lines

    def read(self) -> Iterator[tuple[int, int, bytes]]:
        """Each entity with its place among all of them, and the number of its line."""
        seen: set[str] = set()
        place = 0
        for number, line in self._lines():
            for entity in unnested(line, seen):
                place += 1
                yield place, number, entity

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        """Each line with its number in the original."""
        if not self.planned.partial:
            yield from read_lines(Path(self.planned.path))
            return
        for number, values in self._rejected():
            yield number, str(values.get(ENTITY, "")).encode("utf-8", "replace")

    def _rejected(self) -> Iterator[tuple[int, dict[str, Any]]]:
        for table in read_tables(Path(self.planned.path), self.planned.file):
            for row in table.rows():
                place = read_place(str(row.values.get(AT, "")), self.planned.file)
                yield place.row if place else row.number, original_values(row.values)

    def _look_at_rejects(self) -> None:
        for _, values in self._rejected():
            self.number = self.number or str(values.get(NUMBER, ""))
            self.scheme = self.scheme or str(values.get(SCHEME, ""))
            text = str(values.get(ENDS, ""))
            if text:
                try:
                    self.known.update(
                        msgspec.json.decode(text, type=dict[str, EntityKind | Identifier])
                    )
                except msgspec.DecodeError:
                    continue


class _FtmReader:
    """The second reading: values, counts and what is told once for many lines."""

    def __init__(
        self, planned: PlannedTable, lines: _FtmLines, index: FtmIndex, today: date
    ) -> None:
        """Make ready what the lines of one file share: their case and who reads which line."""
        self._planned, self._lines, self._index = planned, lines, index
        self._source = planned.source
        self._number = " ".join(lines.number.split()) or planned.source.name
        self._case = case_id(planned.source.dataset, self._number)
        self._used: set[str] = set()
        self._parties = PartyReader(index, self._case, self._mention_id, self._used, today)
        self._links = LinkReader(index, self._case, self._used, today)
        self._left_out: Counter[tuple[str, str]] = Counter()
        """How many lines were left out or rejected for a reason that is told once: by schema and
        reason.
        """
        self._constants = {NUMBER: self._number} | ({SCHEME: lines.scheme} if lines.scheme else {})
        self._register = Case(
            id=self._case,
            number=self._number,
            ref=SourceRef(source_id=self._source.id),
            scheme=lines.scheme,
        )

    def all(self) -> Iterator[Loaded]:
        """The case with what stands beside parties, what other lines give, what was left out."""
        whole = RowPlace(file=self._source.name)
        yield self._loaded(self._record_id(""), whole, case=self._register, rows=self._index.beside)
        unread: Counter[str] = Counter()
        for place, number, line in self._lines.read():
            try:
                entity = read_entity(line)
            except InvalidValue as error:
                yield self._broken(number, line, error)
                continue
            if entity.schema in NO_PLACE:
                unread[entity.schema] += 1
            elif (loaded := self._line(place, number, line, entity)) is not None:
                yield loaded
        if unread:
            for schema, count in unread.items():
                self._left_out[schema, _UNREAD] = count
            yield self._loaded("", whole, rows=unread.total(), rejected=True, left_out=True)
        yield self._loaded(self._record_id(""), whole, rows=0, issues=tuple(self._told_once()))

    def _line(self, place: int, number: int, line: bytes, entity: FtmEntity) -> Loaded | None:
        """What an entity gives; None for one that is counted with the case."""
        issues = RowIssues(self._source.name, "", number)
        record = self._record_id(entity.id)
        ref = SourceRef(source_id=self._source.id, row=number)
        if place in self._index.repeated:
            issues.error(
                "id", entity.id, "an earlier line has this id", "merge the two lines into one"
            )
        elif entity.schema in PARTIES:
            mention = self._parties.read(entity, record, ref, issues)
            statements = self._statements_of(mention, entity)
            return self._loaded(
                record,
                RowPlace(file=self._source.name, row=number),
                mentions=(mention,),
                statements=statements,
                issues=issues.found(),
            )
        elif entity.schema in LINKS:
            return self._link(number, line, entity, record, ref, issues)
        elif place in self._index.orphans:
            holder = self._index.orphans[place]
            name = FACTS[entity.schema].holders[0]
            reason = (
                message("no line has this id ({name})", name=name)
                if holder
                else message("no {name}", name=name)
            )
            issues.error(name, holder, reason, "add the line of the party, or correct the id")
        elif entity.schema in THINGS or entity.schema in FACTS:
            return None
        else:
            unknown = "a schema that is not known"
            self._left_out[entity.schema, unknown] += 1
            return self._rejected(number, line, issues, reason=f"{entity.schema}: {unknown}")
        return self._rejected(number, line, issues)

    def _link(
        self,
        number: int,
        line: bytes,
        entity: FtmEntity,
        record: Id,
        ref: SourceRef,
        issues: RowIssues,
    ) -> Loaded:
        """What a line gives that links others; what has no place is left out with a reason."""

        def party(name: str, kind: EntityKind) -> Mention:
            return Mention(
                id=self._mention_id(name),
                case_id=self._case,
                record="",
                ref=ref,
                kind=kind,
                role=ROLE,
            )

        try:
            statements = self._links.read(entity, party, record, ref, issues)
        except NoPlace as error:
            reason = f"{error}: {_UNREAD}"
            self._left_out[str(error), _UNREAD] += 1
            return self._rejected(number, line, issues, entity, reason=reason)
        if issues.rejected:
            return self._rejected(number, line, issues, entity)
        at = RowPlace(file=self._source.name, row=number)
        return self._loaded(record, at, statements=tuple(statements), issues=issues.found())

    def _statements_of(self, mention: Mention, entity: FtmEntity) -> tuple[Statement, ...]:
        """What a party has, owns, and which company it belongs to."""
        found = identifier_statements(mention)
        common: dict[str, Any] = {
            "case_id": self._case,
            "record": mention.record,
            "ref": mention.ref,
        }
        for kind, identifier in owned(self._index.told.get(entity.id, ())):
            found.append(make_statement(kind, mention, identifier, **common))
        for parent in entity.texts("parent"):
            above = self._index.ends.get(parent)
            if isinstance(above, EntityKind) and may_join(
                RelationshipKind.BRANCH_OF, mention.kind, above
            ):
                stub = Mention(
                    id=self._mention_id(parent),
                    case_id=self._case,
                    record="",
                    ref=mention.ref,
                    kind=above,
                    role=ROLE,
                )
                found.append(make_statement(RelationshipKind.BRANCH_OF, mention, stub, **common))
        return tuple({statement.id: statement for statement in found}.values())

    def _broken(self, number: int, line: bytes, error: InvalidValue) -> Loaded:
        issues = RowIssues(self._source.name, "", number)
        reason, mend = reason_and_mend(error)
        issues.error("", line[:300].decode("utf-8", "replace"), reason, mend)
        return self._rejected(number, line, issues)

    def _rejected(
        self,
        number: int,
        line: bytes,
        issues: RowIssues,
        entity: FtmEntity | None = None,
        *,
        reason: str = "",
    ) -> Loaded:
        row = {
            ENTITY: line.decode("utf-8", "replace"),
            ENDS: self._ends_of(entity) if entity else "",
        }
        at = RowPlace(file=self._source.name, row=number)
        return self._loaded(
            "", at, issues=issues.found(), rejected=True, row=row | self._constants, reason=reason
        )

    def _ends_of(self, entity: FtmEntity) -> str:
        """The known ends of a rejected link, so that it can be loaded without their lines."""
        link = LINKS[entity.schema]
        texts = entity.all_texts(*link.source, *link.target)
        known = {text: self._index.ends[text] for text in texts if text in self._index.ends}
        return msgspec.json.encode(known).decode() if known else ""

    def _told_once(self) -> Iterator[Issue]:
        """What was left out for one reason, and the things that no line names."""
        for (schema, reason), count in sorted(self._left_out.items()):
            mend = (
                "nothing" if reason == _UNREAD else "correct the schema, or leave these lines out"
            )
            yield Issue(
                file=self._source.name,
                column="schema",
                value=schema,
                reason=message("{count} not read: {reason}", count=_lines(count), reason=reason),
                mend=mend,
                severity="warning" if reason == _UNREAD else "error",
            )
        idle = Counter(
            schema
            for name, (schema, _, _) in self._index.things.items()
            if name not in self._used and schema not in FACTS
        )
        for schema, count in sorted(idle.items()):
            yield Issue(
                file=self._source.name,
                column="schema",
                value=schema,
                reason=message("{count} that no other line names; not kept", count=_lines(count)),
                mend="load the lines of their holders together with them",
                severity="warning",
            )

    def _mention_id(self, name: str) -> Id:
        return mention_id(self._source.dataset, self._number, f"{_TABLE}:={name}")

    def _record_id(self, name: str) -> Id:
        return make_record_id(self._source.dataset, self._number, f"{_TABLE}:={name}")

    def _loaded(
        self,
        record: Id,
        place: RowPlace,
        *,
        case: Case | None = None,
        mentions: tuple[Mention, ...] = (),
        statements: tuple[Statement, ...] = (),
        issues: tuple[Issue, ...] = (),
        rejected: bool = False,
        left_out: bool = False,
        row: Mapping[str, str] = {},
        reason: str = "",
        rows: int = 1,
    ) -> Loaded:
        """What one line gave, with what is wrong in it."""
        return Loaded(
            record=record,
            source=self._source,
            case=case,
            mentions=mentions,
            statements=statements,
            issues=issues,
            rejected=rejected,
            place=place,
            row=row,
            columns=tuple(row),
            case_id="" if rejected else self._case,
            partial=self._planned.partial,
            dataset=self._source.dataset,
            rows=rows,
            left_out=left_out,
            reason=reason,
        )


def _lines(count: int) -> str:
    return f"{count} line{'s' if count != 1 else ''}"
