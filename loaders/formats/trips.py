"""Passenger lists of ships and flights: which columns say who travelled, on what, on which day.

Decisions.
A journey is a vehicle and a day; without either the list is refused, since a ship alone would join
everybody who was ever aboard. Ship and day stand in columns, or above the table ("KM Bukit
Siguntang", "Tanggal : 12 Maret 2024").
Names may be split (IMO FAL Form 6, names of bookings); a document that is neither passport nor
Indonesian card stays beside the passenger with its number.
Passengers are listed, not accused: role `penumpang`, protected until a case names them. Ports,
seats and tickets are kept beside each passenger as they stood.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from graph import dates
from graph.messages import Advice, message
from graph.schema import Scheme
from loaders.formats.evidence import read_as
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope, case_of_rows
from loaders.mapping.specification import (
    Expression,
    IdentifierSpec,
    MentionSpec,
    TableSpec,
    of_column,
)
from loaders.tables import Row, Table
from loaders.vocabulary.evidence import columns_by_field, facts_above, title

NAME = "trips"
PASSENGER = "penumpang"
_OF_DOCUMENTS = {"passport": "Paspor Dokumen", "nik": "NIK Dokumen"}
"""The columns into which the number of a document goes, by what kind it is."""
_PASSPORT = re.compile(r"pass?p|\bp\b|\bpp\b", re.IGNORECASE)
_CARD = re.compile(
    r"\b(?:e-?)?(?:nik|ktp|id\s*card|identity\s*card|kartu\s+(?:tanda|identitas))", re.I
)
_BOOKED = re.compile(
    r"(?P<family>[A-Z][A-Z' -]*)/(?P<given>[A-Z][A-Z' -]*?)(?: (?:MR|MRS|MS|MISS|MSTR|CHD|INF))?"
)
"""A name as bookings have it: WIBISONO/HARTO MR."""
_FAMILY_FIRST = re.compile(r"(?:family|sur|last)\s*name\W+(?:and\W+)?(?:given|first)", re.I)
_NIK = re.compile(r"\d{16}")
VEHICLE, DAY = "Nama Kapal", "Tanggal Berangkat"
"""The columns that hold what stood above the list."""

_LIST = re.compile(
    r"manifes|penumpang|passenger|perlintasan|border crossing|\bpax\b", re.IGNORECASE
)
_SHIP = re.compile(r"\b(?:K\.?M\.?P?\.?|KAPAL|MV\.?|FERRY)\s+[A-Z][A-Z0-9 ]{2,30}", re.IGNORECASE)
_FLIGHT = re.compile(
    r"\b(?:FLIGHT|PENERBANGAN|PESAWAT|FLT)\W{0,4}(?:NO\W{0,3})?([A-Z]{2}[ -]?\d{2,4}|[A-Z]\d["
    r" -]?\d{2,4})\b",
    re.I,
)
_DATE = re.compile(r"\b\d{1,2}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
_PLAIN = {
    "names": "name",
    "sex": "sex",
    "age": "age",
    "born_on": "born_on",
    "nationality": "nationality",
}
_PLACES = {"locality.village": "village", "locality.regency": "regency"}


_NAMING = {
    "vehicle": "a passenger list that does not say which ship or flight it is of",
    "day": "a passenger list that does not say which day it is of",
}
"""What names a journey, and what is said where it is not told."""
_WITHOUT_BOTH = "a passenger list that does not say which ship or flight and day it is of"


def recognise_trips(table: Table, scope: Scope) -> TableReading | None:
    """How a passenger list is read; None when the table is none."""
    found = columns_by_field(table.columns, NAME)
    if not _is_passenger_list(table, found):
        return None
    case = case_of_rows(table, scope, found.values())
    beside: dict[str, str] = {}
    above = _above(table)
    for field, column in (("vehicle", VEHICLE), ("day", DAY)):
        if field not in found and above.get(field):
            found[field], beside[column] = column, above[field]
    missing = [field for field in _NAMING if field not in found]
    if missing:
        return TableReading(columns=(), format=NAME, refused=_refusal(missing))
    return read_as(
        _spec(found), table, found, case, beside=beside, title=", ".join(beside.values())
    )


def _refusal(missing: Sequence[str]) -> Advice:
    """Why a list is refused that does not say what names its journey."""
    reason = _WITHOUT_BOTH if len(missing) == len(_NAMING) else _NAMING[missing[0]]
    mend = message(
        "write it above the table or add a column {vehicle} or {day}", vehicle=VEHICLE, day=DAY
    )
    return Advice(reason, mend)


def _is_passenger_list(table: Table, found: Mapping[str, str]) -> bool:
    named = any(
        _LIST.search(text) for text in (*table.columns, table.sheet, table.file, title(table))
    )
    return (
        not found.keys().isdisjoint(("name", "given", "family"))
        and ("seat" in found or "ticket" in found or named)
        and (named or {"vehicle", "passport", "document", "from", "to"} & found.keys() != set())
    )


def _above(table: Table) -> dict[str, str]:
    """Vehicle and day from the labelled facts above the list, else from its title."""
    facts, text = facts_above(table, NAME), title(table)
    found = {field: facts[field] for field in ("vehicle", "day") if field in facts}
    if "day" in found and not dates.is_valid(found["day"]):
        found["day"] = match[0] if (match := _DATE.search(found["day"])) else ""
    if "vehicle" not in found and (match := _SHIP.search(text) or _FLIGHT.search(text)):
        found["vehicle"] = match[match.lastindex or 0].strip()
    if "day" not in found and (match := _DATE.search(text)):
        found["day"] = match[0]
    return {
        field: value for field, value in found.items() if field != "day" or dates.is_valid(value)
    }


def _spec(found: Mapping[str, str]) -> TableSpec:
    """How the rows of a passenger list are mapped: each is somebody aboard."""
    fields = {
        name: of_column(found[field])
        for name, field in (_PLAIN | _PLACES).items()
        if field in found
    }
    if "name" not in found:
        parts = tuple(found[part] for part in ("given", "family") if part in found)
        fields["names"] = Expression(columns=parts, join=" ")
    fields["role"] = Expression(value=PASSENGER)
    if "address" in found:
        fields["address"] = of_column(found["address"])
    columns = {**_OF_DOCUMENTS, **found} if "document" in found else found
    identifiers = [
        IdentifierSpec(scheme=scheme, value=of_column(columns[field]))
        for field, scheme in (
            ("passport", Scheme.PASSPORT),
            ("nik", Scheme.NIK),
            ("phone", Scheme.PHONE),
        )
        if field in columns
    ]
    journey = IdentifierSpec(
        scheme=Scheme.TRIP, value=of_column(found["vehicle"]), date=of_column(found["day"])
    )
    return TableSpec(
        name=NAME,
        mentions=(
            MentionSpec(slot="passenger", fields=fields, identifiers=(*identifiers, journey)),
        ),
        keep="passenger",
        relate=False,
    )


def _in_order(name: str, family_first: bool) -> str:
    """A name with the family's name last, as other registers write it.

    >>> _in_order("WIBISONO/HARTO MR", False), _in_order("WIBISONO, HARTO", True)
    ('HARTO WIBISONO', 'HARTO WIBISONO')
    """
    if booked := _BOOKED.fullmatch(name):
        return f"{booked['given']} {booked['family']}"
    family, comma, given = name.partition(",")
    if family_first and comma and "," not in given:
        return f"{given.strip()} {family.strip()}".strip()
    return name


def prepare_trips(
    _format: str, columns: tuple[str, ...], _names: Mapping[str, str], _today: date
) -> Callable[[Row], Row]:
    """What makes the rows of one list ready: the number of a document goes to its kind.

    Names are put into the usual order, and the place beside a day of birth is left out.
    """
    found = columns_by_field(columns, NAME)
    number, kind = found.get("document", ""), found.get("document_type", "")
    name, born = found.get("name", ""), found.get("born_on", "")
    family_first = _FAMILY_FIRST.search(name) is not None

    def ready(row: Row) -> Row:
        text = str(row.values.get(number) or "").strip()
        told = str(row.values.get(kind) or "").strip()
        values = dict(row.values)
        if born and (day := _DATE.search(str(values.get(born) or ""))):
            values[born] = day[0]
        if name:
            values[name] = _in_order(str(values.get(name) or "").strip(), family_first)
        if text and (_PASSPORT.search(told) or not (told or _NIK.fullmatch(text))):
            values[_OF_DOCUMENTS["passport"]] = text
        elif text and (_CARD.search(told) or not told) and _NIK.fullmatch(text):
            values[_OF_DOCUMENTS["nik"]] = text
        return Row(row.number, values, row.reason, row.mend, row.notes)

    return ready
