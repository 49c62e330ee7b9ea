"""A mapping proposed for any table: what its headers mean and its values look like, with what is
unsure and why.

Decisions.
A header that is known and whose values do not gainsay it is sure; everything else is for a person
to look at. Where header and values disagree the values decide, because what they cannot be read as
would keep the rows out. Who is named in no complaint is proposed as another party of a register:
such a case ties nobody to anybody, and nobody is made a victim or an accused by a guess.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from glob import escape

import msgspec

from graph.model import Value
from graph.schema import REGISTER, Scheme
from loaders.mapping.automatic import MOST_GUESSED, map_meanings
from loaders.mapping.specification import (
    CASE_FIELDS,
    MENTION_FIELDS,
    Expression,
    MappingSpec,
    MentionSpec,
    TableSpec,
    columns_of,
)
from loaders.mapping.value_shapes import ColumnShape, Shape, column_shapes, first_rows
from loaders.proposal.trial import try_rows
from loaders.tables import FILE_NAME, ROW_NUMBER, Row, Table, is_blank
from loaders.vocabulary.headers import Meaning, read_header

TRIED = 200
"""Rows that a proposal is tried on."""
_MOST = 0.8
"""Share of the values from which they are taken for what they look like."""
_HALF = 0.5
_SOME = 0.1
_OTHER_ROLE = "pihak_lain"
_MAIN = "pihak"
_ROUNDS = 6


class Because(StrEnum):
    """Why a column is taken for what it is."""

    HEADER = "header"
    SPELLING = "spelling"
    """The header is nearly one that is known."""
    VALUES = "values"
    """The header is not known; most of the values look so."""
    AGAINST = "against"
    """The header says one thing, the values another; the values are followed."""
    UNREADABLE = "unreadable"
    """The header says it, but most of the values cannot be read so; kept."""
    PARTLY = "partly"
    """Some of the values cannot be read so."""
    TWICE = "twice"
    """Another column says the same otherwise; this one is kept."""
    NUMBERED = "numbered"
    """Numbered columns that do not say whose they are."""
    CASE_NUMBER = "case_number"
    """No header says what the number of the case is; this column could be it."""
    NUMBERS_ROWS = "numbers_rows"
    PRIVATE = "private"
    """Payment cards or the like, which identify nobody here."""
    EMPTY = "empty"
    UNKNOWN = "unknown"
    CHOSEN = "chosen"


class CaseFrom(StrEnum):
    """What names the case of a row."""

    COLUMN = "column"
    ROW = "row"
    FILE = "file"


class ProposedColumn(Value, frozen=True, omit_defaults=True):
    """What a column is proposed to be; `field` is `kept` or `left` where no field takes it."""

    column: str
    field: str
    slot: str = ""
    sure: bool = True
    because: Because = Because.HEADER
    shape: str = ""
    """What its values look like."""
    share: float = 0.0
    said: str = ""
    """The field that its header names, where another was taken."""
    examples: tuple[str, ...] = ()


class MappingProposal(Value, frozen=True, omit_defaults=True):
    """How one table could be read."""

    table: str
    sheet: str
    columns: tuple[ProposedColumn, ...]
    spec: TableSpec
    case_from: CaseFrom = CaseFrom.COLUMN
    date_order: str = "dmy"
    dates_unclear: bool = False
    """Whether the dates can be read in several orders, so that day and month may be swapped."""
    headless: bool = False
    """Whether its header looks like a row of values."""
    role_unknown: bool = False
    """Whether nothing says what the parties are to the matter."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a column is taken for while the proposal is being made; no meaning is `kept`."""

    meaning: Meaning
    because: Because
    sure: bool = True
    said: str = ""


def propose_table(
    table: Table, rows: Sequence[Row] | None = None, *, chosen: Mapping[str, Meaning] | None = None
) -> MappingProposal:
    """The mapping proposed for a table; what a person has chosen of a column stands, whatever it
    looks like.
    """
    seen = first_rows(table) if rows is None else rows
    return _Proposer(table, seen, chosen or {}).propose()


def mapping_of(file: str, proposals: Sequence[MappingProposal]) -> MappingSpec:
    """One mapping of the proposed tables of a file, with the order of dates that most of
    them have.
    """
    orders = Counter(proposal.date_order for proposal in proposals if not proposal.dates_unclear)
    order = orders.most_common(1)[0][0] if orders else "dmy"
    return MappingSpec(
        files=(escape(file),),
        date_order=order,
        tables=tuple(proposal.spec for proposal in proposals),
    )


def is_table(table: Table, rows: Sequence[Row]) -> bool:
    """Whether a sheet looks like a table: at least two columns and a row."""
    return len(table.columns) > 1 and bool(rows)


class _Proposer:
    """Makes one proposal."""

    def __init__(self, table: Table, rows: Sequence[Row], chosen: Mapping[str, Meaning]) -> None:
        self._table, self._rows, self._chosen = table, rows, chosen
        self._shapes = column_shapes(table.columns, rows)
        self._taken: dict[str, _Taken] = {}
        self._case_from = CaseFrom.COLUMN
        self._nobody = False
        """Whether no column tells of a complaint, nor who somebody is."""
        self._order, self._unclear = "dmy", False

    def propose(self) -> MappingProposal:
        """Take each column for something, then try that on the rows and mend what does not work."""
        for column in self._table.columns:
            self._take_header(column)
        self._number_parties()
        self._find_case()
        for column in self._table.columns:
            if column not in self._taken:
                self._take_values(column)
        self._drop_doubles()
        self._settle_dates()
        spec = self._spec()
        for _ in range(_ROUNDS):
            if not self._mend(spec):
                break
            spec = self._spec()
        return MappingProposal(
            table=spec.name,
            sheet=self._table.sheet,
            columns=tuple(self._proposed(column, spec) for column in self._table.columns),
            spec=spec,
            case_from=self._case_from,
            date_order=self._order,
            dates_unclear=self._unclear,
            headless=self._is_headless(),
            role_unknown=any(
                m.fields.get("role") == Expression(value=_OTHER_ROLE) for m in spec.mentions
            ),
        )

    # ---- what headers say

    def _take_header(self, column: str) -> None:
        if column in self._chosen:
            self._put(column, self._chosen[column], Because.CHOSEN)
            return
        meaning = read_header(column, guess=len(self._table.columns) <= MOST_GUESSED)
        if meaning is None or not meaning.sure:
            meaning = _in_numbered_group(column) or meaning
        shape = self._shapes[column]
        if meaning is None or (meaning.field == "numbering" and not shape.running and shape.filled):
            return
        because = Because.HEADER if meaning.sure else Because.SPELLING
        if meaning.field == "numbering":
            self._put(column, meaning, Because.NUMBERS_ROWS)
        elif not self._agrees(meaning.field, shape) and (
            found := self._meaning_of(column, meaning.slot)
        ):
            self._put(column, found, Because.AGAINST, sure=False, said=meaning.field)
        elif (
            meaning.field in _CLOSED
            and shape.filled
            and shape.share(*_EXPECTED[meaning.field]) < _HALF
        ):
            self._keep(column, Because.UNREADABLE, said=meaning.field)
        else:
            self._put(column, meaning, because, sure=meaning.sure)

    def _agrees(self, field: str, shape: ColumnShape) -> bool:
        if not shape.filled:
            return True
        if field in _EXPECTED:
            return shape.share(*_EXPECTED[field]) >= _HALF
        if field == "number":
            return shape.share(Shape.TEXT) < _HALF
        return (
            field not in _WORDS
            or shape.share(Shape.NIK, Shape.EMAIL, Shape.PHONE, Shape.DATE) < _MOST
        )

    def _number_parties(self) -> None:
        """Numbered columns that name nobody, such as "Nama 1, HP 1, Nama 2": parties of their own,
        not one person.
        """
        bare = {
            c: t.meaning
            for c, t in self._taken.items()
            if t.meaning.slot == "-" and t.meaning.number
        }
        if len({meaning.number for meaning in bare.values() if meaning.field == "names"}) < 2:
            return
        for column, meaning in bare.items():
            if column not in self._chosen:
                self._put(
                    column, replace(meaning, slot="pihak_diadukan"), Because.NUMBERED, sure=False
                )

    # ---- what names the case

    def _find_case(self) -> None:
        if any(taken.meaning.field == "number" for taken in self._taken.values()):
            return
        candidates = [c for c in self._table.columns if self._could_be_number(c)]
        told = self._tells_of_complaints()
        telling = [
            c for c in candidates if self._shapes[c].grouped or _is_written_number(self._shapes[c])
        ]
        if candidates and (told or telling):
            best = max(telling or candidates, key=self._number_score)
            self._put(best, Meaning("number"), Because.CASE_NUMBER, sure=False)
        elif told:
            self._case_from = CaseFrom.ROW
        elif self._names_anybody():
            self._case_from = CaseFrom.FILE
        else:
            self._case_from, self._nobody = CaseFrom.ROW, True

    def _could_be_number(self, column: str) -> bool:
        shape, taken = self._shapes[column], self._taken.get(column)
        if column in self._chosen or (taken and taken.because is not Because.NUMBERS_ROWS):
            return False
        other = shape.share(
            *(shape for shape in _FIELD_OF if shape is not Shape.ROLE), Shape.CARD, Shape.MONEY
        )
        unique = shape.distinct >= 0.98 * shape.filled and shape.filled >= 0.98 * shape.rows
        return (
            shape.filled > 0
            and shape.share(Shape.CODE) >= 0.9
            and other < _HALF
            and (unique or shape.grouped)
        )

    def _number_score(self, column: str) -> tuple[int, int]:
        shape = self._shapes[column]
        written = sum(
            bool(re.search(r"[A-Za-z]", example)) + bool(re.search(r"[/\-.]", example))
            for example in shape.examples
        )
        hint = bool(_NUMBER_HINT.search(column))
        return (
            4 * hint + 3 * shape.grouped + written - 3 * shape.running,
            -self._table.columns.index(column),
        )

    def _tells_of_complaints(self) -> bool:
        fields = {t.meaning.field for t in self._taken.values() if not t.meaning.slot}
        slots = {t.meaning.slot for t in self._taken.values()}
        untold = [self._shapes[c] for c in self._table.columns if c not in self._taken]
        return bool(
            fields & _OF_COMPLAINTS
            or ("korban" in slots and slots - {"korban", "-", ""})
            or any(shape.share(Shape.TEXT) >= _HALF for shape in untold)
        )

    def _names_anybody(self) -> bool:
        told = any(t.meaning.slot and t.meaning.field in _SAYS_WHO for t in self._taken.values())
        untold = (self._shapes[c] for c in self._table.columns if c not in self._taken)
        return told or any(
            shape.share(*(shape for shape in _FIELD_OF if _FIELD_OF[shape] in _SAYS_WHO)) >= _MOST
            or _are_names(shape)
            for shape in untold
        )

    # ---- what values say

    def _take_values(self, column: str) -> None:
        shape = self._shapes[column]
        if not shape.filled:
            self._put(column, Meaning("kept"), Because.EMPTY, sure=not column.startswith("("))
        elif shape.running:
            self._put(column, Meaning("numbering"), Because.NUMBERS_ROWS, sure=False)
        elif found := self._meaning_of(column, ""):
            self._put(column, found, Because.VALUES, sure=False)
        elif shape.share(Shape.CARD) >= _MOST:
            self._keep(column, Because.PRIVATE)
        else:
            self._keep(column, Because.UNKNOWN)

    def _meaning_of(self, column: str, slot: str) -> Meaning | None:
        """What the values of a column say that it is, of whom a neighbour says; None when they say
        nothing.
        """
        shape = self._shapes[column]
        field = self._field_of(column, shape)
        if field is None:
            return None
        if field in CASE_FIELDS:
            return (
                Meaning(field)
                if self._case_from is not CaseFrom.FILE and not self._has("", field)
                else None
            )
        if self._nobody:
            return None
        owner = slot or self._owner(column)
        meaning = Meaning(field, *owner) if isinstance(owner, tuple) else Meaning(field, owner)
        several = field in _SCHEMES
        return None if not several and self._has(meaning.slot, field, meaning.number) else meaning

    def _field_of(self, column: str, shape: ColumnShape) -> str | None:
        for each, field in _FIELD_OF.items():
            if shape.share(each) >= _MOST:
                if each is Shape.DATE:
                    return "born_on" if shape.born else "reported_on"
                return None if shape.constant and each is Shape.KIND else field
        if shape.share(Shape.ACCOUNT_NUMBER) >= _MOST and self._bank_is_near(column):
            return "bank_account"
        if _are_names(shape):
            return "names"
        ages = (
            shape.share(Shape.AGE) >= 0.95
            and shape.distinct > 4
            and shape.share(Shape.CODE) >= 0.95
        )
        return "age" if ages and not shape.running and self._has_names() else None

    def _bank_is_near(self, column: str) -> bool:
        at = self._table.columns.index(column)
        return any(
            self._shapes[c].share(Shape.BANK) >= _HALF
            for c in self._table.columns[max(0, at - 2) : at + 3]
        )

    def _owner(self, column: str) -> tuple[str, int] | str:
        """Whose the nearest column to the left is that is somebody's."""
        at = self._table.columns.index(column)
        for other in reversed(self._table.columns[:at]):
            taken = self._taken.get(other)
            if taken and taken.meaning.slot:
                return taken.meaning.slot, taken.meaning.number
        return "-"

    def _has(self, slot: str, field: str, number: int = 0) -> bool:
        return any(
            (t.meaning.slot, t.meaning.field, t.meaning.number) == (slot, field, number)
            for t in self._taken.values()
        )

    def _has_names(self) -> bool:
        return any(t.meaning.field == "names" for t in self._taken.values())

    def _put(
        self, column: str, meaning: Meaning, because: Because, *, sure: bool = True, said: str = ""
    ) -> None:
        self._taken[column] = _Taken(meaning, because, sure, said)

    def _keep(self, column: str, because: Because, said: str = "") -> None:
        self._put(column, Meaning("kept"), because, sure=False, said=said)

    # ---- what does not go together

    def _drop_doubles(self) -> None:
        """Of two columns for one field that say different things the second is kept, not lost
        behind the first.
        """
        told = (
            (column, self._taken[column].meaning)
            for column in self._table.columns
            if column in self._chosen
        )
        first = {(meaning.slot, meaning.number, meaning.field): column for column, meaning in told}
        for column in self._table.columns:
            meaning = self._taken[column].meaning
            key = (meaning.slot, meaning.number, meaning.field)
            if (
                column in self._chosen
                or meaning.field in _MANY
                or (meaning.field in _SCHEMES and key not in first)
            ):
                first.setdefault(key, column)
                continue
            earlier = first.setdefault(key, column)
            two_banks = meaning.field == "bank_account" and self._banks(meaning) > 1
            if earlier != column and (
                two_banks or (meaning.field not in _SCHEMES and self._differ(earlier, column))
            ):
                self._keep(column, Because.TWICE, said=meaning.field)

    def _banks(self, meaning: Meaning) -> int:
        told = (t.meaning for t in self._taken.values())
        return sum(
            (m.slot, m.number, m.field) == (meaning.slot, meaning.number, "bank") for m in told
        )

    def _differ(self, first: str, second: str) -> bool:
        pairs = [(row.values.get(first), row.values.get(second)) for row in self._rows]
        both = [(a, b) for a, b in pairs if not is_blank(a) and not is_blank(b)]
        return bool(both) and sum(a != b for a, b in both) > 0.1 * len(both)

    def _settle_dates(self) -> None:
        told = [
            self._shapes[c].date_orders
            for c, taken in self._taken.items()
            if taken.meaning.field in _DATES and self._shapes[c].date_orders
        ]
        definite = Counter(orders[0] for orders in told if len(orders) == 1)
        self._order = definite.most_common(1)[0][0] if definite else "dmy"
        self._unclear = bool(told) and not definite

    # ---- the specification, tried

    def _spec(self) -> TableSpec:
        meanings: dict[str, Meaning | None] = {
            c: self._taken[c].meaning for c in self._table.columns
        }
        told = self._case_from is not CaseFrom.FILE and not self._nobody
        named = any(m and (m.field == "role" or m.slot not in {"", "-"}) for m in meanings.values())
        if not told and not named:
            meanings = {
                c: replace(m, slot=_MAIN) if m and m.slot == "-" else m for c, m in meanings.items()
            }
        left = tuple(c for c, m in meanings.items() if m and m.field in {"numbering", "left"})
        pseudo = {CaseFrom.ROW: ROW_NUMBER, CaseFrom.FILE: FILE_NAME}.get(self._case_from)
        if pseudo:
            meanings[pseudo] = Meaning("number")
        spec = map_meanings(meanings, self._table.sheet or "rows").spec
        assert spec is not None  # noqa: S101 - something always names the case
        case = dict(spec.case)
        if self._case_from is CaseFrom.ROW:
            case["number"] = Expression(text=f"#{{{ROW_NUMBER}}}")
        if not told:
            case.setdefault("scheme", Expression(value=REGISTER))
        mentions = tuple(
            (
                msgspec.structs.replace(
                    m, fields={**m.fields, "role": Expression(value=_OTHER_ROLE)}
                )
                if m.slot == _MAIN and "role" not in m.fields
                else m
            )
            for m in spec.mentions
        )
        keep = mentions[0].slot if self._case_from is CaseFrom.FILE and mentions else spec.keep
        return msgspec.structs.replace(
            spec,
            files=(escape(self._table.file),),
            sheet=escape(self._table.sheet) if self._table.sheet else "*",
            columns=self._table.columns,
            case=case,
            mentions=mentions,
            keep=keep,
            kept=(),
            numbering=tuple(c for c in left if [c] != list(case["number"].columns)),
        )

    def _mend(self, spec: TableSpec) -> bool:
        """Keep the columns that would keep most of their rows out; whether there were any."""
        rows = self._rows[:TRIED]
        mapping = MappingSpec(date_order=self._order, tables=(spec,))
        tried = list(try_rows(self._table, rows, spec, mapping))
        errors: Counter[str] = Counter()
        nameless = 0
        for loaded in tried:
            wrong = {i.column for i in loaded.issues if i.severity == "error"}
            nameless += not loaded.case_id and any(
                i.reason == "no case number" for i in loaded.issues
            )
            errors.update(column for label in wrong for column in self._columns_in(label))
        if self._case_from is CaseFrom.COLUMN and nameless * 2 > len(tried):
            return self._give_up_number()
        everything = bool(tried) and all(loaded.rejected for loaded in tried)
        refused = [
            column
            for column, count in errors.items()
            if column not in self._chosen
            and self._taken[column].meaning.field not in {"kept", "left", "numbering", "number"}
            and (
                everything or count * 2 > sum(not is_blank(row.values.get(column)) for row in rows)
            )
        ]
        for column in refused:
            self._keep(column, Because.UNREADABLE, said=self._taken[column].meaning.field)
        for column, count in errors.items():
            taken = self._taken[column]
            if column not in refused and taken.sure and count > _SOME * len(rows):
                self._put(column, taken.meaning, Because.PARTLY, sure=False)
        return bool(refused)

    def _columns_in(self, label: str) -> Iterable[str]:
        return (
            [label] if label in self._taken else [c for c in label.split(", ") if c in self._taken]
        )

    def _give_up_number(self) -> bool:
        for column, taken in list(self._taken.items()):
            if taken.meaning.field == "number":
                self._keep(column, Because.UNREADABLE, said="number")
        self._case_from = CaseFrom.ROW
        return True

    def _proposed(self, column: str, spec: TableSpec) -> ProposedColumn:
        taken, shape = self._taken[column], self._shapes[column]
        meaning = taken.meaning
        slot = next(
            (m.slot for m in spec.mentions if meaning.slot and column in _columns_for(m)), ""
        )
        field = {"numbering": "left"}.get(meaning.field, meaning.field)
        looks, share = _looks(shape, meaning.field)
        return ProposedColumn(
            column=column,
            field="number" if [column] == list(spec.case["number"].columns) else field,
            slot=slot or (_slot(meaning) if meaning.slot not in {"", "-"} else ""),
            sure=taken.sure,
            because=taken.because,
            shape=looks,
            share=share,
            said=taken.said,
            examples=shape.examples,
        )

    def _is_headless(self) -> bool:
        """Whether at least two headers look like the values below them: a row of values was taken
        for the header.
        """
        header = column_shapes(self._table.columns, [Row(0, {c: c for c in self._table.columns})])
        alike = [
            column
            for column, shape in header.items()
            if any(
                shape.share(each) and self._shapes[column].share(each) >= _MOST
                for each in _DISTINCT
            )
        ]
        return len(alike) >= 2


def _columns_for(mention: MentionSpec) -> set[str]:
    found = {column for expression in mention.fields.values() for column in columns_of(expression)}
    for identifier in mention.identifiers:
        found |= columns_of(identifier.value) | columns_of(identifier.bank)
    return found


def _slot(meaning: Meaning) -> str:
    return f"{meaning.slot}_{meaning.number}" if meaning.number else meaning.slot


def _looks(shape: ColumnShape, field: str) -> tuple[str, float]:
    """The shape that speaks for a field, else the one that most values have."""
    wanted = [each for each in _EXPECTED.get(field, ()) if shape.share(each)]
    order = [*wanted, *(each for each in Shape if shape.share(each))]
    best = max(order, key=lambda each: (each in wanted, shape.share(each)), default=None)
    return (str(best), shape.share(best)) if best else ("", 0.0)


def _are_names(shape: ColumnShape) -> bool:
    """Whether most values could be names, and are not a few words again and again."""
    return shape.share(Shape.PERSON) >= _MOST and shape.distinct > max(2, 0.3 * shape.filled)


def _is_written_number(shape: ColumnShape) -> bool:
    """Whether the values are letters, digits and separators, as offices number their files:
    ADU/001/2024.
    """
    return all(
        re.search(r"[A-Za-z]", example) and re.search(r"[/\-]", example)
        for example in shape.examples
    )


_GROUP = re.compile(r"^\s*[^\W\d_]{1,14}\W*(\d{1,2})[\W_]+(\S.*)$")


def _in_numbered_group(column: str) -> Meaning | None:
    """The field in a header such as "P2 - Nama", whose group is not known: a numbered party."""
    found = _GROUP.match(column)
    meaning = read_header(found[2]) if found else None
    if not found or meaning is None or meaning.slot != "-" or meaning.number:
        return None
    return replace(meaning, slot="-", number=int(found[1]), sure=False)


_NUMBER_HINT = re.compile(
    r"(?i)(?<![a-z])(?:id|no|nomor|kode|code|ref|reg|register|registrasi|tiket|ticket|berkas|perkara|kasus|case|file|lp"
    r"|aduan|laporan|number|nmr|nr)(?![a-z])"
)
_SCHEMES = frozenset(str(scheme) for scheme in Scheme)
_DATES = frozenset({"reported_on", "status_on", "departed_on", "born_on", "assessment.on"})
_MANY = frozenset(
    {"aliases", "categories", "transit", "references", "names.last", "kept", "left", "numbering"}
)
_WORDS = frozenset(
    {"names", "aliases", "father", "address", "narrative", "organization", "position"}
) | {field for field in MENTION_FIELDS if field.startswith("locality.")}
_OF_COMPLAINTS = frozenset(
    {
        "reported_on",
        "narrative",
        "categories",
        "channel",
        "departed_on",
        "departed_from",
        "destination.country",
    }
)
_SAYS_WHO = frozenset({"names", "aliases", *(_SCHEMES - {"address", "place", "trip", "plate"})})

_EXPECTED: Mapping[str, tuple[Shape, ...]] = {
    "nik": (Shape.NIK,),
    "kk": (Shape.KK, Shape.NIK),
    "passport": (Shape.PASSPORT, Shape.CODE),
    "phone": (Shape.PHONE,),
    "email": (Shape.EMAIL,),
    "bank_account": (Shape.ACCOUNT_NUMBER, Shape.BANK_ACCOUNT, Shape.NUMBER),
    "bank": (Shape.BANK,),
    "plate": (Shape.PLATE,),
    "born_on": (Shape.DATE, Shape.NUMBER, Shape.TEXT),
    "age": (Shape.AGE, Shape.NUMBER),
    "sex": (Shape.SEX,),
    "role": (Shape.ROLE,),
    "kind": (Shape.KIND,),
    "consent": (Shape.YES_NO,),
    "procedural": (Shape.YES_NO,),
    **dict.fromkeys(
        ("reported_on", "status_on", "departed_on", "assessment.on"), (Shape.DATE, Shape.NUMBER)
    ),
}
"""What the values of a field look like, for the fields that cannot hold just any text."""

_CLOSED = frozenset({"kind", "sex", "consent", "procedural"})
"""Fields that hold one of a few words and nothing else."""

_FIELD_OF: Mapping[Shape, str] = {
    Shape.NIK: "nik",
    Shape.KK: "kk",
    Shape.EMAIL: "email",
    Shape.POLICE_REPORT: "references",
    Shape.SOCIAL: "social",
    Shape.DATE: "reported_on",
    Shape.PHONE: "phone",
    Shape.BANK_ACCOUNT: "bank_account",
    Shape.PLATE: "plate",
    Shape.PASSPORT: "passport",
    Shape.SEX: "sex",
    Shape.ROLE: "role",
    Shape.ASSESSMENT: "assessment.status",
    Shape.KIND: "kind",
    Shape.BANK: "bank",
    Shape.REGENCY: "locality.regency",
    Shape.PROVINCE: "locality.province",
    Shape.DISTRICT: "locality.district",
    Shape.COUNTRY: "destination.country",
    Shape.TEXT: "narrative",
    Shape.ADDRESS: "address",
    Shape.ORGANIZATION: "organization",
}
"""The field that a column of unknown header is proposed for, the most telling shape first."""

_DISTINCT = (
    Shape.NIK,
    Shape.PHONE,
    Shape.EMAIL,
    Shape.DATE,
    Shape.CODE,
    Shape.PLATE,
    Shape.PASSPORT,
)
