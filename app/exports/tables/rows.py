"""The rows of every table of a network, made of its masked material alone."""

from collections.abc import Iterable, Iterator
from itertools import chain

from app.exports.sources import place_text
from app.exports.tables.columns import MEANINGS, columns_of
from app.exports.tables.findings import finding_rows
from app.exports.tables.model import Row, Table
from app.exports.tables.parts import Parts
from app.networks.material import NetworkMaterial
from app.wording.wording import Wording
from graph.model import Case, Entity, Relationship

TABLES = ("parties", "victims", "cases", "ties", "identifiers", "findings", "sources")
"""In the order in which a reader wants them."""


def network_tables(
    material: NetworkMaterial, wording: Wording, *, counts_protected: bool = True
) -> tuple[Table, ...]:
    """Every table of a network."""
    parts = Parts(material, counts_protected=counts_protected)
    made = {
        "parties": [_party_row(party, parts, wording) for party in _parties(parts)],
        "victims": [_person_row(person, parts) for person in parts.protected_people()],
        "cases": [_case_row(case, parts) for case in material.cases_in_order()],
        "ties": [_tie_row(link, material, wording) for link in parts.links()],
        "identifiers": [_identifier_row(number, parts) for number in parts.identifiers()],
        "findings": finding_rows(parts, wording),
        "sources": _source_rows(material),
    }
    return tuple(_table(name, made[name], wording) for name in TABLES)


def dictionary(tables: Iterable[Table], wording: Wording) -> Table:
    """What each column of these tables means, as a table of its own."""
    rows: list[Row] = []
    for table in tables:
        rows += [
            {
                "table": table.name,
                "column": column.name,
                "kind": column.kind.value,
                "meaning": wording.text(column.meaning),
            }
            for column in table.columns
        ]
    return _table("dictionary", rows, wording)


def _table(name: str, rows: Iterable[Row], wording: Wording) -> Table:
    meaning = wording.text(MEANINGS[name])
    return Table(name=name, meaning=meaning, columns=columns_of(name), rows=tuple(rows))


def _parties(parts: Parts) -> list[Entity]:
    return list({party.id: party for party in parts.material.parties()}.values())


def _party_row(entity: Entity, parts: Parts, wording: Wording) -> Row:
    """A party with its place in the ranking."""
    ranked = parts.ranks.get(entity.id)
    return {
        **_person_row(entity, parts),
        "score": ranked.score if ranked else None,
        "reasons": tuple(map(wording.reason, ranked.reasons)) if ranked else (),
    }


def _person_row(entity: Entity, parts: Parts) -> Row:
    """A person or organisation, whether protected or not."""
    material = parts.material
    own = parts.of_party.get(entity.id, [])
    numbers = dict.fromkeys(material.case_number(part.end) for part in own)
    assessed = [part for part in own if part.properties.get("assessment")]

    return {
        "id": entity.id,
        "name": entity.name,
        "other_names": entity.names,
        "kind": entity.kind.value,
        "roles": tuple(dict.fromkeys(part.role for part in own)),
        "cases": len({part.end for part in own}),
        "case_numbers": tuple(numbers),
        "assessments": tuple(
            f"{material.case_number(part.end)}: {part.properties['assessment']}"
            for part in assessed
        ),
        "identifiers": tuple(
            f"{identifier.properties['scheme']}: {identifier.name}"
            for identifier in parts.identifiers_of(entity.id)
        ),
        "protected": entity.protected,
    }


def _case_row(case: Case, parts: Parts) -> Row:
    """A case; protected people are counted apart."""
    entities = parts.material.entities
    named = {part.start for part in parts.of_case.get(case.id, [])}
    protected = {person for person in named if entities[person].protected}

    return {
        "id": case.id,
        "number": case.number,
        "reported_on": case.reported_on,
        "office": case.office,
        "channel": case.channel,
        "categories": case.categories,
        "status": case.status,
        "origin_regency": case.origin.regency,
        "origin_province": case.origin.province,
        "departed_on": case.departed_on,
        "departed_from": case.departed_from,
        "transit": case.transit,
        "destination": case.destination.country,
        "parties": len(named - protected),
        "protected_people": len(protected) if parts.counts_protected else None,
    }


def _tie_row(link: Relationship, material: NetworkMaterial, wording: Wording) -> Row:
    """A link with the names of its ends and where it is stated."""
    start = material.entities[link.start]
    end = material.entities[link.end]
    amount = amount_of(link)

    return {
        "id": link.id,
        "start": start.id,
        "start_name": start.name,
        "kind": link.kind.value,
        "role": link.role,
        "end": end.id,
        "end_name": end.name,
        "strength": link.strength.value,
        "weight": float(link.weight),
        "grade": str(link.grade),
        "first_on": link.first_on,
        "last_on": link.last_on,
        "assessment": str(link.properties.get("assessment", "")),
        "amount": amount,
        "cases": tuple(map(material.case_number, link.cases)),
        "sources": tuple(place_text(ref, material, wording) for ref in material.places_of(link)),
        "currency": "" if amount is None else str(link.properties.get("currency", "")),
    }


def amount_of(link: Relationship) -> float | None:
    """The sum of money that a link tells of."""
    amount = link.properties.get("amount")
    return float(amount) if isinstance(amount, int | float) else None


def _identifier_row(identifier: Entity, parts: Parts) -> Row:
    """A number with who holds it."""
    holders = [holder for holder in parts.holders.get(identifier.id, []) if holder in parts.shown]
    return {
        "id": identifier.id,
        "kind": identifier.kind.value,
        "scheme": str(identifier.properties.get("scheme", "")),
        "value": identifier.name,
        "canonical": str(identifier.properties.get("value", "")),
        "holders": tuple(parts.material.entities[holder].name for holder in holders),
        "holder_ids": tuple(holders),
    }


def _source_rows(material: NetworkMaterial) -> Iterator[Row]:
    """The files by name, each with how many of its rows are cited."""
    refs = chain(
        (mention.ref for mention in material.mentions.values()),
        (statement.ref for statement in material.statements.values()),
        (case.ref for case in material.cases.values()),
    )
    places: dict[str, set[tuple[str, int]]] = {}
    for ref in refs:
        places.setdefault(ref.source_id, set()).add((ref.sheet, ref.row))
    for source in sorted(material.sources.values(), key=lambda source: (source.name, source.id)):
        yield {
            "id": source.id,
            "name": source.name,
            "sha256": source.digest,
            "size": source.size,
            "rows": len(places.get(source.id, ())),
        }
