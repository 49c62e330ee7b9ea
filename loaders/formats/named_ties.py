"""Ties and events that a file tells by names alone, as what a load puts.

Parties, links between them, who was where.

Decisions.
Within a file one label is one party and two labels are two (graph/resolution/labels.py), each
written as it stands. A list of ties is a case of its own, whose parties are tied by its links
alone; an event is a case of its own too, and ties all who were there. Neither is a complaint, and
nobody in it is accused: everybody is `pihak_lain` unless the file says more. Whoever is only ever
recruited, harboured, transported and the like is taken for a victim, and masked; so is who is
called like a protected person of the store (graph/resolution/derivation/graph.py). An event is
called what the file calls it, but not by a word of anybody's name: case numbers are shown to all.
Rows that tell of one tie again are counted with it and their weights added. The heaviest tie of a
file weighs what the grade of its source weighs (F6 when nothing is said), every other its share of
that: 6 beside 12 weighs half. A weight of several files is never compared.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from graph.errors import InvalidValue
from graph.messages import Text, message
from graph.model import (
    Case,
    Id,
    Mention,
    SourceRef,
    Statement,
    case_id,
    make_statement,
    mention_id,
    record_id,
)
from graph.names import fold, fold_words
from graph.schema import EDGE_LIST, EVENT, ROLES, SYMMETRIC, EntityKind, RelationshipKind, may_join
from loaders.planned import PlannedTable
from loaders.readers.passwords import Passwords
from loaders.readers.registry import read_tables
from loaders.rows.mapper import Loaded
from loaders.rows.rejects import AT, original_values, read_place
from loaders.tables import Row, column_letter, is_blank
from loaders.validation import Issue, RowIssues, RowPlace
from loaders.vocabulary.case_names import NUMBER, neutral_name
from loaders.vocabulary.fields import is_organization_name

HEAVIEST = "Bobot Terbesar"
"""The column of a reject file that holds the heaviest weight of the file, so that a corrected row
keeps its share.
"""
REFERENCE = "Pengaduan Terkait"
"""The constant that holds the number of the complaint that a list belongs to."""
VICTIM, PARTY = "korban", "pihak_lain"

_DONE_TO_VICTIMS = frozenset(role.relationship for role in ROLES.values() if role.relationship)
_SEPARATORS = re.compile(r"[\s().-]")
_NUMBER = re.compile(r"(?:\+?62|0)8\d{7,11}|\d{16}")
"""A mobile telephone or a NIK."""
_MOST_LABELS_TOLD = 20
MAX_LABEL = 200
_MOST_COUNTED = 10**9
_MOST_AT_EVENT = 1_000
"""All who were at an event are tied: these by half a million ties, in seconds; twenty thousand by
more than fits.
"""
_MOST_WEIGHT = 1e100
"""Beyond, the weights of several rows add up to no number."""
_LEAST = 1e-6
"""The share of a tie that is next to nothing beside the heaviest."""


@dataclass(slots=True)
class _NamedTie:
    """What the rows of one tie add up to."""

    row: int
    rows: int = 0
    weight: float = 0.0
    days: list[str] = field(default_factory=list)


_Key = tuple[RelationshipKind, str, str, str]
"""Kind, start, end, and free detail of the kind."""


@dataclass(slots=True)
class NodeNames:
    """Parties that a file knows by ids: two of one name are two, and each id has one name.

    The first of a name is labelled by it, each further by a letter more, so that no digit makes a
    mere code of it (graph/resolution/labels.py).
    """

    _labels: dict[str, dict[str, str]] = field(default_factory=dict)
    """Label by name and id."""
    _names: dict[str, str] = field(default_factory=dict)
    """Name by label, where they differ."""
    _of_id: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, EntityKind] = field(default_factory=dict)
    """Kind by label, where the file says it."""
    roles: dict[str, str] = field(default_factory=dict)
    """Role by label, where the file says one that is protected."""

    def label(self, node: str, name: str, known: str = "") -> str:
        """What the party with this id is labelled; raises InvalidValue for another name of the id.

        `known` is the label that an earlier load gave.
        """
        if self._of_id.setdefault(node, name) != name:
            raise InvalidValue(
                message("this id is called {name} elsewhere", name=self._of_id[node]),
                "give each id one name",
            )
        alike = self._labels.setdefault(name, {})
        if node not in alike:
            place = len(alike)
            alike[node] = known or (f"{name} ({column_letter(place)})" if place else name)
            if alike[node] != name:
                self._names[alike[node]] = name
        return alike[node]

    def known(self, node: str, name: str) -> str:
        """The label that the party of this id and name was given; empty where it has none."""
        return self._labels.get(name, {}).get(node, "")

    def name(self, label: str) -> str:
        """The name of the party with this label."""
        return self._names.get(label, label)

    def kind_of(self, label: str) -> EntityKind:
        """A company where its name says so, else what the file says the party is."""
        by_name = kind_of(self._names.get(label, label))
        if not self.kinds:
            return by_name
        return by_name if by_name is EntityKind.ORGANIZATION else self.kinds.get(label, by_name)

    def namesakes(self) -> list[str]:
        """Names that several ids have."""
        return [name for name, alike in self._labels.items() if len(alike) > 1]


@dataclass(slots=True)
class Gathered:
    """Everything that the rows of one table tell."""

    parties: dict[str, int] = field(default_factory=dict)
    """Label to the row that first names it."""
    links: dict[_Key, _NamedTie] = field(default_factory=dict)
    attended: dict[tuple[str, str], int] = field(default_factory=dict)
    """Event and label to the row that first says so."""
    roles: dict[tuple[str, str], str] = field(default_factory=dict)
    days: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Days of each event."""
    rows: Counter[str | tuple[str, str]] = field(default_factory=Counter)
    """Rows that are counted with a party or with its being at an event."""
    crowds: Counter[str] = field(default_factory=Counter)
    """How many were at each event."""
    heaviest: float = 0.0
    """The heaviest weight of the file that a reject file comes from."""
    nodes: NodeNames = field(default_factory=NodeNames)
    """What the file says of those whom it knows by ids."""

    def meet(self, label: str, row: int) -> None:
        """Note that a row names this party."""
        self.parties.setdefault(label, row)

    def tie(
        self,
        start: str,
        end: str,
        row: int,
        *,
        kind: RelationshipKind = RelationshipKind.ASSOCIATED_WITH,
        how: str = "",
        weight: float = 1.0,
        day: str = "",
        rows: int = 1,
    ) -> None:
        """Add what one row says of two parties."""
        self.meet(start, row)
        self.meet(end, row)
        if not may_join(kind, self.nodes.kind_of(start), self.nodes.kind_of(end)):
            how, kind = how or kind.lower().replace("_", " "), RelationshipKind.ASSOCIATED_WITH
        if kind in SYMMETRIC and end < start:
            start, end = end, start
        link = self.links.setdefault((kind, start, end, how), _NamedTie(row))
        link.rows += rows
        link.weight += weight
        if day:
            link.days.append(day)

    def attend(
        self, event: str, label: str, row: int, *, role: str = "", day: str = "", rows: int = 1
    ) -> None:
        """Add that a row puts somebody at an event.

        The part of a victim outdoes any other that the file gives.
        """
        self.crowds[event] += (event, label) not in self.attended
        self.attended.setdefault((event, label), row)
        self.rows[event, label] += rows
        if role and not (
            self.roles.get((event, label)) and ROLES[self.roles[event, label]].protected
        ):
            self.roles[event, label] = role
        if day:
            self.days[event].add(day)

    def refuse_crowd(self, event: str, label: str, column: str, issues: RowIssues) -> None:
        """Note that one more at this event would be too many."""
        if self.crowds[event] >= _MOST_AT_EVENT and (event, label) not in self.attended:
            told = f"more than {_MOST_AT_EVENT:,} people at one event, which would tie each to each"
            issues.error(column, event, told, "split it into smaller ones, or leave it out")

    def victims(self) -> set[str]:
        """Who is only ever acted upon as victims are."""
        suffered = {key[2] for key in self.links if key[0] in _DONE_TO_VICTIMS}
        acting = {key[1] for key in self.links} | {
            key[2] for key in self.links if key[0] not in _DONE_TO_VICTIMS
        }
        return suffered - acting


def kind_of(label: str) -> EntityKind:
    """A company where its name says so, else a person."""
    return EntityKind.ORGANIZATION if is_organization_name(label) else EntityKind.PERSON


def read_label(text: object) -> str:
    """A name as it stands, blanks collapsed.

    Raises InvalidValue for none, and for one that is no name.
    """
    label = " ".join(str(text or "").split())
    if not label:
        raise InvalidValue("nobody is named", "write the name, or leave the row out")
    if len(label) > MAX_LABEL:
        raise InvalidValue(
            message("a name of more than {max_label} characters", max_label=MAX_LABEL), "shorten it"
        )
    if is_number(label):
        raise InvalidValue(
            "a telephone number or NIK, no name",
            "name the people, or add the day and duration of each call",
        )
    return label


def is_number(text: str) -> bool:
    """Whether a text is a telephone or NIK, which is no name."""
    return _NUMBER.fullmatch(_SEPARATORS.sub("", text)) is not None


def read_weight(text: object) -> float:
    """A number as programs write it, its decimal mark a point or a lone comma; raises InvalidValue.

    >>> read_weight("2.5"), read_weight("2,5"), read_weight("1e3")
    (2.5, 2.5, 1000.0)
    """
    written = str(text).strip()
    try:
        weight = float(
            written.replace(",", ".") if written.count(",") == 1 and "." not in written else written
        )
    except ValueError:
        weight = math.nan
    if not math.isfinite(weight) or weight < 0:
        raise InvalidValue(
            message("{written}: no weight", written=written),
            "write a number above 0, or leave the cell empty",
        )
    if weight > _MOST_WEIGHT:
        raise InvalidValue(
            message("{written}: more than any tie weighs", written=written),
            message("write a number below {most_weight:g}", most_weight=_MOST_WEIGHT),
        )
    return weight


def read_heaviest(row: Row, issues: RowIssues) -> float:
    """The heaviest weight of the file that a row of a reject file comes from.

    0 where it does not say.
    """
    told = str(row.values.get(HEAVIEST) or "")
    try:
        return read_weight(told) if told else 0.0
    except InvalidValue as error:
        issues.refuse(HEAVIEST, told, error)
        return 0.0


def table_rows(planned: PlannedTable, passwords: Passwords) -> Iterator[Row]:
    """The rows of a planned table that hold anything, with the numbers they had in their source."""
    if planned.query is not None:
        from loaders.readers.sql import read_query

        tables = iter((read_query(planned.query),))
    else:
        tables = read_tables(Path(planned.path), planned.file, passwords)
    for table in tables:
        if planned.partial:
            for row in table.rows():
                place = read_place(str(row.values.get(AT, "")), planned.file)
                yield Row(
                    place.row if place else row.number,
                    original_values(row.values),
                    row.reason,
                    row.mend,
                )
        elif table.sheet == planned.sheet:
            filled = (
                row
                for row in table.rows()
                if row.reason or not all(map(is_blank, row.values.values()))
            )
            yield from filled


def row_issues(planned: PlannedTable, row: Row) -> RowIssues:
    """Where the issues of a row are noted, with that of its reading if there was one."""
    issues = RowIssues(planned.source.name, planned.sheet, row.number)
    if row.reason:
        issues.error(
            "",
            " | ".join(str(cell) for cell in row.values.values() if cell)[:300],
            row.reason,
            row.mend,
        )
    return issues


@dataclass(slots=True)
class NamedTies:
    """Makes what a load puts of what the rows of a planned table told."""

    planned: PlannedTable
    told: Gathered = field(default_factory=Gathered)
    refused: list[tuple[Row, RowIssues]] = field(default_factory=list)
    aside: list[tuple[Row, RowIssues]] = field(default_factory=list)
    """Rows that are nobody's: counted and told, in no reject file."""
    notes: list[Issue] = field(default_factory=list)
    _given: set[Id] = field(default_factory=set)
    """Cases that an earlier row gave."""

    def warn(self, column: str, value: str, reason: Text, mend: Text) -> None:
        """Note what is odd about the table as a whole."""
        source, sheet = self.planned.source.name, self.planned.sheet
        self.notes.append(
            Issue(
                file=source,
                sheet=sheet,
                column=column,
                value=value,
                reason=reason,
                mend=mend,
                severity="warning",
            )
        )

    def loaded(self) -> Iterator[Loaded]:
        """Rows that were refused, then what the others gave, in the order of the file."""
        self._note_alike()
        heaviest = self._heaviest()
        notes = tuple(self.notes)
        yield from self._refused(heaviest)
        for party in chain(self._parties(), self._links(heaviest), self._events()):
            yield replace(party, issues=(*party.issues, *notes)) if notes else party
            notes = ()

    def _note_alike(self) -> None:
        """Tell of labels that differ in case or accents only.

        They are two parties, and may not be meant so.
        """
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for label in dict.fromkeys(
            (*self.told.parties, *(label for _, label in self.told.attended))
        ):
            if self.told.nodes.name(label) == label:
                alike[fold(label)].append(label)
        for name in self.told.nodes.namesakes()[:_MOST_LABELS_TOLD]:
            self.warn(
                "",
                name,
                "several ids have this name, and are kept as different people",
                "nothing, or give those meant as one the same id",
            )
        several = [labels for labels in alike.values() if len(labels) > 1]
        for labels in several[:_MOST_LABELS_TOLD]:
            self.warn(
                "",
                " / ".join(labels),
                "names that differ in little are two parties",
                "write one of them alike",
            )
        more = several[_MOST_LABELS_TOLD:]
        if more:
            self.warn(
                "",
                "",
                message("{count} more names differ in little from another", count=len(more)),
                "write those meant as one alike",
            )

    def _heaviest(self) -> float:
        heaviest = max((link.weight for link in self.told.links.values()), default=1.0)
        return max(heaviest, self.told.heaviest)

    def _refused(self, heaviest: float) -> Iterator[Loaded]:
        beside = {HEAVIEST: f"{heaviest:.17g}", **self.planned.spec.constants}
        beside.pop(NUMBER, None)
        for row, issues in self.refused:
            cells = {column: str(cell) for column, cell in row.values.items()} | beside
            yield self._loaded("", row.number, issues=issues.found(), rejected=True, row=cells)
        for row, issues in self.aside:
            left = self._loaded("", row.number, issues=issues.found(), rejected=True)
            yield replace(left, left_out=True, aside=True)

    def _parties(self) -> Iterator[Loaded]:
        """Those whom the list of ties names, with the rows that are theirs alone."""
        if not self.told.parties:
            return
        case, victims = self._list(), self.told.victims()
        for label, row in self.told.parties.items():
            record = self._record(case.number, label)
            role = VICTIM if label in victims else PARTY
            role = self.told.nodes.roles.get(label, role)
            mention = self._mention(case, label, record, row, role)
            yield self._loaded(record, row, case, mentions=(mention,), rows=self.told.rows[label])

    def _links(self, heaviest: float) -> Iterator[Loaded]:
        """The ties of a file, each once, in the one list that holds them all."""
        case = self._list()
        for (kind, start, end, how), link in self.told.links.items():
            place = f"{kind}:{start}>{end}:{how}" + (f":{link.row}" if self.planned.partial else "")
            record = self._record(case.number, place)
            ends = [self._mention(case, label, record, link.row, PARTY) for label in (start, end)]
            whole = link.weight.is_integer() and 1 <= link.weight < _MOST_COUNTED
            statement = make_statement(
                kind,
                *ends,
                case_id=case.id,
                record=record,
                ref=self._ref(link.row),
                how=how,
                first_on=min(link.days, default=None),
                last_on=max(link.days, default=None),
                count=int(link.weight) if whole else max(link.rows, 1),
                share=round(link.weight / heaviest, 6) or _LEAST,
                text="" if whole else f"{link.weight:g}",
            )
            yield self._loaded(record, link.row, case, statements=(statement,), rows=link.rows)

    def _events(self) -> Iterator[Loaded]:
        """Who was at which event; each is a case of its own."""
        words = set(chain.from_iterable(_names(label) for _, label in self.told.attended))
        for (event, label), row in self.told.attended.items():
            telling = not words.isdisjoint(_names(event))
            case = Case(
                id=case_id(self.planned.source.dataset, event),
                number=neutral_name("peristiwa", event) if telling else event,
                ref=self._ref(0),
                scheme=EVENT,
                narrative=event if telling else "",
                reported_on=min(self.told.days[event], default=None),
                references=self._references(),
            )
            record = self._record(event, label)
            mention = self._mention(
                case, label, record, row, self.told.roles.get((event, label), PARTY)
            )
            yield self._loaded(
                record, row, case, mentions=(mention,), rows=self.told.rows[event, label]
            )

    def _list(self) -> Case:
        number = self.planned.spec.constants[NUMBER]
        return Case(
            id=case_id(self.planned.source.dataset, number),
            number=number,
            ref=self._ref(0),
            scheme=EDGE_LIST,
            references=self._references(),
        )

    def _references(self) -> tuple[str, ...]:
        number = self.planned.spec.constants.get(REFERENCE)
        return (number,) if number else ()

    def _mention(self, case: Case, label: str, record: Id, row: int, role: str) -> Mention:
        return Mention(
            id=mention_id(self.planned.source.dataset, case.id, f"{self._table}:={label}"),
            case_id=case.id,
            record=record,
            ref=self._ref(row),
            kind=self.told.nodes.kind_of(label),
            role=role,
            names=(self.told.nodes.name(label),),
            label=label,
        )

    def _record(self, number: str, place: str) -> Id:
        return record_id(self.planned.source.dataset, number, f"{self._table}:={place}")

    @property
    def _table(self) -> str:
        """What tells this table from others that tell of one case."""
        source = self.planned.source
        name = f"{self.planned.format}:{self.planned.sheet}"
        return name if source.dataset == source.name else f"{source.name}/{name}"

    def _ref(self, row: int) -> SourceRef:
        return SourceRef(source_id=self.planned.source.id, sheet=self.planned.sheet, row=row)

    def _loaded(
        self,
        record: Id,
        row_number: int,
        case: Case | None = None,
        *,
        mentions: tuple[Mention, ...] = (),
        statements: tuple[Statement, ...] = (),
        issues: tuple[Issue, ...] = (),
        rejected: bool = False,
        row: Mapping[str, str] = {},
        rows: int = 1,
    ) -> Loaded:
        """What a row gave, as a case with its mentions and statements."""
        source = self.planned.source
        first = case is not None and case.id not in self._given
        self._given.update({case.id} if case else ())
        return Loaded(
            record=record,
            source=source,
            case=case if first else None,
            mentions=mentions,
            statements=statements,
            issues=issues,
            rejected=rejected,
            place=RowPlace(file=source.name, sheet=self.planned.sheet, row=row_number),
            row=row,
            columns=tuple(row),
            case_id=case.id if case else "",
            partial=self.planned.partial,
            dataset=source.dataset,
            rows=rows,
        )


def _names(text: str) -> set[str]:
    """The words of a text that may be somebody's name."""
    return {word for word in fold_words(text) if word.isalpha() and len(word) > 2}
