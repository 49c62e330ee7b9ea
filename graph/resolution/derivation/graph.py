"""Entities and relationships derived from mentions, statements and a resolution.

Can be thrown away and rebuilt.

Decisions.
A *report* is one case in one source: two complainants who give the same phone are two reports
though one office typed both. Weights of different reports are combined, weights within one report
are not.
An identifier that nothing but a narrative tells of is protected until somebody opens it for its
case (graph/openings.py): words do not say for sure whose it is, and a guess that shows a victim's
number cannot be taken back. It ties all the same. Places and journeys are nobody's.
A source that says how strong its links are (the weights of an edge list) has each weigh its share
of the grade. Strength follows the i2 convention: confirmed needs credibility 1-2 from two reports,
unconfirmed a grade of A-C with 1-3, everything else is tentative. A strength that the source states
itself caps the derived one.
Being listed takes no protection away. Who is known from lists of ties or events alone is named as
the list names him, unless a protected person, whoever she is, is called so in any writing: then the
list must not name her to everybody, and he is masked, though he ties and is tied as before.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from msgspec.structs import replace

from graph import identifiers
from graph.dates import span
from graph.ids import IdKey
from graph.model import (
    Case,
    Entity,
    Grade,
    Id,
    Identifier,
    Locality,
    Mention,
    Relationship,
    Statement,
    combine_weights,
    make_id,
)
from graph.names import fold, key_words, parse_person, person_key
from graph.resolution.derivation.counting import count_calls, sum_payments
from graph.resolution.derivation.licences import Held, licence_status, needs_licence
from graph.resolution.identity import Identity
from graph.schema import (
    FREE_TEXT,
    LISTS,
    NAMED,
    NO_COMPLAINTS,
    NOBODYS,
    OTHER_PARTY,
    PERSONAL_SCHEMES,
    PROTECTED_NAME,
    REGISTER,
    ROLES,
    SYMMETRIC,
    AssessmentStatus,
    Credibility,
    EntityKind,
    RelationshipKind,
    Reliability,
    Scheme,
    Strength,
)

_DIGIT = re.compile(r"\d")
_STRENGTHS = (Strength.TENTATIVE, Strength.UNCONFIRMED, Strength.CONFIRMED)
_PSEUDONYM_ORDER = (
    "korban",
    "saksi",
    "pelapor",
    "keluarga",
    "pemilik_rekening",
    "penumpang",
    NAMED,
)


class Derivation:
    """Collects statements and mentions, then gives the entities and relationships of them."""

    def __init__(
        self,
        ids: IdKey,
        entity_of: Mapping[Id, Id],
        cases: Iterable[Case] = (),
        opened: Container[Id] = frozenset(),
    ) -> None:
        """Nothing is noted yet; `opened` are identifiers of free text that may be shown."""
        self._ids = ids
        self._entity_of = entity_of
        self._opened = opened
        self._cases = {case.id: case for case in cases}
        self._links: dict[tuple[RelationshipKind, Id, Id, str], list[_Piece]] = defaultdict(list)
        self._identifiers: dict[Id, Identifier] = {}
        self._id_of: dict[Identifier, Id] = {}
        self._cases_of: defaultdict[Id, set[Id]] = defaultdict(set)
        self._protected: dict[Id, bool] = {}
        self._agreed: dict[Id, bool] = {}
        self._companies: set[Id] = set()
        self._listed: dict[Id, set[str]] = {}
        """Roles of those who merely stand in lists of evidence."""
        self._narrated: set[Id] = set()
        """Those whom narratives alone name."""

    def people(self, groups: Iterable[tuple[Identity, Sequence[Mention]]]) -> list[Entity]:
        """One entity for each group of mentions; their PARTY_TO pieces are noted on the way."""
        found = []
        listed_alone = set()
        for identity, mentions in groups:
            for mention in mentions:
                self._note_party(identity.entity_id, mention)
            if mentions[0].kind is EntityKind.ORGANIZATION:
                self._companies.add(identity.entity_id)
            protected = self._protected[identity.entity_id] = is_protected(mentions, self._cases)
            if all(mention.reported_role.listed for mention in mentions):
                self._listed[identity.entity_id] = {mention.role for mention in mentions}
            if all(mention.ref.start is not None for mention in mentions):
                self._narrated.add(identity.entity_id)
            self._agreed[identity.entity_id] = have_agreed(mentions)
            if all(self._is_listed_alone(mention) for mention in mentions):
                listed_alone.add(identity.entity_id)
            found.append(_party(identity, mentions, protected=protected))

        return self._without_namesakes(found, listed_alone) if listed_alone else found

    def _is_listed_alone(self, mention: Mention) -> bool:
        """Whether a list of ties or an event names a person, and says no more of him."""
        if mention.role != OTHER_PARTY or mention.kind is not EntityKind.PERSON:
            return False
        case = self._cases.get(mention.case_id)
        return case is not None and case.scheme in LISTS

    def _without_namesakes(self, people: list[Entity], listed_alone: Set[Id]) -> list[Entity]:
        """People, those masked who are called like a protected one and are known from lists alone.

        A name alone fuses nobody, so the two stay two; but the list would name her to everybody.
        """
        protected = {key for person in people if person.protected for key in _name_keys(person)}
        found = []
        for person in people:
            is_namesake = person.id in listed_alone and not protected.isdisjoint(_name_keys(person))
            if is_namesake:
                self._protected[person.id] = True
                facts = {**person.properties, "pseudonym": NAMED}
                found.append(replace(person, protected=True, properties=facts))
            else:
                found.append(person)

        return found

    def add(self, statement: Statement) -> None:
        """Note a statement; one whose mention is gone is passed over."""
        ends = [self._end(end) for end in (statement.subject, statement.object)]
        start, end = ends
        if (
            start is None
            or end is None
            or (start == end and not isinstance(statement.object, Identifier))
        ):
            return
        if statement.kind in SYMMETRIC and end < start:
            start, end = end, start
        self._links[(statement.kind, start, end, "")].append(_Piece.of(statement))
        for entity_id in (start, end):
            self._cases_of[entity_id].add(statement.case_id)

    def identifier_entities(self) -> Iterator[Entity]:
        """One entity for each identifier that a statement named.

        Held by protected people only, it is protected. So is one that a narrative calls a victim's,
        or that would tell who somebody is, while no party holds it; and one that only narratives
        tell of, until it is opened.

        A journey is not: a ship and a day are nobody's, and who was aboard is masked by itself.
        """
        held = self._held()
        for entity_id, identifier in sorted(self._identifiers.items(), key=lambda item: item[0]):
            people = [holder for holder in held.by[entity_id] if holder in self._protected]
            free_text = entity_id not in held.written and identifier.kind not in NOBODYS
            if free_text:
                protected, agreed = entity_id not in self._opened, False
            else:
                protected = self._is_of_protected(identifier, people, held)
                agreed = protected and bool(people) and all(map(self._agreed.get, people))
            facts: dict[str, Any] = {"scheme": identifier.scheme.value, "value": identifier.value}
            yield Entity(
                id=entity_id,
                kind=identifier.kind,
                name=identifiers.format(identifier.scheme, identifier.value),
                protected=protected,
                cases=len(self._cases_of[entity_id]),
                properties=facts
                | ({"consent": True} if agreed else {})
                | ({FREE_TEXT: True} if free_text else {}),
            )

    def _held(self) -> "_Held":
        """Who holds, pays into and tells of each identifier."""
        held = _Held()
        for (kind, start, end, _), pieces in self._links.items():
            if not all(piece.told for piece in pieces):
                held.written |= {start, end}
            if kind is RelationshipKind.NAMED_IN:
                held.named[start] |= any(piece.how == PROTECTED_NAME for piece in pieces)
                held.named[start] |= self._identifiers[start].scheme in PERSONAL_SCHEMES
            elif kind is RelationshipKind.PAID:
                held.payers[end].add(start)
            elif end in self._identifiers and self._is_sure_holder(start, pieces):
                held.by[end].add(start)
        return held

    def _is_of_protected(self, identifier: Identifier, people: Sequence[Id], held: "_Held") -> bool:
        """Whether an identifier that a table tells of may not be shown."""
        entity_id = self._id_of[identifier]
        told = held.named[entity_id]
        return (
            bool(people or told)
            and all(self._protected[person] for person in people)
            and identifier.kind is not EntityKind.TRIP
            and (told or not self._is_open(identifier, people, len(held.payers[entity_id])))
        )

    def _is_sure_holder(self, start: Id, pieces: Sequence["_Piece"]) -> bool:
        """Whether a link to an identifier counts as holding it.

        A party's only when more than a narrative says so.

        Words side by side in a narrative are too little to lift the protection of a number.
        """
        return self._protected.get(start, False) or any(not piece.told for piece in pieces)

    def _is_open(self, identifier: Identifier, people: Sequence[Id], payers: int) -> bool:
        """Whether an account or telephone that only listed people hold may be seen all the same.

        One that several pay into is what an investigation looks for, and one that a narrative gives
        to a stranger would be seen without the name; whose it is stays masked.
        """
        if identifier.scheme in PERSONAL_SCHEMES or not all(
            self._listed.get(person) for person in people
        ):
            return False
        if identifier.scheme is Scheme.BANK_ACCOUNT and payers > 1:
            return True
        return self._narrated.issuperset(people)

    def relationships(self) -> Iterator[Relationship]:
        """One relationship for each kind, pair and role, with everything it rests on.

        Where a list of licences is known, a company's part in a case says what its licence was
        worth on that day.
        """
        licences = self._licences()
        cases = self._cases.values() if licences else ()
        days = {case.id: case.reported_on for case in cases if case.scheme != REGISTER}
        for (kind, start, end, role), pieces in sorted(self._links.items()):
            relationship = _relationship(kind, start, end, role, pieces)
            if end in days and start in self._companies and needs_licence(ROLES[role]):
                status = licence_status(licences.get(start, ()), days[end])
                relationship = replace(
                    relationship, properties={**relationship.properties, "licence": status}
                )
            yield relationship

    def _licences(self) -> dict[Id, list[Held]]:
        """The licences that lists say each company holds: those with a day of issue or expiry."""
        found: defaultdict[Id, list[Held]] = defaultdict(list)
        for (kind, start, end, _), pieces in self._links.items():
            if kind is RelationshipKind.HOLDS and self._identifiers[end].scheme is Scheme.LICENCE:
                found[start] += [
                    Held(
                        since=piece.first_on,
                        until=piece.until,
                        status=piece.how,
                    )
                    for piece in pieces
                    if piece.first_on or piece.until
                ]
        return {company: held for company, held in found.items() if held}

    def _note_party(self, entity_id: Id, mention: Mention) -> None:
        key = (
            RelationshipKind.PARTY_TO,
            entity_id,
            mention.case_id,
            mention.role,
        )
        self._links[key].append(_Piece.of_mention(mention))

    def _end(self, end: Id | Identifier) -> Id | None:
        if isinstance(end, Identifier):
            entity_id = self._id_of.get(end)
            if entity_id is None:
                entity_id = self._id_of[end] = self._ids.identifier(end)
                self._identifiers[entity_id] = end
            return entity_id
        return end if end in self._cases else self._entity_of.get(end)


class _Held:
    """What the statements say of identifiers, by id."""

    def __init__(self) -> None:
        self.by: defaultdict[Id, set[Id]] = defaultdict(set)
        """Sure holders."""
        self.payers: defaultdict[Id, set[Id]] = defaultdict(set)
        self.named: defaultdict[Id, bool] = defaultdict(bool)
        """Whether a narrative calls it a victim's, or it would tell who somebody is."""
        self.written: set[Id] = set()
        """All that something else than a narrative tells of."""


class _Piece:
    """What one statement or mention adds to a relationship."""

    __slots__ = (
        "amount",
        "case_id",
        "count",
        "currency",
        "first_on",
        "grade",
        "how",
        "id",
        "last_on",
        "party",
        "share",
        "source_id",
        "strength",
        "told",
        "until",
    )

    id: Id
    case_id: Id
    source_id: Id
    grade: Grade
    first_on: str | None
    last_on: str | None
    strength: Strength | None
    amount: float | None
    currency: str
    count: int
    how: str
    party: Mention | None
    share: float
    told: bool
    """Whether it stands in a narrative."""
    until: str | None
    """The last day as stated; `last_on` falls back on the first."""

    @classmethod
    def of(cls, statement: Statement) -> "_Piece":
        piece = cls()
        piece.id, piece.case_id, piece.source_id = (
            statement.id,
            statement.case_id,
            statement.ref.source_id,
        )
        piece.grade, piece.strength = statement.grade, statement.strength
        piece.first_on, piece.last_on = statement.first_on, statement.last_on or statement.first_on
        piece.amount, piece.currency, piece.count = (
            statement.amount,
            statement.currency,
            statement.count,
        )
        piece.how, piece.party, piece.until = statement.how, None, statement.last_on
        piece.told, piece.share = statement.ref.start is not None, statement.share
        return piece

    @classmethod
    def of_mention(cls, mention: Mention) -> "_Piece":
        piece = cls()
        piece.id = mention.id
        piece.case_id = mention.case_id
        piece.source_id = mention.ref.source_id
        piece.grade = mention.grade
        piece.strength = piece.first_on = piece.last_on = piece.until = None
        piece.amount, piece.currency, piece.count = None, "", 1
        piece.how = ""
        piece.party = mention
        piece.told, piece.share = False, 1.0
        return piece

    @property
    def report(self) -> tuple[Id, Id]:
        """The complaint it comes from: independent of any other complaint."""
        return self.source_id, self.case_id


def _name_keys(person: Entity) -> set[str]:
    """What all writings of a person's names share, in whatever order; nothing for codes."""
    names = [name for name in (person.name, *person.names) if not _DIGIT.search(name)]
    in_order = {person_key(name) for name in names}
    sorted_words = {"".join(sorted(key_words(name))) for name in names}
    return (in_order | sorted_words) - {""}


def case_entity(case: Case) -> Entity:
    """A case as a node of the graph."""
    facts = {
        "reported_on": case.reported_on,
        "office": case.office,
        "status": case.status,
        "categories": list(case.categories),
        "scheme": case.scheme,
        "province": case.origin.province,
        "regency": case.origin.regency,
        "destination": case.destination.country,
    }
    return Entity(
        id=case.id,
        kind=EntityKind.CASE,
        name=case.number,
        cases=1,
        properties={k: v for k, v in facts.items() if v},
    )


def is_protected(mentions: Sequence[Mention], cases: Mapping[Id, Case]) -> bool:
    """Whether somebody is known in protected roles only, mere registers and lists aside.

    A listed company is no victim. That a register names somebody too (a list of people or of ties,
    an export of another system) makes a victim no party.
    """
    said = [
        mention
        for mention in mentions
        if mention.role != OTHER_PARTY or not _is_list(mention.case_id, cases)
    ]
    roles = [mention.reported_role for mention in said]
    listed = mentions[0].kind is EntityKind.ORGANIZATION and all(role.listed for role in roles)
    return bool(roles) and all(role.protected for role in roles) and not listed


def _is_list(case_id: Id, cases: Mapping[Id, Case]) -> bool:
    """Whether a case is no complaint, but a register, a list of ties or an event."""
    return case_id in cases and cases[case_id].scheme in NO_COMPLAINTS


def have_agreed(mentions: Iterable[Mention]) -> bool:
    """Whether everybody protected among these agreed to the sharing of data.

    There must be somebody protected.
    """
    asked = [mention.consent for mention in mentions if mention.reported_role.protected]
    return bool(asked) and all(said is True for said in asked)


def _party(identity: Identity, mentions: Sequence[Mention], *, protected: bool) -> Entity:
    """One entity.

    A party is described by what is told of it as a party: that it was a victim elsewhere is
    nobody's.
    """
    told = (
        mentions
        if protected
        else [mention for mention in mentions if not mention.reported_role.protected] or mentions
    )
    written = _written_names(told)
    name, others = (written[0], tuple(written[1:])) if written else ("", ())
    roles = {mention.role for mention in mentions}
    properties: dict[str, Any] = {
        "sex": _commonest(mention.sex for mention in told),
        "born_on": _fullest(mention.born_on or "" for mention in told),
        "nationality": _commonest(mention.nationality for mention in told),
        "organization": _commonest(mention.organization for mention in told),
        "position": _commonest(mention.position for mention in told),
        "address": _fullest(mention.address for mention in told),
        **_place(_fullest_locality(told)),
        "consent": have_agreed(mentions),
    }
    pseudonym = next((role for role in _PSEUDONYM_ORDER if role in roles), "")
    return Entity(
        id=identity.entity_id,
        kind=mentions[0].kind,
        name=name,
        names=others,
        serial=identity.serial,
        protected=protected,
        derived_from=identity.derived_from,
        mentions=tuple(sorted(mention.id for mention in mentions)),
        cases=len({mention.case_id for mention in mentions}),
        properties={k: v for k, v in {**properties, "pseudonym": pseudonym}.items() if v},
    )


def _written_names(mentions: Sequence[Mention]) -> list[str]:
    """Names as written, fullest first, one writing for each folded form.

    Aliases after main names.
    """
    main, aliases = Counter[str](), Counter[str]()
    for mention in mentions:
        main.update(mention.names)
        aliases.update(mention.aliases)
    found: dict[str, str] = {}
    for counted in (main, aliases):
        for name in sorted(
            counted,
            key=lambda name: (-len(parse_person(name).tokens), -counted[name], -len(name), name),
        ):
            found.setdefault(fold(name), name)
    return list(found.values())


def _commonest(values: Iterable[str]) -> str:
    said = [value for value in values if value]
    if len(said) < 2:
        return said[0] if said else ""
    counted = Counter(said)
    return min(counted, key=lambda name: (-counted[name], name))


def _fullest(values: Iterable[str]) -> str:
    said = [value for value in values if value]
    if len(said) < 2:
        return said[0] if said else ""
    counted = Counter(said)
    return min(counted, key=lambda name: (-len(name), -counted[name], name))


def _fullest_locality(mentions: Sequence[Mention]) -> Locality:
    places = [mention.locality for mention in mentions if mention.locality]
    return min(
        places,
        key=lambda place: (-len(place.code), -len(place.village), str(place)),
        default=Locality(),
    )


def _place(place: Locality) -> dict[str, str]:
    return {
        "region": place.code,
        "village": place.village,
        "district": place.district,
        "regency": place.regency,
        "province": place.province,
        "country": place.country,
    }


def _relationship(
    kind: RelationshipKind, start: Id, end: Id, role: str, pieces: Sequence[_Piece]
) -> Relationship:
    """One relationship from all its pieces; a report that says it twice counts once."""
    reports: dict[tuple[Id, Id], float] = {}
    for piece in pieces:
        reports[piece.report] = max(
            reports.get(piece.report, 0.0), piece.grade.weight * piece.share
        )
    dates: list[str | None] = []
    for piece in pieces:
        dates += (piece.first_on, piece.last_on)
    first_on, last_on = span(dates)
    return Relationship(
        id=make_id("l", kind, start, end, role),
        kind=kind,
        start=start,
        end=end,
        role=role,
        weight=combine_weights(reports[report] for report in sorted(reports)),
        strength=_strength(pieces, len(reports)),
        grade=max((piece.grade for piece in pieces), key=lambda grade: (grade.weight, str(grade))),
        first_on=first_on,
        last_on=last_on,
        statements=tuple(sorted({piece.id for piece in pieces})),
        cases=tuple(sorted({piece.case_id for piece in pieces})),
        sources=len(reports),
        properties=_details(kind, pieces),
    )


def _strength(pieces: Sequence[_Piece], reports: int) -> Strength:
    """How sure a relationship is: by its grades, and at most what the sources say of it."""
    good = {Credibility.CONFIRMED, Credibility.PROBABLE}
    trusted = {Reliability.A, Reliability.B, Reliability.C}
    sound = {piece.report for piece in pieces if piece.grade.credibility in good}
    if reports > 1 and len(sound) > 1:
        derived = Strength.CONFIRMED
    elif any(
        piece.grade.reliability in trusted
        and piece.grade.credibility in good | {Credibility.POSSIBLE}
        for piece in pieces
    ):
        derived = Strength.UNCONFIRMED
    else:
        derived = Strength.TENTATIVE
    stated = [piece.strength for piece in pieces]
    if any(strength is None for strength in stated):
        return derived
    return min(
        derived,
        max((strength for strength in stated if strength), key=_STRENGTHS.index),
        key=_STRENGTHS.index,
    )


def _details(kind: RelationshipKind, pieces: Sequence[_Piece]) -> dict[str, Any]:
    """The properties of a relationship: sums, counts, how it was, and what is claimed of it."""
    details: dict[str, Any] = {}
    amounts = [piece for piece in pieces if piece.amount is not None]
    if amounts or kind is RelationshipKind.PAID:
        paid, payments = sum_payments((p.source_id, p.first_on, p.amount, p.count) for p in pieces)
        details |= (
            {"amount": paid, "currency": _commonest(p.currency for p in amounts)} if amounts else {}
        )
        details |= {"count": payments} if kind is RelationshipKind.PAID else {}
    elif kind is RelationshipKind.CALLED:
        details["count"] = count_calls(
            (p.source_id, p.first_on, p.last_on, p.count) for p in pieces
        )
    if kind is not RelationshipKind.NAMED_IN and (
        how := sorted({piece.how for piece in pieces if piece.how})
    ):
        details["how"] = "; ".join(how)
    details |= _assessment([piece.party for piece in pieces if piece.party])
    return details


def _assessment(mentions: Sequence[Mention]) -> dict[str, str]:
    """The latest assessment; among those of one day the gravest, and `cleared` over all."""
    order = list(AssessmentStatus)
    given = [mention.assessment for mention in mentions if mention.assessment]
    if not given:
        return {}
    last = max(
        given,
        key=lambda assessment: (
            assessment.on or "",
            order.index(assessment.status),
            assessment.by,
            assessment.basis,
        ),
    )
    facts = {
        "assessment": last.status.value,
        "assessed_by": last.by,
        "assessed_on": last.on or "",
        "basis": last.basis,
    }
    return {key: value for key, value in facts.items() if value}
