"""What a first reading of a file finds.

What each id is, the facts told of parties, and the things that they name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from graph.errors import InvalidValue
from graph.model import Identifier
from graph.names import parse_organization
from graph.schema import EntityKind
from loaders.formats.ftm.entities import FtmEntity, joined, read_entity
from loaders.formats.ftm.identifying import (
    address_text,
    read_number,
    read_passport,
    read_thing,
    read_trip,
)
from loaders.formats.ftm.schemata import FACTS, KNOWN, NO_PLACE, PARTIES, THINGS, VEHICLES

End = EntityKind | Identifier
"""What can stand at the end of a link: a party, known by its kind, or an identifier."""

_SIGNS_OF_A_COMPANY = (
    "legalForm",
    "incorporationDate",
    "registrationNumber",
    "vatCode",
    "leiCode",
    "parent",
)
_MAX_TEXT = 500


class PartyFacts(NamedTuple):
    """A fact told of a party by another line."""

    line: int
    label: str
    text: str
    identifiers: tuple[Identifier, ...] = ()
    thing: str = ""
    """Id of a thing that belongs to the fact: the post that is held, the case that one is party to.
    """
    owned: bool = False
    """Whether the party owns what the identifiers are, rather than uses it."""
    day: str = ""


@dataclass(slots=True)
class FtmIndex:
    """What is known of every id of a file before its values are made."""

    ends: dict[str, End] = field(default_factory=dict)
    things: dict[str, tuple[str, str, Identifier | None]] = field(default_factory=dict)
    """Schema, text and identifier of each thing."""
    elsewhere: dict[str, str] = field(default_factory=dict)
    """Schema of what has no place in the graph, to say so when a link names it."""
    told: defaultdict[str, list[PartyFacts]] = field(default_factory=lambda: defaultdict(list))
    orphans: dict[int, str] = field(default_factory=dict)
    """Lines of facts whose party has no line of its own, with the id that is missing."""
    repeated: set[int] = field(default_factory=set)
    """Lines whose id an earlier line has."""
    beside: int = 0
    """How many lines give nothing of their own: things, and facts that are kept with their party.
    """


def read_index(
    lines: Iterable[tuple[int, bytes]], known: Mapping[str, End] = MappingProxyType({})
) -> FtmIndex:
    """The first reading; `known` are ends in other files, for lines that were rejected once."""
    index = FtmIndex()
    seen: set[str] = set()
    waiting: dict[int, tuple[str, ...]] = {}
    for number, line in lines:
        try:
            entity = read_entity(line)
        except InvalidValue:
            continue
        if entity.schema in KNOWN and entity.id in seen:
            index.repeated.add(number)
            continue
        if entity.schema in KNOWN:
            seen.add(entity.id)
        _add(index, number, entity, waiting)
    _settle(index, waiting)
    index.ends = {**known, **index.ends}
    return index


def _add(
    index: FtmIndex, number: int, entity: FtmEntity, waiting: dict[int, tuple[str, ...]]
) -> None:
    """Note what one line is; a fact waits until every party is known."""
    if entity.schema in PARTIES:
        index.ends[entity.id] = party_kind(entity)
        return
    if entity.schema in NO_PLACE:
        index.elsewhere[entity.id] = entity.schema
    if entity.schema in THINGS:
        _add_thing(index, entity)
    holders = _add_facts(index, number, entity) if entity.schema in FACTS else ()
    if holders:
        waiting[number] = holders
    elif entity.schema in THINGS:
        index.beside += 1
    elif entity.schema in FACTS:
        index.orphans[number] = ""


def _settle(index: FtmIndex, waiting: Mapping[int, tuple[str, ...]]) -> None:
    """Part the facts that have their party from those whose party has no line."""
    holders_of_any = chain.from_iterable(waiting.values())
    parties = {name for name in holders_of_any if isinstance(index.ends.get(name), EntityKind)}
    for number, holders in waiting.items():
        if parties.isdisjoint(holders):
            index.orphans[number] = holders[0]
        else:
            index.beside += 1
    for name in [name for name in index.told if name not in parties]:
        del index.told[name]


def party_kind(entity: FtmEntity) -> EntityKind:
    """Person or organisation.

    A mere legal entity is an organisation when its name or numbers say so.
    """
    if (kind := PARTIES[entity.schema]) is not None:
        return kind
    named = any(
        parse_organization(name).form for name in (*entity.texts("name"), entity.caption) if name
    )
    company = named or any(entity.first(name) for name in _SIGNS_OF_A_COMPANY)
    return EntityKind.ORGANIZATION if company else EntityKind.PERSON


def countries_of(entity: FtmEntity) -> tuple[str, ...]:
    """The countries that an entity names, in small letters, without repeats."""
    names = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
    return tuple(dict.fromkeys(text.casefold() for text in entity.all_texts(*names)))


def _add_thing(index: FtmIndex, entity: FtmEntity) -> None:
    identifier = read_thing(entity)
    text = entity.first("full", "name", "title") or entity.caption
    if entity.schema == "Address":
        text = entity.first("full", "name") or address_text(entity) or entity.caption
    index.things[entity.id] = (entity.schema, text[:_MAX_TEXT], identifier)
    if identifier is not None:
        index.ends[entity.id] = identifier


def _add_facts(index: FtmIndex, number: int, entity: FtmEntity) -> tuple[str, ...]:
    fact = FACTS[entity.schema]
    holders: dict[str, PartyFacts] = {}
    for name in fact.holders:
        for holder in entity.texts(name):
            if holder not in holders:
                holders[holder] = _told(number, entity, fact.thing, owned=name == "owner")
    for holder, told in holders.items():
        index.told[holder].append(told)
    return tuple(holders)


def _told(number: int, entity: FtmEntity, thing: str, *, owned: bool) -> PartyFacts:
    fact = FACTS[entity.schema]
    text = "; ".join(
        f"{name}: {value}"
        for name in sorted(entity.properties)
        if name not in fact.holders and name != thing and (value := joined(entity.properties[name]))
    )
    return PartyFacts(
        line=number,
        label=entity.schema,
        text=text,
        identifiers=_identifiers(entity),
        thing=entity.first(thing) if thing else "",
        owned=owned and entity.schema in VEHICLES,
        day=entity.first("startDate", "date")[:10],
    )


def _identifiers(entity: FtmEntity) -> tuple[Identifier, ...]:
    countries = countries_of(entity)
    found: list[Identifier | None] = []
    match entity.schema:
        case "Passport":
            found += [read_passport(text, countries) for text in entity.texts("passportNumber")]
            found += [read_number(text, countries) for text in entity.texts("personalNumber")]
            if not entity.first("passportNumber"):
                found += [read_passport(text, countries) for text in entity.texts("number")]
        case "Identification":
            read = read_passport if "pass" in entity.first("type").casefold() else read_number
            found += [read(text, countries) for text in entity.texts("number")]
        case schema if schema in THINGS:
            found.append(read_thing(entity))
    return tuple(dict.fromkeys(identifier for identifier in found if identifier is not None))


def trip_of(told: PartyFacts, vehicle: str) -> Identifier | None:
    """The trip that a fact tells of, on the vehicle that it names."""
    return read_trip(vehicle, told.day) if told.label == "Trip" else None
