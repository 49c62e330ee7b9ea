"""FollowTheMoney of one network, an entity a line, for OpenAleph and other readers of the model.

Decisions.
Written without the library, which needs a compiler; a test has the library read it, and our own
loader load it again. A complaint is an Event in which its parties are involved, never a court case.
What somebody did to somebody is an UnknownLink with the code as its role. That two are probably one
is `Similar`, which joins nobody. A family card (KK) has the shape of a NIK, so it is a note: as a
number it would be taken for one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from app.networks.material import NetworkMaterial, is_party
from app.plain_text import plain
from graph.model import Entity, Id, Relationship
from graph.schema import EntityKind, RelationshipKind, Scheme

Properties = Mapping[str, Iterable[str]]
_LINKS: Mapping[RelationshipKind, tuple[str, str, str]] = {
    RelationshipKind.PAID: ("Payment", "payer", "beneficiary"),
    RelationshipKind.CALLED: ("Call", "caller", "receiver"),
    RelationshipKind.OWES: ("Debt", "debtor", "creditor"),
    RelationshipKind.WORKS_FOR: ("Employment", "employee", "employer"),
    RelationshipKind.RELATED_TO: ("Family", "person", "relative"),
}
_HELD = frozenset(
    {
        RelationshipKind.USES,
        RelationshipKind.HOLDS,
        RelationshipKind.LOCATED_AT,
        RelationshipKind.TRAVELLED_ON,
    }
)
_PROPERTY: Mapping[str, str] = {
    Scheme.PHONE: "phone",
    Scheme.EMAIL: "email",
    Scheme.NIK: "idNumber",
    Scheme.ADDRESS: "address",
    Scheme.PLACE: "address",
    Scheme.LICENCE: "licenseNumber",
}
"""Identifiers that are a property of whoever holds them."""


def ftm(material: NetworkMaterial) -> bytes:
    """The entities of a network: parties, cases, things, then links; the same bytes each time."""
    return b"".join(msgspec.json.encode(entity) + b"\n" for entity in _entities(material))


def _entities(material: NetworkMaterial) -> Iterator[Mapping[str, object]]:
    """What is something by itself, by id, then the links between them."""
    graph = material.graph()
    shown = {node: data["entity"] for node, data in graph.nodes(data=True)}
    links = [
        data["relationship"]
        for *_ends, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
    ]
    held: defaultdict[Id, list[Entity]] = defaultdict(list)
    holders: defaultdict[Id, list[Id]] = defaultdict(list)
    for link in links:
        if link.kind in _HELD and is_party(shown[link.start]) and not is_party(shown[link.end]):
            held[link.start].append(shown[link.end])
            holders[link.end].append(link.start)
    ending: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for link in links:
        ending[link.end].append(link)
    for node in sorted(shown):
        entity = shown[node]
        if is_party(entity):
            yield _party(entity, held[node])
        elif entity.kind is EntityKind.CASE:
            yield _case(entity, material, ending[node], shown)
        elif thing := _thing(entity, holders[node]):
            yield thing
    for link in links:
        made = _link(link, shown, holders)
        if made:
            yield made


def _entity(key: Id, schema: str, properties: Properties) -> Mapping[str, object]:
    """One line, without what is not known."""
    told = {name: _texts(texts) for name, texts in properties.items()}
    known = {name: texts for name, texts in told.items() if texts}
    return {"id": key, "schema": schema, "properties": known}


def _texts(texts: Iterable[str]) -> list[str]:
    """Each text once, on one line, without empty ones."""
    return list(filter(None, dict.fromkeys(map(plain, texts))))


def _party(entity: Entity, held: Iterable[Entity]) -> Mapping[str, object]:
    """A person or organisation with the numbers that the model gives it as properties."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    told["name"].append(entity.name)
    told["alias"] += entity.names
    for identifier in held:
        scheme, value = _number(identifier)
        if name := _PROPERTY.get(scheme):
            told[name].append(_written(scheme, value, identifier))
        elif scheme == Scheme.PASSPORT and entity.kind is EntityKind.PERSON:
            told["passportNumber"].append(value)
        elif scheme in (Scheme.KK, Scheme.SPLP, Scheme.OTHER_DOCUMENT, Scheme.PASSPORT):
            told["notes"].append(f"{scheme}: {value}")
    if entity.protected:
        told["notes"].append("protected person: pseudonym")
    schema = "Person" if entity.kind is EntityKind.PERSON else "Organization"
    return _entity(entity.id, schema, told)


def _number(identifier: Entity) -> tuple[str, str]:
    properties = identifier.properties
    return str(properties.get("scheme", "")), str(properties.get("value", ""))


def _written(scheme: str, value: str, identifier: Entity) -> str:
    """Places and addresses as people write them, numbers in their one form."""
    return identifier.name if scheme in (Scheme.ADDRESS, Scheme.PLACE) else value


def _case(
    entity: Entity,
    material: NetworkMaterial,
    parts: Sequence[Relationship],
    shown: Mapping[Id, Entity],
) -> Mapping[str, object]:
    """A complaint: an event in which its parties are involved, each with its role in the notes."""
    named = [link for link in parts if link.kind is RelationshipKind.PARTY_TO]
    phones = [shown[link.start] for link in parts if link.kind is RelationshipKind.NAMED_IN]
    case = material.cases.get(entity.id)
    return _entity(
        entity.id,
        "Event",
        {
            "name": [entity.name],
            "date": [case.reported_on or ""] if case else (),
            "summary": ["complaint case; everybody named is presumed innocent"],
            "country": [case.destination.country.lower()] if case else (),
            "involved": [link.start for link in named],
            "notes": [f"{shown[link.start].name}: {link.role}" for link in named],
            "phoneMentioned": [
                _number(phone)[1] for phone in phones if phone.kind is EntityKind.PHONE
            ],
        },
    )


def _thing(entity: Entity, holders: Iterable[Id]) -> Mapping[str, object] | None:
    """What is an entity of its own in the model; None for what is a property of its holder."""
    scheme, value = _number(entity)
    told: dict[str, Iterable[str]]
    match scheme:
        case Scheme.BANK_ACCOUNT:
            bank, _, number = value.partition(":")
            told = {"name": [entity.name], "bankName": [bank], "accountNumber": [number]}
            return _entity(entity.id, "BankAccount", told)
        case Scheme.PLATE:
            told = {"name": [entity.name], "registrationNumber": [value], "owner": holders}
            return _entity(entity.id, "Vehicle", told)
        case Scheme.SOCIAL:
            service, _, user = value.partition(":")
            told = {"name": [entity.name], "service": [service], "username": [user or service]}
            told["owner"] = holders
            return _entity(entity.id, "UserAccount", told)
        case Scheme.TRIP:
            name, _, day = value.partition("|")
            told = {"name": [name], "date": [day], "involved": holders}
            return _entity(entity.id, "Trip", told)
    return None


def _link(
    link: Relationship, shown: Mapping[Id, Entity], holders: Mapping[Id, list[Id]]
) -> Mapping[str, object] | None:
    """A tie as a line of its own; None for parts in cases and for what its holder tells."""
    start, end = shown[link.start], shown[link.end]
    facts = _facts(link)
    if link.kind is RelationshipKind.HOLDS and end.kind is EntityKind.BANK_ACCOUNT:
        return _entity(link.id, "Ownership", {"owner": [start.id], "asset": [end.id], **facts})
    if link.kind is RelationshipKind.PROBABLY_SAME_AS:
        ends = {"candidate": [start.id], "match": [end.id]}
        return _entity(link.id, "Similar", ends)
    known = _LINKS.get(link.kind)
    if known:
        schema, source, target = known
        left, right = _end(source, start, holders), _end(target, end, holders)
        return _entity(link.id, schema, {**left, **right, **facts})
    if is_party(start) and is_party(end):
        ends = {"subject": [start.id], "object": [end.id], "role": [link.kind.value]}
        return _entity(link.id, "UnknownLink", {**ends, **facts})
    return None


def _end(name: str, entity: Entity, holders: Mapping[Id, list[Id]]) -> Properties:
    """One end of a link: who it is, or the account or number with the one who holds it."""
    if is_party(entity):
        return {name: [entity.id]}
    known = holders.get(entity.id, [])
    holder = known if len(known) == 1 else []
    if entity.kind is EntityKind.PHONE:
        number = {f"{name}Number": [_number(entity)[1]]} if name in ("caller", "receiver") else {}
        return {name: holder, **number}
    return {name: holder, f"{name}Account": [entity.id]}


def _facts(link: Relationship) -> Properties:
    """Days, money, and how good the evidence is."""
    told: dict[str, list[str]] = {
        "startDate": [link.first_on or ""],
        "endDate": [link.last_on or ""],
        "summary": [f"{link.strength}, {link.grade}"],
    }
    amount = link.properties.get("amount")
    if isinstance(amount, int | float) and link.kind in (
        RelationshipKind.PAID,
        RelationshipKind.OWES,
    ):
        told["amount"] = [f"{amount:.15g}"]
        told["currency"] = [str(link.properties.get("currency", "")).lower()]
    return told
