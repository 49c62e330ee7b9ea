"""A mapping made from column headers, Indonesian or English, for one row a case or one row a party.

What was not sure of a header stands beside it in the reading, for a person to look at before
loading.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from graph.schema import RelationshipKind, Scheme
from loaders.mapping.owners import MAIN, Owners, find_owners, split_slot
from loaders.mapping.reading import ColumnReading, TableReading
from loaders.mapping.specification import (
    CASE_FIELDS,
    MENTION_FIELDS,
    Condition,
    EndSpec,
    Expression,
    IdentifierSpec,
    MentionSpec,
    StatementSpec,
    TableSpec,
)
from loaders.vocabulary.headers import HeaderMeaning, answered_by, read_header

_KIN = (
    "keluarga suami istri ayah ibu bapak orangtua anak kakak adik paman bibi sepupu saudara family"
    " husband wife father mother parent child brother sister sibling uncle aunt cousin spouse"
    " mertua ipar kerabat"
).split()
_SLOT_ROLES = (
    "korban",
    "pelapor",
    "saksi",
    "keluarga",
    "majikan",
    "agensi_ln",
    "p3mi",
    "lpk",
    "pihak_diadukan",
)
_POLICE_REPORT = re.compile(r"\blp\b|polisi|police", re.IGNORECASE)
_SCHEMES = {str(scheme): scheme for scheme in Scheme}
MOST_GUESSED = 300
"""Columns up to which misspelt headers are guessed at: no table of cases has more, and each guess
takes its time.
"""


def map_headers(
    columns: Sequence[str], name: str, told: Mapping[str, HeaderMeaning] = MappingProxyType({})
) -> TableReading:
    """The automatic mapping of a table with these columns.

    `told` is what some of them mean by what stands in them.

    >>> columns = ["No. Pengaduan", "Nama Korban", "Pihak Diadukan 1", "HP Pihak Diadukan 1"]
    >>> reading = map_headers(columns, "rows")
    >>> [mention.slot for mention in reading.spec.mentions]
    ['korban', 'pihak_diadukan_1']
    """
    guess = len(columns) <= MOST_GUESSED
    meanings = {column: read_header(column, guess=guess) for column in columns}
    meanings |= dict.fromkeys(answered_by(columns), HeaderMeaning("kept"))
    return map_meanings({**meanings, **told}, name)


def map_meanings(meanings: Mapping[str, HeaderMeaning | None], name: str) -> TableReading:
    """The mapping of a table whose columns mean this; no spec when none is the case number."""
    columns = tuple(meanings)
    numbering = [
        c for c, m in meanings.items() if (m.field == "numbering" if m else c.startswith("("))
    ]
    if not any(m and m.field == "number" for m in meanings.values()):
        meanings = {**meanings, **_case_number(numbering, meanings)}
    owners = find_owners(meanings)
    case, parties, kept = _sorted_columns(meanings, owners)
    readings = tuple(
        _column_reading(column, meanings[column], owners.get(column)) for column in columns
    )
    if "number" not in case:
        return TableReading(readings)
    if any(map(_POLICE_REPORT.search, case["number"])):
        # the report to the police ties the case to what other files tell of it
        case["references"] += case["number"]
    mentions = tuple(
        _mention(slot, fields, case) for slot, fields in sorted(parties.items(), key=_slot_order)
    )
    keep = MAIN if MAIN in parties else "case"
    spec = TableSpec(
        name=name,
        case=_case_fields(case),
        case_extra={"vehicle": _first(case["vehicle"])} if "vehicle" in case else {},
        grade={
            n.removeprefix("grade."): _first(c)
            for n, c in case.items()
            if n.partition(".")[0] == "grade"
        },
        mentions=mentions,
        statements=_kinship(parties),
        keep=keep,
        kept=tuple(kept),
        numbering=tuple(c for c in numbering if c not in case["number"]),
    )
    return TableReading(readings, spec)


def _case_number(
    numbering: Sequence[str], meanings: Mapping[str, HeaderMeaning | None]
) -> dict[str, HeaderMeaning | None]:
    """What is taken for the case number where no header says so and complaints are told of.

    The number of the police report, as registers of the police have it, else a bare "No".
    """
    fields = {meaning.field for meaning in meanings.values() if meaning}
    named = [column for column in numbering if not column.startswith("(")]
    candidates = [*police_reports(meanings), *named]
    told = {"reported_on", "narrative", "categories"}
    if candidates and fields & (told | ({"role"} if police_reports(meanings) else set())):
        return {candidates[0]: HeaderMeaning("number", sure=False)}
    return {}


def police_reports(meanings: Mapping[str, HeaderMeaning | None]) -> list[str]:
    """The columns that hold the number of a report to the police."""
    return [
        column
        for column, meaning in meanings.items()
        if meaning and meaning.field == "references" and _POLICE_REPORT.search(column)
    ]


def _sorted_columns(
    meanings: Mapping[str, HeaderMeaning | None], owners: Mapping[str, Owners]
) -> tuple[dict[str, list[str]], dict[str, dict[str, list[str]]], list[str]]:
    """Columns by case field, by slot and party field, and those kept as they stand."""
    case: dict[str, list[str]] = defaultdict(list)
    parties: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    kept: list[str] = []
    for column, meaning in meanings.items():
        if meaning is None or meaning.field == "numbering":
            continue
        if meaning.field == "kept":
            kept.append(column)
        elif column in owners:
            parties[owners[column].slot][meaning.field].append(column)
        else:
            case[meaning.field].append(column)
    return case, parties, kept


def _column_reading(
    column: str, meaning: HeaderMeaning | None, owner: Owners | None
) -> ColumnReading:
    """What a column is read as, and whose it could be besides."""
    if meaning is None:
        return ColumnReading(column=column, sure=False)
    slot, others = owner or Owners("")
    sure = meaning.sure and not others
    return ColumnReading(column=column, field=meaning.field, slot=slot, sure=sure, or_of=others)


def _slot_order(entry: tuple[str, object]) -> tuple[int, int, str]:
    slot, place = split_slot(entry[0])
    return (_SLOT_ROLES.index(slot) if slot in _SLOT_ROLES else len(_SLOT_ROLES), place, entry[0])


def _first(columns: Sequence[str]) -> Expression:
    return Expression(columns=tuple(columns))


def _case_fields(case: Mapping[str, list[str]]) -> dict[str, Expression]:
    # the day of the event stands in for the day of the report where a row has no other
    columns_of = {name: sorted(columns, key=_tells_of_the_event) for name, columns in case.items()}
    return {name: _first(columns) for name, columns in columns_of.items() if name in CASE_FIELDS}


def _tells_of_the_event(column: str) -> bool:
    return "kejadian" in column.casefold()


def _mention(
    slot: str, fields: Mapping[str, list[str]], case: Mapping[str, list[str]]
) -> MentionSpec:
    stem, _ = split_slot(slot)
    taken = {name: _first(columns) for name, columns in fields.items() if name in MENTION_FIELDS}
    if "names.last" in fields:
        parts = (*fields.get("names", ())[:1], *fields["names.last"])
        taken["names"] = Expression(columns=parts, join=" ")
    if stem != MAIN:
        default = stem if stem in _SLOT_ROLES else "pihak_diadukan"
        said = taken["role"].columns if "role" in taken else ()
        taken["role"] = (
            Expression(columns=said, default=default) if said else Expression(value=default)
        )
    if stem == "agensi_ln" and "kind" not in taken:
        taken["kind"] = Expression(value="Organization")
    return MentionSpec(slot=slot, fields=taken, identifiers=_identifiers(stem, fields, case))


def _identifiers(
    stem: str, fields: Mapping[str, list[str]], case: Mapping[str, list[str]]
) -> tuple[IdentifierSpec, ...]:
    """The identifiers of a party, by the columns that hold them."""
    found = []
    for name, columns in fields.items():
        scheme = _SCHEMES.get(name)
        if scheme is None:
            continue
        bank = (
            _first(fields["bank"]) if scheme is Scheme.BANK_ACCOUNT and "bank" in fields else None
        )
        if scheme is Scheme.ADDRESS:
            parts: list[str] = []
            for part in ("village", "district", "regency"):
                parts += fields.get(f"locality.{part}", ())
            value = Expression(columns=(*columns[:1], *parts), join=", ")
            found.append(IdentifierSpec(scheme=scheme, value=value, quiet=True))
        else:
            found.append(IdentifierSpec(scheme=scheme, value=_first(columns), bank=bank))
    if stem == "korban" and "vehicle" in case and "departed_on" in case:
        trip = IdentifierSpec(
            scheme=Scheme.TRIP,
            value=_first(case["vehicle"]),
            date=_first(case["departed_on"]),
            quiet=True,
        )
        found.append(trip)
    return tuple(found)


def _kinship(parties: Mapping[str, Mapping[str, list[str]]]) -> tuple[StatementSpec, ...]:
    """That a reporter or other who is said to be a relative is one of the victim."""
    related = {slot: parties.get(slot, {}).get("relation", []) for slot in ("pelapor", "keluarga")}
    if "korban" not in parties:
        return ()
    return tuple(
        StatementSpec(
            kind=RelationshipKind.RELATED_TO,
            subject=EndSpec(slot=slot),
            object=EndSpec(slot="korban"),
            fields={"how": _first(relation)},
            when=Condition(of=_first(relation), one_of=tuple(_KIN)),
        )
        for slot, relation in related.items()
        if relation
    )
