"""A row as what it gives: its case, mentions and statements, or the reasons why it gives none."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from msgspec.structs import replace

from graph.dates import REFERENCE_DAY
from graph.messages import Text, message
from graph.model import (
    Case,
    Id,
    Mention,
    Source,
    SourceRef,
    Statement,
    Value,
    case_id,
    record_id,
)
from loaders.mapping.expressions import Values, compile_condition, compile_text, list_text
from loaders.mapping.specification import Expression, MappingSpec, TableSpec
from loaders.rows.cases import CaseMapper, CaseRegister, column_label
from loaders.rows.days import DateColumns, DateReaders
from loaders.rows.mentions import MentionIds, MentionMapper
from loaders.rows.narratives import NarrativeValues, read_narrative
from loaders.rows.statements import GradeMapper, StatementMapper, own_statements, role_statements
from loaders.tables import Row
from loaders.validation import Issue, RowIssues, RowPlace
from loaders.vocabulary.nothing import is_no_number

Lookup = Mapping[str, Values]


class Loaded(Value, frozen=True):
    """What one row gave; a rejected one gave only issues."""

    record: Id
    source: Source
    case: Case | None
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    issues: tuple[Issue, ...]
    rejected: bool
    place: RowPlace
    row: Mapping[str, str]
    columns: tuple[str, ...]
    case_id: Id = ""
    partial: bool = False
    """Whether it comes from a file of rejected rows, so that its case may be known from elsewhere
    too.
    """
    dataset: str = ""
    mapping: str = ""
    rows: int = 1
    """How many rows of the table it stands for: more than one where a format counts what repeats.
    """
    left_out: bool = False
    """Whether its rows are of a kind that is never read: counted as rejected, told once, in no
    reject file.
    """
    reason: str = ""
    """Why it was rejected where an issue tells so once for many rows."""
    date_orders: Mapping[str, str] = {}
    """By column, the order of day and month in which its table is read."""
    aside: bool = False
    """Whether it is a line that is no record, such as a total: left out, and told by its issue."""


@dataclass(slots=True)
class LoadState:
    """What the rows of one load share: cases, ordinals, rows named by a key, and lookups."""

    cases: CaseRegister = field(default_factory=CaseRegister)
    ordinals: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    keyed: dict[tuple[str, str], dict[str, list[Mention]]] = field(default_factory=dict)
    lookups: dict[str, Lookup] = field(default_factory=dict)
    today: date = REFERENCE_DAY
    """Gives years of two digits, and those of identity numbers, their century."""
    shared: dict[Id, Mention] = field(default_factory=dict)
    """Mentions that several rows speak of, each made by the first of them."""


class TableMapper:
    """Maps the rows of one table."""

    def __init__(
        self,
        spec: TableSpec,
        mapping: MappingSpec,
        source: Source,
        sheet: str,
        unused: tuple[str, ...],
        ledger: LoadState,
        days: DateColumns = DateColumns(),
        *,
        one_name: bool = False,
    ) -> None:
        """Compile what reads the rows of one table.

        `days` says how its dates are written, `one_name` that a cell never names several parties.
        """
        self._spec, self._source, self._sheet, self._ledger = spec, source, sheet, ledger
        self._mapping = mapping.name
        self._date_orders = days.orders
        readers = DateReaders(mapping, ledger.today, days)
        self._case = CaseMapper(spec, readers, unused if spec.keep == "case" else ())
        self._mentions = [
            MentionMapper(
                mention,
                readers,
                unused if spec.keep == mention.slot else (),
                ledger.today,
                one_name=one_name,
            )
            for mention in spec.mentions
        ]
        self._statements = [
            StatementMapper(statement, readers, ledger.keyed) for statement in spec.statements
        ]
        self._grade = GradeMapper(spec.grade)
        self._key = compile_text(spec.key)
        self._narrative_label = column_label(spec.case.get("narrative", Expression()))
        self._key_label = column_label(spec.key or Expression())
        self._holds = compile_condition(spec.when)
        self._joins = [
            (j.name, compile_text(j.on), ledger.lookups[j.lookup], j) for j in spec.joins
        ]
        own = source.dataset == source.name
        self._table = spec.name if own else f"{source.name}/{spec.name}"

    def wants(self, values: Values) -> bool:
        """Whether the mapping takes rows like this one."""
        return self._holds is None or self._holds(self._joined(values, None))

    def map(self, row: Row, columns: tuple[str, ...], place: RowPlace | None = None) -> Loaded:
        """What the row gives; `place` is where it stood before it was once rejected."""
        number = place.row if place else row.number
        issues = RowIssues(self._source.name, self._sheet, number)
        if row.reason:
            issues.error("", _row_text(row.values), row.reason, row.mend)
            return self._rejected(
                row,
                columns,
                RowPlace(file=self._source.name, sheet=self._sheet, row=number),
                issues,
                place,
            )
        for column, cell, reason, mend in row.notes:
            tell = issues.warn if not column or row.values.get(column) else issues.set_aside
            tell(column, cell, reason, mend)
        values = self._joined(row.values, issues) if self._joins else row.values
        case_number = " ".join(self._case.number(values).split())
        if is_no_number(case_number):
            case_number = ""
        at = self._place(number, case_number, place)
        if not case_number:
            issues.error(
                self._case.number_label, "", "no case number", "fill in the number of the case"
            )
        ids = self._ids(values, case_number, at, number)
        found = self._case.read(values, issues)
        ids.grade = self._grade.read(values, issues)
        mentions = {mapper.slot: list(mapper.map(values, ids, issues)) for mapper in self._mentions}
        story = (
            self._read_narrative(found, mentions, ids)
            if self._spec.read_narrative
            else NarrativeValues()
        )
        stated: list[Statement] = []
        for mapper in self._statements:
            stated += mapper.map(values, mentions, ids, issues)
        statements = self._all_statements(stated, mentions, ids)
        self._remember(values, mentions, issues)
        statements += story.statements
        if self._spec.demand and not stated and not issues.rejected:
            issues.error("", _row_text(row.values), *self._spec.demand)
        if issues.rejected:
            return self._rejected(row, columns, at, issues, place, ids)
        self._note_origin(found, mentions, ids)
        case = self._ledger.cases.add(ids.case_id, case_number, found, ids.ref, issues)
        self._ledger.shared.update(ids.met)
        of_row = _of_record(chain.from_iterable(mentions.values()), ids.record)
        everyone = (*of_row, *story.mentions)
        return self._loaded(
            row,
            columns,
            at,
            issues,
            place,
            ids,
            case=case,
            mentions=everyone,
            statements=statements,
        )

    def leave_aside(self, row: Row, columns: tuple[str, ...], reason: Text, mend: Text) -> Loaded:
        """A line that is no record: it gives nothing but the issue that says so."""
        issues = RowIssues(self._source.name, self._sheet, row.number)
        issues.set_aside("", _row_text(row.values), reason, mend)
        place = RowPlace(file=self._source.name, sheet=self._sheet, row=row.number)
        loaded = self._rejected(row, columns, place, issues, None)
        return replace(loaded, left_out=True, aside=True)

    def _read_narrative(
        self, found: dict[str, Any], mentions: Mapping[str, list[Mention]], ids: MentionIds
    ) -> NarrativeValues:
        """What the narrative names.

        The facts it tells of the case are put beside those of the row.
        """
        text = found.get("narrative", "")
        if not text:
            return NarrativeValues()
        known = self._ledger.cases.find(ids.case_id)
        story = read_narrative(
            text,
            list(chain.from_iterable(mentions.values())),
            ids,
            reported_on=found.get("reported_on") or (known.reported_on if known else None),
            column=self._narrative_label,
            told=known is not None and known.narrative == text,
            today=self._ledger.today,
        )
        if story.references:
            found["references"] = tuple(
                dict.fromkeys((*found.get("references", ()), *story.references))
            )
        if story.extra:
            found["extra"] = {**found.get("extra", {}), **story.extra}
        return story

    def _note_origin(
        self, found: dict[str, Any], mentions: Mapping[str, list[Mention]], ids: MentionIds
    ) -> None:
        """A case that names no origin comes from where its first victim comes from."""
        known = self._ledger.cases.find(ids.case_id)
        if "origin" in found or (known is not None and known.origin):
            return
        everyone = chain.from_iterable(mentions.values())
        homes = (mention.locality for mention in everyone if mention.role == "korban")
        home = next((home for home in homes if home), None)
        if home:
            found["origin"] = replace(home, village="")

    def _joined(self, values: Values, issues: RowIssues | None) -> Values:
        joined = dict(values)
        for name, on, lookup, join in self._joins:
            key = on(joined) if on else ""
            found = lookup.get(key)
            if found is not None:
                joined.update({f"{name}.{column}": cell for column, cell in found.items()})
            elif issues is not None and join.required:
                issues.error(
                    column_label(join.on),
                    key,
                    message("{lookup} has no row with this key", lookup=join.lookup),
                    "correct the key",
                )
        return joined

    def _place(self, number: int, case_number: str, known: RowPlace | None) -> RowPlace:
        if known is not None:
            ordinal = known.ordinal if known.case == case_number else 0
        elif case_number:
            counted = (self._source.dataset, self._table, case_number)
            self._ledger.ordinals[counted] += 1
            ordinal = self._ledger.ordinals[counted]
        else:
            ordinal = 0
        return RowPlace(
            file=self._source.name,
            sheet=self._sheet,
            row=number,
            ordinal=ordinal,
            case=case_number if ordinal else "",
        )

    def _ids(self, values: Values, case_number: str, at: RowPlace, number: int) -> MentionIds:
        key = self._key(values) if self._key else ""
        if key:
            place = f"{self._spec.name}:={key}"
        else:
            place = f"{self._table}:{at.ordinal}" if at.ordinal else f"{self._table}:row{number}"
        dataset = self._source.dataset
        record = record_id(dataset, case_number, place)
        ref = SourceRef(source_id=self._source.id, sheet=self._sheet, row=number)
        case = case_id(dataset, case_number)
        return MentionIds(
            dataset, case_number, place, case, record, ref, self._table, self._ledger.shared
        )

    def _all_statements(
        self, stated: list[Statement], mentions: Mapping[str, list[Mention]], ids: MentionIds
    ) -> tuple[Statement, ...]:
        owned = {slot: _of_record(several, ids.record) for slot, several in mentions.items()}
        found = list(own_statements(owned, ids.grade))
        if self._spec.relate:
            found += role_statements(mentions, ids)
        return tuple({statement.id: statement for statement in [*found, *stated]}.values())

    def _remember(
        self, values: Values, mentions: dict[str, list[Mention]], issues: RowIssues
    ) -> None:
        if self._key is None:
            return
        key = self._key(values)
        if not key and not issues.rejected:
            issues.error(self._key_label, "", "no key", "fill in the key that names the row")
        elif (self._spec.name, key) in self._ledger.keyed:
            issues.error(
                self._key_label,
                key,
                "an earlier row has this key",
                "give each row a key of its own",
            )
        elif not issues.rejected:
            self._ledger.keyed[self._spec.name, key] = mentions

    def _rejected(
        self,
        row: Row,
        columns: tuple[str, ...],
        at: RowPlace,
        issues: RowIssues,
        known: RowPlace | None,
        ids: MentionIds | None = None,
    ) -> Loaded:
        return self._loaded(row, columns, known or at, issues, known, ids, rejected=True)

    def _loaded(
        self,
        row: Row,
        columns: tuple[str, ...],
        at: RowPlace,
        issues: RowIssues,
        known: RowPlace | None,
        ids: MentionIds | None,
        *,
        case: Case | None = None,
        mentions: tuple[Mention, ...] = (),
        statements: tuple[Statement, ...] = (),
        rejected: bool = False,
    ) -> Loaded:
        """What the row gave, once nothing in it keeps it out."""
        return Loaded(
            record=ids.record if ids else "",
            source=self._source,
            case=case,
            mentions=mentions,
            statements=statements,
            issues=issues.found(),
            rejected=rejected,
            place=at,
            row=_as_texts(row.values),
            columns=columns,
            case_id=(
                ids.case_id if ids and at.case else (ids.case_id if ids and not rejected else "")
            ),
            partial=known is not None,
            dataset=self._source.dataset,
            mapping=self._mapping,
            date_orders=self._date_orders,
        )


def _as_texts(values: Values) -> Mapping[str, str]:
    """Cells as texts: the values themselves where, as nearly always, they are nothing else."""
    if {str}.issuperset(map(type, values.values())):
        return values
    return {
        column: list_text(cell) if isinstance(cell, list) else str(cell)
        for column, cell in values.items()
    }


def _row_text(values: Values) -> str:
    return " | ".join(str(cell) for cell in values.values() if cell)[:300]


def _of_record(mentions: Iterable[Mention], record: Id) -> list[Mention]:
    """Those that this row makes, and not another one that it refers to."""
    return [mention for mention in mentions if mention.record == record]
