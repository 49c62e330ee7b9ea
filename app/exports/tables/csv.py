"""CSV of one network: parties.csv, ties.csv and cases.csv, safe to open in a spreadsheet.

Decisions.
What a spreadsheet could take for a formula has an apostrophe before it (`loaders.formulas`), which
is taken off again when the file is read here, so a cell read back is the cell that was written.
UTF-8 with a byte order mark, so that Excel reads it right. Headings and codes are stable English,
for machines too.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from app.access.own_numbers import OwnNumbers
from app.exports.sources import place_text
from app.networks.material import NetworkMaterial, is_part, is_party
from app.plain_text import harmless
from app.wording.wording import Wording
from graph.model import Case, Entity, Relationship
from loaders.formulas import guard, unguard
from loaders.private_files import write_private

Row = Mapping[str, str]

_STAMP = (1980, 1, 1, 0, 0, 0)


def as_cell(value: Any) -> str:
    """Any value as text for one cell: lists joined by "; ", named things by their name."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}={fact}" for key, fact in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(_name_of, value))
    return "" if value is None else str(value)


def _name_of(value: Any) -> str:
    named = isinstance(value, Mapping) and "name" in value
    return str(value["name"] if named else value)


def csv_rows(rows: Iterable[Mapping[str, Any]], audience: str) -> bytes:
    """Flat rows of any values as a file for this audience, for a download."""
    as_text = []
    for row in rows:
        cells = map(as_cell, row.values())
        as_text.append(dict(zip(row, cells, strict=True)))

    return OwnNumbers(audience).content(_csv(as_text))


def csv_files(material: NetworkMaterial, wording: Wording, log: str = "") -> dict[str, bytes]:
    """The three files by name, and a fourth with the head of the log where it is given.

    No row of a table has room for it. All call everybody by the same numbers.
    """
    tables = network_tables(material, wording)
    files = {f"{name}.csv": _csv(rows) for name, rows in tables.items()}
    if log:
        files["log.txt"] = f"simpul-log {log}\r\n".encode()
    return files


def network_tables(material: NetworkMaterial, wording: Wording) -> dict[str, list[Row]]:
    """The rows of the three tables by name, with numbers of their own for others."""
    shown = _shown(material)
    tables = {
        "parties": [_party_row(person, material, wording) for person in _people(material)],
        "ties": [_tie_row(relationship, material, wording) for relationship in shown],
        "cases": [_case_row(case, material) for case in material.cases_in_order()],
    }
    numbers = OwnNumbers(material.audience)
    return {name: numbers.rows(rows) for name, rows in tables.items()}


def write_csv(
    material: NetworkMaterial, wording: Wording, folder: Path, *, log: str = ""
) -> tuple[Path, ...]:
    """Write the files into a folder, which is made if need be, and say where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in csv_files(material, wording, log).items():
        written.append(write_private(folder / name, content))

    return tuple(written)


def csv_zip(material: NetworkMaterial, wording: Wording, *, log: str = "") -> bytes:
    """The files in one archive, for a download."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in csv_files(material, wording, log).items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)

    return packed.getvalue()


def read_csv(content: bytes) -> list[dict[str, str]]:
    """The rows of a file written here, cells as they were."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    found = []
    for row in rows:
        cells = map(unguard, row.values())
        found.append(dict(zip(row, cells, strict=True)))

    return found


def _csv(rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row)
        writer.writerow([guard(harmless(cell)) for cell in row.values()])

    return text.getvalue().encode("utf-8-sig", "replace")


def _people(material: NetworkMaterial) -> list[Entity]:
    """Parties in their order, then victims, then witnesses, reporters and relatives."""
    known = (material.entities.get(entity_id) for entity_id in material.network.others)
    others = [entity for entity in known if entity and entity.protected]
    people = [*material.parties(), *material.victims(), *others]
    return list({person.id: person for person in people if is_party(person)}.values())


def _shown(material: NetworkMaterial) -> list[Relationship]:
    """Parts in cases first, then links, each heaviest first."""
    graph = material.graph()
    found = [
        relationship
        for relationship in material.relationships
        if relationship.start in graph and relationship.end in graph
    ]

    return sorted(
        found,
        key=lambda relationship: (not is_part(relationship), -relationship.weight, relationship.id),
    )


def _party_row(entity: Entity, material: NetworkMaterial, wording: Wording) -> Row:
    """A person or organisation; score and reasons of a party alone."""
    parts = material.part_of(entity.id)
    ranked = material.ranked(entity.id)
    numbers = [material.case_number(part.end) for part in parts]
    assessed = [part for part in parts if part.properties.get("assessment")]

    return {
        "id": entity.id,
        "name": entity.name,
        "other_names": _join(entity.names),
        "kind": entity.kind,
        "roles": _join(dict.fromkeys(part.role for part in parts)),
        "cases": str(len({part.end for part in parts})),
        "case_numbers": _join(dict.fromkeys(numbers)),
        "assessments": _join(_assessment(part, material) for part in assessed),
        "identifiers": _join(
            f"{identifier.properties['scheme']}: {identifier.name}"
            for identifier in material.identifiers(entity.id)
        ),
        "protected": "yes" if entity.protected else "no",
        "score": f"{ranked.score:g}" if ranked else "",
        "reasons": _join(wording.reason(reason) for reason in ranked.reasons) if ranked else "",
    }


def _assessment(part: Relationship, material: NetworkMaterial) -> str:
    return f"{material.case_number(part.end)}: {part.properties['assessment']}"


def _tie_row(relationship: Relationship, material: NetworkMaterial, wording: Wording) -> Row:
    """A link with the names of its ends and where it is stated."""
    start = material.entities[relationship.start]
    end = material.entities[relationship.end]

    return {
        "id": relationship.id,
        "start": start.id,
        "start_name": start.name,
        "kind": relationship.kind,
        "role": relationship.role,
        "end": end.id,
        "end_name": end.name,
        "strength": relationship.strength,
        "weight": f"{relationship.weight:g}",
        "grade": str(relationship.grade),
        "first_on": relationship.first_on or "",
        "last_on": relationship.last_on or "",
        "assessment": str(relationship.properties.get("assessment", "")),
        "amount": _amount(relationship),
        "cases": _join(material.case_number(case) for case in relationship.cases),
        "sources": _join(
            place_text(ref, material, wording) for ref in material.places_of(relationship)
        ),
    }


def _amount(relationship: Relationship) -> str:
    amount = relationship.properties.get("amount")
    currency = relationship.properties.get("currency", "")
    if isinstance(amount, int | float):
        return f"{amount:g} {currency}".strip()
    return ""


def _case_row(case: Case, material: NetworkMaterial) -> Row:
    """A case; protected people are counted apart."""
    parts = [
        relationship
        for relationship in material.relationships
        if is_part(relationship) and relationship.end == case.id
    ]
    protected = {part.start for part in parts if material.entities[part.start].protected}

    return {
        "id": case.id,
        "number": case.number,
        "reported_on": case.reported_on or "",
        "office": case.office,
        "channel": case.channel,
        "categories": _join(case.categories),
        "status": case.status,
        "origin_regency": case.origin.regency,
        "origin_province": case.origin.province,
        "departed_on": case.departed_on or "",
        "departed_from": case.departed_from,
        "transit": _join(case.transit),
        "destination": case.destination.country,
        "parties": str(len({part.start for part in parts} - protected)),
        "protected_people": str(len(protected)),
    }


def _join(values: Iterable[str]) -> str:
    return "; ".join(values)
