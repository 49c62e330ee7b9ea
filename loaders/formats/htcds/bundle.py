"""Bundles: workbooks with one sheet for each section of the standard, joined by their ids.

Decisions.
The flat templates hold no perpetrator; IOM's Salesforce package does, as "Connected Person or
Organisation", so a bundle has a sheet of that name, and parties are stated to have done to the
victims of their case what their role says. Rows are counted by the sheets that put somebody or
something into a case: Case, VictimContext, ConnectedPersonOrOrganisation, PerpetratorContext. A
person or organisation in no case is rejected, not passed over. A rejected row is written joined,
with everything that the other sheets say of it, so that it loads again by itself. One person_id is
one person, so rows that share it share an identifier; it holds the name too, since another office
may number other people alike.
Two answers about consent count as no.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path

from msgspec import structs

from graph.dates import REFERENCE_DAY
from graph.messages import Text, message
from graph.model import Mention, Statement, make_statement, plain_id
from graph.names import fold
from graph.schema import Scheme
from loaders.formats.htcds.columns import FieldColumn
from loaders.formats.htcds.rows import (
    NAME_PARTS,
    ROLE,
    TYPE,
    Prepare,
    case_extra,
    case_fields,
    organization_party,
    person_party,
    prepare_rows,
    victim,
)
from loaders.formats.htcds.sheets import (
    CASE_ID,
    CONNECTED,
    IDS,
    ORG_ID,
    PERSON_ID,
    section_of,
    sheet_columns,
    sheet_rows,
)
from loaders.formats.htcds.standard import REPEATED_SECTIONS, fields, sections
from loaders.formats.htcds.values import JOIN, read_value
from loaders.mapping.reading import ColumnReading, TableReading
from loaders.mapping.scope import Scope
from loaders.mapping.specification import (
    Expression,
    IdentifierSpec,
    MappingSpec,
    MentionSpec,
    TableSpec,
)
from loaders.planned import PlannedTable
from loaders.readers.passwords import Passwords, no_passwords
from loaders.readers.registry import read_tables
from loaders.rows.mapper import Loaded, LoadState, TableMapper
from loaders.tables import Row, Table

BUNDLE, BUNDLE_ROW = "HTCDS bundle", "HTCDS bundle row"
SAME = "same_person"
"""Column that rows of one person share."""
_FIRST = "bundle"
_PARTIES = (CONNECTED, "PerpetratorContext")
_LOOKED_UP = {
    "cas_ReferringOrganisation": ORG_ID,
    "cas_ReferredOrganisation": ORG_ID,
    "vic_LocationOfRecruitment": ORG_ID,
    "vic_LocationOfExploitation": ORG_ID,
    "per_Organisation": ORG_ID,
    "cas_ReferringPrimaryCaseWorker": PERSON_ID,
    "cas_ReferredPrimaryCaseWorker": PERSON_ID,
    "cas_CaseOwner": PERSON_ID,
}
"""Fields that name a row of Organization or Person, by its id or its name."""
_NAME = "name"
_Notes = list[tuple[str, str, str, str]]


def find_bundle(file: str, tables: Sequence[Table]) -> MappingSpec | None:
    """The built-in mapping of a bundle.

    A workbook with two sections at least, one of which puts things into cases.
    """
    held = {section: table for table in tables if (section := section_of(table))}
    if len(held) < 2 or not held.keys() & {"Case", "VictimContext", *_PARTIES}:
        return None
    case = {"number": Expression(columns=(CASE_ID,))}
    specs = [
        TableSpec(
            name=f"{_FIRST if place == 0 else 'part'}: {section}",
            sheet=_as_pattern(table.sheet),
            case=case,
        )
        for place, (section, table) in enumerate(held.items())
    ]
    return MappingSpec(name=f"{BUNDLE} {file}", format=BUNDLE, tables=tuple(specs))


def _as_pattern(sheet: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in sheet)


def recognise_bundle_rejects(table: Table, scope: Scope) -> TableReading | None:
    """Rejected rows of a bundle, each joined with all that its workbook said of it."""
    section = section_of(table)
    if not section or not {CASE_ID, *_joined_fields(section)} <= set(table.columns):
        return None
    spec = _spec(section, table.columns)
    readings = tuple(ColumnReading(column=column, field=column) for column in table.columns)
    return TableReading(columns=readings, spec=spec, format=BUNDLE_ROW)


def load_bundle(
    planned: PlannedTable, passwords: Passwords = no_passwords, today: date = REFERENCE_DAY
) -> Iterator[Loaded]:
    """Everything of a bundle, with the first of its planned tables.

    The others give nothing more.
    """
    if planned.spec.name.startswith(_FIRST):
        sheets = [
            table
            for table in read_tables(Path(planned.path), planned.file, passwords)
            if section_of(table)
        ]
        by_section = {section_of(sheet): sheet for sheet in sheets}
        yield from _BundleReader(planned, by_section, ledger=LoadState(today=today)).load()


def _spec(section: str, columns: Sequence[str]) -> TableSpec:
    """How joined rows of a section are mapped; columns that the standard does not know are kept."""
    number, known = Expression(columns=(CASE_ID,)), {*IDS, TYPE, SAME, *fields()}
    other = {c: Expression(columns=(c,)) for c in columns if c.partition(".")[0] not in known}
    if section == "Case":
        numbered = [c for c in columns if "." in c and c.partition(".")[0] in known]
        owned = (*sections()["Organization"], *sections()["Person"], PERSON_ID, ORG_ID)
        case = {"number": number, **case_fields()}
        extra = case_extra({name: name for name in (*owned, *numbered)}) | other
        return TableSpec(name=section, key=number, case=case, case_extra=extra)
    same = IdentifierSpec(scheme=Scheme.OTHER_DOCUMENT, value=Expression(columns=(SAME,)))
    if section == "VictimContext":
        own = _with(
            victim(always=True), other | {PERSON_ID: Expression(columns=(PERSON_ID,))}, same
        )
        key = Expression(text=f"{{{CASE_ID}}} / {{{PERSON_ID}}}")
        return TableSpec(name=section, key=key, case={"number": number}, mentions=(own,))
    return TableSpec(
        name=CONNECTED,
        key=Expression(text=" / ".join(f"{{{c}}}" for c in (*IDS, ROLE, "per_RoleInProcess"))),
        case={"number": number},
        mentions=(_with(person_party(), other, same), _with(organization_party(), other)),
        relate=False,
    )


def _with(
    mention: MentionSpec, extra: Mapping[str, Expression], *identifiers: IdentifierSpec
) -> MentionSpec:
    return structs.replace(
        mention, extra={**mention.extra, **extra}, identifiers=(*mention.identifiers, *identifiers)
    )


def _joined_fields(section: str) -> tuple[str, ...]:
    """The fields that a joined row of a section has beside its ids."""
    if section == "Case":
        return tuple(chain.from_iterable(sections()[name] for name in ("Case", *REPEATED_SECTIONS)))
    own = sections()["VictimContext" if section == "VictimContext" else "PerpetratorContext"]
    organization = () if section == "VictimContext" else (TYPE, *sections()["Organization"])
    return (*own, *organization, *sections()["Person"], *sections()["Consent"])


@dataclass(slots=True)
class _BundleReader:
    """The sheets of one bundle, and what its rows gave so far."""

    planned: PlannedTable
    tables: Mapping[str, Table]
    rows: dict[str, list[Row]] = field(default_factory=dict)
    by_id: dict[tuple[str, str], dict[str, list[Row]]] = field(default_factory=dict)
    """The rows of a section by one of their ids."""
    ledger: LoadState = field(default_factory=LoadState)
    victims: defaultdict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    """By case number."""
    used: set[tuple[str, str]] = field(default_factory=set)
    """Sheet and id of each person and organisation that a case speaks of."""

    def load(self) -> Iterator[Loaded]:
        """Cases, then their victims, then the other parties, then what is in no case."""
        self.rows = {
            section: list(sheet_rows(section, table)) for section, table in self.tables.items()
        }
        for section in self.rows:
            yield from self._unreadable(section)
        case_rows = [self._case_row(row) for row in self._readable("Case")]
        victim_rows = [self._victim_row(row) for row in self._readable("VictimContext")]
        party_rows = {
            sheet: [self._party_rows(sheet, row) for row in self._own_rows(sheet)]
            for sheet in _PARTIES
        }
        yield from self._map("Case", "Case", case_rows)
        for loaded in self._map("VictimContext", "VictimContext", victim_rows):
            self.victims[loaded.place.case] += loaded.mentions
            yield loaded
        for sheet in _PARTIES:
            yield from self._map_parties(sheet, party_rows[sheet])
        yield from self._in_no_case()

    # ---- joining

    def _readable(self, section: str) -> list[Row]:
        return [row for row in self.rows.get(section, ()) if not row.reason]

    def _with(self, section: str, id_name: str, wanted: str) -> list[Row]:
        """The rows of a section that have this id."""
        if (section, id_name) not in self.by_id:
            found = self.by_id[section, id_name] = defaultdict(list)
            for row in self._readable(section):
                found[row.values.get(id_name, "")].append(row)
        return self.by_id[section, id_name].get(wanted, [])

    def _case_row(self, row: Row) -> Row:
        values, number = dict(row.values), row.values.get(CASE_ID, "")
        for section in REPEATED_SECTIONS:
            for place, other in enumerate(self._with(section, CASE_ID, number), start=1):
                self._add_numbered(
                    values, {k: v for k, v in other.values.items() if k not in IDS}, place
                )
        victims = self._with("VictimContext", CASE_ID, number)
        for name in ("vic_TypeOfExploitation", "vic_ForcedLabourIndustry"):
            said = [
                read_value(fields()[name], victim.values.get(name, "")).value for victim in victims
            ]
            items = JOIN.join(said).split(JOIN)
            values[name] = JOIN.join(dict.fromkeys(filter(None, items)))
        self._look_up(values, [*self._context_rows(number), values])
        return replace(row, values=values)

    def _context_rows(self, number: str) -> list[Mapping[str, str]]:
        return [row.values for row in self._in_context(CASE_ID, number)]

    def _in_context(self, id_name: str, wanted: str) -> list[Row]:
        """The rows that tell of a person's part in a case, by the id of either."""
        rows = [self._with(sheet, id_name, wanted) for sheet in ("VictimContext", *_PARTIES)]
        return list(chain.from_iterable(rows))

    def _look_up(self, values: dict[str, str], told: Sequence[Mapping[str, str]]) -> None:
        """Name whom the fields of a case refer to, and keep what other sheets say of them."""
        seen: dict[str, list[Row]] = {ORG_ID: [], PERSON_ID: []}
        # What is looked up adds to the values, which are among those that tell of it.
        named = list(chain.from_iterable(texts.items() for texts in told))
        for name, text in named:
            id_name = _LOOKED_UP.get(name.partition(".")[0])
            if id_name is None or not text:
                continue
            row = self._find(id_name, text)
            own = row.values.get(id_name, "") if row else ""
            if row is not None and row not in seen[id_name] and not self._in_a_case(id_name, own):
                seen[id_name].append(row)
                self._add_numbered(values, row.values, len(seen[id_name]))
                self.used.add((_sheet_of(id_name), own))
        values.update(self._named(values))

    def _named(self, values: Mapping[str, str]) -> dict[str, str]:
        """The fields of a row that refer to others by id, with their names instead."""
        found = {}
        for name, text in values.items():
            id_name = _LOOKED_UP.get(name.partition(".")[0], "")
            row = self._find(id_name, text) if id_name and text else None
            if row is not None and (called := _name_of(row)):
                found[name] = called
        return found

    def _find(self, id_name: str, text: str) -> Row | None:
        section = _sheet_of(id_name)
        found = self._with(section, id_name, text)
        if found:
            return found[0]
        if (section, _NAME) not in self.by_id:
            called = self.by_id[section, _NAME] = defaultdict(list)
            for row in self._readable(section):
                if not self._in_a_case(id_name, row.values.get(id_name, "")):
                    called[_name_of(row)].append(row)
        named = self.by_id[section, _NAME].get(text, [])
        return named[0] if len(named) == 1 else None

    def _in_a_case(self, id_name: str, own: str) -> bool:
        """Whether a person or organisation is a party itself: a mere name never leads to one."""
        return any(self._with(sheet, id_name, own) for sheet in ("VictimContext", *_PARTIES))

    def _add_numbered(self, values: dict[str, str], more: Mapping[str, str], place: int) -> None:
        values.update(
            {name if place == 1 else f"{name}.{place}": text for name, text in more.items()}
        )

    def _person(self, values: Mapping[str, str], notes: _Notes) -> dict[str, str]:
        """What the other sheets say of the person of a row."""
        person_id, number = values.get(PERSON_ID, ""), values.get(CASE_ID, "")
        if not person_id:
            return {}
        self.used.add(("Person", person_id))
        row = next(iter(self._with("Person", PERSON_ID, person_id)), None)
        if row is None:
            notes.append(
                (
                    PERSON_ID,
                    person_id,
                    "no row of Person has this id",
                    "add it to Person, or correct the id",
                )
            )
            return {}
        found = {**row.values, "con_Consent": self._consent(number, person_id)}
        if self._times(person_id) > 1:
            name = fold(" ".join(row.values.get(part, "") for part in NAME_PARTS))
            dataset, born = self.planned.source.dataset, row.values.get("prs_Birthdate", "")
            found[SAME] = plain_id("htcds", dataset, person_id, name, born)
        return found

    def _times(self, person_id: str) -> int:
        """How many mentions a person will have."""
        rows = self._in_context(PERSON_ID, person_id)
        return sum(max(1, len(_roles(row.values))) for row in rows)

    def _consent(self, number: str, person_id: str) -> str:
        mine = [row.values for row in self._with("Consent", PERSON_ID, person_id)]
        exact = [consent for consent in mine if consent.get(CASE_ID) == number]
        exact = exact or [consent for consent in mine if not consent.get(CASE_ID)]
        said = list(dict.fromkeys(consent.get("con_Consent", "") for consent in exact))
        truth = {read_value(fields()["con_Consent"], text).value for text in said}
        return said[0] if len(truth) == 1 else ("FALSE" if truth else "")

    def _noted(self, row: Row, values: Mapping[str, str], notes: _Notes) -> Row:
        number = values.get(CASE_ID, "")
        if number and not self._with("Case", CASE_ID, number):
            notes.append(
                (
                    CASE_ID,
                    number,
                    "no row of Case has this number",
                    "add it to Case, or correct the number",
                )
            )
        return replace(row, values={**values, **self._named(values)}, notes=tuple(notes))

    def _victim_row(self, row: Row) -> Row:
        notes: _Notes = []
        return self._noted(row, {**self._person(row.values, notes), **row.values}, notes)

    def _own_rows(self, sheet: str) -> list[Row]:
        """Rows of a sheet of parties.

        What PerpetratorContext adds to a connected person is no row of its own.
        """
        rows = self._readable(sheet)
        if sheet == CONNECTED:
            return rows
        added = {
            id(found)
            for row in self._readable(CONNECTED)
            if (found := self._perpetrator(row.values))
        }
        return [row for row in rows if id(row) not in added]

    def _party_rows(self, sheet: str, row: Row) -> list[Row]:
        """One row for each role of a party."""
        notes: _Notes = []
        values = {**self._person(row.values, notes), **self._organization(row.values, notes)}
        if sheet == CONNECTED:
            context = self._perpetrator(row.values)
            values |= context.values if context else {}
        values |= row.values
        roles = _roles(values) or ("",)
        rows = [self._noted(row, {**values, "per_RoleInProcess": role}, notes) for role in roles]
        return [row if place == 0 else replace(row, notes=()) for place, row in enumerate(rows)]

    def _organization(self, values: Mapping[str, str], notes: _Notes) -> dict[str, str]:
        org_id = values.get(ORG_ID, "")
        if not org_id:
            return {}
        self.used.add(("Organization", org_id))
        row = next(iter(self._with("Organization", ORG_ID, org_id)), None)
        if row is None:
            mend = "add it to Organization, or correct the id"
            notes.append((ORG_ID, org_id, "no row of Organization has this id", mend))
        return dict(row.values) if row else {}

    def _perpetrator(self, values: Mapping[str, str]) -> Row | None:
        """What PerpetratorContext says of a connected person.

        In this case, else whatever the case.
        """
        person_id = values.get(PERSON_ID, "")
        mine = self._with("PerpetratorContext", PERSON_ID, person_id) if person_id else []
        exact = [row for row in mine if row.values.get(CASE_ID) == values.get(CASE_ID)]
        return next(iter(exact or [row for row in mine if CASE_ID not in row.values]), None)

    # ---- mapping

    def _map(self, section: str, sheet: str, rows: Sequence[Row]) -> Iterator[Loaded]:
        if not rows:
            return
        columns = self._columns(section, rows)
        mapper, prepare = self._mapper(section, sheet, columns)
        for row in rows:
            yield mapper.map(prepare(row), columns)

    def _map_parties(self, sheet: str, split: Sequence[Sequence[Row]]) -> Iterator[Loaded]:
        if not split:
            return
        columns = self._columns(sheet, list(chain.from_iterable(split)))
        mapper, prepare = self._mapper(sheet, sheet, columns)
        for rows in split:
            for place, row in enumerate(rows):
                ready = prepare(row)
                if not ready.values.get(PERSON_ID) and not ready.values.get(ORG_ID):
                    ready = replace(
                        ready,
                        reason="names neither a person nor an organisation",
                        mend="fill in its id",
                    )
                loaded = mapper.map(ready, columns)
                statements = (*loaded.statements, *self._acts(loaded))
                yield structs.replace(loaded, statements=statements, rows=1 if place == 0 else 0)

    def _acts(self, loaded: Loaded) -> Iterator[Statement]:
        """What parties are said to have done to the victims of their case."""
        for party in loaded.mentions:
            kind = party.reported_role.relationship
            if kind is None:
                continue
            for mention in self.victims[loaded.place.case]:
                yield make_statement(
                    kind,
                    party,
                    mention,
                    case_id=party.case_id,
                    record=party.record,
                    ref=party.ref,
                    grade=party.grade,
                )

    def _mapper(
        self, section: str, sheet: str, columns: tuple[str, ...]
    ) -> tuple[TableMapper, Prepare]:
        spec = _spec(section, columns)
        mapper = TableMapper(
            spec,
            MappingSpec(),
            self.planned.source,
            self.tables[sheet].sheet,
            (),
            self.ledger,
            one_name=True,
        )
        return mapper, prepare_bundle_row(columns, self.ledger.today)

    def _columns(self, section: str, rows: Sequence[Row]) -> tuple[str, ...]:
        said = dict.fromkeys(chain.from_iterable(row.values for row in rows))
        return tuple(dict.fromkeys((*IDS, SAME, *_joined_fields(section), *said)))

    # ---- what goes nowhere

    def _unreadable(self, section: str) -> Iterator[Loaded]:
        table = self.tables[section]
        for row in self.rows[section]:
            if row.reason:
                mapper, _ = self._mapper("Case", section, table.columns)
                yield mapper.map(row, table.columns)

    def _in_no_case(self) -> Iterator[Loaded]:
        """A refusal of every row that no case refers to: nothing is dropped in silence."""
        for section, id_name in (
            ("Person", PERSON_ID),
            ("Organization", ORG_ID),
            ("Consent", PERSON_ID),
        ):
            for row in self._readable(section):
                own = row.values.get(id_name, "")
                sheet = "Person" if section == "Consent" else section
                if (sheet, own) not in self.used:
                    mend = message(
                        "name its {id_name} in VictimContext or {connected}",
                        id_name=id_name,
                        connected=CONNECTED,
                    )
                    yield self._refused(section, row, f"{section} {own} is in no case", mend)
                elif section != "Consent" and row is not self._with(section, id_name, own)[0]:
                    yield self._refused(
                        section, row, f"an earlier row has the id {own}", "give each row its own id"
                    )
        for section in REPEATED_SECTIONS:
            for row in self._readable(section):
                if not self._with("Case", CASE_ID, row.values.get(CASE_ID, "")):
                    yield self._refused(
                        section,
                        row,
                        "no row of Case has this number",
                        "add it to Case, or correct it",
                    )

    def _refused(self, section: str, row: Row, reason: Text, mend: Text) -> Loaded:
        table = self.tables[section]
        columns = tuple(sheet_columns(section, table.columns, table.names).values())
        mapper, _ = self._mapper("Case", section, columns)
        return mapper.map(replace(row, reason=reason, mend=mend), columns)


def prepare_bundle_row(columns: Sequence[str], today: date) -> Prepare:
    """A function that makes joined rows ready; their columns are named by field."""
    return prepare_rows(
        {column: FieldColumn(field=column) for column in columns if column in fields()}, today
    )


def _sheet_of(id_name: str) -> str:
    return "Organization" if id_name == ORG_ID else "Person"


def _name_of(row: Row) -> str:
    return row.values.get("org_Name") or " ".join(
        row.values[part] for part in NAME_PARTS if part in row.values
    )


def _roles(values: Mapping[str, str]) -> tuple[str, ...]:
    text = values.get("per_RoleInProcess", "")
    said = read_value(fields()["per_RoleInProcess"], text).value
    return tuple(item for item in said.split(JOIN) if item)
