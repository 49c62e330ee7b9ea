"""A person or organisation of FollowTheMoney as a mention, with what other lines tell of it."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from graph.dates import read_date
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Id, Identifier, Locality, Mention, SourceRef
from graph.schema import EntityKind, RelationshipKind, Scheme, may_join
from loaders.formats.ftm.entities import FtmEntity, joined
from loaders.formats.ftm.identifying import read_identifier, read_number, read_passport
from loaders.formats.ftm.index import FtmIndex, PartyFacts, countries_of, party_kind, trip_of
from loaders.validation import RowIssues
from loaders.vocabulary.codes import read_sex
from loaders.vocabulary.fields import read_country, read_person_name

ROLE = "pihak_lain"

_NAMES = ("name", "alias", "previousName", "weakAlias", "abbreviation")
_PARTS = ("firstName", "secondName", "middleName", "lastName")
_NUMBERS = (
    "idNumber",
    "socialSecurityNumber",
    "taxNumber",
    "registrationNumber",
    "innCode",
    "ogrnCode",
    "leiCode",
)
_TAKEN = frozenset({*_NAMES, "addressEntity", "parent"})
_YEAR = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?")


class PartyReader:
    """Makes mentions of the parties of one file."""

    def __init__(
        self,
        index: FtmIndex,
        case: Id,
        mention_of: Callable[[str], Id],
        used: set[str],
        today: date,
    ) -> None:
        self._index, self._case, self._mention_of, self._used = index, case, mention_of, used
        self._today = today

    def read(self, entity: FtmEntity, record: Id, ref: SourceRef, issues: RowIssues) -> Mention:
        """The mention; a value that no field takes is kept in `extra`."""
        kind = party_kind(entity)
        extra = _Extra()
        fields: dict[str, Any] = {"names": (), "aliases": ()} | _names(entity, kind)
        if not fields["names"] and not fields["aliases"]:
            issues.warn(
                "name", entity.id, "a party without a name", "fill in the name if it is known"
            )
        _add_facts(fields, entity, extra, issues, self._today)
        identifiers = dict.fromkeys(_identifiers(entity, extra, issues))
        self._add_addresses(fields, entity, extra, identifiers)
        for told in self._index.told.get(entity.id, ()):
            identifiers.update(dict.fromkeys(self._add_told(told, kind, extra)))
        for name in entity.properties.keys() - _TAKEN - extra.done:
            extra.add(name, joined(entity.properties[name]))
        if entity.schema not in ("Person", "Organization"):
            extra.add("schema", entity.schema)
        for name, value in entity.beside.items():
            extra.add(name, joined(value))
        return Mention(
            id=self._mention_of(entity.id),
            case_id=self._case,
            record=record,
            ref=ref,
            kind=kind,
            role=ROLE,
            identifiers=tuple(identifiers),
            extra=dict(sorted(extra.texts.items())),
            **fields,
        )

    def _add_addresses(
        self,
        fields: dict[str, Any],
        entity: FtmEntity,
        extra: "_Extra",
        identifiers: dict[Identifier, None],
    ) -> None:
        """Add the addresses that a party refers to by id, and those that it holds as text."""
        texts = dict.fromkeys(entity.texts("address"))
        for address in entity.texts("addressEntity"):
            if address in self._index.things:
                self._used.add(address)
                texts.setdefault(self._index.things[address][1])
            else:
                extra.add("addressEntity", address)
        extra.done.add("address")
        for text in filter(None, texts):
            if "address" in fields:
                extra.add("address", text)
            fields.setdefault("address", text)
            found = read_identifier(Scheme.ADDRESS, text)
            if found:
                identifiers[found] = None

    def _add_told(
        self, told: PartyFacts, kind: EntityKind, extra: "_Extra"
    ) -> Iterator[Identifier]:
        """Keep what another line tells, and give the identifiers that it tells of."""
        _, name, _ = self._index.things.get(told.thing, ("", "", None))
        if name:
            self._used.add(told.thing)
        extra.add(told.label, "; ".join(filter(None, (name or told.thing, told.text))))
        if kind is EntityKind.PERSON and (trip := trip_of(told, name)):
            yield trip
        if not told.owned:
            yield from told.identifiers


def owned(told: Sequence[PartyFacts]) -> Iterator[tuple[RelationshipKind, Identifier]]:
    """What a party is told to own."""
    for fact in told:
        for identifier in fact.identifiers if fact.owned else ():
            if may_join(RelationshipKind.HOLDS, EntityKind.PERSON, identifier.kind):
                yield RelationshipKind.HOLDS, identifier


class _Extra:
    """Texts by name, those of one name joined; `done` names what a field or this has taken."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.done: set[str] = set()

    def add(self, name: str, text: str) -> None:
        if text:
            self.texts[name] = f"{self.texts[name]} | {text}" if name in self.texts else text


def _names(entity: FtmEntity, kind: EntityKind) -> dict[str, Any]:
    """The names, the caption first where it is one of them.

    A father's name where the main name tells it.
    """
    names = entity.texts("name")
    if not names:
        parts = " ".join(filter(None, map(entity.first, _PARTS)))
        names = [parts] if parts else []
    if entity.caption in names:
        names = list(dict.fromkeys([entity.caption, *names]))
    aliases = entity.all_texts(*_NAMES[1:])
    if kind is not EntityKind.PERSON or not names:
        return {"names": tuple(names), "aliases": tuple(dict.fromkeys(aliases))}
    main = read_person_name(names[0])
    found: dict[str, Any] = {
        "names": (*main.names, *names[1:]),
        "aliases": tuple(dict.fromkeys([*main.aliases, *aliases])),
    }
    return found | ({"father": main.father} if main.father else {})


def _add_facts(
    fields: dict[str, Any], entity: FtmEntity, extra: _Extra, issues: RowIssues, today: date
) -> None:
    """Add what the entity itself says: dates, sex, places and what no field takes."""
    if entity.schema == "Person":
        _add_birth(fields, entity, extra, issues, today)
        _add_sex(fields, entity, extra)
        for name, prop in (("position", "position"), ("father", "fatherName")):
            first, *others = entity.texts(prop) or [""]
            extra.done.add(prop)
            if first and name in fields:
                others = [first, *others]
            elif first:
                fields[name] = first
            extra.add(prop, " | ".join(others))
    nations = entity.texts("nationality") or entity.texts("citizenship")
    if nations:
        fields["nationality"] = "; ".join(read_country(text) or text for text in nations)
        extra.done.add("nationality" if entity.texts("nationality") else "citizenship")
    countries = entity.texts("country")
    if len(countries) == 1:
        fields["locality"] = Locality(country=read_country(countries[0]) or countries[0])
        extra.done.add("country")


def _add_birth(
    fields: dict[str, Any], entity: FtmEntity, extra: _Extra, issues: RowIssues, today: date
) -> None:
    """The fullest birth date when they agree.

    Those that contradict each other are all kept beside it.
    """
    dates = []
    extra.done.add("birthDate")
    for text in entity.texts("birthDate"):
        found = _YEAR.match(text)
        try:
            dates.append(read_date(found[0] if found else text, today=today))
        except InvalidValue as error:
            issues.warn(
                "birthDate",
                text,
                error.reason,
                "check the date; it is kept as it stands",
            )
            extra.add("birthDate", text)
    if not dates:
        return
    fullest = max(dates, key=len)
    if all(fullest.startswith(date) for date in dates):
        fields["born_on"] = fullest
    else:
        extra.add("birthDate", " | ".join(dates))
        years = {date[:4] for date in dates}
        if len(years) == 1:
            fields["born_on"] = years.pop()


def _add_sex(fields: dict[str, Any], entity: FtmEntity, extra: _Extra) -> None:
    texts = entity.texts("gender")
    extra.done.add("gender")
    try:
        sexes = {read_sex(text) for text in texts}
    except InvalidValue:
        sexes = set()
    if len(sexes) == 1 and "" not in sexes:
        fields["sex"] = sexes.pop()
    else:
        extra.add("gender", " | ".join(texts))


def _identifiers(entity: FtmEntity, extra: _Extra, issues: RowIssues) -> Iterator[Identifier]:
    """Every identifier of a party, each once; what cannot be read is said in the issues."""
    countries = countries_of(entity)
    readers: dict[str, Callable[[str], Identifier | None]] = {
        "phone": lambda text: read_identifier(Scheme.PHONE, text),
        "email": lambda text: read_identifier(Scheme.EMAIL, text),
        "passportNumber": lambda text: read_passport(text, countries),
        "licenseNumber": lambda text: (
            read_identifier(Scheme.LICENCE, text)
            if not countries or "id" in countries
            else read_number(text, countries)
        ),
    } | {
        name: partial(read_number, countries=countries, kind="" if name == "idNumber" else name)
        for name in _NUMBERS
    }
    for name, read in readers.items():
        extra.done.add(name)
        for text in entity.texts(name):
            found = read(text)
            if found is not None:
                yield found
                continue
            extra.add(name, text)
            if name in ("phone", "email"):
                issues.warn(
                    name,
                    text,
                    message("no valid {name}", name=name),
                    "check it; it is kept as it stands",
                )
